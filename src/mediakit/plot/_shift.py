"""Which words make two sources differ? A bar a word, on the side of the one that uses it more."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
from matplotlib.axes import Axes

from mediakit.plot._arabic import label
from mediakit.plot._canvas import axes_for, height_of, type_size
from mediakit.plot._drawable import check_drawable, check_not_negative
from mediakit.plot._frame import finish, set_title, write_beyond
from mediakit.plot._sides import (
    ABOVE,
    checked_names,
    draw_bars,
    mark_sides,
    name_sides,
    name_words,
)
from mediakit.plot._wording import Wording, begins_right, enumerated, wording

Floats = npt.NDArray[np.float64]
NUMBERS = ("rate_first", "rate_second", "contribution", "share")
PERCENT = 100
MINUS = "\u2212"
GAP = 5.0  # points from the end of a bar to its number
BEYOND = 1.13  # of the longest bar, so that its number fits
TEXTS = {
    "ar": {
        "title": "الكلمات التي تفرّق بين المصدرين",
        "first": "أكثر في المصدر الأول",
        "second": "أكثر في المصدر الثاني",
        "more": "أكثر في {name}",
        "measure": "النصيب من التباعد بالمئة",
        "caption": "ن = {types:,} كلمة في الجدول · تباعد ينسن وشانون لكل الكلمات: {bits} بت · "
        "نصيب الكلمات المعروضة منه: {share:.1f}%",
        "description": "{title}. {first}: {over}. {second}: {under}. {caption}.",
    },
    "en": {
        "title": "Words that make two sources differ",
        "first": "more in the first source",
        "second": "more in the second source",
        "more": "more in {name}",
        "measure": "Share of the divergence (%)",
        "caption": "N = {types:,} words in the table · Jensen-Shannon divergence of all words: "
        "{bits} bits · share of the words shown: {share:.1f}%",
        "description": "{title}: {first}: {over}; {second}: {under}. {caption}.",
    },
}


def shift(
    table: pd.DataFrame,
    *,
    top: int = 30,
    names: Sequence[str] | None = None,
    ax: Axes | None = None,
    title: str | None = None,
    lang: str = "ar",
) -> Axes:
    """Draw the words that contribute most to the divergence of two sources.

    Parameters
    ----------
    table : DataFrame
        What `shift` returns.
    top : int
        The number of words, of both sources together.
    names : sequence of str, optional
        What the first and the second source are called.
    ax : Axes, optional
        Where to draw; by default a new figure, as high as the words need.
    title : str, optional
        The title instead of the usual one.
    lang : str
        "ar": Arabic, the bars of the first source to the left; "en": English, they go to the right.

    Returns
    -------
    Axes
        The axes drawn on: the highest share on top. A bar is as long as the share of its word in
        the divergence, in percent, and goes to the side of the source that uses the word more.

    Raises
    ------
    ValueError
        If the table is empty, lacks a column or a word, has an infinite number or one below 0, or
        no word that contributes, `names` are not two, `top` is not from 1 to 500, `ax` is not
        empty, or `lang` is neither.

    Examples
    --------
    >>> import matplotlib.pyplot as plt
    >>> from mediakit import shift as shift_table
    >>> words = pd.Index(["السد", "النهر", "الميناء"], name="token")
    >>> counts = pd.DataFrame({"المد": [2, 1, 1], "السدرة": [2, 2, 0]}, index=words)
    >>> axes = shift(shift_table(counts, "المد", "السدرة"), names=("المد", "السدرة"))
    >>> [round(float(bar.get_width()), 1) for bar in axes.patches]
    [80.3, -19.7]
    >>> plt.close("all")
    """
    texts = wording(TEXTS, lang)
    check_drawable(table, "token", *NUMBERS, top=top)
    check_not_negative(table, *NUMBERS)
    sides = _sides(checked_names(names), texts)
    rows = _chosen(table, top)
    if rows.empty:
        raise ValueError("There is nothing to draw: no word of `table` differs in its rate.")
    values = _signed(rows)
    axes = axes_for(ax, height=height_of(len(rows)))
    _draw(axes, rows["token"], values, lang)
    name_sides(axes, sides, lang, first_left=begins_right(lang))
    axes.set_xlabel(label(texts["measure"]))
    heading = title or texts["title"]
    set_title(axes, heading, lang, pad=ABOVE)
    caption = texts["caption"].format(
        types=len(table), bits=_bits(rows), share=rows["share"].sum() * PERCENT
    )
    description = texts["description"].format(
        title=heading, first=sides[0], over=_said(rows[values > 0], lang), second=sides[1],
        under=_said(rows[values < 0], lang), caption=caption,
    )  # fmt: skip
    finish(axes, lang, title=heading, caption=caption, description=description)
    return axes


def _sides(names: tuple[str, str] | None, texts: Wording) -> tuple[str, str]:
    """Return what is written above each side."""
    if names is None:
        return texts["first"], texts["second"]
    return texts["more"].format(name=names[0]), texts["more"].format(name=names[1])


def _chosen(table: pd.DataFrame, top: int) -> pd.DataFrame:
    """Return the words that contribute most, most first; words alike in both have no side."""
    known = table.dropna(subset=list(NUMBERS)).astype({"token": "str"})
    counted = (known[["share", "contribution"]] > 0).all(axis=1)
    sided = known[counted & (known["rate_first"] != known["rate_second"])]
    ordered = sided.sort_values(["share", "token"], ascending=[False, True], kind="stable")
    return ordered.head(top).reset_index(drop=True)


def _signed(rows: pd.DataFrame) -> Floats:
    """Return each share in percent, below 0 where the second source uses the word more."""
    way = np.where(rows["rate_first"] > rows["rate_second"], 1, -1)
    return rows["share"].to_numpy(dtype=float) * way * PERCENT


def _bits(rows: pd.DataFrame) -> str:
    """Return the divergence of all words, of which each share is, as a plain number."""
    first = rows.iloc[0]
    bits = first["contribution"] / first["share"]
    return np.format_float_positional(bits, precision=3, fractional=False, trim="-")


def _said(rows: pd.DataFrame, lang: str) -> str:
    """Return the first three words with their shares, as a list."""
    best = rows.head(3)
    shares = zip(best["token"], best["share"], strict=True)
    return enumerated((f"{word} ({share * PERCENT:.2f}%)" for word, share in shares), lang)


def _draw(axes: Axes, words: pd.Series, values: Floats, lang: str) -> None:
    """Draw the bars, their words on the other side of the line, their shares beyond their ends."""
    draw_bars(axes, values)
    axes.update_datalim(np.column_stack([values * BEYOND, np.arange(len(values))]))
    ends = np.zeros(len(values))
    texts = name_words(axes, words, values, ends, lang)
    mark_sides(axes, texts, values, ends, lang)
    _without_minus(axes)
    size = type_size(axes, len(values)) - 1
    decimals = 1 if np.abs(values).max() >= 10 else 2
    for place, value in enumerate(values):
        back: dict[str, Any] = {"gap": -GAP, "ha": "left" if begins_right(lang) else "right"}
        write_beyond(
            axes, (value, place), f"{abs(value):.{decimals}f}", lang, fontsize=size,
            **(back if value < 0 else {}),
        )  # fmt: skip


def _without_minus(axes: Axes) -> None:
    """Let the numbers grow to both sides: a share is never below 0."""
    ticks = axes.get_xticks()
    axes.set_xticks(ticks, [tick.get_text().lstrip(MINUS) for tick in axes.get_xticklabels()])
