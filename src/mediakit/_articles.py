"""The articles frame: one row an article, the same columns wherever it came from."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable

import numpy as np
import pandas as pd

from mediakit._check import check_columns, check_frame, did_you_mean, listing
from mediakit._dates import to_dates
from mediakit._encoding import replace_surrogates
from mediakit._mojibake import repaired
from mediakit._problems import CRAWLED, join_notes

COLUMNS = (
    "article", "source", "date", "headline", "text", "url", "author", "path", "problem",
)  # fmt: skip
# Columns that hold when an article was collected, not when it was published.
CRAWL_DATES = (
    "date_extracted", "crawled_at", "crawl_date", "date_crawled", "crawled", "scraped_at",
    "date_scraped", "fetched_at", "retrieved_at", "date_download", "downloaded_at",
)  # fmt: skip
# How other people name our columns; the first that a file has is taken.
SYNONYMS = {
    "article": ("article", "article_id", "articleid", "id", "_id", "doc_id", "docid", "uuid"),
    "source": ("source", "outlet", "publisher", "newspaper", "site", "source_name", "domain"),
    "date": (
        "date", "published", "date_published", "published_at", "publish_date", "pubdate",
        "publication_date", "datetime", "timestamp", *CRAWL_DATES,
    ),
    "headline": ("headline", "title", "heading"),
    "text": ("text", "content", "body", "article_text", "article_body", "full_text", "maintext"),
    "url": ("url", "link", "uri", "href", "source_url"),
    "author": ("author", "authors", "byline", "writer"),
    "problem": ("problem",),
}  # fmt: skip
ID_LENGTH = 12  # hexadecimal digits of a hash; at 1 million articles a clash has odds of 1 in 500


def find_columns(names: Iterable[str], columns: dict[str, str] | None = None) -> dict[str, str]:
    """Return which of a file's columns holds which of ours: `{"text": "body", …}`.

    Names given in `columns` win over the usual synonyms.
    """
    present = [str(name) for name in names]
    chosen = dict(columns or {})
    for ours, theirs in chosen.items():
        if ours not in COLUMNS:
            raise ValueError(
                f"`columns` maps our names to the file's; {ours} is none of ours: "
                f"{listing(COLUMNS)}.{did_you_mean(ours, COLUMNS)}"
            )
        if theirs not in present:
            raise ValueError(
                f"There is no column {theirs}; the columns are {listing(present)}."
                f"{did_you_mean(theirs, present)}"
            )
    by_lower = {name.strip().lower(): name for name in reversed(present)}
    for ours, synonyms in SYNONYMS.items():
        hits = [by_lower[name] for name in synonyms if name in by_lower]
        if ours not in chosen and hits:
            chosen[ours] = hits[0]
    return chosen


def note_crawl_dates(frame: pd.DataFrame, column: str | None) -> pd.DataFrame:
    """Return the frame with a note in `problem` where its date is that of a crawl.

    `column` is the name that the column of dates had before it became ours.
    """
    if column is None or column.strip().lower() not in CRAWL_DATES:
        return frame
    problem = frame.get("problem", pd.Series(None, index=frame.index, dtype="str")).astype("str")
    return frame.assign(problem=add_problem(problem, frame["date"].notna(), CRAWLED))


def content_ids(articles: pd.DataFrame) -> pd.Series:
    """Return a short hash of source, headline and text for each row."""

    def digest(*parts: object) -> str:
        joined = "\x1f".join("" if pd.isna(part) else str(part) for part in parts)
        return hashlib.blake2b(joined.encode(), digest_size=ID_LENGTH // 2).hexdigest()

    hashes = map(digest, articles["source"], articles["headline"], articles["text"])
    return pd.Series(list(hashes), index=articles.index, dtype="str")


def unique_ids(ids: Iterable[str]) -> list[str]:
    """Return the ids with "-2", "-3" … after those that came before.

    Examples
    --------
    >>> unique_ids(["a", "b", "a"])
    ['a', 'b', 'a-2']
    """
    wanted = list(ids)
    taken, copies, result = set(wanted), Counter[str](), []
    for name in wanted:
        copies[name] += 1
        unique = name
        while copies[name] > 1 and unique in taken:
            unique = f"{name}-{copies[name]}"
            copies[name] += unique in taken
        taken.add(unique)
        result.append(unique)
    return result


def _stable_ids(articles: pd.DataFrame) -> list[str]:
    """Return the file's own id, else the URL, else a hash of the content, made unique."""
    ids = articles["article"].where(articles["article"].fillna("") != "")
    urls = articles["url"].where(articles["url"].fillna("") != "")
    return unique_ids(ids.fillna(urls).fillna(content_ids(articles)))


