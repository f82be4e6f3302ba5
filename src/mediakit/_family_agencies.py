"""Whose copy is a wire family: which agency do its articles credit?"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import chain, permutations

import pandas as pd

from mediakit._agency_credits import UNNAMED, at_the_edges, names_in, told
from mediakit._lists import key_of
from mediakit._places import agency_names

CREDITING = ("text", "source", "agency")  # the columns of an article that may credit one
# How an agency is known, the surest first: by a credit, by what it was told, by "agencies".
CREDITED, TOLD, NOT_NAMED = range(3)
# وكالة أرجوان للأنباء (وارج): a name, and its initials in brackets
WITH_INITIALS = re.compile(
    r"(?<!\w)(?P<name>وكالة(?:\s\w+){1,4})\s*[(«\"“]\s*(?P<initials>\w(?:[\s.]{0,2}\w){1,5})\s*[)»\"”]"
)
LONGEST = 6  # letters of initials
ARTICLE = re.compile(r"^(?:ال|لل|بال|وال)(?=\w\w)")


def family_agencies(articles: pd.DataFrame, family: pd.Series) -> pd.Series:
    """Return for each article the agency that its family credits, missing where none is.

    Parameters
    ----------
    articles : DataFrame
        Articles, in the order in which they are first.
    family : Series
        The family of each, missing without one; same index.
    """
    members = articles[family.notna()]
    credits_of = _credits(members, family)
    if not len(credits_of):
        return pd.Series(index=articles.index, dtype="str")
    named = credits_of["agency"].map(_spellings(credits_of["agency"]))
    credits_of = credits_of.assign(agency=named)
    joined = credits_of.assign(agency=named.replace(_one_name(members, credits_of)))
    joined = joined.drop_duplicates(["row", "agency"])
    votes = joined.groupby(["family", "rank", "agency"], sort=False).agg(
        votes=("row", "size"), first=("row", "min")
    )
    order = ["family", "rank", "votes", "first"]
    votes = votes.reset_index().sort_values(order, ascending=[True, True, False, True])
    winner = votes.drop_duplicates("family").set_index("family")["agency"]
    return family.map(winner).astype("str")


def _credits(members: pd.DataFrame, family: pd.Series) -> pd.DataFrame:
    """Return a row for each article and agency that it credits: row, family, rank, agency."""
    columns = members.reindex(columns=[*CREDITING]).astype("str").fillna("")
    rows, parts = [], (columns[name] for name in columns)
    for row, (index, *given) in enumerate(zip(members.index, *parts, strict=True)):
        rows += [(row, family[index], rank, name) for rank, name in _of_article(*given)]
    return pd.DataFrame(rows, columns=["row", "family", "rank", "agency"])


def _of_article(text: str, source: str, credit: str) -> Iterable[tuple[int, str]]:
    """Return the agencies that an article credits, and how each is known."""
    names = names_in(credit) or at_the_edges(text, source)
    named = [(CREDITED, name) for name in names if name != UNNAMED]
    unnamed = [(NOT_NAMED, name) for name in names if name == UNNAMED]
    return named or [(TOLD, name) for name in told(text)] + unnamed


def _spellings(names: pd.Series) -> dict[str, str]:
    """Return for each spelling of a name the most frequent one, of equally many the first."""
    counts = names.value_counts(sort=False).rename_axis("name").reset_index()
    counts = counts.assign(key=counts["name"].map(key_of))
    counts = counts.sort_values(["count", "name"], ascending=[False, True])
    return dict(zip(counts["name"], counts.groupby("key")["name"].transform("first"), strict=True))


def _one_name(members: pd.DataFrame, credits_of: pd.DataFrame) -> dict[str, str]:
    """Return for unknown names of agencies the initials that stand for them.

    Initials behind the name in a text say so; or both are credited in one family, and the one is
    made of the first letters of the other's words.
    """
    named = credits_of[credits_of["rank"] == CREDITED]
    known = {*agency_names().values()}
    unknown = [name for name in named["agency"].unique() if name not in known]
    keys = {key_of(name): name for name in unknown}
    if not keys:
        return {}
    said = members["text"].fillna("").str.extractall(WITH_INITIALS).itertuples(index=False)
    pairs = [(key_of(name), key_of(initials)) for name, initials in said]
    families = named[named["agency"].isin(unknown)].groupby("family")["agency"].unique()
    beside = chain.from_iterable(permutations(map(key_of, names), 2) for names in families)
    pairs += [(name, initials) for name, initials in beside if _are_initials(initials, name)]
    found: dict[str, str] = {}
    for name, initials in pairs:
        _join(found, keys, name, initials)
    return found


def _join(found: dict[str, str], keys: dict[str, str], name: str, initials: str) -> None:
    """Note that a name and its initials are one agency, by its known name where it has one."""
    own = agency_names().get(initials) or agency_names().get(name)
    target = own or keys.get(initials)
    for key in (name, initials):
        if target and key in keys and keys[key] != target:
            found[keys[key]] = target


def _are_initials(initials: str, name: str) -> bool:
    """Return whether a short word is made of the beginnings of the words of a longer name.

    The first word gives its first letter, the others some of their first letters or none, and no
    word all of its letters: وصفا is no وكالة صفا.

    Examples
    --------
    >>> _are_initials(key_of("وارج"), key_of("وكالة أرجوان للأنباء"))
    True
    >>> _are_initials(key_of("واس"), key_of("وكالة أرجوان للأنباء"))
    False
    """
    letters, (first, *others) = initials.replace(" ", ""), name.split()
    if not 2 <= len(letters) <= LONGEST or letters[0] != first[0]:
        return False
    ends = {1}
    for word in (ARTICLE.sub("", each) for each in others):
        parts = [word[:length] for length in range(len(word))]
        ends = {end + len(part) for end in ends for part in parts if letters.startswith(part, end)}
    return len(letters) in ends
