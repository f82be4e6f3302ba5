"""Saved web pages: the article, the whole article, and nothing but the article."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pandas as pd
import pytest

import mediakit as mk
from conftest import shared
from mediakit._formats.page import article_of, decode_page
from mediakit._words import words

PAGE = """<!DOCTYPE html><html lang="en"><head><title>بدء الإضراب في الميناء</title>
<meta property="og:site_name" content="بوابة المد">
<meta property="article:published_time" content="{date}">
<meta property="og:url" content="https://www.almadd.example/7"></head><body>
<nav><a href="/">الرئيسية</a> <a href="/sport">رياضة</a> <a href="/art">ثقافة</a></nav>
<article><h1>بدء الإضراب في الميناء</h1>
<p>بدأ عمال الميناء إضرابا مفتوحا فجر اليوم بعد انتهاء المهلة التي منحتها نقابتهم للوزارة،
وتوقف العمل في الأرصفة كلها.</p>
<p>وقال رئيس النقابة أمام البوابة الرئيسية إن الوزارة لم ترسل ورقة واحدة طوال أسبوعين، وإن
العمال سيؤمنون الأدوية.</p>
<p>وأعربت الوزارة عن أسفها، وقالت في بيان إن باب الحوار مفتوح وإن العقد يحفظ حقوق العاملين
سنتين على الأقل.</p>
</article><footer>جميع الحقوق محفوظة</footer></body></html>"""


def tokens(text: str) -> Counter[str]:
    folded = mk.normalize(text, digits=True, marks=True, letters=True)
    return Counter(word.form for word in words(folded, keep_numbers=True))


def f1(found: str, marked: str) -> float:
    """Return the harmonic mean of precision and recall over tokens."""
    first, second = tokens(found), tokens(marked)
    return 2 * sum((first & second).values()) / (sum(first.values()) + sum(second.values()))


def gold() -> list[tuple[Path, str]]:
    folder = shared("corpora/html")
    return [
        (path, path.with_suffix(".gold.txt").read_text(encoding="utf-8"))
        for path in sorted(folder.glob("*.html"))
    ]


def test_real_pages_give_the_text_that_was_marked_by_hand() -> None:
    scores = [
        f1(article_of(decode_page(path.read_bytes())[0])["text"], text) for path, text in gold()
    ]
    assert len(scores) == 5
    assert sum(scores) / 5 >= 0.97
    assert min(scores) >= 0.85


@pytest.mark.parametrize(
    "encoding", ["utf-8", "cp1256", "iso8859-6", "utf-16", "utf-16-le", "utf-16-be"]
)
def test_a_page_without_a_declaration_gives_the_same_text(encoding: str) -> None:
    for path, _ in gold():
        markup, _ = decode_page(path.read_bytes())
        bare = re.sub(r"<meta[^>]*charset[^>]*>|<\\?xml[^>]*>", "", markup, flags=re.IGNORECASE)
        again, _ = decode_page(bare.encode(encoding, errors="xmlcharrefreplace"))
        assert article_of(again)["text"] == article_of(bare)["text"]


def test_a_page_says_who_published_it_when_and_where(tmp_path: Path) -> None:
    (tmp_path / "7.html").write_text(PAGE.format(date="2026-02-01"), encoding="utf-8")
    row = mk.read_articles(tmp_path).iloc[0]
    assert [row["headline"], row["source"], row["url"]] == [
        "بدء الإضراب في الميناء", "بوابة المد", "https://www.almadd.example/7",
    ]  # fmt: skip
    assert row["date"] == pd.Timestamp(2026, 2, 1)
    assert row["text"].startswith("بدأ عمال الميناء")
    assert "رياضة" not in row["text"]
    assert "الحقوق" not in row["text"]


def test_a_declared_encoding_is_believed_only_if_the_bytes_are_in_it() -> None:
    declared = PAGE.replace("<head>", '<head><meta charset="{}">')
    old = declared.replace("{}", "windows-1256").encode("cp1256")
    assert "بدأ عمال الميناء" in decode_page(old)[0]
    wrong = declared.replace("{}", "utf-8").encode("cp1256")
    assert "بدأ عمال الميناء" in decode_page(wrong)[0]
    unknown = declared.replace("{}", "x-nothing").encode("utf-8")
    assert "بدأ عمال الميناء" in decode_page(unknown)[0]


def test_a_first_of_january_that_is_not_printed_is_missing() -> None:
    assert article_of(PAGE.format(date="2026-01-01"))["date"] == "2026-01-01"
    assert article_of(PAGE.replace("{date}", "") + "<p>حقوق 2013</p>")["date"] is None


@pytest.mark.parametrize("markup", ["", "<html>", "<p>" * 10_000 + "نص", "\x00\x01", "نص بلا وسوم"])
def test_broken_pages_are_rows(markup: str, tmp_path: Path) -> None:
    (tmp_path / "bad.html").write_text(markup, encoding="utf-8")
    (tmp_path / "good.html").write_text(PAGE.format(date="2026-02-01"), encoding="utf-8")
    articles = mk.read_articles(tmp_path)
    assert len(articles) == 2
    assert articles["problem"].notna().tolist() in ([True, False], [False, False])
