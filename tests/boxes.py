"""Which texts of a chart hide each other or leave the figure, for tests."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.text import Text
from matplotlib.transforms import Bbox

PIXEL = 1.0  # by which boxes may meet, for letters do not fill them


class Boxes(NamedTuple):
    """The visible texts of a figure that was drawn, and the whole, in pixels."""

    texts: list[tuple[str, Bbox]]
    whole: Bbox
    frame: Bbox


def boxes(figure: Figure) -> Boxes:
    """Draw a figure, and return what lies where."""
    figure.canvas.draw()
    texts = [text for text in figure.findobj(Text) if text.get_visible()]
    return Boxes(
        [(text.get_text(), text.get_window_extent()) for text in texts if text.get_text().strip()],
        figure.get_tightbbox().transformed(figure.dpi_scale_trans),
        figure.bbox.padded(PIXEL),
    )


def outside(found: Boxes) -> list[str]:
    """Return the texts that reach out of a figure, and that the whole does if it does."""
    frame = found.frame
    return [
        f"{name} {box.extents.round(1)}"
        for name, box in [*found.texts, ("the chart", found.whole)]
        if box.x0 < frame.x0 or box.y0 < frame.y0 or box.x1 > frame.x1 or box.y1 > frame.y1
    ]


def overlapping(found: Boxes) -> list[tuple[str, str]]:
    """Return the pairs of texts of which one lies on the other."""
    names, extents = [name for name, _ in found.texts], [box.extents for _, box in found.texts]
    low, high = np.split(np.array(extents), 2, axis=1)
    shared = np.minimum(high[:, None], high) - np.maximum(low[:, None], low)
    pairs = np.argwhere(np.triu((shared > PIXEL).all(axis=2), k=1))
    return [(names[one], names[other]) for one, other in pairs.tolist()]


def overlaps(axes: Axes) -> list[tuple[str, str]]:
    """Return the texts that leave the figure, and the pairs that hide each other."""
    found = boxes(axes.get_figure(root=True))
    return [(name, "the figure") for name in outside(found)] + overlapping(found)
