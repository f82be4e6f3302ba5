"""Every chart, drawn with labels of the test's choice in every place that takes one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from matplotlib.axes import Axes

import mediakit as mk

TALL, WIDE, SMALL = (12, 30), (12, 6), (4, 3)  # inches; names do not fit at lines' ends in 4 × 3


class Chart(NamedTuple):
    """A function that draws a chart with labels in a language, and how many it has room for."""

    draw: Callable[[Sequence[str], str], Axes]
    room: int = 1000


def axes_of(size: tuple[float, float]) -> Axes:
    return plt.figure(figsize=size).add_subplot()


def titled(labels: Sequence[str]) -> str:
    """Return a title of many lines that has all labels."""
    return "\n".join(labels)


def words(labels: Sequence[str]) -> pd.DataFrame:
    """Return a table of frequencies, a row a label."""
    rates = np.arange(len(labels), 0, -1.0)
    return pd.DataFrame(
        {
            "token": labels, "count": rates.astype(int), "rate": rates,
            "rate_low": rates * 0.9, "rate_high": rates * 1.1, "rank": range(1, len(labels) + 1),
        }
    )  # fmt: skip


def frequencies(labels: Sequence[str], lang: str) -> Axes:
    return mk.plot.frequencies(
        words(labels), top=len(labels), title=titled(labels), lang=lang, ax=axes_of(TALL)
    )


def frequencies_by_group(labels: Sequence[str], lang: str) -> Axes:
    groups = [words(["السد", "النهر"]).assign(group=name) for name in labels]
    table = pd.concat(groups, ignore_index=True)
    return mk.plot.frequencies(table, lang=lang, ax=axes_of(TALL))


def counts_of_two(labels: Sequence[str]) -> pd.DataFrame:
    """Return counts of two sources: one uses the first labels least, the other most."""
    counts = {"المد": range(10, 10 + len(labels)), "المنارة": range(9 + len(labels), 9, -1)}
    return pd.DataFrame(counts, pd.Index(labels, name="token"))


def keyness(labels: Sequence[str], lang: str) -> Axes:
    table = mk.keyness(counts_of_two(labels), "المد")
    return mk.plot.keyness(
        table, top=len(labels), title=titled(labels), lang=lang, ax=axes_of(TALL)
    )


def collocates(labels: Sequence[str], lang: str) -> Axes:
    table = words(labels).assign(log_dice=np.linspace(13, 5, len(labels)))
    return mk.plot.collocates(
        table, top=len(labels), title=titled(labels), lang=lang, ax=axes_of(TALL)
    )


def network(labels: Sequence[str], lang: str) -> Axes:
    links = pd.DataFrame({"first": labels, "second": np.roll(labels, 1), "count": 1})
    table = links.assign(log_dice=np.linspace(13, 5, len(labels)))
    return mk.plot.network(
        table, top=len(labels), title=titled(labels), lang=lang, ax=axes_of(TALL)
    )


def timeline(labels: Sequence[str], lang: str) -> Axes:
    dates = pd.date_range("2026-01-05", periods=len(labels), freq="D")
    articles = pd.DataFrame({"source": labels, "date": dates})
    return mk.plot.timeline(
        articles, top=len(labels), title=titled(labels), lang=lang, ax=axes_of(TALL)
    )


def rates(tokens: Sequence[str], groups: Sequence[str]) -> pd.DataFrame:
    """Return a table of trends over six weeks, a line for each token in each group."""
    weeks = pd.period_range("2026-01-05", periods=6, freq="W")
    lines = [
        pd.DataFrame({"period": weeks, "group": group, "token": token, "rate": np.arange(6.0) + at})
        for at, (token, group) in enumerate(zip(tokens, groups, strict=True))
    ]
    table = pd.concat(lines, ignore_index=True)
    return table.assign(rate_low=table["rate"] * 0.9, rate_high=table["rate"] * 1.1)


def trend(labels: Sequence[str], lang: str) -> Axes:
    """Name lines at their ends, and mark a change."""
    table = rates(["سد"] * len(labels), labels)
    changes = table.iloc[[2]][["group", "token", "period"]]
    return mk.plot.trend(table, changes=changes, title=titled(labels), lang=lang, ax=axes_of(WIDE))


def trend_with_a_legend(labels: Sequence[str], lang: str) -> Axes:
    return mk.plot.trend(rates(labels, ["المد"] * len(labels)), lang=lang, ax=axes_of(SMALL))


def trend_of_one_term(labels: Sequence[str], lang: str) -> Axes:
    """The term stands in the title."""
    return mk.plot.trend(rates(labels[:1], ["المد"]), lang=lang, ax=axes_of(WIDE))


def cloud(labels: Sequence[str], lang: str) -> Axes:
    """All words that have a place are read; a cloud of two sources has their names too."""
    return mk.plot.cloud(
        words(labels), top=len(labels), title=titled(labels[:3]), lang=lang, ax=axes_of(TALL)
    )


def dispersion(labels: Sequence[str], lang: str) -> Axes:
    dates = pd.date_range("2026-01-05", periods=len(labels), freq="D")
    hits = {"article": range(len(labels)), "source": labels, "date": dates, "node": "سد"}
    return mk.plot.dispersion(
        pd.DataFrame(hits), top=len(labels), title=titled(labels), lang=lang, ax=axes_of(TALL)
    )


def dispersion_along_the_text(labels: Sequence[str], lang: str) -> Axes:
    places = np.linspace(0, 1, len(labels))
    hits = {"article": range(len(labels)), "source": labels, "node": "سد", "place": places}
    return mk.plot.dispersion(
        pd.DataFrame(hits), time=None, top=len(labels), title=titled(labels), lang=lang,
        ax=axes_of(TALL),
    )  # fmt: skip


def similarity(labels: Sequence[str], lang: str) -> Axes:
    """The caption names the two groups most alike and the two least, which are no labels."""
    groups = ["المد", "المنارة", "الهضبة", "السدرة", *labels]
    values = np.full((len(groups), len(groups)), 0.5)
    for (one, other), value in {(0, 1): 0.9, (2, 3): 0.1}.items():
        values[one, other] = values[other, one] = value
    np.fill_diagonal(values, 1)
    table = pd.DataFrame(values, index=groups, columns=groups)
    return mk.plot.similarity(table, title=titled(labels), lang=lang, ax=axes_of(TALL))


def scatter(labels: Sequence[str], lang: str) -> Axes:
    table = mk.keyness(counts_of_two(labels), "المد")
    return mk.plot.scatter(
        table, top=len(labels), title=titled(labels), lang=lang, ax=axes_of(TALL)
    )


def shift(labels: Sequence[str], lang: str) -> Axes:
    table = mk.shift(counts_of_two(labels), "المد", "المنارة")
    return mk.plot.shift(table, top=len(labels), title=titled(labels), lang=lang, ax=axes_of(TALL))


def reuse(labels: Sequence[str], lang: str) -> Axes:
    """Each label had a text first that the next one carried; columns are numbered."""
    pairs = zip(labels, np.roll(labels, -1), strict=True)
    rows = [
        (source, f"{family}", not place)
        for family, pair in enumerate(pairs)
        for place, source in enumerate(pair)
    ]
    articles = pd.DataFrame(rows, columns=["source", "family", "family_first"])
    return mk.plot.reuse(
        articles.assign(family_order="dated"), top=len(labels), title=titled(labels), lang=lang,
        ax=axes_of(TALL),
    )  # fmt: skip


CHARTS = {
    "frequencies": Chart(frequencies),
    "frequencies by group": Chart(frequencies_by_group, 24),
    "keyness": Chart(keyness),
    "collocates": Chart(collocates),
    "network": Chart(network),
    "timeline": Chart(timeline),
    "trend": Chart(trend, 6),
    "trend with a legend": Chart(trend_with_a_legend, 6),
    "trend of one term": Chart(trend_of_one_term, 1),
    "cloud": Chart(cloud),
    "dispersion": Chart(dispersion),
    "dispersion along the text": Chart(dispersion_along_the_text),
    "similarity": Chart(similarity, 30),
    "scatter": Chart(scatter),
    "shift": Chart(shift),
    "reuse": Chart(reuse),
}
