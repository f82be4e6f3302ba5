"""Where do the words of a cloud stand, and what names their colours?"""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.backend_bases import RendererBase
from matplotlib.figure import Figure
from matplotlib.patches import Patch
from matplotlib.transforms import Affine2D, ScaledTranslation, Transform

from mediakit.plot._arabic import label
from mediakit.plot._fonts import current_families
from mediakit.plot._packing import Floats, pack
from mediakit.plot._wording import begins_right, short

SMALLEST, LARGEST = 6.0, 54.0  # points of type
CONTRAST = 2.0  # so much larger than the smallest the largest word stays; others are left out
SHRINK = 0.93  # of the type, until all words have a place
FULL = 0.8  # of the room, at most, that words fill
MEASURED = 100.0  # points at which words are measured, without rounding to pixels
APART = 0.3  # of the type size, between words beside each other, which are no phrase
PADDING = 2.5  # points between words, at least
ROUNDING = 0.25  # points by which each letter may become wider on a grid of pixels
KEY_SIZE = 9.0  # points of the names of colours
GAP = 8.0  # points between them and the words
EDGE = 4.0  # points kept free above and below, for a neighbour may make the axes lower
STYLE: dict[str, Any] = {"fontweight": "bold", "parse_math": False}


def name_panels(axes: Axes, colours: dict[str, str], lang: str) -> float:
    """Name each of two clouds above it, in its colour; return the height this takes in points."""
    for name, x in zip(colours, _middles(len(colours), lang), strict=True):
        axes.text(
            0.5 + x, 1.0, label(short(name)), transform=axes.transAxes, ha="center", va="top",
            color=colours[name], fontsize=KEY_SIZE + 1, fontfamily=current_families(), **STYLE,
        )  # fmt: skip
    return KEY_SIZE + 1 + GAP * 1.5


def draw_key(axes: Axes, colours: dict[str, str], lang: str) -> float:
    """Draw a row of swatches with names, a column if need be; return its height in points."""
    if not colours:
        return 0.0
    figure: Any = axes.get_figure(root=True)
    right = begins_right(lang)
    names = list(colours)[:: -1 if right else 1]
    for columns, order in ((len(names), names), (1, list(colours))):
        legend = axes.legend(
            [Patch(color=colours[name]) for name in order], [label(short(name)) for name in order],
            loc="upper right" if right else "upper left", ncols=columns, markerfirst=not right,
            frameon=False, borderaxespad=0, borderpad=0, handlelength=1, handleheight=1,
            prop={"size": KEY_SIZE, "family": current_families()},
        )  # fmt: skip
        box = legend.get_window_extent()
        if box.width <= axes.get_window_extent().width:
            break
    return float(box.height * 72 / figure.dpi) + GAP


def _middles(panels: int, lang: str) -> list[float]:
    """Return where the middle of each panel is, the middle of the axes being 0."""
    if panels == 1:
        return [0.0]
    return [0.25, -0.25] if begins_right(lang) else [-0.25, 0.25]


def _measured(words: pd.Series, vertical: npt.NDArray[np.bool_]) -> tuple[Floats, Floats]:
    """Return the width and height of each word, of its type size, and its margins in points."""
    figure, renderer = Figure(dpi=72), RendererBase()
    style = {"fontsize": MEASURED, "fontfamily": current_families(), **STYLE}
    texts = [figure.text(0, 0, label(word), **style) for word in words]
    boxes = [text.get_window_extent(renderer) for text in texts]
    extents = np.array([(box.width, box.height) for box in boxes]) / MEASURED + [APART, 0.0]
    margins = PADDING + np.outer(words.str.len(), [ROUNDING, 0.0])
    extents[vertical], margins[vertical] = extents[vertical, ::-1], margins[vertical, ::-1]
    return extents, margins


def _sizes(weights: Floats, fitting: Floats, largest: float) -> Floats:
    """Return the type size of each word; NaN for one that is too long at the smallest."""
    proportional = largest * np.sqrt(weights / weights.max())
    sizes = np.minimum(np.maximum(proportional, SMALLEST), fitting)
    return np.where(fitting < SMALLEST, np.nan, sizes)


def _packed(panels: Floats, boxes: Floats, room: Floats, seed: int) -> Floats:
    """Return the place of each word in its panel."""
    centres = np.empty_like(boxes)
    for panel in np.unique(panels):
        own = panels == panel
        centres[own] = pack(boxes[own], room, seed)
    return centres


def _fitted(
    words: pd.DataFrame, vertical: npt.NDArray[np.bool_], room: Floats, seed: int
) -> tuple[Floats, Floats]:
    """Return the sizes and places of words, as large as all of them fit."""
    weights, panels = words["weight"].to_numpy(dtype=float), words["panel"].to_numpy()
    extents, margins = _measured(words["token"], vertical)
    fitting = ((room - margins) / extents).min(axis=1)
    areas = pd.Series(extents.prod(axis=1) * weights / weights.max())
    least = SMALLEST * min(CONTRAST, float(np.sqrt(weights.max() / weights.min())))
    largest = min(LARGEST, float(np.sqrt(FULL * room.prod() / areas.groupby(panels).sum().max())))
    while True:
        largest = max(largest, least)
        sizes = _sizes(weights, fitting, largest)
        boxes = np.nan_to_num(extents * sizes[:, None] + margins, nan=np.inf)
        centres = _packed(panels, boxes, room, seed)
        if largest == least or np.isfinite(centres).all():
            return sizes, centres
        largest *= SHRINK


def _points(axes: Axes) -> Transform:
    """Return the coordinates of words: points from the middle of the axes, as sizes are.

    So they never come to lie on each other, whatever becomes of the size of the figure.
    """
    figure: Any = axes.get_figure(root=True)
    middle: Any = ScaledTranslation(0.5, 0.5, axes.transAxes)  # type: ignore[arg-type]
    return Affine2D().scale(1 / 72) + figure.dpi_scale_trans + middle


def draw_words(
    axes: Axes, words: pd.DataFrame, head: float, *, seed: int, horizontal: float, lang: str
) -> npt.NDArray[np.bool_]:
    """Draw the words below the names of colours; return which of them have a place."""
    figure: Any = axes.get_figure(root=True)
    box = axes.get_window_extent()
    room = np.array([box.width, box.height]) * 72 / figure.dpi - [0, head + 2 * EDGE]
    middles = np.array(_middles(int(words["panel"].max()) + 1, lang)) * room[0]
    vertical = np.random.default_rng(seed).random(len(words)) >= horizontal
    own = np.array([room[0] / len(middles) - GAP * (len(middles) - 1), room[1]])
    sizes, centres = _fitted(words, vertical, np.maximum(own, 1.0), seed)
    centres += np.column_stack([middles[words["panel"]], np.full(len(words), -head / 2)])
    placed = np.isfinite(centres[:, 0])
    _write(axes, words.assign(size=sizes, turn=vertical * 90.0)[placed], centres[placed])
    return placed


def _write(axes: Axes, words: pd.DataFrame, centres: Floats) -> None:
    """Write each word in its size and colour."""
    transform, families = _points(axes), current_families()
    for (x, y), word in zip(centres, words.itertuples(), strict=True):
        text = axes.text(
            x, y, label(word.token), transform=transform, ha="center", va="center",
            rotation=word.turn, fontsize=word.size, color=word.colour, fontfamily=families, **STYLE,
        )  # fmt: skip
        text.set_in_layout(False)  # it lies within the axes: no layout need ask
