"""What is in a corpus, and how good is it? A row a source."""

from __future__ import annotations

import pandas as pd

from mediakit._check import check_columns
from mediakit._normalize import display_text
from mediakit._words import words


def _facts(articles: pd.DataFrame) -> pd.DataFrame:
    """Return what is counted of each article."""
    lengths = articles["text"].fillna("").map(lambda text: len(words(display_text(text))))
    empty = lengths == 0
    return pd.DataFrame(
        {
            "source": articles["source"].astype("str"),
            "words": lengths,
            "date": articles["date"],
            "undated": articles["date"].isna(),
            "empty": empty,
            "duplicate": articles.duplicated(["source", "text"]) & ~empty,
            "problem": articles["problem"].notna(),
        }
    )


def describe(articles: pd.DataFrame) -> pd.DataFrame:
    """Describe a corpus: how much there is of each source, from when, and what is wrong with it.

    Parameters
    ----------
    articles : DataFrame
        Articles, as `read_articles` returns them.

    Returns
    -------
    DataFrame
        `source`, `articles`, `words`, `median_words` (an article), `first`, `last` (dates),
        `undated`, `empty` (no word in them), `duplicates` (the same text as an earlier article of
        the source), `problems`: numbers of articles. A row a source, most articles first.

    Raises
    ------
    ValueError
        If `articles` lacks one of the columns of articles.

    Examples
    --------
    >>> from mediakit import as_articles
    >>> articles = as_articles(pd.DataFrame({"text": ["خبر أول", "خبر أول", ""], "source": "المد"}))
    >>> describe(articles)[["articles", "words", "empty", "duplicates"]].values.tolist()
    [[3, 4, 1, 1]]
    """
    check_columns(articles, "source", "text", "date", "problem", name="articles")
    table = (
        _facts(articles)
        .groupby("source", as_index=False)
        .agg(
            articles=("words", "size"),
            words=("words", "sum"),
            median_words=("words", "median"),
            first=("date", "min"),
            last=("date", "max"),
            undated=("undated", "sum"),
            empty=("empty", "sum"),
            duplicates=("duplicate", "sum"),
            problems=("problem", "sum"),
        )
    )
    return table.sort_values(["articles", "source"], ascending=[False, True], ignore_index=True)
