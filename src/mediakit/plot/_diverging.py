"""Which words tell two sources apart? Bars to both sides of one line."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pandas as pd
from matplotlib.axes import Axes

from mediakit.plot._arabic import label
from mediakit.plot._canvas import axes_for, height_of
from mediakit.plot._drawable import check_drawable, check_finite
from mediakit.plot._frame import DARK, finish, set_title
from mediakit.plot._keyness_table import check_signed, measure_name, measure_of, sizes_of
from mediakit.plot._sides import ABOVE, draw_bars, mark_sides, name_sides, name_words
from mediakit.plot._wording import begins_right, enumerated, wording

Floats = npt.NDArray[np.float64]
TEXTS = {
    "ar": {
        "title": "الكلمات المفتاحية",
        "target": "أكثر في الهدف",
        "reference": "أكثر في المرجع",
        "caption": "ن = {target:,} كلمة في الهدف و{reference:,} في المرجع · {types:,} كلمة في "
        "الجدول",
        "description": "{title}. أبرز كلمات الهدف: {over}. أبرز كلمات المرجع: {under}. {caption}.",
    },
    "en": {
        "title": "Key words",
        "target": "more in the target",
        "reference": "more in the reference",
        "caption": "N = {target:,} words in the target, {reference:,} in the reference · {types:,} "
        "words in the table",
        "description": "{title}. First words of the target: {over}. Of the reference: {under}. "
        "{caption}.",
    },
}


def _chosen(table: pd.DataFrame, measure: str, top: int) -> pd.DataFrame:
    """Return the strongest words of both sides: over-used first, under-used last."""
    ordered = table.sort_values([measure, "token"], ascending=[False, True], kind="stable")
    over = ordered[ordered[measure] > 0].head(top)
    under = ordered[ordered[measure] < 0].tail(top)
    return pd.concat([over, under], ignore_index=True)


def keyness(
    table: pd.DataFrame,
    *,
    top: int = 15,
    ax: Axes | None = None,
    title: str | None = None,
    lang: str = "ar",
) -> Axes:
    """Draw the words that the target and the reference use more than the other.

    Parameters
    ----------
    table : DataFrame
        What `keyness` returns.
    top : int
        The number of words of each side.
    ax : Axes, optional
        Where to draw; by default a new figure, as high as the words need.
    title : str, optional
        The title instead of the usual one.
    lang : str
        "ar": Arabic, the target's bars to the left; "en": English, they go to the right.

    Returns
    -------
    Axes
        The axes drawn on: the target's words on top, with the interval of a log ratio where the
        measure is that.

    Raises
    ------
    ValueError
        If the table is empty, lacks a column or a word or has an infinite number, its measure is a
        ratio, `top` is not from 1 to 500, `ax` is not empty, or `lang` is neither.

    Examples
    --------
    >>> import matplotlib.pyplot as plt
    >>> from mediakit import keyness as keyness_table
    >>> words = pd.Index(["الإضراب", "الميناء"], name="token")
    >>> counts = pd.DataFrame({"المد": [30, 70], "المنارة": [5, 95]}, index=words)
    >>> axes = keyness(keyness_table(counts, "المد"))
    >>> [text.get_text() for text in axes.texts][:2]
    ['الإضراب', 'الميناء']
    >>> plt.close("all")
    """
    texts = wording(TEXTS, lang)
    check_drawable(table, "token", "p", "log_ratio", top=top)
    measure = measure_of(table)
    check_signed(measure)
    check_finite(table, measure)
    rows = _chosen(table, measure, top)
    if rows.empty:
        raise ValueError("There is nothing to draw: no word of `table` differs in its rate.")
    axes = axes_for(ax, height=height_of(len(rows)))
    over = rows[measure] > 0
    _draw(axes, rows, measure, lang)
    name_sides(axes, (texts["target"], texts["reference"]), lang, first_left=begins_right(lang))
    axes.set_xlabel(label(measure_name(measure, lang)))
    set_title(axes, title or texts["title"], lang, pad=ABOVE)
    said = {
        "title": title or texts["title"],
        "over": enumerated(rows.loc[over, "token"].head(3), lang),
        "under": enumerated(rows.loc[~over, "token"].tail(3)[::-1], lang),
    }
    caption = texts["caption"].format(**sizes_of(table), types=len(table))
    description = texts["description"].format(**said, caption=caption)
    finish(axes, lang, title=said["title"], caption=caption, description=description)
    return axes


def _bounds(rows: pd.DataFrame, measure: str) -> Floats:
    """Return the lower and upper end of each word's interval; its value where it has none."""
    values = np.tile(rows[measure].to_numpy(dtype=float), (2, 1))
    if measure != "log_ratio" or "log_ratio_low" not in rows.columns:
        return values
    bounds = rows[["log_ratio_low", "log_ratio_high"]].to_numpy(dtype=float).T
    return np.where(np.isfinite(bounds).all(axis=0), bounds, values)


def _draw(axes: Axes, rows: pd.DataFrame, measure: str, lang: str) -> None:
    """Draw a bar a word, with its interval where the table has one, and the words beside them."""
    values = rows[measure].to_numpy(dtype=float)
    draw_bars(axes, values)
    low, high = _bounds(rows, measure)
    margins = np.abs([low - values, high - values])
    if margins.any():
        axes.errorbar(values, range(len(rows)), xerr=margins, fmt="none", ecolor=DARK, lw=1)
    ends = np.where(values > 0, np.minimum(low, 0), np.maximum(high, 0))
    words = name_words(axes, rows["token"], values, ends, lang)
    mark_sides(axes, words, values, ends, lang)
