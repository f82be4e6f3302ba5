"""What is asked of a corpus → the lines, counts and sentences that a reader shows."""

from __future__ import annotations

import functools
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from mediakit._browse.article import opened
from mediakit._browse.runs import Runs, beginning, ending, runs
from mediakit._browse.words import WORDS
from mediakit._check import check_choice
from mediakit._columns import readable_columns
from mediakit._context import SORTS, kwic
from mediakit._direction import column_direction, rtl, runs_from_the_right
from mediakit._lemma import lemmatize
from mediakit._normalize import matching_key
from mediakit._query import hits, words_of
from mediakit._suggest import suggestions
from mediakit._tokens import Tokens

UNITS = ("word", "lemma")
PAGE = 50  # lines
LONGEST_QUERY = 200  # characters
ROW = "url"  # `kwic` carries the link to an article along: here it is the article's row
LINE = ["before", "node", "after"]
ABOUT = ("source", "date")


class Question(NamedTuple):
    """What a reader asks: a query, whether of words or lemmas, in which order, and which page."""

    query: str
    unit: str
    sort: str
    page: int


def question(query: str, unit: str, sort: str, page: int = 1) -> Question:
    """Return what a browser or a caller asks, checked; half a surrogate is in no corpus."""
    check_choice(unit, UNITS, "unit")
    check_choice(sort, SORTS, "sort")
    return Question(query.encode("utf-8", "replace").decode("utf-8"), unit, sort, page)


@dataclass(frozen=True)
class Found:
    """The lines of a question, all pages, and the queries that found them."""

    lines: pd.DataFrame
    queries: list[str]

    @property
    def articles(self) -> int:
        """The number of articles that hold a line."""
        return int(self.lines[ROW].nunique())


