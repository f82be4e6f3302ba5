"""Which words do two corpora use alike?"""

from __future__ import annotations

import numpy as np
import pandas as pd

from mediakit._check import check_positive
from mediakit._effect_size import log_ratio, log_ratio_half_width
from mediakit._keyness import count_columns, observed
from mediakit._order import ranking
from mediakit._tables import Sizes


def lockwords(
    counts: pd.DataFrame,
    target: str,
    *,
    reference: str | list[str] | None = None,
    within: float = 1.0,
    min_count: int = 5,
    sizes: Sizes = None,
) -> pd.DataFrame:
    """List the words whose rates in two corpora are alike, as far as the counts can tell.

    That a word is not key does not make it a lockword: a rare word is never key. Here the whole
    interval of the log ratio must be near 0, which only frequent words reach.

    Parameters
    ----------
    counts, target, reference, min_count, sizes
        As for `keyness`.
    within : float
        How far from 0 the interval of the log ratio may reach: with 1, neither corpus uses the
        word twice as often as the other.

    Returns
    -------
    DataFrame
        `token`, `count_target`, `count_reference`, `rate_target`, `rate_reference` (per 10,000
        tokens), `log_ratio`, `log_ratio_low`, `log_ratio_high` (Hardie's interval, corrected for
        V, the types that reach `min_count`), `log_ratio_limit` (the bound farther from 0, without
        its sign). Nearest to 0 first, ties by token.

    Raises
    ------
    ValueError
        As `keyness`; if `within` is not above 0.

    Examples
    --------
    >>> words = pd.Index(["الميناء", "الإضراب", "البقية"], name="token")
    >>> counts = pd.DataFrame({"المد": [200, 30, 770], "المنارة": [210, 5, 785]}, index=words)
    >>> lockwords(counts, "المد")[["token", "log_ratio", "log_ratio_limit"]].round(2)
         token  log_ratio  log_ratio_limit
    0   البقية      -0.03             0.11
    1  الميناء      -0.07             0.37

    References
    ----------
    Baker, P. (2011). Times may change, but we will always have money: diachronic variation in
    recent British English. Journal of English Linguistics 39, 65-88 (the term). Hardie, A.
    (2014). Log Ratio: an informal introduction (the interval).
    """
    check_positive(within, "within")
    tokens, cells = observed(counts, target, reference, min_count=min_count, sizes=sizes)
    ratio, half = log_ratio(cells), log_ratio_half_width(cells)
    limit = np.abs(ratio) + half
    order = ranking(-limit, tokens)
    order = order[limit[order] <= within]
    columns = count_columns(cells) | {
        "log_ratio": ratio,
        "log_ratio_low": ratio - half,
        "log_ratio_high": ratio + half,
        "log_ratio_limit": limit,
    }
    rows = {name: column[order] for name, column in columns.items()}
    return pd.DataFrame({"token": tokens[order]} | rows)
