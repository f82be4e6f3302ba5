"""Where is a chart drawn? On a figure of the size that it needs, or on the axes that are given."""

from __future__ import annotations

import warnings
from collections.abc import Sized
from typing import Any

import matplotlib.pyplot as plt
from matplotlib.axes import Axes

WIDTH, HEIGHT = 6.8, 4.2  # inches of a chart that needs no other size
ROW = 0.27  # inches of a row of bars with its name
AROUND_ROWS = 1.5  # inches for a title, ticks, the caption
TYPE_SIZE, SMALLEST_TYPE = 10.0, 4.5  # points of names; smaller ones cannot be read
LEADING = 1.45  # points of a row for each point of its type
TOO_LOW = (
    "The axes are too low for {rows} names to stand below each other: a figure {inches:.0f} inches "
    "high, or a smaller `top`, has room for them."
)


def height_of(rows: int) -> float:
    """Return the height in inches of a figure with so many rows of bars.

    Examples
    --------
    >>> height_of(20)
    6.9
    """
    return round(AROUND_ROWS + ROW * max(rows, 3), 2)


def _check_empty(axes: Any) -> None:
    if not isinstance(axes, Axes):
        raise TypeError(f"`ax` must be a matplotlib Axes; got {type(axes).__name__}.")
    held: tuple[Sized, ...] = (
        axes.lines, axes.patches, axes.collections, axes.images, axes.texts, axes.tables,
    )  # fmt: skip
    number = sum(len(things) for things in held)
    if number:
        raise ValueError(
            f"`ax` must be empty, for a chart sets its axes and names anew; got one that holds "
            f"{number} things. Call axes.clear() first, or leave `ax` out."
        )


def axes_for(ax: Axes | None, *, width: float = WIDTH, height: float = HEIGHT) -> Axes:
    """Return the axes given, or new ones in a figure of this size, in inches.

    A figure without a layout gets one in which nothing lies outside of it.

    Raises
    ------
    TypeError, ValueError
        If `ax` is no Axes, or something is drawn on it already.
    """
    if ax is None:
        return plt.figure(figsize=(width, height), layout="constrained").add_subplot()
    _check_empty(ax)
    figure: Any = ax.get_figure(root=True)
    if figure.get_layout_engine() is None:
        figure.set_layout_engine("constrained")
    return ax


def settle(axes: Axes) -> None:
    """Lay the figure out now, so that the size of the axes is the one in which they are drawn."""
    figure: Any = axes.get_figure(root=True)
    engine = figure.get_layout_engine()
    if engine is not None:
        engine.execute(figure)


def points_wide(axes: Axes) -> float:
    """Return the width of the axes in points."""
    figure: Any = axes.get_figure(root=True)
    return float(axes.get_window_extent().width * 72 / figure.dpi)


def _points_high(axes: Axes, around: float) -> float:
    """Return the height of the axes in points, less what a layout will take for what is around."""
    figure: Any = axes.get_figure(root=True)
    now = float(axes.get_window_extent().height * 72 / figure.dpi)
    place = axes.get_subplotspec()
    if place is None or figure.get_layout_engine() is None:
        return now
    share = len(place.rowspan) / place.get_gridspec().nrows
    return min(now, max(figure.get_figheight() * share - around, 0.0) * 72)


def type_size(axes: Axes, rows: float, around: float = AROUND_ROWS) -> float:
    """Return the size in points at which so many names stand below each other in the axes.

    `around` are the inches above and below the axes.
    """
    size = _points_high(axes, around) / max(rows, 1) / LEADING
    if size < SMALLEST_TYPE:
        inches = around + rows * LEADING * SMALLEST_TYPE / 72
        warnings.warn(TOO_LOW.format(rows=round(rows), inches=inches + 0.5), stacklevel=3)
    return min(max(size, SMALLEST_TYPE), TYPE_SIZE)
