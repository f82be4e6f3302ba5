"""One article with the hits of a query marked in its text."""

from __future__ import annotations

import re
from typing import Any, TypeAlias

import numpy as np
import pandas as pd

from mediakit._browse.runs import Runs, beginning, runs
from mediakit._browse.words import Words
from mediakit._columns import readable_columns
from mediakit._direction import runs_from_the_right
from mediakit._normalize import display_text
from mediakit._query import Hits, hits_of_any, parsed_queries
from mediakit._tokens import Tokens
from mediakit._words import words

LONGEST = 100_000  # characters of a text; those around the match are shown
LONGEST_ADDRESS = 3000
ABOUT = ("source", "date", "author")
SAFE_LINK = re.compile(r"https?://[^\s\"'<>]+", re.IGNORECASE)  # and no javascript:
Spans: TypeAlias = list[tuple[int, int]]
Part: TypeAlias = tuple[Runs, int]


def text_and_spans(one: Tokens, found: Hits) -> tuple[str, Spans]:
    """Return the text of the only article of tokens, and where in it the hits stand.

    Examples
    --------
    >>> from mediakit._tokens import Tokens
    >>> one = Tokens.from_lists([["بدأ", "الإضراب", "أمس"]])
    >>> text_and_spans(one, hits_of_any(one, parsed_queries("الإضراب")))
    ('بدأ الإضراب أمس', [(4, 11)])
    """
    forms = one.form_labels[one.forms].tolist()
    if one.text_column is None:
        text = " ".join(forms)
        bounds = np.cumsum([0, *(len(form) + 1 for form in forms)])
        starts, ends = bounds[:-1], bounds[1:] - 1
    else:
        text = display_text(str(one.articles[one.text_column].iloc[0]))
        written = words(text, keep_numbers=one.keep_numbers)
        # A joined phrase is one token and several words.
        begin = np.cumsum([0, *(form.count(" ") + 1 for form in forms)])
        starts = np.array([written[place].start for place in begin[:-1]], dtype=int)
        ends = np.array([written[place - 1].end for place in begin[1:]], dtype=int)
    last = found.positions + found.lengths - 1
    return text, list(zip(starts[found.positions].tolist(), ends[last].tolist(), strict=True))


def _window(length: int, span: tuple[int, int]) -> tuple[int, int]:
    """Return which part of a long text is shown: LONGEST characters with the match in them."""
    first = min(max(0, span[0] - LONGEST // 2), max(0, length - LONGEST))
    return first, min(length, first + LONGEST)


def _parts(text: str, spans: Spans, shown: tuple[int, int]) -> list[Part]:
    """Return what is shown as parts: their runs, and the number of the hit, -1 for none.

    Of hits that overlap, the rest of the second is marked after the first.
    """
    parts: list[Part] = []
    at, end = shown
    for number, span in enumerate(spans):
        start, stop = (min(max(place, at), end) for place in span)
        parts += [(runs(text[at:start]), -1), (runs(text[start:stop]), number)]
        at = stop
    parts.append((runs(text[at:end]), -1))
    return [part for part in parts if part[0]]


def _about(articles: pd.DataFrame) -> list[Runs]:
    """Return what is known of an article, as it is read."""
    known = [name for name in ABOUT if name in articles and articles[name].notna().all()]
    return [runs(column.texts[0]) for column in readable_columns(articles[known])]


def _value(articles: pd.DataFrame, name: str) -> str:
    """Return a value of the only article, an empty text where there is none."""
    if name not in articles or pd.isna(articles[name].iloc[0]):
        return ""
    return display_text(str(articles[name].iloc[0]))


def opened(one: Tokens, queries: list[str], current: int, say: Words) -> dict[str, Any]:
    """Return the only article of tokens for the browser, its hits marked.

    Parameters
    ----------
    one : Tokens
        The tokens of one article.
    queries : list of str
        What was looked for.
    current : int
        Which of the hits is the one that was chosen.
    say : mapping
        The reader's words.
    """
    text, spans = text_and_spans(one, hits_of_any(one, parsed_queries(queries)))
    shown = _window(len(text), spans[current])
    address = _value(one.articles, "url").strip()
    headline = _value(one.articles, "headline")
    return {
        "headline": runs(beginning(headline) or say["headline_none"]),
        "about": _about(one.articles),
        "place": say["of_article"].format(number=current + 1, hits=len(spans)),
        "address": beginning(address, LONGEST_ADDRESS),
        "safe": len(address) <= LONGEST_ADDRESS and SAFE_LINK.fullmatch(address) is not None,
        "text": _parts(text, spans, shown),
        "current": current,
        "direction": "rtl" if runs_from_the_right(text) else "ltr",
        "note": "" if shown == (0, len(text)) else say["cut"].format(length=len(text)),
    }
