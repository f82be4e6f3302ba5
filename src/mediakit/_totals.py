"""What was counted of a corpus so far: tables that grow with its vocabulary, not with its text."""

from __future__ import annotations

from collections.abc import Hashable
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa

from mediakit._chunk_counts import ChunkCounts, Known, as_known, words_of
from mediakit._tally import Tally, added, by_length, commonest, empty_tally, joined

Codes = npt.NDArray[np.int32]
Integers = npt.NDArray[np.int64]

KNOWN = 64_000  # chunks that are known: nine of ten are among them, and they stay in the cache
MOST_CELLS = 32_000_000  # of the counts of the known ones, a column a group
FEWEST_ROWS = 1_500_000  # of counts that wait to be added, together with many others
MOST_CHUNKS = 96_000_000  # bytes of chunks that are kept whole; then words are made of them
UNGROUPED = 0  # the group of articles without one: their words are types, and are not counted


class Batch(NamedTuple):
    """The counts of some articles: group 0 is that of none, then come those of the index."""

    groups: pd.Index
    articles: Integers  # how many each group has
    counts: ChunkCounts


class Partial(NamedTuple):
    """The counts of a part of a corpus; any two can be added.

    `keys` has a row for each group but the first, and what they are grouped by as columns.
    """

    keys: pd.DataFrame
    articles: Integers
    chunks: list[Tally]
    words: list[Tally]


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

    def keys(self) -> pd.DataFrame:
        """Return the groups as a frame; column types are those that hold all that came."""
        return pd.concat(self.frames, ignore_index=True)


def in_groups(tally: Tally, codes: Codes) -> Tally:
    """Return the counts with other codes for their groups."""
    return tally._replace(group=codes[tally.group])


class Growing:
    """A tally, by the length of its strings, to which others are added from time to time.

    They are added when half as many rows wait as are there: each row is added a few times.
    """

    def __init__(self) -> None:
        """Start with nothing."""
        self.parts: dict[int, Tally] = {}
        self.waiting: list[Tally] = []

    @property
    def is_full(self) -> bool:
        """Whether it is time to add what waits."""
        there = sum(len(part.count) for part in self.parts.values())
        return sum(len(tally.count) for tally in self.waiting) >= max(FEWEST_ROWS, there // 2)

    def sum(self) -> list[Tally]:
        """Return the total of all, by length."""
        waiting, self.waiting = joined(self.waiting), []
        for size, part in by_length(waiting):
            self.parts[size] = added([self.parts.get(size, empty_tally()), part])
        return list(self.parts.values())


class Totals:
    """The sum of what was counted.

    ::

        batches   known chunks → a dense table, a column for each
                  others → `chunks`, out of which the known ones are chosen from time to time
                  words that several chunks make → `words`
        chunks    → `words`, when they are too many to be kept: each is cut into its words once
    """

    def __init__(self) -> None:
        """Start with nothing."""
        self.groups = Groups()
        self.known = as_known(pa.array([], pa.string()))
        self.table = np.zeros((1, 0), dtype=np.int64)
        self.chunks, self.words = Growing(), Growing()

    def learn(self, chunks: pa.Array) -> None:
        """Take chunks for those that are known."""
        self.known = as_known(chunks[:KNOWN])
        self.table = np.zeros((len(self.groups.codes), len(self.known.chunks)), dtype=np.int64)

    def add(self, batch: Batch) -> None:
        """Add the counts of some articles."""
        codes = self.groups.add(batch.groups, batch.articles)
        known, rare, words = (in_groups(tally, codes) for tally in batch.counts)
        self.chunks.waiting.append(rare)
        self.words.waiting.append(words)
        cells = len(self.groups.codes) * len(known.labels)
        if known.labels is self.known.chunks and cells <= MOST_CELLS:
            self._add_known(known)
        else:
            self.chunks.waiting.append(known)
        self._settle()

    def _add_known(self, known: Tally) -> None:
        missing = len(self.groups.codes) - len(self.table)
        if missing:
            self.table = np.pad(self.table, ((0, missing), (0, 0)))
        # A chunk is there once for each group of a batch: no cell is twice among the rows.
        self.table[known.group, known.label] += known.count

    def _all_chunks(self) -> list[Tally]:
        """Return the counts of all chunks, the known ones too, of which then none are counted."""
        group, label = np.nonzero(self.table)
        known = Tally(
            self.known.chunks, label.astype(np.int32), group.astype(np.int32),
            self.table[group, label],
        )  # fmt: skip
        self.learn(self.known.chunks[:0])
        self.chunks.waiting.append(known)
        return self.chunks.sum()

    def _settle(self) -> None:
        """Add what waits, if it is time, and choose the known chunks anew."""
        if self.words.is_full:
            self.words.sum()
        if not self.chunks.is_full:
            return
        chunks = self._all_chunks()
        self.learn(commonest(chunks, KNOWN))
        if sum(part.labels.nbytes for part in chunks) > MOST_CHUNKS:
            self._cut(chunks)

    def _cut(self, chunks: list[Tally]) -> None:
        """Make words of all chunks."""
        self.chunks.parts = {}
        while chunks:
            self.words.waiting.append(words_of(chunks.pop()))
            if self.words.is_full:
                self.words.sum()

    def add_partial(self, partial: Partial) -> None:
        """Add the counts of a part of the corpus."""
        codes = self.groups.add(_as_index(partial.keys), partial.articles)
        self.words.waiting += [in_groups(words, codes) for words in partial.words]
        self.chunks.waiting += [in_groups(chunks, codes) for chunks in partial.chunks]
        self._settle()

    def partial(self) -> Partial:
        """Return all that was counted."""
        chunks = self._all_chunks()
        return Partial(self.groups.keys(), self.groups.articles, chunks, self.words.sum())

    def all_words(self) -> Tally:
        """Return the counts of all words; nothing can be added then."""
        self._cut(self._all_chunks())
        return joined(self.words.sum())


def _as_index(keys: pd.DataFrame) -> pd.Index:
    """Return a frame of keys as the index that it was."""
    names = list(keys.columns)
    return pd.MultiIndex.from_frame(keys) if len(names) > 1 else pd.Index(keys[names[0]])
