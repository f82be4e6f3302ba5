"""Long arrays of numbers and labels, by Arrow: two to four times as fast as numpy."""

from __future__ import annotations

import functools
from collections.abc import Iterable
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

Integers = npt.NDArray[np.int64]
STEP = 1_000_000  # as many numbers as stay in the processor's cache


def _as_arrow(values: npt.NDArray[Any]) -> pa.Array:
    """Return an array over the same memory; truth values as bytes."""
    return pa.array(values.view(np.uint8) if values.dtype == bool else values)


def taken(values: npt.NDArray[Any], places: npt.NDArray[np.integer]) -> npt.NDArray[Any]:
    """Return `values[places]`, read-only; the places must be in range, which is not checked.

    Examples
    --------
    >>> taken(np.array([5, 6, 7]), np.array([2, 0, 2]))
    array([7, 5, 7])
    """
    found = pc.take(_as_arrow(values), pa.array(places), boundscheck=False)
    return found.to_numpy().view(values.dtype)


def kept(values: npt.NDArray[Any], mask: npt.NDArray[np.bool_]) -> npt.NDArray[Any]:
    """Return `values[mask]`, read-only.

    Examples
    --------
    >>> kept(np.array([5, 6, 7]), np.array([True, False, True]))
    array([5, 7])
    """
    bits = pa.py_buffer(np.packbits(mask, bitorder="little"))
    as_mask = pa.BooleanArray.from_buffers(pa.bool_(), len(mask), [None, bits])
    return _as_arrow(values).filter(as_mask).to_numpy().view(values.dtype)


@functools.cache
def _steps() -> npt.NDArray[np.int32]:
    """Return the numbers below STEP: to make them anew each time would cost as much as to find."""
    steps = np.arange(STEP, dtype=np.int32)
    steps.setflags(write=False)
    return steps


def where(mask: npt.NDArray[np.bool_]) -> npt.NDArray[np.int32]:
    """Return the positions of the true values.

    Examples
    --------
    >>> where(np.array([True, False, True]))
    array([0, 2], dtype=int32)
    """
    steps = _steps()
    found = [np.zeros(0, dtype=np.int32)]
    for start in range(0, len(mask), STEP):
        here = mask[start : start + STEP]
        found.append(kept(steps[: len(here)], here) + np.int32(start))
    return np.concatenate(found)


def ranges(starts: npt.NDArray[np.integer], lengths: npt.NDArray[np.integer]) -> Integers:
    """Return the whole numbers from each start on, so many for each.

    Examples
    --------
    >>> ranges(np.array([3, 10]), np.array([2, 3]))
    array([ 3,  4, 10, 11, 12])
    """
    ends = np.cumsum(lengths, dtype=np.int64)
    return np.repeat(starts - ends + lengths, lengths) + np.arange(ends[-1] if len(ends) else 0)


def as_labels(labels: Iterable[str]) -> pd.Index:
    """Return labels as an index of pandas strings."""
    if isinstance(labels, pa.Array):
        return pd.Index(pd.array(labels.cast(pa.large_string()), dtype="str"))
    return pd.Index(list(labels), dtype="str")
