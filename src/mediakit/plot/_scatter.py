"""How often do two corpora use each word? A point a word, on two logarithmic axes."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.axis import Axis
from matplotlib.text import Text

from mediakit.plot._apart import move_apart
from mediakit.plot._arabic import PALETTE, dress, label
from mediakit.plot._canvas import axes_for, settle
from mediakit.plot._diverging import check_signed, measure_of, sizes_of
from mediakit.plot._drawable import check_drawable, check_finite, check_not_negative
from mediakit.plot._frame import GREY, LIGHT, finish, rise_on_side
from mediakit.plot._sides import REFERENCE_COLOUR, TARGET_COLOUR
from mediakit.plot._wording import Wording, enumerated, short, wording

Floats = npt.NDArray[np.float64]
SIZE = (7.2, 6.4)  # inches
BELOW = 0.5  # of the smallest rate: where a word stands that one corpus never uses
ROOM = 1.6  # factor beyond the largest rate
LABEL_SIZE = 9.0
ABOVE = 9.0  # pixels from a point to its label, before labels are moved apart
TEXTS = {
    "ar": {
        "title": "معدل كل كلمة في الهدف والمرجع",
        "target": "المعدل في الهدف",
        "reference": "المعدل في المرجع",
        "per": "{name} (لكل 10,000 كلمة)",
        "caption": "ن = {types:,} كلمة في الجدول؛ {target:,} كلمة في الهدف و{reference:,} في "
        "المرجع · على القطر يستوي المعدلان",
        "description": "{title}. أبرز كلمات الهدف: {over}. أبرز كلمات المرجع: {under}. {caption}.",
    },
    "en": {
        "title": "The rate of each word in target and reference",
        "target": "Rate in the target",
        "reference": "Rate in the reference",
        "per": "{name} (per 10,000 words)",
        "caption": "N = {types:,} words in the table; {target:,} words in the target, "
        "{reference:,} in the reference · on the diagonal both rates are equal",
        "description": "{title}. First words of the target: {over}. Of the reference: {under}. "
        "{caption}.",
    },
}


def scatter(
    table: pd.DataFrame,
    *,
    top: int = 24,
    names: tuple[str, str] | None = None,
    ax: Axes | None = None,
    title: str | None = None,
    lang: str = "ar",
) -> Axes:
    """Draw each word by its rates in target and reference, and name those that differ most.

    Parameters
    ----------
    table : DataFrame
        What `keyness` returns, also less the words that `without` took out.
    top : int
        The number of words named: those with the largest measure, of both signs together.
    names : tuple of two str, optional
        What the target and the reference are called on the axes.
    ax : Axes, optional
        Where to draw; by default a new figure.
    title : str, optional
        The title instead of the usual one.
    lang : str
        "ar" for Arabic, with the target's rates on the right; "en" for English, on the left.

    Returns
    -------
    Axes
        The axes drawn on, both logarithmic: the reference's rate to the right, the target's
        upwards. A word that one of them never uses stands on the line marked 0.

    Raises
    ------
    ValueError
        If the table is empty, lacks a column or a word, has an infinite or negative rate, its
        measure is a ratio, `top` is not from 1 to 500, `ax` is not empty, or `lang` is neither.

    Examples
    --------
    >>> import matplotlib.pyplot as plt
    >>> from mediakit import keyness as keyness_table
    >>> words = pd.Index(["الإضراب", "الميناء"], name="token")
    >>> counts = pd.DataFrame({"المد": [30, 70], "المنارة": [5, 95]}, index=words)
    >>> axes = scatter(keyness_table(counts, "المد"), names=("المد", "المنارة"))
    >>> axes.get_ylabel()
    'المد (لكل 10,000 كلمة)'
    >>> plt.close("all")
    """
    texts = wording(TEXTS, lang)
    check_drawable(table, "token", "p", "rate_target", "rate_reference", "log_ratio", top=top)
    check_not_negative(table, "rate_target", "rate_reference")
    measure = measure_of(table)
    check_signed(measure)
    check_finite(table, measure)
    rates = table[["rate_reference", "rate_target"]].to_numpy(dtype=float)
    if not rates.max() > 0:
        raise ValueError("There is nothing to draw: no word of `table` has a rate above 0.")
    axes = axes_for(ax, width=SIZE[0], height=SIZE[1])
    low, high = _limits(rates)
    at = np.maximum(rates, low)
    _draw_points(axes, at, table[measure].to_numpy(dtype=float))
    _mark_axes(axes, low, high, names or (texts["target"], texts["reference"]), texts, lang)
    named = table[measure].abs().sort_values(ascending=False, kind="stable").index[:top]
    caption = texts["caption"].format(**sizes_of(table), types=len(table))
    said = _said(table.loc[named], measure, lang)
    description = texts["description"].format(
        title=title or texts["title"], caption=caption, **said
    )
    finish(axes, lang, title=title or texts["title"], caption=caption, description=description)
    settle(axes)  # labels are moved apart in the size that the axes will have
    _name_points(axes, table.loc[named, "token"].tolist(), at[table.index.get_indexer(named)])
    return axes


def _limits(rates: Floats) -> tuple[float, float]:
    """Return the ends of both axes; the lower is where words without a rate stand."""
    return float(rates[rates > 0].min()) * BELOW, float(rates.max()) * ROOM


def _draw_points(axes: Axes, at: Floats, values: Floats) -> None:
    """Draw a point a word in the colour of its side."""
    colours = np.where(values > 0, TARGET_COLOUR, REFERENCE_COLOUR)
    axes.scatter(at[:, 0], at[:, 1], s=14, c=colours.tolist(), alpha=0.55, linewidths=0, zorder=2)


def _ticks(low: float, high: float) -> tuple[list[float], list[str]]:
    """Return where an axis is marked, and how: 0 at its beginning, then powers of ten."""
    powers = 10.0 ** np.arange(np.ceil(np.log10(low * 1.5)), np.floor(np.log10(high)) + 1)
    return [low, *powers.tolist()], ["0", *(f"{power:,.10g}" for power in powers)]


def _mark_axes(
    axes: Axes, low: float, high: float, names: tuple[str, str], texts: Wording, lang: str
) -> None:
    """Give both axes the same limits and numbers, and draw where both rates are equal."""
    axes.set(xscale="log", yscale="log", xlim=(low * 0.8, high), ylim=(low * 0.8, high))
    places, numbers = _ticks(low, high)
    for axis in (axes.xaxis, axes.yaxis):
        _put_ticks(axis, places, numbers)
    axes.plot([low, high], [low, high], color=GREY, lw=1, ls=(0, (4, 3)), zorder=1)
    for line in (axes.axvline, axes.axhline):
        line(low, color=LIGHT, lw=1, zorder=0)
    target, reference = (texts["per"].format(name=short(name)) for name in names)
    axes.set_ylabel(label(target), color=TARGET_COLOUR)
    axes.set_xlabel(label(reference), color=REFERENCE_COLOUR)
    rise_on_side(axes, lang)


def _put_ticks(axis: Axis, places: list[float], numbers: list[str]) -> None:
    axis.set_ticks(places, numbers)
    axis.set_ticks([], minor=True)


def _name_points(axes: Axes, words: list[str], at: Floats) -> None:
    """Write the words near their points so that none hides another, with a line to each point."""
    above = axes.transData.transform(at) + np.array([0, ABOVE])
    shift = axes.transData.inverted().transform(above)
    texts: dict[str, Text] = {
        f"{number} {word}": axes.text(
            x, y, label(short(word)), fontsize=LABEL_SIZE, ha="center", va="center", zorder=3
        )
        for number, (word, (x, y)) in enumerate(zip(words, shift, strict=True))
    }
    dress(axes)
    places = np.array(list(move_apart(axes, texts).values()))
    for (x, y), (point_x, point_y) in zip(places, at, strict=True):
        axes.plot([x, point_x], [y, point_y], color=PALETTE[-1], lw=0.4, alpha=0.5, zorder=1)


def _said(rows: pd.DataFrame, measure: str, lang: str) -> dict[str, str]:
    """Return the first words of both sides as lists."""
    over = rows.loc[rows[measure] > 0, "token"].head(3)
    under = rows.loc[rows[measure] <= 0, "token"].head(3)
    return {"over": enumerated(over, lang), "under": enumerated(under, lang)}
