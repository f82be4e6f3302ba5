"""Which words does each outlet add to wire copy or strike from it?"""

from __future__ import annotations

import warnings
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from mediakit._check import check_at_least, check_columns, did_you_mean, listing
from mediakit._count import By, group_articles, group_name
from mediakit._gather import as_labels
from mediakit._intervals import adjust, wilson
from mediakit._order import ranking
from mediakit._tokens import Tokens, tokenize
from mediakit._versions import Cells, against_one, against_others

COLUMNS = (
    "group", "token", "change", "added", "struck", "kept", "families", "rate", "rate_low",
    "rate_high", "p", "p_adjusted",
)  # fmt: skip
DATED = "dated"  # how `mark_reuse` says that the first of a family is known


class Versions(NamedTuple):
    """The first article of each family in each group, and what it is compared with."""

    # Index: the row in `tokens.articles`. family, group (numbers), reference (the row of the
    # version that it is compared with; its own where it is not judged, -1 for all others)
    table: pd.DataFrame
    groups: pd.Index

    @property
    def judged(self) -> pd.DataFrame:
        """The versions that are compared, not those that others are compared with."""
        return self.table[self.table["reference"] != self.table.index]


def edits(
    articles: pd.DataFrame,
    tokens: Tokens | None = None,
    by: By = "source",
    *,
    reference: str | None = None,
    min_count: int = 2,
    correction: str = "bh",
) -> pd.DataFrame:
    """Find the words that each outlet strikes from wire copy, or adds to it, in many items.

    In each wire family the earliest version of each outlet is one version. It is compared with the
    family's first article where that is known (`family_order` "dated"), which itself is not judged:
    what it changed in the agency's item is not known. Where the first is not known, a version is
    compared with all others: a word is struck if every other version has it more often, and added
    if none has it as often. Of two versions only, what one strikes the other adds: who changes a
    word for sure shows over many items with many others. Where words stand does not matter.

    Parameters
    ----------
    articles : DataFrame
        What `mark_reuse` returns; it is not changed.
    tokens : Tokens, optional
        Words or lemmas of these articles, or of some of them, and then only these count; by default
        the words of `text`. Of lemmas, a change between the forms of one is none.
    by : str, list of str or None
        What makes an outlet: as for `count`.
    reference : str, optional
        The group whose versions are the wire's own, such as the agency: others are compared with
        these, and families without one are left out.
    min_count : int
        The least number of families in which the outlet changes the word: `added` + `struck`.
    correction : str
        "bh" (Benjamini-Hochberg), "bonferroni" or "none", over all rows.

    Returns
    -------
    DataFrame
        `group`, `token`, `change` ("added" or "struck", whichever is more frequent; "both"),
        `added`, `struck`, `kept` (families in which the outlet's version has the word more often
        than what it is compared with; less often; at least as often, and that has it), `families`
        (in which the change could have been: for words struck `struck` + `kept`, for the others all
        that the outlet is compared in), `rate` (the share of these in which the change is made;
        for "both", the sum of both), `rate_low`, `rate_high` (Wilson interval, 95 %, a family being
        the unit), `p` (sign test: does the outlet add and strike the word equally often?),
        `p_adjusted`. Groups in order; lowest p first, then the most changes, then by token.

    Raises
    ------
    TypeError
        If `tokens` are no Tokens.
    ValueError
        If no families are marked, there is one outlet only, `reference` is no group, or `tokens`
        are of other articles.

    Warns
    -----
    UserWarning
        If no article has a date, or no family has versions of two outlets.

    Examples
    --------
    >>> texts = ["أعلن العمال الإضراب", "أعلن العمال التوقف"]
    >>> articles = pd.DataFrame(
    ...     {
    ...         "article": ["1", "2", "3", "4"], "source": ["وارج", "المنارة"] * 2,
    ...         "text": texts * 2, "family": ["1", "1", "3", "3"],
    ...         "date": pd.to_datetime(["2026-02-01", "2026-02-02"] * 2),
    ...     }
    ... )
    >>> edits(articles, reference="وارج")[["group", "token", "change", "struck", "families"]]
         group    token  change  struck  families
    0  المنارة  الإضراب  struck       2         2
    1  المنارة   التوقف   added       0         2

    References
    ----------
    Wilson, E. B. (1927). Probable inference, the law of succession, and statistical inference.
    Journal of the American Statistical Association 22, 209-212. Dixon, W. J. & Mood, A. M. (1946).
    The statistical sign test. Ibid. 41, 557-566.
    """
    check_at_least(min_count, 1, "min_count")
    _warn_of_no_dates(articles)
    tokens, versions = versions_of(articles, tokens, by, reference)
    if not len(versions.table):
        warnings.warn("No wire family has versions of two outlets to compare.", stacklevel=2)
    cells = _cells(tokens, versions)
    return _as_table(cells, versions, tokens.unit_labels, min_count, correction)


