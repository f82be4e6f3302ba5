"""Who speaks in each source, and how often?"""

from __future__ import annotations

import numpy as np
import pandas as pd

from mediakit._categories import Category, categories
from mediakit._check import check_at_least
from mediakit._clustered import SHARES, shares_within
from mediakit._count import By
from mediakit._lexicon import Groups
from mediakit._lookup import find_all
from mediakit._persons import same_speakers
from mediakit._quoted import in_order, quotes_in_groups
from mediakit._sentences import plain_words
from mediakit._stances import stance_of
from mediakit._tokens import Tokens

OTHER = "other"
SUMS = ["words", "fact", "doubt"]


def speakers(
    quotes: pd.DataFrame,
    by: By = "source",
    *,
    groups: Groups | None = None,
    min_count: int = 1,
    families: bool = False,
) -> pd.DataFrame:
    """Count who speaks in each source: the share of its quotes that each speaker or kind has.

    Parameters
    ----------
    quotes : DataFrame
        What `quotes` returns.
    by : str, list of str or None
        Columns of `quotes` or a period ("date:M"), as for `count`; None for all in one group.
    groups : mapping, str or Path, optional
        Kinds of speakers by words of their posts and names, a dictionary as for `lexicon`:
        {"officials": ["وزير", "معالي"], "workers": ["عامل", "نقابة"]}. Of several that match, the
        first counts; who matches none is "other". With it, a row is a kind.
    min_count : int
        The least number of quotes of a speaker in all groups together; no matter for kinds.
    families : bool
        Let each wire family count once in a group, with the earliest of its articles that quote;
        needs `mark_reuse` before `quotes`.

    Returns
    -------
    DataFrame
        `group`; `speaker` (the commonest wording of a name: "الوزيرة هالة الصفواني" and "معالي
        هالة الصفواني" are one; a surname alone is not joined to them; who is only معاليه or والدته
        is not named) or `entry` (the kind);
        `count` (quotes), `total` (quotes with a speaker in the group), `articles`, `share` (count
        / total), `share_low`, `share_high` (Wilson's interval, 95 %, for as many quotes as the
        articles are worth: see `naming`), `words` (of these quotes), `fact`, `doubt` (quotes with
        a verb of fact and of doubt: see `reporting_verbs`). Most quotes first. The last row of a
        group is of quotes without a named speaker (وأضاف أن …): no share.

    Raises
    ------
    TypeError, ValueError
        If `quotes` is no such table, a column or period is unknown or has no value, `groups` is no
        such dictionary, or families are not marked.

    Warns
    -----
    UserWarning
        If some quotes have no group.

    Examples
    --------
    >>> from mediakit import as_articles, quotes
    >>> texts = ["أكد الوزير سالم أن السد آمن.", "قال عامل الميناء حسان إن الأجر قليل."]
    >>> articles = as_articles(pd.DataFrame({"text": texts, "source": ["المنارة", "المد"]}))
    >>> table = speakers(quotes(articles), groups={"مسؤولون": ["وزير"], "عمال": ["عامل"]})
    >>> table[["group", "entry", "count", "total", "fact"]].query("count > 0")
        group    entry  count  total  fact
    0     المد     عمال      1      1     0
    3  المنارة  مسؤولون      1      1     1

    References
    ----------
    Korn, E. L. & Graubard, B. I. (1998). Confidence intervals for proportions with small expected
    number of positive counts estimated from survey data. Survey Methodology 24(2), 193-201.
    """
    check_at_least(min_count, 1, "min_count")
    kinds = None if groups is None else categories(groups)
    said, names = quotes_in_groups(quotes, by, families=families)
    phrases = said["speaker"]
    items = same_speakers(phrases) if kinds is None else _kinds(phrases, kinds)
    said = said.assign(item=items, **_counted(said))
    every = None
    if kinds is not None:
        every = range(len(names)), [*dict.fromkeys([*(kind.name for kind in kinds), OTHER])]
    shares = shares_within(said.dropna(subset="item"), every)
    table = _with_unnamed(shares, said)
    if kinds is None:
        in_all = table.groupby("item")["count"].transform("sum")
        table = table[(in_all >= min_count) | table["item"].isna()]
    column = "speaker" if kinds is None else "entry"
    return in_order(table, names, {column: "item"}, [*SHARES, *SUMS])


def _counted(said: pd.DataFrame) -> dict[str, pd.Series]:
    """Return what is summed over the quotes of a speaker."""
    stances = said["verb"].map(stance_of)
    words = said["quote"].fillna("").map(lambda text: len(plain_words(text)))
    return {"words": words, "fact": stances == "fact", "doubt": stances == "doubt"}


def _kinds(phrases: pd.Series, kinds: list[Category]) -> pd.Series:
    """Return the kind of each speaker, missing for a missing one."""
    each = phrases.dropna().unique()
    tokens = Tokens.from_lists(map(plain_words, each))
    found = find_all(tokens, {pattern for kind in kinds for pattern in kind.every}, clitics=True)
    article = np.repeat(np.arange(len(each)), tokens.sizes)
    of_phrase = np.full(len(each), OTHER, dtype=object)
    for kind in reversed(kinds):
        for pattern in kind.every:
            of_phrase[article[found[pattern].positions]] = kind.name
    return phrases.map(dict(zip(each, of_phrase, strict=True)))


def _with_unnamed(shares: pd.DataFrame, said: pd.DataFrame) -> pd.DataFrame:
    """Return the shares with what is summed, and a row a group for quotes without a speaker."""
    sums = said.groupby(["group", "item"])[SUMS].sum()
    named = shares.join(sums).reset_index().fillna(dict.fromkeys(SUMS, 0))
    unnamed = said[said["item"].isna()].groupby("group")
    rest = unnamed[SUMS].sum().assign(count=unnamed.size(), articles=unnamed["article"].nunique())
    rest["total"] = shares["total"].groupby("group").first().reindex(rest.index).fillna(0)
    table = pd.concat([named, rest.reset_index()], ignore_index=True)
    whole = ["group", "count", "total", "articles", *SUMS]
    return table.astype(dict.fromkeys(whole, "int64"))
