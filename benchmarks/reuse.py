"""Time, memory and recall of the search for copies.

python benchmarks/reuse.py articles.parquet            the numbers of reuse.md
python benchmarks/reuse.py articles.parquet --draw 40  edited copies drawn at random, to judge
"""

from __future__ import annotations

import argparse
import resource
import sys
import time
from pathlib import Path

import pandas as pd

import mediakit as mk

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))
from planted import KINDS, with_copies

RATES = (0.05, 0.1, 0.15, 0.2, 0.25, 0.3)


def peak() -> float:
    """Return the most memory that this process has held, in GB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6


def is_plain(pairs: pd.DataFrame) -> pd.Series:
    """Return which pairs are similar or contained, and not only edited copies."""
    return (pairs["similarity"] >= 0.7) | (pairs["containment"] >= 0.8)


def measure(path: Path) -> pd.DataFrame:
    """Print time, memory and counts for one corpus; return its articles."""
    articles = mk.read_articles(path, progress=False)
    size = articles["text"].str.encode("utf-8").str.len().sum() / 1e6
    print(f"{len(articles)} articles, {size:.0f} MB of text; memory after reading {peak():.2f} GB")
    for function in (mk.find_reuse, mk.mark_reuse):
        start = time.process_time()
        table = function(articles)
        seconds = time.process_time() - start
        print(f"{function.__name__}: {seconds:.1f} s of one core; peak {peak():.2f} GB")
    pairs = mk.find_reuse(articles)
    similar = pairs["similarity"] >= 0.7
    print(
        f"{len(pairs)} pairs: {similar.sum()} similar, {(is_plain(pairs) & ~similar).sum()} only "
        f"contained, {(~is_plain(pairs)).sum()} only edited; {pairs['same_source'].sum()} within "
        "one source"
    )
    sizes = table.drop_duplicates("family").dropna(subset="family")["family_size"]
    print(
        f"{len(sizes)} families of {sizes.sum()} articles; largest "
        f"{sorted(sizes, reverse=True)[:5]}"
    )
    return articles


def print_recall(articles: pd.DataFrame, originals: pd.DataFrame) -> None:
    """Print the share of planted copies that are found: by plain shares, as pairs, in families."""
    for keep in (1, 0.6):
        for longest in (1, 5):
            print(f"\n{keep:.0%} kept, runs of up to {longest} words; plain / pairs / families")
            for kinds in (("strike",), ("insert",), ("rewrite",), KINDS):
                options = {"keep": keep, "seed": 1, "kinds": kinds, "longest": longest}
                shares = [recall(with_copies(articles, originals, r, **options)) for r in RATES]
                print(f"  {'+'.join(kinds):22}", "  ".join(shares), flush=True)


def recall(planted: pd.DataFrame) -> str:
    """Return the three shares of planted copies that are found."""
    copies = planted[planted["article"] != planted["original"]]
    pairs = mk.find_reuse(planted)
    marked = mk.mark_reuse(planted)
    family = pd.Series(marked["family"].array, index=marked["article"])
    in_one = family[copies["article"]].array == family[copies["original"]].array

    def share(found: pd.DataFrame) -> float:
        both = set(zip(found["article"], found["other"], strict=True))
        both |= {(other, article) for article, other in both}
        wanted = zip(copies["article"], copies["original"], strict=True)
        return sum(pair in both for pair in wanted) / len(copies)

    plain = share(pairs[is_plain(pairs)])
    return f"{plain:.2f}/{share(pairs):.2f}/{pd.Series(in_one).fillna(False).mean():.2f}"


def draw(path: Path, number: int) -> None:
    """Print pairs that only count as edited copies, drawn with a fixed seed."""
    articles = mk.read_articles(path, progress=False)
    pairs = mk.find_reuse(articles)
    by_id = articles.set_index("article")
    for pair in pairs[~is_plain(pairs)].sample(number, random_state=0).itertuples():
        print(f"\nsimilarity {pair.similarity:.2f}, copied {pair.copied:.2f}")
        for name in (pair.article, pair.other):
            row = by_id.loc[name]
            print(f"[{row['source']}] {row['headline']}: {' '.join(row['text'].split()[:60])}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", type=Path)
    parser.add_argument("--draw", type=int)
    arguments = parser.parse_args()
    if arguments.draw:
        draw(arguments.path, arguments.draw)
    else:
        corpus = measure(arguments.path)
        sample = mk.clean(mk.load_sample())
        print_recall(sample, sample)
        print_recall(corpus.head(4000), corpus.head(4000).sample(400, random_state=0))
