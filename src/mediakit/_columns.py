"""The columns of a table as they are read: their kinds, and their values as text."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from mediakit._direction import column_direction
from mediakit._headers import NAMED_VALUES, value_name

P_VALUES = ("p", "p_adjusted")
SMALLEST_P = 0.001
UNGROUPED = ("year",)  # 2026, never 2,026
LONGEST_CELL = 400  # characters; a whole article would bury the table
LONGEST_LINE = 24  # characters; a column of longer texts may break its lines, and needs room
EXACT = 1e15  # from here on a float no longer holds every whole number
MISSING = "–"
YES_AND_NO = {"ar": ("نعم", "لا"), "en": ("yes", "no")}
RATES = re.compile(r"rate(_\w+)?|share")  # columns of which each cell has a bar
LOWER_BOUND = re.compile(r"(?P<name>.+)_low")  # rate_low


@dataclass(frozen=True)
class Column:
    """A column as it is shown: kind is "word", "before" (it ends at the node) or "number"."""

    name: str
    kind: str
    texts: list[str]
    bars: list[float] | None = None  # from 0 to 1, of a column of rates

    @property
    def is_long(self) -> bool:
        """Whether it holds texts that want several lines."""
        return max(map(len, self.texts), default=0) > LONGEST_LINE


def _decimals(numbers: Iterable[float]) -> int:
    """Return the decimals of a whole column, so that units stand under units: 152.5 and 467.0."""
    sizes = [abs(number) for number in numbers if math.isfinite(number)]
    largest = max(sizes, default=0)
    most = 1 if largest >= 1000 else 2 if largest >= 1 else 3
    enough = (fewer for fewer in range(most) if all(round(size, fewer) == size for size in sizes))
    return next(enough, most)


def _number(value: float, decimals: int) -> str:
    """Return a number as it is read; one too small for the decimals keeps its first digit."""
    if math.isnan(value):
        return MISSING
    if math.isinf(value):
        return "∞" if value > 0 else "-∞"
    value += 0.0  # no -0
    if abs(value) >= EXACT:
        return f"{value:.3g}"
    too_small = value != 0 and abs(value) < 0.5 * 10**-decimals
    return f"{value:.1g}" if too_small else f"{value:,.{decimals}f}"


def _plain(value: object, lang: str) -> str:
    """Return one value of a column that is not numeric."""
    if pd.api.types.is_scalar(value) and pd.isna(value):
        return MISSING
    if isinstance(value, pd.Timestamp):
        midnight = value == value.normalize()
        return value.strftime("%Y-%m-%d" if midnight else "%Y-%m-%d %H:%M")
    if isinstance(value, bool):
        yes, no = YES_AND_NO[lang]
        return yes if value else no
    if isinstance(value, int | float):
        return _number(value, _decimals([value]))
    text = str(value)
    return text if len(text) <= LONGEST_CELL else f"{text[:LONGEST_CELL].rstrip()}…"


def _is_number(column: pd.Series) -> bool:
    kinds = pd.api.types
    return kinds.is_numeric_dtype(column) and not (
        kinds.is_bool_dtype(column) or kinds.is_complex_dtype(column)
    )


def _texts(column: pd.Series, name: str, lang: str) -> list[str]:
    """Return the values of a column as they are read."""
    if not _is_number(column):
        return [_plain(value, lang) for value in column.astype(object)]
    numbers = column.astype(float)
    if name in P_VALUES:
        small = f"<{SMALLEST_P}"
        return [small if value < SMALLEST_P else _number(value, 3) for value in numbers]
    decimals = _decimals(numbers)
    texts = [_number(value, decimals) for value in numbers]
    return [text.replace(",", "") for text in texts] if name in UNGROUPED else texts


def _interval(low: pd.Series, high: pd.Series) -> list[str]:
    """Return low–high; where a bound is negative the dash stands off, for it is no sign."""
    lows, highs = low.astype(float), high.astype(float)
    decimals = _decimals([*lows, *highs])
    return [
        MISSING if math.isnan(first) or math.isnan(last)
        else (" \u2013 " if first < 0 or last < 0 else "\u2013").join(
            (_number(first, decimals), _number(last, decimals))
        )
        for first, last in zip(lows, highs, strict=True)
    ]  # fmt: skip


def _name(label: object) -> str:
    """Return a label as text; the index has no value at the lower levels of column labels."""
    if not isinstance(label, tuple):
        return str(label)
    return " · ".join(str(part) for part in label if part != "" and not pd.isna(part))


def _bounds(names: list[str], numeric: list[bool]) -> dict[int, int]:
    """Return the places of x_low with those of their x_high."""
    places = {}
    for place, name in enumerate(names):
        found = LOWER_BOUND.fullmatch(name)
        high = f"{found['name']}_high" if found else ""
        if names.count(high) == names.count(name) == 1:
            places[place] = names.index(high)
    return {low: high for low, high in places.items() if numeric[low] and numeric[high]}


def _bars(column: pd.Series, name: str) -> list[float] | None:
    """Return how long the bar of each rate is, of the longest; None for another column."""
    if not (RATES.fullmatch(name) and _is_number(column)):
        return None
    numbers = column.astype(float).where(lambda values: values < math.inf).clip(lower=0).fillna(0)
    largest = numbers.max()
    return (numbers / largest).tolist() if largest > 0 else None


def _column(column: pd.Series, name: str, lang: str) -> Column:
    if name in NAMED_VALUES and lang == "ar" and not _is_number(column):
        column = column.astype("str").map(value_name, na_action="ignore")
    arabic = not _is_number(column) and column_direction(column) == "rtl"
    kind = "before" if name == "before" else "word" if arabic else "number"
    return Column(name, kind, _texts(column, name, lang), _bars(column, name))


def readable_columns(table: pd.DataFrame, lang: str = "ar") -> list[Column]:
    """Return the columns as shown; numeric x_low and x_high are one, low–high.

    Examples
    --------
    >>> readable_columns(pd.DataFrame({"rate_low": [1.0, 2.5], "rate_high": [3.5, 4.0]}))[0].texts
    ['1.0–3.5', '2.5–4.0']
    """
    names = [_name(label) for label in table.columns]
    columns = [table.iloc[:, place] for place in range(len(names))]
    bounds = _bounds(names, [_is_number(column) for column in columns])
    shown = []
    for place, (column, name) in enumerate(zip(columns, names, strict=True)):
        if place in bounds:
            texts = _interval(column, columns[bounds[place]])
            shown.append(Column(name.removesuffix("_low") + "_interval", "number", texts))
        elif place not in bounds.values():
            shown.append(_column(column, name, lang))
    return shown
