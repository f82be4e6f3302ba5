"""How much do the keywords depend on the tool that finds them?"""

from __future__ import annotations

import numpy as np
import pandas as pd

from mediakit._cells import Observed
from mediakit._keyness import observed
from mediakit._measures import measure, score
from mediakit._order import ranking
from mediakit._tables import Sizes

CONVENTIONS = {
    "quanteda": measure("chi_squared", correction="quanteda"),
    "log_likelihood_wizard": measure("log_likelihood"),
    "sketch_engine": measure("simple_maths", k=1),
}


def _ranks(cells: Observed) -> pd.DataFrame:
    """Return the statistic of each tool, and the rank it gives each type."""
    columns = {name: score(cells, convention) for name, convention in CONVENTIONS.items()}
    table = pd.DataFrame(columns)
    ranks = table.rank(method="min", ascending=False).astype("int64").add_prefix("rank_")
    change = ranks.max(axis=1) - ranks.min(axis=1)
    return pd.concat([table, ranks], axis=1).assign(rank_change=change)


def compare_conventions(
    counts: pd.DataFrame,
    target: str,
    *,
    reference: str | list[str] | None = None,
    min_count: int = 5,
    sizes: Sizes = None,
) -> pd.DataFrame:
    """Rank the same words under the rules of three tools, side by side.

    Parameters
    ----------
    counts, target, reference, min_count, sizes
        As for `keyness`.

    Returns
    -------
    DataFrame
        `token`, `count_target`, `count_reference`; the statistic of each tool as it sorts by:
        `quanteda` (textstat_keyness: X² over four cells, with the correction of Yates where an
        expected count is below 5), `log_likelihood_wizard` (G² over two cells), `sketch_engine`
        (simple maths, k = 1), the first two negative where the target under-uses; `rank_quanteda`,
        `rank_log_likelihood_wizard`, `rank_sketch_engine` (1 = most typical of the target, ties
        share the lowest) and `rank_change`, from the best of a word's ranks to its worst. Words
        that any tool ranks first come first, of these the one that moves most, ties by token.

    Raises
    ------
    ValueError
        As `keyness`.

    Examples
    --------
    >>> words = pd.Index(["الإضراب", "النقابة", "الميناء", "البقية"], name="token")
    >>> counts = pd.DataFrame({"المد": [30, 6, 70, 894], "المنارة": [5, 0, 95, 900]}, index=words)
    >>> table = compare_conventions(counts, "المد").set_index("token")
    >>> table[["rank_quanteda", "rank_log_likelihood_wizard", "rank_sketch_engine"]].T
    token                       الإضراب  النقابة  البقية  الميناء
    rank_quanteda                     1        2       3        4
    rank_log_likelihood_wizard        1        2       3        4
    rank_sketch_engine                2        1       3        4

    References
    ----------
    Benoit, K. et al. (2018). quanteda: an R package for the quantitative analysis of textual data.
    Journal of Open Source Software 3, 774. Rayson, P. & Garside, R. (2000). Comparing corpora
    using frequency profiling. Proceedings of the Workshop on Comparing Corpora, 1-6. Kilgarriff,
    A. (2009). Simple maths for keywords. Proceedings of Corpus Linguistics 2009.
    """
    tokens, cells = observed(counts, target, reference, min_count=min_count, sizes=sizes)
    table = _ranks(cells)
    best = table.filter(like="rank_").drop(columns="rank_change").min(axis=1)
    span = len(table) + 1
    order = ranking(table["rank_change"].to_numpy() - best.to_numpy() * span, tokens)
    columns = {
        "token": tokens,
        "count_target": cells.target.astype(np.int64),
        "count_reference": cells.reference.astype(np.int64),
    }
    return pd.DataFrame(columns).join(table).iloc[order].reset_index(drop=True)
