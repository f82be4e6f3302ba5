"""How alike are the words of several sources?"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import numpy as np
import numpy.typing as npt
import pandas as pd

from mediakit._check import check_choice, check_frame
from mediakit._order import ranking
from mediakit._tables import check_counts

Floats = npt.NDArray[np.float64]
PERSISTENCE = 0.9  # rank-biased overlap: how likely a reader is to go on to the next rank
# Ranks below weigh less than .9 to the power of 500, which is 10⁻²³.
DEPTH = 500


def cosine(counts: Floats) -> Floats:
    """Return Σxy / √(Σx² Σy²) for each pair of rows."""
    products = counts @ counts.T
    squares = np.diag(products)
    return products / np.sqrt(np.outer(squares, squares))


def correlation(counts: Floats) -> Floats:
    """Return Pearson's r over all types of the counts, also those that neither group has."""
    return cosine(counts - counts.mean(axis=1, keepdims=True))


def _shared_types(counts: Floats) -> tuple[Floats, Floats]:
    """Return the types that each pair has in common, and the sum of the types of both."""
    present = (counts > 0).astype(float)
    types = present.sum(axis=1)
    return present @ present.T, types[:, None] + types


def jaccard(counts: Floats) -> Floats:
    """Return the types in common by the types in either (Jaccard 1901)."""
    shared, types = _shared_types(counts)
    return shared / (types - shared)


def dice(counts: Floats) -> Floats:
    """Return twice the types in common by the sum of the types of both (Dice 1945)."""
    shared, types = _shared_types(counts)
    return 2 * shared / types


def divergence_shares(first: Floats, second: Floats) -> Floats:
    """Return what each type adds to the Jensen-Shannon divergence, in bits (Lin 1991).

    ½ p log₂(p/m) + ½ q log₂(q/m), m = ½ (p + q): 0 where both rates are the same, never below.
    """
    from scipy.special import rel_entr

    middle = (first + second) / 2
    return np.asarray(rel_entr(first, middle) + rel_entr(second, middle)) / (2 * np.log(2))


def _each_pair(rows: list[Floats], score: Callable[[Floats, Floats], float]) -> Floats:
    """Return the score of each row with each, the same both ways."""
    square = np.empty((len(rows), len(rows)))
    for one, other in zip(*np.triu_indices(len(rows)), strict=True):
        square[one, other] = square[other, one] = score(rows[one], rows[other])
    return square


def jensen_shannon(counts: Floats) -> Floats:
    """Return the Jensen-Shannon divergence of each pair of rows in bits, 0 to 1 (Lin 1991).

    The square of the distance of the same name.
    """
    rates = counts / counts.sum(axis=1, keepdims=True)
    return _each_pair(list(rates), lambda first, second: divergence_shares(first, second).sum())


def overlap_of_ranks(first: Floats, second: Floats) -> float:
    """Return the extrapolated rank-biased overlap, p = .9 (Webber, Moffat & Zobel 2010, eq. 32).

    Both hold the rank of each type, from 1; a type that is not in the list has the rank infinity.
    """
    short, long = sorted(int(np.isfinite(ranks).sum()) for ranks in (first, second))
    if short == 0:
        return np.nan
    later = np.maximum(first, second)
    at = later[np.isfinite(later)].astype(np.int64)
    overlap = np.cumsum(np.bincount(at, minlength=long + 1))[1:]
    depth = np.arange(1, long + 1)
    in_short, weights = overlap[short - 1], PERSISTENCE**depth
    unseen = in_short * np.maximum(depth - short, 0) / short
    observed = (1 - PERSISTENCE) / PERSISTENCE * ((overlap + unseen) / depth * weights).sum()
    rest = (overlap[-1] - in_short) / long + in_short / short
    return float(observed + rest * weights[-1])


def _ranks(counts: pd.Series) -> Floats:
    """Return the rank of each type that occurs, ties by token; infinity below `DEPTH`."""
    order = ranking(counts.to_numpy(), counts.index)
    length = min(int((counts > 0).sum()), DEPTH)
    ranks = np.full(len(counts), np.inf)
    ranks[order[:length]] = np.arange(1, length + 1)
    return ranks


def rank_biased_overlap(counts: pd.DataFrame) -> Floats:
    """Return how much the rankings of the types agree, the top ranks most; 0 to 1.

    With p = .9 the first ten ranks have 86 % of the weight.
    """
    return _each_pair([_ranks(counts[group]) for group in counts], overlap_of_ranks)


