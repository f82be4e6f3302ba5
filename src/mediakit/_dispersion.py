"""How evenly is each word spread over the articles, the sources or the time?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from mediakit._check import check_at_least
from mediakit._count import By, groups_of, names_of
from mediakit._gather import ranges
from mediakit._order import ranking
from mediakit._repeats import cyclic_distances
from mediakit._tokens import Tokens
from mediakit._type_counts import Integers, type_counts

if TYPE_CHECKING:
    from scipy.sparse import coo_array

Floats = npt.NDArray[np.float64]


class Spread(NamedTuple):
    """Where each type occurs: a row for each type and each part that holds it.

    ::

        types          0   0   1       the type
        counts         2   1   4       v, its occurrences in the part
        shares         .5  .3  .5      s, the part's share of all tokens
        rates          .1  .1  .2      p, the occurrences by the tokens of the part
    """

    types: Integers
    counts: Floats
    shares: Floats
    rates: Floats
    totals: Floats  # f, the occurrences of each type in all parts
    parts: int  # n, the parts that have tokens
    smallest: float  # the smallest share of a part

    def sums(self, values: Floats) -> Floats:
        """Return the sum over the parts that hold a type, for each type."""
        return np.asarray(np.bincount(self.types, values, minlength=len(self.totals)), dtype=float)

    @property
    def within(self) -> Floats:
        """The share of the type's occurrences that stand in the part, v / f."""
        return self.counts / self.totals[self.types]


def juilland_d(spread: Spread) -> Floats:
    """Return 1 − (sd(p) / mean(p)) / √(n − 1), population sd; 1 is even (Juilland 1964)."""
    mean = spread.sums(spread.rates) / spread.parts
    absent = spread.parts - np.bincount(spread.types, minlength=len(mean))
    squares = spread.sums((spread.rates - mean[spread.types]) ** 2) + absent * mean**2
    return 1 - np.sqrt(squares / spread.parts) / mean / np.sqrt(spread.parts - 1)


def carroll_d2(spread: Spread) -> Floats:
    """Return the entropy of the rates by its maximum, log₂ n; 1 is even (Carroll 1970).

    H = −Σ r log₂ r with r = p / Σp: rates, since parts differ in size.
    """
    shares = spread.rates / spread.sums(spread.rates)[spread.types]
    entropy = np.maximum(-spread.sums(shares * np.log2(shares)), 0)
    return entropy / np.log2(spread.parts)


def rosengren_s(spread: Spread) -> Floats:
    """Return (Σ √(s v))² / f; 1 is even (Rosengren 1971)."""
    return spread.sums(np.sqrt(spread.shares * spread.counts)) ** 2 / spread.totals


def deviation_of_proportions(spread: Spread) -> Floats:
    """Return DP = ½ Σ |v/f − s|; 0 is even (Gries 2008).

    Both sum to 1 over the parts: half of all differences are those above 0, which only parts
    that hold the type have.
    """
    return spread.sums(np.maximum(spread.within - spread.shares, 0))


def divergence(spread: Spread) -> Floats:
    """Return KLD = Σ (v/f) log₂((v/f) / s), in bits; 0 is even (Gries 2020)."""
    within = spread.within
    return spread.sums(within * np.log2(within / spread.shares))


def average_reduced_frequency(units: npt.NDArray[np.int32], totals: Integers) -> Floats:
    """Return ARF = 1/v Σ min(d, v), v = N/f, cyclic distances d (Savický & Hlaváčová 2002).

    An even type has its count, a type in one clump 1.
    """
    even = len(units) / np.maximum(totals, 1)
    reduced = np.minimum(cyclic_distances(units), even[units])
    return np.bincount(units, reduced, minlength=len(totals)) * totals / max(len(units), 1)


def units_of(tokens: Tokens, articles: npt.NDArray[np.bool_]) -> npt.NDArray[np.int32]:
    """Return the units of some articles (a truth value each) in reading order."""
    if articles.all():
        return tokens.units
    return tokens.units[ranges(tokens.starts[:-1][articles], tokens.sizes[articles])]


def _by_part(found: coo_array, part: Integers, parts: int) -> coo_array:
    """Return the counts of articles × types as counts of parts × types."""
    from scipy.sparse import coo_array

    shape = (parts, found.shape[1])
    summed = coo_array((found.data, (part[found.row], found.col)), shape=shape)
    summed.sum_duplicates()
    return summed


