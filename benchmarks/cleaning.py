"""How fast does `clean` work, and is what it removes really not the articles' text?

    python benchmarks/cleaning.py CORPUS.parquet              time and memory
    python benchmarks/cleaning.py CORPUS.parquet --draw 200   removals with their context, to judge

CORPUS has the columns outlet, url, date_extracted, title and text. What is drawn depends on the
seed alone; `--rows FILE` writes which rows and characters were drawn, without any text.
"""

from __future__ import annotations

import argparse
import resource
import time
from pathlib import Path

import pandas as pd

import mediakit as mk

CONTEXT = 60  # characters before and after a removal
MEGABYTE = 1_000_000


def read(path: Path) -> pd.DataFrame:
    """Return the corpus as articles whose ids are their row numbers."""
    table = pd.read_parquet(path)
    table = table.assign(row=[str(row) for row in range(len(table))])
    return mk.as_articles(
        table[["row", "outlet", "date_extracted", "title", "text"]],
        source="outlet", article="row", date="date_extracted", headline="title",
    )  # fmt: skip


def peak() -> float:
    """Return the largest memory of this process so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / MEGABYTE


def measure(articles: pd.DataFrame) -> pd.DataFrame:
    """Clean the articles and print what it cost."""
    size = articles["text"].str.encode("utf-8").str.len().sum() / MEGABYTE
    before, start = peak(), time.process_time()
    cleaned = mk.clean(articles)
    seconds, memory = time.process_time() - start, peak() - before
    print(f"{len(articles):,} articles, {size:.0f} MB of text: {seconds:.1f} s on one core,")
    print(f"{memory:.0f} MB more memory at the peak, {memory / size:.1f} times the text")
    return cleaned


def show(removals: pd.DataFrame, raw: pd.Series) -> None:
    """Print removals with what stands before and after them."""
    for number, cut in enumerate(removals.itertuples(), start=1):
        text = raw[cut.article]
        before, after = text[max(0, cut.start - CONTEXT) : cut.start], text[cut.end :][:CONTEXT]
        print(f"{number}. row {cut.article}, {cut.source}, {cut.kind}")
        print(f"   {before!r} ⟦{cut.text!r}⟧ {after!r}")


def main() -> None:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--draw", type=int, default=0)
    parser.add_argument("--each", type=int, default=0, help="so many of each source and kind")
    parser.add_argument("--seed", type=int, default=20261125)
    parser.add_argument("--rows", type=Path)
    given = parser.parse_args()
    cleaned = measure(read(given.corpus))
    removals = mk.removals(cleaned)
    if given.draw:
        removals = removals.sample(given.draw, random_state=given.seed).sort_index()
    elif given.each:
        shuffled = removals.sample(frac=1, random_state=given.seed)
        removals = shuffled.groupby(["source", "kind"]).head(given.each).sort_index()
    if given.draw or given.each:
        show(removals, cleaned.set_index("article")["raw_text"])
    if given.rows:
        columns = ["article", "source", "start", "end", "kind"]
        removals[columns].to_csv(given.rows, index=False)


if __name__ == "__main__":
    main()
