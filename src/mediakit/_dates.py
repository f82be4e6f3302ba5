"""A written date → a date, or NaT; never a guess."""

from __future__ import annotations

import re

import pandas as pd

from mediakit._normalize import DIGITS

# 2019-11-27  2019-11-27 20:25  2019-11-27T20:25:03.000Z  ٢٠١٩-١١-٢٧
ISO_DATE = re.compile(
    r"\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?"
)


def _as_timestamp(value: object) -> pd.Timestamp:
    """Return one cell as a timestamp without a time zone (UTC where one was given)."""
    if isinstance(value, str):
        value = value.strip().translate(DIGITS)
        if not ISO_DATE.fullmatch(value):
            return pd.NaT
    stamp = pd.to_datetime(value, errors="coerce")
    return stamp.tz_convert(None) if stamp is not pd.NaT and stamp.tzinfo else stamp


def to_dates(values: pd.Series) -> pd.Series:
    """Return the values as datetime64; what is not an ISO date or a datetime is NaT.

    Examples
    --------
    >>> to_dates(pd.Series(["2019-11-27", "٢٠١٩-١١-٢٨", "أمس"])).dt.day.tolist()
    [27.0, 28.0, nan]
    """
    if pd.api.types.is_datetime64_any_dtype(values):
        naive = values.dt.tz_convert(None) if values.dt.tz is not None else values
        return naive.astype("datetime64[us]")
    if pd.api.types.is_numeric_dtype(values):  # a bare number is no date: 2019 or 1574812800?
        return pd.Series(pd.NaT, index=values.index, dtype="datetime64[us]")
    distinct = {value: _as_timestamp(value) for value in values.dropna().unique()}
    return values.map(distinct).astype("datetime64[us]")
