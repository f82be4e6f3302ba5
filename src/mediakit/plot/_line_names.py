"""Which line is whose? A name at the end of each line, or a legend that covers none."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from matplotlib import colors
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.text import Annotation

from mediakit.plot._arabic import dress

Floats = npt.NDArray[np.float64]
DARKER = 0.72  # of a line's colour, so that its name can be read on white
GAP = 7.0  # points from the end of a line to its name
WIDEST = 0.3  # of the axes, for names at the ends of lines
FARTHEST = 1.5  # heights of a name that it may stand above or below the end of its line
AIR = 0.03  # of the axes, between the lines and the legend


def spread(places: Floats, height: float, lowest: float) -> Floats:
    """Return places at least so far from each other, in the same order, none below the lowest.

    Neighbours that come too near are moved as one, around their common mean.

    Examples
    --------
    >>> spread(np.array([10.0, 0.0, 1.0]), 3.0, -0.5).tolist()
    [10.0, -0.5, 2.5]
    """
    order = np.argsort(places, kind="stable")
    steps = height * np.arange(len(places))
    blocks: list[tuple[float, int]] = []  # mean and number, of places less their steps
    for place in places[order] - steps:
        mean, number = float(place), 1
        while blocks and blocks[-1][0] > mean:
            before, others = blocks.pop()
            mean = (before * others + mean * number) / (others + number)
            number += others
        blocks.append((mean, number))
    moved = np.empty(len(places))
    means, numbers = zip(*blocks, strict=True)
    moved[order] = np.maximum(np.repeat(means, numbers), lowest) + steps
    return moved


def name_lines(axes: Axes, lines: Sequence[Line2D]) -> None:
    """Name each line at its end where there is room for all names, else in a legend."""
    if not _name_ends(axes, lines):
        _add_legend(axes, lines)


def _write_name(axes: Axes, line: Line2D, end: Floats) -> Annotation:
    """Write the name of a line beyond its end, on the side to which time runs."""
    backwards = axes.xaxis_inverted()
    return axes.annotate(
        str(line.get_label()), (end[0], end[1]), xytext=(-GAP if backwards else GAP, 0),
        textcoords="offset points", ha="right" if backwards else "left", va="center",
        color=np.array(colors.to_rgb(line.get_color())) * DARKER, fontweight="bold",
        annotation_clip=False,
    )  # fmt: skip


def _name_ends(axes: Axes, lines: Sequence[Line2D]) -> bool:
    """Write the names and return True, or return False where they do not fit."""
    ends = np.array([np.asarray(line.get_xydata(), dtype=float)[-1] for line in lines])
    if np.isnan(ends).any():
        return False
    texts = [_write_name(axes, line, end) for line, end in zip(lines, ends, strict=True)]
    dress(axes, texts)
    pixels = axes.figure.dpi / 72
    boxes = [text.get_window_extent() for text in texts]
    height, width = max(box.height for box in boxes), max(box.width for box in boxes) + GAP * pixels
    at = axes.transData.transform(ends)[:, 1]
    frame = axes.get_window_extent()
    moves = spread(at, height, frame.y0 + height / 2) - at
    if np.abs(moves).max() > FARTHEST * height or width > WIDEST * frame.width:
        for text in texts:
            text.remove()
        return False
    for text, move in zip(texts, moves, strict=True):
        text.set_position((text.xyann[0], move / pixels))
    _make_room(axes, width / frame.width)
    return True


def _make_room(axes: Axes, share: float) -> None:
    """Lengthen the axis in the direction of time by a share of the axes."""
    low, high = sorted(axes.get_xlim())
    limits = low, low + (high - low) / (1 - share)
    axes.set_xlim(limits[::-1] if axes.xaxis_inverted() else limits)


def _from_the_right(number: int, columns: int) -> list[int]:
    """Return the order of names in which matplotlib's columns, from the left, read from the right.

    Examples
    --------
    >>> _from_the_right(5, 2)
    [2, 3, 4, 0, 1]
    """
    sizes = [len(part) for part in np.array_split(np.arange(number), columns)]
    parts = np.split(np.arange(number), np.cumsum(sizes[::-1])[:-1])
    return np.concatenate(parts[::-1]).tolist()


def _add_legend(axes: Axes, lines: Sequence[Line2D]) -> None:
    """Add a legend above the lines, as wide as fits, and raise the axis for it."""
    whole = axes.get_window_extent()
    for columns in range(len(lines), 0, -1):
        order = _from_the_right(len(lines), columns)
        legend = axes.legend(
            handles=[lines[number] for number in order], ncols=columns, markerfirst=False,
            loc="upper right", frameon=False, alignment="right",
        )  # fmt: skip
        dress(axes)
        box = legend.get_window_extent()
        if box.width <= whole.width:
            break
    low, high = axes.get_ylim()
    share = min(box.height / whole.height + AIR, 0.6)
    axes.set_ylim(low, low + (high - low) / (1 - share))
