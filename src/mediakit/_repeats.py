"""Where did the type of each token stand last?"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from mediakit._type_counts import Integers

Units = npt.NDArray[np.integer]


def previous(units: Units) -> Integers:
    """Return the position of the last token of the same type, -1 where there is none before.

    Sorting type and position as one number takes a third of the time of a stable `argsort`.

    Examples
    --------
    >>> previous(np.array([7, 5, 7, 7])).tolist()
    [-1, -1, 0, 2]
    """
    keys = units.astype(np.int64) << 32
    keys |= np.arange(len(units))
    keys.sort()
    places = keys & 0xFFFFFFFF
    keys >>= 32
    before = np.full(len(units), -1, dtype=np.int64)
    same = keys[1:] == keys[:-1]
    before[places[1:][same]] = places[:-1][same]
    return before


def cyclic_distances(units: Units) -> Integers:
    """Return how many tokens back the type of each token stood last, the end joined to the start.

    The distances of the tokens of one type sum to the length of the text.

    Examples
    --------
    >>> cyclic_distances(np.array([7, 5, 7, 7])).tolist()
    [1, 4, 2, 1]
    """
    places = np.arange(len(units))
    before = previous(units)
    last = np.zeros(int(units.max(initial=0)) + 1, dtype=np.int64)
    last[units] = places  # of a type's positions, the last one stays
    return places - np.where(before < 0, last[units] - len(units), before)
