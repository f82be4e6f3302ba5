"""Which texts share runs of words (shingles), and how much of each do they share?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from mediakit._gather import ranges
from mediakit._normalize import display_text, matching_key

Integers = npt.NDArray[np.integer]
Bits = npt.NDArray[np.bool_]

# Words of a matching key: it has no marks left at which \w+ would break a word. Numbers stay, for
# a changed number is a changed text. (The tokeniser of `tokenize` finds the same copies in five
# times the time.)
WORD = re.compile(r"\w+")  # وقال  2019  covid
LARGEST_KEY = np.iinfo(np.int64).max
BLOCK = 4_000_000  # shared runs looked up at a time: bounds the memory


class Shingles(NamedTuple):
    """The runs of words of many texts as numbers.

    ::

        text 0: "قال الوزير قال الوزير أمس"     text 1: "قال الوزير"        (runs of two words)
        run_at       0   1   0   2   -1                  0   -1    the run that starts at each word
        text_starts  0                                   5      7
        distinct     0   1   2                           0         the runs that a text has
        starts       0                                   3   4
        spread       2   1   1                                     texts that have run 0, 1, 2
    """

    run_at: Integers
    text_starts: Integers
    distinct: Integers
    starts: Integers
    spread: Integers
    length: int  # words in a run

    @property
    def words(self) -> Integers:
        """Return how many words each text has."""
        return np.diff(self.text_starts)

    @property
    def sizes(self) -> Integers:
        """Return how many distinct runs each text has."""
        return np.diff(self.starts)

    def of(self, text: int) -> Integers:
        """Return the distinct runs of one text, in ascending order."""
        return self.distinct[self.starts[text] : self.starts[text + 1]]


def number_words(texts: pd.Series) -> tuple[Integers, Integers]:
    """Return the words of all texts as numbers, and where each text begins (and the end).

    Spellings are folded. Each distinct chunk between spaces is cleaned once, not the corpus.
    """
    chunks = pc.utf8_split_whitespace(pa.array(texts.tolist(), type=pa.large_string()))
    coded = pc.dictionary_encode(chunks.values)
    lists = [WORD.findall(matching_key(display_text(c))) for c in coded.dictionary.to_pylist()]
    counts = np.array([len(words) for words in lists], dtype=np.int64)
    words = np.array([word for words in lists for word in words], dtype=object)
    numbers = pd.factorize(words)[0].astype(np.int32)
    codes = coded.indices.to_numpy()
    ends = np.concatenate([[0], np.cumsum(counts[codes])])
    return (
        numbers[ranges((np.cumsum(counts) - counts)[codes], counts[codes])],
        ends[chunks.offsets.to_numpy()],
    )


def equal_texts(words: Integers, starts: Integers) -> Integers:
    """Return a number for each text, the same for texts of the same words."""
    edges = zip(starts[:-1].tolist(), starts[1:].tolist(), strict=True)
    contents = np.array([words[start:end].tobytes() for start, end in edges], dtype=object)
    return pd.factorize(contents)[0]


def select_texts(words: Integers, starts: Integers, which: Integers) -> tuple[Integers, Integers]:
    """Return the words of some of the texts, and where each begins (and the end)."""
    counts = np.diff(starts)[which]
    return words[ranges(starts[which], counts)], np.concatenate([[0], np.cumsum(counts)])


def shingle_texts(words: Integers, text_starts: Integers, length: int) -> Shingles:
    """Return the runs of `length` words of each text."""
    size = max(len(words) - length + 1, 0)
    vocabulary = int(words.max(initial=0)) + 1
    runs, kinds = words[:size].astype(np.int64), vocabulary
    for step in range(1, length):
        if kinds * vocabulary > LARGEST_KEY:
            runs, kinds = pd.factorize(runs)[0], size
        runs, kinds = runs * vocabulary + words[step : step + size], kinds * vocabulary
    texts = len(text_starts) - 1
    text = np.repeat(np.arange(texts), np.diff(text_starts))
    inside = text[:size] == text[length - 1 :]
    run_at = np.full(len(words), -1, dtype=np.int32)
    run_at[:size][inside] = pd.factorize(runs[inside])[0]
    kinds = int(run_at.max(initial=-1)) + 1
    keys = np.sort(text[:size][inside] * kinds + run_at[:size][inside])
    keys = keys[np.diff(keys, prepend=-1) > 0]
    having, distinct = np.divmod(keys, max(kinds, 1))
    starts = np.searchsorted(having, np.arange(texts + 1))
    spread = np.bincount(distinct, minlength=kinds)
    return Shingles(run_at, text_starts, distinct.astype(np.int32), starts, spread, length)


def _rarest(shingles: Shingles, share: float) -> tuple[Integers, Integers]:
    """Return texts and their rarest runs that other texts have too.

    Of each text so many that another which has `share` of its runs must have one of these: all
    but share · n of them, and one more (the prefix filter of similarity joins).
    """
    sizes, texts = shingles.sizes, len(shingles.sizes)
    text = np.repeat(np.arange(texts), sizes)
    # A hair less than the product, for 0.7 * 10 is a hair more than 7.
    wanted = sizes - np.ceil(share * sizes - 1e-9).astype(np.int64) + 1
    alone = shingles.spread[shingles.distinct] == 1
    wanted -= np.bincount(text[alone], minlength=texts)
    text, runs = text[~alone], shingles.distinct[~alone]
    order = np.lexsort((shingles.spread[runs], text))
    text, runs = text[order], runs[order]
    kept = np.arange(len(text)) - np.searchsorted(text, np.arange(texts))[text] < wanted[text]
    return text[kept], runs[kept]


def candidates(shingles: Shingles, share: float) -> tuple[Integers, Integers]:
    """Return the pairs of texts of which the shorter may have `share` of its runs in the longer.

    No such pair is missed. Of two equally long texts the one that comes first is the shorter.

    References
    ----------
    Chaudhuri, S., Ganti, V. & Kaushik, R. (2006). A primitive operator for similarity joins in
    data cleaning. ICDE. (The prefix filter.)
    """
    texts, runs = _rarest(shingles, share)
    size = len(shingles.sizes)
    rank = np.empty(size, dtype=np.int64)
    rank[np.argsort(shingles.sizes, kind="stable")] = np.arange(size)
    holders = np.repeat(np.arange(size), shingles.sizes)
    holders = holders[np.argsort(shingles.distinct, kind="stable")]
    first_holder = np.cumsum(shingles.spread) - shingles.spread
    found = [np.zeros(0, dtype=np.int64)]
    counts = shingles.spread[runs]
    for block in blocks(np.cumsum(counts) // BLOCK):
        shorter = np.repeat(texts[block], counts[block])
        longer = holders[ranges(first_holder[runs[block]], counts[block])]
        right = rank[longer] > rank[shorter]
        found.append(pd.unique(shorter[right] * size + longer[right]))
    shorter, longer = np.divmod(pd.unique(np.concatenate(found)), max(size, 1))
    return shorter, longer


def blocks(labels: Integers) -> Iterator[slice]:
    """Return the stretches of equal labels."""
    edges = np.flatnonzero(np.diff(labels, prepend=-1, append=-1)).tolist()
    return (slice(*pair) for pair in pairwise(edges))


def overlaps(
    shingles: Shingles, shorter: Integers, longer: Integers, *, share: float, common: int
) -> pd.DataFrame:
    """Return how much the texts of each pair share, where it is `share` of the shorter's runs.

    Returns
    -------
    DataFrame
        `shorter`, `longer` (numbers of texts), `shared` (distinct runs in both), `rare` (those of
        them that at most `common` texts have), `elsewhere` (such runs of the shorter that others
        have and the longer has not), `covered` (words of the shorter in shared runs).
    """
    order = np.argsort(longer, kind="stable")
    shorter, longer = shorter[order], longer[order]
    shared, rare, covered = (np.zeros(len(order), dtype=np.int64) for _ in range(3))
    sizes, words = shingles.sizes, shingles.words
    is_rare = (shingles.spread > 1) & (shingles.spread <= common)
    marked = np.zeros(len(is_rare) + 1, dtype=bool)  # the last is for -1, which is no run
    for block in blocks(longer):
        own = shingles.of(longer[block.start])
        marked[own] = True
        texts = shorter[block]
        runs = shingles.distinct[ranges(shingles.starts[texts], sizes[texts])]
        shared[block] = _sums(marked[runs], sizes[texts])
        rare[block] = _sums(marked[runs] & is_rare[runs], sizes[texts])
        enough = np.flatnonzero(shared[block] >= share * sizes[texts] - 1e-9)
        texts = texts[enough]
        hits = marked[shingles.run_at[ranges(shingles.text_starts[texts], words[texts])]]
        covered[block.start + enough] = _sums(_covered(hits, shingles.length), words[texts])
        marked[own] = False
    texts = np.repeat(np.arange(len(sizes)), sizes)[is_rare[shingles.distinct]]
    table = {
        "shorter": shorter, "longer": longer, "shared": shared, "rare": rare, "covered": covered,
        "elsewhere": np.bincount(texts, minlength=len(sizes))[shorter] - rare,
    }  # fmt: skip
    return pd.DataFrame(table)[shared >= share * sizes[shorter] - 1e-9].reset_index(drop=True)


def _sums(bits: Bits, counts: Integers) -> Integers:
    """Return how many bits are set in each of the stretches of so many bits, none empty."""
    if not len(counts):
        return np.zeros(0, dtype=np.int64)
    return np.add.reduceat(bits, np.cumsum(counts) - counts, dtype=np.int64)


def _covered(hits: Bits, length: int) -> Bits:
    """Return which words stand in a run that starts at one of the hits.

    At the last words of a text no run starts, so that none reaches into the next text.
    """
    covered = hits.copy()
    for step in range(1, length):
        covered[step:] |= hits[:-step]
    return covered
