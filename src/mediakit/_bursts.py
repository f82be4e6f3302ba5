"""When was a term a burst: more frequent than it is, for a while?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from mediakit._check import check_at_least, check_positive
from mediakit._order import ranking
from mediakit._series import Floats, Series, series

COLUMNS = ("group", "token", "start", "end", "level", "weight")
States = npt.NDArray[np.int64]


def fit_costs(counts: Floats, sizes: Floats, scale: float, levels: int) -> Floats:
    """Return σ(i, r, d) = -ln(pᵢʳ (1 - pᵢ)ᵈ⁻ʳ) of each batch (rows) and state; pᵢ = p₀ sⁱ.

    The binomial coefficient of the paper is left out: it is the same in each state. A state whose
    pᵢ would not be below 1 costs infinitely much.

    Examples
    --------
    >>> fit_costs(np.array([1.0]), np.array([4.0]), 2, 1).round(3).tolist()
    [[2.249, 2.773]]
    """
    from scipy.special import xlog1py, xlogy

    rates = counts.sum() / sizes.sum() * scale ** np.arange(levels + 1.0)
    possible = np.where(rates < 1, rates, np.nan)
    hits, sizes = counts[:, None], sizes[:, None]
    costs = -(xlogy(hits, possible) + xlog1py(sizes - hits, -possible))
    return np.where(np.isnan(costs), np.inf, costs)


def cheapest_states(fits: Floats, step: float) -> States:
    """Return the states with the least cost: of fit, and `step` for each level that is climbed.

    The automaton starts in state 0, and to descend costs nothing. Of equally cheap ways, that by
    the lowest states is taken.

    Examples
    --------
    >>> cheapest_states(np.array([[0.0, 9], [9, 0], [0, 1], [9, 0], [0, 9]]), 2.0).tolist()
    [0, 1, 1, 1, 0]
    """
    states = np.arange(fits.shape[1])
    climbs = np.maximum(states[None, :] - states[:, None], 0) * step  # from a row to a column
    total = np.where(states == 0, 0.0, np.inf)
    came_from = np.zeros(fits.shape, dtype=np.int64)
    for batch, fit in enumerate(fits):
        ways = total[:, None] + climbs
        came_from[batch] = ways.argmin(axis=0)
        total = ways.min(axis=0) + fit
    path = np.empty(len(fits), dtype=np.int64)
    state = int(total.argmin())
    for batch in range(len(fits) - 1, -1, -1):
        path[batch] = state
        state = int(came_from[batch, state])
    return path


def _runs(inside: npt.NDArray[np.bool_]) -> Iterator[tuple[int, int]]:
    """Yield where each run of true values begins, and where it has ended."""
    edges = np.diff(np.concatenate([[0], inside.astype(np.int8), [0]]))
    yield from zip(
        np.flatnonzero(edges == 1).tolist(), np.flatnonzero(edges == -1).tolist(), strict=True
    )


def _bursts_of(one: Series, fits: Floats, gamma: float) -> Iterator[dict[str, Any]]:
    """Yield the bursts of one term in one group, given its costs of fit."""
    states = cheapest_states(fits, gamma * float(np.log(len(fits))))
    for level in range(1, int(states.max()) + 1):
        gains = fits[:, level - 1] - fits[:, level]
        for first, end in _runs(states >= level):
            yield {
                "group": one.group,
                "token": one.token,
                "start": one.periods[first],
                "end": one.periods[end - 1],
                "level": level,
                "weight": float(gains[first:end].sum()),
            }


def bursts(
    trend_table: pd.DataFrame,
    *,
    scale: float = 2.0,
    gamma: float = 1.0,
    levels: int = 1,
    dispersion: float = 1.0,
) -> pd.DataFrame:
    """Find the periods in which a term came in a burst (Kleinberg's automaton for batches).

    In state 0 a term has p₀, its share of all tokens of its group; in state i, p₀ sⁱ. Each period
    costs -ln of the binomial probability of its count in its state, and each climb by one level
    costs γ ln n, n the number of periods; the cheapest sequence of states is taken. The paper
    counts documents in batches; here it is tokens in periods. Periods without words are passed
    over: a burst before and after them goes on.

    Parameters
    ----------
    trend_table : DataFrame
        What `trend` returns, rows in any order.
    scale : float
        s, above 1: how many times as frequent a term is one level up.
    gamma : float
        γ, above 0: higher means fewer and longer bursts.
    levels : int
        The number of states above 0; with several, bursts lie inside of bursts.
    dispersion : float
        By this the costs of fit, and so the weights, are divided; 1 is Kleinberg's automaton. It
        takes tokens for independent, but articles repeat their words: of simulated series with one
        rate, 1 to 13 % have a burst if tokens are drawn one by one, most if they come in clumps
        of 2.5 on average, whose counts vary four times as much, and a fifth of these at 4.
        `change_points` estimates it, too high where there are bursts.

    Returns
    -------
    DataFrame
        `group`, `token`, `start`, `end` (the first and the last period), `level` (from 1), `weight`
        (nats: how much cheaper its level is than the level below, over the burst). Heaviest first,
        ties by token, group and start.

    Raises
    ------
    ValueError
        If a column is missing, a period occurs twice, or a parameter is out of its range.

    Examples
    --------
    >>> months = pd.period_range("2026-01", periods=6, freq="M")
    >>> table = pd.DataFrame({"period": months, "group": "المد", "token": "الإضراب"})
    >>> table = table.assign(count=[2, 3, 20, 25, 2, 2], tokens=1000)
    >>> found = bursts(table.assign(rate=table["count"] / table["tokens"] * 10_000))
    >>> found[["token", "start", "end", "level", "weight"]]
         token    start      end  level     weight
    0  الإضراب  2026-03  2026-04      1  13.355716

    References
    ----------
    Kleinberg, J. (2003). Bursty and hierarchical structure in streams. Data Mining and Knowledge
    Discovery 7, 373-397, section 4 (states, costs, weight).
    """
    if not isinstance(scale, int | float) or not 1 < scale < np.inf:
        raise ValueError(f"`scale` must be above 1 and finite; got {scale!r}.")
    check_positive(gamma, "gamma")
    check_at_least(levels, 1, "levels")
    check_at_least(dispersion, 1, "dispersion")
    rows: list[dict[str, Any]] = []
    for one in series(trend_table):
        if one.counts.any():
            fits = fit_costs(one.counts, one.sizes, scale, int(levels)) / dispersion
            rows += _bursts_of(one, fits, gamma)
    table = pd.DataFrame(rows, columns=list(COLUMNS))
    kinds = {"group": "str", "token": "str", "level": "int64", "weight": "float64"}
    times = dict.fromkeys(("start", "end"), trend_table["period"].dtype)
    order = ranking(table["weight"].astype("float64"), pd.Index(table["token"], dtype="str"))
    return table.astype(kinds | times).iloc[order].reset_index(drop=True)
