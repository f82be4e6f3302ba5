"""Every chart, drawn with labels of the test's choice in every place that takes one."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Sequence

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from matplotlib.axes import Axes

import mediakit as mk

MOST_GROUPS, MOST_LINES = 4, 6
SIZE = (12, 30)  # inches: room for a label a row


def packed(labels: Sequence[str], number: int) -> list[str]:
    """Return as many labels as there is room for, of several lines each, with all given in them.

    Examples
    --------
    >>> packed(["أ", "ب", "ج"], 2)
    ['أ\\nب', 'ج']
    """
    parts = np.array_split(np.array(labels, dtype=object), min(number, len(labels)))
    return ["\n".join(part) for part in parts]


def draw(chart: Callable[..., Axes], table: pd.DataFrame, lang: str, **options: object) -> Axes:
    """Draw on axes of its own, in a language where the chart has a choice of them."""
    if "lang" in inspect.signature(chart).parameters:
        options["lang"] = lang
    axes = options.pop("ax", None) or plt.figure(figsize=SIZE).add_subplot()
    return chart(table, ax=axes, **options)


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
    return draw(mk.plot.frequencies, words(labels), lang, top=len(labels), title=titled(labels))


def frequencies_by_group(labels: Sequence[str], lang: str) -> Axes:
    groups = [words(labels[:9]).assign(group=name) for name in packed(labels, MOST_GROUPS)]
    return draw(mk.plot.frequencies, pd.concat(groups, ignore_index=True), lang)


def keyness(labels: Sequence[str], lang: str) -> Axes:
    index = pd.Index(labels, name="token")
    counts = {"المد": range(10, 10 + len(labels)), "المنارة": range(9 + len(labels), 9, -1)}
    table = mk.keyness(pd.DataFrame(counts, index), "المد")
    return draw(mk.plot.keyness, table, lang, top=len(labels), title=titled(labels))


def collocates(labels: Sequence[str], lang: str) -> Axes:
    table = words(labels).assign(log_dice=np.linspace(13, 5, len(labels)))
    return draw(mk.plot.collocates, table, lang, top=len(labels), title=titled(labels))


def network(labels: Sequence[str], lang: str) -> Axes:
    links = pd.DataFrame({"first": labels, "second": np.roll(labels, 1), "count": 1})
    table = links.assign(log_dice=np.linspace(13, 5, len(labels)))
    return draw(mk.plot.network, table, lang, top=len(labels), title=titled(labels))


def timeline(labels: Sequence[str], lang: str) -> Axes:
    dates = pd.date_range("2026-01-05", periods=len(labels), freq="D")
    articles = pd.DataFrame({"source": labels, "date": dates})
    return draw(mk.plot.timeline, articles, lang, top=len(labels), title=titled(labels))


def _rates(tokens: Sequence[str], groups: Sequence[str]) -> pd.DataFrame:
    """Return a table of trends over six weeks, a line for each token in each group."""
    weeks = pd.period_range("2026-01-05", periods=6, freq="W")
    lines = [
        pd.DataFrame({"period": weeks, "group": group, "token": token, "rate": np.arange(6.0) + at})
        for at, (token, group) in enumerate(zip(tokens, groups, strict=True))
    ]
    table = pd.concat(lines, ignore_index=True)
    return table.assign(rate_low=table["rate"] * 0.9, rate_high=table["rate"] * 1.1)


def trend(labels: Sequence[str], lang: str) -> Axes:
    """Names too long for the ends of lines go into a legend."""
    groups = packed(labels, MOST_LINES)
    table = _rates([labels[0]] * len(groups), groups)
    changes = table.iloc[[2]][["group", "token", "period"]]
    return draw(mk.plot.trend, table, lang, title=titled(labels), changes=changes)


def trend_with_names_at_the_ends(labels: Sequence[str], lang: str) -> Axes:
    return draw(mk.plot.trend, _rates(labels[:5], ["المد"] * 5), lang)


def trend_of_one_term(labels: Sequence[str], lang: str) -> Axes:
    return draw(mk.plot.trend, _rates(labels[:1], ["المد"]), lang)


def cloud(labels: Sequence[str], lang: str) -> Axes:
    """Its words are a picture: `test_cloud_words.py` reads them."""
    axes = plt.figure(figsize=(4, 3)).add_subplot()
    return draw(mk.plot.cloud, words(["السد", "النهر"]), lang, title=titled(labels), ax=axes)


CHARTS: dict[str, Callable[[Sequence[str], str], Axes]] = {
    "frequencies": frequencies,
    "frequencies by group": frequencies_by_group,
    "keyness": keyness,
    "collocates": collocates,
    "network": network,
    "timeline": timeline,
    "trend": trend,
    "trend with names at the ends": trend_with_names_at_the_ends,
    "trend of one term": trend_of_one_term,
    "cloud": cloud,
}
