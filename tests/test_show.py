"""Tables as HTML: escaped, headed, every number the right way round."""

from __future__ import annotations

import re

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html as lxml_html

import mediakit as mk
from mediakit._headers import HEADERS
from mediakit._measures import MEASURES


def parsed(shown: object) -> lxml_html.HtmlElement:
    return lxml_html.fragment_fromstring(str(shown), create_parent="div")


def cells(table: pd.DataFrame, **options: object) -> list[list[str]]:
    """Return the text of each body cell."""
    root = parsed(mk.show(table, **options))
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


def test_a_column_has_one_number_of_decimals() -> None:
    table = pd.DataFrame(
        {
            "median_words": [152.5, 467.0],
            "rate": [36.5912, 0.0004],
            "share": [0.34567, 0.5],
            "log_likelihood": [1234.567, 8.25],
            "log_ratio": [-0.0, 2.0],
            "year": [2025, 2026],
        }
    )
    assert cells(table) == [
        ["152.5", "36.59", "0.346", "1,234.6", "0", "2025"],
        ["467.0", "0.0004", "0.500", "8.2", "2", "2026"],
    ]


def test_intervals_are_one_column() -> None:
    table = pd.DataFrame({"rate_low": [1.0, -2.0], "rate_high": [3.5, -1.0], "rate": [2.0, -1.5]})
    assert cells(table) == [["1.0–3.5", "2.0"], ["-2.0 – -1.0", "-1.5"]]
    assert ">فترة ثقة المعدل</th>" in str(mk.show(table))


def test_what_is_no_interval_stays_two_columns() -> None:
    names = pd.DataFrame({"x_low": ["سد"], "x_high": ["نهر"]})
    assert cells(names) == [["سد", "نهر"]]
    assert cells(pd.DataFrame({"x_high": [2], "x_low": [1]})) == [["1–2"]]
    assert cells(pd.DataFrame([[1, 2, 3]], columns=["x_low", "x_low", "x_high"])) == [
        ["1", "2", "3"]
    ]
    missing = pd.DataFrame({"rate_low": [None, 1.0], "rate_high": [2.0, 2.0]})
    assert cells(missing) == [["–"], ["1–2"]]


def test_missing_values_of_every_kind_are_one_dash() -> None:
    table = pd.DataFrame(
        {
            "count": pd.array([1, None], dtype="Int64"),
            "word": ["سد", None],
            "date": pd.to_datetime(["2026-02-01", None]),
            "sure": pd.array([True, None], dtype="boolean"),
            "kind": pd.Categorical(["أ", None]),
        }
    )
    assert cells(table) == [["1", "سد", "2026-02-01", "نعم", "أ"], ["–"] * 5]


def test_headers_have_a_scope_and_an_arabic_name() -> None:
    table = pd.DataFrame({"token": ["سد"], "عمودي": [1]})
    root = lxml_html.fragment_fromstring(str(mk.show(table, title="جدول <ب>")), create_parent="div")
    heads = [
        (head.get("scope"), head.get("title"), head.text_content()) for head in root.iter("th")
    ]
    assert heads == [("col", "token", "الكلمة"), ("col", "عمودي", "عمودي")]
    assert root.find(".//caption").text_content() == "جدول <ب>"


def tables_of_copies(articles: pd.DataFrame) -> list[pd.DataFrame]:
    """Return a table of each kind that copying, speech and names make."""
    marked = mk.mark_reuse(articles)
    tokens, said = mk.tokenize(marked), mk.quotes(marked)
    once = mk.count(tokens, families=True)
    return [marked, said, mk.edits(marked, tokens), mk.speakers(said),
            mk.speakers(said, groups={"وزراء": ["وزير"]}), mk.reporting_verbs(said, each=True),
            mk.naming(tokens, {"السد": ["سد النسر", "سد العطش"]}), mk.modifiers(tokens, "سد"),
            mk.find_reuse(marked), mk.split_voices(marked), mk.by_part(marked),
            mk.keyness(mk.count(tokens), once.columns[0], families=once)]  # fmt: skip


def test_every_column_of_our_tables_has_an_arabic_name() -> None:
    articles = mk.load_sample()
    tokens = mk.tokenize(mk.clean(articles))
    counts = mk.count(tokens)
    frequencies = mk.frequencies(counts, articles=mk.document_frequency(tokens))
    tables = [mk.keyness(counts, counts.columns[0]), mk.describe(articles), frequencies,
              mk.kwic(tokens, "السد"), articles, mk.find_boilerplate(articles), tokens.articles,
              mk.removals(tokens.articles), mk.lockwords(counts, counts.columns[0]),
              mk.compare_conventions(counts, counts.columns[0]),
              mk.keyness_articles(tokens, counts.columns[0], resamples=20),
              mk.tf_idf(tokens), mk.dispersion(tokens), mk.diversity(tokens),
              mk.shift(counts, *counts.columns[:2]), *tables_of_copies(articles)]  # fmt: skip
    names = {
        name.removesuffix("_low").removesuffix("_high").removesuffix("_families")
        for table in tables
        for name in table.columns
    }
    assert (names | set(MEASURES)) - set(HEADERS) == set()
    assert len({*HEADERS.values()}) > 60


def test_a_wide_table_scrolls_in_a_box_with_a_name() -> None:
    markup = str(mk.show(pd.DataFrame({"x": [1]}), title="القيم"))
    box = parsed(markup).find(".//div[@class='mk-scroll']")
    assert (box.get("role"), box.get("aria-label"), box.get("tabindex")) == ("group", "القيم", "0")


