"""How long does a chart take? Each with 200 labels, drawn: python benchmarks/charts.py

Prints a table, and with --write puts it into results.md in the place of the one before.
"""

from __future__ import annotations

import argparse
import re
import statistics
import time
from collections.abc import Callable
from pathlib import Path

import matplotlib as mpl
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.text import Text

import mediakit as mk

HERE = Path(__file__).parent
LABELS, SOURCES, REPETITIONS, MOST_SECONDS = 200, 40, 5, 1.0
ROOTS = "كتب درس علم نشر خبر سمع قول حكم وزر رأس نهر سدد مال عمل طلب فتح جمع قرر سفر بحر".split()
FORMS = ["{}", "ال{}", "م{}", "{}ات", "ال{}ين", "{}ون", "و{}ها", "ت{}", "{}ية", "است{}"]
WORDS = [form.format(root) for form in FORMS for root in ROOTS]
HEADING = "## Charts"
TEXT = """{heading}
`python benchmarks/charts.py --write` writes this section. Each chart has {labels} rows, words or
groups (`trend`: six lines of {labels} periods; `reuse`: {sources} sources), in a figure of its own;
CPU seconds to make it and to draw it to an Agg canvas, the median of {repetitions} after one that
is not counted. Texts are all that are drawn: many charts write numbers beside the names. What must
hold: at most {most:g} s for {labels} texts. A bar chart of matplotlib's own with as many ticks, on
the same machine: 1.1 to 1.7 s.

{table}
"""


def words() -> pd.DataFrame:
    """Return a table of 200 words, with every column that some chart asks for."""
    rates = 1000 / np.arange(2.0, LABELS + 2)
    return pd.DataFrame(
        {
            "token": WORDS, "count": rates.astype(int) + 1, "rate": rates,
            "rate_low": rates * 0.9, "rate_high": rates * 1.1,
            "log_dice": np.linspace(13, 1, LABELS),
        }
    )  # fmt: skip


def keywords() -> pd.DataFrame:
    """Return a table of 200 key words, as many of the target as of the reference."""
    up = np.arange(1, LABELS + 1)
    counts = pd.DataFrame({"أ": up, "ب": up[::-1]}, pd.Index(WORDS, name="token"))
    return mk.keyness(counts, "أ")


def links() -> pd.DataFrame:
    """Return 200 links, a ring of 200 words."""
    return words().rename(columns={"token": "first"}).assign(second=np.roll(WORDS, 1))


def lines() -> pd.DataFrame:
    """Return the rates of six terms in 200 days."""
    days = pd.period_range("2026-01-01", periods=LABELS, freq="D")
    parts = [
        words().drop(columns="token").assign(period=days, group="أ", token=word)
        for word in WORDS[:6]
    ]
    return pd.concat(parts, ignore_index=True)


def articles() -> pd.DataFrame:
    """Return the articles of 200 sources, each of which has three of its neighbours' texts."""
    number = np.arange(4 * LABELS)
    return pd.DataFrame(
        {
            "article": number.astype(str), "node": "سد", "before": "", "after": "",
            "source": np.array(WORDS)[(number // 4 + number % 4) % LABELS],
            "date": pd.Timestamp("2026-01-05") + pd.to_timedelta(number % 97, unit="D"),
            "family": (number // 4).astype(str), "family_size": 4, "family_first": number % 4 == 0,
            "family_order": "dated",
        }
    )  # fmt: skip


def copies() -> pd.DataFrame:
    """Return the articles of the first 40 of these sources."""
    table = articles()
    return table[table["source"].isin(WORDS[:SOURCES])]


def square() -> pd.DataFrame:
    """Return how alike 200 groups are: the nearer, the more."""
    place = np.arange(LABELS)
    return pd.DataFrame(1 / (1 + np.abs(place[:, None] - place)), WORDS, WORDS)


def shares() -> pd.DataFrame:
    """Return what 200 words contribute to the difference of two sources."""
    up = np.arange(1, LABELS + 1)
    counts = pd.DataFrame({"أ": up, "ب": up[::-1]}, pd.Index(WORDS, name="token"))
    return mk.shift(counts, "أ", "ب")


CHARTS: dict[str, tuple[Callable[[], pd.DataFrame], dict[str, int]]] = {
    "cloud": (words, {"top": LABELS}),
    "collocates": (words, {"top": LABELS}),
    "dispersion": (articles, {"top": LABELS}),
    "frequencies": (words, {"top": LABELS}),
    "keyness": (keywords, {"top": LABELS // 2}),
    "network": (links, {"top": LABELS}),
    "reuse": (copies, {"top": SOURCES}),
    "scatter": (keywords, {"top": LABELS // 2}),
    "shift": (shares, {"top": LABELS}),
    "similarity": (square, {}),
    "timeline": (articles, {"top": LABELS}),
    "trend": (lines, {}),
}


def seconds(name: str) -> tuple[list[float], int]:
    """Return how long each repetition took, after one that was not counted, and its texts."""
    make, options = CHARTS[name]
    table, chart, taken, texts = make(), getattr(mk.plot, name), [], 0
    for _ in range(REPETITIONS + 1):
        start = time.process_time()
        axes: Axes = chart(table, **options)
        axes.get_figure(root=True).canvas.draw()
        taken.append(time.process_time() - start)
        shown = axes.get_figure(root=True).findobj(Text)
        texts = sum(bool(text.get_visible() and text.get_text()) for text in shown)
        plt.close("all")
    return taken[1:], texts


def page() -> str:
    """Return the section of the results."""
    rows = ["| chart | texts | CPU s | least to most |", "| --- | --- | --- | --- |"]
    for name in (name for name in CHARTS if name in mk.plot.__all__):
        taken, texts = seconds(name)
        low, middle, high = min(taken), statistics.median(taken), max(taken)
        too_long = " (too long)" if middle > MOST_SECONDS * max(texts / LABELS, 1) else ""
        rows.append(
            f"| `plot.{name}` | {texts} | {middle:.2f}{too_long} | {low:.2f} to {high:.2f} |"
        )
        print(rows[-1], flush=True)
    return TEXT.format(
        heading=HEADING, labels=LABELS, sources=SOURCES, repetitions=REPETITIONS, most=MOST_SECONDS,
        table="\n".join(rows),
    )  # fmt: skip


def with_section(results: str, section: str) -> str:
    """Return the page of results with this section of charts, in place of the one it has."""
    without = re.sub(rf"^{HEADING}\n.*?(?=^## |\Z)", "", results, flags=re.MULTILINE | re.DOTALL)
    before, designs, after = without.partition("## Designs tried\n")
    return f"{before.rstrip()}\n\n{section.rstrip()}\n\n{designs}{after}".rstrip() + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(description="Time the charts.")
    parser.add_argument("--write", action="store_true", help="into results.md too")
    asked = parser.parse_args()
    mpl.use("agg")
    section, file = page(), HERE / "results.md"
    if asked.write:
        file.write_text(with_section(file.read_text(encoding="utf-8"), section), encoding="utf-8")


if __name__ == "__main__":
    main()
