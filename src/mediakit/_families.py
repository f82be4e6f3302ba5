"""Which articles are one wire item, and which of them was first?"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pandas as pd

from mediakit._check import check_columns, check_dates
from mediakit._family_agencies import CREDITING, family_agencies
from mediakit._reuse import SHINGLE, Copies, check_arguments, crossed, find_copies, id_order
from mediakit._shingles import Integers

# A shorter article joins the family of a longer one if it is about half as long (less some words
# that were struck): else a round-up of five items would make one family of theirs.
HALF = 0.45
# Two articles repeat the same part of a third if so much of what the one repeats the other does
# too: edits in both halve it, and two items of a round-up have next to nothing in common.
SAME_PART = 0.2
# Articles that share a formula, and of which one has text of its own, are one item only if they
# are so similar.
FORMULA_SIMILARITY = 0.8
# A family is a formula if so many pairs of its articles share no more than one. Of large families
# each article is paired with so many others.
MOST, PAIRED = 0.5, 30
COLUMNS = (
    "family", "family_size", "family_first", "family_order", "family_agency", "family_formula",
    "family_kind",
)  # fmt: skip


def _joining(copies: Copies) -> pd.DataFrame:
    """Return the pairs of texts that make two texts one family.

    A longer text joins those that repeat the same part of it. Of what repeats other parts (a
    round-up of two items) it joins the largest only; a longer round-up joins nothing (HALF).
    """
    pairs, shingles = copies.pairs, copies.shingles
    formula = pairs["common"] & pairs["own"] & (pairs["similarity"] < FORMULA_SIMILARITY)
    pairs = pairs[~formula]
    size = shingles.sizes[pairs["longer"]]
    long_enough = shingles.sizes[pairs["shorter"]] >= HALF * size
    is_part = long_enough & (2 * pairs["shared"] <= size)
    parts = pairs[is_part].sort_values(["shared", "shorter"], ascending=[False, True])
    kept = [pairs[long_enough & ~is_part]]
    for longer, group in parts.groupby("longer"):
        own = shingles.of(int(longer))
        texts = [np.intersect1d(shingles.of(text), own) for text in group["shorter"]]
        same = [len(np.intersect1d(texts[0], part)) >= SAME_PART * len(part) for part in texts]
        kept.append(group[same])
    return pd.concat(kept)


def _families(copies: Copies) -> tuple[Integers, npt.NDArray[np.bool_]]:
    """Return the family number of each article in id order, and whether it can have a family."""
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    pairs, texts = _joining(copies), len(copies.shingles.sizes)
    edges = (pairs["shorter"].to_numpy(), pairs["longer"].to_numpy())
    graph = coo_array((np.ones(len(pairs), dtype=np.int8), edges), shape=(texts, texts))
    group = connected_components(graph, directed=False)[1] if texts else np.zeros(0, dtype=int)
    return group[copies.text], copies.shingles.sizes[copies.text] > 0


def _how_first_is_known(members: pd.DataFrame) -> pd.Series:
    """Return for each member of a family how its first article is known: see `mark_reuse`."""
    day = members["date"].dt.normalize()
    by_family = members["group"]
    on_first_day = day == day.groupby(by_family).transform("min")
    alone = on_first_day.groupby(by_family).transform("sum") == 1
    untimed = on_first_day & (members["date"] == day)
    earliest = members["date"] == members["date"].groupby(by_family).transform("min")
    by_hour = ~untimed.groupby(by_family).transform("any") & (
        earliest.groupby(by_family).transform("sum") == 1
    )
    undated = day.isna().groupby(by_family).transform("any")
    order = np.select([undated, alone | by_hour], ["undated", "dated"], "same day")
    return pd.Series(order, index=members.index)


def _agencies(articles: pd.DataFrame, members: pd.DataFrame, family: pd.Series) -> pd.Series:
    """Return the agency that each member's family credits; the members are in order of date."""
    columns = [name for name in CREDITING if name in articles.columns]
    ordered = articles[columns].iloc[members["place"].to_numpy()].reset_index(drop=True)
    return family_agencies(ordered, family.astype("str").set_axis(ordered.index))