class Concordance:
    """A corpus that is asked questions; the lines of the last one are kept for its pages."""

    def __init__(self, tokens: Tokens, *, window: int, families: bool, lang: str) -> None:
        self.tokens, self.window, self.families = tokens, window, families
        self.lang, self.words = lang, WORDS[lang]
        self._lines_of = functools.lru_cache(maxsize=1)(self._search)

    @functools.cached_property
    def _words(self) -> Tokens:
        """The corpus by written words, its articles with their rows for links."""
        numbered = self.tokens.articles.assign(**{ROW: np.arange(len(self.tokens.articles))})
        tokens = replace(self.tokens, articles=numbered)
        if self.tokens.unit == "word":
            return tokens
        return replace(tokens, units=tokens.forms, unit_labels=tokens.form_labels, unit="word")

    @functools.cached_property
    def _lemmas(self) -> Tokens:
        """The corpus by lemmas: its own, or made once, when they are asked for."""
        if self.tokens.unit == "word":
            return lemmatize(self._words)
        return replace(self.tokens, articles=self._words.articles)

    def _by(self, unit: str) -> Tokens:
        return self._words if unit == "word" else self._lemmas

    def lemma_of(self, query: str) -> str:
        """Return a query with each of its words as the lemma that its form most often has."""
        return " ".join(map(self._label, words_of(query)))

    def _label(self, pattern: str) -> str:
        if "*" in pattern:
            return pattern
        units = self._lemmas.units[hits(self._words, [pattern]).positions]
        if not len(units):
            return pattern
        return str(self._lemmas.unit_labels[np.bincount(units).argmax()])

    def _search(self, query: str, unit: str, sort: str) -> Found:
        """Return all lines; by lemma, those of the lemma too whose form was typed."""
        queries = [query]
        if unit == "lemma":
            lemma = self.lemma_of(query)
            queries += [lemma] if matching_key(lemma) != matching_key(query) else []
        lines = kwic(self._by(unit), queries, window=self.window, sort=sort, families=self.families)
        return Found(lines, queries)

    def complaint(self, query: str) -> str:
        """Return what is wrong with a query as a sentence, or nothing."""
        if len(query) > LONGEST_QUERY:
            return self.words["long"].format(most=LONGEST_QUERY, length=len(query))
        return "" if words_of(query) else self.words["empty"]

    def found(self, asked: Question) -> Found:
        """Return all lines of a question about which there is no complaint."""
        return self._lines_of(asked.query, asked.unit, asked.sort)

    def answer(self, asked: Question) -> dict[str, Any]:
        """Return a page of lines, or a sentence that says why there is none."""
        answer = {"query": asked.query[:LONGEST_QUERY], "unit": asked.unit, "sort": asked.sort}
        nothing = {"page": 1, "pages": 0, "lines": [], "suggestion": "", "direction": "rtl"}
        complaint = self.complaint(asked.query)
        if complaint:
            return {**answer, **nothing, "status": complaint}
        found = self.found(asked)
        if not len(found.lines):
            return {**answer, **nothing, **self._nothing_found(asked.query)}
        return {**answer, **self._page(found, asked.page), "suggestion": ""}

    def _nothing_found(self, query: str) -> dict[str, str]:
        patterns = words_of(query)
        near = suggestions(self._words, patterns)
        meant = " ".join(word or own for word, own in zip(near, patterns, strict=True))
        sentences = [self.words["none"].format(query=rtl(query))]
        if any(near):
            sentences.append(self.words["meant"].format(suggestion=rtl(meant)))
        return {"status": ". ".join(sentences), "suggestion": meant if any(near) else ""}

    def _page(self, found: Found, wanted: int) -> dict[str, Any]:
        hits_found = len(found.lines)
        pages = -(-hits_found // PAGE)
        page = min(max(wanted, 1), pages)
        first = (page - 1) * PAGE
        shown = found.lines.iloc[first : first + PAGE]
        status = self.words["found"].format(
            hits=hits_found, articles=found.articles, page=page, pages=pages
        )
        if len(found.queries) > 1:
            status += " · " + self.words["by_lemma"].format(lemma=rtl(found.queries[-1]))
        return {
            "page": page,
            "pages": pages,
            "status": status,
            "direction": column_direction(_whole(shown)),
            "lines": _shown(shown, first),
        }

    def open(self, asked: Question, line: int) -> dict[str, Any]:
        """Return the article of a line, its hits marked, that of the line as the current one."""
        found = self.found(asked)
        chosen = found.lines.iloc[line]
        row = int(chosen[ROW])
        one = self._by(asked.unit).select(np.arange(len(self.tokens.articles)) == row)
        one = replace(one, articles=self.tokens.articles.iloc[[row]].reset_index(drop=True))
        # All of one date, so in reading order; of lines that are alike, as many stand before.
        lines = kwic(one, found.queries, window=self.window, sort="date")
        earlier = found.lines.iloc[:line]
        number = int((_alike(earlier, chosen) & (earlier[ROW] == row).to_numpy()).sum())
        current = int(np.flatnonzero(_alike(lines, chosen))[number])
        return opened(one, found.queries, current, self.words) | {"line": line}


def _alike(lines: pd.DataFrame, chosen: pd.Series) -> npt.NDArray[np.bool_]:
    """Return which lines read as a chosen one does."""
    return (lines[LINE] == chosen[LINE].tolist()).all(axis=1).to_numpy(dtype=bool)


def _whole(lines: pd.DataFrame) -> pd.Series:
    """Return the lines as sentences."""
    return lines["before"] + " " + lines["node"] + " " + lines["after"]


def _shown(lines: pd.DataFrame, first: int) -> list[dict[str, Any]]:
    """Return lines for the browser, numbered; what is not known of an article is left out."""
    about = readable_columns(lines[[name for name in ABOUT if name in lines]])
    texts: dict[str, list[Runs]] = {
        "before": [runs(ending(text)) for text in lines["before"]],
        "node": [runs(beginning(text)) for text in lines["node"]],
        "after": [runs(beginning(text)) for text in lines["after"]],
        **{column.name: list(map(runs, column.texts)) for column in about},
    }
    rows = zip(*texts.values(), strict=True)
    directions = ["rtl" if runs_from_the_right(text) else "ltr" for text in _whole(lines)]
    return [
        {"number": number, "direction": direction, **dict(zip(texts, row, strict=True))}
        for number, (row, direction) in enumerate(zip(rows, directions, strict=True), start=first)
    ]
