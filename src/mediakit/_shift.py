"""Which words make two sources differ, and how much of the difference is each one's?"""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from mediakit._check import did_you_mean, listing
from mediakit._count import group_name
from mediakit._order import ranking
from mediakit._similarity import Floats, divergence_shares
from mediakit._tables import check_counts

PER = 10_000


def _shares_of_types(counts: pd.DataFrame, group: Any, name: str) -> Floats:
    """Return the share of each type in the tokens of a group."""
    if group not in counts.columns:
        groups = [group_name(column) for column in counts.columns]
        raise ValueError(
            f"`{name}` must be one of {listing(groups)}; got {group_name(group)}."
            f"{did_you_mean(group_name(group), groups)}"
        )
    size = counts[group].sum()
    if size == 0:
        raise ValueError(f"`{name}` must be a group with tokens; got {group_name(group)}")
    return counts[group].to_numpy(dtype=float) / size


def shift(counts: pd.DataFrame, first: Any, second: Any) -> pd.DataFrame:
    """Split the difference between two groups into what each type contributes.

    The difference is the Jensen-Shannon divergence of the two distributions of types: 0 bits if
    they are the same, 1 bit if they have no type in common. A contribution is never below 0;
    the two rates say which group uses the type more.

    Parameters
    ----------
    counts : DataFrame
        What `count` returns, with all types: sizes are the sums of its columns.
    first, second : str
        Two of its groups.

    Returns
    -------
    DataFrame
        `token`, `rate_first`, `rate_second` (per 10,000 tokens), `contribution` (bits; they sum
        to the divergence), `share` (of the divergence; they sum to 1, and are missing if it is
        0). Types of neither group are left out. Highest contribution first, ties by token.

    Raises
    ------
    ValueError
        If a group is unknown or has no tokens, or both are the same.

    Examples
    --------
    >>> words = pd.Index(["السد", "النهر", "الميناء"], name="token")
    >>> counts = pd.DataFrame({"المد": [2, 1, 1], "السدرة": [2, 2, 0]}, index=words)
    >>> shift(counts, "المد", "السدرة").round(3)
         token  rate_first  rate_second  contribution  share
    0  الميناء      2500.0          0.0         0.125  0.803
    1    النهر      2500.0       5000.0         0.031  0.197
    2     السد      5000.0       5000.0         0.000  0.000

    References
    ----------
    Lin, J. (1991). Divergence measures based on the Shannon entropy. IEEE Transactions on
    Information Theory 37, 145-151. Gallagher, R. J. et al. (2021). Generalized word shift graphs.
    EPJ Data Science 10, 4.
    """
    check_counts(counts)
    rates = _shares_of_types(counts, first, "first"), _shares_of_types(counts, second, "second")
    if first == second:
        raise ValueError(f"`second` must be another group than `first`; got {group_name(second)}")
    present = (rates[0] > 0) | (rates[1] > 0)
    one, other = (rate[present] for rate in rates)
    contribution = divergence_shares(one, other)
    tokens, total = counts.index[present].astype("str"), contribution.sum()
    table = pd.DataFrame(
        {
            "token": tokens,
            "rate_first": one * PER,
            "rate_second": other * PER,
            "contribution": contribution,
            "share": contribution / total if total > 0 else np.nan,
        }
    )
    return table.iloc[ranking(contribution, tokens)].reset_index(drop=True)
