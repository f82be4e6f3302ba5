"""Windows and pairs, against the plainest loops."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import mediakit as mk
from mediakit import _windows
from mediakit._windows import near, pair_counts, positions_of, stretches, windows

LISTS = st.lists(st.lists(st.sampled_from(["أ", "ب", "ج", "،"]), max_size=9), max_size=6)
SIDES = st.integers(0, 4)


def article_of(position: int, starts: np.ndarray) -> int:
    """Return the last article that begins at a position or before it."""
    return max(article for article, start in enumerate(starts[:-1]) if start <= position)


def plain_windows(
    nodes: list[int], starts: np.ndarray, before: int, after: int
) -> list[tuple[int, int, int]]:
    return [
        (number, position - node, position)
        for number, node in enumerate(nodes)
        for position in range(max(node - before, 0), min(node + after + 1, int(starts[-1])))
        if position != node and article_of(position, starts) == article_of(node, starts)
    ]


def bounds_of(tokens: mk.Tokens, *, across_breaks: bool) -> np.ndarray:
    return tokens.starts if across_breaks else stretches(tokens.breaks)


@given(LISTS, SIDES, SIDES, st.booleans())
def test_windows_equal_a_plain_loop(
    lists: list[list[str]], before: int, after: int, across_breaks: bool
) -> None:
    tokens = mk.Tokens.from_lists(lists)
    starts = bounds_of(tokens, across_breaks=across_breaks)
    nodes = np.flatnonzero(tokens.unit_labels[tokens.units] == "أ")
    made = windows(nodes, starts, before=before, after=after)
    expected = plain_windows(nodes.tolist(), starts, before, after)
    assert list(zip(*(part.tolist() for part in made), strict=True)) == expected
    mask = near(nodes, starts, before=before, after=after)
    assert np.flatnonzero(mask).tolist() == sorted({position for _, _, position in expected})
    assert len(mask) == len(tokens)


@given(LISTS, st.booleans())
def test_stretches_have_no_break_inside(lists: list[list[str]], across_breaks: bool) -> None:
    tokens = mk.Tokens.from_lists(lists)
    bounds = bounds_of(tokens, across_breaks=across_breaks)
    assert bounds[0] == 0
    assert bounds[-1] == len(tokens)
    if not across_breaks:
        assert not tokens.breaks[np.setdiff1d(np.arange(len(tokens)), bounds)].any()
        assert tokens.breaks[bounds[:-1]].all()


@given(LISTS, st.integers(1, 5), st.sets(st.integers(0, 2)))
def test_pairs_equal_a_plain_loop_also_in_small_blocks(
    lists: list[list[str]], window: int, passed_over: set[int]
) -> None:
    tokens = mk.Tokens.from_lists(lists)
    units = np.where(np.isin(tokens.units, list(passed_over)), -1, tokens.units).astype(np.int32)
    expected: Counter = Counter()
    for one in range(len(units)):
        for other in range(one + 1, min(one + window + 1, len(units))):
            same = article_of(one, tokens.starts) == article_of(other, tokens.starts)
            if same and units[one] >= 0 and units[other] >= 0:
                expected[tuple(sorted((int(units[one]), int(units[other]))))] += 1
    for block, pairs in [(1 << 20, 1 << 24), (3, 4), (1, 0)]:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(_windows, "BLOCK", block)
            patch.setattr(_windows, "PAIRS", pairs)
            made = pair_counts(units, tokens.starts, window=window, types=3)
        first, second, counts = (part.tolist() for part in made)
        assert dict(zip(zip(first, second, strict=True), counts, strict=True)) == expected
        assert sorted(zip(first, second, strict=True)) == list(zip(first, second, strict=True))


def test_pairs_one_apart_without_breaks_are_bigrams() -> None:
    tokens = mk.Tokens.from_lists([["رئيس", "الحكومة", "،", "رئيس", "الحكومة", "رئيس"]])
    found = pair_counts(tokens.units, stretches(tokens.breaks), window=1, types=2)
    assert found.counts.sum() == len(mk.ngrams(tokens)) == 3


@given(st.lists(st.integers(0, 5)), st.sets(st.integers(-1, 9)))
def test_positions_are_those_of_the_types(units: list[int], types: set[int]) -> None:
    found = positions_of(np.array(units, dtype=np.int32), sorted(types))
    assert found.tolist() == [at for at, unit in enumerate(units) if unit in types]
