"""What is written on a chart, and what matplotlib hands to its layout as it draws it."""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
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


def strokes(axes: Axes) -> np.ndarray:
    """Return place, row and length of each stroke of a chart of dispersion."""
    *_, lines = (each for each in axes.collections if isinstance(each, LineCollection))
    ends = np.array(lines.get_segments())
    return np.stack(
        [ends[:, 0, 0], ends[:, :, 1].mean(axis=1), np.ptp(ends[:, :, 1], axis=1)], axis=1
    )


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
