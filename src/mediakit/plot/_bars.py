"""How often does each word occur? Bars with their intervals, a panel a source."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from mediakit.plot._arabic import PALETTE, dress, label
from mediakit.plot._canvas import (
    TYPE_SIZE,
    WIDTH,
    axes_for,
    height_of,
    points_wide,
    settle,
    type_size,
)
from mediakit.plot._drawable import check_drawable, check_finite, check_not_negative, check_number
from mediakit.plot._frame import DARK, finish, grid, mirror, write_beyond
from mediakit.plot._rows import name_rows
from mediakit.plot._wording import Wording, enumerated, short, wording

Floats = npt.NDArray[np.float64]
COLUMNS = ("token", "count", "rate", "rate_low", "rate_high")
MOST_PANELS = 24
PANELS_A_ROW = 4
PANEL_WIDTH = 1.9  # inches
BETWEEN_BANDS = 2.2  # rows between panels below each other, for a name and numbers
ROOM = 1.3  # of a panel for each longest bar, so that the numbers at the bars' ends fit
BAR = 0.76  # of a row
ABOVE = 1.15  # rows from the first word of a panel to the name of that
NAME_SIZE, NAME = 1.2, 0.85  # of the type size of words; of a panel, for bold letters are wider
TEXTS = {
    "ar": {
        "title": "أكثر الكلمات ورودا",
        "measure": "معدل الورود، مع فترة الثقة",
        "caption": "ن = {count:,} ورودا لـ{types:,} كلمة في الجدول · فترة ثقة 95% (ويلسون)",
        "description": "أعلى الكلمات معدلا: {words}. {caption}.",
        "of_group": "في {group}: {words}",
        "then": "؛ ",
    },
    "en": {
        "title": "Most frequent words",
        "measure": "Rate, with its interval",
        "caption": "N = {count:,} occurrences of {types:,} words of the table · 95% interval "
        "(Wilson)",
        "description": "Words with the highest rates: {words}. {caption}.",
        "of_group": "in {group}: {words}",
        "then": "; ",
    },
}


def _top_words(table: pd.DataFrame, top: int) -> list[str]:
    """Return the words with the most occurrences in all groups, most first."""
    total = table.groupby("token", sort=False)["count"].sum()
    return total.sort_values(ascending=False, kind="stable").index[:top].tolist()


def frequencies(
    table: pd.DataFrame,
    *,
    top: int = 20,
    ax: Axes | None = None,
    title: str | None = None,
    lang: str = "ar",
) -> Axes:
    """Draw the most frequent words as bars, with the interval of each rate; a panel a source.

    Parameters
    ----------
    table : DataFrame
        What `frequencies` returns. With a column `group`: small multiples, the same words in the
        same rows and on the same scale, four groups beside each other, the others below.
    top : int
        The number of words: those with the most occurrences in all groups.
    ax : Axes, optional
        Where to draw; by default a new figure, as high as the words need.
    title : str, optional
        The title instead of the usual one.
    lang : str
        "ar": Arabic, bars from the right; "en": English, bars from the left.

    Returns
    -------
    Axes
        The axes drawn on: the most frequent word on top.

    Raises
    ------
    ValueError
        If the table is empty, lacks a column, has more than 24 groups or a rate that is infinite
        or below 0, `top` is not from 1 to 500, `ax` is not empty, or `lang` is neither.

    Examples
    --------
    >>> import matplotlib.pyplot as plt
    >>> from mediakit import Tokens, count, frequencies as frequency_table
    >>> counts = count(Tokens.from_lists([["السد", "السد", "النهر"]]), by=None)
    >>> axes = frequencies(frequency_table(counts))
    >>> [tick.get_text() for tick in axes.get_yticklabels()]
    ['السد', 'النهر']
    >>> plt.close("all")
    """
    texts = wording(TEXTS, lang)
    check_drawable(table, *COLUMNS, top=top)
    check_not_negative(table, "count", "rate")
    check_finite(table, *COLUMNS[3:])
    named = table if "group" in table.columns else table.assign(group="")
    groups = named["group"].drop_duplicates().tolist()
    check_number(len(groups), MOST_PANELS, "groups", named, "group")
    words = _top_words(named, top)
    panels = min(len(groups), PANELS_A_ROW)
    bands = -(-len(groups) // PANELS_A_ROW)
    rows = bands * (len(words) + BETWEEN_BANDS) - BETWEEN_BANDS
    width = max(WIDTH, 1.2 + panels * PANEL_WIDTH)
    axes = axes_for(ax, width=width, height=height_of(round(rows)))
    size = type_size(axes, rows + 2)
    _draw_panels(axes, named, words, size, lang)
    _name_words(axes, words, len(groups), size, lang)
    axes.set_xlabel(label(texts["measure"]))
    mirror(axes, lang)
    caption = texts["caption"].format(count=named["count"].sum(), types=named["token"].nunique())
    said = {"words": _said(named, groups, texts, lang), "caption": caption}
    finish(
        axes, lang, title=title or texts["title"], caption=caption,
        description=texts["description"].format(**said),
    )  # fmt: skip
    if len(groups) > 1:
        settle(axes)  # the names of panels are cut to the width that these have now
        _name_panels(axes, groups, len(words), min(NAME_SIZE * size, TYPE_SIZE), lang)
    return axes


def _draw_panels(axes: Axes, table: pd.DataFrame, words: list[str], size: float, lang: str) -> None:
    """Draw a panel for each group, from the side where the language begins, all on one scale."""
    shown = table[table["token"].isin(words)]
    groups = table["group"].drop_duplicates().tolist()
    longest = float(shown["rate_high"].fillna(shown["rate"]).max()) or 1.0
    width, panels = longest * ROOM, min(len(groups), PANELS_A_ROW)
    for number, group in enumerate(groups):
        own = shown[shown["group"] == group].drop_duplicates("token")
        rows = own.set_index("token").reindex(words)
        start = number % PANELS_A_ROW * width
        below = number // PANELS_A_ROW * (len(words) + BETWEEN_BANDS)
        places = np.arange(len(words), dtype=np.float64) + below
        _draw_bars(axes, rows, start, places, PALETTE[number % len(PALETTE)])
        _write_rates(axes, rows, start, places, lang, min(size, 8.0))
    _mark_rates(axes, longest, width, panels)


def _name_panels(axes: Axes, groups: list[str], words: int, size: float, lang: str) -> None:
    """Write the name of each group above its panel."""
    panels, band = min(len(groups), PANELS_A_ROW), words + BETWEEN_BANDS
    start = max(axes.get_xlim()) / panels
    points = points_wide(axes) / panels
    names = [short(group, width=NAME * points / size) for group in groups]
    texts = [
        write_beyond(
            axes, (number % PANELS_A_ROW * start, number // PANELS_A_ROW * band - ABOVE), name,
            lang, gap=0, fontweight="bold", fontsize=size,
        )
        for number, name in enumerate(names)
    ]  # fmt: skip
    dress(axes, texts)


def _draw_bars(axes: Axes, rows: pd.DataFrame, start: float, places: Floats, colour: str) -> None:
    """Draw the bars and intervals of one group, and the line from which they grow."""
    rates = rows["rate"].to_numpy(dtype=float)
    margins = np.nan_to_num([rates - rows["rate_low"], rows["rate_high"] - rates])
    axes.barh(places, rates, BAR, left=start, color=colour, alpha=0.9)
    axes.errorbar(
        start + rates, places, xerr=np.abs(margins), fmt="none", ecolor=DARK, lw=1, capsize=0
    )
    axes.vlines(start, places[0] - 0.5, places[-1] + 0.5, color=DARK, lw=0.8)


def _write_rates(
    axes: Axes, rows: pd.DataFrame, start: float, places: Floats, lang: str, size: float
) -> None:
    """Write each rate beyond its interval."""
    ends = rows["rate_high"].fillna(rows["rate"])
    for place, rate, end in zip(places, rows["rate"], ends, strict=True):
        if not np.isnan(rate):
            write_beyond(axes, (start + end, place), f"{rate:,.1f}", lang, fontsize=size)


def _mark_rates(axes: Axes, longest: float, width: float, panels: int) -> None:
    """Mark round rates below each panel."""
    ticks = np.asarray(MaxNLocator(2 if panels > 1 else 6).tick_values(0, longest))
    ticks = ticks[ticks <= longest]
    places = np.arange(panels)[:, None] * width + ticks
    axes.set_xticks(places.ravel(), [f"{tick:,.10g}" for tick in ticks] * panels)
    axes.set_xlim(0, width * panels)
    grid(axes, "x")


def _name_words(axes: Axes, words: list[str], groups: int, size: float, lang: str) -> None:
    """Name the rows of each band."""
    bands, band = -(-groups // PANELS_A_ROW), len(words) + BETWEEN_BANDS
    places = (np.arange(bands)[:, None] * band + np.arange(len(words))).ravel()
    name_rows(axes, places.tolist(), words * bands, size, lang)
    axes.set_ylim(-0.7 if groups == 1 else -ABOVE - 0.7, places[-1] + 0.7)


def _said(table: pd.DataFrame, groups: list[str], texts: Wording, lang: str) -> str:
    """Return the three highest rates, of each of the first groups where there are several."""
    best = table.sort_values("rate", ascending=False, kind="stable")
    lists = [
        enumerated((f"{row.token} ({row.rate:,.1f})" for row in rows.head(3).itertuples()), lang)
        for rows in (best[best["group"] == group] for group in groups[:PANELS_A_ROW])
    ]
    if len(groups) == 1:
        return lists[0]
    pairs = zip(groups, lists, strict=False)
    said = (texts["of_group"].format(group=group, words=words) for group, words in pairs)
    return texts["then"].join(said)
