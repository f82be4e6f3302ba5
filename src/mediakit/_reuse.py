"""Who copied whom?"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pandas as pd

from mediakit._check import check_at_least, check_columns
from mediakit._formulas import Floats, Formulas
from mediakit._gather import ranges
from mediakit._shingles import (
    Integers,
    Shingles,
    candidates,
    equal_texts,
    number_words,
    overlaps,
    select_texts,
    shingle_texts,
)

SHINGLE = 3  # words in a row
# A text of fewer words is a caption: that it stands in a longer one says nothing.
CAPTION = 10
# An edited copy must have so many words, and so many of its shingles must stand in the other.
EDITED_WORDS, EDITED_CONTAINMENT = 20, 0.4
# What stands in more articles than this, and in more than there are sources, is common: an item is
# carried about once by each outlet. Where most of what two articles share is common, they share a
# formula (weather, congratulations) and are no edited copies.
COMMON = 20
# The shorter of two has text of its own if so much of it is not common, stands in others and is
# missing in the longer: then others are its copies.
OWN_TEXT = 0.05
# Of more articles with the very same words, only the first is paired with others.
LISTED = 100
PAIR_COLUMNS = (
    "article", "other", "similarity", "containment", "same_source", "copied", "stock", "exchanged",
    "kind",
)  # fmt: skip


class Copies(NamedTuple):
    """The distinct texts of a corpus and which of them repeat others."""

    text: Integers  # of each article, in the order of their ids: the number of its text
    shingles: Shingles
    formulas: Formulas
    # Of texts: shorter, longer, shared, similarity, containment, copied; common: most of what they
    # share is common; own: the shorter has text of its own.
    pairs: pd.DataFrame


def check_arguments(articles: pd.DataFrame, threshold: float, containment: float) -> None:
    """Raise what is wrong with the arguments."""
    check_columns(articles, "article", "source", "text", name="articles")
    repeated = articles["article"][articles["article"].duplicated()]
    if len(repeated):
        raise ValueError(f"`articles` must have unique ids; repeated: {repeated.iloc[0]}")
    for name, share in (("threshold", threshold), ("containment", containment)):
        number = isinstance(share, int | float) and not isinstance(share, bool)
        if not number or not 0 < share <= 1:
            raise ValueError(f"`{name}` must be a share above 0 and at most 1; got {share!r}.")


def id_order(articles: pd.DataFrame) -> Integers:
    """Return the places of the articles in the order of their ids: results follow no row order."""
    return np.argsort(articles["article"].to_numpy(dtype=object), kind="stable")


def find_copies(
    articles: pd.DataFrame, threshold: float, containment: float, length: int
) -> Copies:
    """Return the distinct texts and the pairs of them that count as copies."""
    columns = [name for name in ("text", "source", "date") if name in articles.columns]
    ordered = articles[columns].iloc[id_order(articles)]
    words, starts = number_words(ordered["text"].fillna(""))
    text = equal_texts(words, starts)
    firsts = np.flatnonzero(np.diff(np.maximum.accumulate(text), prepend=-1))
    own_words, own_starts = select_texts(words, starts, firsts)
    shingles = shingle_texts(own_words, own_starts, length)
    share = min(threshold, containment, EDITED_CONTAINMENT)
    common = max(COMMON, ordered["source"].nunique())
    found = overlaps(shingles, *candidates(shingles, share), share=share, common=common)
    pairs = _as_shares(found, shingles)
    long = pairs["words"] >= CAPTION
    counts = (
        (pairs["similarity"] >= threshold)
        | (long & (pairs["containment"] >= containment))
        | (_is_edited(pairs) & (pairs["copied"] >= threshold))
    )
    formulas = Formulas.of(shingles, own_words, _printed(ordered, text))
    return Copies(text, shingles, formulas, pairs[counts])


def _printed(articles: pd.DataFrame, text: Integers) -> pd.DataFrame:
    """Return the text, the source and the day of each article as numbers."""
    sources = pd.factorize(articles["source"], use_na_sentinel=False)[0]
    return pd.DataFrame({"text": text, "source": sources, "day": _days(articles)})


def _days(articles: pd.DataFrame) -> Floats:
    """Return the day of each article where it is known: what is no datetime64 says nothing."""
    dates = articles["date"] if "date" in articles.columns else None
    if dates is None or not pd.api.types.is_datetime64_any_dtype(dates):
        return np.full(len(articles), np.nan)
    day = (dates.dt.tz_localize(None) - pd.Timestamp(0)).dt.floor("D") / pd.Timedelta(days=1)
    return day.to_numpy(dtype=float)


def _as_shares(found: pd.DataFrame, shingles: Shingles) -> pd.DataFrame:
    """Return what the pairs share as shares of what they have."""
    size, other = shingles.sizes[found["shorter"]], shingles.sizes[found["longer"]]
    words = shingles.words[found["shorter"]]
    return found.assign(
        words=words,
        similarity=found["shared"] / (size + other - found["shared"]),
        containment=found["shared"] / size,
        copied=found["covered"] / words,
        common=2 * found["rare"] < found["shared"],
        own=found["elsewhere"] >= OWN_TEXT * size,
    )


def _is_edited(pairs: pd.DataFrame) -> pd.Series:
    """Return which pairs may be an edited copy: long enough, alike enough, and no formula."""
    alike = pairs["containment"] >= EDITED_CONTAINMENT
    return alike & (pairs["words"] >= EDITED_WORDS) & ~pairs["common"]


def find_reuse(
    articles: pd.DataFrame,
    *,
    threshold: float = 0.7,
    containment: float = 0.8,
    shingle: int = SHINGLE,
) -> pd.DataFrame:
    """Find the pairs of articles of which one repeats the other, in whole or in large part.

    A pair counts that is similar, contained or an edited copy. Clean first: boilerplate is text.

    Parameters
    ----------
    articles : DataFrame
        Articles. Dates help to tell formulas; those that are not datetime64 are unknown.
    threshold : float
        The least similarity: shingles in both over shingles in either (Jaccard). Also the least
        share of an edited copy's words that are copied.
    containment : float
        The least containment: shingles in both over those of the shorter article.
    shingle : int
        Words in a row that make a shingle; spellings are folded.

    Returns
    -------
    DataFrame
        `article` (the shorter), `other`, `similarity`, `containment`, `same_source`, `copied`
        (words of `article` in shingles of both over its words); `stock`, `exchanged` and `kind`
        ("copy", or "formula": see Notes); most similar first. Every pair is found and measured
        exactly.

    Raises
    ------
    ValueError
        If a column is missing, an id comes twice, or a share is not between 0 and 1.

    Notes
    -----
    One changed word breaks three shingles, so that an article edited word by word may be neither
    similar nor contained. Such a copy counts if `copied` reaches the threshold, and if at least
    half of the shared shingles stand in at most 20 articles (or as many as there are sources). Of
    more than 100 articles with the very same words, the one with the smallest id is paired with
    each of them and stands for all in pairs with other texts.

    Of a formula (telegrams to other persons, the weather of other days) outlets print the wording
    again and again, and two texts name what the other does not. So two articles share a formula if
    `stock` is 0.6 or more: the share of their shared shingles that are printed 8 times or more, and
    twice as often as outlets print them, the last time 3 days after the first (where dates are not
    known, 20 times or more, whenever); and if `exchanged` is 0.07 or more (0.12 in a corpus of one
    source): the share of their words, weighed by how rare they are, that the one has and not the
    other, of whichever has fewer of its own. "copy" is also what cannot be told: a formula that is
    printed seldom is called so, and of undated articles most are. Known to be wrong is "formula"
    for an item of which outlets print many editions over several days, rewritten as they go.

    Texts of under 10 words are compared by similarity only; a text shorter than a shingle is
    never paired.

    Examples
    --------
    >>> from mediakit import as_articles
    >>> text = "بدأ عمال الميناء إضرابا مفتوحا فجر اليوم بعد انتهاء المهلة التي منحتها نقابتهم"
    >>> frame = pd.DataFrame({"article": ["1", "2"], "text": [text, f"{text} للوزارة"]})
    >>> find_reuse(as_articles(frame))[["article", "other", "similarity"]].round(2)
      article other  similarity
    0       1     2        0.92

    References
    ----------
    Broder, A. (1997). On the resemblance and containment of documents. Proceedings of Compression
    and Complexity of Sequences, 21-29.
    """
    check_arguments(articles, threshold, containment)
    check_at_least(shingle, 1, "shingle")
    copies = find_copies(articles, threshold, containment, shingle)
    places = id_order(articles)
    sources = pd.factorize(articles["source"])[0][places]
    table = _pairs_of_articles(copies)
    table = table.assign(same_source=sources[table["article"]] == sources[table["other"]])
    order = ["similarity", "containment", "article", "other"]
    table = table.sort_values(order, ascending=[False, False, True, True], ignore_index=True)
    ids = articles["article"].iloc[places].astype("str").array
    named = {name: ids.take(table[name].to_numpy()) for name in ("article", "other")}
    return table.assign(**named)[list(PAIR_COLUMNS)]


def _pairs_of_articles(copies: Copies) -> pd.DataFrame:
    """Return the pairs of texts as pairs of the articles that have them, and equal articles."""
    members = np.argsort(copies.text, kind="stable")
    counts = np.bincount(copies.text, minlength=len(copies.shingles.sizes))
    starts = np.cumsum(counts) - counts
    listed = np.where(counts > LISTED, 1, counts)
    shorter, longer = copies.pairs["shorter"].to_numpy(), copies.pairs["longer"].to_numpy()
    measures = copies.pairs[["similarity", "containment", "copied"]].reset_index(drop=True)
    measures = measures.join(copies.formulas.measure(shorter, longer))
    row, left, right = crossed(listed[shorter], listed[longer])
    pairs = measures.iloc[row].assign(
        article=members[starts[shorter][row] + left], other=members[starts[longer][row] + right]
    )
    repeated = np.flatnonzero((counts > 1) & (copies.shingles.sizes > 0))
    row, left, right = crossed(listed[repeated], counts[repeated])
    row, left, right = row[left < right], left[left < right], right[left < right]
    first = starts[repeated][row]
    same = repeated[row]
    equal = copies.formulas.measure(same, same).assign(
        article=members[first + left], other=members[first + right]
    )
    return pd.concat([pairs, equal.assign(similarity=1.0, containment=1.0, copied=1.0)])


def crossed(left: Integers, right: Integers) -> tuple[Integers, Integers, Integers]:
    """Return all pairs of numbers below left[i] and right[i], for each i: i, and the two.

    Examples
    --------
    >>> [part.tolist() for part in crossed(np.array([2, 1]), np.array([1, 2]))]
    [[0, 0, 1, 1], [0, 1, 0, 0], [0, 0, 0, 1]]
    """
    row = np.repeat(np.arange(len(left)), left * right)
    place = ranges(np.zeros_like(left), left * right)
    return row, *np.divmod(place, right[row])