def _spread(found: coo_array, sizes: Integers, totals: Integers) -> Spread:
    """Return where each type occurs; parts without tokens are no parts."""
    shares = sizes / max(sizes.sum(), 1)
    counts = found.data.astype(float)
    return Spread(
        found.col, counts, shares[found.row], counts / sizes[found.row], totals.astype(float),
        int((sizes > 0).sum()), float(shares[sizes > 0].min(initial=1)),
    )  # fmt: skip


def larger_parts(by: By) -> By:
    """Return the parts in which a wire family counts once: no part is as small as an article."""
    return [name for name in names_of(by) if name != "article"] or None


def dispersion(
    tokens: Tokens, *, by: By = "article", min_count: int = 5, families: bool = False
) -> pd.DataFrame:
    """Measure how evenly each type is spread over the parts of the corpus.

    Parts may be of any size: every measure takes rates or shares. Parts without tokens are left
    out, and so are articles without a value in `by`, with a warning.

    Parameters
    ----------
    tokens : Tokens
        Words, lemmas or n-grams.
    by : str, list of str or None
        What a part is: the article, or articles together, as for `count` ("source", "date:W").
    min_count : int
        The least number of occurrences.
    families : bool
        Let each wire family count once in a part, with its earliest article; where each article is
        a part, once in all.

    Returns
    -------
    DataFrame
        `token`, `count`, `articles` (that hold it), `range` (parts that hold it), `juilland_d`,
        `carroll_d2`, `rosengren_s` (1 is even), `dp`, `dp_norm`, `kld` (0 is even; `kld` in
        bits), `arf` (the average reduced frequency: `count` if even in reading order, 1 in one
        clump). Most frequent first, ties by token. With one part, what divides by n − 1, log n
        or 1 − min s is missing.

    Raises
    ------
    ValueError
        If a column or period is unknown, `min_count` is below 0, or families are not marked.

    Examples
    --------
    >>> tokens = Tokens.from_lists([["قال", "السد", "السد"], ["قال", "النهر"], ["قال"]])
    >>> dispersion(tokens, min_count=2)[["token", "count", "range", "dp", "dp_norm"]].round(3)
      token  count  range     dp  dp_norm
    0   قال      3      3  0.167      0.2
    1  السد      2      1  0.500      0.6

    References
    ----------
    Juilland, A. & Chang-Rodríguez, E. (1964). Frequency dictionary of Spanish words. Carroll, J.
    (1970), Computer Studies in the Humanities and Verbal Behavior 3, 61-65. Rosengren, I. (1971),
    Études de linguistique appliquée 1, 103-127. Gries, S. Th. (2008), International Journal of
    Corpus Linguistics 13, 403-437. Lijffijt, J. & Gries, S. Th. (2012), the same 17, 147-149 (DP
    normalised, DP / (1 − min s)). Gries, S. Th. (2020). Analyzing dispersion. In: A practical
    handbook of corpus linguistics, 99-118. Savický, P. & Hlaváčová, J. (2002), Journal of
    Quantitative Linguistics 9, 215-231.
    """
    check_at_least(min_count, 0, "min_count")
    part, parts = groups_of(tokens, by, families, within=larger_parts(by))
    units = units_of(tokens, part >= 0)
    counts = type_counts(units, len(tokens.unit_labels))
    kept = np.flatnonzero(counts >= max(min_count, 1))
    present = np.flatnonzero(part >= 0)
    found = tokens.matrix()[present][:, kept].tocoo()
    articles = np.bincount(found.col, minlength=len(kept))
    sizes = np.bincount(part[present], tokens.sizes[present], minlength=len(parts))
    by_part = _by_part(found, part[present], len(parts))
    table = _as_table(_spread(by_part, sizes.astype(np.int64), counts[kept]), articles)
    table["arf"] = average_reduced_frequency(units, counts)[kept]
    table.insert(0, "token", tokens.unit_labels[kept].astype("str"))
    order = ranking(counts[kept], pd.Index(table["token"]))
    return table.iloc[order].reset_index(drop=True)


def _as_table(spread: Spread, articles: Integers) -> pd.DataFrame:
    """Return all measures but the one that looks at positions."""
    dp = deviation_of_proportions(spread)
    columns: dict[str, npt.NDArray[Any]] = {
        "count": spread.totals.astype(np.int64),
        "articles": articles,
        "range": np.bincount(spread.types, minlength=len(articles)),
    }
    with np.errstate(invalid="ignore", divide="ignore"):
        columns |= {
            "juilland_d": juilland_d(spread),
            "carroll_d2": carroll_d2(spread),
            "rosengren_s": rosengren_s(spread),
            "dp": dp,
            "dp_norm": dp / (1 - spread.smallest),
            "kld": divergence(spread),
        }
    return pd.DataFrame(columns)
