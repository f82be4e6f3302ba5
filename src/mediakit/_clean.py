"""Raw articles → their own text; what was cut, where and why stands beside it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence

import pandas as pd

from mediakit._articles import add_problem
from mediakit._boilerplate import label
from mediakit._check import check_at_least, check_columns
from mediakit._dates import to_dates
from mediakit._lines import without
from mediakit._normalize import display_text
from mediakit._quality import duplicate_of, script_problem, truncation
from mediakit._spans import Span
from mediakit._structure import lead_of, subheads_of

GAP = re.compile(r"\n\s*\n\s*\n")  # what a cut leaves between paragraphs
DATE_IN_LINE = re.compile(r"(\d.*)")  # الرياض 25 شوال 1436 هـ الموافق 10 أغسطس 2015 م
NEEDED = ("article", "source", "date", "headline", "text", "problem")
CREDITS = ("byline", "dateline", "agency")
REMOVAL_COLUMNS = ("article", "source", "start", "end", "kind", "text")


def _own_text(raw: str, spans: Sequence[Span]) -> str:
    """Return the display text of what is left of a raw text."""
    if not spans:
        return display_text(raw)
    kept = without(raw, [(span.start, span.end) for span in spans])
    return GAP.sub("\n\n", display_text(kept)).strip()


def _as_json(raw: str, spans: Sequence[Span]) -> str | None:
    """Return the spans as JSON: a list of objects with start, end, kind and text."""
    if not spans:
        return None
    names = REMOVAL_COLUMNS[2:]
    cut = [(span.start, span.end, span.kind, raw[span.start : span.end]) for span in spans]
    pieces = [dict(zip(names, piece, strict=True)) for piece in cut]
    return json.dumps(pieces, ensure_ascii=False)


def _credited(spans: Iterable[Span], part: str) -> str | None:
    """Return what the credits of an article say of one thing; the same is said once."""
    said = [getattr(span.credit, part) for span in spans if span.credit]
    return "; ".join(dict.fromkeys(filter(None, said))) or None


def _dates_in(datelines: pd.Series) -> pd.Series:
    """Return the first date that the datelines of each article give."""
    each = datelines.str.split("; ").explode()
    dates = to_dates(each.astype("str").str.extract(DATE_IN_LINE)[0])
    return dates.groupby(level=0).first()


def _strings(values: Iterable[str | None], index: pd.Index) -> pd.Series:
    return pd.Series(list(values), index=index, dtype="str")


def _with_flags(articles: pd.DataFrame) -> pd.DataFrame:
    """Return the cleaned articles with what is wrong with them; nothing is said twice."""
    texts, problem = articles["text"], articles["problem"]
    notes = (
        truncation(texts, articles["raw_text"], articles["source"].astype("str")),
        texts.map(script_problem).astype("str"),
    )
    for note in notes:
        problem = add_problem(problem, note.notna(), note)
    return articles.assign(problem=problem, duplicate_of=duplicate_of(articles, texts))


def clean(
    articles: pd.DataFrame, *, boilerplate: bool = True, min_articles: int = 100
) -> pd.DataFrame:
    """Clean every article for display and cut what is not its own text; the raw text is kept.

    Cut are share counters, related articles, tag lists, links and notices around the text, known
    by their wording or because they recur at the edges of one source's articles, and a first line
    that repeats the headline. Bylines, datelines and agency credits are moved into columns.

    Parameters
    ----------
    articles : DataFrame
        Articles; they are not changed. Articles that were cleaned before are cleaned anew from
        their `raw_text`.
    boilerplate : bool
        Cut boilerplate and move credits; False only cleans the characters, and so undoes the cuts.
    min_articles : int
        Sources with fewer articles are cleaned by wording alone: too few for statistics.

    Returns
    -------
    DataFrame
        The articles with `text` and `headline` cleaned as `normalize` does, and
        `raw_text`, the text as it came; `byline`, `dateline`, `agency`, missing where there is
        none; `lead` (the first of several paragraphs) and `subheads` (one a line), which stay in
        `text`; `removed`, a JSON list of what was cut: start and end in `raw_text`, kind and
        text, missing if nothing (`removals` makes a table of it); `duplicate_of`, the id of the
        earlier article with the very same text. `problem` names articles that are truncated, in
        two scripts or not Arabic. A missing `date` is taken from the dateline where that has one.

    Raises
    ------
    ValueError
        If one of the columns of articles is missing.

    Examples
    --------
    >>> from mediakit import as_articles
    >>> text = "كتب: رنا السيفي\\nعاد العمـــال إلى الأرصفة.\\nمقالات ذات صلة"
    >>> row = clean(as_articles(pd.DataFrame({"text": [text]}))).iloc[0]
    >>> row["text"], row["byline"], row["raw_text"] == text
    ('عاد العمال إلى الأرصفة.', 'رنا السيفي', True)
    """
    check_columns(articles, *NEEDED, name="articles")
    check_at_least(min_articles, 1, "min_articles")
    numbered = articles.reset_index(drop=True)  # the caller's index may repeat itself
    raw = numbered["raw_text"] if "raw_text" in numbered.columns else numbered["text"]
    raw = raw.fillna("").astype("str")
    headline = numbered["headline"].fillna("").astype("str").map(display_text)
    numbered = numbered.assign(headline=headline, raw_text=raw)
    spans: Sequence[Sequence[Span]] = [()] * len(numbered)
    if boilerplate:
        spans, _ = label(numbered, raw, min_articles=min_articles)
    return _with_flags(_without_spans(numbered, spans)).set_axis(articles.index)


def _without_spans(articles: pd.DataFrame, spans: Sequence[Sequence[Span]]) -> pd.DataFrame:
    """Return the articles with their own text, and in columns what was cut and said in it."""
    index, pairs = articles.index, list(zip(articles["raw_text"], spans, strict=True))
    texts = _strings((_own_text(text, cut) for text, cut in pairs), index)
    credits_of = {
        part: _strings((_credited(cut, part) for cut in spans), index) for part in CREDITS
    }
    dates = articles["date"]
    if dates.isna().any():
        dates = dates.fillna(_dates_in(credits_of["dateline"].where(dates.isna())))
    return articles.assign(
        text=texts,
        date=dates,
        **credits_of,
        lead=texts.map(lead_of).astype("str"),
        subheads=_strings(("\n".join(subheads_of(text)) or None for text in texts), index),
        removed=_strings((_as_json(text, cut) for text, cut in pairs), index),
    )


def removals(articles: pd.DataFrame) -> pd.DataFrame:
    """List what `clean` cut, piece by piece.

    Parameters
    ----------
    articles : DataFrame
        Articles that `clean` returned.

    Returns
    -------
    DataFrame
        `article`, `source`, `start` and `end` (characters of `raw_text`), `kind`, `text`: a row a
        piece, in the order of the articles.

    Raises
    ------
    ValueError
        If the articles have not been cleaned.

    Examples
    --------
    >>> from mediakit import as_articles
    >>> articles = as_articles(pd.DataFrame({"text": ["عاد العمال إلى الأرصفة.\\nمقالات ذات صلة"]}))
    >>> removals(clean(articles))[["start", "end", "kind"]].values.tolist()
    [[24, 38, 'related']]
    """
    check_columns(articles, "article", "source", "removed", name="articles")
    cut = articles.loc[articles["removed"].notna(), ["article", "source", "removed"]]
    pieces = cut.assign(removed=cut["removed"].map(json.loads).astype(object)).explode("removed")
    parts = pd.DataFrame(pieces["removed"].tolist(), columns=list(REMOVAL_COLUMNS[2:]))
    named = pieces[["article", "source"]].reset_index(drop=True)
    types = {"start": "int64", "end": "int64", "kind": "str", "text": "str"}
    return named.join(parts).astype(types)
