"""By how much do two corpora differ in their use of a type?"""

from __future__ import annotations

import numpy as np

from mediakit._cells import Floats, Observed, half_if_zero
from mediakit._intervals import LEVEL, clopper_pearson, normal_quantile

PER_MILLION = 1_000_000
ZERO = ("half", "infinite")
PRIORS = ("pooled", "uniform")
# About the tokens of an article: the weight that the pooled corpus has as a prior.
PRIOR_TOKENS = 500.0


def log_ratio(cells: Observed) -> Floats:
    """Return the binary logarithm of the ratio of the two rates (Hardie 2014).

    log₂((a/c) / (b/d)); a cell of 0 counts 0.5, other cells are left as they are. So a rare word
    that a much smaller target lacks can come out above 0.
    """
    target = half_if_zero(cells.target) / cells.target_size
    reference = half_if_zero(cells.reference) / cells.reference_size
    return np.log2(target / reference)


def log_ratio_half_width(
    cells: Observed, *, level: float = LEVEL, types: int | None = None
) -> Floats:
    """Return half the interval of the log ratio, corrected for the number of types (Hardie 2014).

    sd(ln RR) = √(1/a + 1/b - 1/c - 1/d); z is the normal quantile at α / (2 V).
    """
    target, reference = half_if_zero(cells.target), half_if_zero(cells.reference)
    variance = 1 / target + 1 / reference - 1 / cells.target_size - 1 / cells.reference_size
    z = normal_quantile(_error(cells, level, types))
    return np.asarray(z * np.sqrt(np.maximum(variance, 0)) / np.log(2))


def _error(cells: Observed, level: float, types: int | None) -> float:
    """Return the share of intervals that may miss, of one among the V types: α / V."""
    return (1 - level) / max(cells.types if types is None else types, 1)


def _nearest_zero(low: Floats, high: Floats) -> Floats:
    """Return the bound nearest to 0; 0 where the interval holds it."""
    return np.maximum(low, 0) + np.minimum(high, 0)


def log_ratio_conservative(
    cells: Observed, *, level: float = LEVEL, types: int | None = None
) -> Floats:
    """Return the bound nearest to 0 of Hardie's interval of the log ratio, 0 if it holds 0.

    Hardie (2014): log ratio ± z sd(ln RR) / ln 2, z at α / (2 V); V is `types` where given.
    """
    half = log_ratio_half_width(cells, level=level, types=types)
    return _nearest_zero(log_ratio(cells) - half, log_ratio(cells) + half)


def log_ratio_lrc(cells: Observed, *, level: float = LEVEL, types: int | None = None) -> Floats:
    """Return the bound nearest to 0 of the exact interval of the log ratio (Evert 2022, LRC).

    Of the a + b occurrences a are the target's: the Clopper-Pearson interval of that share p, at
    α / (2 V) a side, gives log₂(p / (1 - p) · d / c). No cell needs 0.5 here.
    """
    low, high = clopper_pearson(
        cells.target, cells.target + cells.reference, level=1 - _error(cells, level, types)
    )
    sizes = np.log2(cells.reference_size / cells.target_size)
    with np.errstate(divide="ignore"):
        bounds = [np.log2(share) - np.log2(1 - share) + sizes for share in (low, high)]
    return _nearest_zero(*bounds)


def _treated(counts: Floats, zero: str) -> Floats:
    return half_if_zero(counts) if zero == "half" else counts


def percent_diff(cells: Observed, *, zero: str = "half") -> Floats:
    """Return the difference of the rates in percent of the reference's: 100 (rₐ - r_b) / r_b.

    Gabrielatos & Marchi (2012). Where the reference has none, it counts 0.5; with
    `zero="infinite"` the difference is infinite.
    """
    rate = cells.rates[0]
    reference = _treated(cells.reference, zero) / cells.reference_size
    with np.errstate(divide="ignore"):
        return 100 * (rate - reference) / reference


def simple_maths(cells: Observed, *, k: float = 1) -> Floats:
    """Return the ratio of the rates per million, each plus k (Kilgarriff 2009).

    k = 1 as in Sketch Engine, 100 in Brezina (2018): the larger, the commoner the words on top.
    Below 1 where the target under-uses.
    """
    target, reference = (rate * PER_MILLION + k for rate in cells.rates)
    return target / reference


def odds_ratio(cells: Observed, *, zero: str = "half") -> Floats:
    """Return the ratio of the odds: (a / (c - a)) / (b / (d - b)); Everitt (1992).

    A cell of 0 counts 0.5, as for the log ratio; with `zero="infinite"` it stays 0. Below 1 where
    the target under-uses.
    """
    a, b, c, d = (_treated(cell, zero) for cell in cells.four)
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio = (a / c) / (b / d)
    return np.where(np.isnan(ratio), 1.0, ratio)


def difference_coefficient(cells: Observed) -> Floats:
    """Return the difference of the rates over their sum (Hofland & Johansson 1982).

    (rₐ - r_b) / (rₐ + r_b): 1 where only the target has the word, -1 where only the reference.
    """
    target, reference = cells.rates
    return (target - reference) / (target + reference)


def log_odds_dirichlet(
    cells: Observed, *, prior: str | float = "pooled", alpha0: float | None = None
) -> Floats:
    """Return the z of the log odds ratio with a Dirichlet prior (Monroe, Colaresi & Quinn 2008).

    δ = ln((a+α) / (c+α₀-a-α)) - ln((b+α) / (d+α₀-b-α)), var(δ) = 1/(a+α) + 1/(b+α), z = δ/√var
    (their equations 16, 19, 20 and 22). The prior "pooled" is the counts of both corpora, scaled to
    α₀ = `alpha0` tokens (500 by default); "uniform" shares α₀ (by default 0.01 a type) out evenly
    among the types that occur in either corpus; a number is α of each of them.
    """
    alpha, total = _prior(cells, prior, alpha0)
    target, reference = cells.target + alpha, cells.reference + alpha
    other_target = cells.target_size + total - target
    other_reference = cells.reference_size + total - reference
    with np.errstate(divide="ignore", invalid="ignore"):
        delta = np.log(target / other_target) - np.log(reference / other_reference)
    variance = 1 / target + 1 / reference
    return np.nan_to_num(delta / np.sqrt(variance), nan=0.0)  # the only type: nothing differs


UNIFORM = 0.01  # of each type, by default


def _prior(
    cells: Observed, prior: str | float, alpha0: float | None
) -> tuple[Floats | float, float]:
    """Return α of each type, and their sum over the vocabulary."""
    if prior == "pooled":
        total = PRIOR_TOKENS if alpha0 is None else alpha0
        return cells.shared_rate * total, total
    if prior == "uniform":
        alpha = UNIFORM if alpha0 is None else alpha0 / cells.vocabulary
    else:
        alpha = float(prior)
    return alpha, alpha * cells.vocabulary
