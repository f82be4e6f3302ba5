"""When did each source publish? A row of bars a source, with its gaps."""

from __future__ import annotations

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.collections import PolyCollection

from mediakit._check import check_choice
from mediakit.plot._arabic import PALETTE
from mediakit.plot._canvas import HEIGHT, axes_for, type_size
from mediakit.plot._drawable import check_drawable
from mediakit.plot._frame import DARK, finish
from mediakit.plot._periods import EVERY, check_time, name_periods
from mediakit.plot._rows import name_rows
from mediakit.plot._wording import Wording, enumerated, wording

SIDE = 0.65  # periods, between the edge and the middle of the first bar
TALLEST = 0.74  # of a row
BAR = 0.86  # of a period
UP = np.array([0, 1, 1, 0])  # the corners of a bar, from its foot and back
ROW = 0.5  # inches
NUMBERS = 2.8  # rows of numbers that fit into a row of bars
RED = "#b00020"
TEXTS = {
    "ar": {
        "title": "المقالات في كل {period}",
        "caption": "ن = {number:,} مقال مؤرخ، و{undated:,} بلا تاريخ · الرقم: أعلى فترة في كل مصدر",
        "gap": " · × لا مقال",
        "description": "{number:,} مقال مؤرخ من {first} إلى {last}؛ {undated:,} بلا تاريخ. {gaps}.",
        "no_gaps": "لا فجوات",
        "gaps": "فجوات (فترات بلا مقال): {names}",
    },
    "en": {
        "title": "Articles per {period}",
        "caption": "N = {number:,} dated articles, {undated:,} without a date · the number: the "
        "fullest period of each source",
        "gap": " · × no article",
        "description": "{number:,} dated articles from {first} to {last}; {undated:,} without a "
        "date. {gaps}.",
        "no_gaps": "No gaps",
        "gaps": "Gaps (periods without an article): {names}",
    },
}


def _per_period(articles: pd.DataFrame, every: str, top: int) -> pd.DataFrame:
    """Return the articles of each period (rows) and source, those with most articles first."""
    dated = articles.dropna(subset="date")
    table = pd.crosstab(dated["date"].dt.to_period(every), dated["source"].astype("str"))
    whole = pd.period_range(table.index.min(), table.index.max(), freq=table.index.freq)
    order = table.sum().sort_values(ascending=False, kind="stable").index[:top]
    return table.reindex(whole, fill_value=0)[order]


def _draw_sources(axes: Axes, table: pd.DataFrame, size: float) -> None:
    """Draw a row of bars for each source, crosses where it has no article, its largest number."""
    numbers = table.to_numpy().T
    rows, places = (each.ravel() for each in np.indices(numbers.shape))
    heights = numbers / numbers.max() * TALLEST
    across = places[:, None] + BAR * np.array([-0.5, -0.5, 0.5, 0.5])
    corners = np.stack([across, rows[:, None] + heights.ravel()[:, None] * UP], axis=-1)
    shades = [PALETTE[row % len(PALETTE)] for row in rows]
    axes.add_collection(PolyCollection(list(corners), facecolors=shades))
    row, place = np.nonzero(numbers == 0)
    axes.plot(place, row + 0.12, "x", color=RED, ms=min(5, size * 0.7))
    for source, peak in enumerate(numbers.argmax(axis=1)):
        axes.annotate(
            f"{numbers[source, peak]:,}", (peak, source + heights[source, peak]), xytext=(0, 1),
            textcoords="offset points", ha="center", va="bottom", fontsize=size, color=DARK,
            in_layout=False,
        )  # fmt: skip


def timeline(
    articles: pd.DataFrame,
    *,
    every: str = "W",
    top: int = 12,
    time: str = "ltr",
    months: str = "gulf",
    ax: Axes | None = None,
    title: str | None = None,
    lang: str = "ar",
) -> Axes:
    """Draw how many articles each source has in each period; periods without any are crossed.

    Parameters
    ----------
    articles : DataFrame
        Articles; those without a date are left out, and counted below the chart.
    every : str
        The period: "D", "W", "M", "Q" or "Y".
    top : int
        The number of sources, those with most articles first.
    time : str
        "ltr": the earliest on the left, as most Arabic outlets draw it; "rtl": on the right.
    months : str
        The names of months: "gulf" (يناير, also of Egypt), "levant" (كانون الثاني, also of Iraq),
        "maghreb" (جانفي, of Tunisia and Algeria) or "morocco" (يناير, but غشت).
    ax : Axes, optional
        Where to draw; by default a new figure, as high as the sources need.
    title : str, optional
        The title instead of the usual one.
    lang : str
        "ar" for Arabic, with the sources' names on the right; "en" for English.

    Returns
    -------
    Axes
        The axes drawn on: a row a source, all rows on one scale; the number is that of the row's
        fullest period.

    Raises
    ------
    ValueError
        If a column or a source is missing, `every`, `time`, `months` or `lang` is unknown, `top` is
        not from 1 to 500, no article has a date, or `ax` is not empty.

    Examples
    --------
    >>> import matplotlib.pyplot as plt
    >>> from mediakit import load_sample
    >>> axes = timeline(load_sample())
    >>> [tick.get_text() for tick in axes.get_yticklabels()][-1]
    'بوابة المد'
    >>> plt.close("all")
    """
    texts = wording(TEXTS, lang)
    check_choice(every, tuple(EVERY[lang]), "every")
    check_time(time, months)
    check_drawable(articles, "source", "date", top=top, name="articles")
    if articles["date"].notna().sum() == 0:
        raise ValueError(f"There is nothing to draw: none of {len(articles)} articles has a date.")
    table = _per_period(articles, every, top)
    table = table[table.columns[::-1]]  # the source with most articles stands on top
    axes = axes_for(ax, height=max(HEIGHT, 1.6 + ROW * len(table.columns)))
    size = type_size(axes, len(table.columns) * NUMBERS)
    _draw_sources(axes, table, min(size, 8.0))
    axes.set_xlim(-SIDE, len(table) - 1 + SIDE)
    _name_rows(axes, table, lang)
    name_periods(axes, table.index, lang=lang, months=months)
    if time == "rtl":
        axes.invert_xaxis()
    facts = _facts(articles, table, texts, lang)
    gap = texts["gap"] if (table == 0).any(axis=None) else ""
    finish(
        axes, lang, title=title or texts["title"].format(period=EVERY[lang][every]),
        caption=texts["caption"].format(**facts) + gap,
        description=texts["description"].format(**facts),
    )  # fmt: skip
    return axes


def _name_rows(axes: Axes, table: pd.DataFrame, lang: str) -> None:
    """Name the rows where the language begins."""
    places = (np.arange(len(table.columns)) + 0.3).tolist()
    name_rows(axes, places, table.columns, type_size(axes, len(places)), lang)
    axes.set_ylim(-0.1, len(table.columns) + 0.05)
    axes.spines[["left", "top", "right"]].set_visible(False)


def _facts(
    articles: pd.DataFrame, table: pd.DataFrame, texts: Wording, lang: str
) -> dict[str, object]:
    """Return what is said of the dates, the gaps and the undated."""
    dates = articles["date"].dropna()
    gaps = [f"{name} ({(table[name] == 0).sum()})" for name in table if (table[name] == 0).any()]
    return {
        "number": len(dates),
        "undated": len(articles) - len(dates),
        "first": f"{dates.min():%Y-%m-%d}",
        "last": f"{dates.max():%Y-%m-%d}",
        "gaps": texts["gaps"].format(names=enumerated(gaps, lang)) if gaps else texts["no_gaps"],
    }
