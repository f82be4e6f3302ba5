"""Which texts of a chart hide each other or leave the figure, for tests."""

from __future__ import annotations

from itertools import combinations

from matplotlib.axes import Axes
from matplotlib.text import Text


def overlaps(axes: Axes) -> list[tuple[str, str]]:
    """Return the pairs of visible texts that overlap, and the texts that leave the figure."""
    figure = axes.figure
    figure.canvas.draw()
    texts = [text for text in figure.findobj(Text) if text.get_visible() and text.get_text()]
    boxes = [(text.get_text(), text.get_window_extent()) for text in texts]
    width, height = figure.bbox.size
    outside = [
        (name, "the figure")
        for name, box in boxes
        if box.x0 < -1 or box.y0 < -1 or box.x1 > width + 1 or box.y1 > height + 1
    ]
    return outside + [
        (one, other)
        for (one, first), (other, second) in combinations(boxes, 2)
        if min(first.x1, second.x1) - max(first.x0, second.x0) > 1
        and min(first.y1, second.y1) - max(first.y0, second.y0) > 1
    ]
