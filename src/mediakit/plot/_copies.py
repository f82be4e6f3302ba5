"""Whose article came first of those that share a text, and who carried it after?"""

from __future__ import annotations

from typing import NamedTuple

import pandas as pd

from mediakit._check import check_columns, check_frame

FAMILY = ("family", "family_first", "family_order")


class Copies(NamedTuple):
    """What the sources shown share: between each two of them, and of their articles."""

    known: pd.DataFrame  # carrier × first: texts that the first had, and the carrier later
    unknown: pd.DataFrame  # source × source: texts of both, of which the first is not known
    shares: pd.DataFrame  # a row a source: of its articles, the known and the possible copies
    articles: int
    sources: int
    texts: int  # that more than one source carries
    undecided: int  # of those, the ones of which the first is not known
    within: int  # texts that one source alone repeats


def check_families(articles: pd.DataFrame) -> None:
    """Raise unless the articles hold what `mark_reuse` says of them, and one first a family."""
    check_frame(articles, "articles")
    missing = [name for name in FAMILY if name not in articles.columns]
    if missing:
        raise ValueError(
            f"`articles` needs the column {missing[0]}: articles = mark_reuse(articles) before "
            "plot.reuse(articles)."
        )
    check_columns(articles, "source", name="articles")
    firsts = articles.loc[articles["family_first"].astype("bool"), "family"].dropna()
    twice = int(firsts[firsts.duplicated()].nunique())
    if twice:
        raise ValueError(
            f"`articles` must have one first article in each family; {twice} families have more: "
            "mark_reuse(articles) once, with all articles in one table."
        )


def copies_of(articles: pd.DataFrame, top: int) -> Copies:
    """Return who carried whose copy, for the sources that share most texts with others."""
    named = articles[["source", *FAMILY]].astype({"source": "str"})
    repeated = named.dropna(subset="family")
    carriers = repeated.groupby("family")["source"].transform("nunique")
    between = _with_first(repeated[carriers > 1])
    texts = between.drop_duplicates(["family", "source"])
    decided = texts["first"].notna()
    known, unknown = _who_carried(texts[decided]), _who_shares(texts[~decided])
    shown = _order(texts, known, top)
    return Copies(
        known.reindex(index=shown, columns=shown, fill_value=0),
        unknown.reindex(index=shown, columns=shown, fill_value=0),
        _shares(named, between).loc[shown],
        len(named),
        named["source"].nunique(),
        texts["family"].nunique(),
        texts.loc[~decided, "family"].nunique(),
        repeated.loc[carriers == 1, "family"].nunique(),
    )


def _with_first(between: pd.DataFrame) -> pd.DataFrame:
    """Return articles with the source of the first of their family, missing if not known."""
    is_first = between["family_first"].astype("bool") & (between["family_order"] == "dated")
    firsts = between[is_first].set_index("family")["source"]
    return between.assign(first=between["family"].map(firsts))


def _who_carried(texts: pd.DataFrame) -> pd.DataFrame:
    """Return how many texts each source (rows) carried that another (columns) had before."""
    carried = texts[texts["source"] != texts["first"]]
    return pd.crosstab(carried["source"], carried["first"])


def _who_shares(texts: pd.DataFrame) -> pd.DataFrame:
    """Return how many of these texts each two sources have in common."""
    both = texts[["family", "source"]].merge(texts[["family", "source"]], on="family")
    both = both[both["source_x"] != both["source_y"]]
    return pd.crosstab(both["source_x"], both["source_y"])


def _order(texts: pd.DataFrame, known: pd.DataFrame, top: int) -> list[str]:
    """Return the sources that share most texts: those most copied first, the copiers last."""
    shared = texts["source"].value_counts().rename_axis("source").reset_index(name="texts")
    shown = shared.sort_values(["texts", "source"], ascending=[False, True]).head(top)
    lead = known.sum(axis=0).sub(known.sum(axis=1), fill_value=0)
    shown = shown.assign(lead=shown["source"].map(lead).fillna(0))
    ordered = shown.sort_values(["lead", "texts", "source"], ascending=[False, False, True])
    return ordered["source"].tolist()


def _shares(named: pd.DataFrame, between: pd.DataFrame) -> pd.DataFrame:
    """Return the share of each source's articles that are copies of another's, and may be."""
    number = named["source"].value_counts()
    decided = between["first"].notna()
    copied = between.loc[decided & (between["source"] != between["first"]), "source"].value_counts()
    undecided = between.loc[~decided, "source"].value_counts()
    known = copied.reindex(number.index, fill_value=0)
    possible = known + undecided.reindex(number.index, fill_value=0)
    return pd.DataFrame({"known": known / number, "possible": possible / number})
