"""What our own functions cost as the corpus grows, each in a process of its own."""

from __future__ import annotations

import resource
import statistics
import time
from collections.abc import Callable
from typing import Any

import pandas as pd
from measure import articles_of, cpu_seconds, measured, resident, settle, size_of, timed
from peers import PEERS
from scipy.stats import linregress

import mediakit as mk

REPEATED = 5  # times that short work is measured in one process
HITS, KEYNESS_TYPES = 5_000, 250_000
KWIC_ARTICLES = 30_000
# Articles of the two lemma series: one text k times over, and more and more texts.
LEMMA_BASE, LEMMA_COPIES, LEMMA_ARTICLES = 2_000, (1, 2, 4, 8), (4_000, 8_000, 16_000)


def size_job(path: str, rows: int) -> dict[str, Any]:
    """Return what words and matrix of the first articles cost."""
    articles = articles_of(path, rows)
    PEERS["mediakit"](articles.head(50))
    matrix, cost = measured(lambda: PEERS["mediakit"](articles))
    return cost._asdict() | {
        "articles": len(articles),
        "megabytes": size_of(articles),
        "tokens": int(matrix.cells.sum()),
        "types": len(matrix.labels),
    }


def repeated(work: Callable[[], Any]) -> dict[str, float]:
    """Return the median CPU and wall seconds of some repetitions, after one that does not count.

    Memory stays with the process between them, as it does when somebody works in a notebook.
    """
    work()
    costs = [timed(work)[1] for _ in range(REPEATED)]
    return {
        "cpu": statistics.median(cost.cpu for cost in costs),
        "wall": statistics.median(cost.wall for cost in costs),
    }


def kwic_job(path: str) -> dict[str, Any]:
    """Return what a concordance of the word nearest to 5,000 hits costs, texts included."""
    tokens = mk.tokenize(articles_of(path, KWIC_ARTICLES))
    vocabulary = tokens.vocabulary
    enough = vocabulary[vocabulary["count"] >= HITS]
    word = enough.loc[enough["count"].idxmin(), "token"]
    return repeated(lambda: mk.kwic(tokens, word)) | {
        "hits": len(mk.kwic(tokens, word)),
        "tokens": len(tokens),
    }


def keyness_job(path: str) -> dict[str, Any]:
    """Return what a keyness table of 250,000 types costs."""
    counts = mk.count(mk.tokenize(articles_of(path, KWIC_ARTICLES))).head(KEYNESS_TYPES)
    target = counts.columns[0]
    return repeated(lambda: mk.keyness(counts, target, min_count=1)) | {
        "types": len(mk.keyness(counts, target, min_count=1)),
        "groups": counts.shape[1],
    }


def lemma_row(articles: pd.DataFrame) -> dict[str, Any]:
    """Return types, tokens and the CPU seconds of lemmatising, the best of three."""
    tokens = mk.tokenize(articles)
    cpu = min(measured(lambda: mk.lemmatize(tokens))[1].cpu for _ in range(3))
    return {"articles": len(articles), "types": len(tokens.unit_labels), "tokens": len(tokens),
            "cpu": cpu}  # fmt: skip


def lemma_job(path: str) -> dict[str, Any]:
    """Return what lemmatising costs by the tokens, and what is left by the types."""
    articles = articles_of(path, max(LEMMA_ARTICLES))
    base = articles.head(LEMMA_BASE)
    copies = [lemma_row(pd.concat([base] * k, ignore_index=True)) for k in LEMMA_COPIES]
    growing = [lemma_row(articles.head(number)) for number in LEMMA_ARTICLES]
    per_token, error = slope(copies, "tokens")
    for row in growing:
        row["rest"] = row["cpu"] - per_token * row["tokens"]
    per_type, _ = slope(growing, "types", "rest")
    return {"rows": copies + growing, "per_token": per_token, "error": error, "per_type": per_type}


def slope(rows: list[dict[str, Any]], size: str, seconds: str = "cpu") -> tuple[float, float]:
    """Return the seconds that one more costs (least squares), and their standard error."""
    found = linregress([row[size] for row in rows], [row[seconds] for row in rows])
    return float(found.slope), float(found.stderr)


def count_files_job(path: str) -> dict[str, Any]:
    """Return what counting a file by source costs, workers included; nothing if we cannot yet."""
    if not hasattr(mk, "count_files"):
        return {}
    settle()
    cpu, wall = cpu_seconds()[0], time.perf_counter()
    counts = mk.count_files(path, by="source", progress=False)
    wall = time.perf_counter() - wall
    workers = resource.RUSAGE_CHILDREN
    return {
        "cpu": cpu_seconds()[0] - cpu + cpu_seconds(workers)[0],
        "wall": wall,
        "peak": resident("VmHWM"),
        "peak_worker": resource.getrusage(workers).ru_maxrss / 1e3,
        "tokens": int(counts.to_numpy().sum()),
        "types": len(counts),
    }
