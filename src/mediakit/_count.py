"""Tokens → counts: how often each type occurs in each group of articles."""

from __future__ import annotations

import warnings
from collections.abc import Hashable, Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

from mediakit._check import check_choice, check_columns, check_dates
from mediakit._order import ranking
from mediakit._tokens import Tokens
from mediakit._type_counts import Integers, group_article_counts, group_counts

PERIODS = ("D", "W", "M", "Q", "Y")
By = str | Sequence[str] | None
ALL = "all"  # the name of the only group when nothing groups the articles


def _one_key(articles: pd.DataFrame, by: str, name: str) -> pd.Series:
    """Return each article's value of one column, or its period for "date:W"."""
    column, colon, period = by.partition(":")
    if not colon or by in articles.columns:
        check_columns(articles, by, name=name)
        return articles[by]
    check_columns(articles, column, name=name)
    check_choice(period, PERIODS, "by")
    kind = articles[column].dtype
    if not pd.api.types.is_datetime64_any_dtype(kind):
        raise ValueError(f"`{name}` must have dates in the column {column}; got {kind}.")
    return articles[column].dt.to_period(period)


def names_of(by: By) -> list[str]:
    """Return the columns and periods that articles are grouped by, as a list."""
    return [] if by is None else [by] if isinstance(by, str) else list(by)


def group_codes(
    articles: pd.DataFrame, by: By, *, name: str = "tokens.articles"
) -> tuple[npt.NDArray[np.intp], pd.Index]:
    """Return each article's group as a code, -1 where it has none, and the sorted groups.

    `name` is what the user calls the frame.
    """
    names = names_of(by)
    if not names:
        return np.zeros(len(articles), dtype=np.intp), pd.Index([ALL], dtype="str")
    keys = pd.DataFrame({each: _one_key(articles, each, name) for each in names})
    if len(names) == 1 and isinstance(keys[names[0]].dtype, pd.StringDtype):
        codes, groups = pd.factorize(keys[names[0]], sort=True)  # ten times as fast
        return codes, groups.rename(names[0])
    keys = keys.astype({each: "str" for each in names if keys[each].dtype == "category"})
    groups = keys.groupby(names if len(names) > 1 else names[0], sort=True, dropna=True)
    return groups.ngroup().fillna(-1).to_numpy(dtype=np.intp), groups.size().index


def warn_of_lost(
    lost: int, number: int, by: By, *, what: str = "articles", stacklevel: int = 4
) -> None:
    """Warn if articles (or what is counted) have no group."""
    if lost:
        warnings.warn(
            f"{lost} of {number} {what} have no {' and '.join(names_of(by))}: not counted.",
            stacklevel=stacklevel,
        )


def check_groups(groups: pd.Index, number: int, by: By, *, name: str = "tokens.articles") -> None:
    """Raise ValueError if there are articles, and none of them has a group."""
    if number and not len(groups):
        raise ValueError(f"`by` must be a column of `{name}` that has values, or None; got {by!r}.")


def group_articles(
    articles: pd.DataFrame, by: By, *, needed: bool = False, stacklevel: int = 4
) -> tuple[npt.NDArray[np.intp], pd.Index]:
    """Return the groups as `group_codes` does; warn if articles have none (raise if none has)."""
    codes, groups = group_codes(articles, by)
    if needed:
        check_groups(groups, len(articles), by)
    warn_of_lost(int((codes < 0).sum()), len(articles), by, stacklevel=stacklevel)
    return codes, groups


def check_families(articles: pd.DataFrame, *, before: str = "tokenize(articles)") -> None:
    """Raise ValueError unless wire families are marked."""
    if "family" not in articles.columns:
        raise ValueError(
            "`families=True` needs the column family: articles = mark_reuse(articles) before "
            f"{before}."
        )


def first_of_families(
    articles: pd.DataFrame, group: npt.NDArray[np.intp] | int = 0, *, name: str = "tokens.articles"
) -> npt.NDArray[np.bool_]:
    """Return whether each article is its wire family's first in its group, or in no family.

    `name` is what the user calls the frame; its dates must be dates, for text sorts by its digits.
    """
    check_families(articles)
    if "date" in articles.columns and articles["date"].notna().any():
        check_dates(articles, name)
    columns = [column for column in ("date", "article") if column in articles.columns]
    order = pd.DataFrame(
        {"group": group, "family": articles["family"].to_numpy()}
        | {column: articles[column].to_numpy() for column in columns}
    ).sort_values(columns, na_position="last")
    repeated = order.duplicated(["group", "family"]) & order["family"].notna()
    return ~repeated.sort_index().to_numpy()


