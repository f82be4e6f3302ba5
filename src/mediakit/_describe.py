"""What is in a corpus, and how good is it? A row a source."""

from __future__ import annotations

import json

import pandas as pd

from mediakit._check import check_columns
from mediakit._habits import spelling_habits
from mediakit._normalize import display_text
from mediakit._problems import CRAWLED, kinds_of
from mediakit._quality import duplicate_of, script_problem, truncation
from mediakit._words import words

NEEDED = ("article", "source", "text", "date", "problem")
REPAIRED = ("read as", "repaired", "lone surrogates", "unreadable characters")


def _noted(problem: pd.Series, *kinds: str) -> pd.Series:
    """Return in which rows notes of these kinds are among the problems."""
    return problem.fillna("").map(lambda notes: not {*kinds}.isdisjoint(kinds_of(notes)))


def _removed_characters(articles: pd.DataFrame) -> pd.Series:
    """Return how many characters of each raw text were cut."""
    if "removed" not in articles:
        return pd.Series(0, index=articles.index)
    return articles["removed"].map(
        lambda cut: sum(piece["end"] - piece["start"] for piece in json.loads(cut)),
        na_action="ignore",
    ).fillna(0)  # fmt: skip


def _facts(articles: pd.DataFrame, texts: pd.Series) -> pd.DataFrame:
    """Return what is counted of each article."""
    raw = articles["raw_text"] if "raw_text" in articles else articles["text"]
    problem, source = articles["problem"], articles["source"].astype("str")
    lengths = texts.map(lambda text: len(words(text)))
    copies = duplicate_of(articles, texts)
    source_of = articles.assign(source=source).drop_duplicates("article").set_index("article")
    unreadable, empty = _noted(problem, "not read"), lengths == 0
    duplicate = copies.map(source_of["source"]).eq(source) & ~empty
    facts = {
        "undated": articles["date"].isna(),
        "crawl_dated": _noted(problem, CRAWLED),
        "unreadable": unreadable,
        "empty": empty & ~unreadable,
        "duplicates": duplicate,
        "truncated": truncation(texts, raw.fillna(""), source).notna(),
        "not_arabic": texts.map(script_problem).notna(),
        "repaired": _noted(problem, *REPAIRED),
        "problems": problem.notna(),
        "usable": ~(empty | unreadable | duplicate),
    }
    return pd.DataFrame(
        {
            "source": source,
            "words": lengths,
            "date": articles["date"],
            "characters": raw.fillna("").str.len(),
            "removed": _removed_characters(articles),
            **facts,
        }
    )


def describe(articles: pd.DataFrame) -> pd.DataFrame:
    """Describe a corpus: how much there is of each source, from when, and what is wrong with it.

    Parameters
    ----------
    articles : DataFrame
        Articles, as `read_articles` or `clean` returns them.

    Returns
    -------
    DataFrame
        A row a source, most articles first: `source`, `articles`, `words`, `median_words` (an
        article), `first`, `last` (dates).

        Numbers of articles: `undated`; `crawl_dated` (the date is when it was collected);
        `unreadable` (the file or line could not be read); `empty` (no word in them); `duplicates`
        (the same text as an earlier article of the source); `truncated`; `not_arabic` (or in two
        scripts); `repaired` (decoded from an old encoding or from mojibake); `problems` (with any
        note in `problem`); `usable`: those left without the unreadable, the empty and the
        duplicates, the N of a study that excludes them.

        Shares: `removed_share` (of the characters, cut by `clean`); `hamza`, `ya`, `ta_marbuta`:
        of common words with أ or إ, with final ي, with ة, those that are spelt so and not with ا,
        ى, ه. Missing where no such word occurs.

    Raises
    ------
    ValueError
        If `articles` lacks one of the columns of articles.

    Examples
    --------
    >>> from mediakit import as_articles
    >>> articles = as_articles(pd.DataFrame({"text": ["خبر أول", "خبر أول", ""], "source": "المد"}))
    >>> table = describe(articles)
    >>> table[["articles", "words", "empty", "duplicates", "usable"]].values.tolist()
    [[3, 4, 1, 1, 1]]
    """
    check_columns(articles, *NEEDED, name="articles")
    articles = articles.reset_index(drop=True)
    texts = articles["text"].fillna("").map(display_text)
    facts = _facts(articles, texts)
    grouped = facts.groupby("source")
    table = grouped.agg(
        articles=("words", "size"),
        words=("words", "sum"),
        median_words=("words", "median"),
        first=("date", "min"),
        last=("date", "max"),
    )
    counted = facts.select_dtypes("bool").columns
    totals = grouped[["characters", "removed"]].sum()
    removed_share = (totals["removed"] / totals["characters"]).rename("removed_share")
    habits = pd.DataFrame(
        {source: spelling_habits(texts[rows]) for source, rows in grouped.groups.items()}
    ).T
    table = table.join([grouped[list(counted)].sum(), removed_share, habits]).reset_index()
    return table.sort_values(["articles", "source"], ascending=[False, True], ignore_index=True)
