"""Which tokens stand near which others, in the same article or the same stretch of text?"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from mediakit._gather import ranges
from mediakit._sums import counted, summed
from mediakit._type_counts import BLOCK, Codes, Integers

Bits = npt.NDArray[np.bool_]
PAIRS = 1 << 24  # pairs that are sorted at a time


class Windows(NamedTuple):
    """The tokens around nodes, each as often as it is near one.

    ::

        position     0   1   2   3   4   5
        token        a  NODE b   c  NODE d        two tokens before and after
        nodes        0   0   0   1   1   1        which node,
        offsets     -1   1   2  -2  -1   1        how far from it,
        positions    0   2   3   2   3   5        and where
    """

    nodes: Integers
    offsets: Integers
    positions: Integers


class Pairs(NamedTuple):
    """Pairs of types and how often they stand near each other; `first` is not above `second`."""

    first: Integers
    second: Integers
    counts: Integers


def positions_of(units: Codes, types: npt.ArrayLike) -> Integers:
    """Return where any of some types stands.

    Examples
    --------
    >>> positions_of(np.int32([4, 7, 4, 5]), [4, 5]).tolist()
    [0, 2, 3]
    """
    sought = np.zeros(int(units.max(initial=-1)) + 1, dtype=bool)
    wanted = np.asarray(types, dtype=np.int64)
    sought[wanted[(wanted >= 0) & (wanted < len(sought))]] = True
    return np.flatnonzero(sought[units])


def stretches(breaks: Bits) -> Integers:
    """Return where the stretches without a break inside begin, and the end.

    In the place of the articles' starts, they keep windows from crossing a break.

    Examples
    --------
    >>> stretches(np.array([True, False, True, False])).tolist()
    [0, 2, 4]
    """
    return np.append(np.flatnonzero(breaks), len(breaks))


def _bounds(
    nodes: Integers, starts: Integers, before: int, after: int
) -> tuple[Integers, Integers]:
    """Return where the window of each node begins and ends, inside its article."""
    article = np.searchsorted(starts, nodes, side="right") - 1
    first = np.maximum(nodes - before, starts[article])
    return first, np.minimum(nodes + after + 1, starts[article + 1])


def windows(nodes: Integers, starts: Integers, *, before: int, after: int) -> Windows:
    """Return the tokens around each node, the node itself left out.

    Parameters
    ----------
    nodes : int64 array
        Positions of the nodes.
    starts : int64 array
        Where the articles begin, and the end, as `Tokens.starts`; or `stretches`.
    before, after : int
        How many tokens a window has on each side, where its article goes on.

    Examples
    --------
    >>> found = windows(np.array([1, 4]), np.array([0, 6]), before=2, after=2)
    >>> found.nodes.tolist(), found.offsets.tolist(), found.positions.tolist()
    ([0, 0, 0, 1, 1, 1], [-1, 1, 2, -2, -1, 1], [0, 2, 3, 2, 3, 5])
    """
    first, end = _bounds(nodes, starts, before, after)
    positions = ranges(first, end - first)
    which = np.repeat(np.arange(len(nodes)), end - first)
    offsets = positions - nodes[which]
    others = offsets != 0
    return Windows(which[others], offsets[others], positions[others])


def near(nodes: Integers, starts: Integers, *, before: int, after: int) -> Bits:
    """Return which tokens stand in the window of a node other than themselves, each once.

    Parameters
    ----------
    nodes : int64 array
        Positions of the nodes, each once.
    starts, before, after
        As for `windows`.

    Examples
    --------
    >>> near(np.array([1, 2]), np.array([0, 3, 5]), before=1, after=5).tolist()
    [True, True, True, False, False]
    """
    size = int(starts[-1])
    first, end = _bounds(nodes, starts, before, after)
    opened = np.bincount(first, minlength=size + 1) - np.bincount(end, minlength=size + 1)
    covering = np.cumsum(opened)[:size]
    covering[nodes] -= 1  # its own window
    return covering > 0


def pair_counts(units: Codes, starts: Integers, *, window: int, types: int) -> Pairs:
    """Count how often two types stand at most `window` tokens apart.

    ::

        tokens  a  b  a  c      window = 2
        pairs   ab ba ac        one apart
                aa bc           two apart: a-a, b-c

    Parameters
    ----------
    units : int32 array
        The types of the tokens; what is -1 is passed over, but keeps its place.
    starts : int64 array
        As for `windows`.
    window : int
        The greatest distance, at least 1.
    types : int
        The number of types, at most 3 · 10⁹.

    Returns
    -------
    Pairs
        Each pair of types once, in order, whichever comes first in the text.

    Examples
    --------
    >>> found = pair_counts(np.int32([0, 1, 0, 2]), np.array([0, 4]), window=2, types=3)
    >>> list(zip(found.first.tolist(), found.second.tolist(), found.counts.tolist()))
    [(0, 0, 1), (0, 1, 2), (0, 2, 1), (1, 2, 1)]
    """
    keys, counts = np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64)
    waiting: list[Integers] = []
    for first in range(0, len(units), BLOCK):
        waiting.append(_pair_keys(units, starts, first, window, types))
        if sum(map(len, waiting)) > PAIRS or first + BLOCK >= len(units):
            new, number = counted(np.concatenate(waiting))
            keys, counts = summed(np.append(keys, new), np.append(counts, number))
            waiting = []
    first_types, second_types = np.divmod(keys, max(types, 1))
    return Pairs(first_types, second_types, counts)


def _pair_keys(units: Codes, starts: Integers, first: int, window: int, types: int) -> Integers:
    """Return a key for each pair whose earlier token is in the block from `first` on."""
    here = np.arange(first, min(first + BLOCK, len(units)))
    here = here[units[here] >= 0]
    end = starts[np.searchsorted(starts, here, side="right")]
    found = []
    for distance in range(1, window + 1):
        inside = here + distance < end
        here, end = here[inside], end[inside]
        one, other = units[here].astype(np.int64), units[here + distance].astype(np.int64)
        keys = np.minimum(one, other) * types + np.maximum(one, other)
        found.append(keys[other >= 0])
    return np.concatenate(found)
