"""How surely do two corpora differ in a type, if tokens were independent of each other?"""

from __future__ import annotations

import numpy as np

from mediakit._cells import HALF, Floats, Observed, times_log_ratio

CONTINUITY = ("none", "yates", "quanteda", "williams")
# Cochran's rule: with an expected count below 5, quanteda applies the correction of Yates.
SMALL = 5


def log_likelihood(cells: Observed) -> Floats:
    """Return G² over two cells, the occurrences (Rayson & Garside 2000).

    G² = 2 [a ln(a/E₁) + b ln(b/E₂)], E₁ = c(a+b)/N, E₂ = d(a+b)/N, 0 ln 0 = 0. The convention of
    the log-likelihood wizard and AntConc.
    """
    expected = cells.expected
    return 2 * (
        times_log_ratio(cells.target, expected[0]) + times_log_ratio(cells.reference, expected[1])
    )


def _continuity(cells: Observed, correction: str) -> Floats | float:
    """Return by how much each cell moves towards what is expected.

    "yates" moves by 0.5, or to what is expected where that is nearer (R's chisq.test);
    "quanteda" only where an expected count is below 5 and the whole 0.5 is left to move.
    """
    deviation = np.abs(cells.target - cells.expected[0])
    if correction == "yates":
        return np.minimum(HALF, deviation)
    if correction == "quanteda":
        small = np.minimum.reduce(cells.expected) < SMALL
        return np.where(small & (deviation > HALF), HALF, 0.0)
    return 0.0


def _williams(cells: Observed) -> Floats:
    """Return Williams's divisor (1976); 1 where a cell is empty.

    q = 1 + (N/(a+b) + N/(N-a-b) - 1) (N/c + N/d - 1) / (6 N).
    """
    rate, size = cells.shared_rate, cells.size
    sides = size / cells.target_size + size / cells.reference_size - 1
    with np.errstate(divide="ignore"):
        q = 1 + (1 / rate + 1 / (1 - rate) - 1) * sides / (6 * size)
    return np.where(np.minimum.reduce(cells.four) == 0, 1.0, q)


def log_likelihood_4(cells: Observed, *, correction: str = "none") -> Floats:
    """Return G² over four cells, occurrences and all other tokens (Dunning 1993).

    G² = 2 Σ O ln(O/E). The convention of UCS, and of quanteda's "lr", which corrects by default
    (`correction="quanteda"`) and adds 1e-9 to each O/E.
    """
    shift = _continuity(cells, correction)
    sign = np.sign(cells.target - cells.expected[0])
    observed = (
        cell - way * sign * shift for cell, way in zip(cells.four, (1, -1, -1, 1), strict=True)
    )
    statistic = 2 * sum(map(times_log_ratio, observed, cells.expected), np.zeros(1))
    return statistic / _williams(cells) if correction == "williams" else statistic


def chi_squared(cells: Observed, *, correction: str = "none") -> Floats:
    """Return Pearson's X² over four cells (Pearson 1900): X² = Σ (O - E)² / E.

    All four cells deviate by the same number. quanteda's "chi2" corrects by default
    (`correction="quanteda"`).
    """
    deviation = np.abs(cells.target - cells.expected[0]) - _continuity(cells, correction)
    with np.errstate(divide="ignore", invalid="ignore"):
        statistic = deviation**2 * sum(1 / expected for expected in cells.expected)
    statistic = np.where(deviation == 0, 0.0, statistic)
    return statistic / _williams(cells) if correction == "williams" else statistic


def chi_squared_yates(cells: Observed) -> Floats:
    """Return X² with the correction for continuity of Yates (1934), as R's chisq.test.

    X² = Σ (abs(O - E) - min(0.5, abs(O - E)))² / E.
    """
    return chi_squared(cells, correction="yates")


def bic(cells: Observed) -> Floats:
    """Return the approximate Bayesian information criterion (Wilson 2013): G² - ln N.

    G² over two cells. Where it is below 0 there is no evidence for a difference: it is 0 then, so
    that the sign of the measure keeps the direction. Above 10 is very strong evidence.
    """
    return np.maximum(log_likelihood(cells) - np.log(cells.size), 0)
