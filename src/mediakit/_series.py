"""A trend table → the counts of each term and group in order of time."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from mediakit._check import check_columns

Floats = npt.NDArray[np.float64]
KEYS = ["token", "group", "period"]


class Series(NamedTuple):
    """The counts of a term in the periods in which its group has words; others are no data."""

    token: str
    group: str
    periods: pd.Series
    counts: Floats
    sizes: Floats  # the tokens of each period
    rates: Floats

    def mean_rate(self, first: int, end: int) -> float:
        """Return the rate of some periods together, in the unit of the table."""
        return float(np.average(self.rates[first:end], weights=self.sizes[first:end]))


def check_once(table: pd.DataFrame, name: str) -> None:
    """Raise ValueError if a period of a term and group has several rows."""
    twice = table[table.duplicated(KEYS)]
    if len(twice):
        raise ValueError(
            f"`{name}` must have one row for each period, group and token; got several, first for "
            f"{twice['period'].iloc[0]} of {twice['token'].iloc[0]}"
        )


def series(trend_table: pd.DataFrame) -> Iterator[Series]:
    """Yield each term and group of a trend table, in order; the order of its rows is irrelevant."""
    check_columns(trend_table, *KEYS, "count", "tokens", "rate", name="trend_table")
    check_once(trend_table, "trend_table")
    known = trend_table[(trend_table["tokens"] > 0) & trend_table["count"].notna()]
    for (token, group), rows in known.sort_values(KEYS).groupby(KEYS[:2]):
        counts, sizes, rates = (
            rows[name].to_numpy(dtype=float) for name in ("count", "tokens", "rate")
        )
        periods = rows["period"].reset_index(drop=True)
        yield Series(token, group, periods, counts, sizes, rates)
