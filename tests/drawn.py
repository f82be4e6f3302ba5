"""What is written on a chart, for tests."""

from __future__ import annotations

from matplotlib.axes import Axes
from matplotlib.text import Text

from mediakit.plot._frame import CAPTION


def labels(axes: Axes) -> list[Text]:
    """Return the texts within the axes: numbers, words, names of lines; not the caption."""
    return [text for text in axes.texts if text.get_gid() != CAPTION]


def caption(axes: Axes) -> str:
    """Return the line of small type below a chart."""
    (text,) = (text for text in axes.texts if text.get_gid() == CAPTION)
    return text.get_text()
