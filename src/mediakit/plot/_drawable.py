"""Can this table be drawn? If not, one sentence says why."""

from __future__ import annotations

import numpy as np
import pandas as pd

from mediakit._check import check_at_least, check_columns, listing

NAMES = ("token", "group", "period", "first", "second", "article", "source")  # what a row is about
MOST_ROWS = 500  # a higher picture is none


def check_drawable(table: pd.DataFrame, *columns: str, top: int, name: str = "table") -> None:
    """Raise unless the table has the columns, rows, no row without a name, and `top` is sound."""
    check_columns(table, *columns, name=name)
    check_at_least(top, 1, "top")
    if top > MOST_ROWS:
        raise ValueError(f"`top` must be at most {MOST_ROWS}, for no page is higher; got {top}.")
    if table.empty:
        raise ValueError(f"There is nothing to draw: `{name}` has no rows.")
    for column in NAMES:
        if column in columns:
            check_named(table, column, name)


def check_named(table: pd.DataFrame, column: str, name: str = "table") -> None:
    """Raise ValueError if a row has no value in the column that says what it is about."""
    nameless = table[column].isna().sum()
    if nameless:
        raise ValueError(
            f"`{name}` must have a value in the column {column} in each row; {nameless} of "
            f'{len(table)} have none: {name}.dropna(subset="{column}").'
        )


def check_finite(table: pd.DataFrame, *columns: str) -> None:
    """Raise ValueError if a number to be drawn is infinite; a missing one is not drawn."""
    for column in columns:
        infinite = np.isinf(table[column].to_numpy(dtype=float)).sum()
        if infinite:
            raise ValueError(
                f"`table` must have finite numbers in {column} to be drawn; {infinite} of "
                f"{len(table)} are infinite."
            )


def check_not_negative(table: pd.DataFrame, *columns: str) -> None:
    """Raise ValueError if a rate or a count to be drawn is infinite or below zero."""
    check_finite(table, *columns)
    for column in columns:
        below = int((table[column] < 0).sum())
        if below:
            raise ValueError(
                f"`table` must have no number below 0 in {column}; {below} of {len(table)} are."
            )


def check_number(number: int, most: int, what: str, table: pd.DataFrame, column: str) -> None:
    """Raise ValueError if there are more groups or lines than a reader tells apart."""
    if number > most:
        raise ValueError(
            f"`table` must have at most {most} {what} to be told apart; got {number}. Choose some: "
            f'table[table["{column}"].isin([…])] of {listing(table[column].unique())}'
        )
