"""Cells as HTML: formulas, prices, attachments, tables, numbers in order, nothing that runs."""

from __future__ import annotations

import base64
import io
import re
import time

import pytest
from lxml.html import HtmlElement
from nbformat.v4 import new_markdown_cell, new_output
from PIL import Image

from mediakit._report.cells import cell, markdown, output
from mediakit._report.markdown import markdown_to_html
from mediakit._report.page import keep_styles_once
from mediakit._report.safe import (
    isolate_numbers,
    make_safe,
    mend_tables,
    parse,
    serialise,
)
from mediakit._report.words import CHARTS, WORDS
from mediakit.plot._figure import NO_DESCRIPTION

ARABIC = WORDS["ar"]
PIXEL = (
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJg"
    "gg=="
)


def pixels(source: str) -> bytes:
    """Return what a picture inside a page shows, whatever its format."""
    data = base64.b64decode(source.partition(",")[2])
    return Image.open(io.BytesIO(data)).convert("RGBA").tobytes()


def shown(source: str) -> HtmlElement:
    """Return a Markdown cell as it stands in a report."""
    return parse(markdown(source, ARABIC, "وصف"))


@pytest.mark.parametrize(
    ("source", "formulas"),
    [
        ("المعدل $x^2$ هنا", 1), ("$$\\frac{1}{2}$$", 1), ("$p$ و $q$", 2),
        ("\\begin{equation}a = b\\end{equation}", 1), ("$$\na = b\n$$", 1),
        ("من $5 إلى $10", 0), ("ثمنه $5 و **أكثر** من $10", 0), ("بين 5$ و10$", 0),
        ("`$HOME` و $a", 0), ("US$5, US$6", 0), ("$5$", 0),
    ],
)  # fmt: skip
def test_formulas_become_mathml_and_prices_stay(source: str, formulas: int) -> None:
    root = shown(source)
    assert len(list(root.iter("math"))) == formulas
    if not formulas:
        assert root.text_content().strip() == re.sub(r"[`*]", "", source)


def test_a_formula_that_cannot_be_read_is_shown_as_written() -> None:
    root = shown("قبل $$x^a^b$$ بعد")
    assert root.findtext(".//code") == "x^a^b"
    assert "بعد" in root.text_content()


def test_markdown_inside_and_around_prices_is_still_markdown() -> None:
    assert shown("ثمنه $5 و **أكثر** من $10").findtext(".//strong") == "أكثر"


def test_an_attached_picture_is_inside_the_page() -> None:
    node = new_markdown_cell(
        "![خريطة](attachment:map.png)", attachments={"map.png": {"image/png": PIXEL}}
    )
    image = parse(cell(node, ARABIC, "")).find(".//img")
    assert pixels(image.get("src")) == pixels(f"data:image/png;base64,{PIXEL}")
    assert image.get("alt") == "خريطة"


def test_a_picture_that_is_not_attached_asks_for_nothing() -> None:
    for source in ("![خريطة](attachment:lost.png)", "![خريطة](https://a.example/map.png)"):
        image = shown(source).find(".//img")
        assert (image.get("src"), image.get("alt")) == (None, "خريطة")


def test_numbers_in_sentences_stand_in_isolates() -> None:
    root = shown("تراجع -5.2% منذ 2026-02-01، أي **10–20** من 300 (https://a.example/x-1).")
    assert root.xpath(".//bdi/text()") == ["-5.2%", "2026-02-01", "10–20", "https://a.example/x-1"]
    assert root.text_content().strip() == (
        "تراجع -5.2% منذ 2026-02-01، أي 10–20 من 300 (https://a.example/x-1)."
    )


def test_code_and_formulas_keep_their_numbers() -> None:
    source = "`x = -5.2`\n\n$x = -5.2$\n\n    y = -1.5"
    assert list(shown(source).iter("bdi")) == []


def test_isolates_keep_the_order_of_texts_and_elements() -> None:
    root = parse("<p>1-2 أ <b>ب</b> 3-4 ج 5-6 <i>د 7-8</i> ه</p>")
    isolate_numbers(root)
    assert serialise(root) == (
        '<p><bdi dir="ltr">1-2</bdi> أ <b>ب</b> <bdi dir="ltr">3-4</bdi> ج <bdi dir="ltr">5-6</bdi>'
        ' <i>د <bdi dir="ltr">7-8</bdi></i> ه</p>'
    )


@pytest.mark.parametrize("text", ["a" * 1_000_000, "1" * 1_000_000 + "x", "-5.2 " * 100_000])
def test_endless_text_takes_seconds_not_hours(text: str) -> None:
    root = parse(f"<p>{text}</p>")
    start = time.monotonic()
    isolate_numbers(root)
    assert time.monotonic() - start < 20
    assert root.text_content() == text


def test_each_block_has_the_direction_and_language_of_its_letters() -> None:
    root = shown("# سؤال\n\nنص فيه English.\n\nAn English line.\n\n- بند\n\n123")
    found = [
        (block.tag, block.get("dir"), block.get("lang")) for block in root.iter("h1", "p", "li")
    ]
    assert found == [
        ("h1", "rtl", "ar"), ("p", "rtl", "ar"), ("p", "ltr", "en"), ("li", "rtl", "ar"),
        ("p", None, None),
    ]  # fmt: skip


def test_a_formula_alone_is_no_english_paragraph() -> None:
    assert shown("$x^2$").find(".//p").get("lang") is None


