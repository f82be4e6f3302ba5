"""Names of lines: at their ends, or in a legend that covers none; no name on another."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

import matplotlib as mpl
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.axes import Axes

import mediakit as mk
from drawn import labels
from mediakit._direction import strip_isolates
from mediakit.plot._line_names import spread

mpl.use("agg")
MONTHS = pd.period_range("2026-01", periods=4, freq="M")


@pytest.fixture(autouse=True)
def closed() -> Iterator[None]:
    yield
    plt.close("all")


def trends(**rates: list[float]) -> pd.DataFrame:
    """Return a trend table, a group for each list of rates."""
    tables = [
        pd.DataFrame(
            {
                "period": MONTHS, "group": name, "token": "السد", "rate": values,
                "rate_low": np.array(values) - 1, "rate_high": np.array(values) + 1,
                "count": 1, "tokens": 10, "articles": 1,
            }
        )
        for name, values in rates.items()
    ]  # fmt: skip
    return pd.concat(tables, ignore_index=True)


def draw(table: pd.DataFrame, **options: str) -> Axes:
    axes = mk.plot.trend(table, ax=plt.figure().add_subplot(), **options)
    axes.figure.canvas.draw()
    return axes


def names_at_ends(axes: Axes) -> list[str]:
    return [strip_isolates(text.get_text()) for text in labels(axes)]


def names_in_legend(axes: Axes) -> list[str]:
    return [strip_isolates(text.get_text()) for text in axes.get_legend().get_texts()]


@pytest.mark.parametrize("time", ["ltr", "rtl"])
def test_names_stand_beyond_the_last_period_within_the_axes(time: str) -> None:
    axes = draw(trends(المد=[1, 2, 3, 20], السدرة=[9, 8, 7, 6], المنارة=[1, 1, 1, 1]), time=time)
    assert axes.get_legend() is None
    assert axes.xaxis_inverted() == (time == "rtl")
    assert names_at_ends(axes) == ["المد", "السدرة", "المنارة"]
    frame = axes.get_window_extent()
    end = axes.transData.transform((3, 0))[0]
    for text, rate in zip(labels(axes), (20, 6, 1), strict=True):
        box = text.get_window_extent()
        assert box.x0 > end if time == "ltr" else box.x1 < end
        assert frame.x0 <= box.x0 < box.x1 <= frame.x1
        assert box.y0 >= frame.y0 - 1
        place = axes.transData.transform((3, rate))[1]
        assert abs((box.y0 + box.y1) / 2 - place) <= 1.6 * box.height


def test_ends_that_are_near_each_other_have_names_that_do_not_touch() -> None:
    axes = draw(trends(المد=[1, 2, 3, 20], السدرة=[9, 8, 7, 20.1], المنارة=[1, 1, 1, 0]))
    assert axes.get_legend() is None
    for one, other in combinations([text.get_window_extent() for text in labels(axes)], 2):
        assert min(one.y1, other.y1) - max(one.y0, other.y0) <= 0.5


@pytest.mark.parametrize(
    "rates",
    [
        {"المد": [1, 2, 3, np.nan], "السدرة": [9, 8, 7, 6]},
        {"المد": [9, 9, 9, 0], "السدرة": [9, 9, 9, 0], "المنارة": [9, 9, 9, 0]}
        | {"هضبة": [9, 9, 9, 0]},
        {"صحيفة ذات اسم طويل جدا لا يتسع له طرف الرسم أبدا": [1, 2, 3, 4], "السدرة": [9, 8, 7, 6]},
    ],
    ids=["a line without an end", "four ends in one place", "a long name"],
)
def test_names_that_do_not_fit_at_the_ends_are_in_a_legend_above_the_lines(rates: dict) -> None:
    axes = draw(trends(**rates))
    assert names_at_ends(axes) == []
    assert sorted(names_in_legend(axes)) == sorted(rates)
    box = axes.get_legend().get_window_extent()
    highest = np.nanmax(list(rates.values())) + 1  # of the intervals
    assert axes.transData.transform((0, highest))[1] <= box.y0
    assert box.y1 <= axes.get_window_extent().y1


def test_the_names_of_a_legend_are_read_from_the_right() -> None:
    rates = {name: [9.0, 9.0, 9.0, np.nan] for name in ("أول", "ثان", "ثالث")}
    axes = draw(trends(**rates))
    boxes = {
        strip_isolates(text.get_text()): text.get_window_extent()
        for text in axes.get_legend().get_texts()
    }
    assert boxes["أول"].x0 > boxes["ثان"].x1 > boxes["ثان"].x0 > boxes["ثالث"].x1


def test_one_line_needs_no_name() -> None:
    axes = draw(trends(المد=[1, 2, 3, 4]))
    assert axes.get_legend() is None
    assert names_at_ends(axes) == []


numbers = st.lists(st.floats(-1e3, 1e3), min_size=1, max_size=8)


@given(numbers, st.floats(0.1, 50), st.floats(-1e3, 1e3))
def test_spread_places_are_apart_in_order_and_above_the_lowest(
    places: list[float], height: float, lowest: float
) -> None:
    before = np.array(places)
    after = spread(before, height, lowest)
    order = np.argsort(before, kind="stable")
    assert (np.diff(after[order]) >= height - 1e-6).all()
    assert after.min() >= lowest - 1e-6


@given(numbers, st.floats(0.1, 50))
def test_places_that_are_apart_stay(places: list[float], height: float) -> None:
    apart = spread(np.array(places), height * 1.001, -1e6)
    assert np.allclose(spread(apart, height, -1e6), apart)