def _clean_strings(column: pd.Series) -> tuple[pd.Series, pd.Series]:
    """Return a column as `str` without lone surrogates, and how many each row had."""
    if isinstance(column.dtype, pd.StringDtype):  # Arrow cannot hold a lone surrogate
        return column.astype("str"), pd.Series(0, index=column.index)
    if isinstance(column.dtype, pd.CategoricalDtype):
        values, numbers = _clean_strings(pd.Series(column.cat.categories))
        codes = column.cat.codes.to_numpy()
        cleaned = pd.Series(values.array.take(codes, allow_fill=True), index=column.index)
        number = np.append(numbers.to_numpy(), 0)[codes]
        return cleaned, pd.Series(number, index=column.index)
    repaired = [
        (None, 0) if missing else replace_surrogates(str(value))
        for value, missing in zip(column, column.isna(), strict=True)
    ]
    cleaned = pd.Series([text for text, _ in repaired], index=column.index, dtype="str")
    return cleaned, pd.Series([number for _, number in repaired], index=column.index)


def add_problem(problems: pd.Series, where: pd.Series, note: str | pd.Series) -> pd.Series:
    """Return the problems with a note added in the rows of the mask, unless it is there."""
    notes = note.tolist() if isinstance(note, pd.Series) else [note] * len(problems)
    added = problems.astype(object).where(problems.notna(), None).tolist()
    for place in where.to_numpy().nonzero()[0].tolist():
        known = added[place] or ""
        if notes[place] not in known:
            added[place] = join_notes(known, notes[place])
    return pd.Series(added, index=problems.index, dtype="str")


def _strings(frame: pd.DataFrame) -> tuple[dict[str, pd.Series], pd.Series]:
    """Return every column of texts as `str`, and how many surrogates each row had."""
    texts = [
        name for name in frame.columns
        if (name in COLUMNS and name != "date") or frame[name].dtype == object
    ]  # fmt: skip
    cleaned, lost = {}, pd.Series(0, index=frame.index)
    for name in texts:
        if name in COLUMNS or frame[name].map(lambda value: isinstance(value, str)).any():
            cleaned[name], number = _clean_strings(frame[name])
            lost = lost + number
    return cleaned, lost


