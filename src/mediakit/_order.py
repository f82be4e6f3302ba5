"""Rows in order: the highest number first, ties by label."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

Positions = npt.NDArray[np.intp]
LAST = "\U0010ffff"  # where a label is missing


def ranking(numbers: npt.ArrayLike, labels: pd.Index) -> Positions:
    """Return the positions that sort rows: highest number first, ties by label's code points.

    What is tied and stands in order already, as in counts, is not sorted again. Missing values
    come last; rows that are equal stay in their order.

    Examples
    --------
    >>> ranking([1, 2, 2, 1], pd.Index(["سد", "نهر", "بحر", "تل"])).tolist()
    [2, 1, 3, 0]
    """
    keys = -np.asarray(numbers)
    order = _argsort(keys)
    tied = _same(keys[order])
    # Arrow compares UTF-8, whose order is that of the code points.
    written = pa.array(labels.fillna(LAST), type=pa.large_string()).take(pa.array(order))
    groups = np.cumsum(tied == 0)
    here = np.flatnonzero(tied)
    wrong = here[
        np.asarray(pc.less(written.take(pa.array(here)), written.take(pa.array(here - 1))))
    ]
    unsorted = np.zeros(len(order) + 1, dtype=bool)
    unsorted[groups[wrong]] = True
    where = np.flatnonzero(unsorted[groups])
    by = np.asarray(pc.sort_indices(written.take(pa.array(where)))).astype(np.intp)
    order[where] = order[where[by[_sorted_places(groups[where[by]])]]]
    return order


def _argsort(keys: npt.NDArray[Any]) -> Positions:
    """Return the positions that sort keys, equal ones as they stand."""
    order = np.argsort(keys)
    ranks = np.empty(len(keys), dtype=np.int64)
    ranks[order] = np.cumsum(~_same(keys[order]))
    return _sorted_places(ranks)


def _sorted_places(ranks: npt.NDArray[np.int64]) -> Positions:
    """Return the positions that sort ranks below 2³¹, equal ones as they stand.

    Sorting rank and position as one number takes a third of the time of a stable `argsort`.
    """
    return np.sort(ranks << 32 | np.arange(len(ranks))) & 0xFFFFFFFF


def _same(keys: npt.NDArray[Any]) -> npt.NDArray[np.bool_]:
    """Return whether each sorted key equals the one before it, or both are missing."""
    same = np.zeros(len(keys), dtype=bool)
    same[1:] = (keys[1:] == keys[:-1]) | (keys[:-1] != keys[:-1])
    return same
