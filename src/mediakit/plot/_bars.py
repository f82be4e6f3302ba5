"""How often does each word occur? Bars from the right, with their intervals."""

from __future__ import annotations

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from mediakit._check import check_at_least, check_columns, listing
from mediakit.plot._arabic import PALETTE, dress, label
from mediakit.plot._figure import describe_axes

COLUMNS = ("token", "count", "rate", "rate_low", "rate_high")
NAMES = ("token", "group", "period", "first", "second")  # what a row is about
MOST_GROUPS = 4
ROOM_FOR_NUMBERS = 0.3  # of a word's row; in lower bars they would overlap
ROOM = 1.16  # of the axis, so that the numbers at the bars' ends fit
TITLE = "أكثر الكلمات ورودا"
RATE_LABEL = "معدل الورود، مع فترة الثقة"
DESCRIPTION = "أعلى الكلمات معدلا: {words}."


def check_drawable(table: pd.DataFrame, *columns: str, top: int) -> None:
    """Raise unless the table has the columns, rows, no row without a name, and `top` is from 1."""
    check_columns(table, *columns, name="table")
    check_at_least(top, 1, "top")
    if table.empty:
        raise ValueError("There is nothing to draw: `table` has no rows.")
    for name in NAMES:
        nameless = table[name].isna().sum() if name in columns else 0
        if nameless:
            raise ValueError(
                f"`table` must have a value in the column {name} in each row; {nameless} of "
                f'{len(table)} have none: table.dropna(subset="{name}").'
            )


def check_finite(table: pd.DataFrame, column: str) -> None:
    """Raise ValueError if a number to be drawn is infinite; a missing one is not drawn."""
    infinite = np.isinf(table[column].to_numpy(dtype=float)).sum()
    if infinite:
        raise ValueError(
            f"`table` must have finite numbers in {column} to be drawn; {infinite} of {len(table)} "
            "are infinite."
        )


def mirror(axes: Axes) -> None:
    """Put the words on the right and let bars grow to the left, the first word on top."""
    axes.invert_xaxis()
    axes.invert_yaxis()
    axes.yaxis.tick_right()
    axes.spines[["left", "top"]].set_visible(False)
    axes.spines["right"].set_visible(True)
    axes.tick_params(axis="y", length=0)


def _top_words(table: pd.DataFrame, top: int) -> list[str]:
    """Return the words with the most occurrences in all groups, most first."""
    total = table.groupby("token", sort=False)["count"].sum()
    return total.sort_values(ascending=False, kind="stable").index[:top].tolist()


def _draw_group(axes: Axes, rows: pd.DataFrame, at: np.ndarray, height: float, name: str) -> None:
    """Draw the bars, intervals and numbers of one group."""
    colour = PALETTE[len(axes.containers) // 2 % len(PALETTE)]
    rates = rows["rate"].to_numpy()
    margins = [rates - rows["rate_low"], rows["rate_high"] - rates]
    axes.barh(at, rates, height, color=colour, label=label(name), alpha=0.9)
    axes.errorbar(rates, at, xerr=np.nan_to_num(margins), fmt="none", ecolor="#444", lw=1)
    if height < ROOM_FOR_NUMBERS:
        return
    for place, row in zip(at, rows.itertuples(), strict=True):
        if not np.isnan(row.rate):
            axes.annotate(
                f"{row.rate:,.1f}", (row.rate_high, place), xytext=(-5, 0), fontsize=8,
                textcoords="offset points", ha="right", va="center", color="#333",
            )  # fmt: skip


def frequencies(
    table: pd.DataFrame, *, top: int = 20, ax: Axes | None = None, title: str | None = None
) -> Axes:
    """Draw the most frequent words as bars from the right, with the interval of each rate.

    Parameters
    ----------
    table : DataFrame
        What `frequencies` returns; with a column `group`, up to four groups side by side.
    top : int
        The number of words.
    ax : Axes, optional
        Where to draw; the current axes by default.
    title : str, optional
        The title instead of the usual one.

    Returns
    -------
    Axes
        The axes drawn on: words on the right, most frequent on top.

    Raises
    ------
    ValueError
        If the table is empty, lacks a column or has more than four groups, or `top` is below 1.

    Examples
    --------
    >>> from mediakit import Tokens, count, frequencies as frequency_table
    >>> counts = count(Tokens.from_lists([["السد", "السد", "النهر"]]), by=None)
    >>> axes = frequencies(frequency_table(counts), ax=plt.figure().add_subplot())
    >>> [tick.get_text() for tick in axes.get_yticklabels()]
    ['السد', 'النهر']
    >>> plt.close("all")
    """
    check_drawable(table, *COLUMNS, top=top)
    named = table if "group" in table.columns else table.assign(group="")
    groups = named["group"].drop_duplicates().tolist()
    if len(groups) > MOST_GROUPS:
        raise ValueError(
            f"`table` must have at most {MOST_GROUPS} groups to be told apart; got {len(groups)}. "
            f'Choose some: table[table["group"].isin([…])] of {listing(groups)}'
        )
    axes = plt.gca() if ax is None else ax
    words = _top_words(named, top)
    places = np.arange(len(words), dtype=float)
    height = 0.8 / len(groups)
    for number, group in enumerate(groups):
        rows = named[named["group"] == group].set_index("token").reindex(words)
        offset = (number - (len(groups) - 1) / 2) * height
        _draw_group(axes, rows, places + offset, height * 0.92, str(group))
    axes.set_xlim(0, axes.dataLim.xmax * ROOM)
    if len(groups) > 1:
        axes.legend(markerfirst=False, loc="lower left", frameon=True, alignment="right")
    name_bars(axes, words, title=title or TITLE, measure=RATE_LABEL)
    _describe(axes, named)
    return axes


def name_bars(axes: Axes, words: list[str], *, title: str, measure: str) -> None:
    """Name the bars and what they measure, mirror the axes, dress the texts."""
    axes.set_yticks(range(len(words)), [label(word) for word in words])
    axes.set_ylim(-0.7, len(words) - 0.3)
    axes.set_title(label(title), loc="right")
    axes.set_xlabel(label(measure))
    axes.grid(axis="x", color="#ddd", lw=0.7)
    axes.set_axisbelow(True)
    mirror(axes)
    dress(axes)


def _describe(axes: Axes, table: pd.DataFrame) -> None:
    """Keep a sentence that names the first words and their rates."""
    best = table.sort_values("rate", ascending=False, kind="stable").head(3)
    words = "، ".join(f"{row.token} ({row.rate:,.1f})" for row in best.itertuples())
    describe_axes(axes, DESCRIPTION.format(words=words))
