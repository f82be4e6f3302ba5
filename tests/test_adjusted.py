"""Adjusted frequencies: by hand, by a published number, and rules for any text."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import mediakit as mk

LETTERS_2008 = "bamnibeupkbasatbewqnbcagabestabaghabeaatbahaabeaxa"


@pytest.fixture
def tokens() -> mk.Tokens:
    articles = pd.DataFrame(
        {"article": list("1234"), "source": ["المد", "السدرة", "المد", "السدرة"]}
    )
    lists = [["السد", "السد", "النهر", "بحر"], ["النهر"] * 2, ["النهر", "تل"], []]
    return mk.Tokens.from_lists(lists, articles)


def test_adjusted_frequencies_by_hand(tokens: mk.Tokens) -> None:
    table = mk.adjusted_frequency(tokens)
    # المد: السد at 0, 1 of 6, v = 3: min(5, 3) + 1; النهر at 2, 4: 2 + min(4, 3)
    assert table.loc["السد", "المد"] == pytest.approx((3 + 1) / 3)
    assert table.loc["النهر", "المد"] == pytest.approx((2 + 3) / 3)
    assert table.loc["النهر", "السدرة"] == 2  # nothing but the word is as even as can be
    assert table.loc["تل"].to_dict() == {"السدرة": 0, "المد": 1}


def test_it_has_the_shape_and_order_of_counts(tokens: mk.Tokens) -> None:
    counts, reduced = mk.count(tokens), mk.adjusted_frequency(tokens)
    pd.testing.assert_index_equal(reduced.index, counts.index)
    pd.testing.assert_index_equal(reduced.columns, counts.columns)


def test_the_letter_a_has_the_number_of_gries() -> None:
    """Gries (2008), p. 410."""
    reduced = mk.adjusted_frequency(mk.Tokens.from_lists([list(LETTERS_2008)]), by=None)
    assert round(reduced.loc["a", "all"], 1) == 10.8


def test_frequencies_carry_the_column(tokens: mk.Tokens) -> None:
    reduced = mk.adjusted_frequency(tokens)
    articles = mk.document_frequency(tokens)
    table = mk.frequencies(mk.count(tokens), articles=articles, adjusted=reduced)
    assert table.columns.tolist()[-2:] == ["articles", "arf"]
    for row in table.itertuples():
        assert row.arf == reduced.loc[row.token, row.group]
    with pytest.raises(ValueError, match="`adjusted` needs the column السدرة"):
        mk.frequencies(mk.count(tokens), adjusted=reduced[["المد"]])
    with pytest.raises(TypeError, match="`adjusted` must be a pandas DataFrame; got int"):
        mk.frequencies(mk.count(tokens), adjusted=3)


def test_without_it_frequencies_are_as_they_were(tokens: mk.Tokens) -> None:
    assert mk.frequencies(mk.count(tokens)).columns.tolist() == [
        "group", "token", "count", "rate", "rate_low", "rate_high", "rank",
    ]  # fmt: skip


def test_a_wire_family_counts_once(tokens: mk.Tokens) -> None:
    marked = tokens.articles.assign(family=["أ", None, "أ", None], date=pd.NaT)
    lists = [["السد", "السد", "النهر", "بحر"], ["النهر"] * 2, ["النهر", "تل"], []]
    table = mk.adjusted_frequency(mk.Tokens.from_lists(lists, marked), families=True)
    assert table.loc["النهر", "المد"] == 1
    assert table.loc["تل", "المد"] == 0
    with pytest.raises(ValueError, match="`families=True` needs the column family"):
        mk.adjusted_frequency(tokens, families=True)


def test_adjusted_frequencies_of_other_tokens_are_refused(tokens: mk.Tokens) -> None:
    counts, reduced = mk.count(tokens), mk.adjusted_frequency(tokens)
    expected = "from 1 to the count; got 0 for a count of 2 in السدرة: النهر"
    missing = reduced.drop("النهر")
    with pytest.raises(ValueError, match=expected):
        mk.frequencies(counts, adjusted=missing)
    with pytest.raises(ValueError, match="from 1 to the count; got 4 for a count of 2"):
        mk.frequencies(counts, adjusted=counts * 2.0)
    with pytest.raises(ValueError, match="`adjusted` needs the column"):
        mk.frequencies(counts, adjusted=reduced.drop(columns="المد"))


TEXTS = st.lists(st.lists(st.sampled_from("أبجد"), max_size=9), min_size=1, max_size=7)


@given(TEXTS, st.data())
def test_an_adjusted_frequency_lies_between_one_and_the_count(
    lists: list[list[str]], data: st.DataObject
) -> None:
    sources = data.draw(st.lists(st.sampled_from("سص"), min_size=len(lists), max_size=len(lists)))
    articles = pd.DataFrame({"article": map(str, range(len(lists))), "source": sources})
    tokens = mk.Tokens.from_lists(lists, articles)
    counts, reduced = mk.count(tokens), mk.adjusted_frequency(tokens)
    assert ((reduced == 0) == (counts == 0)).all(axis=None)
    assert (reduced <= counts + 1e-9).all(axis=None)
    assert (reduced[counts > 0].fillna(1) >= 1 - 1e-9).all(axis=None)


@given(TEXTS)
def test_it_is_the_column_of_dispersion(lists: list[list[str]]) -> None:
    tokens = mk.Tokens.from_lists(lists)
    expected = mk.dispersion(tokens, min_count=1).set_index("token")["arf"]
    found = mk.adjusted_frequency(tokens, by=None)["all"]
    assert found.loc[expected.index].tolist() == pytest.approx(expected.tolist())
