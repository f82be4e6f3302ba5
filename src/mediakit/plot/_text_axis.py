"""An axis that runs along an article, from its first word to its last."""

from __future__ import annotations

from itertools import pairwise

import numpy.typing as npt
from matplotlib.axes import Axes

from mediakit.plot._arabic import dress, label
from mediakit.plot._canvas import settle
from mediakit.plot._frame import LIGHT

EDGE = 0.01  # of the article, so that strokes at its ends are seen whole
QUARTERS = (0.0, 0.25, 0.5, 0.75, 1.0)
FIRST_QUARTER = QUARTERS[1]
SHADE = "#f1f1f1"
AIR = 6.0  # pixels between names


def draw_bounds(axes: Axes, places: npt.ArrayLike) -> None:
    """Draw pale lines between the parts of the horizontal axis."""
    axes.set_xticks(places, minor=True)
    axes.tick_params(axis="x", which="minor", length=0)
    axes.grid(axis="x", which="minor", color=LIGHT, lw=0.7)


def name_quarters(axes: Axes, begin: str, end: str) -> None:
    """Shade the first quarter; name both ends and, where there is room, what is between."""
    axes.axvspan(-EDGE, FIRST_QUARTER, color=SHADE, lw=0, zorder=-1)
    draw_bounds(axes, QUARTERS[1:-1])
    settle(axes)  # what stands beside the axes takes of their width
    for step in (1, 2, 4):
        places = QUARTERS[::step]
        names = [begin, *(f"{place:.0%}" for place in places[1:-1]), end]
        axes.set_xticks(places, [label(name) for name in names])
        dress(axes)
        if not _touch(axes):
            return


def _touch(axes: Axes) -> bool:
    """Return whether names of ticks come too near to each other."""
    boxes = [name.get_window_extent() for name in axes.get_xticklabels()]
    boxes.sort(key=lambda box: float(box.x0))
    return any(after.x0 - before.x1 < AIR for before, after in pairwise(boxes))
