"""Do two articles that share their wording tell of one event, or do they share a formula only?"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from mediakit._gather import ranges
from mediakit._shingles import Bits, Integers, Shingles, blocks, shingle_texts

Floats = npt.NDArray[np.float64]
# Stock is what is printed so often or more, and twice as often as outlets print it, the last so
# many days after the first: an outlet carries an item about once, and soon, or in a few editions;
# a formula again and again.
PRINTS, AN_OUTLET, DAYS = 8, 2, 3
UNDATED_PRINTS = 20  # where no days tell stock from the editions of an item
# Two texts share a formula if so much of what they share is stock, and if they exchange so much:
# other names, other numbers. (Copies of one telegram share stock and exchange next to nothing.)
STOCK_SHARE, EXCHANGED = 0.6, 0.07
# Where there is one outlet only, more of what copies share looks like stock: more must differ.
EXCHANGED_ALONE = 0.12
# Rarity is as in a corpus of so many texts: where all texts are of one family, no word of theirs is
# rare, and each edit would weigh more than all they share.
TEXTS = 100_000


class Formulas(NamedTuple):
    """What tells formulas from copies: of a corpus, which of its wording is stock and rare."""

    shingles: Shingles
    words: Shingles  # runs of one word
    stock: Bits  # of each run of words
    rarity: Floats  # ln(1 + 100,000 / n) of each word that n texts have
    alone: bool  # whether there is one outlet only

    @classmethod
    def of(cls, shingles: Shingles, words: Integers, printed: pd.DataFrame) -> Formulas:
        """Return what is stock and rare in texts of these words.

        Parameters
        ----------
        shingles : Shingles
            The runs of the distinct texts.
        words : int array
            The words of these texts.
        printed : DataFrame
            Of each article `text`, `source` (numbers) and `day` (a number, NaN where unknown).
        """
        single = shingle_texts(words, shingles.text_starts, 1)
        rarity = np.log1p(TEXTS / np.maximum(single.spread, 1))
        alone = printed["source"].nunique() < 2
        return cls(shingles, single, _stock(shingles, printed), rarity, alone)

    def measure(self, one: Integers, other: Integers) -> pd.DataFrame:
        """Return for pairs of texts the shares of stock and of exchanged words, and the kind.

        Returns
        -------
        DataFrame
            `stock` (of the runs in both), `exchanged` (the rarity of the words that only the one
            has, or only the other, whichever is less, over this and the rarity of the words in
            both), `kind` ("copy" or "formula").
        """
        each_and_stock = np.stack([np.ones(len(self.stock)), self.stock])
        in_both, stock = shared_weights(self.shingles, each_and_stock, one, other)
        (rare,) = shared_weights(self.words, self.rarity[None], one, other)
        sums = np.concatenate([[0], np.cumsum(self.rarity[self.words.distinct])])
        all_of = np.diff(sums[self.words.starts])
        own = np.maximum(np.minimum(all_of[one], all_of[other]) - rare, 0)
        share, exchanged = (
            part / np.where(whole > 0, whole, 1)
            for part, whole in ((stock, in_both), (own, own + rare))
        )
        limit = EXCHANGED_ALONE if self.alone else EXCHANGED
        is_formula = (share >= STOCK_SHARE) & (exchanged >= limit)
        kind = pd.Series(np.where(is_formula, "formula", "copy"), dtype="str")
        return pd.DataFrame({"stock": share, "exchanged": exchanged, "kind": kind})


def _stock(shingles: Shingles, printed: pd.DataFrame) -> Bits:
    """Return which runs outlets print often, over several days (more if undated)."""
    printed = printed.drop_duplicates()
    texts, sources = (printed[name].to_numpy(dtype=np.int64) for name in ("text", "source"))
    counts = shingles.sizes[texts]
    runs = shingles.distinct[ranges(shingles.starts[texts], counts)].astype(np.int64)
    outlets, number = int(sources.max(initial=0)) + 1, len(shingles.spread)
    prints = np.bincount(runs, minlength=number)
    often = prints[runs] >= PRINTS
    of_outlet = pd.unique((runs * outlets + np.repeat(sources, counts))[often]) // outlets
    last_after_first, unknown = _days(printed["day"], runs, counts, number)
    lasting = last_after_first >= DAYS
    fewest = np.where(lasting, PRINTS, UNDATED_PRINTS)
    printed_again = prints >= AN_OUTLET * np.bincount(of_outlet, minlength=number)
    return (lasting | unknown) & (prints >= fewest) & printed_again


def _days(day: pd.Series, runs: Integers, counts: Integers, number: int) -> tuple[Floats, Bits]:
    """Return how many days after the first each run is last printed, and whether it may be more."""
    first, last = np.full(number, np.inf), np.full(number, -np.inf)
    np.minimum.at(first, runs, np.repeat(day.fillna(np.inf).to_numpy(), counts))
    np.maximum.at(last, runs, np.repeat(day.fillna(-np.inf).to_numpy(), counts))
    unknown = np.zeros(number, dtype=bool)
    unknown[runs[np.repeat(day.isna().to_numpy(), counts)]] = True
    return last - first, unknown | (not day.max() - day.min() >= DAYS)


def shared_weights(shingles: Shingles, weights: Floats, one: Integers, other: Integers) -> Floats:
    """Return the sums of the weights (a row each) of the runs that both texts of each pair have.

    Examples
    --------
    >>> runs = shingle_texts(np.array([0, 1, 1, 2]), np.array([0, 2, 4]), 1)
    >>> weights = np.array([[1.0, 2, 4], [1, 1, 1]])
    >>> shared_weights(runs, weights, np.array([0, 0]), np.array([1, 0])).tolist()
    [[2.0, 3.0], [1.0, 2.0]]
    """
    order = np.argsort(other, kind="stable")
    one, other, shared = one[order], other[order], np.zeros((len(weights), len(order)))
    marked = np.zeros_like(weights)
    for block in blocks(other):
        own = shingles.of(other[block.start])
        marked[:, own] = weights[:, own]
        counts = shingles.sizes[one[block]]
        runs = shingles.distinct[ranges(shingles.starts[one[block]], counts)]
        sums = np.cumsum(marked[:, runs], axis=1)
        sums = np.pad(sums, ((0, 0), (1, 0)))
        shared[:, order[block]] = np.diff(sums[:, np.append(0, np.cumsum(counts))], axis=1)
        marked[:, own] = 0
    return shared
