"""Which words does one source use more than another?"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pandas as pd

from mediakit._cells import Observed
from mediakit._check import check_at_least, check_choice, did_you_mean, listing
from mediakit._count import group_name
from mediakit._effect_size import log_ratio, log_ratio_half_width
from mediakit._intervals import CORRECTIONS, adjust
from mediakit._measures import Measure, as_measure, score
from mediakit._order import ranking
from mediakit._syndicated import check_once, syndicated
from mediakit._tables import Sizes, check_counts, group_sizes

PER = 10_000


def reference_columns(
    counts: pd.DataFrame, target: str, reference: str | list[str] | None
) -> list[str]:
    """Return the columns of the reference corpus: those named, else all but the target."""
    if reference is None:
        names = [name for name in counts.columns if name != target]
    else:
        names = list(reference) if isinstance(reference, list) else [reference]
    for role, name in [("target", target), *(("reference", name) for name in names)]:
        if name not in counts.columns:
            groups = [group_name(group) for group in counts.columns]
            raise ValueError(
                f"`{role}` must be one of {listing(groups)}; got {group_name(name)}."
                f"{did_you_mean(group_name(name), groups)}"
            )
    if not names or target in names:
        raise ValueError(
            f"`reference` must be at least one group other than the target; got {listing(names)}."
        )
    return names


def observed(
    counts: pd.DataFrame,
    target: str,
    reference: str | list[str] | None,
    *,
    min_count: int,
    sizes: Sizes,
) -> tuple[pd.Index, Observed]:
    """Return the types whose occurrences in both corpora reach `min_count`, and their cells."""
    check_counts(counts)
    check_at_least(min_count, 0, "min_count")
    others = reference_columns(counts, target, reference)
    totals = group_sizes(counts, sizes)
    target_size, reference_size = float(totals[target]), float(totals[others].sum())
    for name, size in [(target, target_size), (listing(others), reference_size)]:
        if size == 0:
            raise ValueError(f"There are no tokens to compare in {group_name(name)}")
    a = counts[target].to_numpy(dtype=float)
    b = counts[others].sum(axis=1).to_numpy(dtype=float)
    passing = a + b >= max(min_count, 1)
    cells = Observed(
        a[passing], b[passing], target_size, reference_size,
        types=int(passing.sum()), vocabulary=int(((a + b) > 0).sum()),
    )  # fmt: skip
    return counts.index[passing].astype("str"), cells


def keyness(
    counts: pd.DataFrame,
    target: str,
    *,
    reference: str | list[str] | None = None,
    measure: str | Measure = "log_likelihood",
    min_count: int = 5,
    correction: str = "bh",
    sizes: Sizes = None,
    families: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Compare how often a target and a reference corpus use each word.

    Parameters
    ----------
    counts : DataFrame
        What `count` returns.
    target : str
        The group whose words are looked for.
    reference : str or list of str, optional
        The groups to compare with; all others by default.
    measure : str or Measure
        The name of a measure, or what `measure` returns; see there for the measures, each with
        its formula and source.
    min_count : int
        The least sum of occurrences in both. V, the number of types that reach it, is the number
        of rows.
    correction : str
        "bh" (Benjamini-Hochberg), "bonferroni" or "none", over the V types.
    sizes : Series or mapping, optional
        The tokens of each group, where `counts` does not hold all types.
    families : DataFrame, optional
        What `count` (not `document_frequency`) returns of the same tokens and groups with
        `families=True`: adds how much of the keyness goes where families count once. An outlet
        carries an item about once, so that by source little goes; what its wire copy makes of its
        keyness shows with the counts of what is in no family, in which a group may be missing:
        ``count(tokens.select(tokens.articles["family"].isna()))``.

    Returns
    -------
    DataFrame
        `token`, `count_target`, `count_reference`, `rate_target`, `rate_reference` (per 10,000
        tokens), the measure under its own name (negative where the target under-uses; the ratios
        "simple_maths" and "odds_ratio" are below 1 there), `p`, `p_adjusted` (missing for a
        measure without a test), `log_ratio`, `log_ratio_low`, `log_ratio_high` (Hardie's
        interval, corrected for V). Highest measure first, ties by token. With `families` also the
        measure with families once (`log_likelihood_families` …; the types are those that reach
        `min_count` in all articles; 0 where none of a type is left, missing where no token of a
        side is) and `syndicated_share`, 1 minus this by the measure: 1 where the keyness is all
        wire copy, 0 where none is, below 0 where it grows without, above 1 where the sign changes,
        missing where the measure is 0 or infinite. A test such as the log-likelihood also falls
        because fewer tokens are left, even of a word of which all are; "log_ratio" does not.

    Raises
    ------
    ValueError
        If a group, the measure or the correction is unknown, a corpus has no tokens, or counts
        are not whole numbers; if `families` have other types or groups, or more of one, or the
        measure is not 0 where nothing differs ("simple_maths", "odds_ratio", "bic").

    Examples
    --------
    >>> words = pd.Index(["الإضراب", "الميناء"], name="token")
    >>> counts = pd.DataFrame({"المد": [30, 70], "المنارة": [5, 95]}, index=words)
    >>> keyness(counts, "المد")[["token", "log_likelihood", "log_ratio"]].round(2)
         token  log_likelihood  log_ratio
    0  الإضراب           19.81       2.58
    1  الميناء           -3.80      -0.44

    Of the 30, one item that the outlet prints 25 times over has 25; of الميناء nothing goes, and
    its log ratio changes only as far as other words become fewer:

    >>> words = pd.Index(["الإضراب", "الميناء", "السد"], name="token")
    >>> counts = pd.DataFrame({"المد": [30, 70, 900], "المنارة": [5, 35, 960]}, index=words)
    >>> once = pd.DataFrame({"المد": [6, 70, 900], "المنارة": [5, 35, 960]}, index=words)
    >>> table = keyness(counts, "المد", measure="log_ratio", families=once)
    >>> table[["token", "log_ratio", "log_ratio_families", "syndicated_share"]].head(2).round(2)
         token  log_ratio  log_ratio_families  syndicated_share
    0  الإضراب       2.58                0.30              0.88
    1  الميناء       1.00                1.04             -0.04

    References
    ----------
    Rayson, P. & Garside, R. (2000). Comparing corpora using frequency profiling. Proceedings of
    the Workshop on Comparing Corpora, 1-6. Dunning, T. (1993), Computational Linguistics 19,
    61-74. Hardie, A. (2014). Log Ratio: an informal introduction.
    """
    chosen = as_measure(measure)
    check_choice(correction, CORRECTIONS, "correction")
    tokens, cells = observed(counts, target, reference, min_count=min_count, sizes=sizes)
    table = _as_table(tokens, cells, chosen, correction)
    if families is None:
        return table
    check_once(families, counts, chosen, sizes)
    sides = target, reference_columns(counts, target, reference)
    once, share = syndicated(families, tokens, sides, cells, chosen)
    rows = tokens.get_indexer(table["token"])
    return table.assign(**{f"{chosen.name}_families": once[rows], "syndicated_share": share[rows]})


