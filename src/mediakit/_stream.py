"""Files that do not fit into memory → counts."""

from __future__ import annotations

import os
import warnings
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa

from mediakit._batches import Articles, Wanted, batches
from mediakit._check import check_choice
from mediakit._chunk_counts import ChunkCounts, Known, commonest_chunks, count_chunks
from mediakit._chunks import as_text_array
from mediakit._count import By, group_codes, warn_of_lost
from mediakit._counted import UNITS, as_counts
from mediakit._formats.part import Part
from mediakit._read import Paths, files_at
from mediakit._totals import KNOWN, Batch, Totals

IN_WORK = 16_000_000  # bytes of text that are counted at a time, by all threads together
MOST_THREADS = 4


def threads() -> int:
    """Return how many threads count: numpy and Arrow let them run at the same time."""
    number = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return min(number or 1, MOST_THREADS)


def count_articles(articles: pd.DataFrame, wanted: Wanted, known: Known) -> Batch:
    """Return the counts of the chunks of articles, by group."""
    codes, groups = group_codes(articles, wanted.by)
    group = (codes + 1).astype(np.int32)
    number = len(groups) + 1
    counts = count_chunks(as_text_array(articles[wanted.text]), group, number, known)
    return Batch(groups, np.bincount(group, minlength=number), counts)


def count_all(found: Iterable[Articles], wanted: Wanted, workers: int) -> tuple[Totals, list[str]]:
    """Return the counts of batches of articles, and what could not be read."""
    totals, unread = Totals(), []
    waiting: deque[Future[Batch]] = deque()
    pool = ThreadPoolExecutor(workers)
    try:
        for articles, problems in found:
            unread += problems
            if not len(totals.known.chunks):
                totals.learn(commonest_chunks(as_text_array(articles[wanted.text]), KNOWN))
            waiting.append(pool.submit(count_articles, articles, wanted, totals.known))
            if len(waiting) > workers:
                totals.add(waiting.popleft().result())
        while waiting:
            totals.add(waiting.popleft().result())
    finally:
        pool.shutdown(cancel_futures=True)
    return totals, unread


def count_files(
    path: Paths,
    by: By = "source",
    *,
    unit: str = "word",
    engine: Any = "local",
    progress: bool | None = None,
    text: str = "text",
) -> pd.DataFrame:
    """Count the words of files that need not fit into memory."""
    check_choice(unit, UNITS, "unit")
    wanted, workers = Wanted(text, by), threads()
    found = batches(files_at(path), wanted, IN_WORK // workers)
    totals, unread = count_all(found, wanted, workers)
    return as_counts(totals.all_words(), totals.groups.keys(), unit)
