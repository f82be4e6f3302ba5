"""Counts of types by article and by group, against the plainest loops."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import mediakit as mk
from mediakit._order import ranking
from mediakit._type_counts import blocks, group_counts, types_by_article

LISTS = st.lists(st.lists(st.sampled_from(["أ", "ب", "ج", "د", "،"]), max_size=9), max_size=9)


@pytest.fixture(scope="module")
def large() -> mk.Tokens:
    """Return more tokens than a block holds: articles of 0 to 800 words, one of 300,000."""
    chance = np.random.default_rng(6)
    sizes = chance.integers(0, 800, 1_000)
    sizes[500] = 300_000
    units = (chance.zipf(1.3, sizes.sum()) % 5_000).astype(np.int32)
    articles = pd.DataFrame(
        {
            "article": np.arange(1_000).astype(str),
            "source": chance.choice(["المد", "السدرة", None], 1_000),
            "date": pd.to_datetime("2026-01-01") + pd.to_timedelta(chance.integers(0, 99, 1_000)),
        }
    )
    labels = pd.Index([f"كلمة{number}" for number in range(5_000)], dtype="str")
    starts = np.append(0, np.cumsum(sizes))
    return mk.Tokens(units, units, np.zeros(len(units), bool), starts, labels, labels, articles)


@given(LISTS)
def test_the_matrix_equals_a_plain_loop(lists: list[list[str]]) -> None:
    tokens = mk.Tokens.from_lists(lists)
    matrix = tokens.matrix()
    expected = [[words.count(label) for label in tokens.unit_labels] for words in lists]
    assert matrix.toarray().tolist() == expected
    assert matrix.format == "csr"
    assert matrix.dtype == matrix.indices.dtype == matrix.indptr.dtype == np.int32
    assert matrix.has_canonical_format


def test_the_matrix_of_many_blocks_sums_to_sizes_and_counts(large: mk.Tokens) -> None:
    matrix = large.matrix()
    assert matrix.has_canonical_format
    assert matrix.sum(axis=1).tolist() == large.sizes.tolist()
    assert matrix.sum(axis=0).tolist() == large.vocabulary["count"].tolist()
    words = large.unit_labels[large.units[large.starts[7] : large.starts[8]]]
    row = dict(zip(large.unit_labels[matrix[[7]].indices], matrix[[7]].data, strict=True))
    assert row == Counter(words)


def test_units_that_do_not_occur_keep_their_column() -> None:
    tokens = mk.Tokens.from_lists([["السد"], []])
    wider = mk.Tokens(
        tokens.forms, tokens.units, tokens.breaks, tokens.starts, tokens.form_labels,
        pd.Index(["السد", "النهر"], dtype="str"), tokens.articles,
    )  # fmt: skip
    assert wider.matrix().toarray().tolist() == [[1, 0], [0, 0]]
    assert wider.vocabulary["count"].tolist() == [1, 0]


def plain_counts(tokens: mk.Tokens, by: list[str], *, articles: bool) -> dict:
    """Return how often each word occurs in each group, or in how many articles, by loops."""
    keys = pd.DataFrame({"source": tokens.articles["source"]})
    keys["date:W"] = tokens.articles["date"].dt.to_period("W")
    words = tokens.unit_labels.to_numpy(dtype=object)[tokens.units]
    found: Counter = Counter()
    for row, key in enumerate(keys[by].itertuples(index=False)):
        here = words[tokens.starts[row] : tokens.starts[row + 1]].tolist()
        if not pd.isna(key[0]):
            found.update((word, *key) for word in (set(here) if articles else here))
    return dict(found)


@pytest.mark.filterwarnings("ignore:.*articles have no")
@pytest.mark.parametrize("by", [["source"], ["date:W"], ["source", "date:W"]])
def test_counts_of_many_blocks_equal_a_plain_loop(large: mk.Tokens, by: list[str]) -> None:
    for made, articles in [(mk.count, False), (mk.document_frequency, True)]:
        table = made(large, by)
        present = {group: column[column > 0] for group, column in table.items()}
        found = {
            (word, *(group if isinstance(group, tuple) else (group,))): number
            for group, column in present.items()
            for word, number in column.items()
        }
        expected = plain_counts(large, by, articles=articles)
        assert found == expected
        assert len(table) == len(large.unit_labels)
        assert (table.dtypes == "int64").all()


@given(LISTS, st.integers(1, 12), st.integers(1, 4), st.data())
def test_blocks_hold_each_article_once_in_order(
    lists: list[list[str]], size: int, most: int, data: st.DataObject
) -> None:
    tokens = mk.Tokens.from_lists(lists)
    articles = data.draw(st.permutations(range(len(lists))))[: data.draw(st.integers(0, 9))]
    made = list(
        blocks(
            tokens.units, tokens.starts, np.array(articles, dtype=np.int64), tokens=size, most=most
        )
    )
    assert [row for block in made for row in block.articles] == articles
    bounds = [(tokens.starts[row], tokens.starts[row + 1]) for row in articles]
    expected = [unit for begin, end in bounds for unit in tokens.units[begin:end]]
    assert [unit for block in made for unit in block.units] == expected
    for block in made:
        assert len(block.articles) <= most
        assert len(block.units) <= size or len(block.articles) == 1
        assert block.pointers[-1] == len(block.units) == len(block.article_of)


def test_one_article_may_have_more_types_than_a_block_has_keys() -> None:
    units = np.array([2**31 - 2, 0, 2**31 - 2], dtype=np.int32)
    starts = np.array([0, 2, 3])
    found = list(types_by_article(units, starts, np.arange(2), 2**31 - 1))
    assert [block.types.tolist() for block in found] == [[0, 2**31 - 2, 2**31 - 2]]
    found = list(types_by_article(np.tile(units, 2), np.arange(7), np.arange(6), 2**31 - 1))
    assert [len(block.articles) for block in found] == [2, 2, 2]


def test_more_groups_than_memory_holds_are_counted_in_the_error() -> None:
    units, starts = np.zeros(1, dtype=np.int32), np.array([0, 1])
    with pytest.raises(
        MemoryError, match=r"3 types in 10,000,000,000,000 groups would take 240,000"
    ):
        group_counts(units, starts, np.zeros(1, dtype=np.int64), shape=(10**13, 3))


ROWS = st.lists(
    st.tuples(
        st.sampled_from([0.0, -0.0, 1.5, 2.0, float("inf"), float("nan")]),
        st.text(st.sampled_from("أبa\0\uffff\U0001f600"), max_size=3),
    )
)


@given(ROWS)
def test_ranking_equals_sorting_by_number_and_code_points(rows: list[tuple[float, str]]) -> None:
    numbers = np.array([number for number, _ in rows])
    labels = pd.Index([label for _, label in rows], dtype="str")
    order = ranking(numbers, labels).tolist()
    plain = sorted(
        range(len(rows)),
        key=lambda row: (np.isnan(numbers[row]), -np.nan_to_num(numbers[row]), labels[row]),
    )
    assert order == plain


@given(st.lists(st.integers(0, 2)), st.randoms())
def test_ranking_leaves_what_is_in_order_as_it_is(numbers: list[int], chance) -> None:
    labels = pd.Index([f"كلمة{chance.randint(0, 99)}" for _ in numbers], dtype="str")
    once = ranking(numbers, labels)
    again = ranking(np.array(numbers)[once] if numbers else [], labels[once])
    assert again.tolist() == list(range(len(numbers)))
    assert ranking([1.0, 1.0, 2.0], pd.Index(["ب", None, "أ"], dtype="str")).tolist() == [2, 0, 1]
