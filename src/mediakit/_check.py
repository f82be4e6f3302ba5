"""Say what is wrong with the input."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from typing import Any

import pandas as pd

# Below this likeness a suggestion is nonsense (at 0.6, difflib offers "date" for "data_x").
SUGGESTION_CUTOFF = 0.75
# An error names at most so many of the values that would have been right.
LISTED = 13


def listing(values: Iterable[Any]) -> str:
    """Return the values as one readable enumeration, shortened where there are many."""
    names = [str(value) for value in values]
    shown = ", ".join(names[:LISTED])
    return f"{shown} and {len(names) - LISTED} more" if len(names) > LISTED else shown or "none"


def did_you_mean(value: Any, options: Iterable[Any]) -> str:
    """Return " Did you mean …?" where an option is close to the value, else an empty string."""
    close = difflib.get_close_matches(
        str(value), [str(option) for option in options], n=1, cutoff=SUGGESTION_CUTOFF
    )
    return f" Did you mean {close[0]}?" if close else ""


def check_frame(frame: Any, name: str) -> None:
    """Raise TypeError unless `frame` is a DataFrame."""
    if not isinstance(frame, pd.DataFrame):
        raise TypeError(f"`{name}` must be a pandas DataFrame; got {type(frame).__name__}.")


def check_columns(frame: Any, *columns: str, name: str) -> None:
    """Raise TypeError or ValueError unless `frame` is a DataFrame that has all the columns."""
    check_frame(frame, name)
    missing = [column for column in columns if column not in frame.columns]
    if missing:
        raise ValueError(
            f"`{name}` needs the column {listing(missing)}; its columns are "
            f"{listing(frame.columns)}.{did_you_mean(missing[0], frame.columns)}"
        )


def check_dates(frame: pd.DataFrame, name: str) -> None:
    """Raise ValueError unless the column date of a frame is datetime64."""
    if not pd.api.types.is_datetime64_any_dtype(frame["date"]):
        raise ValueError(
            f"`{name}` needs datetime64 in the column date, as `as_articles` gives it; got "
            f"{frame['date'].dtype}."
        )


def check_choice(value: Any, options: Sequence[Any], name: str) -> None:
    """Raise ValueError unless `value` is one of the options."""
    if value not in options:
        raise ValueError(
            f"`{name}` must be one of {listing(options)}; got {value}."
            f"{did_you_mean(value, options)}"
        )


def check_at_least(value: Any, least: float, name: str) -> None:
    """Raise ValueError unless `value` is a number that is not below `least`."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not value >= least:
        raise ValueError(f"`{name}` must be at least {least}; got {value!r}.")


def check_positive(value: Any, name: str) -> None:
    """Raise ValueError unless `value` is a number above zero."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not value > 0:
        raise ValueError(f"`{name}` must be above 0; got {value!r}.")


def check_share(value: Any, name: str) -> None:
    """Raise ValueError unless `value` is a number from 0 to 1."""
    if not isinstance(value, int | float) or not 0 <= value <= 1:
        raise ValueError(f"`{name}` must be from 0 to 1; got {value!r}.")


def check_text(value: Any, name: str) -> None:
    """Raise TypeError unless `value` is a string."""
    if not isinstance(value, str):
        raise TypeError(f"`{name}` must be a string; got {type(value).__name__}.")
