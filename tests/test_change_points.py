"""Change points: by hand, against every way to cut, and how often there are false ones."""

from __future__ import annotations

import itertools

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.special import xlogy

import mediakit as mk
from mediakit._change_points import default_penalty, dispersion_of

COLUMNS = [
    "group", "token", "period", "last_before", "rate_before", "rate_after", "log_ratio",
    "penalty", "dispersion",
]  # fmt: skip


def table_of(counts: object, sizes: object, token: str = "السد") -> pd.DataFrame:
    """Return a trend table of weeks; a week of 0 tokens has no articles."""
    counts, sizes = np.asarray(counts, dtype=float), np.asarray(sizes)
    counts = np.where(sizes > 0, counts, np.nan)
    weeks = pd.period_range("2025-01-06", periods=len(counts), freq="W")
    with np.errstate(invalid="ignore"):
        rates = counts / np.where(sizes > 0, sizes, 1) * 10_000
    return pd.DataFrame(
        {
            "period": weeks, "group": "المد", "token": token, "count": counts, "tokens": sizes,
            "rate": rates,
        }
    )  # fmt: skip


def test_a_doubling_by_hand() -> None:
    found = mk.change_points(table_of([10, 10, 10, 20, 20, 20], [1000] * 6))
    assert found.columns.tolist() == COLUMNS
    row = found.iloc[0]
    assert len(found) == 1
    assert str(row["period"]) == "2025-01-27/2025-02-02"
    assert str(row["last_before"]) == "2025-01-20/2025-01-26"
    assert row[["rate_before", "rate_after", "log_ratio"]].tolist() == [100, 200, 1]
    assert row["dispersion"] == 1
    assert row["penalty"] == pytest.approx(3 * np.log(6))
    assert row[["group", "token"]].tolist() == ["المد", "السد"]


def test_missing_periods_are_passed_over_and_the_gap_is_named() -> None:
    gap = mk.change_points(
        table_of([10, 10, 10, 0, 0, 20, 20, 20], [1000] * 3 + [0] * 2 + [1000] * 3)
    )
    row = gap.iloc[0]
    assert len(gap) == 1
    assert [str(row[name])[:10] for name in ("last_before", "period")] == [
        "2025-01-20",
        "2025-02-10",
    ]
    assert row[["rate_before", "rate_after"]].tolist() == [100, 200]


def test_a_rate_of_few_tokens_is_no_change() -> None:
    """One hit in ten tokens is a rate of 1,000 where others have 100, and says nothing."""
    sizes = [1000] * 5 + [10] + [1000] * 5
    assert mk.change_points(table_of([10] * 5 + [1] + [10] * 5, sizes)).empty
    sizes = [1000] * 5 + [10] * 3 + [1000] * 5
    assert mk.change_points(table_of([10] * 5 + [1] * 3 + [10] * 5, sizes)).empty
    assert len(mk.change_points(table_of([10] * 5 + [30] * 8, [1000] * 13))) == 1


def test_the_dispersion_by_hand() -> None:
    # p = .02; differences .02, -.02, .02 and their variance; all squares, those of the first week
    # against the others', and the rest by two degrees of freedom
    pairs = 0.02**2 / (0.02 * 0.98 * 0.002)
    rest = (4 * 1000 * 0.01**2 - 750 * (0.01 - 0.07 / 3) ** 2) / 2 / (0.02 * 0.98)
    found = dispersion_of(np.array([10.0, 30, 10, 30]), np.full(4, 1000.0))
    assert found == pytest.approx((pairs + rest) / 2)
    assert dispersion_of(np.array([10.0, 11, 10]), np.full(3, 1000.0)) == 1


def test_an_estimated_dispersion_needs_a_higher_penalty_the_less_so_the_longer_the_series() -> None:
    ratios = [default_penalty(n, 2.0) / default_penalty(n, 1.0) for n in (5, 10, 50, 1000)]
    assert ratios == sorted(ratios, reverse=True)
    assert ratios[-1] == pytest.approx(1, abs=0.05)


def test_a_given_penalty_is_the_price_of_a_change() -> None:
    table = table_of([10, 10, 10, 20, 20, 20], [1000] * 6)
    assert mk.change_points(table, penalty=5)["penalty"].tolist() == [5]
    assert mk.change_points(table, penalty=50).empty


def test_what_has_one_rate_or_none_has_no_change() -> None:
    for counts, sizes in [
        ([0] * 5, [100] * 5), ([100] * 5, [100] * 5), ([3], [100]), ([0] * 3, [0] * 3),
        ([7, 0, 0], [100, 0, 0]),
    ]:  # fmt: skip
        empty = mk.change_points(table_of(counts, sizes))
        assert empty.columns.tolist() == COLUMNS
        assert len(empty) == 0


