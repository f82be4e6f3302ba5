"""Which words does one source use more than another?"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from mediakit._check import check_at_least, check_choice, did_you_mean, listing
from mediakit._count import group_name
from mediakit._intervals import CORRECTIONS, LEVEL, adjust, normal_quantile
from mediakit._order import ranking
from mediakit._tables import Sizes, check_counts, group_sizes

Floats = npt.NDArray[np.float64]
PER = 10_000
# Hardie (2014): a word that is missing in one corpus counts half an occurrence there.
HALF = 0.5


class Observed(NamedTuple):
    """What is counted of each type: its occurrences, and the tokens of the two corpora."""

    target: Floats
    reference: Floats
    target_size: float
    reference_size: float

    @property
    def shared_rate(self) -> Floats:
        """The rate of each type if both corpora used it alike."""
        return (self.target + self.reference) / (self.target_size + self.reference_size)


def _times_log_ratio(observed: Floats, expected: Floats) -> Floats:
    """Return observed · ln(observed / expected), 0 where nothing was observed."""
    from scipy.special import xlogy

    with np.errstate(invalid="ignore", divide="ignore"):
        ratio = np.where(observed > 0, observed / expected, 1.0)
    return np.asarray(xlogy(observed, ratio))


def log_likelihood(cells: Observed) -> Floats:
    """Return G² over two cells, the occurrences (Rayson & Garside 2000).

    G² = 2 [a ln(a/E₁) + b ln(b/E₂)], E₁ = c(a+b)/N, E₂ = d(a+b)/N. The convention of the
    log-likelihood wizard and AntConc.
    """
    rate = cells.shared_rate
    return 2 * (
        _times_log_ratio(cells.target, cells.target_size * rate)
        + _times_log_ratio(cells.reference, cells.reference_size * rate)
    )


def log_likelihood_4(cells: Observed) -> Floats:
    """Return G² over four cells, occurrences and all other tokens (Dunning 1993).

    The convention of quanteda and UCS.
    """
    rest = 1 - cells.shared_rate
    return log_likelihood(cells) + 2 * (
        _times_log_ratio(cells.target_size - cells.target, cells.target_size * rest)
        + _times_log_ratio(cells.reference_size - cells.reference, cells.reference_size * rest)
    )


def log_ratio(cells: Observed) -> Floats:
    """Return the binary logarithm of the ratio of the two rates (Hardie 2014).

    A cell of 0 counts 0.5; other cells are left as they are.
    """
    target = np.where(cells.target == 0, HALF, cells.target) / cells.target_size
    reference = np.where(cells.reference == 0, HALF, cells.reference) / cells.reference_size
    return np.log2(target / reference)


def log_ratio_half_width(cells: Observed, types: int) -> Floats:
    """Return half the interval of the log ratio, corrected for the number of types (Hardie 2014).

    sd(ln RR) = √(1/a + 1/b − 1/c − 1/d); z is the normal quantile at α / (2 V).
    """
    target = np.where(cells.target == 0, HALF, cells.target)
    reference = np.where(cells.reference == 0, HALF, cells.reference)
    variance = 1 / target + 1 / reference - 1 / cells.target_size - 1 / cells.reference_size
    z = normal_quantile((1 - LEVEL) / max(types, 1))
    return np.asarray(z * np.sqrt(np.maximum(variance, 0)) / np.log(2))


class Measure(NamedTuple):
    """A way to score the difference, and what its value means."""

    score: Callable[[Observed], Floats]
    signed: bool  # already negative where the target under-uses
    chi_squared: bool  # distributed as chi squared with 1 degree of freedom if nothing differs


MEASURES = {
    "log_likelihood": Measure(log_likelihood, signed=False, chi_squared=True),
    "log_likelihood_4": Measure(log_likelihood_4, signed=False, chi_squared=True),
    "log_ratio": Measure(log_ratio, signed=True, chi_squared=False),
}


def _p_values(name: str, values: Floats) -> Floats:
    """Return the p value of each, by the survival function; missing without a test.

    A chi squared with 1 degree of freedom is the square of a standard normal z, and
    P(|z| > x) = erfc(x / √2): a hundred times faster than the incomplete gamma function.
    """
    from scipy.special import erfc

    if not MEASURES[name].chi_squared:
        return np.full(len(values), np.nan)
    return np.asarray(erfc(np.sqrt(np.abs(values) / 2)))


def _reference_columns(
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


def _observed(
    counts: pd.DataFrame, target: str, others: list[str], sizes: Sizes
) -> tuple[pd.Series, Observed]:
    totals = group_sizes(counts, sizes)
    reference = counts[others].sum(axis=1)
    cells = Observed(
        counts[target].to_numpy(dtype=float), reference.to_numpy(dtype=float),
        float(totals[target]), float(totals[others].sum()),
    )  # fmt: skip
    for name, size in [(target, cells.target_size), (listing(others), cells.reference_size)]:
        if size == 0:
            raise ValueError(f"There are no tokens to compare in {name}")
    return reference, cells


def keyness(
    counts: pd.DataFrame,
    target: str,
    *,
    reference: str | list[str] | None = None,
    measure: str = "log_likelihood",
    min_count: int = 5,
    correction: str = "bh",
    sizes: Sizes = None,
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
    measure : str
        "log_likelihood" (two cells), "log_likelihood_4" (four cells) or "log_ratio".
    min_count : int
        The least sum of occurrences in both. V, the number of types that reach it, is the number
        of rows.
    correction : str
        "bh" (Benjamini-Hochberg), "bonferroni" or "none", over the V types.
    sizes : Series or mapping, optional
        The tokens of each group, where `counts` does not hold all types.

    Returns
    -------
    DataFrame
        `token`, `count_target`, `count_reference`, `rate_target`, `rate_reference` (per 10,000
        tokens), the measure under its own name (negative where the target under-uses), `p`,
        `p_adjusted` (missing for a measure without a test), `log_ratio`, `log_ratio_low`,
        `log_ratio_high` (Hardie's interval, corrected for V). Highest measure first, ties by
        token.

    Raises
    ------
    ValueError
        If a group, the measure or the correction is unknown, or a corpus has no tokens.

    Examples
    --------
    >>> words = pd.Index(["الإضراب", "الميناء"], name="token")
    >>> counts = pd.DataFrame({"المد": [30, 70], "المنارة": [5, 95]}, index=words)
    >>> keyness(counts, "المد")[["token", "log_likelihood", "log_ratio"]].round(2)
         token  log_likelihood  log_ratio
    0  الإضراب           19.81       2.58
    1  الميناء           -3.80      -0.44

    References
    ----------
    Rayson, P. & Garside, R. (2000). Comparing corpora using frequency profiling. Proceedings of
    the Workshop on Comparing Corpora, 1-6. Dunning, T. (1993), Computational Linguistics 19,
    61-74. Hardie, A. (2014). Log Ratio: an informal introduction.
    """
    check_counts(counts)
    check_choice(measure, tuple(MEASURES), "measure")
    check_choice(correction, CORRECTIONS, "correction")
    check_at_least(min_count, 0, "min_count")
    others = _reference_columns(counts, target, reference)
    totals, all_cells = _observed(counts, target, others, sizes)
    passing = (counts[target] + totals).to_numpy() >= max(min_count, 1)
    cells = all_cells._replace(
        target=all_cells.target[passing], reference=all_cells.reference[passing]
    )
    return _as_table(counts.index[passing].astype("str"), cells, measure, correction)