def once_a_family(tokens: Tokens, families: bool) -> Tokens:
    """Return the tokens of the articles that count where nothing groups them: all, if not asked."""
    return tokens.select(first_of_families(tokens.articles)) if families else tokens


def groups_of(
    tokens: Tokens,
    by: By,
    families: bool,
    *,
    within: By = (),
    needed: bool = True,
    stacklevel: int = 5,
) -> tuple[npt.NDArray[np.intp], pd.Index]:
    """Return each article's group, -1 for those that do not count, and the groups.

    A wire family counts once in each group, or in each of the larger ones that `within` makes.
    It is an error if no article has a group, unless none is `needed`.
    """
    codes, groups = group_articles(tokens.articles, by, needed=needed, stacklevel=stacklevel)
    if families:
        larger = codes if within == () else group_codes(tokens.articles, within)[0]
        codes = np.where(first_of_families(tokens.articles, larger), codes, -1)
        if within == () and "article" in names_of(by):
            warnings.warn(
                "`families=True` changes nothing where each group is an article.",
                stacklevel=stacklevel - 2,
            )
    return codes, groups


def counts_frame(table: Integers, labels: pd.Index, groups: pd.Index) -> pd.DataFrame:
    """Return what was counted, a row a group and a column a type: as counts, commonest type first.

    The table is sorted in its place.
    """
    order = ranking(table.sum(axis=0), labels)
    for row in table:
        row[:] = row[order]
    return pd.DataFrame(table.T, index=labels[order].rename("token"), columns=groups, copy=False)


def count(tokens: Tokens, by: By = "source", *, families: bool = False) -> pd.DataFrame:
    """Count each type in each group of articles.

    Parameters
    ----------
    tokens : Tokens
        Words, lemmas or n-grams.
    by : str, list of str or None
        A column of `tokens.articles`, several, or a period of a date column ("date:W"; D, W, M,
        Q, Y). None counts all articles together. Articles without a value are left out, with a
        warning.
    families : bool
        Let each wire family count once in a group, with its earliest article. Where each group is
        an article this changes nothing, with a warning.

    Returns
    -------
    DataFrame
        Index `token`, a column a group, int64; every type, zeros kept; commonest first.

    Raises
    ------
    ValueError
        If a column or period is unknown, families are not marked, or their dates are no datetime64.

    Examples
    --------
    >>> articles = pd.DataFrame({"article": ["1", "2"], "source": ["المد", "السدرة"]})
    >>> tokens = Tokens.from_lists([["بدأ", "الإضراب"], ["انتهى", "الإضراب"]], articles)
    >>> count(tokens).loc["الإضراب"].to_dict()
    {'السدرة': 1, 'المد': 1}
    """
    codes, groups = groups_of(tokens, by, families)
    shape = (len(groups), len(tokens.unit_labels))
    table = group_counts(tokens.units, tokens.starts, codes, shape=shape)
    return counts_frame(table, tokens.unit_labels, groups)


def document_frequency(
    tokens: Tokens, by: By = "source", *, families: bool = False
) -> pd.DataFrame:
    """Count the articles of each group that hold each type.

    Parameters
    ----------
    tokens, by, families
        As for `count`.

    Returns
    -------
    DataFrame
        The shape of `count`: index `token`, a column a group, int64.

    Examples
    --------
    >>> tokens = Tokens.from_lists([["السد", "السد"], ["السد", "النهر"]])
    >>> document_frequency(tokens, by=None).loc["السد", "all"]
    np.int64(2)
    """
    codes, groups = groups_of(tokens, by, families)
    shape = (len(groups), len(tokens.unit_labels))
    table = group_article_counts(tokens.units, tokens.starts, codes, shape=shape)
    return counts_frame(table, tokens.unit_labels, groups)


def group_name(group: Hashable) -> str:
    """Return a group as text: several columns are joined by " · ".

    Examples
    --------
    >>> group_name(("المد", pd.Period("2026-02", "M")))
    'المد · 2026-02'
    """
    return " · ".join(map(str, group)) if isinstance(group, tuple) else str(group)
