"""Which words stand directly before or after one noun, in each source?"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt
import pandas as pd

from mediakit._check import check_at_least
from mediakit._clustered import SHARES, shares_among
from mediakit._count import By, group_name, groups_of
from mediakit._gather import as_labels
from mediakit._lexicon import check_tokens
from mediakit._lookup import find_all
from mediakit._order import in_groups
from mediakit._overlaps import longest_first
from mediakit._query import parsed
from mediakit._suggest import hint
from mediakit._tokens import Tokens

Integers = npt.NDArray[np.int64]
PLACES = ("after", "before")


def modifiers(
    tokens: Tokens,
    head: str | Iterable[str],
    by: By = "source",
    *,
    min_count: int = 1,
    families: bool = False,
    clitics: bool = True,
) -> pd.DataFrame:
    """Return the words directly before and after a noun, with their shares in each group.

    In Arabic the word after a noun is most often its adjective or its genitive (سد العطش), the one
    before it what it belongs to (أزمة السد): rival names that one did not think of.

    Parameters
    ----------
    tokens : Tokens
        Words or lemmas; of lemmas, the lemmas beside the noun.
    head : str or iterable of str
        The noun: a word or lemma in any spelling, a phrase or a wildcard, or several of them.
    by : str, list of str or None
        As for `count`.
    min_count : int
        The least number of occurrences beside the noun in all groups together.
    families : bool
        Let each wire family count once in a group, with its earliest article.
    clitics : bool
        As for `lexicon`: the noun also with what is written onto it (والسد).

    Returns
    -------
    DataFrame
        `group`, `place` ("after" or "before"), `token`, `count`, `total` (of the noun in the
        group), `articles`, `share` (count / total), `share_low`, `share_high` (95 %, as for
        `naming`). Only words that are there; nothing across punctuation or the bound of a
        paragraph. Groups in the order of `count`, what stands after first, then the most frequent.

    Raises
    ------
    TypeError, ValueError
        If the noun is empty, or never occurs; if `tokens` are n-grams; as `count` does.

    Examples
    --------
    >>> articles = pd.DataFrame({"article": ["1", "2"], "source": ["المد", "السدرة"]})
    >>> texts = [["أزمة", "السد", "الجديد"], ["والسد", "الجديد"]]
    >>> table = modifiers(Tokens.from_lists(texts, articles), "السد")
    >>> table[["group", "place", "token", "count", "total"]].values.tolist()
    [['السدرة', 'after', 'الجديد', 1, 1], ['المد', 'after', 'الجديد', 1, 1], \
['المد', 'before', 'أزمة', 1, 1]]
    """
    check_tokens(tokens)
    check_at_least(min_count, 1, "min_count")
    heads = [head] if isinstance(head, str) or not isinstance(head, Iterable) else [*head]
    for each in heads:
        parsed(each, "head")
    if not heads:
        raise ValueError("`head` must be a word or several; got none.")
    codes, groups = groups_of(tokens, by, families)
    found = find_all(tokens, heads, clitics=clitics)
    starts, lengths = map(np.concatenate, zip(*(found[each] for each in heads), strict=True))
    if not len(starts):
        raise ValueError(
            f"`head` must be a word of the corpus.{hint(tokens, heads)} Not found: {heads[0]}"
        )
    starts, lengths = longest_first(starts, lengths)
    article = np.repeat(np.arange(len(tokens.sizes)), tokens.sizes)
    beside = _beside(tokens, starts, lengths)
    beside = beside.assign(article=article[beside["at"]])
    table = _shares(beside, article[starts], codes, len(tokens.unit_labels))
    table = table[table.groupby("item")["count"].transform("sum") >= min_count]
    return _named(table, tokens.unit_labels, groups)


def _beside(tokens: Tokens, starts: Integers, lengths: Integers) -> pd.DataFrame:
    """Return the unit before and after each occurrence, where no break is between."""
    ends = starts + lengths
    goes_on = ends < len(tokens.units)
    goes_on[goes_on] = ~tokens.breaks[ends[goes_on]]
    begins = ~tokens.breaks[starts]
    at = np.concatenate([ends[goes_on], starts[begins] - 1])
    place = np.repeat([0, 1], [goes_on.sum(), begins.sum()])
    return pd.DataFrame({"place": place, "unit": tokens.units[at], "at": at})


def _shares(
    beside: pd.DataFrame, heads: Integers, codes: npt.NDArray[np.intp], types: int
) -> pd.DataFrame:
    """Return the share of each place and unit among the occurrences of the noun in each group.

    `heads` are the articles of the occurrences.
    """
    items = beside["place"] * types + beside["unit"]
    counted = beside.assign(group=codes[beside["article"]], item=items)
    of_heads = pd.DataFrame({"group": codes[heads], "article": heads})
    counted, of_heads = (each[each["group"] >= 0] for each in (counted, of_heads))
    table = shares_among(
        counted.groupby(["group", "item", "article"]).size(),
        of_heads.groupby(["group", "article"]).size(),
    ).reset_index()
    return table.assign(place=table["item"] // types, unit=table["item"] % types)


def _named(table: pd.DataFrame, labels: pd.Index, groups: pd.Index) -> pd.DataFrame:
    """Return the table with names instead of codes, in order."""
    names = as_labels(map(group_name, groups))
    codes = table["group"].to_numpy()
    columns = {
        "group": names[codes], "place": np.array(PLACES)[table["place"]],
        "token": labels[table["unit"]],
    }  # fmt: skip
    shown = pd.DataFrame(columns | {name: table[name].array for name in SHARES})
    order = {"place": True, "count": False, "token": True}
    return in_groups(shown, codes, order).astype({"place": "str"})
