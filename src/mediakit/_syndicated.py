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
WANTED = "`families` must be count(tokens, by, families=True) of the tokens and groups of `counts`"


def check_once(
    families: pd.DataFrame, counts: pd.DataFrame, measure: Measure, sizes: Sizes
) -> None:
    """Raise ValueError unless these counts are those of the same corpus, families counting once."""
    if measure.name in NOT_ZERO:
        raise ValueError(
            "`families` takes a measure that is 0 where nothing differs, so none of "
            f"{', '.join(NOT_ZERO)}; got {measure.name}."
        )
    if sizes is not None:
        raise ValueError(
            "`families` takes counts of all types, whose sums are the sizes; got `sizes` too."
        )
    check_counts(families)
    if set(families.columns) != set(counts.columns):
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
        The counts with families once.
    tokens : Index
        The types.
    sides : str and list of str
        The target and the groups of the reference.
    cells : Observed
        The types' occurrences in all articles.
    measure : Measure
        The measure.
    """
    target, reference = families[sides[0]], families[sides[1]].sum(axis=1)
    both = (
        each.reindex(tokens, fill_value=0).to_numpy(dtype=float) for each in (target, reference)
    )
    once = cells._replace(
        **dict(zip(("target", "reference"), both, strict=True)),
        target_size=float(target.sum()), reference_size=float(reference.sum()),
    )  # fmt: skip
    whole, left = score(cells, measure), score(once, measure)
    with np.errstate(divide="ignore", invalid="ignore"):
        share = 1 - left / whole
    return left, np.where(np.isfinite(share), share, np.nan)
