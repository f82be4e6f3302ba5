"""The table of every chart, made from articles as a reader would make it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from types import MappingProxyType
from typing import Any, NamedTuple

import pandas as pd
from matplotlib.axes import Axes

import mediakit as mk
from conftest import shared

CORPORA = ("sample", "saudinewsnet")


def articles_of(corpus: str) -> pd.DataFrame:
    """Return the articles of the sample, or of real news; skip where these are absent."""
    if corpus == "sample":
        return mk.load_sample()
    return mk.read_articles(shared("corpora/saudinewsnet/sample_780.csv"))


class Corpus:
    """Articles, and what charts are made of: each made when it is first asked for."""

    def __init__(self, articles: pd.DataFrame) -> None:
        self.articles = articles
        self._tables: dict[str, pd.DataFrame] = {}

    def table(self, case: Case) -> pd.DataFrame:
        if case.name not in self._tables:
            self._tables[case.name] = case.made(self)
        return self._tables[case.name]

    @cached_property
    def marked(self) -> pd.DataFrame:
        return mk.mark_reuse(self.articles)

    @cached_property
    def tokens(self) -> mk.Tokens:
        return mk.lemmatize(mk.tokenize(self.articles))

    @cached_property
    def counts(self) -> pd.DataFrame:
        return mk.count(self.tokens)

    @cached_property
    def sources(self) -> list[str]:
        """The sources, the one with most words first."""
        return self.counts.sum().sort_values(ascending=False, kind="stable").index.tolist()

    @cached_property
    def words(self) -> pd.DataFrame:
        return mk.without(mk.frequencies(mk.count(self.tokens, by=None)), mk.stopwords())

    @cached_property
    def term(self) -> str:
        """The most frequent word of content."""
        return str(self.words["token"].iloc[0])

    def keyness(self, measure: str = "log_likelihood") -> pd.DataFrame:
        first, second = self.sources[:2]
        table = mk.keyness(self.counts, first, reference=second, measure=measure)
        return mk.without(table, mk.stopwords())

    def trend(self, every: str = "W", by: str | None = None) -> pd.DataFrame:
        return mk.trend(self.tokens, self.term, every=every, by=by)


class Case(NamedTuple):
    """A name, a chart, how its table is made, the columns of its names and of its numbers."""

    name: str
    chart: str
    made: Callable[[Corpus], pd.DataFrame]
    names: tuple[str, ...]
    numbers: tuple[str, ...] = ()
    options: Mapping[str, Any] = MappingProxyType({})

    def draw(self, table: pd.DataFrame, **given: Any) -> Axes:
        axes: Axes = getattr(mk.plot, self.chart)(table, **{**self.options, **given})
        return axes


def _by_source(corpus: Corpus) -> pd.DataFrame:
    return mk.without(mk.frequencies(corpus.counts), mk.stopwords())


def _trend_by_source(corpus: Corpus) -> pd.DataFrame:
    table = corpus.trend(by="source")
    return table[table["group"].isin(corpus.sources[:4])].reset_index(drop=True)


def _collocates(corpus: Corpus) -> pd.DataFrame:
    return mk.without(mk.collocates(corpus.tokens, corpus.term), mk.stopwords())


RATES = ("rate", "rate_low", "rate_high")
EVERY_CASE = (
    Case("cloud", "cloud", lambda corpus: corpus.words, ("token",), ("rate",)),
    Case(
        "cloud of key words",
        "cloud",
        lambda corpus: corpus.keyness(),
        ("token",),
        ("log_likelihood",),
    ),
    Case("collocates", "collocates", _collocates, ("token",), ("log_dice",)),
    Case(
        "dispersion", "dispersion", lambda corpus: mk.kwic(corpus.tokens, corpus.term), ("source",)
    ),
    Case(
        "dispersion along the text",
        "dispersion",
        lambda corpus: mk.kwic(corpus.tokens, corpus.term),
        ("source",),
        ("place",),
        {"time": None},
    ),
    Case("frequencies", "frequencies", lambda corpus: corpus.words, ("token",), ("count", *RATES)),
    Case(
        "frequencies by source",
        "frequencies",
        _by_source,
        ("token", "group"),
        ("count", *RATES),
        {"top": 12},
    ),
    Case("keyness", "keyness", lambda corpus: corpus.keyness(), ("token",), ("log_likelihood",)),
    Case(
        "keyness with intervals",
        "keyness",
        lambda corpus: corpus.keyness("log_ratio"),
        ("token",),
        ("log_ratio",),
    ),
    Case(
        "network",
        "network",
        lambda corpus: mk.cooccurrence(corpus.tokens, top=200),
        ("first", "second"),
        ("log_dice",),
    ),
    Case("reuse", "reuse", lambda corpus: corpus.marked, ("source", "family")),
    Case(
        "scatter",
        "scatter",
        lambda corpus: corpus.keyness(),
        ("token",),
        ("rate_target", "rate_reference"),
    ),
    Case(
        "shift",
        "shift",
        lambda corpus: mk.shift(corpus.counts, *corpus.sources[:2]),
        ("token",),
        ("rate_first", "rate_second", "share"),
    ),
    Case("similarity", "similarity", lambda corpus: mk.similarity(corpus.counts), ()),
    Case("timeline", "timeline", lambda corpus: corpus.articles, ("source",)),
    Case(
        "timeline of days",
        "timeline",
        lambda corpus: corpus.articles,
        ("source",),
        (),
        {"every": "D"},
    ),
    Case("trend", "trend", lambda corpus: corpus.trend(), ("token",), RATES),
    Case("trend by source", "trend", _trend_by_source, ("group",), RATES),
)
CASES = {case.name: case for case in EVERY_CASE if case.chart in mk.plot.__all__}