TABLE = (
    "<table border='1'><caption>القيم <b>كلها</b></caption><thead><tr><th></th><th>قيمة</th></tr>"
    "</thead><tbody><tr><th>0</th><td>-12.5</td></tr><tr><td>name</td><td>اسم</td></tr></tbody>"
    "</table> بعد"
)


def test_tables_get_heads_directions_and_a_box_to_scroll_in() -> None:
    root = parse(f"<div>{TABLE}</div>")
    mend_tables(root, "جدول")
    box = root.find(".//div[@class='scroll']")
    assert (box.get("aria-label"), box.get("tabindex")) == ("القيم كلها", "0")
    assert (box[0].tag, box[0].get("border"), box.tail) == ("table", None, " بعد")
    assert [head.get("scope") for head in root.iter("th")] == ["col", "row"]
    directions = {cell.text_content(): cell.get("dir") for cell in root.iter("td")}
    assert directions == {"": None, "-12.5": None, "name": "ltr", "اسم": "rtl"}


def test_only_the_outer_of_nested_tables_scrolls_and_one_of_ours_already_does() -> None:
    nested = parse("<table><tr><td><table><tr><td>نص</td></tr></table></td></tr></table>")
    ours = parse('<div class="mk-scroll"><table><tr><td>نص</td></tr></table></div>')
    for root, boxes in ((nested, 1), (ours, 0)):
        mend_tables(root, "جدول")
        assert len(root.findall(".//div[@class='scroll']")) == boxes


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>x</script>", "<img src=x onerror=x>", "<a href='javascript:x'>نص</a>",
        "<iframe src='http://a.example'></iframe>", "<svg onload=x></svg>",
        "<style>@import 'http://a.example';</style>", "<p style=\"background:url(http://a)\">",
        "<img src='http://a.example/x.png'>", "<form action='x'><input></form>", "<!-- x -->",
    ],
)  # fmt: skip
def test_untrusted_html_is_made_safe(hostile: str) -> None:
    root = parse(f"{hostile}<b>يبقى</b>")
    make_safe(root)
    markup = serialise(root)
    assert not re.search(r"script|onerror|onload|javascript|http|<form|<!--", markup)
    assert "يبقى" in root.text_content()


@pytest.mark.parametrize(
    "hostile",
    [
        "$\\text{<script>x</script>}$", "$$<img src=x onerror=x>$$", "![<b>](javascript:x)",
        "[نص](javascript:x)", "```\n<script>x</script>\n```", "$x^a^b<script>$",
    ],
)  # fmt: skip
def test_untrusted_markdown_is_made_safe(hostile: str) -> None:
    root = shown(hostile)
    assert list(root.iter("script")) == []
    assert root.xpath(".//@onerror | .//img/@src") == []
    assert not any("javascript" in address for address in root.xpath(".//@href"))


def test_a_chart_without_words_is_called_what_strict_looks_for() -> None:
    assert NO_DESCRIPTION in CHARTS


def test_long_plain_text_is_cut_with_a_note_and_progress_bars_are_left_out() -> None:
    printed = new_output(
        "stream", name="stdout", text=" 45%|████▌     | 45/100\nتم\n" + "ا" * 100_100
    )
    markup = output(printed, ARABIC, "")
    assert "45/100" not in markup
    assert ARABIC["cut"].format(number=103) in markup


def test_markdown_keeps_its_tables_and_its_html() -> None:
    markup = markdown_to_html("| أ |\n|---|\n| ب |\n\n<b>ج</b>")
    assert "<table>" in markup
    assert "<b>ج</b>" in markup


def html_output(markup: str) -> str:
    return output(new_output("display_data", {"text/html": markup}), ARABIC, "وصف")


def test_a_table_larger_than_a_page_can_show_keeps_its_first_rows() -> None:
    row = f"<tr><td>{'كلمة ' * 40}</td></tr>"
    whole = html_output(f"<table>{row * 1000}</table>")
    assert whole.count("<tr") == 1000
    cut = html_output(f"<table>{row * 6000}</table>")
    assert cut.count("<tr") == 500
    assert "قُطعت هنا صفوف من جدول أكبر مما تعرضه صفحة: 5,500 صفا." in cut


def test_markup_without_end_becomes_text_that_is_cut() -> None:
    cut = html_output(f"<p>{'كلمة ' * 300_000}<script>alert(1)</script></p>")
    assert len(cut) < 110_000
    assert "<script" not in cut
    assert "محرفا" in cut


def test_a_large_picture_is_no_large_output() -> None:
    figure = f'<figure><img alt="وصف" src="data:image/png;base64,{"A" * 1_200_000}"></figure>'
    assert "قُطع" not in html_output(figure)


def test_an_endless_word_may_break_and_still_says_the_same() -> None:
    text = f"قال {'س' * 1_000} <b> ثم"
    root = parse(output(new_output("stream", text=text), WORDS["ar"], ""))
    assert root.text_content() == text
    assert len(list(root.iter("wbr"))) == 4
    short = output(new_output("stream", text="كلمة " * 400), WORDS["ar"], "")
    assert "<wbr>" not in short


def test_a_style_stands_once_and_what_follows_it_stays() -> None:
    seen: set[str] = set()
    first = parse("<style>a{color:red}</style>نص <style>b{color:red}</style>")
    second = parse("<div><style>a{color:red}</style>نص آخر<style>c{color:red}</style></div>")
    keep_styles_once(first, seen)
    keep_styles_once(second, seen)
    assert serialise(first) == "<style>a{color:red}</style>نص <style>b{color:red}</style>"
    assert serialise(second) == "<div>نص آخر<style>c{color:red}</style></div>"
