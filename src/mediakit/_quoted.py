"""Which quotes count, and in which group of articles?"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

from mediakit._check import check_columns
from mediakit._count import (
    By,
    check_families,
    check_groups,
    first_of_families,
    group_codes,
    group_name,
    names_of,
    warn_of_lost,
)  # fmt: skip
from mediakit._gather import as_labels
from mediakit._order import in_groups
from mediakit._persons import same_speakers

TEXTS = ("speaker", "verb", "quote")


def quotes_in_groups(
    quotes: pd.DataFrame, by: By, *, families: bool
) -> tuple[pd.DataFrame, list[str]]:
    """Return the quotes that count, with the code of their group, and the names of the groups."""
    check_columns(quotes, *TEXTS, "article", name="quotes")
    for column in TEXTS:
        _check_texts(quotes[column])
    if "speaker" in names_of(by):
        quotes = quotes.assign(speaker=same_speakers(quotes["speaker"])).dropna(subset="speaker")
    codes, groups = group_codes(quotes, by, name="quotes")
    check_groups(groups, len(quotes), by, name="quotes")
    warn_of_lost(int((codes < 0).sum()), len(quotes), by, what="quotes", stacklevel=4)
    counted = codes >= 0
    if families:
        counted &= _first_of_families(quotes, codes)
    return quotes.assign(group=codes)[counted], [*map(group_name, groups)]


def _check_texts(column: pd.Series) -> None:
    """Raise TypeError unless a column has text or nothing in each row."""
    other = [value for value in column.dropna().unique() if not isinstance(value, str)]
    if other:
        raise TypeError(
            f"`quotes` must have text or nothing in the column {column.name}; got {other[0]}."
        )


def _first_of_families(quotes: pd.DataFrame, codes: npt.NDArray[np.intp]) -> npt.NDArray[np.bool_]:
    """Return which quotes stand in the article of their wire family that counts in their group."""
    check_families(quotes, before="quotes(articles)")
    articles = pd.DataFrame({"article": quotes["article"].to_numpy(), "group": codes})
    each = np.flatnonzero(~articles.duplicated())
    firsts = first_of_families(quotes.iloc[each], codes[each], name="quotes")
    first = articles.iloc[each[firsts]]
    counted = pd.MultiIndex.from_frame(articles).isin(pd.MultiIndex.from_frame(first))
    return np.asarray(counted)


def in_order(
    table: pd.DataFrame, groups: Sequence[str], named: dict[str, str], numbers: Sequence[str]
) -> pd.DataFrame:
    """Return the table as shown: groups in their order, the most frequent first, missing last.

    Parameters
    ----------
    table : DataFrame
        With the code of the `group`, and `count`.
    groups : sequence of str
        The names of the groups.
    named : dict
        The columns after `group`, and which columns of the table they are.
    numbers : sequence of str
        The columns after those.
    """
    codes = table["group"].to_numpy(dtype=np.intp)
    columns = {name: table[column].astype("str").array for name, column in named.items()}
    shown = pd.DataFrame({"group": as_labels(groups)[codes], **columns})
    shown = shown.assign(
        **{name: table[name].array for name in numbers},
        missing=shown[[*named]].isna().any(axis=1),
    )
    order = {"missing": True, "count": False, **dict.fromkeys(named, True)}
    return in_groups(shown, codes, order).drop(columns="missing")
