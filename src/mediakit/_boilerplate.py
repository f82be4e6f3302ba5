"""What surrounds the articles of each source, in a table, and what is done with it."""

from __future__ import annotations

import pandas as pd

from mediakit._check import check_at_least, check_columns
from mediakit._lines import lines_of
from mediakit._recurring import Recurring, recurring
from mediakit._spans import Span, spans_of

MOVED = frozenset({"byline", "dateline", "agency"})


def label(
    articles: pd.DataFrame, raw: pd.Series, *, min_share: float = 0.01, min_articles: int = 100
) -> tuple[list[list[Span]], dict[str, Recurring]]:
    """Return the spans of each article, and what recurs in each source."""
    spans: list[list[Span]] = [[] for _ in range(len(articles))]
    statistics = {}
    raws, headlines = raw.tolist(), articles["headline"].tolist()
    authors = articles.get("author", pd.Series(None, index=articles.index, dtype="str")).fillna("")
    rows = pd.Series(range(len(articles)), index=articles.index)
    for source, of_source in rows.groupby(articles["source"].astype("str")):
        texts = [lines_of(raws[row]) for row in of_source]
        known = recurring(texts, str(source), min_share=min_share, min_articles=min_articles)
        statistics[str(source)] = known
        for row, lines in zip(of_source, texts, strict=True):
            names = {"headline": headlines[row], "author": authors.iloc[row]}
            spans[row] = spans_of(raws[row], lines, known, **names)
    return spans, statistics


def find_boilerplate(
    articles: pd.DataFrame, *, min_share: float = 0.01, min_articles: int = 100
) -> pd.DataFrame:
    """Find what surrounds the text of each source's articles, and what `clean` does with it.

    Parameters
    ----------
    articles : DataFrame
        Articles, raw or cleaned; `raw_text` is looked at where there is one.
    min_share : float
        The share of a source's articles from which a line that recurs is listed.
    min_articles : int
        Sources with fewer articles have no statistics: only what is known by its wording is found.

    Returns
    -------
    DataFrame
        `source`, `line` (how it begins or, for a whole line, all of it; 0 for each number),
        `articles` (in how many), `share` (of the source's articles), `kind` (related, share, tags,
        link, contact, follow, copyright, comments, counter, newsletter, more, end, advert,
        caption, navigation, notice, headline, byline, dateline, agency, recurring) and `action`:
        removed, moved (into a column) or kept (it recurs, but not at an edge, or reads as a
        sentence). Most articles first.

    Raises
    ------
    ValueError
        If a column of articles is missing.

    Examples
    --------
    >>> from mediakit import load_sample
    >>> table = find_boilerplate(load_sample())
    >>> table.loc[table["kind"] == "share", "line"].tolist()
    ['0', 'Total', 'مشاركة']
    """
    check_columns(articles, "source", "headline", "text", name="articles")
    check_at_least(min_share, 0, "min_share")
    check_at_least(min_articles, 1, "min_articles")
    raw = articles["raw_text"] if "raw_text" in articles.columns else articles["text"]
    plain = articles.assign(headline=articles["headline"].fillna(""))
    spans, known = label(plain, raw.fillna(""), min_share=min_share, min_articles=min_articles)
    sources = articles["source"].astype("str")
    found = pd.DataFrame(
        [
            (source, span.marker, row, span.kind)
            for row, (source, cut) in enumerate(zip(sources, spans, strict=True))
            for span in cut
        ],
        columns=["source", "line", "row", "kind"],
    )
    table = (
        found.drop_duplicates().groupby(["source", "line", "kind"]).size().rename("articles")
        .reset_index()
    )  # fmt: skip
    table["action"] = table["kind"].isin(MOVED).map({True: "moved", False: "removed"})
    table = pd.concat([table, _kept(known, table)], ignore_index=True)
    table["share"] = table["articles"] / table["source"].map(sources.value_counts())
    ordered = table[["source", "line", "articles", "share", "kind", "action"]]
    order = ["articles", "source", "line"]
    return ordered.sort_values(order, ascending=[False, True, True], ignore_index=True)


def _kept(known: dict[str, Recurring], cut: pd.DataFrame) -> pd.DataFrame:
    """Return the recurring lines that are not cut."""
    gone = set(zip(cut["source"], cut["line"], strict=True))
    rows = [
        (source, line, number, "recurring", "kept")
        for source, recurs in known.items()
        for line, (number, _) in recurs.lines.items()
        if (source, line) not in gone
    ]
    return pd.DataFrame(rows, columns=["source", "line", "articles", "kind", "action"])
