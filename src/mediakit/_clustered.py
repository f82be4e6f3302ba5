"""How sure is a share of things that come in articles, several of one kind in each?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from mediakit._intervals import wilson

Floats = npt.NDArray[np.float64]
SHARES = ["count", "total", "articles", "share", "share_low", "share_high"]


class Clusters(NamedTuple):
    """Sums over k articles, of which each has y of its m things: one of each for each share.

    ::

        article    m   y
        1          3   2        named    Σ y  = 3      squares   Σ y² = 5
        2          1   1        total    Σ m  = 4      products  Σ y m = 7
                                clusters k    = 2      sizes     Σ m² = 10
    """

    named: Floats
    squares: Floats
    products: Floats
    total: Floats
    sizes: Floats
    clusters: Floats


def share_of(found: Clusters) -> tuple[Floats, Floats, Floats]:
    """Return the share y / m and the bounds of its interval, 95 %; missing where m is 0.

    Things in one article are no independent choices. The variance of the share as a ratio over
    articles, v = k / (k - 1) · Σ (y - p m)² / M², is divided by that of M independent choices,
    p (1 - p) / M: the design effect, 1 at least. The interval is Wilson's for M / effect choices;
    where all articles agree, or there is one, for as many choices as there are articles.

    References
    ----------
    Korn, E. L. & Graubard, B. I. (1998). Confidence intervals for proportions with small expected
    number of positive counts estimated from survey data. Survey Methodology 24(2), 193-201.

    Examples
    --------
    >>> two = Clusters(*(np.array([value]) for value in (3.0, 5.0, 7.0, 4.0, 10.0, 2.0)))
    >>> [float(bound.round(3)[0]) for bound in share_of(two)]
    [0.75, 0.301, 0.954]
    """
    named, squares, products, total, sizes, clusters = map(np.asarray, found)
    with np.errstate(invalid="ignore", divide="ignore"):
        share = named / total
        residuals = squares - 2 * share * products + share**2 * sizes
        variance = clusters / (clusters - 1) * np.maximum(residuals, 0) / total**2
        effect = variance * total / (share * (1 - share))
        known = (share > 0) & (share < 1) & (clusters > 1)
        worth = np.where(known, total / np.maximum(effect, 1.0), clusters)
    low, high = wilson(np.where(total > 0, share * worth, 0), worth)
    return share, low, high


def shares_within(
    things: pd.DataFrame, every: tuple[Sequence[object], Sequence[object]] | None = None
) -> pd.DataFrame:
    """Return the share of each item among the things of its group, with its interval.

    Parameters
    ----------
    things : DataFrame
        A row a thing: `group`, `item`, `article`.
    every : tuple of sequences, optional
        Groups, and items: have each of the ones with each of the others, also where it has none.

    Returns
    -------
    DataFrame
        Index `group`, `item`; `count`, `total`, `articles` (that have the item), `share`,
        `share_low`, `share_high`.

    Examples
    --------
    >>> things = pd.DataFrame({"group": 0, "item": [*"aaab"], "article": [1, 1, 2, 1]})
    >>> shares_within(things)[["count", "total", "articles", "share"]].reset_index()
       group item  count  total  articles  share
    0      0    a      3      4         2   0.75
    1      0    b      1      4         1   0.25
    """
    sizes = things.groupby(["group", "article"], observed=True).size()
    each = things.groupby(["group", "item", "article"], observed=True).size()
    return shares_among(each, sizes, every)


def shares_among(
    each: pd.Series,
    sizes: pd.Series,
    every: tuple[Sequence[object], Sequence[object]] | None = None,
) -> pd.DataFrame:
    """Return the share that each item has, as `shares_within`, of what is counted by article.

    Parameters
    ----------
    each : Series
        How often each item is in each article; index `group`, `item`, `article`.
    sizes : Series
        How many things of the group are in each article; index `group`, `article`.
    every : tuple of sequences, optional
        As for `shares_within`.
    """
    sizes = sizes.rename("m")
    whole = pd.DataFrame({"total": sizes, "sizes": sizes**2, "clusters": 1})
    whole = whole.groupby(level="group").sum()
    counts = each.rename("y").reset_index().join(sizes, on=["group", "article"])
    counts = counts.assign(squares=counts["y"] ** 2, products=counts["y"] * counts["m"])
    table = counts.groupby(["group", "item"]).agg(
        count=("y", "sum"), articles=("y", "size"), squares=("squares", "sum"),
        products=("products", "sum"),
    )  # fmt: skip
    if every is not None:
        pairs = pd.MultiIndex.from_product(every, names=["group", "item"])
        table = table.reindex(pairs, fill_value=0)
    table = table.join(whole, on="group").fillna(0).astype("int64")
    names = ("count", "squares", "products", "total", "sizes", "clusters")
    share, low, high = share_of(Clusters(*(table[name].to_numpy(dtype=float) for name in names)))
    return table.assign(share=share, share_low=low, share_high=high)[SHARES]
