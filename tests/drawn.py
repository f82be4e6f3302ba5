"""What is written on a chart, and what matplotlib hands to its layout as it draws it."""

from __future__ import annotations

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.text import Text

from mediakit.plot._frame import CAPTION
from mediakit.plot._hook import HOOK


def labels(axes: Axes) -> list[Text]:
    """Return the texts within the axes: numbers, words, names of lines; not the caption."""
    return [text for text in axes.texts if text.get_gid() != CAPTION]


def caption(axes: Axes) -> str:
    """Return the line of small type below a chart."""
    (text,) = (text for text in axes.texts if text.get_gid() == CAPTION)
    return text.get_text()


def lines_drawn(figure: Figure) -> list[str]:
    """Return each line of text as it is handed to the layout while a figure is drawn."""
    seen, hook = [], getattr(Text, HOOK)

    def spy(self: Text, line: str) -> tuple[str, object]:
        text, mathematics = hook(self, line)
        seen.append(text)
        return text, mathematics

    setattr(Text, HOOK, spy)
    try:
        figure.canvas.draw()
    finally:
        setattr(Text, HOOK, hook)
    return seen


def overlaps(axes: Axes) -> list[tuple[str, str]]:
    """Return the visible texts that hide each other or leave the figure."""
    axes.figure.canvas.draw()
    shown = [text for text in axes.figure.findobj(Text) if text.get_visible() and text.get_text()]
    boxes = [(text.get_text(), text.get_window_extent()) for text in shown]
    width, height = axes.figure.bbox.size
    outside = [
        (name, "the figure")
        for name, box in boxes
        if box.x0 < -1 or box.y0 < -1 or box.x1 > width + 1 or box.y1 > height + 1
    ]
    return outside + [
        (one, other)
        for number, (one, first) in enumerate(boxes)
        for other, second in boxes[number + 1 :]
        if min(first.x1, second.x1) - max(first.x0, second.x0) > 1
        and min(first.y1, second.y1) - max(first.y0, second.y0) > 1
    ]
