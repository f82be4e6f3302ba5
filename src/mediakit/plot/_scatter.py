"""How often do two sources use each word? A point a word, the words that differ most named."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
from matplotlib import colors
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.text import Text

from mediakit.plot._arabic import dress, label
from mediakit.plot._canvas import axes_for, settle
from mediakit.plot._drawable import check_drawable, check_not_negative
from mediakit.plot._frame import CAPTION, GREY, finish, folded, set_title
from mediakit.plot._free_places import free_places, lines_to
from mediakit.plot._hook import run_left_to_right
from mediakit.plot._keyness_table import RATIOS, measure_name, measure_of, sizes_of
from mediakit.plot._rate_axes import RateScale, draw_guides, set_scale, thin_ticks
from mediakit.plot._sides import ABOVE, SIDE_COLOURS, checked_names, name_sides
from mediakit.plot._wording import Wording, begins_right, enumerated, short, wording

Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
RATES = ["rate_reference", "rate_target"]  # along the horizontal and the vertical axis
SIZE = (7.2, 7.0)  # inches
LARGE, SMALL, ROOMY = 9.5, 6.5, 40  # points of the names: large ones where there are so few
LABEL = 10.0  # points of the names of the axes
SMALL_DOT, LARGE_DOT = 9.0, 20.0  # square points; of words that are named
PALE = 0.45
NAME = "name"  # the identifier of the names of words, in an SVG too
DARKER = 0.72  # of a side's colour, so that its names can be read on white
SHORTEST_LINE = 5.0  # pixels from a point to a name that needs a line
OUTWARDS = np.array([-1.0, 1.0]) / 2**0.5  # away from equal rates, on the target's side
TEXTS = {
    "ar": {
        "title": "معدلات الكلمات في مصدرين",
        "target": "الهدف",
        "reference": "المرجع",
        "more": "أكثر في {name}",
        "rate": "المعدل في {name} (لكل 10,000 كلمة)",
        "never": "لا ترد",
        "caption": "ن = {target:,} كلمة في {names[0]} و{reference:,} في {names[1]} · {types:,} "
        "كلمة في الجدول، سُمّي منها أقوى {named:,} · المقياس: {measure} · الخط المتصل: معدلان "
        "متساويان · المنقط: أحدهما أربعة أضعاف الآخر",
        "description": "{title}. {over:,} كلمة أكثر في {names[0]}، أبرزها: {first}. {under:,} كلمة "
        "أكثر في {names[1]}، أبرزها: {last}. {caption}.",
    },
    "en": {
        "title": "Rates of words in two sources",
        "target": "the target",
        "reference": "the reference",
        "more": "more in {name}",
        "rate": "Rate in {name} (per 10,000 words)",
        "never": "never",
        "caption": "N = {target:,} words in {names[0]}, {reference:,} in {names[1]} · {types:,} "
        "words in the table, the strongest {named:,} of them named · measure: {measure} · solid "
        "line: equal rates · dotted: one is four times the other",
        "description": "{title}. {over:,} words more in {names[0]}, first: {first}. {under:,} "
        "words more in {names[1]}, first: {last}. {caption}.",
    },
}


def scatter(
    table: pd.DataFrame,
    *,
    top: int = 20,
    names: Sequence[str] | None = None,
    ax: Axes | None = None,
    title: str | None = None,
    lang: str = "ar",
) -> Axes:
    """Draw the rate of each word in the target against its rate in the reference.

    Both axes are logarithmic and have one scale: words above the line of equal rates are more
    frequent in the target, those below it in the reference. Words that one of them never uses stand
    in a band at the edge. Names stand where they hide neither each other nor a named point, for the
    size that the axes have now; one that finds no room is left out, and the caption counts those
    that are there.

    Parameters
    ----------
    table : DataFrame
        What `keyness` returns. A word without a rate is not drawn.
    top : int
        The number of words of each side that are named: the strongest by the table's measure.
    names : sequence of str, optional
        What the target and the reference are called.
    ax : Axes, optional
        Where to draw; by default a new figure.
    title : str, optional
        The title instead of the usual one.
    lang : str
        "ar" for Arabic, with the target's rates on the right; "en" for English, on the left. The
        higher rates of the reference are on the right in both.

    Returns
    -------
    Axes
        The axes drawn on.

    Raises
    ------
    ValueError
        If the table is empty, lacks a column or a word, has a rate that is infinite or below 0, or
        none above 0, `names` are not two, `top` is not from 1 to 500, `ax` is not empty, or `lang`
        is neither.

    Examples
    --------
    >>> import matplotlib.pyplot as plt
    >>> from mediakit import keyness as keyness_table
    >>> words = pd.Index(["الإضراب", "الميناء"], name="token")
    >>> counts = pd.DataFrame({"المد": [30, 70], "المنارة": [0, 95]}, index=words)
    >>> axes = scatter(keyness_table(counts, "المد"), names=("المد", "المنارة"))
    >>> [text.get_text() for text in axes.get_xticklabels()]
    ['لا ترد', '2,000', '5,000', '10,000']
    >>> plt.close("all")
    """
    texts = wording(TEXTS, lang)
    columns = ("count_target", "count_reference", *RATES)
    check_drawable(table, "token", "p", *columns, top=top)
    check_not_negative(table, *columns)
    called = checked_names(names) or (texts["target"], texts["reference"])
    rows = _drawable_rows(table)
    measure, rates = measure_of(rows), rows[RATES].to_numpy(dtype=float)
    axes, scale = axes_for(ax, width=SIZE[0], height=SIZE[1]), RateScale(rates)
    chosen, places = _strongest(rows, measure, top), scale.places(rates)
    _mark(axes, scale, called, texts, lang)
    set_title(axes, title or texts["title"], lang, pad=ABOVE)
    _draw_points(axes, rows, places, chosen)
    facts = _facts(table, rows, chosen, called, lang)
    _say(axes, facts, texts, lang, len(chosen))
    settle(axes)  # names are placed in the size that the axes will have
    thin_ticks(axes)
    named = _name_points(axes, rows, places, chosen)
    _say(axes, facts, texts, lang, named)
    return axes


def _drawable_rows(table: pd.DataFrame) -> pd.DataFrame:
    """Return the words that have both rates, in an order that is not that of the table."""
    rows = table.astype({"token": "str"}).dropna(subset=RATES)
    if not (rows[RATES] > 0).any(axis=None):
        raise ValueError("There is nothing to draw: no word of `table` has a rate above 0.")
    return rows.sort_values(["token", *RATES], kind="stable").reset_index(drop=True)


def _is_over(rows: pd.DataFrame) -> Flags:
    return (rows["rate_target"] > rows["rate_reference"]).to_numpy()


def _is_under(rows: pd.DataFrame) -> Flags:
    return (rows["rate_target"] < rows["rate_reference"]).to_numpy()


def _strongest(rows: pd.DataFrame, measure: str, top: int) -> list[int]:
    """Return the rows of the strongest words, of both sides in turn."""
    strength = rows[measure] - (1 if measure in RATIOS else 0)
    over = strength[_is_over(rows) & (strength > 0)].sort_values(ascending=False, kind="stable")
    under = strength[_is_under(rows) & (strength < 0)].sort_values(kind="stable")
    turns = zip_longest(over.index[:top], under.index[:top])
    return [int(row) for turn in turns for row in turn if row is not None]


def _mark(axes: Axes, scale: RateScale, called: tuple[str, str], texts: Wording, lang: str) -> None:
    """Draw the axes, name them and the sides."""
    set_scale(axes, scale, texts["never"], lang)
    draw_guides(axes, scale)
    box, pixels = axes.get_window_extent(), axes.figure.dpi / 72
    for set_label, name, room in (
        (axes.set_ylabel, called[0], box.height), (axes.set_xlabel, called[1], box.width),
    ):  # fmt: skip
        text = set_label(label(folded(texts["rate"].format(name=name), room / pixels, LABEL)))
        if not begins_right(lang):
            run_left_to_right(text)
    name_sides(axes, [texts["more"].format(name=name) for name in called], lang, first_left=True)


def _draw_points(axes: Axes, rows: pd.DataFrame, places: Floats, chosen: list[int]) -> None:
    """Draw a point a word in the colour of its side, those of words to be named last and full."""
    shades = np.array([colors.to_rgba(colour, PALE) for colour in (GREY, *SIDE_COLOURS)])
    shown = shades[_is_over(rows) + 2 * _is_under(rows)]
    shown[chosen, 3] = 1
    areas = np.full(len(rows), SMALL_DOT)
    areas[chosen] = LARGE_DOT
    order = np.argsort(areas, kind="stable")
    x, y = places[order].T
    axes.scatter(x, y, s=areas[order], facecolors=shown[order], edgecolors="none", zorder=2)


def _name_points(axes: Axes, rows: pd.DataFrame, places: Floats, chosen: list[int]) -> int:
    """Write the names of points where there is room, a line to each; return how many there are."""
    over = _is_over(rows)[chosen]
    texts = _write(axes, rows["token"].iloc[chosen], places[chosen], over)
    pixels = axes.figure.dpi / 72
    boxes = [text.get_window_extent() for text in texts]
    sizes = np.array([[box.width, box.height] for box in boxes]).reshape(-1, 2) / pixels
    points = axes.transData.transform(places) / pixels
    frame = np.ravel(axes.get_window_extent().get_points()) / pixels
    outwards = np.where(over[:, None], OUTWARDS, -OUTWARDS)
    middles = free_places(points[chosen], sizes, outwards, points, frame)
    for text, middle in zip(texts, middles, strict=True):
        if np.isnan(middle).any():
            text.remove()
        else:
            text.set_position(tuple(axes.transData.inverted().transform(middle * pixels)))
    has_place = ~np.isnan(middles).any(axis=1)
    lines = lines_to(points[chosen], middles, sizes)[has_place] * pixels
    _draw_lines(axes, lines, over[has_place])
    return int(has_place.sum())


def _write(axes: Axes, words: pd.Series, places: Floats, over: Flags) -> list[Text]:
    """Write each name on its point, in a dark shade of the colour of its side."""
    inks = [tuple(np.array(colors.to_rgb(colour)) * DARKER) for colour in SIDE_COLOURS]
    size = np.clip(LARGE * (ROOMY / max(len(words), 1)) ** 0.5, SMALL, LARGE)
    box = {"boxstyle": "square,pad=0.05", "facecolor": "white", "edgecolor": "none", "alpha": 0.75}
    texts = [
        axes.text(
            x, y, label(short(word)), color=inks[0 if first else 1], fontsize=size,
            ha="center", va="center", zorder=4, bbox=box, gid=NAME,
        )
        for word, (x, y), first in zip(words, places, over, strict=True)
    ]  # fmt: skip
    dress(axes, texts)
    return texts


def _draw_lines(axes: Axes, lines: Floats, over: Flags) -> None:
    """Draw a thin line from each point to its name, unless they touch."""
    long = np.hypot(*(lines[:, 2:] - lines[:, :2]).T) > SHORTEST_LINE
    ends = axes.transData.inverted().transform(lines[long].reshape(-1, 2)).reshape(-1, 2, 2)
    shades = [SIDE_COLOURS[0 if first else 1] for first in over[long]]
    drawn = LineCollection(list(ends), colors=shades, linewidths=0.6, alpha=0.7, zorder=3)
    axes.add_collection(drawn, autolim=False)


def _facts(
    table: pd.DataFrame, rows: pd.DataFrame, chosen: list[int], called: tuple[str, str], lang: str
) -> dict[str, Any]:
    """Return what caption and description say."""
    over, words = _is_over(rows), rows["token"]
    first, last = ([row for row in chosen if over[row] == side][:3] for side in (True, False))
    return {
        **sizes_of(rows),
        "names": called, "types": len(table), "measure": measure_name(measure_of(table), lang),
        "over": int(over.sum()), "under": int(_is_under(rows).sum()),
        "first": enumerated(words.iloc[first], lang), "last": enumerated(words.iloc[last], lang),
    }  # fmt: skip


def _say(axes: Axes, facts: dict[str, Any], texts: Wording, lang: str, named: int) -> None:
    """Write the caption, anew where it is there already, and keep the description."""
    for text in list(axes.texts):
        if text.get_gid() == CAPTION:
            text.remove()
    title = axes.get_title(loc="right") or axes.get_title(loc="left")
    caption = texts["caption"].format(**facts, named=named)
    description = texts["description"].format(**facts, title=title, caption=caption)
    finish(axes, lang, title=title, caption=caption, description=description)
