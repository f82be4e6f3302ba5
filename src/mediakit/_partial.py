"""Batches of articles → the counts of a part of a corpus, in threads."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor

import pyarrow as pa

from mediakit._batches import Articles, Wanted
from mediakit._chunk_counts import ChunkCounts, Known, commonest_chunks, count_chunks, words_of
from mediakit._chunks import as_text_array
from mediakit._counted import check_memory, fits
from mediakit._encode import as_labels
from mediakit._keys import spelling_classes
from mediakit._tally import added, joined
from mediakit._tally import totals as counted
from mediakit._totals import KNOWN, Codes, Totals

READ = 20_000_000  # bytes that are read at a time, and
IN_WORK = 8_000_000  # bytes of them that a thread counts at a time
MOST_THREADS = 4


def threads() -> int:
    """Return how many threads count: numpy and Arrow let them run at the same time.

    One core is left to the main thread, which reads and adds up: nearly half of the work.
    """
    number = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return min(max((number or 1) - 1, 1), MOST_THREADS)


def check_groups(totals: Totals) -> None:
    """Raise MemoryError if there already are too many types and groups for a frame.

    The types are found only where the chunks, which are more, would not fit.
    """
    parts, groups = totals.chunks.total + totals.words.total, len(totals.groups.codes) - 1
    if not fits(sum(len(part.labels) for part in parts), groups):
        words = joined([words_of(part) for part in totals.chunks.total] + totals.words.total)
        forms = added([words])
        check_memory(len(spelling_classes(as_labels(forms.labels), counted(forms))[1]), groups)


def _slices(texts: pa.ChunkedArray, group: Codes) -> Iterator[tuple[pa.ChunkedArray, Codes]]:
    """Yield texts and their groups in equal parts of about so many bytes as a thread counts."""
    rows = max(len(texts) // max(round(texts.nbytes / IN_WORK), 1), 1)
    for start in range(0, len(texts), rows):
        yield texts.slice(start, rows), group[start : start + rows]


def count_batches(found: Iterable[Articles], wanted: Wanted, workers: int) -> Totals:
    """Return the counts of batches of articles, in so many threads; none goes on after an error."""
    totals = Totals()
    waiting: deque[tuple[Future[ChunkCounts], Known]] = deque()

    def add_first() -> None:
        counts, known = waiting.popleft()
        if totals.add(counts.result(), known):
            check_groups(totals)

    pool = ThreadPoolExecutor(workers)
    try:
        for articles, unread in found:
            totals.unread += unread
            texts = as_text_array(articles[wanted.text])
            if not len(totals.known.chunks):
                totals.learn(commonest_chunks(texts, KNOWN))
            for some, group in _slices(texts, totals.groups.of(articles, wanted.by)):
                counts = pool.submit(count_chunks, some, group, totals.known)
                waiting.append((counts, totals.known))
                if len(waiting) > workers:
                    add_first()
        while waiting:
            add_first()
    finally:
        pool.shutdown(cancel_futures=True)
    return totals
