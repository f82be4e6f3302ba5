"""An axis that runs along an article, from its first word to its last."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from matplotlib.axes import Axes

from mediakit.plot._arabic import dress, label
from mediakit.plot._canvas import settle
from mediakit.plot._frame import LIGHT
from mediakit.plot._wording import begins_right

EDGE = 0.01  # of the article, so that strokes at its ends are seen whole
QUARTERS = (0.0, 0.25, 0.5, 0.75, 1.0)
FIRST_QUARTER = QUARTERS[1]
SHADE = "#f1f1f1"
AIR = 4.0  # pixels between names


def name_quarters(axes: Axes, ends: tuple[str, str], lang: str) -> None:
    """Run from the beginning, where the language begins; name both ends and, with room, quarters.

    The first quarter is shaded.
    """
    axes.set_xlim(*(-EDGE, 1 + EDGE)[:: -1 if begins_right(lang) else 1])
    axes.axvspan(-EDGE, FIRST_QUARTER, color=SHADE, lw=0, zorder=-1)
    axes.set_xticks(QUARTERS[1:-1], minor=True)
    axes.tick_params(axis="x", which="minor", length=0)
    axes.grid(axis="x", which="minor", color=LIGHT, lw=0.7)
    settle(axes)  # what stands beside the axes takes of their width
    for step in (1, 2, 4):
        _write_names(axes, QUARTERS[::step], ends)
        if not _touch(axes):
            return


def _write_names(axes: Axes, places: Sequence[float], ends: tuple[str, str]) -> None:
    """Name both ends, and the shares of an article between them."""
    between = [f"{place:.0%}" for place in places[1:-1]]
    axes.set_xticks(places, [label(name) for name in (ends[0], *between, ends[1])])
    dress(axes)


def _touch(axes: Axes) -> bool:
    """Return whether names of ticks come too near to each other."""
    boxes = [name.get_window_extent() for name in axes.get_xticklabels()]
    boxes.sort(key=lambda box: float(box.x0))
    return any(after.x0 - before.x1 < AIR for before, after in pairwise(boxes))
