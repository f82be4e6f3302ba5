"""Where does each hit of a concordance stand? In a row of its source, at a place in time."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]
TERMS = ("query", "node")  # what may say of which term a hit is
# The days up to which time is in days, in months; else in years.
UNITS = (("D", 45), ("M", 5 * 366), ("Y", np.inf))


class PlacedHits(NamedTuple):
    """The hits that are drawn: their rows, from 0 on top, and places; what is left out."""

    hits: pd.DataFrame
    names: list[str]
    row: Integers
    place: Floats
    periods: pd.PeriodIndex | None
    undated: int
    rest: int


def _dates(table: pd.DataFrame) -> pd.Series:
    """Return the hits' dates; all missing where the table has none."""
    if "date" not in table.columns:
        return pd.Series(pd.NaT, index=table.index, dtype="datetime64[us]")
    dates = table["date"]
    if not pd.api.types.is_datetime64_any_dtype(dates):
        if dates.isna().all():
            return dates.astype("datetime64[us]")
        raise ValueError(
            f"`table` must have datetime64 in the column date; got {dates.dtype}: "
            'table.assign(date=pd.to_datetime(table["date"])).'
        )
    return dates.dt.tz_localize(None)


def _places(hits: pd.DataFrame) -> tuple[Floats, pd.PeriodIndex | None]:
    """Return where each hit stands: in periods after the middle of the first, else its article."""
    dates = hits["date"]
    if dates.isna().any():
        return pd.factorize(hits["article"])[0].astype(np.float64), None
    days = (dates.max() - dates.min()).days
    every = next(unit for unit, most in UNITS if days <= most)
    own = pd.PeriodIndex(dates.dt.to_period(every))
    periods = pd.period_range(own.min(), own.max(), freq=own.freq)
    starts, ends = own.start_time, (own + 1).start_time
    whole_days = (dates == dates.dt.normalize()).all()
    moments = pd.DatetimeIndex(dates) + pd.Timedelta(hours=12 if whole_days else 0)
    shares = np.asarray((moments - starts) / (ends - starts), dtype=np.float64)
    return periods.get_indexer(own) + shares - 0.5, periods


def place_hits(table: pd.DataFrame, names: list[str], top: int) -> PlacedHits:
    """Return the hits of the fullest rows, with their rows, of the names given, and places."""
    term = next(table[column] for column in TERMS if column in table.columns)
    everything = pd.DataFrame(
        {"article": table["article"], "date": _dates(table), "name": names, "term": term}
    )
    dated = everything.dropna(subset="date")
    hits = everything if dated.empty else dated
    kept = hits["name"].value_counts().sort_index().sort_values(ascending=False, kind="stable")
    rows = kept.index[:top]
    inside = hits[hits["name"].isin(rows)]
    place, periods = _places(inside)
    return PlacedHits(
        hits=inside, names=rows.tolist(), row=rows.get_indexer(inside["name"]), place=place,
        periods=periods, undated=len(table) - len(hits), rest=len(hits) - len(inside),
    )  # fmt: skip
