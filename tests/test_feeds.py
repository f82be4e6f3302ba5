"""Feeds: an entry an article, whatever the feed says of its encoding."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

import mediakit as mk

ITEM = """<item><title>بدء الإضراب</title><link>https://almadd.example/1</link>
<description>&lt;p&gt;بدأ عمال الميناء&amp;nbsp;إضرابهم.&lt;/p&gt;
&lt;p&gt;وقال الوزير إنه آسف.&lt;/p&gt;</description>
<pubDate>Mon, 02 Feb 2026 01:00:00 +0300</pubDate><author>سعاد</author></item>"""
RSS = f'<rss version="2.0"><channel><title>بوابة المد</title>{ITEM}</channel></rss>'
TEXT = "بدأ عمال الميناء إضرابهم.\nوقال الوزير إنه آسف."


def feed(folder: Path, text: str, encoding: str = "utf-8", name: str = "a.xml") -> Path:
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


@pytest.mark.parametrize(
    ("declaration", "encoding", "problem"),
    [
        ("", "utf-8", None),
        ('<?xml version="1.0" encoding="utf-8"?>', "utf-8", None),
        ('<?xml version="1.0" encoding="windows-1256"?>', "cp1256", None),
        ("", "cp1256", "read as cp1256"),
        ('<?xml version="1.0" encoding="utf-8"?>', "cp1256", "read as cp1256"),
        ('<?xml version="1.0" encoding="utf-8"?>', "utf-16", None),
    ],
)
def test_an_rss_feed_is_read_in_its_encoding_whatever_it_declares(
    tmp_path: Path, declaration: str, encoding: str, problem: str | None
) -> None:
    row = mk.read_articles(feed(tmp_path, declaration + RSS, encoding)).iloc[0]
    assert [row["source"], row["headline"], row["text"]] == ["بوابة المد", "بدء الإضراب", TEXT]
    assert [row["url"], row["author"]] == ["https://almadd.example/1", "سعاد"]
    assert (None if pd.isna(row["problem"]) else row["problem"]) == problem


def test_the_date_is_that_of_the_publishers_clock(tmp_path: Path) -> None:
    row = mk.read_articles(feed(tmp_path, RSS)).iloc[0]
    assert row["date"] == pd.Timestamp(2026, 2, 2, 1)
    arabic = RSS.replace("Mon, 02 Feb 2026 01:00:00 +0300", "الاثنين 2 شباط 2026")
    assert mk.read_articles(feed(tmp_path, arabic)).iloc[0]["date"] == pd.Timestamp(2026, 2, 2)


def test_the_whole_content_of_an_entry_comes_before_its_summary(tmp_path: Path) -> None:
    whole = "<content:encoded><![CDATA[<div>النص <b>الكامل</b><br/>للخبر</div>]]></content:encoded>"
    namespace = 'xmlns:content="http://purl.org/rss/1.0/modules/content/" version'
    text = RSS.replace("</item>", f"{whole}</item>").replace("version", namespace)
    assert mk.read_articles(feed(tmp_path, text))["text"].tolist() == ["النص الكامل\nللخبر"]


def test_atom_entries_name_the_feed_that_they_come_from(tmp_path: Path) -> None:
    text = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>تجميع</title>
    <entry><id>tag:1</id><title type="html">&lt;b&gt;خبر&lt;/b&gt;</title>
    <updated>2026-02-02T01:00:00+03:00</updated><summary>موجز</summary></entry>
    <entry><id>tag:2</id><title>آخر</title><summary>نص</summary>
    <source><title>السدرة</title></source></entry></feed>"""
    articles = mk.read_articles(feed(tmp_path, text, name="a.atom"))
    assert articles["article"].tolist() == ["tag:1", "tag:2"]
    assert articles["source"].tolist() == ["تجميع", "السدرة"]
    assert articles["headline"].tolist() == ["خبر", "آخر"]
    assert articles["date"].iloc[0] == pd.Timestamp(2026, 2, 2, 1)
    assert articles["text"].tolist() == ["موجز", "نص"]


def test_a_feed_that_is_cut_gives_its_entries_and_a_problem(tmp_path: Path) -> None:
    text = RSS.replace(ITEM, ITEM * 3)
    articles = mk.read_articles(feed(tmp_path, text[: text.index("</channel>") - 300]))
    assert articles["headline"].tolist()[:2] == ["بدء الإضراب", "بدء الإضراب"]
    assert articles["problem"].tolist()[-1] == "not read: the feed is cut before its end"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("<root><a>1</a></root>", "Not a feed"),
        ('<rss version="2.0"><channel><title>x</title></channel></rss>', "A feed without entries"),
        ("http://example.com/feed.xml", "Not a feed"),
        ("", "Not a feed"),
    ],
)
def test_what_is_no_feed_says_so(tmp_path: Path, text: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        mk.read_articles(feed(tmp_path, text))


def test_entities_are_neither_opened_nor_multiplied(tmp_path: Path) -> None:
    secret = feed(tmp_path, "secret", name="secret.txt")
    kinds = f'<!ENTITY x SYSTEM "{secret.as_uri()}"><!ENTITY a "ha"><!ENTITY b "{"&a;" * 50}">'
    for level in "bcdefg":
        kinds += f'<!ENTITY {chr(ord(level) + 1)} "{f"&{level};" * 50}">'
    text = f"<!DOCTYPE rss [{kinds}]>" + RSS.replace("بدء الإضراب", "&x;&h;خبر")
    articles = mk.read_articles(feed(tmp_path, text))
    assert "secret" not in articles["headline"].iloc[0]
    assert len(articles["headline"].iloc[0]) < 1_000
