"""How did the rate of a term change? A line with its interval, and gaps where nothing is known."""

from __future__ import annotations

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from mediakit._check import check_choice, check_columns, listing
from mediakit._series import KEYS, check_once
from mediakit.plot._arabic import LINES, PALETTE, dress, label
from mediakit.plot._bars import check_drawable
from mediakit.plot._figure import describe_axes
from mediakit.plot._line_names import name_lines
from mediakit.plot._timeline import MOST_TICKS, TIMES, period_name

COLUMNS = ("period", "group", "token", "rate", "rate_low", "rate_high")
LINE_KEYS = KEYS[:2]
MOST_LINES = 6
MARKED = 40  # periods; on longer lines markers would touch
TITLE = "المعدل عبر الزمن"
RATE_LABEL = "معدل الورود، مع فترة الثقة"
CHANGE = "¦ نقطة تغيّر"
DESCRIPTION = "{lines}. من {first} إلى {last}؛ {gaps}.{changes}"
LINE = "{name}: الأعلى {rate:,.1f} في {period}"
NO_RATE, NO_HIT = "{name}: بلا معدل", "{name}: لم ترد"
NO_GAPS, GAPS = "لا فجوات", "فترات بلا معدل: {number}"
CHANGES = " نقاط التغيّر: {names}."


def _names(table: pd.DataFrame) -> dict[tuple[str, str], str]:
    """Return each line's name: what tells it from the others, the term, the group, or both."""
    keys = list(table[LINE_KEYS].drop_duplicates().itertuples(index=False, name=None))
    tokens, groups = ({key[part] for key in keys} for part in (0, 1))
    if len(groups) == 1:
        return {key: key[0] for key in keys}
    if len(tokens) == 1:
        return {key: key[1] for key in keys}
    return {key: " · ".join(key) for key in keys}


def _rows(table: pd.DataFrame, token: str, group: str) -> pd.DataFrame:
    return table[(table["token"] == token) & (table["group"] == group)]


def _check_lines(table: pd.DataFrame, names: dict[tuple[str, str], str]) -> None:
    if len(names) > MOST_LINES:
        raise ValueError(
            f"`table` must have at most {MOST_LINES} lines to be told apart, a term in a group "
            f'each; got {len(names)}. Choose some: table[table["group"].isin([…])] of '
            f"{listing(table['group'].unique())}"
        )


def _alone(rates: np.ndarray) -> np.ndarray:
    """Return which rates have no neighbour, so that a line and a band would not show them."""
    known = np.concatenate([[False], ~np.isnan(rates), [False]])
    return known[1:-1] & ~known[:-2] & ~known[2:]


