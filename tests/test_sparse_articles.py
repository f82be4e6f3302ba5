"""Who copied, who speaks, who names how: on articles without dates, sources, or a second source."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest

import mediakit as mk

SLOTS = {"السد": ["سد النسر", "سد العطش"]}
ONE = "بوابة المد"
NO_GROUP = r"`by` must be a column of `{name}` that has values, or None; got 'source'\."
# By the words, and by the quotes.
BY_WORDS: dict[str, Callable[..., Any]] = {
    "count": lambda marked, by: mk.count(mk.tokenize(marked), by, families=True),
    "naming": lambda marked, by: mk.naming(mk.tokenize(marked), SLOTS, by, families=True),
    "modifiers": lambda marked, by: mk.modifiers(mk.tokenize(marked), "سد", by, families=True),
    "headline_only": lambda marked, by: mk.headline_only(mk.tokenize(mk.by_part(marked)), by),
}
BY_QUOTES: dict[str, Callable[..., Any]] = {
    "speakers": lambda marked, by: mk.speakers(mk.quotes(marked), by, families=True),
    "reporting_verbs": lambda marked, by: mk.reporting_verbs(mk.quotes(marked), by, families=True),
}
BY = BY_WORDS | BY_QUOTES


@pytest.fixture(scope="module")
def articles() -> pd.DataFrame:
    return mk.clean(mk.load_sample())


@pytest.fixture(scope="module")
def undated(articles: pd.DataFrame) -> pd.DataFrame:
    return mk.mark_reuse(articles.assign(date=pd.NaT))


@pytest.fixture(scope="module")
def sourceless(articles: pd.DataFrame) -> pd.DataFrame:
    none = pd.Categorical([None] * len(articles), categories=[])
    return mk.mark_reuse(articles.assign(source=none))


@pytest.fixture(scope="module")
def of_one_source(articles: pd.DataFrame) -> pd.DataFrame:
    return mk.mark_reuse(articles[articles["source"] == ONE].reset_index(drop=True))


@pytest.mark.parametrize("name", BY)
def test_without_dates_every_table_has_its_groups(name: str, undated: pd.DataFrame) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        table = BY[name](undated, "source")
    groups = table.columns if name == "count" else table["group"]
    assert len(set(groups)) == 4


@pytest.mark.parametrize("name", BY)
def test_without_sources_a_table_says_what_is_wrong_and_works_for_all_in_one(
    name: str, sourceless: pd.DataFrame
) -> None:
    where = "quotes" if name in BY_QUOTES else r"tokens\.articles"
    with pytest.raises(ValueError, match=NO_GROUP.format(name=where)):
        BY[name](sourceless, "source")
    assert len(BY[name](sourceless, None)) > 0


@pytest.mark.parametrize("name", BY)
def test_of_one_source_there_is_one_group(name: str, of_one_source: pd.DataFrame) -> None:
    table = BY[name](of_one_source, "source")
    groups = table.columns if name == "count" else table["group"]
    assert set(groups) == {ONE}


def test_families_are_those_of_the_dated_articles_in_any_case(
    articles: pd.DataFrame, undated: pd.DataFrame, sourceless: pd.DataFrame
) -> None:
    size = mk.mark_reuse(articles)["family_size"].tolist()
    assert undated["family_size"].tolist() == sourceless["family_size"].tolist() == size
    assert set(undated["family_order"].dropna()) == {"undated"}


def test_edits_say_what_they_need(
    undated: pd.DataFrame, sourceless: pd.DataFrame, of_one_source: pd.DataFrame
) -> None:
    with pytest.warns(UserWarning, match="No article has a date"):
        assert len(mk.edits(undated)) > 0
    with pytest.raises(ValueError, match=NO_GROUP.format(name=r"tokens\.articles")):
        mk.edits(sourceless)
    with pytest.raises(ValueError, match=f"at least two outlets apart; there is one only: {ONE}"):
        mk.edits(of_one_source)


def test_two_articles_can_be_compared_without_date_and_source(sourceless: pd.DataFrame) -> None:
    family = sourceless[sourceless["family"].notna()].groupby("family")["article"].agg(list)
    first, second = family.iloc[0][:2]
    shown = mk.diff(sourceless.assign(date=pd.NaT), first, second)
    assert "<ins" in shown._repr_html_()


def test_quotes_and_voices_need_only_a_text(articles: pd.DataFrame) -> None:
    bare = articles[["article", "text"]]
    pd.testing.assert_series_equal(mk.quotes(bare)["quote"], mk.quotes(articles)["quote"])
    assert {"voice", "quoted"} <= {*mk.split_voices(bare).columns}
