"""Which of several stretches of tokens stay where they overlap?"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Positions = npt.NDArray[np.int64]


def apart(starts: Positions, length: int) -> list[int]:
    """Return which stretches of one length stay where they overlap: the first, then on.

    Examples
    --------
    >>> apart(np.array([0, 1, 2, 5]), 2)
    [0, 2, 3]
    """
    kept, end = [], 0
    for number, start in enumerate(starts.tolist()):
        if start >= end:
            kept.append(number)
            end = start + length
    return kept


def longest_first(starts: Positions, lengths: Positions) -> tuple[Positions, Positions]:
    """Return the starts and lengths of the stretches that stay: no token is in two of them.

    The longest are taken first, those of one length from the beginning on.

    ::

        tokens       0   1   2   3   4
        stretches        [1  2]              two of two tokens: the first stays,
                             [2  3]
                                 [3]         and what it leaves
        stays            [1  2]  [3]

    Examples
    --------
    >>> starts, lengths = longest_first(np.array([1, 2, 2, 3]), np.array([2, 1, 2, 1]))
    >>> starts.tolist(), lengths.tolist()
    ([1, 3], [2, 1])
    """
    taken = np.zeros(int((starts + lengths).max(initial=0)), dtype=bool)
    kept, sizes = [starts[:0]], [lengths[:0]]
    for length in np.unique(lengths)[::-1].tolist():
        here = np.unique(starts[lengths == length])
        inside = np.arange(length)
        here = here[~taken[here[:, None] + inside].any(axis=1)]
        here = here if length == 1 else here[apart(here, length)]
        taken[here[:, None] + inside] = True
        kept.append(here)
        sizes.append(np.full(len(here), length))
    order = np.argsort(np.concatenate(kept))
    return np.concatenate(kept)[order], np.concatenate(sizes)[order]
