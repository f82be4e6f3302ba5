"""When did a rate change for good?"""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from mediakit._cells import Observed
from mediakit._check import check_positive
from mediakit._effect_size import log_ratio
from mediakit._series import Floats, Series, series

COLUMNS = (
    "group", "token", "period", "last_before", "rate_before", "rate_after", "log_ratio",
    "penalty", "dispersion",
)  # fmt: skip
INDEPENDENT = 2 / 3  # of squared differences of neighbours, as many are worth one that is free


def dispersion_of(counts: Floats, sizes: Floats) -> float:
    """Return φ, how many times as much counts vary as if tokens were drawn one by one; at least 1.

    The mean over neighbouring periods of (p₁ - p₂)² / (p (1 - p) (1/n₁ + 1/n₂)) is a little high
    where the rate changes (Rice 1984); what is left around the best single cut, by its degrees of
    freedom, is a little low, for the cut was chosen. φ is between them, if the second is lower.

    Examples
    --------
    >>> round(dispersion_of(np.array([10.0, 30.0, 10.0, 30.0]), np.array([1000.0] * 4)), 2)
    8.5
    """
    rates, rate = counts / sizes, counts.sum() / sizes.sum()
    variance = rate * (1 - rate)
    by_pair = np.diff(rates) ** 2 / (variance * (1 / sizes[1:] + 1 / sizes[:-1]))
    first = np.cumsum(sizes)[:-1]
    explained = np.cumsum(counts - rate * sizes)[:-1] ** 2 * (1 / first + 1 / (sizes.sum() - first))
    left = (sizes * (rates - rate) ** 2).sum() - explained.max()
    high = by_pair.mean()
    low = left / variance / max(len(counts) - 2, 1)
    return float(max(1, (high + min(high, low)) / 2)) if len(counts) > 2 else max(1, float(high))


def default_penalty(periods: int, dispersion: float) -> float:
    """Return 3 ln n; where the dispersion is an estimate, the same tail of F(1, ⅔ (n - 1)).

    Examples
    --------
    >>> round(default_penalty(20, 1.0), 2), round(default_penalty(20, 1.8), 2)
    (8.99, 13.78)
    """
    from scipy.special import chdtrc, fdtri

    usual = 3 * float(np.log(periods))
    if dispersion == 1:
        return usual
    return float(fdtri(1, INDEPENDENT * (periods - 1), 1 - chdtrc(1, usual)))


def _cost(counts: Floats, sizes: Floats, dispersion: float) -> Any:
    """Return the cost of a stretch with one rate, as ruptures takes it: -2 ln L / φ."""
    from ruptures.base import BaseCost
    from scipy.special import xlogy

    occurrences, tokens = (np.append(0, np.cumsum(each)) for each in (counts, sizes))

    class Deviance(BaseCost):
        model = "binomial"
        min_size = 1

        def fit(self, signal: Floats) -> Deviance:
            self.signal = signal
            return self

        def error(self, start: int, end: int) -> float:
            count = occurrences[end] - occurrences[start]
            size = tokens[end] - tokens[start]
            likelihood = xlogy(count, count / size) + xlogy(size - count, 1 - count / size)
            return float(-2 * likelihood / dispersion)

    return Deviance()


def _changes(one: Series, penalty: float | None) -> list[dict[str, Any]]:
    """Return the change points of one term in one group."""
    if len(one.counts) < 2 or one.counts.sum() in (0, one.sizes.sum()):
        return []
    from ruptures import Pelt

    dispersion = dispersion_of(one.counts, one.sizes)
    paid = default_penalty(len(one.counts), dispersion) if penalty is None else penalty
    cost = _cost(one.counts, one.sizes, dispersion)
    search = Pelt(custom_cost=cost, min_size=1, jump=1)
    ends = search.fit_predict(one.counts, pen=paid)
    bounds = zip([0, *ends[:-1]], ends, ends[1:], strict=False)
    return [_row(one, *bound) | {"penalty": paid, "dispersion": dispersion} for bound in bounds]


