"""Bursts: by hand, against every sequence of states, planted and by chance."""

from __future__ import annotations

import itertools

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.special import gammaln

import mediakit as mk
from mediakit._bursts import cheapest_states, fit_costs
from test_change_points import draws, table_of

COLUMNS = ["group", "token", "start", "end", "level", "weight"]


def test_a_burst_by_hand() -> None:
    """p₀ = 24 / 240 and p₁ = 2 / 10; r = 2, 2, 8, 8, 2, 2 of 40 a week."""
    found = mk.bursts(table_of([2, 2, 8, 8, 2, 2], [40] * 6))
    assert found.columns.tolist() == COLUMNS
    row = found.iloc[0]
    assert len(found) == 1
    assert [str(row[name])[:10] for name in ("start", "end")] == ["2025-01-20", "2025-01-27"]
    assert row["level"] == 1
    # 16 of 80 words: ln(.2¹⁶ .8⁶⁴) - ln(.1¹⁶ .9⁶⁴), more than the climb, ln 6
    assert row["weight"] == pytest.approx(16 * np.log(2) + 64 * np.log(8 / 9))
    assert row["weight"] > np.log(6)


def test_a_burst_must_be_worth_the_climb() -> None:
    table = table_of([2, 2, 8, 8, 2, 2], [40] * 6)
    weight = 16 * np.log(2) + 64 * np.log(8 / 9)
    assert len(mk.bursts(table, gamma=0.99 * weight / np.log(6))) == 1
    assert mk.bursts(table, gamma=1.01 * weight / np.log(6)).empty


def test_bursts_lie_inside_of_bursts() -> None:
    counts = [10] * 10 + [60, 300, 60] + [10] * 10
    found = mk.bursts(table_of(counts, [10_000] * 23), levels=3).sort_values("level")
    assert found["level"].tolist() == [1, 2, 3]
    assert found["end"].map(str).str[:10].tolist() == ["2025-03-31", "2025-03-24", "2025-03-24"]
    start, end = found["start"], found["end"]
    assert (start.to_numpy()[1:] >= start.to_numpy()[:-1]).all()
    assert (end.to_numpy()[1:] <= end.to_numpy()[:-1]).all()


def test_a_state_that_would_be_more_than_certain_is_never_taken() -> None:
    assert mk.bursts(table_of([70, 90, 70], [100] * 3), levels=4).empty
    assert np.isinf(fit_costs(np.array([6.0]), np.array([10.0]), 2, 1)[0, 1])


def test_a_gap_does_not_end_a_burst() -> None:
    sizes = [1000] * 5 + [1000, 0, 1000] + [1000] * 5
    found = mk.bursts(table_of([2] * 5 + [20, 0, 20] + [2] * 5, sizes))
    assert len(found) == 1
    assert [str(found[name][0])[:10] for name in ("start", "end")] == ["2025-02-10", "2025-02-24"]


def test_one_rate_has_no_burst() -> None:
    for counts, sizes in [
        ([5] * 20, [1000] * 20),
        ([2, 4, 6], [200, 400, 600]),
        ([0] * 4, [9] * 4),
    ]:
        empty = mk.bursts(table_of(counts, sizes), levels=2)
        assert empty.columns.tolist() == COLUMNS
        assert len(empty) == 0


def test_a_planted_burst_is_found_and_chance_makes_few() -> None:
    rates = np.full(52, 0.002)
    by_chance = mk.bursts(draws(200, rates, clustered=False, seed=3))
    assert by_chance["token"].nunique() <= 20
    rates[20:24] = 0.008
    table = draws(200, rates, clustered=False, seed=4)
    weeks = table["period"].unique()
    heaviest = mk.bursts(table).drop_duplicates("token")
    inside = (heaviest["start"] <= weeks[22]) & (heaviest["end"] >= weeks[21])
    assert inside.sum() >= 198
    assert (heaviest["start"] == weeks[20]).sum() >= 160


def test_clustered_words_make_fewer_bursts_by_chance_once_their_dispersion_is_known() -> None:
    table = draws(200, np.full(30, 0.004), clustered=True, seed=5)
    assert mk.bursts(table)["token"].nunique() > 100
    assert mk.bursts(table, dispersion=4)["token"].nunique() <= 50


def test_the_heaviest_burst_comes_first() -> None:
    table = pd.concat(
        [
            table_of([2, 2, 20, 2, 2, 2], [1000] * 6, "النهر"),
            table_of([2, 2, 60, 60, 2, 2], [1000] * 6, "السد"),
        ]
    )
    assert mk.bursts(table)["token"].tolist() == ["السد", "النهر"]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"scale": 1}, "`scale` must be above 1 and finite; got 1"),
        ({"scale": float("inf")}, "`scale` must be above 1 and finite; got inf"),
        ({"gamma": 0}, "`gamma` must be above 0; got 0"),
        ({"levels": 0}, "`levels` must be at least 1; got 0"),
        ({"dispersion": 0.5}, "`dispersion` must be at least 1; got 0.5"),
    ],
)
def test_bad_input_is_named(options: dict, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        mk.bursts(table_of([1, 2], [10, 10]), **options)


SERIES = st.lists(st.tuples(st.integers(0, 30), st.integers(31, 300)), min_size=1, max_size=6)


@given(SERIES, st.floats(1.1, 4), st.floats(0.1, 3))
def test_no_other_sequence_of_states_is_cheaper(
    pairs: list[tuple[int, int]], scale: float, step: float
) -> None:
    """With the costs as the paper writes them, binomial coefficients and all."""
    counts, sizes = (np.array(part, dtype=float) for part in zip(*pairs, strict=True))
    if counts.sum() == 0:
        return
    ours = fit_costs(counts, sizes, scale, 2)
    rates = counts.sum() / sizes.sum() * scale ** np.arange(3)
    assert (np.isinf(ours) == (rates >= 1)).all()
    chosen = -(gammaln(sizes + 1) - gammaln(counts + 1) - gammaln(sizes - counts + 1))

    def price(states: tuple[int, ...]) -> float:
        climbed = np.maximum(np.diff((0, *states)), 0).sum()
        fits = sum(
            coefficient - count * np.log(rates[state]) - (size - count) * np.log1p(-rates[state])
            if rates[state] < 1
            else np.inf
            for coefficient, count, size, state in zip(chosen, counts, sizes, states, strict=True)
        )
        return fits + climbed * step

    best = min(map(price, itertools.product(range(3), repeat=len(counts))))
    assert price(tuple(cheapest_states(ours, step))) == pytest.approx(best)


@given(SERIES, st.randoms())
def test_the_order_of_rows_changes_nothing(pairs: list[tuple[int, int]], random: object) -> None:
    counts, sizes = zip(*pairs, strict=True)
    table = pd.concat([table_of(counts, sizes), table_of(counts[::-1], sizes[::-1], "النهر")])
    rows = list(range(len(table)))
    random.shuffle(rows)
    expected = mk.bursts(table, levels=2, gamma=0.3)
    pd.testing.assert_frame_equal(mk.bursts(table.iloc[rows], levels=2, gamma=0.3), expected)


@given(SERIES)
def test_a_burst_weighs_more_than_its_climb(pairs: list[tuple[int, int]]) -> None:
    counts, sizes = zip(*pairs, strict=True)
    found = mk.bursts(table_of(counts, sizes))
    assert (found["weight"] >= np.log(len(counts)) - 1e-9).all()
    assert (found["start"] <= found["end"]).all()
