"""How often does each term occur in each period?"""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Mapping
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from mediakit._check import check_choice, check_positive, check_text, listing
from mediakit._count import ALL, PERIODS, By, group_name, groups_of, names_of
from mediakit._intervals import wilson
from mediakit._query import hits_of_any, parsed
from mediakit._suggest import hint
from mediakit._tokens import Tokens

Terms = str | Iterable[str] | Mapping[str, str | Iterable[str]]
Positions = npt.NDArray[np.int64]
COLUMNS = (
    "period", "group", "token", "count", "tokens", "articles", "rate", "rate_low", "rate_high",
)  # fmt: skip


class Grid(NamedTuple):
    """Each group with each period, group after group, and where the articles are in it.

    ::

        periods     w1  w2  w3  w1  w2  w3
        groups      أ   أ   أ   ب   ب   ب
        cells       0, 4, 4, -1         the place of each article, -1 if it has none
        tokens      9   0   0   0   30  0
    """

    periods: pd.PeriodIndex
    groups: pd.Index
    cells: Positions
    tokens: npt.NDArray[np.int64]
    articles: npt.NDArray[np.int64]

    def counted(self, articles: Positions) -> npt.NDArray[np.int64]:
        """Return how many of these articles, one for each hit, fall into each cell."""
        cells = self.cells[articles]
        return np.bincount(cells[cells >= 0], minlength=len(self.periods)).astype(np.int64)


def _as_list(terms: str | Iterable[str]) -> list[str]:
    listed = [terms] if isinstance(terms, str) or not isinstance(terms, Iterable) else [*terms]
    for term in listed:
        check_text(term, "terms")
    return listed


def _named(terms: Terms) -> dict[str, list[list[str]]]:
    """Return the patterns of each term, or of all terms that are counted under one name."""
    if isinstance(terms, Mapping):
        lists = {str(name): _as_list(entries) for name, entries in terms.items()}
    else:
        lists = {term: [term] for term in _as_list(terms)}
    empty = [name for name, entries in lists.items() if not entries]
    if empty or not lists:
        raise ValueError(f"`terms` must be one term or more; got none{_for(empty)}")
    return {name: [parsed(entry, "terms") for entry in entries] for name, entries in lists.items()}


def _for(names: list[str]) -> str:
    return f" for {names[0]}" if names else "."


def _grid(tokens: Tokens, every: str, by: By, families: bool) -> Grid:
    """Return the grid from the first period with articles to the last."""
    period = f"date:{every}"
    if period in names_of(by):
        raise ValueError(f"`by` must be other groups than the periods themselves; got {period}.")
    columns = [period, *names_of(by)]
    cell, cells = groups_of(tokens, columns, families, within=by, needed=False, stacklevel=6)
    own = pd.PeriodIndex(cells.get_level_values(0), freq=every)
    named = [ALL] * len(cells) if by is None else map(group_name, cells.droplevel(0))
    whole = pd.period_range(own.min(), own.max(), freq=every) if len(own) else own
    number, groups = pd.factorize(pd.Index(list(named), dtype="str"), sort=True)
    place = number * len(whole) + whole.get_indexer(own)
    dated = cell >= 0
    at = np.full(len(cell), -1, dtype=np.int64)
    at[dated] = place[cell[dated]]
    size = len(whole) * len(groups)
    words = np.bincount(at[dated], tokens.sizes[dated], minlength=size).astype(np.int64)
    return Grid(
        pd.PeriodIndex(np.tile(whole, len(groups)), freq=every), groups.repeat(len(whole)), at,
        words, np.bincount(at[dated], minlength=size).astype(np.int64),
    )  # fmt: skip


def _warn_of_absent(
    tokens: Tokens, named: Mapping[str, list[list[str]]], absent: list[str]
) -> None:
    """Warn of terms that never occur: a rate of zero may be a misspelling."""
    if absent:
        first = " ".join(named[absent[0]][0])
        warnings.warn(
            f"{len(absent)} of {len(named)} terms never occur and have zeros."
            f"{hint(tokens, [first])} Not found: {listing(absent)}",
            stacklevel=3,
        )


