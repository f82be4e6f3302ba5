"""What did a reader say of quotes that `quotes` finds in real news?

    python benchmarks/judged_quotes.py articles.parquet --draw  100 quotes in their text, to judge
    python benchmarks/judged_quotes.py                          the counts of judged_quotes.csv

The quotes are drawn with a fixed seed from all that are found in SaudiNewsNet, after `clean`. A
reader who did not know the rules said of each whether somebody's speech begins and ends there
("right", "span": speech with other bounds, "none": no speech) and whether the speaker is who the
text names as the subject of this very reporting word, or missing where it names nobody ("right",
"wrong", "missed"). Articles are named by a hash of their address.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import pandas as pd
from judged_pairs import hashed, read

import mediakit as mk

LABELS = Path(__file__).with_name("judged_quotes.csv")
SEED, NUMBER, AROUND = 20261126, 100, 400


def draw(path: Path) -> tuple[pd.DataFrame, pd.Series]:
    """Return the quotes to judge, and the texts by article."""
    articles = read(path)
    found = mk.quotes(articles)
    rows = np.random.default_rng(SEED).choice(len(found), NUMBER, replace=False)
    return found.iloc[rows].reset_index(drop=True), articles.set_index("article")["text"]


def show(quote: pd.Series, text: str) -> str:
    """Return a quote as it stands in its text, with what was found of it."""
    before, after = text[: quote["start"]], text[quote["end"] :]
    said = {name: "–" if pd.isna(quote[name]) else quote[name] for name in ("speaker", "verb")}
    return (
        f"SPEAKER: {said['speaker']}\nVERB: {said['verb']}\n"
        f"…{before[-AROUND:]}⟦{quote['quote']}⟧{after[:AROUND]}…\n"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", type=Path, nargs="?")
    parser.add_argument("--draw", action="store_true")
    options = parser.parse_args()
    if options.draw:
        drawn, texts = draw(options.path)
        for number, quote in drawn.iterrows():
            print(f"== {number + 1} [{hashed(quote['article'])} {quote['start']}–{quote['end']}]")
            print(show(quote, texts[quote["article"]]))
        return
    table = pd.read_csv(LABELS)
    print(pd.crosstab(table["quote"], table["speaker"], margins=True))


if __name__ == "__main__":
    main()
