"""A few small charts of hand-made tables, to compare with pictures that somebody has looked at.

python tests/baseline_charts.py     draws the pictures of tests/baseline anew: look at each of them
"""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import matplotlib as mpl
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from PIL import Image

import mediakit as mk

FOLDER = Path(__file__).parent / "baseline"
DPI = 60
WORDS = ["السد", "مياه النهر", "BBC عربي", "الميناء", "نسبة 50%"]
SOURCES = ["بوابة المد", "منارة أرجوان", "هضبة نيوز"]


def _axes() -> Axes:
    return plt.figure(figsize=(5, 3.4), layout="constrained").add_subplot()


def _rates(words: list[str]) -> pd.DataFrame:
    rates = 100.0 / np.arange(2, len(words) + 2)
    return pd.DataFrame(
        {
            "token": words, "count": rates.astype(int), "rate": rates,
            "rate_low": rates * 0.8, "rate_high": rates * 1.3,
        }
    )  # fmt: skip


def frequencies(lang: str) -> Axes:
    return mk.plot.frequencies(_rates(WORDS), ax=_axes(), lang=lang)


def frequencies_by_source(lang: str) -> Axes:
    tables = [_rates(WORDS[:3]).assign(group=name) for name in SOURCES]
    return mk.plot.frequencies(pd.concat(tables), ax=_axes(), lang=lang)


def keyness(lang: str) -> Axes:
    counts = pd.DataFrame(
        {"المد": [40, 25, 12, 3, 2], "المنارة": [4, 10, 8, 20, 30]}, pd.Index(WORDS, name="token")
    )
    return mk.plot.keyness(mk.keyness(counts, "المد", min_count=1), ax=_axes(), lang=lang)


def network(lang: str) -> Axes:
    links = {"first": [*WORDS[:4], WORDS[0]], "second": [*WORDS[1:], WORDS[2]], "count": 1}
    return mk.plot.network(pd.DataFrame(links).assign(log_dice=range(5, 10)), ax=_axes(), lang=lang)


def timeline(lang: str) -> Axes:
    days = [0, 1, 1, 1, 8, 9, 15, 30, 0, 8, 8, 9, 22, 3, 3, 3, 3, 24]
    articles = {
        "source": [SOURCES[0]] * 8 + [SOURCES[1]] * 5 + [SOURCES[2]] * 5,
        "date": pd.Timestamp("2026-01-05") + pd.to_timedelta(days, unit="D"),
    }
    return mk.plot.timeline(pd.DataFrame(articles), ax=_axes(), lang=lang, months="levant")


def trend(lang: str) -> Axes:
    months = pd.period_range("2026-01", periods=6, freq="M")
    lines = [
        pd.DataFrame({"period": months, "group": source, "token": "السد", "rate": rates})
        for source, rates in zip(SOURCES, ([2, 4, 9, 6, 5, 4], [1, 1, 2, 3, 5, 8]), strict=False)
    ]
    table = pd.concat(lines, ignore_index=True)
    known = table.assign(rate=table["rate"].where(table.index != 3))
    margins = {"rate_low": known["rate"] * 0.8, "rate_high": known["rate"] * 1.3}
    changes = known.iloc[[8]][["group", "token", "period"]]
    return mk.plot.trend(known.assign(**margins), changes=changes, ax=_axes(), lang=lang)


def reuse(lang: str) -> Axes:
    families = [("dated", [0, 1, 2]), ("dated", [0, 2]), ("same day", [1, 2]), ("dated", [1, 0])]
    rows = [
        (SOURCES[source], str(number), not place, order)
        for number, (order, sources) in enumerate(families)
        for place, source in enumerate(sources)
    ]
    columns = ["source", "family", "family_first", "family_order"]
    return mk.plot.reuse(pd.DataFrame(rows, columns=columns), ax=_axes(), lang=lang)


PICTURES: dict[str, Callable[[], Axes]] = {
    "frequencies_ar": lambda: frequencies("ar"),
    "frequencies_en": lambda: frequencies("en"),
    "frequencies_by_source_ar": lambda: frequencies_by_source("ar"),
    "keyness_ar": lambda: keyness("ar"),
    "network_ar": lambda: network("ar"),
    "reuse_ar": lambda: reuse("ar"),
    "timeline_ar": lambda: timeline("ar"),
    "trend_ar": lambda: trend("ar"),
}


def picture(axes: Axes) -> Image.Image:
    """Return a chart as it is drawn, in grey: colours are the palette's, which is tested."""
    buffer = io.BytesIO()
    axes.get_figure(root=True).savefig(buffer, format="png", dpi=DPI)
    return Image.open(buffer).convert("L")


def main() -> None:
    mpl.use("agg")
    FOLDER.mkdir(exist_ok=True)
    for name, draw in PICTURES.items():
        picture(draw()).save(FOLDER / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main()
