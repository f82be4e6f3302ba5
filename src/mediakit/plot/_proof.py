"""Does this matplotlib draw Arabic? A tiny drawing says so."""

from __future__ import annotations

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from mediakit.plot._fonts import families

JOINED, APART = "ببب", "ب\u200cب\u200cب"  # three joined letters take less room
LATIN_FIRST = "W   ا"  # in a right-to-left line the dark W stands on the right
MOST_OF_APART = 0.9  # of the width of letters that stand apart; in Vazirmatn it is 0.5


def _canvas() -> FigureCanvasAgg:
    return FigureCanvasAgg(Figure(figsize=(1.2, 0.4), dpi=72))


def _width(text: str) -> float:
    """Return how wide a text is drawn."""
    canvas = _canvas()
    drawn = canvas.figure.text(0, 0, text, fontfamily=families(), fontsize=12)
    return float(drawn.get_window_extent(canvas.get_renderer()).width)


def _ink_on_the_right(text: str) -> bool:
    """Return whether the right half of a text as it is drawn has more ink than the left half."""
    canvas = _canvas()
    canvas.figure.text(0, 0.3, text, fontfamily=families(), fontsize=12)
    canvas.draw()
    ink = 255.0 - np.asarray(canvas.buffer_rgba())[:, :, 0].astype(float)
    columns = ink.sum(axis=0)
    first, last = np.flatnonzero(columns)[[0, -1]]
    middle = (first + last + 1) // 2
    return bool(columns[middle : last + 1].sum() > columns[first:middle].sum())


def draws_arabic() -> bool:
    """Return whether letters are joined, and lines run as the installed hook says."""
    joined = _width(JOINED) < MOST_OF_APART * _width(APART)
    return joined and _ink_on_the_right(LATIN_FIRST)
