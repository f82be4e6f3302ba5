"""Do two articles that share their wording tell of one event, or do they share a formula only?"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from mediakit._gather import ranges
from mediakit._shingles import Bits, Integers, Shingles, blocks, shingle_texts

Floats = npt.NDArray[np.float64]
# Stock is what stands in so many texts or more, and in twice as many as outlets: an outlet carries
# an item about once, and a formula again and again.
FEWEST, EACH = 3, 2
# Two texts share a formula if so much of what they share is stock, and if they exchange so much:
# other names, other numbers. (Copies of one telegram share stock and exchange next to nothing.)
STOCK, EXCHANGED = 0.6, 0.07
# Where there is one outlet only, all that three texts share looks like stock: more must differ.
EXCHANGED_ALONE = 0.12
# Rarity is that of a corpus of so many texts at the least: of few texts nothing is known of it.
TEXTS = 1_000


class Formulas(NamedTuple):
    """What tells formulas from copies: of a corpus, which of its wording is stock and rare."""

    shingles: Shingles
    words: Shingles  # runs of one word
    stock: Bits  # of each run of words
    rarity: Floats  # ln(1 + N / n) of each word, n of N texts having it
    alone: bool  # whether there is one outlet only

    @classmethod
    def of(cls, shingles: Shingles, words: Integers, text: Integers, source: Integers) -> Formulas:
        """Return what is stock and rare in texts of these words.

        Parameters
        ----------
        shingles : Shingles
            The runs of the distinct texts.
        words : int array
            The words of these texts.
        text, source : int arrays
            The text and the outlet of each article.
        """
        single = shingle_texts(words, shingles.text_starts, 1)
        number = max(len(single.sizes), TEXTS)
        rarity = np.log1p(number / np.maximum(single.spread, 1))
        outlets = len(np.unique(source))
        return cls(shingles, single, _stock(shingles, text, source), rarity, outlets < 2)

    def measure(self, one: Integers, other: Integers) -> pd.DataFrame:
        """Return for pairs of texts the shares of stock and of exchanged words, and the kind.

        Returns
        -------
        DataFrame
            `stock` (of the runs in both), `exchanged` (the rarity of the words that only the one
            has, or only the other, whichever is less, over this and the rarity of the words in
            both), `kind` ("copy" or "formula").
        """
        in_both = shared_weight(self.shingles, np.ones(len(self.stock)), one, other)
        stock = shared_weight(self.shingles, self.stock.astype(float), one, other)
        rare = shared_weight(self.words, self.rarity, one, other)
        all_of = shared_weight(self.words, self.rarity, *[np.arange(len(self.words.sizes))] * 2)
        own = np.maximum(np.minimum(all_of[one], all_of[other]) - rare, 0)
        share, exchanged = (
            part / np.where(whole > 0, whole, 1)
            for part, whole in ((stock, in_both), (own, own + rare))
        )
        limit = EXCHANGED_ALONE if self.alone else EXCHANGED
        is_formula = (share >= STOCK) & (exchanged >= limit)
        kind = pd.Series(np.where(is_formula, "formula", "copy"), dtype="str")
        return pd.DataFrame({"stock": share, "exchanged": exchanged, "kind": kind})


def _stock(shingles: Shingles, text: Integers, source: Integers) -> Bits:
    """Return which runs outlets print in several texts."""
    printed = pd.DataFrame({"text": text, "source": source}).drop_duplicates()
    texts, sources = (printed[name].to_numpy(dtype=np.int64) for name in ("text", "source"))
    counts = shingles.sizes[texts]
    runs = shingles.distinct[ranges(shingles.starts[texts], counts)].astype(np.int64)
    outlets = int(source.max(initial=0)) + 1
    of_outlet = np.unique(runs * outlets + np.repeat(sources, counts)) // outlets
    number = len(shingles.spread)
    prints, outlets_of = (np.bincount(each, minlength=number) for each in (runs, of_outlet))
    return (prints >= FEWEST) & (prints >= EACH * outlets_of)


def shared_weight(shingles: Shingles, weights: Floats, one: Integers, other: Integers) -> Floats:
    """Return the sum of the weights of the runs that both texts of each pair have.

    Examples
    --------
    >>> runs = shingle_texts(np.array([0, 1, 1, 2]), np.array([0, 2, 4]), 1)
    >>> shared_weight(runs, np.array([1.0, 2, 4]), np.array([0, 0]), np.array([1, 0])).tolist()
    [2.0, 3.0]
    """
    order = np.argsort(other, kind="stable")
    one, other, shared = one[order], other[order], np.zeros(len(order))
    marked = np.zeros(len(shingles.spread))
    for block in blocks(other):
        own = shingles.of(other[block.start])
        marked[own] = weights[own]
        counts = shingles.sizes[one[block]]
        runs = shingles.distinct[ranges(shingles.starts[one[block]], counts)]
        sums = np.concatenate([[0], np.cumsum(marked[runs])])
        shared[order[block]] = np.diff(sums[np.concatenate([[0], np.cumsum(counts)])])
        marked[own] = 0
    return shared
