"""The page on formats: its recipe runs, and it names what is read."""

from __future__ import annotations

import re
from pathlib import Path

import mediakit as mk
from conftest import ROOT, shared
from mediakit._formats.part import SUFFIXES

PAGE = (ROOT / "docs" / "formats.md").read_text(encoding="utf-8")


def test_the_recipe_for_sgml_reads_a_real_file() -> None:
    path = shared("corpora/messy/real_ant_trec_sgml.txt")
    code = re.search(r"```python\n(.*?)```", PAGE, re.S)[1].replace("corpus.sgml", str(path))
    names: dict = {}
    exec(code, names)
    articles = names["articles"]
    markup = Path(path).read_text(encoding="utf-8")
    assert len(articles) == markup.count("<DOC>") >= 1
    row = articles.iloc[0]
    assert row["article"] == re.search("<DOCNO>(.*?)</DOCNO>", markup)[1]
    assert row["source"] == re.search("<SRC>(.*?)</SRC>", markup)[1]
    assert str(row["date"].date()) == re.search("<TIME>(.*?)T", markup)[1]
    assert len(row["headline"]) > 10
    assert len(row["text"]) > 500
    assert not articles["text"].str.contains("<", regex=False).any()
    assert articles["problem"].isna().all()


def test_every_suffix_is_on_the_page() -> None:
    assert [suffix for suffix in SUFFIXES if f"`{suffix}`" not in PAGE] == []


def test_a_report_of_ours_among_the_pages_is_no_article(tmp_path: Path) -> None:
    report = '<!DOCTYPE html><head><meta name="generator" content="mediakit 0.1.0"></head>'
    (tmp_path / "report.html").write_text(report, encoding="utf-8")
    (tmp_path / "خبر.txt").write_text("عنوان\n\nنص الخبر.", encoding="utf-8")
    problems = mk.read_articles(tmp_path)["problem"].dropna().tolist()
    assert problems == ["not read: a report that mediakit wrote, not an article"]
