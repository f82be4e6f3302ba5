"""The names of rows, on the side where the language begins: few as ticks, many as texts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.text import Text
from matplotlib.ticker import FixedFormatter, FuncFormatter

from mediakit.plot._arabic import label
from mediakit.plot._fonts import width_of
from mediakit.plot._wording import WIDEST, begins_right, short

FEW = 60  # names that are ticks: a tick takes four times as long as a text
MEASURED = 20  # of many names, the widest: for these a layout makes room
GAP = 3.5  # points from the axes to a name
JOINED = 0.8  # of the width of letters one by one, that of a word
ROW_NAME = "row"  # the identifier of names that are texts, in an SVG too


def name_rows(
    axes: Axes,
    places: Iterable[float],
    names: Iterable[object],
    size: float,
    lang: str,
    *,
    width: float = WIDEST,
) -> None:
    """Name rows beside the axes, in type of so many points, cut to a width in type sizes."""
    texts = [label(short(name, width=width)) for name in names]
    if len(texts) <= FEW:
        axes.set_yticks([float(place) for place in places], texts, fontsize=size)
        axes.yaxis.set_ticks_position("right" if begins_right(lang) else "left")
        axes.tick_params(axis="y", length=0, pad=GAP)
    else:
        _write_names(axes, list(places), texts, size, lang)


def _write_names(
    axes: Axes, places: Sequence[float], texts: Sequence[str], size: float, lang: str
) -> None:
    """Write names beside the axes."""
    right = begins_right(lang)
    at, side = (1.0, "left") if right else (0.0, "right")
    style: Any = {"ha": side, "va": "center", "fontsize": size, "annotation_clip": False}
    written = [
        axes.annotate(
            text, (at, place), xycoords=("axes fraction", "data"), gid=ROW_NAME,
            xytext=(GAP if right else -GAP, 0), textcoords="offset points", **style,
        )
        for place, text in zip(places, texts, strict=True)
    ]  # fmt: skip
    axes.set_yticks([])
    narrow = np.argsort([-_width(text) for text in texts], kind="stable")[MEASURED:]
    for row in narrow.tolist():
        written[row].set_in_layout(False)


def row_names(axes: Axes) -> list[Text]:
    """Return the names of rows: none where there are numbers, or nothing, beside the axes."""
    written: list[Text] = [text for text in axes.texts if text.get_gid() == ROW_NAME]
    named = isinstance(axes.yaxis.get_major_formatter(), FixedFormatter | FuncFormatter)
    return written or (axes.get_yticklabels() if named and axes.axison else [])


def widest_name(axes: Axes) -> float:
    """Return the width in points that the widest name of a row has, about.

    To measure them would be to lay the figure out: a tenth of a second for 100 names.
    """
    sizes = ((float(name.get_fontsize()), name.get_text()) for name in row_names(axes))
    return max((JOINED * size * _width(text) for size, text in sizes), default=0.0)


def _width(name: str) -> float:
    """Return how wide the letters of a name are one by one, in type sizes."""
    return sum(map(width_of, name))