def _warn_of_no_dates(articles: pd.DataFrame) -> None:
    """Check the articles; warn if no family's first can be known."""
    check_columns(articles, "article", name="articles")
    if "family" not in articles.columns:
        raise ValueError(
            "`articles` needs the column family, which articles = mark_reuse(articles) adds."
        )
    check_columns(articles, "date", name="articles")
    if articles["date"].isna().all() and articles["family"].notna().any():
        warnings.warn(
            "No article has a date, so no family's first is known: each version is compared with "
            "all others of its family.",
            stacklevel=3,
        )


def versions_of(
    articles: pd.DataFrame, tokens: Tokens | None, by: By, reference: str | None
) -> tuple[Tokens, Versions]:
    """Return the tokens of the articles, and what is compared with what."""
    tokens = tokenize(articles) if tokens is None else tokens
    return tokens, _versions(_rows_of(tokens, articles), by, reference)


def _rows_of(tokens: Tokens, articles: pd.DataFrame) -> pd.DataFrame:
    """Return the articles in the rows of the tokens."""
    if not isinstance(tokens, Tokens):
        raise TypeError(f"`tokens` must be Tokens; got {type(tokens).__name__}.")
    ids = pd.Index(articles["article"])
    if not ids.is_unique:
        raise ValueError("`articles` must have one article of each id; some ids are repeated.")
    places = ids.get_indexer(tokens.articles["article"])
    if (places < 0).any():
        raise ValueError(
            f"`tokens` must be of the articles; {(places < 0).sum()} of "
            f"{len(places)} are not among them."
        )
    return articles.iloc[places].reset_index(drop=True)


def _versions(articles: pd.DataFrame, by: By, reference: str | None) -> Versions:
    """Return each group's first article of each family that has several groups."""
    codes, groups = group_articles(articles, by, needed=True, stacklevel=6)
    if len(groups) < 2:
        names = listing(map(group_name, groups))
        raise ValueError(f"`by` must tell at least two outlets apart; there is one only: {names}.")
    rows = pd.DataFrame({"family": pd.factorize(articles["family"])[0], "group": codes})
    order = articles.sort_values(["date", "article"], na_position="last").index
    rows = rows.loc[order]
    rows = rows[(rows["family"] >= 0) & (rows["group"] >= 0)]
    rows["reference"] = _references(rows, articles, groups, reference)
    rows = rows.drop_duplicates(["family", "group"])
    several = rows.groupby("family")["group"].transform("size") > 1
    compared = rows[several & rows["reference"].notna()].astype("int64")
    return Versions(compared, groups)


def _references(
    rows: pd.DataFrame, articles: pd.DataFrame, groups: pd.Index, reference: str | None
) -> pd.Series:
    """Return for each version the row of the one that it is compared with, -1 for all others."""
    names = [*map(group_name, groups)]
    first = pd.Series(rows.index, index=rows.index)
    if reference is not None:
        if reference not in names:
            raise ValueError(
                f"`reference` must be one of {listing(names)}; got {reference}."
                f"{did_you_mean(reference, names)}"
            )
        own = first.where(rows["group"] == names.index(reference))
        return own.groupby(rows["family"]).transform("first")
    if "family_order" not in articles.columns:
        return pd.Series(-1, index=rows.index)
    dated = articles["family_order"].eq(DATED).loc[rows.index]
    return first.groupby(rows["family"]).transform("first").where(dated.fillna(False), -1)


