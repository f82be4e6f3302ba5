"""Can this square of groups be drawn, and are its values similarities or distances?"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from mediakit._check import check_frame, listing
from mediakit._similarity import are_distances

Floats = npt.NDArray[np.float64]
MOST_GROUPS = 200  # a wider picture is none
CLOSE = 1e-9  # what sums in another order differ by


class Square(NamedTuple):
    """The groups with values, groups × groups; those without any; what the values are."""

    table: pd.DataFrame
    valueless: list[str]
    distances: bool


def _check_shape(table: pd.DataFrame) -> None:
    """Raise ValueError unless the table is groups × groups, each group once, in one order."""
    rows, columns = table.shape
    if rows == 0 or columns == 0:
        raise ValueError("There is nothing to draw: `table` has no rows.")
    if rows != columns:
        raise ValueError(
            "`table` must be square, groups × groups, as `similarity` gives it; got "
            f"{rows} rows and {columns} columns."
        )
    if rows > MOST_GROUPS:
        raise ValueError(
            f"`table` must have at most {MOST_GROUPS} groups to be told apart; got {rows}. Choose "
            "some: table.loc[groups, groups]."
        )


def _check_names(table: pd.DataFrame) -> None:
    """Raise ValueError unless rows and columns have the same names, each once."""
    nameless = int(table.index.isna().sum() + table.columns.isna().sum())
    if nameless:
        raise ValueError(
            f"`table` must have a name for each row and column; {nameless} of "
            f"{2 * len(table)} have none."
        )
    if table.index.tolist() != table.columns.tolist():
        raise ValueError(
            "`table` must have the same groups in its rows and columns, in one order; got "
            f"{listing(table.index)} and {listing(table.columns)}"
        )
    if table.index.has_duplicates:
        twice = table.index[table.index.duplicated()].unique()
        raise ValueError(f"`table` must have each group once; more than once: {listing(twice)}")


def _numbers(table: pd.DataFrame) -> Floats:
    """Return the values; raise ValueError unless they are finite numbers, the same both ways."""
    others = [kind for kind in table.dtypes.unique() if not pd.api.types.is_numeric_dtype(kind)]
    if others:
        raise ValueError(f"`table` must hold numbers; got {listing(others)}.")
    values = table.to_numpy(dtype=np.float64, na_value=np.nan)
    infinite = int(np.isinf(values).sum())
    if infinite:
        raise ValueError(
            f"`table` must have finite numbers to be drawn; {infinite} of {values.size} are "
            "infinite."
        )
    if not np.allclose(values, values.T, rtol=CLOSE, atol=CLOSE, equal_nan=True):
        raise ValueError(
            "`table` must have the same value both ways, for a pair is drawn once; got a table "
            "that differs from its transpose."
        )
    return values


def _are_distances(values: Floats) -> bool:
    """Return what the values are, by what equal groups have; raise ValueError if by neither."""
    own = np.diag(values)[~np.isnan(np.diag(values))]
    distances = are_distances(values)
    if not np.allclose(own, 0 if distances else 1, atol=CLOSE):
        raise ValueError(
            "`table` must have 1 in its diagonal (similarities) or 0 (distances); got "
            f"{listing(sorted(set(own.tolist())))}."
        )
    below = int((values < 0).sum()) // 2
    if distances and below:
        raise ValueError(f"`table` must have no distance below 0; got {below}.")
    return distances


def checked_square(table: pd.DataFrame) -> Square:
    """Return the groups that have values, as a square; raise an error that says what is wrong."""
    check_frame(table, "table")
    _check_shape(table)
    _check_names(table)
    values = _numbers(table)
    distances = _are_distances(values)
    pairs = values.copy()
    np.fill_diagonal(pairs, np.nan)
    known = np.flatnonzero(~np.isnan(pairs).all(axis=1))
    if len(known) < 2:
        raise ValueError(
            "There is nothing to draw: `table` needs a value of at least one pair of groups; "
            f"its groups: {listing(table.index)}"
        )
    names = pd.Index([str(name) for name in table.index])
    return Square(
        table=pd.DataFrame(values[np.ix_(known, known)], index=names[known], columns=names[known]),
        valueless=np.delete(names.to_numpy(), known).tolist(),
        distances=distances,
    )
