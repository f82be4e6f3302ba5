"""Each wire family counts once, in whatever is counted."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import mediakit as mk

WORDS = ["السد", "النهر", "قال", "الوزير"]
Function = Callable[..., pd.DataFrame]


def marked(*rows: tuple[str, str | None, str | None, str]) -> mk.Tokens:
    """Return tokens of articles of (source, date, family, words)."""
    names = ["source", "date", "family", "text"]
    articles = pd.DataFrame(list(rows), columns=names).assign(
        article=[f"{number:02}" for number in range(len(rows))]
    )
    articles["date"] = pd.to_datetime(articles["date"])
    articles = articles.astype({"source": "str", "family": "str"})
    return mk.Tokens.from_lists([text.split() for text in articles["text"]], articles)


# The item f stands in two outlets, in one of them twice, the second time a week later.
ITEM = marked(
    ("المد", "2026-01-12", "f", "قال السد"),
    ("المد", "2026-01-05", "f", "قال السد"),
    ("السدرة", "2026-01-06", "f", "قال السد"),
    ("السدرة", "2026-01-06", None, "النهر النهر"),
)


def test_of_one_item_in_three_articles_all_statistics_count_the_first() -> None:
    assert mk.dispersion(ITEM, min_count=1, families=True)["count"].tolist() == [2, 1, 1]
    near = mk.collocates(ITEM, "السد", min_count=1, families=True)
    assert near[["token", "count"]].to_numpy().tolist() == [["قال", 1]]
    assert mk.phrases(ITEM, min_count=1, families=True)["count"].tolist() == [1, 1]
    pairs = mk.cooccurrence(ITEM, families=True).set_index(["first", "second"])["count"]
    assert pairs.to_dict() == {("النهر", "النهر"): 2, ("السد", "قال"): 1}
    forms = mk.lexicon_matches(ITEM, {"ماء": ["السد"]}, families=True)
    assert forms["count"].tolist() == [1]


def test_a_family_counts_once_in_each_group_of_diversity_and_once_where_a_part_is_an_article() -> (
    None
):
    assert mk.diversity(ITEM, families=True)["tokens"].tolist() == [4, 2]
    assert mk.diversity(ITEM, None, families=True)["tokens"].tolist() == [4]
    spread = mk.dispersion(ITEM, by="source", min_count=1, families=True).set_index("token")
    assert spread.loc["السد", ["count", "articles", "range"]].tolist() == [2, 2, 2]
    each = mk.dispersion(ITEM, by=["source", "article"], min_count=1, families=True)
    assert each.set_index("token").loc["السد", "count"] == 2


def test_a_family_counts_once_in_a_line_of_a_trend_and_not_again_in_a_later_week() -> None:
    table = mk.trend(ITEM, "السد", families=True)
    assert table["count"].fillna(-1).tolist() == [1, -1]  # no article counts in the second week
    assert table["articles"].tolist() == [2, 0]
    lines = mk.trend(ITEM, "السد", by="source", families=True).groupby("group")["count"].sum()
    assert lines.to_dict() == {"السدرة": 1, "المد": 1}
    assert mk.trend(ITEM, "السد", by="source")["count"].sum() == 3


def first_only(tokens: mk.Tokens, group: list[str]) -> mk.Tokens:
    """Return the tokens without later articles of a family in a group, found in a plain loop."""
    order = tokens.articles.sort_values(["date", "article"], na_position="last")
    seen, kept = set(), set()
    for row in order.itertuples():
        key = (row.family, *(getattr(row, name) for name in group))
        if pd.isna(row.family) or key not in seen:
            kept.add(row.article)
        seen.add(key)
    return tokens.select(tokens.articles["article"].isin(kept))


CALLS: list[tuple[Function, tuple[Any, ...], dict[str, Any], list[str]]] = [
    (mk.dispersion, (), {"min_count": 1}, []),
    (mk.dispersion, (), {"min_count": 1, "by": "source"}, ["source"]),
    (mk.diversity, (), {"window": 2}, ["source"]),
    (mk.diversity, (), {"window": 2, "by": None}, []),
    (mk.collocates, ("قال",), {"min_count": 1}, []),
    (mk.phrases, (), {"min_count": 1}, []),
    (mk.cooccurrence, (), {"window": 2}, []),
    (mk.lexicon_matches, ({"ماء": ["السد", "نهر*"]},), {}, []),
]
ROW = st.tuples(
    st.sampled_from(["المد", "السدرة"]),
    st.sampled_from(["2026-01-05", "2026-01-06", "2026-01-12", None]),
    st.sampled_from(["f", "g", None]),
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=5).map(" ".join),
)


@given(st.lists(ROW, max_size=7), st.sampled_from(CALLS))
def test_the_table_is_that_of_the_articles_that_count(
    rows: list[tuple[str, str | None, str | None, str]], call: tuple
) -> None:
    function, arguments, options, group = call
    # One article of each outlet has no family, so that there is a node, and the groups are the same
    tokens = marked(("المد", None, None, "قال السد"), ("السدرة", None, None, "قال"), *rows)
    once = function(tokens, *arguments, **options, families=True)
    by_hand = function(first_only(tokens, group), *arguments, **options)
    pd.testing.assert_frame_equal(once, by_hand)


@pytest.mark.parametrize(("function", "arguments", "options", "group"), CALLS)
def test_families_that_are_not_marked_are_asked_for(
    function: Function, arguments: tuple, options: dict, group: list[str]
) -> None:
    tokens = mk.Tokens.from_lists([["قال", "السد"]], ITEM.articles[:1].drop(columns="family"))
    with pytest.raises(ValueError, match=r"families=True.*mark_reuse"):
        function(tokens, *arguments, **options, families=True)


def test_a_trend_asks_for_families_too_and_undated_copies_come_last() -> None:
    unmarked = mk.Tokens.from_lists([["السد"]], ITEM.articles[:1].drop(columns="family"))
    with pytest.raises(ValueError, match="mark_reuse"):
        mk.trend(unmarked, "السد", families=True)
    rows = ("المد", None, "f", "السد"), ("المد", "2026-01-12", "f", "السد")
    with pytest.warns(UserWarning, match="1 of 2 articles have no date"):
        table = mk.trend(marked(*rows), "السد", families=True)
    assert table["count"].tolist() == [1]


def test_two_thousand_copies_of_one_text_count_once() -> None:
    rows = [("المد", None, "f", "قال السد")] * 2000 + [("المد", None, None, "السد")]
    tokens = marked(*rows)
    assert mk.count(tokens, families=True)["المد"].to_dict() == {"السد": 2, "قال": 1}
    table = mk.dispersion(tokens, min_count=1, families=True)
    assert table["count"].tolist() == [2, 1]
    assert mk.diversity(tokens, families=True)["tokens"].tolist() == [3]


def test_where_each_group_is_an_article_families_change_nothing_and_a_warning_says_so() -> None:
    for function in (mk.count, mk.document_frequency, mk.diversity):
        for by in ("article", ["source", "article"]):
            with pytest.warns(UserWarning, match="changes nothing where each group is an article"):
                table = function(ITEM, by, families=True)
            pd.testing.assert_frame_equal(table, function(ITEM, by))


def test_dates_that_are_text_are_not_sorted_as_text() -> None:
    written = ITEM.articles.assign(date=["02/01/2026", "01/02/2026", None, None])
    tokens = mk.Tokens.from_lists([["السد"]] * 4, written)
    with pytest.raises(ValueError, match=r"`tokens.articles` needs datetime64.*; got"):
        mk.count(tokens, families=True)
    undated = mk.Tokens.from_lists([["السد"]] * 4, written.assign(date=None))
    assert mk.count(undated, families=True).loc["السد"].to_dict() == {"السدرة": 2, "المد": 1}


def test_where_nothing_is_left_nothing_is_found() -> None:
    empty = ITEM.select([False] * 4)
    assert len(mk.kwic(empty, "السد", families=True)) == 0
    with pytest.raises(ValueError, match="`node` must be in the tokens"):
        mk.collocates(empty, "السد", families=True)
