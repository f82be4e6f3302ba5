"""How is a period of time named on an axis? 5 يناير, كانون الثاني 2026, May 2026."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes

from mediakit import _months
from mediakit._check import check_choice
from mediakit.plot._arabic import dress, label
from mediakit.plot._canvas import settle

EVERY = {
    "ar": {"D": "يوم", "W": "أسبوع", "M": "شهر", "Q": "ربع سنة", "Y": "سنة"},
    "en": {"D": "day", "W": "week", "M": "month", "Q": "quarter", "Y": "year"},
}
QUARTERS = {"ar": "الربع ", "en": "Q"}
WEEK = {"ar": "أسبوع ", "en": "the week of "}
TIMES = ("ltr", "rtl")
MONTHS = {
    "gulf": _months.EGYPT_AND_GULF,
    "levant": _months.LEVANT_AND_IRAQ,
    "maghreb": _months.TUNISIA_AND_ALGERIA,
    "morocco": _months.MOROCCO,
}
MOST_TICKS = 12
APART = 1.25  # widths of a name for each name, so that none touches its neighbour


def check_time(time: str, months: str) -> None:
    """Raise ValueError if the direction of time or the family of month names is unknown."""
    check_choice(time, TIMES, "time")
    check_months(months)


def check_months(months: str) -> None:
    """Raise ValueError if the family of month names is unknown."""
    check_choice(months, tuple(MONTHS), "months")


def month_name(month: int, lang: str, months: str) -> str:
    """Return the name of a month, 1 for January, in a language and family.

    Examples
    --------
    >>> month_name(1, "ar", "gulf"), month_name(1, "ar", "levant"), month_name(1, "en", "gulf")
    ('يناير', 'كانون الثاني', 'Jan')
    """
    if lang == "en":
        return _months.ENGLISH[month - 1].rpartition("|")[2].capitalize()
    return MONTHS[months][month - 1].partition("|")[0]


def period_name(period: pd.Period, *, lang: str = "ar", months: str = "gulf") -> str:
    """Return a period as its tick says it, the year of a day or month on a line of its own.

    Examples
    --------
    >>> period_name(pd.Period("2026-01", "M"), months="maghreb").split("\\n")
    ['جانفي', '2026']
    >>> period_name(pd.Period("2026-01-05", "D"), lang="en").split("\\n")
    ['5 Jan', '2026']
    """
    start, every = period.start_time, str(period.freqstr)[0]
    if every == "Y":
        return str(start.year)
    if every == "Q":
        return f"{QUARTERS[lang]}{period.quarter}\n{start.year}"
    month = month_name(start.month, lang, months)
    day = "" if every == "M" else f"{start.day} "
    return f"{day}{month}\n{start.year}"


def spoken(period: pd.Period, *, lang: str = "ar", months: str = "gulf") -> str:
    """Return a period as a sentence says it; a week by its first day.

    Examples
    --------
    >>> spoken(pd.Period("2026-01-05", "W")), spoken(pd.Period("2026-01", "M"), lang="en")
    ('أسبوع 5 يناير 2026', 'Jan 2026')
    """
    name = period_name(period, lang=lang, months=months).replace("\n", " ")
    return f"{WEEK[lang]}{name}" if str(period.freqstr)[0] == "W" else name


def _names(periods: pd.PeriodIndex, step: int, lang: str, months: str) -> list[str]:
    """Return the names of every so many periods, the year with the first of it that is named."""
    names = [period_name(period, lang=lang, months=months) for period in periods[::step]]
    if str(periods.freqstr)[0] == "Y":
        return names
    years = [name.partition("\n")[2] for name in names]
    return [
        name if year != before else name.partition("\n")[0]
        for name, year, before in zip(names, years, ["", *years], strict=False)
    ]


def name_periods(axes: Axes, periods: pd.PeriodIndex, *, lang: str, months: str) -> None:
    """Put the names of periods under the axes: of all, or of every so many as there is room for."""
    step = -(-len(periods) // MOST_TICKS)
    settle(axes)  # what stands beside the axes takes of their width
    while True:
        places = list(range(0, len(periods), step))
        axes.set_xticks(places, [label(name) for name in _names(periods, step, lang, months)])
        dress(axes)
        widest = max(text.get_window_extent().width for text in axes.get_xticklabels())
        room = axes.get_window_extent().width * step / max(len(periods), 1)
        if widest * APART <= room or len(places) == 1:
            return
        step += 1
