"""Which words stand near a word? Bars from the right, as long as the association is strong."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes

from mediakit._check import check_choice, check_columns
from mediakit.plot._arabic import PALETTE, label
from mediakit.plot._canvas import axes_for, height_of, type_size
from mediakit.plot._drawable import check_drawable, check_finite
from mediakit.plot._frame import finish, grid, mirror, put_numbers, write_beyond
from mediakit.plot._rows import name_rows
from mediakit.plot._wording import enumerated, wording

BAR, ROOM = 0.74, 1.16  # of a row; of the axis, so that the numbers at the bars' ends fit
TEXTS = {
    "ar": {
        "title": "أقوى الكلمات مصاحبة",
        "caption": "ن = {words:,} كلمة مصاحبة في الجدول، و{count:,} ورودا معا · الأرقام: مرات "
        "الورود معا",
        "description": "أقوى الكلمات مصاحبة ({measure}): {words}. {caption}.",
        "log_dice": "لوغاريتم دايس",
        "mi": "المعلومات المتبادلة MI",
        "mi3": "المعلومات المتبادلة MI3",
        "t_score": "مقياس t",
        "z_score": "مقياس z",
        "log_likelihood": "نسبة الأرجحية اللوغاريتمية G²",
        "delta_p_forward": "دلتا P: احتمال المصاحبة إذا وردت الكلمة",
        "delta_p_backward": "دلتا P: احتمال الكلمة إذا وردت المصاحبة",
        "min_sensitivity": "أدنى الحساسيتين",
    },
    "en": {
        "title": "Strongest collocates",
        "caption": "N = {words:,} collocates of the table, {count:,} co-occurrences · numbers: "
        "co-occurrences",
        "description": "Strongest collocates ({measure}): {words}. {caption}.",
        "log_dice": "log Dice",
        "mi": "mutual information (MI)",
        "mi3": "MI3",
        "t_score": "t-score",
        "z_score": "z-score",
        "log_likelihood": "log-likelihood ratio G²",
        "delta_p_forward": "ΔP of the collocate, given the node",
        "delta_p_backward": "ΔP of the node, given the collocate",
        "min_sensitivity": "minimum sensitivity",
    },
}
MEASURES = tuple(TEXTS["ar"])[3:]


def _sorting_measure(table: pd.DataFrame) -> str:
    """Return the measure by which a table of collocates is sorted, log_dice if by none."""
    held = [name for name in MEASURES if name in table.columns]
    falling = (name for name in held if table[name].dropna().is_monotonic_decreasing)
    return next(falling, "log_dice")


def collocates(
    table: pd.DataFrame,
    *,
    measure: str | None = None,
    top: int = 20,
    ax: Axes | None = None,
    title: str | None = None,
    lang: str = "ar",
) -> Axes:
    """Draw the strongest collocates as bars from the right, with their co-occurrences as numbers.

    Parameters
    ----------
    table : DataFrame
        What `collocates` returns, also less the words that `without` took out.
    measure : str, optional
        The column that the bars show; by default that by which the table is sorted.
    top : int
        The number of collocates.
    ax : Axes, optional
        Where to draw; by default a new figure, as high as the words need.
    title : str, optional
        The title instead of the usual one, such as one that names the node.
    lang : str
        "ar": Arabic, bars from the right; "en": English, bars from the left.

    Returns
    -------
    Axes
        The axes drawn on: the strongest collocate on top.

    Raises
    ------
    ValueError
        If the table is empty, lacks a column or a word or has an infinite number, `measure` or
        `lang` is none, `top` is not from 1 to 500, or `ax` is not empty.

    Examples
    --------
    >>> import matplotlib.pyplot as plt
    >>> near = {"token": ["الحكومة", "الوزراء"], "count": [9, 4], "log_dice": [12.5, 11.0]}
    >>> axes = collocates(pd.DataFrame(near), title="رئيس")
    >>> [tick.get_text() for tick in axes.get_yticklabels()]
    ['الحكومة', 'الوزراء']
    >>> plt.close("all")
    """
    texts = wording(TEXTS, lang)
    check_columns(table, "token", "count", name="table")
    if measure is not None:
        check_choice(measure, MEASURES, "measure")
    drawn = measure or _sorting_measure(table)
    check_drawable(table, "token", drawn, top=top)
    check_finite(table, drawn)
    ordered = table.sort_values([drawn, "token"], ascending=[False, True], kind="stable")
    rows = ordered.dropna(subset=[drawn]).head(top)
    check_drawable(rows, top=top)
    axes = axes_for(ax, height=height_of(len(rows)))
    _draw(axes, rows, drawn, lang)
    axes.set_xlabel(label(texts[drawn]))
    caption = texts["caption"].format(words=len(table), count=int(table["count"].sum()))
    best = zip(rows["token"].head(3), rows[drawn].head(3), strict=True)
    words = enumerated((f"{token} ({value:,.2f})" for token, value in best), lang)
    said = texts["description"].format(measure=texts[drawn], words=words, caption=caption)
    finish(axes, lang, title=title or texts["title"], caption=caption, description=said)
    return axes


def _draw(axes: Axes, rows: pd.DataFrame, measure: str, lang: str) -> None:
    """Draw the bars, their names, and at the end of each the number of co-occurrences."""
    size = type_size(axes, len(rows))
    axes.barh(range(len(rows)), rows[measure], BAR, color=PALETTE[0], alpha=0.9)
    name_rows(axes, range(len(rows)), rows["token"], size, lang)
    axes.set_ylim(-0.7, len(rows) - 0.3)
    low, high = min(rows[measure].min(), 0), max(rows[measure].max(), 0)
    axes.set_xlim(low * ROOM, high * ROOM or -low * (ROOM - 1) or 1)
    put_numbers(axes.xaxis)
    grid(axes, "x")
    mirror(axes, lang)
    for place, (value, count) in enumerate(zip(rows[measure], rows["count"], strict=True)):
        write_beyond(axes, (max(value, 0), place), f"{count:,}", lang, fontsize=min(size, 8))
