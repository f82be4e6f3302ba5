"""Copies of articles with words struck, inserted and rewritten in runs, and cut short."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

import mediakit as mk

KINDS = ("strike", "insert", "rewrite")


def edit(
    words: Sequence[str],
    rate: float,
    *,
    stock: Sequence[str],
    rng: np.random.Generator,
    kinds: Sequence[str] = KINDS,
    longest: int = 5,
) -> list[str]:
    """Return the words with runs of 1 to `longest` words edited, `rate` of all words in sum."""
    edited, left = list(words), round(rate * len(words))
    while left > 0:
        run = min(int(rng.integers(1, longest + 1)), left)
        place = int(rng.integers(0, len(edited) - run + 1))
        kind = kinds[int(rng.integers(len(kinds)))]
        new = (
            []
            if kind == "strike"
            else [stock[place] for place in rng.integers(len(stock), size=run)]
        )
        edited[place : place + (0 if kind == "insert" else run)] = new
        left -= run
    return edited


def with_copies(
    articles: pd.DataFrame,
    originals: pd.DataFrame,
    rate: float,
    *,
    keep: float = 1,
    seed: int = 0,
    **options,
) -> pd.DataFrame:
    """Return the articles and, after them, an edited copy of each of the originals.

    `original` holds the id of what an article was copied from, or its own id. The copy keeps the
    first `keep` of the words and is in another outlet a day later.
    """  # fmt: skip
    rng = np.random.default_rng(seed)
    stock = " ".join(articles["text"].sample(min(len(articles), 500), random_state=seed)).split()
    texts = []
    for text in originals["text"]:
        words = text.split()
        kept = words[: round(keep * len(words))]
        texts.append(" ".join(edit(kept, rate, stock=stock, rng=rng, **options)))
    copies = originals.assign(
        article="copy-" + originals["article"],
        original=originals["article"],
        text=texts,
        source="copier",
        date=originals["date"] + pd.Timedelta(days=1),
    )
    both = pd.concat([articles.assign(original=articles["article"]), copies], ignore_index=True)
    return both.assign(source=both["source"].astype("category"))


def recall_and_false(planted: pd.DataFrame, truth: pd.Series) -> tuple[float, int, int]:
    """Return the share of copies in their original's family, the pairs in families, the false ones.

    Two articles are truly one item where `truth` is the same for both.
    """
    marked = mk.mark_reuse(planted)
    family = marked["family"].fillna(marked["article"])
    of = pd.Series(family.array, index=marked["article"])
    copies = marked[marked["article"] != marked["original"]]
    found = of[copies["article"]].array == of[copies["original"]].array
    frame = pd.DataFrame({"family": family, "truth": truth.array})

    def pairs(columns: list[str]) -> int:
        sizes = frame.groupby(columns).size()
        return int((sizes * (sizes - 1) // 2).sum())

    return float(found.mean()), pairs(["family"]), pairs(["family"]) - pairs(["family", "truth"])
