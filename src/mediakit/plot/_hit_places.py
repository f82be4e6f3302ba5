"""Where does each hit of a concordance stand? In a row, at a place in time or in its article."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from mediakit._check import listing
from mediakit.plot._drawable import check_not_negative

Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]
TERMS = ("query", "node")  # what may say of which term a hit is
# The days up to which time is in days, in months; else in years.
UNITS = (("D", 45), ("M", 5 * 366), ("Y", np.inf))


class PlacedHits(NamedTuple):
    """The hits that are drawn: their rows, from 0 on top, and places; what is left out.

    They stand along "time", with periods, the "articles", or the "text" of each.
    """

    along: str
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


def _named(table: pd.DataFrame, names: list[str], **columns: pd.Series) -> pd.DataFrame:
    """Return what is known of each hit: its article, its row, its term, and more."""
    term = next(table[column] for column in TERMS if column in table.columns)
    return pd.DataFrame({"article": table["article"], "name": names, "term": term} | columns)


def _fullest(hits: pd.DataFrame, top: int) -> tuple[pd.DataFrame, pd.Index]:
    """Return the hits of the fullest rows, and the names of these, the fullest first."""
    kept = hits["name"].value_counts().sort_index().sort_values(ascending=False, kind="stable")
    rows = kept.index[:top]
    return hits[hits["name"].isin(rows)], rows


def hits_in_time(table: pd.DataFrame, names: list[str], top: int) -> PlacedHits:
    """Return the hits of the fullest rows, with their rows, of the names given, and times."""
    everything = _named(table, names, date=_dates(table))
    dated = everything.dropna(subset="date")
    hits = everything if dated.empty else dated
    inside, rows = _fullest(hits, top)
    place, periods = _places(inside)
    return PlacedHits(
        along="articles" if periods is None else "time", hits=inside, names=rows.tolist(),
        row=rows.get_indexer(inside["name"]), place=place, periods=periods,
        undated=len(table) - len(hits), rest=len(hits) - len(inside),
    )  # fmt: skip


def hits_in_text(table: pd.DataFrame, names: list[str], top: int) -> PlacedHits:
    """Return the hits of the fullest rows, with their rows, and places in their articles.

    Raises
    ------
    ValueError
        If the table has no such places.
    """
    hits = _named(table, names, place=_checked_places(table))
    inside, rows = _fullest(hits, top)
    return PlacedHits(
        along="text", hits=inside, names=rows.tolist(), row=rows.get_indexer(inside["name"]),
        place=inside["place"].to_numpy(), periods=None, undated=0, rest=len(hits) - len(inside),
    )  # fmt: skip


def _checked_places(table: pd.DataFrame) -> pd.Series:
    """Return the hits' places in their articles, which are numbers from 0 to 1."""
    if "place" not in table.columns:
        raise ValueError(
            "`table` needs the column place to be drawn along the text (`time=None`), as "
            f"kwic(tokens, …) returns it; its columns are {listing(table.columns)}."
        )
    places = table["place"]
    if not pd.api.types.is_numeric_dtype(places) or pd.api.types.is_bool_dtype(places):
        raise ValueError(f"`table` must have numbers in the column place; got {places.dtype}.")
    check_not_negative(table, "place")
    outside = int((~places.between(0, 1)).sum())
    if outside:
        raise ValueError(
            "`table` must have numbers from 0 to 1 in the column place; "
            f"{outside} of {len(table)} are not."
        )
    return places.astype(np.float64)
