"""Tables as HTML: escaped, headed, every number the right way round."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html as lxml_html

import mediakit as mk


def cells(table: pd.DataFrame, **options: object) -> list[list[str]]:
    """Return the text of each body cell."""
    root = lxml_html.fragment_fromstring(str(mk.show(table, **options)), create_parent="div")
    return [[cell.text_content() for cell in row] for row in root.xpath(".//tbody/tr")]


def test_numbers_dates_and_p_values_are_written_as_they_are_read() -> None:
    table = pd.DataFrame(
        {
            "token": ["السد", "النهر"],
            "count": [12345, 7],
            "p": [0.0004, 0.0412],
            "log_ratio": [-1.456, float("inf")],
            "date": pd.to_datetime(["2026-02-01", "2026-02-01 10:30"], format="ISO8601"),
            "missing": [None, 1.0],
        }
    )
    assert cells(table) == [
        ["السد", "12,345", "<0.001", "-1.46", "2026-02-01", "–"],
        ["النهر", "7", "0.041", "∞", "2026-02-01 10:30", "1"],
    ]


def test_every_number_has_an_isolate_of_its_own() -> None:
    markup = str(mk.show(pd.DataFrame({"x": ["-12.5", "+3%", "10–20", "2019-11-27", "سد 5"]})))
    for number in ("-12.5", "+3%", "10–20", "2019-11-27"):
        assert f'<bdi dir="ltr">{number}</bdi>' in markup
    assert ">سد 5</td>" in markup


def test_intervals_are_one_column() -> None:
    table = pd.DataFrame({"rate_low": [1.0, -2.0], "rate_high": [3.5, -1.0], "rate": [2.0, -1.5]})
    assert cells(table) == [["1–3.50", "2"], ["-2 – -1", "-1.50"]]


def test_headers_have_a_scope_and_an_arabic_name() -> None:
    markup = str(mk.show(pd.DataFrame({"token": ["سد"], "عمودي": [1]}), title="جدول <1>"))
    assert '<th scope="col" title="token">الكلمة</th>' in markup
    assert "عمودي</th>" in markup
    assert "<caption>جدول &lt;1&gt;</caption>" in markup


def test_rows_that_are_not_shown_are_counted() -> None:
    assert cells(pd.DataFrame({"x": range(50)}), rows=3)[-1] == ["صفوف أخرى: 47"]
    assert cells(pd.DataFrame({"x": []})) == [["لا صفوف"]]


def test_counts_show_their_tokens() -> None:
    counts = mk.count(mk.Tokens.from_lists([["السد"]]), by=None)
    assert cells(counts) == [["السد", "1"]]


@given(st.text(max_size=30))
def test_text_of_articles_never_becomes_markup(text: str) -> None:
    hostile = f"<img src=x onerror=alert(1)>{text}"
    markup = str(mk.show(pd.DataFrame({hostile: [hostile]}), title=hostile))
    assert "<img" not in markup
    assert "<script" not in markup.lower()


def test_show_leaves_the_table_alone_and_checks_it() -> None:
    table = pd.DataFrame({"rate_low": [1.0], "rate_high": [2.0]})
    before = table.copy()
    mk.show(table)
    pd.testing.assert_frame_equal(table, before)
    with pytest.raises(TypeError, match="`table` must be a pandas DataFrame; got str"):
        mk.show("x")
    with pytest.raises(ValueError, match="`rows` must be at least 1; got 0"):
        mk.show(table, rows=0)
