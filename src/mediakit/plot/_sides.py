"""Two sides of one line: bars in two colours, their words beside the line, whose side is whose."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
from matplotlib.axes import Axes

from mediakit.plot._arabic import PALETTE, label
from mediakit.plot._canvas import type_size
from mediakit.plot._frame import DARK, grid, put_numbers
from mediakit.plot._wording import begins_right, short

Floats = npt.NDArray[np.float64]
SIDE_COLOURS = (PALETTE[0], PALETTE[1])  # of the target, or the first; of the reference
BAR = 0.78  # of a row
ROOM = 0.3  # of the longest bar, for the words beside the line where all bars are on one side
ABOVE = 27  # points between the chart and its title, where the sides are named
LONGEST_SIDE = 24  # letters of a source's name: two stand in one line


def checked_names(names: Sequence[str] | None) -> tuple[str, str] | None:
    """Return the names of the two sources, cut where they are long; None where none are given.

    Raises
    ------
    ValueError
        If they are not two strings.
    """
    if names is None:
        return None
    given = [names] if isinstance(names, str) else list(names)
    if len(given) != 2 or not all(isinstance(name, str) and name.strip() for name in given):
        raise ValueError(
            f"`names` must be two names, such as those of the sources compared; got {names!r}"
        )
    return short(given[0], LONGEST_SIDE), short(given[1], LONGEST_SIDE)


def draw_bars(axes: Axes, values: Floats) -> None:
    """Draw a bar a row in the colour of its side."""
    colours = np.where(values > 0, *SIDE_COLOURS).tolist()
    axes.barh(range(len(values)), values, BAR, color=colours, alpha=0.9)


def name_words(
    axes: Axes, words: Iterable[object], values: Floats, ends: Floats, lang: str
) -> None:
    """Write each word beside the line, or what ends beyond it, where its bar is not."""
    size = type_size(axes, len(values))
    for place, (word, value, end) in enumerate(zip(words, values, ends, strict=True)):
        right = (value > 0) == begins_right(lang)  # in Arabic the axis is mirrored
        axes.annotate(
            label(short(word)), (end, place), xytext=(6 if right else -6, 0), fontsize=size,
            textcoords="offset points", ha="left" if right else "right", va="center",
        )  # fmt: skip


def name_sides(axes: Axes, names: Sequence[str], *, first_left: bool) -> None:
    """Write above the chart which side is whose, instead of a legend."""
    sides: list[tuple[float, Any]] = [(0.0, "left"), (1.0, "right")]
    for (x, side), name, colour in zip(
        sides[:: 1 if first_left else -1], names, SIDE_COLOURS, strict=True
    ):
        axes.annotate(
            label(name), (x, 1), xycoords="axes fraction", xytext=(0, 3), ha=side,
            textcoords="offset points", va="bottom", color=colour, fontweight="bold",
        )  # fmt: skip


def mark_sides(axes: Axes, rows: int, lang: str) -> None:
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
