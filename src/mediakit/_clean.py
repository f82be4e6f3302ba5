"""Raw articles → articles with display text; what came is kept beside."""

from __future__ import annotations

import pandas as pd

from mediakit._check import check_columns
from mediakit._normalize import display_text


def clean(articles: pd.DataFrame) -> pd.DataFrame:
    """Clean the text and headline of every article for display; the raw text is kept.

    Parameters
    ----------
    articles : DataFrame
        Articles; they are not changed. Articles that are clean already keep their raw text.

    Returns
    -------
    DataFrame
        The articles with `text` and `headline` as `normalize` cleans them, and `raw_text`: the
        text as it came.

    Raises
    ------
    ValueError
        If `articles` has no column of text or of headlines.

    Examples
    --------
    >>> from mediakit import as_articles
    >>> articles = clean(as_articles(pd.DataFrame({"text": ["الحكـــومة\\xa0الجديدة"]})))
    >>> articles["text"].iloc[0], len(articles["raw_text"].iloc[0])
    ('الحكومة الجديدة', 18)
    """
    check_columns(articles, "text", "headline", name="articles")
    raw = articles["raw_text"] if "raw_text" in articles.columns else articles["text"]
    return articles.assign(
        text=articles["text"].map(display_text, na_action="ignore"),
        headline=articles["headline"].map(display_text, na_action="ignore"),
        raw_text=raw,
    )
