"""When did each source publish? A row of bars a source, with its gaps."""

from __future__ import annotations

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from mediakit._check import check_at_least, check_choice, check_columns
from mediakit._months import EGYPT_AND_GULF
from mediakit.plot._arabic import PALETTE, dress, label
from mediakit.plot._figure import describe_axes

EVERY = {"D": "يوم", "W": "أسبوع", "M": "شهر", "Q": "ربع سنة", "Y": "سنة"}
TIMES = ("ltr", "rtl")
TALLEST = 0.78  # of a row
MOST_TICKS = 12
TITLE = "المقالات في كل {period}"
GAP = "× لا مقال"
DESCRIPTION = "{number:,} مقال مؤرخ من {first} إلى {last}؛ {undated:,} بلا تاريخ. {gaps}."
NO_GAPS, GAPS = "لا فجوات", "فجوات (فترات بلا مقال): {names}"


def _per_period(articles: pd.DataFrame, every: str, top: int) -> pd.DataFrame:
    """Return the articles of each period (rows) and source, those with most articles first."""
    dated = articles.dropna(subset="date")
    table = pd.crosstab(dated["date"].dt.to_period(every), dated["source"].astype("str"))
    whole = pd.period_range(table.index.min(), table.index.max(), freq=table.index.freq)
    order = table.sum().sort_values(ascending=False, kind="stable").index[:top]
    return table.reindex(whole, fill_value=0)[order]


def period_name(period: pd.Period, every: str) -> str:
    """Return a period as its tick says it: 5 يناير 2026, يناير 2026, 2026."""
    month = EGYPT_AND_GULF[period.start_time.month - 1].partition("|")[0]
    if every == "Y":
        return str(period.year)
    if every in ("M", "Q"):
        return f"{month} {period.start_time.year}"
    return f"{period.start_time.day} {month}"


def _draw_source(axes: Axes, numbers: np.ndarray, row: int, tallest: float) -> None:
    """Draw the bars of one source, and a cross where it has no article."""
    places = np.arange(len(numbers))
    colour = PALETTE[row % len(PALETTE)]
    axes.bar(places, numbers / tallest * TALLEST, 0.86, bottom=row, color=colour)
    empty = places[numbers == 0]
    axes.plot(empty, np.full(len(empty), row + 0.12), "x", color="#b00020", ms=5)
    peak = int(numbers.argmax())
    axes.annotate(
        f"{numbers[peak]:,}", (peak, row + numbers[peak] / tallest * TALLEST), xytext=(0, 1),
        textcoords="offset points", ha="center", va="bottom", fontsize=8, color="#333",
    )  # fmt: skip


def timeline(
    articles: pd.DataFrame,
    *,
    every: str = "W",
    top: int = 12,
    time: str = "ltr",
    ax: Axes | None = None,
    title: str | None = None,
) -> Axes:
    """Draw how many articles each source has in each period; periods without any are crossed.

    Parameters
    ----------
    articles : DataFrame
        Articles; those without a date are left out, and counted in the description.
    every : str
        The period: "D", "W", "M", "Q" or "Y".
    top : int
        The number of sources, those with most articles first.
    time : str
        "ltr": the earliest on the left, as most Arabic outlets draw it; "rtl": on the right.
    ax : Axes, optional
        Where to draw; the current axes by default.
    title : str, optional
        The title instead of the usual one.

    Returns
    -------
    Axes
        The axes drawn on: a row a source, its name on the right, all rows on one scale; the
        number is that of the row's fullest period.

    Raises
    ------
    ValueError
        If a column is missing, `every` or `time` is unknown, or no article has a date.

    Examples
    --------
    >>> from mediakit import load_sample
    >>> axes = timeline(load_sample(), ax=plt.figure().add_subplot())
    >>> [tick.get_text() for tick in axes.get_yticklabels()][-1]
    'بوابة المد'
    >>> plt.close("all")
    """
    check_columns(articles, "source", "date", name="articles")
    check_choice(every, tuple(EVERY), "every")
    check_choice(time, TIMES, "time")
    check_at_least(top, 1, "top")
    if articles["date"].notna().sum() == 0:
        raise ValueError(f"There is nothing to draw: none of {len(articles)} articles has a date.")
    axes = plt.gca() if ax is None else ax
    table = _per_period(articles, every, top)
    table = table[table.columns[::-1]]  # the source with most articles stands on top
    for row, source in enumerate(table.columns):
        _draw_source(axes, table[source].to_numpy(), row, table.to_numpy().max())
    _finish(axes, table, every, title or TITLE.format(period=EVERY[every]))
    if time == "rtl":
        axes.invert_xaxis()
    _describe(axes, articles, table)
    return axes


def _finish(axes: Axes, table: pd.DataFrame, every: str, title: str) -> None:
    """Name the rows and periods, dress the texts."""
    axes.set_yticks(np.arange(len(table.columns)) + 0.3, [label(name) for name in table.columns])
    step = -(-len(table) // MOST_TICKS)
    places = range(0, len(table), step)
    names = [label(period_name(table.index[place], every)) for place in places]
    axes.set_xticks(list(places), names, rotation=35, ha="right", rotation_mode="anchor")
    axes.set_ylim(-0.1, len(table.columns) + 0.05)
    axes.yaxis.tick_right()
    axes.spines[["left", "top", "right"]].set_visible(False)
    axes.tick_params(axis="y", length=0)
    axes.set_title(label(title), loc="right")
    if (table == 0).any(axis=None):
        axes.text(0, 1.01, label(GAP), transform=axes.transAxes, fontsize=8, color="#b00020")
    dress(axes)


def _describe(axes: Axes, articles: pd.DataFrame, table: pd.DataFrame) -> None:
    """Keep a sentence with the dates, the gaps and the undated."""
    dates = articles["date"].dropna()
    gaps = [f"{name} ({(table[name] == 0).sum()})" for name in table if (table[name] == 0).any()]
    facts = {
        "number": len(dates), "undated": len(articles) - len(dates),
        "first": f"{dates.min():%Y-%m-%d}", "last": f"{dates.max():%Y-%m-%d}",
        "gaps": GAPS.format(names="، ".join(gaps)) if gaps else NO_GAPS,
    }  # fmt: skip
    describe_axes(axes, DESCRIPTION.format(**facts))
