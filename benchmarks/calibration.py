"""How often does keyness find a difference where there is none? Writes calibration.md.

python benchmarks/calibration.py                                   the sample's largest outlet
python benchmarks/calibration.py PATH --source NAME --draws 200    another corpus

The articles of one newspaper are split at random into halves, over and over: their words do not
differ but by chance, so that 5 % of the types may have p < .05, and 5 % of the draws a false key.
"""

from __future__ import annotations

import argparse
import time
from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd

import mediakit as mk

LEVEL = 0.05
METHODS = {
    "keyness": "`keyness`: G² over two cells, the token as the unit",
    "keyness_articles": "`keyness_articles`: permutation, the article as the unit",
}
PAGE = """# Calibration of keyness
`python benchmarks/calibration.py` writes this page.

{articles:,} articles of one newspaper ({source}; of each wire family and of each repeated article
the first only), {tokens:,} tokens, split at random into two halves, {draws} draws, {resamples:,}
permutations each; {types:,} types a draw reach the minimum count of 5. Nothing differs but by
chance: a test that keeps its word finds p < .05 for 5 % of the types, and after a correction a
false key in at most about 5 % of the draws.

| method | types with uncorrected p < .05 | lowest and highest draw | draws with a false key (Benjamini-Hochberg) | (Bonferroni) |
|---|---|---|---|---|
{rows}

By the number of occurrences of a type in both halves, the share of types with uncorrected p < .05:

| occurrences | types a draw | {heads} |
|---|---|{dashes}|
{strata}

A word that an article has once it has again: as tokens are counted, one long report on a strike is
fifty witnesses. With 1,000 permutations p is never below .001, so that after a correction over
thousands of types a key needs company: the price of an honest count, paid with `resamples=`.
"""  # noqa: E501
STRATA = [(5, 9), (10, 19), (20, 49), (50, 199), (200, 10**9)]


def tokens_of(path: str | None, source: str | None) -> tuple[mk.Tokens, str]:
    """Return the tokens of one newspaper, what it repeats left out."""
    articles = mk.load_sample() if path is None else mk.read_articles(path)
    source = source or str(articles["source"].value_counts().index[0])
    own = articles[articles["source"].astype("str") == source].reset_index(drop=True)
    marked = mk.mark_reuse(mk.clean(own))
    return mk.tokenize(marked[marked["family_first"]].reset_index(drop=True)), source


def halved(tokens: mk.Tokens, rng: np.random.Generator) -> mk.Tokens:
    """Return the tokens with a random half of the articles called x, the other y."""
    number = len(tokens.articles)
    half = np.where(rng.permutation(number) < number // 2, "x", "y")
    return replace(tokens, articles=tokens.articles.assign(half=half))


def draw(tokens: mk.Tokens, resamples: int, seed: int) -> dict[str, pd.DataFrame]:
    """Return the tables of both methods for one split."""
    split = halved(tokens, np.random.default_rng(seed))
    return {
        "keyness": mk.keyness(mk.count(split, "half"), "x"),
        "keyness_articles": mk.keyness_articles(
            split, "x", by="half", resamples=resamples, seed=seed
        ),
    }


def found(table: pd.DataFrame) -> dict[str, float]:
    """Return what one table claims."""
    significant = table["p"] < LEVEL
    both = table["count_target"] + table["count_reference"]
    strata = {f"{low}": significant[both.between(low, high)].mean() for low, high in STRATA} | {
        f"types {low}": both.between(low, high).sum() for low, high in STRATA
    }
    return strata | {
        "types": len(table),
        "share": significant.mean(),
        "bh": (table["p_adjusted"] < LEVEL).any(),
        "bonferroni": (table["p"] * len(table) < LEVEL).any(),
    }


def page(results: dict[str, pd.DataFrame], facts: dict[str, object]) -> str:
    """Return the page."""
    rows = [
        f"| {METHODS[name]} | {each['share'].mean():.4f} | {each['share'].min():.3f} – "
        f"{each['share'].max():.3f} | {each['bh'].mean():.3f} | {each['bonferroni'].mean():.3f} |"
        for name, each in results.items()
    ]
    one = next(iter(results.values()))
    strata = [
        f"| {low}{f'–{high}' if high < 10**9 else ' and more'} "
        f"| {one[f'types {low}'].mean():.0f} | "
        + " | ".join(f"{each[f'{low}'].mean():.3f}" for each in results.values()) + " |"
        for low, high in STRATA
    ]  # fmt: skip
    return PAGE.format(
        rows="\n".join(rows), strata="\n".join(strata), heads=" | ".join(f"`{n}`" for n in results),
        dashes="---|" * (len(results) - 1) + "---", types=round(one["types"].mean()), **facts,
    )  # fmt: skip


def main() -> None:
    """Write the page."""
    parser = argparse.ArgumentParser()
    parser.add_argument("path", nargs="?")
    parser.add_argument("--source")
    parser.add_argument("--draws", type=int, default=200)
    parser.add_argument("--resamples", type=int, default=1000)
    parser.add_argument("--out", default="benchmarks/calibration.md")
    given = parser.parse_args()
    tokens, source = tokens_of(given.path, given.source)
    claims: dict[str, list[dict[str, float]]] = {name: [] for name in METHODS}
    began = time.perf_counter()
    for seed in range(given.draws):
        for name, table in draw(tokens, given.resamples, seed).items():
            claims[name].append(found(table))
        if seed % 20 == 19:
            print(f"{seed + 1} draws, {time.perf_counter() - began:.0f} s", flush=True)
    facts = {
        "articles": len(tokens.articles), "tokens": len(tokens), "source": source,
        "draws": given.draws, "resamples": given.resamples,
    }  # fmt: skip
    text = page({name: pd.DataFrame(each) for name, each in claims.items()}, facts)
    Path(given.out).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
