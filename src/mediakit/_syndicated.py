"""How much of a word's keyness is wire copy: what disappears when families count once?"""

from __future__ import annotations

import numpy as np
import pandas as pd

from mediakit._cells import Floats, Observed
from mediakit._check import listing
from mediakit._measures import Measure, score
from mediakit._tables import Sizes, check_counts

# Measures that are not 0 where both corpora use a word alike: of them there is no share.
NOT_ZERO = ("simple_maths", "odds_ratio", "bic")
# What counts may be given: families once, or only what is in none (of which a group may be empty).
WANTED = (
    "`families` must be count(tokens, by, families=True), or the counts of a part of the tokens, "
    "in the groups of `counts`"
)


def check_once(
    families: pd.DataFrame, counts: pd.DataFrame, measure: Measure, sizes: Sizes
) -> None:
    """Raise unless these are counts of the same corpus or of a part of it."""
    if not isinstance(families, pd.DataFrame):
        raise TypeError(
            "`families` takes a table, count(tokens, by, families=True); got "
            f"{type(families).__name__}."
        )
    if measure.name in NOT_ZERO:
        raise ValueError(
            "`families` takes a measure that is 0 where nothing differs, so none of "
            f"{', '.join(NOT_ZERO)}; got {measure.name}."
        )
    if sizes is not None:
        raise ValueError(
            "`families` takes counts of all types, whose sums are the sizes; got `sizes` too."
        )
    check_counts(families, "families", columns=0)
    if not set(families.columns) <= set(counts.columns):
        raise ValueError(f"{WANTED}; got the groups {listing(map(str, families.columns))}")
    unknown = families.index.difference(counts.index)
    if len(unknown):
        raise ValueError(f"{WANTED}; {len(unknown)} types are not there, first {unknown[0]}")
    more = (families > counts.reindex(index=families.index, columns=families.columns)).any(axis=1)
    if more.any():
        raise ValueError(f"{WANTED}; {more.sum()} types have more, first {more.idxmax()}")


def syndicated(
    families: pd.DataFrame, tokens: pd.Index, sides: tuple[str, list[str]], cells: Observed,
    measure: Measure,
) -> tuple[Floats, Floats]:  # fmt: skip
    """Return the measure of these types with families once, and 1 minus it by the whole measure.

    Parameters
    ----------
    families : DataFrame
        The counts with families once, or without them.
    tokens : Index
        The types.
    sides : str and list of str
        The target and the groups of the reference.
    cells : Observed
        The types' occurrences in all articles.
    measure : Measure
        The measure.
    """
    target, reference = (_sum(families, names) for names in ([sides[0]], sides[1]))
    once = cells._replace(
        target=target.reindex(tokens, fill_value=0).to_numpy(dtype=float),
        reference=reference.reindex(tokens, fill_value=0).to_numpy(dtype=float),
        target_size=float(target.sum()), reference_size=float(reference.sum()),
    )  # fmt: skip
    whole, left = score(cells, measure), _score(once, measure)
    with np.errstate(divide="ignore", invalid="ignore"):
        share = 1 - left / whole
    return left, np.where(np.isfinite(share), share, np.nan)


def _sum(counts: pd.DataFrame, groups: list[str]) -> pd.Series:
    """Return the counts of some groups together; a group that is not there has none."""
    return counts[[name for name in groups if name in counts.columns]].sum(axis=1)


def _score(cells: Observed, measure: Measure) -> Floats:
    """Return the measure, 0 for types that do not occur, missing where a side has no tokens."""
    if not cells.target_size or not cells.reference_size:
        return np.full(len(cells.target), np.nan)
    there = cells.target + cells.reference > 0
    values = np.zeros(len(there))
    found = cells._replace(target=cells.target[there], reference=cells.reference[there])
    values[there] = score(found, measure)
    return values