def _with_strings(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the frame with every text column as `str`; surrogates are noted in `problem`."""
    cleaned, lost = _strings(frame)
    note = lost.map("{} lone surrogates replaced".format)
    frame = frame.assign(**cleaned)
    return frame.assign(problem=add_problem(frame["problem"], lost > 0, note))


def _without_mojibake(articles: pd.DataFrame) -> pd.DataFrame:
    """Return the articles with misread texts repaired, which `problem` names."""
    problem, texts = articles["problem"], {}
    for name in ("headline", "text"):
        texts[name], notes = repaired(articles[name])
        if name == "text" or articles["text"].str.strip().eq("").all():
            problem = add_problem(problem, notes.notna(), "repaired: " + notes)
    return articles.assign(problem=problem, **texts)


def build_columns(
    frame: pd.DataFrame, names: Iterable[str], *, sourceless: bool = False
) -> pd.DataFrame:
    """Return some columns of what `build_articles` returns, at the cost of these.

    Ids and problems depend on all columns. Sources are `str`, and missing ones stay missing if
    articles may be `sourceless`, as in a corpus that was written.

    Examples
    --------
    >>> build_columns(pd.DataFrame({"text": ["خبر", None]}), ["text", "source"])["text"].tolist()
    ['خبر', '']
    """
    wanted = list(names)
    if {"article", "problem"} & {*wanted}:
        return build_articles(frame)[wanted].astype({"source": "str"} if "source" in wanted else {})
    frame = frame.reset_index(drop=True).reindex(columns=wanted)
    built = frame.assign(**_strings(frame)[0])
    for name in {"text", "headline", *([] if sourceless else ["source"])} & {*wanted}:
        built[name] = built[name].fillna("")
    for name in {"text", "headline"} & {*wanted}:
        built[name] = repaired(built[name])[0]
    return built.assign(date=to_dates(built["date"])) if "date" in wanted else built


def build_articles(frame: pd.DataFrame) -> pd.DataFrame:
    """Return a frame that has (some of) our columns as articles: all columns, typed, with ids.

    Expects at least `text`; columns that are not ours are carried along, last.
    """
    frame = frame.reset_index(drop=True)
    others = [name for name in frame.columns if name not in COLUMNS]
    frame = frame.reindex(columns=[*COLUMNS, *others])
    articles = _with_strings(frame)
    written = articles["date"]
    articles = articles.assign(
        text=articles["text"].fillna(""),
        headline=articles["headline"].fillna(""),
        date=to_dates(written),
    )
    articles = _without_mojibake(articles)
    unread = articles["problem"].fillna("").str.contains("not read", regex=False)
    empty = (articles["text"].str.strip() == "") & ~unread
    articles = articles.assign(problem=add_problem(articles["problem"], empty, "no text"))
    return articles.assign(
        article=pd.Series(_stable_ids(articles), index=articles.index, dtype="str"),
        source=articles["source"].fillna("").astype("category"),
    )


def as_articles(
    frame: pd.DataFrame,
    *,
    text: str = "text",
    source: str = "source",
    article: str | None = None,
    date: str | None = None,
    headline: str | None = None,
) -> pd.DataFrame:
    """Make articles of a frame of your own.

    Parameters
    ----------
    frame : DataFrame
        A row an article; it is not changed. Columns that are not named are carried along, and
        those with our names (`url`, `author`, `date` …) are used.
    text, source : str
        The columns of the body and of the outlet. Without an outlet column, all articles have an
        empty source.
    article, date, headline : str, optional
        The columns of the identifier, the date and the headline, where the names differ from ours.

    Returns
    -------
    DataFrame
        `article` (str, unique), `source` (category), `date` (datetime64, NaT where none could be
        read), `headline`, `text`, `url`, `author`, `path`, `problem` (missing where there is
        none), then your own columns.

    Raises
    ------
    TypeError
        If `frame` is not a DataFrame.
    ValueError
        If a named column is not there.

    Examples
    --------
    >>> frame = pd.DataFrame({"outlet": ["بوابة المد"], "body": ["أعلنت النقابة الإضراب."]})
    >>> articles = as_articles(frame, text="body", source="outlet")
    >>> articles[["source", "text"]].iloc[0].tolist()
    ['بوابة المد', 'أعلنت النقابة الإضراب.']
    """
    check_frame(frame, "frame")
    own_source = source if source != "source" or "source" in frame.columns else None
    wanted = {
        "text": text, "source": own_source, "article": article, "date": date, "headline": headline,
    }  # fmt: skip
    named = {ours: theirs for ours, theirs in wanted.items() if theirs is not None}
    check_columns(frame, *named.values(), name="frame")
    shadowed = [ours for ours, theirs in named.items() if ours != theirs and ours in frame.columns]
    renamed = frame.drop(columns=shadowed).rename(columns={v: k for k, v in named.items()})
    return build_articles(note_crawl_dates(renamed, date))


def corpus_hash(articles: pd.DataFrame) -> str:
    """Return a SHA-256 of the articles' ids and texts, whatever order they are in.

    Two people with the same hash counted the same corpus.

    Examples
    --------
    >>> articles = as_articles(pd.DataFrame({"text": ["خبر أول", "خبر ثان"]}))
    >>> corpus_hash(articles) == corpus_hash(articles.iloc[::-1])
    True
    """
    check_columns(articles, "article", "text", name="articles")
    total = hashlib.sha256()
    for article, text in sorted(zip(articles["article"], articles["text"], strict=True)):
        total.update(f"{article}\x1f{text}\x1e".encode())
    return total.hexdigest()
