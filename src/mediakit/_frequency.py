"""How often does each word occur, and how sure is its rate?"""

from __future__ import annotations

from collections.abc import Hashable

import numpy as np
import pandas as pd

from mediakit._check import check_columns, check_positive
from mediakit._count import group_name
from mediakit._intervals import wilson
from mediakit._order import ranking
from mediakit._tables import Sizes, check_counts, group_sizes

ROUNDING = 1e-9  # of sums of distances


def _of_group(
    counts: pd.Series, size: float, per: float, more: dict[str, pd.Series]
) -> pd.DataFrame:
    """Return the frequency table of one group, with more columns about its types."""
    present = counts[counts > 0]
    low, high = wilson(present, np.full(len(present), size))
    table = pd.DataFrame(
        {
            "token": present.index.astype("str"),
            "count": present.to_numpy(),
            "rate": present.to_numpy() / size * per,
            "rate_low": low * per,
            "rate_high": high * per,
            "rank": present.rank(method="min", ascending=False).astype("int64").to_numpy(),
        }
    )
    for name, column in more.items():
        known = column.reindex(present.index).fillna(0)
        table[name] = known.astype(column.dtype).to_numpy()
    if "arf" in more:
        _check_adjusted(table, counts.name)
    return table.iloc[ranking(present, pd.Index(table["token"]))].reset_index(drop=True)


def _more(
    counts: pd.DataFrame, articles: pd.DataFrame | None, adjusted: pd.DataFrame | None
) -> dict[str, pd.DataFrame]:
    """Return what else is known of the types, by the name of its column."""
    more = {}
    if articles is not None:
        check_counts(articles)
        check_columns(articles, *counts.columns, name="articles")
        more["articles"] = articles
    if adjusted is not None:
        check_columns(adjusted, *counts.columns, name="adjusted")
        more["arf"] = adjusted
    return more


def _check_adjusted(table: pd.DataFrame, group: Hashable) -> None:
    """Raise unless each adjusted frequency lies between 1 and the count."""
    inside = table["arf"].between(1 - ROUNDING, table["count"] * (1 + ROUNDING))
    if not inside.all():
        row = table[~inside].iloc[0]
        raise ValueError(
            "`adjusted` must be adjusted_frequency() of the tokens and groups of `counts`, from 1 "
            f"to the count; got {row['arf']:.4g} for a count of {row['count']} in "
            f"{group_name(group)}: {row['token']}"
        )


def frequencies(
    counts: pd.DataFrame,
    *,
    per: float = 10_000,
    articles: pd.DataFrame | None = None,
    adjusted: pd.DataFrame | None = None,
    sizes: Sizes = None,
) -> pd.DataFrame:
    """Return each word's count, rate and rank, with an interval for the rate.

    Parameters
    ----------
    counts : DataFrame
        What `count` returns.
    per : float
        The rate is per so many tokens.
    articles : DataFrame, optional
        What `document_frequency` returns for the same groups; adds the column `articles`.
    adjusted : DataFrame, optional
        What `adjusted_frequency` returns for the same groups; adds the column `arf`.
    sizes : Series or mapping, optional
        The tokens of each group, where `counts` does not hold all types.

    Returns
    -------
    DataFrame
        [`group`, with several groups] `token`, `count`, `rate`, `rate_low`, `rate_high` (Wilson
        interval, 95 %), `rank` (ties share the lowest) [, `articles`] [, `arf`]. Types that do not
        occur in a group are not in its rows. Groups in the order of the counts; most frequent
        first.

    Raises
    ------
    ValueError
        If `per` is not above 0, `sizes`, `articles` or `adjusted` misses a group, counts are not
        whole numbers, or `adjusted` is not from 1 to the count.

    Examples
    --------
    >>> counts = pd.DataFrame({"المد": [3, 1]}, index=pd.Index(["السد", "النهر"], name="token"))
    >>> frequencies(counts, per=100)[["token", "count", "rate", "rank"]]
       token  count  rate  rank
    0   السد      3  75.0     1
    1  النهر      1  25.0     2

    References
    ----------
    Wilson, E. B. (1927), Journal of the American Statistical Association 22, 209-212.
    """
    check_counts(counts)
    check_positive(per, "per")
    more = _more(counts, articles, adjusted)
    totals = group_sizes(counts, sizes)
    tables = {
        group: _of_group(
            counts[group], totals[group], per, {name: frame[group] for name, frame in more.items()}
        )
        for group in counts.columns
    }
    if len(tables) == 1:
        return next(iter(tables.values()))
    for group, table in tables.items():
        table.insert(0, "group", pd.Series(group_name(group), index=table.index, dtype="str"))
    return pd.concat(tables.values(), ignore_index=True)
