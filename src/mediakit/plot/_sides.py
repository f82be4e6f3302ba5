"""Two sides of one line: bars in two colours, their words beside the line, whose side is whose."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
from matplotlib.axes import Axes
from matplotlib.text import Annotation

from mediakit.plot._arabic import PALETTE, dress, label
from mediakit.plot._canvas import points_wide, type_size
from mediakit.plot._frame import DARK, grid, put_numbers
from mediakit.plot._hook import run_left_to_right
from mediakit.plot._wording import begins_right, short

Floats = npt.NDArray[np.float64]
TARGET_COLOUR, REFERENCE_COLOUR = PALETTE[0], PALETTE[1]
SIDE_COLOURS = (TARGET_COLOUR, REFERENCE_COLOUR)  # or of the first and the second source
BAR = 0.78  # of a row
ROOM = 0.3  # of the longest bar, for the words beside the line where all bars are on one side
GAP = 6.0  # points between the line and a word
WIDEST = 0.4  # of the axes, for a word
SIDES = 2  # rows that their names take from those of the words
ROUNDS = 20  # in which room for the words on one side makes room needed on the other
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
) -> list[Annotation]:
    """Write each word beside the line, or what ends beyond it, where its bar is not."""
    size = type_size(axes, len(values) + SIDES)
    width = WIDEST * points_wide(axes) / size
    texts = []
    for place, (word, value, end) in enumerate(zip(words, values, ends, strict=True)):
        right = (value > 0) == begins_right(lang)  # in Arabic the axis is mirrored
        text = axes.annotate(
            label(short(word, width=width)), (end, place), xytext=(GAP if right else -GAP, 0),
            fontsize=size, textcoords="offset points", ha="left" if right else "right", va="center",
            annotation_clip=False, in_layout=False,
        )  # fmt: skip
        texts.append(text)
    dress(axes)
    return texts


def name_sides(axes: Axes, names: Sequence[str], lang: str, *, first_left: bool) -> None:
    """Write above the chart which side is whose, instead of a legend."""
    sides: list[tuple[float, Any]] = [(0.0, "left"), (1.0, "right")]
    for (x, side), name, colour in zip(
        sides[:: 1 if first_left else -1], names, SIDE_COLOURS, strict=True
    ):
        text = axes.annotate(
            label(name), (x, 1), xycoords="axes fraction", xytext=(0, 3), ha=side,
            textcoords="offset points", va="bottom", color=colour, fontweight="bold",
        )  # fmt: skip
        if not begins_right(lang):
            run_left_to_right(text)


def mark_sides(
    axes: Axes, texts: Sequence[Annotation], values: Floats, ends: Floats, lang: str
) -> None:
    """Draw the line between the sides, leave room for the words, mirror the axis."""
    axes.set_yticks([])
    axes.axvline(0, color=DARK, lw=1)
    low, high = min(axes.dataLim.xmin, 0), max(axes.dataLim.xmax, 0)
    room = ROOM * max(high, -low)
    limits = max(-low * 1.04, room), max(high * 1.04, room)
    below, above = _with_room(limits, _shares(axes, texts), values, ends)
    axes.set_xlim(*(-below, above)[:: -1 if begins_right(lang) else 1])
    axes.set_ylim(len(texts) - 0.4, -0.6)
    axes.spines[["left", "right", "top"]].set_visible(False)
    put_numbers(axes.xaxis)
    grid(axes, "x")


def _shares(axes: Axes, texts: Sequence[Annotation]) -> Floats:
    """Return the share of the axes that each word takes, with the gap before it and one behind."""
    pixels = axes.figure.dpi / 72
    widths = np.array([text.get_window_extent().width for text in texts]) + 1.5 * GAP * pixels
    return widths / axes.get_window_extent().width


def _with_room(
    limits: tuple[float, float], shares: Floats, values: Floats, ends: Floats
) -> tuple[float, float]:
    """Return how far the axis goes to both sides so that all words lie within it.

    Examples
    --------
    >>> none = np.zeros(1)
    >>> _with_room((1.0, 9.0), np.array([0.25]), np.array([9.0]), none)
    (3.0, 9.0)
    >>> _with_room((1.0, 9.0), np.array([0.05]), np.array([9.0]), none)
    (1.0, 9.0)
    """
    below, above = limits
    over, beyond = values > 0, np.abs(ends)  # words of bars above 0 stand below it
    for _ in range(ROUNDS):
        needed = (beyond + shares * np.where(over, above, below)) / (1 - shares)
        below = max(below, needed[over].max(initial=0.0))
        above = max(above, needed[~over].max(initial=0.0))
    return float(below), float(above)
