"""What counts and tables have in common: sizes, leaving words out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeAlias

import numpy as np
import pandas as pd

from mediakit._check import check_frame, listing
from mediakit._normalize import matching_key, normalize

Sizes: TypeAlias = "pd.Series | Mapping[str, float] | None"


def check_counts(counts: object, name: str = "counts", *, columns: int = 1) -> None:
    """Raise unless the argument is a counts frame: index `token`, numbers, so many columns."""
    check_frame(counts, name)
    assert isinstance(counts, pd.DataFrame)
    if counts.index.name != "token":
        raise ValueError(
            f"`{name}` must be what count() returns, with the index token; got a frame with the "
            f"columns {listing(counts.columns)}."
        )
    numbers = all(map(pd.api.types.is_numeric_dtype, counts.dtypes))
    if counts.shape[1] < columns or not numbers:
        raise ValueError(f"`{name}` must have at least one column, all of them numbers.")
    for group in counts.columns[counts.dtypes != "int64"]:
        _check_whole(counts[group], name)


def _check_whole(column: pd.Series, name: str) -> None:
    """Raise unless the counts of a group are whole numbers from 0, none missing."""
    wrong = column[~((column >= 0) & (column % 1 == 0)).fillna(value=False).astype(bool)]
    if len(wrong):
        raise ValueError(
            f"`{name}` must be whole numbers, 0 or more; got {wrong.iloc[0]}, the first of "
            f"{len(wrong)} that are not, for {wrong.index[0]} in {column.name}"
        )


def group_sizes(counts: pd.DataFrame, sizes: Sizes) -> pd.Series:
    """Return the number of tokens of each group: the column sums unless given."""
    if sizes is None:
        return counts.sum()
    given = pd.Series(sizes).reindex(counts.columns)
    if given.isna().any():
        raise ValueError(
            "`sizes` must name the tokens of every group; missing: "
            f"{listing(given.index[given.isna()])}."
        )
    if (given < counts.sum()).any():
        short = given.index[given < counts.sum()]
        raise ValueError(f"`sizes` is below the sum of the counts for {listing(short)}.")
    return given


def _check_words(words: object) -> None:
    if isinstance(words, str):
        raise TypeError(f"`words` must be several words, such as a list; got one string: {words}")


def without(table: pd.DataFrame, words: Iterable[str]) -> pd.DataFrame:
    """Return the table less these words; its numbers stay as they are.

    Stop words leave here, after counting: taking them out of counts would change every rate and
    every keyness value.

    Parameters
    ----------
    table : DataFrame
        A table with a column `token`.
    words : iterable of str
        The words to leave out, in any spelling: they are matched as `normalize` folds them.

    Returns
    -------
    DataFrame
        The remaining rows, renumbered.

    Raises
    ------
    TypeError
        If `words` is a string, or `table` is not a DataFrame.
    ValueError
        If `table` is a counts frame, or has no column `token`.

    Examples
    --------
    >>> table = pd.DataFrame({"token": ["إلى", "الميناء"], "count": [9, 4]})
    >>> without(table, ["الى"])
         token  count
    0  الميناء      4
    """
    check_frame(table, "table")
    _check_words(words)
    if table.index.name == "token":
        raise ValueError(
            "`without` takes words out of tables, not out of counts: their sums are the corpus "
            "sizes, and every rate would change. Make the table first: "
            "without(frequencies(counts), words)."
        )
    if "token" not in table.columns:
        raise ValueError(f"`table` needs the column token; got {listing(table.columns)}.")
    keys = _keys(words)
    kept = [matching_key(token) not in keys for token in table["token"]]
    return table[np.array(kept, dtype=bool)].reset_index(drop=True)


def _keys(words: Iterable[str]) -> dict[str, str]:
    """Return the matching key of each word, with one of the words that have it."""
    return {matching_key(normalize(word)): word for word in words}


def stopwords_unmatched(counts: pd.DataFrame, words: Iterable[str]) -> pd.DataFrame:
    """List the words of a list that never occur: misspelt, or not in this corpus.

    Parameters
    ----------
    counts : DataFrame
        What `count` returns, or a table with a column `token`.
    words : iterable of str
        The list, in any spelling: what `without` is given.

    Returns
    -------
    DataFrame
        `entry`: the words without a match, in alphabetical order; spellings of one word once.

    Raises
    ------
    TypeError
        If `words` is a string, or `counts` is not a DataFrame.
    ValueError
        If `counts` has neither the index nor a column `token`.

    Examples
    --------
    >>> counts = pd.DataFrame({"المد": [9]}, index=pd.Index(["إلى"], name="token"))
    >>> stopwords_unmatched(counts, ["الى", "التى"])["entry"].tolist()
    ['التى']
    """
    check_frame(counts, "counts")
    _check_words(words)
    if counts.index.name == "token":
        tokens = counts.index[counts.sum(axis=1, numeric_only=True) > 0]
    elif "token" in counts.columns:
        tokens = pd.Index(counts["token"])
    else:
        raise ValueError(
            "`counts` must have the index or a column token; got the columns "
            f"{listing(counts.columns)}."
        )
    found = set(map(matching_key, tokens))
    entries = sorted(word for key, word in _keys(words).items() if key not in found)
    return pd.DataFrame({"entry": pd.Series(entries, dtype="str")})