def _formula_shares(copies: Copies, members: pd.DataFrame) -> pd.Series:
    """Return of each member's family the share of pairs of articles that share a formula only.

    `members` are in the order of their families' articles; of a large family, all are paired with
    some of them, evenly spaced.
    """
    order = np.argsort(members["group"].to_numpy(), kind="stable")
    group, sizes = np.unique(members["group"].to_numpy(), return_counts=True)
    chosen = np.minimum(sizes, PAIRED)
    family, left, right = crossed(sizes, chosen)
    right = right * sizes[family] // chosen[family]
    family, left, right = (each[left != right] for each in (family, left, right))
    text = copies.text[members["row"].to_numpy()[order]]
    starts = (np.cumsum(sizes) - sizes)[family]
    kind = copies.formulas.measure(text[starts + left], text[starts + right])["kind"]
    shares = kind.eq("formula").groupby(family).mean()
    return members["group"].map(shares.set_axis(group[shares.index]))


def _members(articles: pd.DataFrame, copies: Copies) -> pd.DataFrame:
    """Return the family number, the id and the date of each article, the earliest first."""
    group, has_text = _families(copies)
    places = id_order(articles)
    members = pd.DataFrame(
        {
            "group": np.where(has_text, group, -1 - np.arange(len(group))),
            "id": articles["article"].iloc[places].to_numpy(),
            "date": articles["date"].iloc[places].array,
            "place": places,
            "row": np.arange(len(group)),
        }
    )
    return members.sort_values("date", na_position="last", kind="stable", ignore_index=True)


def mark_reuse(
    articles: pd.DataFrame, *, threshold: float = 0.7, containment: float = 0.8
) -> pd.DataFrame:
    """Mark the wire families: articles that repeat one another, directly or through others.

    Parameters
    ----------
    articles : DataFrame
        Articles; they are not changed.
    threshold, containment : float
        As for `find_reuse`.

    Returns
    -------
    DataFrame
        The articles with `family` (the id of its first article; missing for an article that
        repeats none), `family_size` (1 for such an article), `family_first` (whether the article
        is its family's earliest; no date comes last, then the smallest id) and `family_order`
        (how the first is known: "dated"; "same day" where another has the same date and no hour
        tells them apart; "undated" where one without a date may be earlier), `family_agency` (the
        agency whose copy it is, see Notes; missing where none is credited), `family_formula` (the
        share of the family's pairs of articles that share a formula and tell of different events:
        see `find_reuse`) and `family_kind` ("formula" where that is half of them or more, else
        "copy"; both are missing without a family). A formula stays a family, and counts once where
        families do; to count each of its articles, take `family` away from them first:
        ``articles["family"].where(articles["family_kind"] != "formula")``.

    Raises
    ------
    ValueError
        As `find_reuse` does, and if the column date is not datetime64.

    Notes
    -----
    A pair of `find_reuse` is in one family if the shorter article is at least 45 % as long as the
    other: a round-up of many items belongs to none of their families, and one of two items to
    that of the longer.

    `family_agency` is the agency that most articles of the family credit, of equally many that of
    the earliest article, by one name however it is written (رويترز, وكالة رويترز, Reuters). A
    credit is what `clean` moved to `agency`, else what stands at the head or the foot of the text.
    Where no article has one, it is the agency to which somebody speaks in the text (قال لوكالة
    رويترز), if there is one only; an agency that is quoted (بحسب رويترز) is none. "وكالات" comes
    last. What an article without a family credits is in `agency` alone.

    Examples
    --------
    >>> from mediakit import load_sample
    >>> articles = mark_reuse(load_sample())
    >>> bool(articles["family_size"].max() >= 2)
    True
    """
    check_columns(articles, "date", name="articles")
    check_dates(articles, "articles")
    check_arguments(articles, threshold, containment)
    copies = find_copies(articles, threshold, containment, SHINGLE)
    members = _members(articles, copies)
    by_family = members.groupby("group")["id"]
    first, size = by_family.transform("first"), by_family.transform("size")
    formula = _formula_shares(copies, members)
    marked = members.assign(
        family=first.where(size > 1).astype("str"),
        family_size=size,
        family_first=members["id"] == first,
        family_order=_how_first_is_known(members).where(size > 1).astype("str"),
        family_agency=_agencies(articles, members, first.where(size > 1)),
        family_formula=formula,
        family_kind=formula.ge(MOST).map({True: "formula", False: "copy"}).where(size > 1),
    ).astype({"family_kind": "str"})
    marked = marked.sort_values("place")
    return articles.assign(**{name: marked[name].array for name in COLUMNS})