def _distinct(cells: Observed) -> tuple[Observed, npt.NDArray[np.intp]]:
    """Return each pair of counts once, and which pair each type has."""
    target, reference = (pd.factorize(counts)[0] for counts in (cells.target, cells.reference))
    which, pairs = pd.factorize(target * (reference.max(initial=0) + 1) + reference)
    one_of = np.empty(len(pairs), dtype=np.intp)
    one_of[which] = np.arange(len(which))
    distinct = cells._replace(target=cells.target[one_of], reference=cells.reference[one_of])
    return distinct, which


def count_columns(cells: Observed) -> dict[str, npt.NDArray[np.generic]]:
    """Return the columns that every table of two corpora begins with."""
    target, reference = cells.rates
    return {
        "count_target": cells.target.astype("int64"),
        "count_reference": cells.reference.astype("int64"),
        "rate_target": target * PER,
        "rate_reference": reference * PER,
    }


def _as_table(
    tokens: pd.Index, all_cells: Observed, measure: Measure, correction: str
) -> pd.DataFrame:
    """Return the keyness table of the types that passed.

    Most of 250,000 types share their two counts, and so all their numbers, with others.
    """
    cells, which = _distinct(all_cells)
    values = score(cells, measure)
    p = measure.p_values(values)
    ratio, half = log_ratio(cells), log_ratio_half_width(cells)
    order = ranking(values[which], tokens)
    shared = count_columns(cells) | {
        measure.name: values,
        "p": p,
        "p_adjusted": adjust(p, correction, np.bincount(which, minlength=len(p))),
        "log_ratio": ratio,
        "log_ratio_low": ratio - half,
        "log_ratio_high": ratio + half,
    }
    rows = which[order]
    columns = {name: column[rows] for name, column in shared.items()}
    return pd.DataFrame({"token": tokens[order]} | columns)
