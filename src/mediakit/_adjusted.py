"""How many occurrences is a word worth, if those in one clump count for little?"""

from __future__ import annotations

import numpy as np
import pandas as pd

from mediakit._count import By, groups_of
from mediakit._dispersion import average_reduced_frequency, units_of
from mediakit._order import ranking
from mediakit._tokens import Tokens
from mediakit._type_counts import type_counts


def adjusted_frequency(
    tokens: Tokens, by: By = "source", *, families: bool = False
) -> pd.DataFrame:
    """Return the average reduced frequency (ARF) of each type in each group of articles.

    ARF = 1/v Σ min(d, v), where d are the distances from one occurrence to the next, the end of
    the group joined to its start, and v = N / f, the distance that f even occurrences in N tokens
    would have. An even type has its count, a type in one clump 1: a word that one article repeats
    does not pass for a frequent one. It depends on the order of the articles, which is that of
    `tokens.articles`.

    Parameters
    ----------
    tokens, by, families
        As for `count`.

    Returns
    -------
    DataFrame
        The shape and order of `count`: index `token`, a column a group, float64 (occurrences,
        from 1 to the count); 0 where a type does not occur.

    Raises
    ------
    ValueError
        If a column or period is unknown, or families are not marked.

    Examples
    --------
    >>> from mediakit import count, frequencies
    >>> tokens = Tokens.from_lists([["السد", "السد", "النهر", "بحر"], ["النهر", "تل"]])
    >>> reduced = adjusted_frequency(tokens, by=None)
    >>> frequencies(count(tokens, by=None), adjusted=reduced)[["token", "count", "arf"]].round(2)
       token  count   arf
    0   السد      2  1.33
    1  النهر      2  1.67
    2    بحر      1  1.00
    3     تل      1  1.00

    References
    ----------
    Savický, P. & Hlaváčová, J. (2002). Measures of word commonness. Journal of Quantitative
    Linguistics 9, 215-231.
    """
    group, groups = groups_of(tokens, by, families)
    types = len(tokens.unit_labels)
    total, table = np.zeros(types, dtype=np.int64), np.zeros((types, len(groups)))
    for number in range(len(groups)):
        units = units_of(tokens, group == number)
        counts = type_counts(units, types)
        total += counts
        table[:, number] = average_reduced_frequency(units, counts)
    order = ranking(total, tokens.unit_labels)
    index = tokens.unit_labels[order].rename("token")
    return pd.DataFrame(table[order], index=index, columns=groups)