def _draw_line(axes: Axes, rows: pd.DataFrame, number: int, name: str) -> Line2D:
    """Draw the rates of one term and group; a bar for the interval of a rate that stands alone."""
    places, colour = np.arange(len(rows)), PALETTE[number]
    rate, low, high = (rows[column].to_numpy(dtype=float) for column in COLUMNS[3:])
    axes.fill_between(places, low, high, color=colour, alpha=0.15, lw=0)
    (line,) = axes.plot(
        places, rate, LINES[number // 3 % len(LINES)], color=colour, label=label(name), lw=1.8,
        marker="o" if len(rows) <= MARKED else None, ms=4,
    )  # fmt: skip
    alone = _alone(rate)
    margins = np.abs(np.stack([rate - low, high - rate])[:, alone])
    axes.errorbar(
        places[alone], rate[alone], yerr=margins, fmt="o", color=colour, ms=4, lw=1, alpha=0.6
    )
    return line


def _draw_changes(
    axes: Axes, changes: pd.DataFrame, names: dict[tuple[str, str], str], periods: pd.PeriodIndex
) -> list[str]:
    """Draw a stroke before each period from which on a line has another rate; return them."""
    check_columns(changes, *KEYS, name="changes")
    numbers = {key: number for number, key in enumerate(names)}
    shown = [row for row in changes.itertuples() if (row.token, row.group) in names]
    if not all(row.period in periods for row in shown):
        raise ValueError(
            "`changes` must be of the same periods as `table`: change_points(table) is."
        )
    for row in shown:
        colour = PALETTE[numbers[row.token, row.group]]
        place = periods.get_loc(row.period)
        axes.axvline(place - 0.5, color=colour, ls=(0, (2, 3)), lw=1.3)
    if shown:
        note = axes.text(0, 1.01, label(CHANGE), transform=axes.transAxes, fontsize=8)
        dress(axes, [note])
    return [f"{names[row.token, row.group]} ({row.period})" for row in shown]


def trend(
    table: pd.DataFrame,
    *,
    changes: pd.DataFrame | None = None,
    time: str = "ltr",
    ax: Axes | None = None,
    title: str | None = None,
) -> Axes:
    """Draw the rate of each term in each period with its interval, a line a term and group.

    Parameters
    ----------
    table : DataFrame
        What `trend` returns, up to six terms and groups. Where a rate is missing, the line breaks.
    changes : DataFrame, optional
        What `change_points` returns for it: a stroke in the line's colour before each of them.
    time : str
        "ltr": the earliest on the left, as most Arabic outlets draw it; "rtl": on the right.
    ax : Axes, optional
        Where to draw; the current axes by default.
    title : str, optional
        The title instead of the usual one, or of the term where there is one.

    Returns
    -------
    Axes
        The axes drawn on, the rates on the right. Each line is named at its end where there is
        room, else in a legend above the lines.

    Raises
    ------
    ValueError
        If the table is empty, lacks a column or a name, or has more than six lines, or `time` is
        neither.

    Examples
    --------
    >>> from mediakit import load_sample, tokenize, trend as trend_table
    >>> table = trend_table(tokenize(load_sample()), "الإضراب", by="source")
    >>> axes = trend(table, ax=plt.figure().add_subplot())
    >>> len(axes.get_legend().get_texts())
    4
    >>> plt.close("all")
    """
    check_drawable(table, *COLUMNS, top=1)
    check_once(table, "table")
    check_choice(time, TIMES, "time")
    names = _names(table)
    _check_lines(table, names)
    axes = plt.gca() if ax is None else ax
    periods = _periods(table)
    lines = [
        _draw_line(axes, _rows(table, *key).set_index("period").reindex(periods), number, name)
        for number, (key, name) in enumerate(names.items())
    ]
    _finish(axes, periods, title or _title(table))
    named = [] if changes is None else _draw_changes(axes, changes, names, periods)
    if time == "rtl":
        axes.invert_xaxis()
    if len(names) > 1:
        name_lines(axes, lines)
    _describe(axes, table, names, named)
    return axes


def _periods(table: pd.DataFrame) -> pd.PeriodIndex:
    """Return all periods from the first to the last."""
    kind = table["period"].dtype
    if not isinstance(kind, pd.PeriodDtype):
        raise ValueError(f"`table` must have periods in the column period; got {kind}.")
    first, last = table["period"].min(), table["period"].max()
    return pd.period_range(first, last, freq=kind.freq)


def _title(table: pd.DataFrame) -> str:
    tokens = table["token"].unique()
    return f"{TITLE}: {tokens[0]}" if len(tokens) == 1 else TITLE


def _tick_names(periods: pd.PeriodIndex, step: int) -> list[str]:
    """Return the names of some periods; where days are of several years, each with its year."""
    every, named = str(periods.freqstr)[0], periods[::step]
    names = [period_name(period, every) for period in named]
    years = [period.start_time.year for period in named]
    if every not in "DW" or periods[0].start_time.year == periods[-1].end_time.year:
        return names
    return [f"{name} {year}" for name, year in zip(names, years, strict=True)]


def _finish(axes: Axes, periods: pd.PeriodIndex, title: str) -> None:
    """Name the periods, dress the texts."""
    step = -(-len(periods) // MOST_TICKS)
    names = list(map(label, _tick_names(periods, step)))
    places = range(0, len(periods), step)
    axes.set_xticks(list(places), names, rotation=35, ha="right", rotation_mode="anchor")
    axes.set_xlim(-0.5, len(periods) - 0.5)
    axes.set_ylim(bottom=0)
    axes.yaxis.tick_right()
    axes.yaxis.set_label_position("right")
    axes.set_ylabel(label(RATE_LABEL))
    axes.spines[["left", "top"]].set_visible(False)
    axes.spines["right"].set_visible(True)
    axes.grid(axis="y", color="#ddd", lw=0.7)
    axes.set_axisbelow(True)
    axes.set_title(label(title), loc="right")
    dress(axes)


def _describe(
    axes: Axes, table: pd.DataFrame, names: dict[tuple[str, str], str], changes: list[str]
) -> None:
    """Keep a sentence with each line's highest rate, the gaps and the changes."""
    missing = int(table["rate"].isna().sum())
    facts = {
        "lines": "؛ ".join(_highest(table, *key, name) for key, name in names.items()),
        "first": table["period"].min(),
        "last": table["period"].max(),
        "gaps": GAPS.format(number=missing) if missing else NO_GAPS,
        "changes": CHANGES.format(names="، ".join(changes)) if changes else "",
    }
    describe_axes(axes, DESCRIPTION.format(**facts))


def _highest(table: pd.DataFrame, token: str, group: str, name: str) -> str:
    """Return what is said of a line: its highest rate, and when that was."""
    rows = _rows(table, token, group).dropna(subset="rate")
    if rows.empty:
        return NO_RATE.format(name=name)
    best = rows.iloc[int(rows["rate"].argmax())]
    if best["rate"] == 0:
        return NO_HIT.format(name=name)
    return LINE.format(name=name, rate=best["rate"], period=best["period"])
