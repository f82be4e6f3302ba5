"""Which pairs of articles in one family did a reader call copies, and which formulas?

    python benchmarks/judged_pairs.py articles.parquet         what today's families make of them
    python benchmarks/judged_pairs.py articles.parquet --draw  the pairs themselves, to judge anew

The pairs are drawn with a fixed seed from SaudiNewsNet: 50 of one family in each band of
similarity, one of a family at most, and 40 that are as similar but stand in no common family.
Readers who did not know the rules called each a copy (one text about one event), a formula (stock
wording about different events) or chance. judged_pairs.csv has their labels; articles are named by
a hash of their address.
"""

from __future__ import annotations

import argparse
import hashlib
from pathlib import Path

import numpy as np
import pandas as pd

import mediakit as mk

LABELS = Path(__file__).with_name("judged_pairs.csv")
BANDS = {".5-.6": (0.5, 0.6), ".6-.7": (0.6, 0.7), ".7-.8": (0.7, 0.8), ".8+": (0.8, 1.01)}
SEED, EACH, APART = 20261126, 50, 40


def hashed(article: str) -> str:
    """Return a short name of an article that holds nothing of it."""
    return hashlib.blake2b(article.encode(), digest_size=6).hexdigest()


def read(path: Path) -> pd.DataFrame:
    """Return the cleaned articles."""
    names = {"outlet": "source", "title": "headline", "date_extracted": "date"}
    return mk.clean(mk.as_articles(pd.read_parquet(path).rename(columns=names)))


def similar_pairs(articles: pd.DataFrame) -> pd.DataFrame:
    """Return the pairs that share half of their shingles, with the family that both are in."""
    pairs = mk.find_reuse(articles, threshold=0.5, containment=0.5)
    pairs = pairs[pairs["similarity"] >= BANDS[".5-.6"][0]]
    family = articles.set_index("article")["family"]
    first, second = (family.loc[pairs[name]].to_numpy() for name in ("article", "other"))
    known = pd.notna(first) & (first == second)
    pairs = pairs.assign(family=pd.Series(first, index=pairs.index).where(known))
    return pairs.sort_values(["article", "other"], ignore_index=True)


def draw(pairs: pd.DataFrame) -> pd.DataFrame:
    """Return the pairs to judge, in random order."""
    rng = np.random.default_rng(SEED)
    drawn = []
    for name, (low, high) in BANDS.items():
        band = pairs[pairs["similarity"].between(low, high, inclusive="left")]
        band = band[band["family"].notna()]
        band = band.iloc[rng.permutation(len(band))].drop_duplicates("family").iloc[:EACH]
        drawn.append(band.assign(stratum=name))
    apart = pairs[pairs["family"].isna()]
    drawn.append(apart.iloc[rng.permutation(len(apart))[:APART]].assign(stratum="apart"))
    together = pd.concat(drawn, ignore_index=True)
    return together.iloc[rng.permutation(len(together))].reset_index(drop=True)


def judged(articles: pd.DataFrame) -> pd.DataFrame:
    """Return the labels, each with the ids and families of its two articles as they are today."""
    labels = pd.read_csv(LABELS)
    of_hash = {hashed(article): article for article in articles["article"]}
    family = articles.set_index("article")["family"]
    for name in ("article", "other"):
        labels[name] = labels[name].map(of_hash)
    first, second = (family.loc[labels[name]].to_numpy() for name in ("article", "other"))
    return labels.assign(together=pd.notna(first) & (first == second))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", type=Path)
    parser.add_argument("--draw", action="store_true")
    options = parser.parse_args()
    articles = mk.mark_reuse(read(options.path))
    if options.draw:
        texts = articles.set_index("article")["text"]
        for row in draw(similar_pairs(articles)).itertuples():
            print(f"== {row.Index + 1}\n{texts[row.article]}\n--\n{texts[row.other]}\n")
        return
    table = judged(articles)
    print(pd.crosstab(table["stratum"], table["label"]), "\n")
    print(pd.crosstab(table["together"], table["label"]))


if __name__ == "__main__":
    main()