def _rows(grid: Grid, name: str, counts: npt.NDArray[np.int64], per: float) -> pd.DataFrame:
    """Return the rows of one term."""
    size = grid.tokens.astype(float)
    low, high = wilson(counts, size)
    with np.errstate(invalid="ignore"):
        rate = counts / size
    columns = {
        "period": grid.periods,
        "group": grid.groups,
        "token": pd.Series(name, index=range(len(size)), dtype="str"),
        "count": np.where(grid.articles > 0, counts, np.nan),
        "tokens": grid.tokens,
        "articles": grid.articles,
        "rate": rate * per,
        "rate_low": low * per,
        "rate_high": high * per,
    }
    return pd.DataFrame(columns)


def trend(
    tokens: Tokens,
    terms: Terms,
    *,
    every: str = "W",
    by: By = None,
    per: float = 10_000,
    families: bool = False,
) -> pd.DataFrame:
    """Return the rate of each term in each period, with an interval.

    Parameters
    ----------
    tokens : Tokens
        Words, lemmas or n-grams of dated articles.
    terms : str, iterable of str, or mapping of str to these
        A term or several: a word or lemma in any spelling, a phrase ("رئيس الحكومة"), or a wildcard
        ("حكوم*"). In a mapping, the terms of a name are counted together, each token at most once:
        where they overlap, the longest is one occurrence.
    every : str
        The period: "D", "W" (Monday to Sunday), "M", "Q" or "Y".
    by : str, list of str or None
        A line for each group, as for `count` ("source"). None takes all articles together.
    per : float
        The rate is per so many tokens.
    families : bool
        Let each wire family count once in a line, with its earliest article and in that one's
        period: what an outlet prints again later is no news.

    Returns
    -------
    DataFrame
        `period`, `group` ("all" without `by`), `token` (the term or the name), `count`
        (occurrences), `tokens` and `articles` (all of the period and group), `rate`, `rate_low`,
        `rate_high` (Wilson interval, 95 %). A row for each term, group and period from the first
        period with articles to the last, in this order. A period in which a group has no article
        has a missing count and rate, never 0; one whose articles have no word has only a count.

    Warns
    -----
    UserWarning
        If articles have no date or group, which leaves them out; if a term never occurs, which
        leaves its rows with zeros.

    Raises
    ------
    ValueError
        If `every` is no such period, a column is missing or has no dates, there is no term or an
        empty one, `per` is not above 0, or families are not marked.

    Examples
    --------
    >>> dates = pd.to_datetime(["2026-01-05", "2026-01-06", "2026-01-20"])
    >>> articles = pd.DataFrame({"article": ["1", "2", "3"], "date": dates})
    >>> lists = [["بدأ", "الإضراب"], ["الإضراب", "مستمر"], ["انتهت", "الأزمة"]]
    >>> table = trend(Tokens.from_lists(lists, articles), "الإضراب", per=100)
    >>> table[["period", "count", "tokens", "rate"]]
                      period  count  tokens  rate
    0  2026-01-05/2026-01-11    2.0       4  50.0
    1  2026-01-12/2026-01-18    NaN       0   NaN
    2  2026-01-19/2026-01-25    0.0       2   0.0

    References
    ----------
    Wilson, E. B. (1927), Journal of the American Statistical Association 22, 209-212.
    """
    check_choice(every, PERIODS, "every")
    check_positive(per, "per")
    named = _named(terms)
    grid = _grid(tokens, every, by, families)
    absent, tables = [], []
    for name, entries in named.items():
        places = hits_of_any(tokens, entries).positions
        absent += [] if len(places) else [name]
        articles = np.searchsorted(tokens.starts, places, side="right") - 1
        tables.append(_rows(grid, name, grid.counted(articles), per))
    _warn_of_absent(tokens, named, absent)
    return pd.concat(tables, ignore_index=True)