def distance(counts: Floats, metric: str) -> Floats:
    """Return the distance of each pair of rows, by SciPy; Manhattan is "cityblock"."""
    from scipy.spatial.distance import pdist, squareform

    return np.asarray(squareform(pdist(counts, metric)))


# Each takes the counts, a row a group; rank-biased overlap needs the tokens to order ties.
MEASURES: dict[str, Callable[[Floats], Floats]] = {
    "cosine": cosine,
    "jaccard": jaccard,
    "dice": dice,
    "correlation": correlation,
    "jensen_shannon": jensen_shannon,
    "euclidean": partial(distance, metric="euclidean"),
    "manhattan": partial(distance, metric="cityblock"),
    "canberra": partial(distance, metric="canberra"),
}
NAMES = (*MEASURES, "rank_biased_overlap")
DISTANCES = ("jensen_shannon", "euclidean", "manhattan", "canberra")  # 0 for equal groups


def similarity(counts: pd.DataFrame, *, measure: str = "cosine") -> pd.DataFrame:
    """Compare the words of each group with those of each other group.

    Parameters
    ----------
    counts : DataFrame
        What `count` returns.
    measure : str
        Similarities, 1 for equal groups: "cosine", "correlation" (Pearson's r, over all types of
        `counts`), "jaccard" and "dice" (of the types, however often they occur),
        "rank_biased_overlap" (of the most frequent types; p = .9, extrapolated, ties by token).
        Distances, 0 for equal groups: "jensen_shannon" (the divergence, in bits), and
        "euclidean", "manhattan" and "canberra", which take counts as they are and so grow with
        the sizes of the groups.

    Returns
    -------
    DataFrame
        Groups × groups, in the order of the counts. A group without tokens has no cosine,
        correlation, divergence or rank-biased overlap: these are missing.

    Raises
    ------
    ValueError
        If the measure is unknown, or counts are not whole numbers.

    Examples
    --------
    >>> words = pd.Index(["السد", "النهر", "الميناء"], name="token")
    >>> counts = pd.DataFrame({"المد": [3, 4, 0], "السدرة": [3, 0, 4]}, index=words)
    >>> similarity(counts).round(2)
            المد  السدرة
    المد    1.00    0.36
    السدرة  0.36    1.00

    References
    ----------
    Lin, J. (1991). Divergence measures based on the Shannon entropy. IEEE Transactions on
    Information Theory 37, 145-151. Webber, W., Moffat, A. & Zobel, J. (2010). A similarity
    measure for indefinite rankings. ACM Transactions on Information Systems 28, 20. Lance, G. N.
    & Williams, W. T. (1967), The Computer Journal 9, 373-380 (Canberra).
    """
    check_counts(counts)
    check_choice(measure, NAMES, "measure")
    with np.errstate(invalid="ignore", divide="ignore"):
        if measure == "rank_biased_overlap":
            square = rank_biased_overlap(counts)
        else:
            square = MEASURES[measure](counts.to_numpy(dtype=float).T)
    return pd.DataFrame(square, index=counts.columns, columns=counts.columns)


def are_distances(square: Floats) -> bool:
    """Return whether the values of pairs are distances, 0 for equal groups, not similarities."""
    return bool((np.diag(square) == 0).any())


def cluster_tree(table: pd.DataFrame) -> Floats:
    """Return how two or more groups join: SciPy's linkage, a row a join, the nearest first.

    Average linkage over distances (a similarity counts as 1 − itself), the leaves turned so that
    neighbours are as near as can be (Bar-Joseph et al. 2001). A missing value is as far as any.
    """
    from scipy.cluster.hierarchy import linkage
    from scipy.spatial.distance import squareform

    values = table.to_numpy(dtype=float)
    distances = values if are_distances(values) else 1 - values
    missing = np.isnan(distances)
    distances = np.where(missing, distances.max(where=~missing, initial=0), distances)
    np.fill_diagonal(distances, 0)
    tree = linkage(squareform(distances, checks=False), "average", optimal_ordering=True)
    return np.asarray(tree, dtype=np.float64)


def cluster_order(table: pd.DataFrame) -> list[int]:
    """Return the positions of the groups in such an order that like stands beside like.

    The leaves of `cluster_tree`.

    Examples
    --------
    >>> table = pd.DataFrame([[1, 0.1, 0.9], [0.1, 1, 0.2], [0.9, 0.2, 1]])
    >>> cluster_order(table)
    [1, 2, 0]
    """
    from scipy.cluster.hierarchy import leaves_list

    check_frame(table, "table")
    if len(table) < 3:
        return list(range(len(table)))
    return [int(leaf) for leaf in leaves_list(cluster_tree(table))]