def _distinct(cells: Observed) -> tuple[Observed, npt.NDArray[np.intp]]:
    """Return each pair of counts once, and which pair each type has."""
    target, reference = (pd.factorize(counts)[0] for counts in (cells.target, cells.reference))
    which, pairs = pd.factorize(target * (reference.max(initial=0) + 1) + reference)
    one_of = np.empty(len(pairs), dtype=np.intp)
    one_of[which] = np.arange(len(which))
    distinct = cells._replace(target=cells.target[one_of], reference=cells.reference[one_of])
    return distinct, which


def _as_table(tokens: pd.Index, cells: Observed, measure: str, correction: str) -> pd.DataFrame:
    """Return the keyness table of the types that passed.

    Most of 250,000 types share their two counts, and so all their numbers, with others.
    """
    cells, which = _distinct(cells)
    values = MEASURES[measure].score(cells)
    rates = cells.target / cells.target_size, cells.reference / cells.reference_size
    if not MEASURES[measure].signed:
        values = np.where(rates[0] < rates[1], -values, values)
    p = _p_values(measure, values)
    ratio, half = log_ratio(cells), log_ratio_half_width(cells, len(tokens))
    order = ranking(values[which], tokens)
    shared = {
        "count_target": cells.target.astype("int64"),
        "count_reference": cells.reference.astype("int64"),
        "rate_target": rates[0] * PER,
        "rate_reference": rates[1] * PER,
        measure: values,
        "p": p,
        "p_adjusted": adjust(p, correction, np.bincount(which, minlength=len(p))),
        "log_ratio": ratio,
        "log_ratio_low": ratio - half,
        "log_ratio_high": ratio + half,
    }
    rows = which[order]
    columns = {name: column[rows] for name, column in shared.items()}
    return pd.DataFrame({"token": tokens[order]} | columns)
