"""The keyness measures by name, with their parameters."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from functools import partial
from typing import Any, NamedTuple

import numpy as np

from mediakit._cells import Floats, Observed
from mediakit._check import check_at_least, check_choice, check_positive, did_you_mean, listing
from mediakit._effect_size import (
    PRIORS,
    ZERO,
    difference_coefficient,
    log_odds_dirichlet,
    log_ratio,
    log_ratio_conservative,
    log_ratio_lrc,
    odds_ratio,
    percent_diff,
    simple_maths,
)
from mediakit._significance import (
    CONTINUITY,
    bic,
    chi_squared,
    chi_squared_yates,
    log_likelihood,
    log_likelihood_4,
)


class Measure(NamedTuple):
    """A way to score the difference, and what its value means.

    `measure` makes one, and `keyness` takes it.
    """

    name: str
    score: Callable[..., Floats]
    signed: bool = True  # as it is: negative (of a ratio: below 1) where the target under-uses
    test: str | None = None  # "chi_squared" (1 degree of freedom) or "normal" if nothing differs

    def p_values(self, values: Floats) -> Floats:
        """Return the p value of each, by the survival function; missing without a test.

        A chi squared with 1 degree of freedom is the square of a standard normal z, and
        P(|z| > x) = erfc(x / √2): a hundred times faster than the incomplete gamma function.
        """
        from scipy.special import erfc

        if self.test is None:
            return np.full(len(values), np.nan)
        z = np.sqrt(np.abs(values)) if self.test == "chi_squared" else np.abs(values)
        return np.asarray(erfc(z / np.sqrt(2)))


_ALL = (
    Measure("log_likelihood", log_likelihood, signed=False, test="chi_squared"),
    Measure("log_likelihood_4", log_likelihood_4, signed=False, test="chi_squared"),
    Measure("chi_squared", chi_squared, signed=False, test="chi_squared"),
    Measure("chi_squared_yates", chi_squared_yates, signed=False, test="chi_squared"),
    Measure("log_ratio", log_ratio),
    Measure("log_ratio_conservative", log_ratio_conservative),
    Measure("log_ratio_lrc", log_ratio_lrc),
    Measure("percent_diff", percent_diff),
    Measure("simple_maths", simple_maths),
    Measure("odds_ratio", odds_ratio),
    Measure("difference_coefficient", difference_coefficient),
    Measure("bic", bic, signed=False),
    Measure("log_odds_dirichlet", log_odds_dirichlet, test="normal"),
)
MEASURES = {each.name: each for each in _ALL}


def _check_level(value: Any, name: str) -> None:
    check_positive(value, name)
    if value >= 1:
        raise ValueError(f"`{name}` must be below 1; got {value}.")


def _check_types(value: Any, name: str) -> None:
    if value is not None:
        check_at_least(value, 1, name)


def _check_prior(value: Any, name: str) -> None:
    if isinstance(value, str):
        check_choice(value, PRIORS, name)
    else:
        check_positive(value, name)


def _check_alpha0(value: Any, name: str) -> None:
    if value is not None:
        check_positive(value, name)


_CHECKS: dict[str, Callable[[Any, str], None]] = {
    "correction": lambda value, name: check_choice(value, CONTINUITY, name),
    "zero": lambda value, name: check_choice(value, ZERO, name),
    "k": check_positive,
    "level": _check_level,
    "types": _check_types,
    "prior": _check_prior,
    "alpha0": _check_alpha0,
}


def measure(name: str, **parameters: Any) -> Measure:
    """Return a measure of keyness with its parameters, for `keyness(…, measure=…)`.

    Parameters
    ----------
    name : str
        Tests, a χ² with 1 degree of freedom if tokens were independent of each other:
        "log_likelihood" (two cells), "log_likelihood_4" (four cells), "chi_squared",
        "chi_squared_yates"; "bic". Effect sizes: "log_ratio", "log_ratio_conservative" (Hardie),
        "log_ratio_lrc" (Evert), "percent_diff", "simple_maths", "odds_ratio",
        "difference_coefficient", "log_odds_dirichlet" (a z score).
    **parameters
        `correction` of "log_likelihood_4" and "chi_squared": "none" (default), "yates" (as R),
        "quanteda" (Yates where an expected count is below 5) or "williams".
        `level` (0.95) and `types` (V, by default of the table) of "log_ratio_conservative" and
        "log_ratio_lrc". `k` (1) of "simple_maths". `zero` of "percent_diff" and "odds_ratio":
        "half" (default: a cell of 0 counts 0.5) or "infinite". `prior` of "log_odds_dirichlet":
        "pooled" (default), "uniform", or α of each type, with `alpha0`, the sum of the prior.

    Returns
    -------
    Measure
        What `keyness` takes.

    Raises
    ------
    ValueError
        If there is no such measure, it has no such parameter, or the value is not possible.

    Examples
    --------
    >>> import pandas as pd
    >>> from mediakit import keyness
    >>> words = pd.Index(["الإضراب", "الميناء"], name="token")
    >>> counts = pd.DataFrame({"المد": [30, 70], "المنارة": [5, 95]}, index=words)
    >>> keyness(counts, "المد", measure=measure("simple_maths", k=100))["simple_maths"].round(2)
    0    5.99
    1    0.74
    Name: simple_maths, dtype: float64

    References
    ----------
    Rayson & Garside 2000; Dunning 1993; Yates 1934; Williams 1976; Wilson 2013; Hardie 2014;
    Evert 2022; Gabrielatos & Marchi 2012; Kilgarriff 2009; Hofland & Johansson 1982; Monroe,
    Colaresi & Quinn 2008.
    """
    check_choice(name, tuple(MEASURES), "measure")
    chosen = MEASURES[name]
    known = list(inspect.signature(chosen.score).parameters)[1:]
    for parameter, value in parameters.items():
        if parameter not in known:
            raise ValueError(
                f"The measure {name} has the parameters {listing(known)}; got {parameter}."
                f"{did_you_mean(parameter, known)}"
            )
        _CHECKS[parameter](value, parameter)
    return chosen._replace(score=partial(chosen.score, **parameters)) if parameters else chosen


def as_measure(value: str | Measure) -> Measure:
    """Return the measure of that name, or the measure itself."""
    return value if isinstance(value, Measure) else measure(value)


def score(cells: Observed, chosen: Measure) -> Floats:
    """Return the measure of each type, negative where the target under-uses."""
    values = chosen.score(cells)
    if chosen.signed:
        return values
    rates = cells.rates
    return np.where(rates[0] < rates[1], -values, values)