def _row(one: Series, first: int, change: int, end: int) -> dict[str, Any]:
    """Return what is said of one change: from the stretch before it to that after it."""
    before, after = slice(first, change), slice(change, end)
    both = Observed(
        one.counts[after].sum(keepdims=True),
        one.counts[before].sum(keepdims=True),
        one.sizes[after].sum(),
        one.sizes[before].sum(),
    )
    return {
        "group": one.group,
        "token": one.token,
        "period": one.periods[change],
        "last_before": one.periods[change - 1],
        "rate_before": one.mean_rate(first, change),
        "rate_after": one.mean_rate(change, end),
        "log_ratio": float(log_ratio(both)[0]),
    }


def change_points(trend_table: pd.DataFrame, *, penalty: float | None = None) -> pd.DataFrame:
    """Find the periods from which on a term has another rate.

    The periods of each term and group are cut into stretches of one rate each, as many and where
    the sum of -2 ln L / φ over the stretches plus the penalty for each cut is least (PELT). L is
    the binomial likelihood of the counts given the tokens, so a period of few tokens weighs little,
    and a rate near 0 needs no transformation to be comparable. φ is the dispersion: words come in
    articles, so counts vary more than single draws would; it is estimated from differences of
    neighbouring periods and from what the best single cut leaves, and is at least 1. Periods
    without words are passed over. What rises for a period or two and falls again raises φ before
    it is a change: `bursts` finds it.

    Parameters
    ----------
    trend_table : DataFrame
        What `trend` returns, rows in any order.
    penalty : float, optional
        By how much a cut must lower -2 ln L / φ. The default is 3 ln n, n the number of periods
        (Zhang & Siegmund's modified BIC without its terms for the lengths of stretches); 2 ln n,
        the usual BIC, finds a change in 4 to 24 % of series without any. Where φ is above 1, it is
        an estimate from few differences, and the penalty is the quantile of F(1, ⅔ (n - 1)) with
        the tail that 3 ln n has in χ²₁. With it, of simulated series of 10 and more periods with
        one rate, 0 to 6 % have a change, also where words are clustered; of shorter ones up to
        10 %, of words that are rare and clustered 15 %. Higher: fewer changes.

    Returns
    -------
    DataFrame
        `group`, `token`, `period` (the first with the new rate), `last_before` (the last with words
        before it: in a gap nobody knows), `rate_before`, `rate_after` (of the stretches on both
        sides, in the unit of the table), `log_ratio` (after to before, Hardie's), `penalty`,
        `dispersion` (φ). By token, group and time. There is no p: the places were chosen.

    Raises
    ------
    ValueError
        If a column is missing, a period occurs twice, or `penalty` is not above 0.

    Examples
    --------
    >>> months = pd.period_range("2026-01", periods=6, freq="M")
    >>> table = pd.DataFrame({"period": months, "group": "المد", "token": "الإضراب"})
    >>> table = table.assign(count=[9, 11, 10, 31, 28, 30], tokens=1000)
    >>> found = change_points(table.assign(rate=table["count"] / table["tokens"] * 10_000))
    >>> found[["period", "last_before", "rate_before", "rate_after"]]
        period last_before  rate_before  rate_after
    0  2026-04     2026-03        100.0  296.666667

    References
    ----------
    Killick, R., Fearnhead, P. & Eckley, I. A. (2012). Optimal detection of changepoints with a
    linear computational cost. Journal of the American Statistical Association 107, 1590-1598.
    Zhang, N. R. & Siegmund, D. O. (2007). A modified Bayes information criterion. Biometrics 63,
    22-32. Rice, J. (1984), The Annals of Statistics 12, 1215-1230 (the differences). McCullagh, P.
    & Nelder, J. A. (1989). Generalized linear models, 4.5 (dispersion). Truong, C., Oudre, L. &
    Vayatis, N. (2020), Signal Processing 167, 107299 (ruptures).
    """
    if penalty is not None:
        check_positive(penalty, "penalty")
    rows = [row for one in series(trend_table) for row in _changes(one, penalty)]
    table = pd.DataFrame(rows, columns=list(COLUMNS))
    kinds = dict.fromkeys(COLUMNS[4:], "float64") | {"group": "str", "token": "str"}
    times = dict.fromkeys(("period", "last_before"), trend_table["period"].dtype)
    return table.astype(kinds | times)
