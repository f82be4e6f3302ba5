"""How sure is a number: intervals for rates, corrections for many tests."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from mediakit._check import check_choice

LEVEL = 0.95  # of every interval, unless its docstring says otherwise
CORRECTIONS = ("bh", "bonferroni", "none")

Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]


def normal_quantile(tail: float | Floats) -> float | Floats:
    """Return the z above which a share `tail` / 2 of the standard normal lies."""
    from scipy.special import ndtri

    return -ndtri(np.asarray(tail) / 2)


def wilson(
    count: npt.ArrayLike, size: npt.ArrayLike, level: float = LEVEL
) -> tuple[Floats, Floats]:
    """Return the lower and upper bound of Wilson's score interval for count / size.

    Where `size` is 0 both bounds are missing.

    References
    ----------
    Wilson, E. B. (1927). Probable inference, the law of succession, and statistical inference.
    Journal of the American Statistical Association 22, 209-212.

    Examples
    --------
    >>> low, high = wilson(10, 100)
    >>> round(float(low), 4), round(float(high), 4)
    (0.0552, 0.1744)
    """
    observed, n = np.asarray(count, dtype=float), np.asarray(size, dtype=float)
    z2 = normal_quantile(1 - level) ** 2
    with np.errstate(invalid="ignore", divide="ignore"):
        centre = (observed + z2 / 2) / (n + z2)
        half = np.sqrt(z2) / (n + z2) * np.sqrt(observed * (n - observed) / n + z2 / 4)
        low = np.where(observed == 0, 0.0, centre - half)
        high = np.where(observed == n, 1.0, centre + half)
    unknown = n == 0
    return np.where(unknown, np.nan, low), np.where(unknown, np.nan, high)


def clopper_pearson(
    count: npt.ArrayLike, size: npt.ArrayLike, level: float = LEVEL
) -> tuple[Floats, Floats]:
    """Return the lower and upper bound of the exact interval for count / size.

    The bounds are quantiles of beta distributions: of β(k, n - k + 1) below and of
    β(k + 1, n - k) above.

    References
    ----------
    Clopper, C. J. & Pearson, E. S. (1934). The use of confidence or fiducial limits illustrated in
    the case of the binomial. Biometrika 26, 404-413.

    Examples
    --------
    >>> low, high = clopper_pearson(4, 20)
    >>> round(float(low), 4), round(float(high), 4)
    (0.0573, 0.4366)
    """
    from scipy.special import betainccinv, betaincinv

    observed, n = np.asarray(count, dtype=float), np.asarray(size, dtype=float)
    tail = (1 - level) / 2
    with np.errstate(invalid="ignore"):
        low = np.where(observed == 0, 0.0, betaincinv(observed, n - observed + 1, tail))
        high = np.where(observed == n, 1.0, betainccinv(observed + 1, n - observed, tail))
    return low, high


def benjamini_hochberg(p: Floats, times: Integers | None = None) -> Floats:
    """Return p values adjusted to control the false discovery rate (Benjamini & Hochberg 1995).

    Parameters
    ----------
    p : float array
        The p values.
    times : integer array, optional
        How many tests gave each; once by default.

    Examples
    --------
    >>> benjamini_hochberg(np.array([0.01, 0.04, 0.03])).round(3).tolist()
    [0.03, 0.04, 0.04]
    >>> benjamini_hochberg(np.array([0.01, 0.04]), np.array([2, 1])).round(3).tolist()
    [0.015, 0.04]
    """
    order = np.argsort(p)[::-1]
    here = np.ones(len(p), dtype=np.int64) if times is None else times[order]
    tests = here.sum()
    rank = tests - np.cumsum(here) + here  # of the last of the tests with this p
    adjusted = np.empty(len(p))
    adjusted[order] = np.minimum(1, np.minimum.accumulate(p[order] * tests / rank))
    return adjusted


def adjust(p: Floats, correction: str, times: Integers | None = None) -> Floats:
    """Return p corrected for the number of tests; missing values stay missing."""
    check_choice(correction, CORRECTIONS, "correction")
    if correction == "none" or not len(p) or np.isnan(p).all():
        return p.copy()
    if correction == "bonferroni":
        return np.minimum(1, p * (len(p) if times is None else times.sum()))
    return benjamini_hochberg(p, times)