def test_long_texts_are_cut_and_get_room() -> None:
    markup = str(mk.show(pd.DataFrame({"text": ["كلمة " * 200], "token": ["سد"]})))
    root = parsed(markup)
    long, short = root.iter("td")
    assert (long.get("class"), short.get("class")) == ("word long", "word")
    assert len(long.text_content()) <= 401
    assert long.text_content().endswith("…")


def test_before_ends_at_the_node_and_the_other_columns_run_their_way() -> None:
    table = pd.DataFrame({"before": ["قبل"], "node": ["سد"], "date": ["2026-01-02"], "url": ["x"]})
    root = parsed(mk.show(table))
    kinds = [(cell.get("class"), cell.get("dir")) for cell in root.iter("td")]
    assert kinds == [("before", "rtl"), ("word", "rtl"), ("number", "ltr"), ("number", "ltr")]


def test_what_our_tables_never_hold_is_shown_too() -> None:
    table = pd.DataFrame({("a", "b"): [1e300], ("a", ""): [1 + 2j], ("c", "d"): [[1, 2]]})
    assert cells(table) == [["1e+300", "(1+2j)", "[1, 2]"]]
    assert [head.text_content() for head in parsed(mk.show(table)).iter("th")] == [
        "a · b", "a", "c · d",
    ]  # fmt: skip
    assert cells(pd.DataFrame(index=range(3))) == []


def test_an_index_is_shown_unless_it_numbers_the_rows() -> None:
    named = pd.DataFrame({"count": [3]}, index=pd.Index(["سد"], name="token"))
    assert cells(named) == [["سد", "3"]]
    assert cells(pd.DataFrame({"count": [3]}, index=["سد"])) == [["سد", "3"]]
    assert cells(pd.DataFrame({"count": [3]}, index=[7])) == [["3"]]


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


def test_counts_by_several_columns_have_one_head_a_column() -> None:
    dated = mk.load_sample().dropna(subset="date").head(6)
    counts = mk.count(mk.tokenize(dated), ["source", "date:M"])
    heads = re.findall('<th scope="col" title="([^"]*)">', str(mk.show(counts)))
    assert heads == ["token", *(f"{source} · {month}" for source, month in counts.columns)]


def test_heads_are_in_english_on_request_and_the_table_runs_left_to_right() -> None:
    table = pd.DataFrame({"token": ["سد"], "rate": [2.0], "rate_low": [1.0], "rate_high": [3.0]})
    root = parsed(mk.show(table.assign(kept=True), lang="en", rows=1))
    assert [head.text_content() for head in root.iter("th")] == [
        "token", "rate", "rate, 95% interval", "kept",
    ]  # fmt: skip
    assert root.find(".//table").get("dir") == "ltr"
    assert root.xpath(".//td")[-1].text_content() == "yes"
    assert root.xpath(".//td")[0].get("dir") == "rtl"
    with pytest.raises(ValueError, match="`lang` must be one of ar, en; got fr"):
        mk.show(table, lang="fr")


def test_a_rate_has_a_bar_as_long_as_its_share_of_the_largest() -> None:
    table = pd.DataFrame({"rate": [4.0, 1.0, float("nan"), -2.0], "count": [4, 1, 1, 1]})
    root = parsed(mk.show(table))
    widths = [bar.get("style") for bar in root.xpath(".//td[1]/i")]
    assert widths == ["width:100%", "width:25%", "width:0%", "width:0%"]
    assert not root.xpath(".//td[2]/i")
    none = parsed(mk.show(pd.DataFrame({"rate": [0.0]})))
    assert not list(none.iter("i"))


def test_a_word_opens_its_lines() -> None:
    lists = [["بدأ", "الإضراب", "اليوم"], ["استمر", "الإضراب"], ["<b>", "سد"]]
    articles = pd.DataFrame({"article": list("123"), "source": ["المد", "<i>", "المد"]})
    tokens = mk.Tokens.from_lists(lists, articles)
    table = pd.DataFrame({"token": ["الإضراب", "غائب", "**", "😀"], "count": [2, 0, 0, 0]})
    root = parsed(mk.show(table, concordance=tokens))
    words = [cell.text_content() for cell in root.xpath(".//tbody/tr/td[1]")]
    assert words[1:] == ["غائب", "**", "😀"]
    (opened,) = root.iter("details")
    assert opened.find("summary").text_content() == "الإضراب"
    assert [mark.text_content() for mark in opened.iter("mark")] == ["الإضراب"] * 2
    assert {cite.text_content() for cite in opened.iter("cite")} == {"المد", "<i>"}
    assert not list(root.iter("i", "b"))
    with pytest.raises(ValueError, match="needs the column token"):
        mk.show(table[["count"]], concordance=tokens)
    with pytest.raises(TypeError, match="`concordance` must be Tokens; got str"):
        mk.show(table, concordance="الإضراب")


def test_the_table_is_kept_as_csv_without_formulas_and_without_end() -> None:
    table = pd.DataFrame({"token": ["=1+1", "سد"], "count": [1, 2]})
    bundle = mk.show(table)._repr_mimebundle_()
    assert bundle["text/csv"].splitlines() == ["token,count", "'=1+1,1", "سد,2"]
    assert bundle["text/html"] == str(mk.show(table))
    many = mk.show(pd.DataFrame({"text": ["نص " * 1000] * 900})).csv
    assert 100_000 < len(many) <= 300_000
    assert len(mk.show(pd.DataFrame({"n": range(5000)})).csv.splitlines()) == 1001
