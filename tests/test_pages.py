"""Saved web pages: the article, the whole article, and nothing but the article."""

from __future__ import annotations

import json
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


TITLE = "بدء الإضراب في الميناء"
PARAGRAPHS = re.findall("<p>(.*?)</p>", PAGE, re.S)
MENU = "<ul>" + "<li><a href='/x'>الرئيسية</a></li><li><a href='/y'>رياضة</a></li>" * 3 + "</ul>"


def page_of(body: str, head: str = "") -> str:
    """Return a page without a hint of where the article is."""
    return f"<html><head><title>{TITLE} | بوابة المد</title>{head}</head><body>{body}</body></html>"


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


@pytest.mark.parametrize(
    "body",
    [
        f"{MENU}<h1>{TITLE}</h1><div class='b'><p>{'</p><p>'.join(PARAGRAPHS)}</p></div>{MENU}",
        f"{MENU}<div><h2>{TITLE}</h2><div>{'<br><br>'.join(PARAGRAPHS)}</div></div>{MENU}",
        f"<table><tr><td>{MENU}</td><td><table><tr><td><font size=5>{TITLE}</font></td></tr>"
        f"<tr><td>{'<br><br>'.join(PARAGRAPHS)}</td></tr></table></td><td>{MENU}</td></tr></table>",
        f"<article><p>{TITLE}</p><p>{'</p><p>'.join(PARAGRAPHS)}</p></article>{MENU}",
        f"<h1>{TITLE}</h1><div><p>{'</p><p>'.join(PARAGRAPHS)}</p><h3>التعليقات (2)</h3>"
        "<div><b>قارئ</b><p>تعليق طويل نسبيا على الخبر المنشور أعلاه، وشكرا لكم.</p></div></div>",
    ],
    ids=["no class", "line breaks", "layout table", "headline in the text", "comments"],
)
def test_pages_of_any_layout_give_the_article_alone(body: str) -> None:
    article = article_of(page_of(body))
    assert article["headline"] == TITLE
    assert article["text"].split() == " ".join(PARAGRAPHS).split()


def test_the_lead_between_headline_and_body_belongs_to_the_article() -> None:
    lead = "بدأ عمال الميناء إضرابا مفتوحا فجر اليوم بعد انتهاء المهلة التي منحتها نقابتهم للوزارة."
    body = f"<div class='b'><p>{'</p><p>'.join(PARAGRAPHS[1:])}</p></div>"
    head = f"<meta name='description' content='{lead[:60]}...'>"
    above = f"<div><div class='h'><h1>{TITLE}</h1><div class='l'><p>{lead}</p></div></div>"
    text = article_of(page_of(f"{MENU}{above}<img src='a.jpg'>{body}</div>", head))["text"]
    assert text.startswith(lead)
    assert text.count("فجر اليوم") == 1
    elsewhere = page_of(f"{MENU}<h1>{TITLE}</h1>{body}<div class='more'><p>{lead}</p></div>", head)
    assert not article_of(elsewhere)["text"].startswith(lead)


def test_a_page_that_scripts_draw_gives_the_text_it_carries_as_data() -> None:
    body = f'<p>{PARAGRAPHS[0]}</p><p>وقال: "نعم".</p>'
    data = json.dumps({"@type": "NewsArticle", "headline": TITLE, "articleBody": body})
    head = f'<script type="application/ld+json">{data}</script>'
    text = article_of(page_of("<div id='app'></div>", head))["text"]
    assert text.split() == [*PARAGRAPHS[0].split(), "وقال:", '"نعم".']


def test_the_site_is_a_name_or_a_host_and_never_a_handle() -> None:
    address = '<link rel="canonical" href="https://www.almadd.example/7">'
    handle = '<meta name="twitter:site" content="@almadd_ar">'
    body = f"<article><h1>{TITLE}</h1><p>{'</p><p>'.join(PARAGRAPHS)}</p></article>"
    assert article_of(page_of(body, address + handle))["source"] == "almadd.example"
    named = '<meta property="og:site_name" content="بوابة المد">'
    assert article_of(page_of(body, named + address + handle))["source"] == "بوابة المد"


@pytest.mark.parametrize(
    ("above", "below", "after", "date"),
    [
        ("", "<span class='post-date'>الثلاثاء 3 شباط 2026</span>", "", "2026-02-03"),
        ("", "<time>٣ فبراير ٢٠٢٦</time>", "", "2026-02-03"),
        ("<div class='today-date'>الأربعاء 25 نوفمبر 2026</div>", "", "", None),
        ("", "", "<p><span class='date'>4 شباط 2026</span> خبر آخر</p>", None),
        ("", "<span class='date'>منذ 3 ساعات</span>", "<p>© 2015 جميع الحقوق</p>", None),
        ("", "", "<a href='/2014/05/06/x.html'>خبر آخر</a><img src='/2014/05/06/a.jpg'>", None),
    ],
)
def test_a_printed_date_is_that_below_the_headline(
    above: str, below: str, after: str, date: str | None
) -> None:
    text = "<p>وقال إن الاتفاق وقع في 12/3/2011 وصدر القانون في 2009-05-06 ونشر بعده بأيام.</p>"
    article = f"<article>{text}<p>{'</p><p>'.join(PARAGRAPHS)}</p></article>"
    page = page_of(f"{above}<h1>{TITLE}</h1>{below}{article}<footer>{after}</footer>")
    assert article_of(page)["date"] == date


def test_a_page_that_declares_latin_but_is_arabic_is_recognised() -> None:
    declared = PAGE.replace("<head>", '<head><meta charset="{}">')
    for name in ("iso-8859-1", "windows-1252", "us-ascii"):
        text, note = decode_page(declared.replace("{}", name).encode("cp1256"))
        assert "بدأ عمال الميناء" in text
        assert note == "read as cp1256"
    saved = declared.replace("{}", "windows-1256").encode("utf-8")
    assert decode_page(saved) == (declared.replace("{}", "windows-1256"), None)
