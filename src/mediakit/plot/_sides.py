"""Bars to both sides of one line, words beside it: what one corpus has more, what the other."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
from matplotlib.axes import Axes

from mediakit.plot._arabic import PALETTE, label
from mediakit.plot._canvas import type_size
from mediakit.plot._frame import DARK, grid, put_numbers
from mediakit.plot._wording import begins_right, short

Floats = npt.NDArray[np.float64]
TARGET_COLOUR, REFERENCE_COLOUR = PALETTE[0], PALETTE[1]
BAR = 0.78  # of a row
ROOM = 0.3  # of the longest bar, for the words beside the line where all bars are on one side
ABOVE = 27  # points between the chart and its title, where the sides are named


def draw_sides(
    axes: Axes, words: pd.Series, numbers: pd.Series, bounds: Floats | None, lang: str
) -> None:
    """Draw a bar a word, the first on top: above 0 to the side where the language goes.

    Each has the interval between its two bounds, where they are not its own value.
    """
    values, places = numbers.to_numpy(dtype=float), range(len(numbers))
    low, high = np.tile(values, (2, 1)) if bounds is None else bounds
    colours = [TARGET_COLOUR if value > 0 else REFERENCE_COLOUR for value in values]
    axes.barh(places, values, BAR, color=colours, alpha=0.9)
    margins = np.abs([low - values, high - values])
    if margins.any():
        axes.errorbar(values, places, xerr=margins, fmt="none", ecolor=DARK, lw=1)
    ends = np.where(values > 0, np.minimum(low, 0), np.maximum(high, 0))
    _name_words(axes, words.tolist(), values, ends, lang)
    _mark(axes, len(values), lang)


def _name_words(axes: Axes, words: list[str], values: Floats, ends: Floats, lang: str) -> None:
    """Write each word beside the line, or its interval, on the side where its bar is not."""
    size = type_size(axes, len(words))
    for place, (word, value, end) in enumerate(zip(words, values, ends, strict=True)):
        right = (value > 0) == begins_right(lang)  # in Arabic the axis is mirrored
        axes.annotate(
            label(short(word)), (end, place), xytext=(6 if right else -6, 0), fontsize=size,
            textcoords="offset points", ha="left" if right else "right", va="center",
        )  # fmt: skip


def name_sides(axes: Axes, names: tuple[str, str], lang: str) -> None:
    """Write above the bars which side is whose, instead of a legend."""
    sides: list[tuple[float, Any]] = [(0.0, "left"), (1.0, "right")]
    named = zip(names, (TARGET_COLOUR, REFERENCE_COLOUR), strict=True)
    for (x, side), (name, colour) in zip(
        sides[:: 1 if begins_right(lang) else -1], named, strict=True
    ):
        axes.annotate(
            label(short(name)), (x, 1), xycoords="axes fraction", xytext=(0, 3), ha=side,
            textcoords="offset points", va="bottom", color=colour, fontweight="bold",
        )  # fmt: skip


def _mark(axes: Axes, rows: int, lang: str) -> None:
    """Draw the line between the sides, leave room for the words, mirror the axis."""
    axes.set_yticks([])
    axes.axvline(0, color=DARK, lw=1)
    low, high = min(axes.dataLim.xmin, 0), max(axes.dataLim.xmax, 0)
    room = ROOM * max(high, -low)
    limits = [min(low * 1.04, -room), max(high * 1.04, room)]
    axes.set_xlim(*limits[:: -1 if begins_right(lang) else 1])
    axes.set_ylim(rows - 0.4, -0.6)
    axes.spines[["left", "right", "top"]].set_visible(False)
    put_numbers(axes.xaxis)
    grid(axes, "x")
