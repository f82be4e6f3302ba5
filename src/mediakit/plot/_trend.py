"""How did the rate of a term change? A line with its interval, and gaps where nothing is known."""

from __future__ import annotations

import functools
from collections.abc import Callable

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from mediakit._check import check_columns
from mediakit._series import KEYS, check_once
from mediakit.plot._arabic import LINES, PALETTE, label
from mediakit.plot._canvas import axes_for, settle
from mediakit.plot._drawable import check_drawable, check_finite, check_not_negative, check_number
from mediakit.plot._frame import finish, grid, put_numbers, rise_on_side, set_title
from mediakit.plot._line_names import name_lines
from mediakit.plot._periods import check_time, name_periods, spoken
from mediakit.plot._wording import Wording, enumerated, short, wording

COLUMNS = ("period", "group", "token", "rate", "rate_low", "rate_high")
LINE_KEYS = KEYS[:2]
MOST_LINES = 6
MARKED = 40  # periods; on longer lines markers would touch
TEXTS = {
    "ar": {
        "title": "المعدل عبر الزمن",
        "measure": "معدل الورود",
        "caption": "ن = {tokens:,} كلمة في {articles:,} مقال، {count:,} ورودا · المساحة: فترة ثقة "
        "95% (ويلسون)",
        "change": " · الخط المنقط: نقطة تغيّر",
        "description": "{lines}. من {first} إلى {last}؛ {gaps}.{changes}",
        "line": "{name}: الأعلى {rate:,.1f} في {period}",
        "no_rate": "{name}: بلا معدل",
        "no_hit": "{name}: لم ترد",
        "no_gaps": "لا فجوات",
        "gaps": "فترات بلا معدل: {number}",
        "changes": " نقاط التغيّر: {names}.",
        "then": "؛ ",
    },
    "en": {
        "title": "The rate over time",
        "measure": "Rate",
        "caption": "N = {tokens:,} words in {articles:,} articles, {count:,} occurrences · the "
        "band: 95% interval (Wilson)",
        "change": " · dotted line: change point",
        "description": "{lines}. From {first} to {last}; {gaps}.{changes}",
        "line": "{name}: highest {rate:,.1f} in {period}",
        "no_rate": "{name}: no rate",
        "no_hit": "{name}: never occurs",
        "no_gaps": "no gaps",
        "gaps": "periods without a rate: {number}",
        "changes": " Change points: {names}.",
        "then": "; ",
    },
}


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
        places, rate, LINES[number // 3 % len(LINES)], color=colour, label=label(short(name)),
        lw=1.8, marker="o" if len(rows) <= MARKED else None, ms=4,
    )  # fmt: skip
    alone = _alone(rate)
    margins = np.abs(np.stack([rate - low, high - rate])[:, alone])
    axes.errorbar(
        places[alone], rate[alone], yerr=margins, fmt="o", color=colour, ms=4, lw=1, alpha=0.6
    )
    return line


def _draw_changes(
    axes: Axes, changes: pd.DataFrame, names: dict[tuple[str, str], str], periods: pd.PeriodIndex
) -> list[tuple[str, pd.Period]]:
    """Draw a stroke before each period from which on a line has another rate; return them.

    Each with the name of its line.
    """
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
    return [(names[row.token, row.group], row.period) for row in shown]