def _cells(tokens: Tokens, versions: Versions) -> Cells:
    """Return what the versions have more or less often than those they are compared with."""
    rows = versions.table.index.to_numpy()
    matrix = tokens.matrix()[rows].tocoo()
    counts = pd.DataFrame(
        {"version": rows[matrix.coords[0]], "word": matrix.coords[1], "count": matrix.data}
    ).astype("int64")
    judged = versions.judged
    to_one = judged[judged["reference"] >= 0]["reference"].rename_axis("version").reset_index()
    with_others = versions.table["family"][versions.table["reference"] < 0]
    of_others = counts[counts["version"].isin(with_others.index)]
    return Cells.joined([against_one(counts, to_one), against_others(of_others, with_others)])


def _in_families(cells: Cells, judged: pd.DataFrame) -> pd.DataFrame:
    """Return in how many families each group adds, strikes and keeps each word it changes."""
    changes = {
        "added": cells.added,
        "struck": cells.struck,
        "kept": cells.possible & ~cells.struck,
    }
    group = judged["group"].loc[cells.version].to_numpy()
    names = ["group", "word"]
    frame = pd.DataFrame({"group": group, "word": cells.word} | changes)
    return frame.groupby(names, as_index=False)[list(changes)].sum().astype("int64")


def _as_table(
    cells: Cells, versions: Versions, labels: pd.Index, min_count: int, correction: str
) -> pd.DataFrame:
    """Return a row for each group and word that it changes often enough."""
    found = _in_families(cells, versions.judged)
    found = found[found["added"] + found["struck"] >= min_count]
    group = found["group"].to_numpy()
    more, less = (found["added"] > found["struck"], found["added"] < found["struck"])
    compared = np.bincount(versions.judged["group"], minlength=len(versions.groups))[group]
    table = found.reset_index(drop=True).assign(
        group=as_labels(map(group_name, versions.groups))[group],
        token=labels[found["word"]],
        change=np.select([more, less], ["added", "struck"], "both"),
        families=np.where(less, found["struck"] + found["kept"], compared),
    )
    return _ordered(_with_rates(table, correction), group)


def _with_rates(table: pd.DataFrame, correction: str) -> pd.DataFrame:
    """Return the table with the share of families, its interval, and the test."""
    most = table[["added", "struck"]].max(axis=1)
    made = most.where(table["change"] != "both", table["added"] + table["struck"])
    low, high = wilson(made, table["families"])
    p = _sign_test(table["added"].to_numpy(), table["struck"].to_numpy())
    return table.assign(
        rate=made / table["families"], rate_low=low, rate_high=high, p=p,
        p_adjusted=adjust(p, correction),
    ).astype({"change": "str"})[list(COLUMNS)]  # fmt: skip


def _sign_test(
    added: npt.NDArray[np.int64], struck: npt.NDArray[np.int64]
) -> npt.NDArray[np.float64]:
    """Return the two-sided p of the exact sign test: added + struck throws of a fair coin.

    Examples
    --------
    >>> _sign_test(np.array([0, 3]), np.array([5, 3])).tolist()
    [0.0625, 1.0]
    """
    from scipy.special import bdtr

    less = np.minimum(added, struck)
    return np.minimum(2 * bdtr(less, added + struck, 0.5), 1.0)


def _ordered(table: pd.DataFrame, group: npt.NDArray[np.int64]) -> pd.DataFrame:
    """Return the table by group, lowest p first, then the most changes, then by token."""
    by_token = np.argsort(ranking(np.zeros(len(table)), pd.Index(table["token"])))
    changes = (table["added"] + table["struck"]).to_numpy()
    order = np.lexsort((by_token, -changes, table["p"].to_numpy(), group))
    return table.iloc[order].reset_index(drop=True)
