"""Which words of one list stand in another too, in the same order?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

# So few words in a row that stand in both, between longer changes, do so by chance: في, من ذلك.
CHANCE = 2


class Run(NamedTuple):
    """Words that two lists share, or in which they differ: from where to where in each."""

    first: int
    first_end: int
    second: int
    second_end: int
    is_kept: bool

    @property
    def longest(self) -> int:
        """The number of words, in the list that has more of them."""
        return max(self.first_end - self.first, self.second_end - self.second)


class Block(NamedTuple):
    """Words in a row that two lists share: where in each, and how many."""

    first: int
    second: int
    size: int

    @property
    def ends(self) -> tuple[int, int]:
        """Where the block ends in each list."""
        return self.first + self.size, self.second + self.size


def _common(first: Sequence[str], second: Sequence[str]) -> list[tuple[int, int]]:
    """Return the places of a longest common subsequence.

    Row k of bits has a 0 where one more word of `first` is shared with the k first of `second`:
    a sum of two long integers does a whole row.

    References
    ----------
    Hyyrö, H. (2004). Bit-parallel LCS-length computation revisited. Proceedings of the 15th
    Australasian Workshop on Combinatorial Algorithms, 16-27.
    """
    places: defaultdict[str, int] = defaultdict(int)
    for place, word in enumerate(first):
        places[word] |= 1 << place
    full = (1 << len(first)) - 1
    rows = [full]
    for word in second:
        here = rows[-1] & places.get(word, 0)
        rows.append(((rows[-1] + here) | (rows[-1] - here)) & full)
    found, place, row = [], len(first), len(second)
    while place and row:
        if rows[row] >> (place - 1) & 1:
            place -= 1
        elif rows[row - 1] >> (place - 1) & 1:
            place, row = place - 1, row - 1
            found.append((place, row))
        else:
            row -= 1
    return found[::-1]


def _same(first: Sequence[str], second: Sequence[str]) -> int:
    """Return how many words two lists begin with in common."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(first, second)))  # noqa: B905


def _pairs(first: Sequence[str], second: Sequence[str]) -> list[tuple[int, int]]:
    """Return the places of the words in common; what both begin and end with is soon found."""
    head = _same(first, second)
    tail = _same(first[head:][::-1], second[head:][::-1])
    ends = len(first) - tail, len(second) - tail
    inside = _common(first[head : ends[0]], second[head : ends[1]])
    return [
        *((place, place) for place in range(head)),
        *((head + place, head + other) for place, other in inside),
        *((ends[0] + step, ends[1] + step) for step in range(tail)),
    ]


def _blocks(pairs: list[tuple[int, int]]) -> list[Block]:
    """Return the words in common as blocks that stand together in both lists.

    Examples
    --------
    >>> _blocks([(0, 0), (1, 1), (2, 4)])
    [Block(first=0, second=0, size=2), Block(first=2, second=4, size=1)]
    """
    found: list[Block] = []
    for place, other in pairs:
        if found and found[-1].ends == (place, other):
            found[-1] = found[-1]._replace(size=found[-1].size + 1)
        else:
            found.append(Block(place, other, 1))
    return found


def _together(
    left: Block, right: Block, first: Sequence[str], second: Sequence[str]
) -> Block | None:
    """Return two blocks as one, if the words of one of them stand next to the other too."""
    ends = left.ends
    if ends[0] != right.first and ends[1] != right.second:
        return None
    size = left.size + right.size
    for start in ((left.first, left.second), (right.first - left.size, right.second - left.size)):
        here = first[start[0] : start[0] + size], second[start[1] : start[1] + size]
        if min(start) >= 0 and here[0] == here[1] and len(here[0]) == size:
            return Block(*start, size)
    return None


def _united(blocks: list[Block], first: Sequence[str], second: Sequence[str]) -> list[Block]:
    """Return the blocks, each moved to the one before or after it where that is possible.

    A common subsequence may take the end of a passage from anywhere after it.

    Examples
    --------
    >>> _united([Block(0, 0, 1), Block(1, 2, 1)], "قف", "قفف")
    [Block(first=0, second=0, size=2)]
    """
    found: list[Block] = []
    for each in blocks:
        block = each
        while found and (one := _together(found[-1], block, first, second)):
            found.pop()
            block = one
        found.append(block)
    return found


def _runs(blocks: list[Block], sizes: tuple[int, int]) -> Iterator[Run]:
    """Yield the runs of words that are kept, and between them those that are changed."""
    ends = (0, 0)
    for block in [*blocks, Block(*sizes, 0)]:
        start = (block.first, block.second)
        if start != ends:
            yield Run(ends[0], start[0], ends[1], start[1], False)
        ends = block.ends
        if block.size:
            yield Run(start[0], ends[0], start[1], ends[1], True)


def _without_chance(runs: list[Run]) -> Iterator[Run]:
    """Yield the runs, a few words that are kept between longer changes made one change with them.

    Examples
    --------
    >>> runs = [Run(0, 2, 0, 2, False), Run(2, 3, 2, 3, True), Run(3, 6, 3, 3, False)]
    >>> list(_without_chance(runs)) == [Run(0, 6, 0, 3, False)]
    True
    """
    by_chance = [
        bool(run.is_kept and 0 < place < len(runs) - 1 and run.longest <= CHANCE)
        and min(runs[place - 1].longest, runs[place + 1].longest) > run.longest
        for place, run in enumerate(runs)
    ]
    waiting: Run | None = None
    for run, chance in zip(runs, by_chance, strict=True):
        if run.is_kept and not chance:
            yield from (waiting,) if waiting else ()
            yield run
            waiting = None
        else:
            start = waiting or run
            waiting = Run(start.first, run.first_end, start.second, run.second_end, False)
    yield from (waiting,) if waiting else ()


def align(first: Sequence[str], second: Sequence[str]) -> list[Run]:
    """Return the runs of words that two lists share and those in which they differ, in order.

    With the lists exchanged, the runs are the same ones, exchanged.

    Examples
    --------
    >>> [tuple(run) for run in align(["قال", "الوزير", "أمس"], ["أقر", "الوزير"])]
    [(0, 1, 0, 1, False), (1, 2, 1, 2, True), (2, 3, 2, 2, False)]
    """
    if list(first) > list(second):
        return [
            Run(run.second, run.second_end, run.first, run.first_end, run.is_kept)
            for run in align(second, first)
        ]
    blocks = _united(_blocks(_pairs(first, second)), first, second)
    return list(_without_chance(list(_runs(blocks, (len(first), len(second))))))
