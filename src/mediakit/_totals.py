"""What was counted of a corpus so far: tables that grow with its vocabulary, not with its text."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa

from mediakit._chunk_counts import ChunkCounts, Known, as_known, words_of
from mediakit._count import By, group_codes
from mediakit._memory import give_back
from mediakit._tally import Tally, added, binned, commonest, joined, occurring

Codes = npt.NDArray[np.int32]
Integers = npt.NDArray[np.int64]

KNOWN = 64_000  # chunks that are known: nine of ten are among them, and they stay in the cache
FEWEST_ROWS = 2_500_000  # of counts that wait to be added, together with many others
MOST_CHUNKS = 96_000_000  # bytes of chunks that are kept whole; then words are made of them
UNGROUPED = 0  # the group of articles without one: their words are types, and are not counted


class Partial(NamedTuple):
    """The counts of a part of a corpus; any two can be added.

    `keys` has a row for each group but the first, and what they are grouped by as columns.
    """

    keys: pd.DataFrame
    articles: Integers
    chunks: list[Tally]
    words: list[Tally]
    unread: list[str]


class Groups:
    """Codes for groups in the order in which they come."""

    def __init__(self) -> None:
        """Start with the group of no group."""
        self.codes: dict[Hashable, int] = {None: UNGROUPED}
        self.frames: list[pd.DataFrame] = []
        self.articles = np.zeros(1, dtype=np.int64)

    def add(self, index: pd.Index, articles: Integers) -> Codes:
        """Return the codes of no group and of an index of groups, each with some articles."""
        keys = index.tolist()
        new = np.array([key not in self.codes for key in keys], dtype=bool)
        if new.any() or not self.frames:
            self.frames.append(index[new].to_frame(index=False))
        codes = [self.codes.setdefault(key, len(self.codes)) for key in keys]
        found = np.array([UNGROUPED, *codes], dtype=np.int32)
        self.articles.resize(len(self.codes), refcheck=False)
        np.add.at(self.articles, found, articles)
        return found

    def of(self, articles: pd.DataFrame, by: By) -> Codes:
        """Return the code of the group of each article."""
        codes, index = group_codes(articles, by)
        found = self.add(index, np.bincount(codes + 1, minlength=len(index) + 1))
        return found[codes + 1]

    def keys(self) -> pd.DataFrame:
        """Return the groups as a frame; column types are those that hold all that came."""
        return pd.concat(self.frames, ignore_index=True)


def in_groups(tally: Tally, codes: Codes) -> Tally:
    """Return the counts with other codes for their groups."""
    return tally._replace(group=codes[tally.group])


class Growing:
    """A tally in bins of strings, to which others are added from time to time.

    They are added when half as many rows wait as are there: each row is added a few times.
    """

    def __init__(self) -> None:
        """Start with nothing."""
        self.parts: dict[int, list[Tally]] = {}
        self.rows = self.waiting = 0

    def add(self, parts: Iterable[tuple[int, Tally]]) -> None:
        """Let tallies, each of a bin, wait to be added."""
        for number, part in parts:
            self.parts.setdefault(number, []).append(part)
            self.waiting += len(part.counts)

    @property
    def total(self) -> list[Tally]:
        """What there is, bin by bin; what waits is not added to it."""
        return [part for parts in self.parts.values() for part in parts]

    @property
    def is_full(self) -> bool:
        """Whether it is time to add what waits."""
        return self.waiting >= max(FEWEST_ROWS, self.rows // 2)

    def sum(self) -> list[Tally]:
        """Return the total of all, bin by bin."""
        for number in list(self.parts) if self.waiting else ():
            self.parts[number] = [added(self.parts.pop(number))]  # the old ones are gone then
        self.rows, self.waiting = sum(len(part.counts) for part in self.total), 0
        return self.total


class Totals:
    """The sum of what was counted.

    ::

        batches   known chunks → a dense table, a column for each
                  others → `chunks`, out of which the known ones are chosen from time to time
        chunks    → `words`, when they are too many to be kept: each is cut into its words once
    """

    def __init__(self) -> None:
        """Start with nothing."""
        self.groups = Groups()
        self.known = as_known(pa.array([], pa.string()))
        self.table = np.zeros((1, 0), dtype=np.int64)
        self.chunks, self.words = Growing(), Growing()
        self.unread: list[str] = []

    def learn(self, chunks: pa.Array) -> None:
        """Take chunks for those that are known."""
        self.known = as_known(chunks[:KNOWN])
        self.table = np.zeros((1, len(self.known.chunks)), dtype=np.int64)

    def add(self, counts: ChunkCounts, known: Known) -> bool:
        """Add the counts of articles, their groups as `groups` codes them.

        Return whether all that waited was added too.
        """
        self.chunks.add(counts.rare)
        if isinstance(counts.known, Tally):
            self.chunks.add(binned(counts.known))
        elif known is self.known:
            self._add_known(counts.known)
        else:
            self.chunks.add(binned(_as_tally(known.chunks, counts.known)))
        return self._settle()

    def _add_known(self, counts: Integers) -> None:
        missing = len(counts) - len(self.table)
        if missing > 0:
            self.table = np.pad(self.table, ((0, missing), (0, 0)))
        self.table[: len(counts)] += counts

    def _all_chunks(self) -> list[Tally]:
        """Return the counts of all chunks, the known ones too, of which then none are counted."""
        self.chunks.add(binned(_as_tally(self.known.chunks, self.table)))
        self.table = np.zeros((1, len(self.known.chunks)), dtype=np.int64)
        return self.chunks.sum()

    def _settle(self) -> bool:
        """Add what waits, if it is time; choose the known chunks anew when there are far more."""
        if self.words.is_full:
            self.words.sum()
        if not self.chunks.is_full:
            return False
        rows = self.chunks.rows
        give_back()
        chunks = self.chunks.sum()
        give_back()
        if self.chunks.rows > 2 * rows:
            chunks = self._all_chunks()
            self.learn(commonest(chunks, KNOWN))
        if sum(part.labels.nbytes for part in chunks) > MOST_CHUNKS:
            self._cut(chunks)
        return True

    def _cut(self, chunks: list[Tally]) -> None:
        """Make words of all chunks."""
        self.chunks = Growing()
        while chunks:
            self.words.add(binned(words_of(chunks.pop())))
            if self.words.is_full:
                self.words.sum()

    def add_partial(self, partial: Partial) -> None:
        """Add the counts of a part of the corpus."""
        codes = self.groups.add(_as_index(partial.keys), partial.articles)
        self.unread += partial.unread
        for words in partial.words:
            self.words.add(binned(in_groups(words, codes)))
        for chunks in partial.chunks:
            self.chunks.add(binned(in_groups(chunks, codes)))
        self._settle()

    def partial(self) -> Partial:
        """Return all that was counted."""
        chunks = self._all_chunks()
        return Partial(
            self.groups.keys(), self.groups.articles, chunks, self.words.sum(), self.unread
        )

    def all_words(self) -> Tally:
        """Return the counts of all words; nothing can be added then."""
        give_back()
        self._cut(self._all_chunks())
        return occurring(joined(self.words.sum()))


def _as_tally(labels: pa.Array, table: Integers) -> Tally:
    """Return the counts of a table, a row a group and a column a label."""
    group, label = np.nonzero(table)
    return Tally(labels, label.astype(np.int32), group.astype(np.int32), table[group, label])


def _as_index(keys: pd.DataFrame) -> pd.Index:
    """Return a frame of keys as the index that it was."""
    names = list(keys.columns)
    return pd.MultiIndex.from_frame(keys) if len(names) > 1 else pd.Index(keys[names[0]])