def test_bad_tables_get_one_sentence() -> None:
    table = table_of([1, 2], [10, 10])
    with pytest.raises(ValueError, match="`penalty` must be above 0; got 0"):
        mk.change_points(table, penalty=0)
    with pytest.raises(ValueError, match="`trend_table` needs the column count"):
        mk.change_points(table.drop(columns="count"))
    with pytest.raises(TypeError, match="`trend_table` must be a pandas DataFrame; got list"):
        mk.change_points([])
    with pytest.raises(ValueError, match="one row for each period, group and token; got several"):
        mk.change_points(pd.concat([table, table]))


SERIES = st.lists(
    st.tuples(st.integers(0, 40), st.just(0) | st.integers(50, 900)), min_size=1, max_size=8
)


def cost(counts: np.ndarray, sizes: np.ndarray) -> float:
    """Return -2 ln L of one rate for all."""
    count, size = counts.sum(), sizes.sum()
    return -2 * float(xlogy(count, count / size) + xlogy(size - count, 1 - count / size))


@given(SERIES, st.floats(0.5, 30))
def test_no_other_cuts_are_better(pairs: list[tuple[int, int]], penalty: float) -> None:
    counts, sizes = (np.array(part, dtype=float) for part in zip(*pairs, strict=True))
    found = mk.change_points(table_of(counts, sizes), penalty=penalty)
    weeks = table_of(counts, sizes)["period"][sizes > 0].tolist()
    counts, sizes = counts[sizes > 0], sizes[sizes > 0]
    if len(counts) < 2 or counts.sum() == 0:
        assert found.empty
        return
    dispersion = dispersion_of(counts, sizes)

    def price(cuts: list[int]) -> float:
        parts = zip(np.split(counts, cuts), np.split(sizes, cuts), strict=True)
        return sum(cost(*part) for part in parts) / dispersion + penalty * len(cuts)

    places = range(1, len(counts))
    every = itertools.chain.from_iterable(
        itertools.combinations(places, number) for number in range(len(counts))
    )
    ours = price([weeks.index(week) for week in found["period"]])
    assert ours <= min(price(list(cuts)) for cuts in every) + 1e-6


@given(SERIES, st.randoms())
def test_the_order_of_rows_changes_nothing(pairs: list[tuple[int, int]], random: object) -> None:
    counts, sizes = zip(*pairs, strict=True)
    table = pd.concat([table_of(counts, sizes), table_of(counts[::-1], sizes[::-1], "النهر")])
    rows = list(range(len(table)))
    random.shuffle(rows)
    expected = mk.change_points(table, penalty=4)
    pd.testing.assert_frame_equal(mk.change_points(table.iloc[rows], penalty=4), expected)


def draws(number: int, rates: np.ndarray, *, clustered: bool, seed: int) -> pd.DataFrame:
    """Return simulated series, a token each: weeks of 1,500 to 8,000 words, one in nine without.

    Clustered words come in articles, 2.5 in each that has any.
    """
    random = np.random.default_rng(seed)
    tables = []
    for draw in range(number):
        sizes = random.integers(1500, 8000, len(rates)) * (random.random(len(rates)) > 1 / 9)
        counts = random.binomial(sizes, rates)
        if clustered:
            articles = random.binomial(sizes, rates / 2.5)
            counts = [random.geometric(1 / 2.5, each).sum() for each in articles]
        tables.append(table_of(counts, sizes, f"{draw:04}"))
    return pd.concat(tables, ignore_index=True)


@pytest.mark.parametrize("clustered", [False, True])
@pytest.mark.parametrize(("weeks", "rate"), [(10, 0.004), (30, 0.0005), (52, 0.002), (52, 0.01)])
def test_one_rate_has_no_change_in_19_of_20_draws(weeks: int, rate: float, clustered: bool) -> None:
    table = draws(200, np.full(weeks, rate), clustered=clustered, seed=weeks)
    assert mk.change_points(table)["token"].nunique() / 200 <= 0.05


@pytest.mark.parametrize(("rate", "clustered"), [(0.005, False), (0.02, True)])
def test_a_planted_doubling_is_found_within_a_period(rate: float, clustered: bool) -> None:
    """Clustered counts vary four times as much: so many more say as much."""
    rates = np.repeat([rate, 2 * rate], [17, 23])
    table = draws(200, rates, clustered=clustered, seed=1)
    found = mk.change_points(table)
    planted = table["period"].unique()[17]
    distance = found["period"].map(lambda period: period.ordinal) - planted.ordinal
    # A week without words beside the change moves it by one.
    near = found[distance.between(-1, 1)]
    assert near["token"].nunique() >= 190
    assert len(found) <= 215
    assert near["log_ratio"].mean() == pytest.approx(1, abs=0.05)