def trend(
    table: pd.DataFrame,
    *,
    changes: pd.DataFrame | None = None,
    time: str = "ltr",
    months: str = "gulf",
    ax: Axes | None = None,
    title: str | None = None,
    lang: str = "ar",
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
    months : str
        The names of months: "gulf" (يناير, also of Egypt), "levant" (كانون الثاني, also of Iraq),
        "maghreb" (جانفي, of Tunisia and Algeria) or "morocco" (يناير, but غشت).
    ax : Axes, optional
        Where to draw; by default a new figure.
    title : str, optional
        The title instead of the usual one, or of the term where there is one.
    lang : str
        "ar" for Arabic, with the rates on the right; "en" for English, on the left.

    Returns
    -------
    Axes
        The axes drawn on. Each line is named at its end where there is
        room, else in a legend above the lines.

    Raises
    ------
    ValueError
        If the table is empty, lacks a column or a name, has more than six lines or a rate that is
        infinite or below 0, `time`, `months` or `lang` is unknown, or `ax` is not empty.

    Examples
    --------
    >>> import matplotlib.pyplot as plt
    >>> from mediakit import load_sample, tokenize, trend as trend_table
    >>> table = trend_table(tokenize(load_sample()), "الإضراب", by="source")
    >>> axes = trend(table)
    >>> len(axes.get_legend().get_texts())
    4
    >>> plt.close("all")
    """
    texts = wording(TEXTS, lang)
    check_drawable(table, *COLUMNS, top=1)
    check_not_negative(table, "rate")
    check_finite(table, *COLUMNS[4:])
    check_once(table, "table")
    check_time(time, months)
    names = _names(table)
    check_number(len(names), MOST_LINES, "lines, a term in a group each,", table, "group")
    axes, periods = axes_for(ax), _periods(table)
    lines = [
        _draw_line(axes, _rows(table, *key).set_index("period").reindex(periods), number, name)
        for number, (key, name) in enumerate(names.items())
    ]
    _mark_rates(axes, len(periods), texts["measure"], lang)
    name_periods(axes, periods, lang=lang, months=months)
    shown = [] if changes is None else _draw_changes(axes, changes, names, periods)
    if time == "rtl":
        axes.invert_xaxis()
    caption = _caption(table, texts) + (texts["change"] if shown else "")
    say = functools.partial(spoken, lang=lang, months=months)
    said = _description(table, names, shown, texts, say, lang)
    set_title(axes, title or _title(table, texts), lang, embeds=not title)
    finish(axes, lang, title="", caption=caption, description=said)
    if len(names) > 1:
        settle(axes)
        name_lines(axes, lines)
    return axes


def _periods(table: pd.DataFrame) -> pd.PeriodIndex:
    """Return all periods from the first to the last."""
    kind = table["period"].dtype
    if not isinstance(kind, pd.PeriodDtype):
        raise ValueError(f"`table` must have periods in the column period; got {kind}.")
    first, last = table["period"].min(), table["period"].max()
    return pd.period_range(first, last, freq=kind.freq)


def _title(table: pd.DataFrame, texts: Wording) -> str:
    tokens = table["token"].unique()
    return f"{texts['title']}: {short(tokens[0])}" if len(tokens) == 1 else texts["title"]


def _mark_rates(axes: Axes, periods: int, measure: str, lang: str) -> None:
    """Let the rates begin at 0, on the side where the language begins."""
    axes.set_xlim(-0.5, periods - 0.5)
    axes.set_ylim(bottom=0)
    axes.set_ylabel(label(measure))
    put_numbers(axes.yaxis)
    grid(axes, "y")
    rise_on_side(axes, lang)


def _caption(table: pd.DataFrame, texts: Wording) -> str:
    """Return how many words, articles and occurrences the rates are of; each group counts once."""
    if not {"tokens", "articles", "count"} <= set(table.columns):
        return texts["measure"]
    sizes = table.drop_duplicates(["period", "group"])[["tokens", "articles"]].sum()
    facts = {name: int(sizes[name]) for name in ("tokens", "articles")}
    return texts["caption"].format(**facts, count=int(table["count"].sum()))


def _description(
    table: pd.DataFrame, names: dict[tuple[str, str], str], changes: list[tuple[str, pd.Period]],
    texts: Wording, say: Callable[[pd.Period], str], lang: str,
) -> str:  # fmt: skip
    """Return each line's highest rate, the gaps and the changes, in two sentences."""
    missing = int(table["rate"].isna().sum())
    said = enumerated((f"{name} ({say(period)})" for name, period in changes), lang)
    facts = {
        "lines": texts["then"].join(
            _highest(_rows(table, *key), name, texts, say) for key, name in names.items()
        ),
        "first": say(table["period"].min()),
        "last": say(table["period"].max()),
        "gaps": texts["gaps"].format(number=missing) if missing else texts["no_gaps"],
        "changes": texts["changes"].format(names=said) if changes else "",
    }
    return texts["description"].format(**facts)


def _highest(rows: pd.DataFrame, name: str, texts: Wording, say: Callable[[pd.Period], str]) -> str:
    """Return what is said of a line: its highest rate, and when that was."""
    known = rows.dropna(subset="rate")
    if known.empty:
        return texts["no_rate"].format(name=name)
    best = known.iloc[int(known["rate"].argmax())]
    if best["rate"] == 0:
        return texts["no_hit"].format(name=name)
    return texts["line"].format(name=name, rate=best["rate"], period=say(best["period"]))
