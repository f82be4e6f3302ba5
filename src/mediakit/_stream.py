"""Files of any size → counts: a batch of articles at a time, on all cores or on a cluster."""

from __future__ import annotations

import warnings
from collections.abc import Generator, Iterable
from contextlib import closing
from typing import Any

import pandas as pd

from mediakit._batches import Articles, Wanted, are_written, batches
from mediakit._check import check_choice
from mediakit._cluster import count_on_cluster
from mediakit._count import By, warn_of_lost
from mediakit._counted import UNITS, as_counts
from mediakit._partial import READ, count_batches, threads
from mediakit._read import Paths, files_at
from mediakit._totals import UNGROUPED, Totals

LOCAL = "local"


def _with_progress(found: Iterable[Articles], progress: bool | None) -> Generator[Articles]:
    """Return the batches behind a progress bar of articles: on request, or on a terminal."""
    if progress is False:
        yield from found
        return
    from tqdm import tqdm

    with tqdm(
        desc="count", unit=" articles", delay=0 if progress else 1,
        disable=False if progress else None,
    ) as bar:  # fmt: skip
        for articles in found:
            yield articles
            bar.update(len(articles.frame))


def _warn(totals: Totals, by: By) -> None:
    """Warn of articles that have no group, and of what could not be read."""
    articles = totals.groups.articles
    warn_of_lost(int(articles[UNGROUPED]), int(articles.sum()), by, stacklevel=4)
    if totals.unread:
        warnings.warn(
            f"{len(totals.unread)} files, lines or members of archives could not be read and are "
            f"not counted; the first: {totals.unread[0]}",
            stacklevel=3,
        )


def count_files(
    path: Paths,
    by: By = "source",
    *,
    unit: str = "word",
    engine: Any = LOCAL,
    progress: bool | None = None,
    text: str = "text",
    retries: int = 3,
) -> pd.DataFrame:
    """Count the words of files, which need not fit into memory.

    The result is that of ``count(tokenize(read_articles(path)), by)``, to the last integer. Memory
    grows with the vocabulary, not with the text.

    Parameters
    ----------
    path : str, Path or a list of them
        Files, folders or globs, as for `read_articles`; with fsspec installed also places in
        object storage, such as ``"s3://bucket/corpus"``.
    by : str, list of str or None
        A column of the articles, several, or a period of a column of dates ("date:W"; D, W, M, Q,
        Y). None counts all articles together. Articles without a value are left out, with a
        warning.
    unit : str
        "word", or "lemma" as of `lemmatize`: the classes are fitted on the counts of all files.
    engine : "local" or dask.distributed.Client
        Where to count: in threads here, or on a cluster, a part of the files a task.
    progress : bool, optional
        Show a progress bar; by default on a terminal.
    text : str
        The column to count: "text", "headline" or any other column of strings.
    retries : int
        How often a part is counted again whose worker was lost; of a cluster only.

    Returns
    -------
    DataFrame
        Index `token`, a column a group, int64; every type, zeros kept; commonest first.

    Raises
    ------
    FileNotFoundError
        If there is no such path.
    ValueError
        If a file cannot be read or lacks a column: it is named, and so is the row group of a
        Parquet file. No part of the text is left out in silence.
    MemoryError
        If the frame of so many types and groups does not fit into memory.
    ImportError
        If a cluster is asked for and dask is not installed, here or on a worker.

    Warns
    -----
    UserWarning
        If articles have no group, or if lines or single pages could not be read.

    Notes
    -----
    Parquet files, and CSV and JSON-lines files of UTF-8, are read some thousand articles at a
    time; other files one by one, archives member by member.

    Wire families cannot count once here: no batch holds a family whole. Read the articles that fit
    into memory, `mark_reuse` and `count` them with `families=True`; or mark them part by part (a
    month at a time, for copies follow within days), write only the articles that count, those with
    `family_first`, and count these files.

    Examples
    --------
    >>> import pathlib, tempfile
    >>> folder = pathlib.Path(tempfile.mkdtemp()) / "هضبة نيوز"
    >>> folder.mkdir()
    >>> _ = (folder / "1.txt").write_text("بدأ الإضراب و انتهى الإضراب", encoding="utf-8")
    >>> count_files(folder)["هضبة نيوز"].to_dict()
    {'الإضراب': 2, 'بدأ': 1, 'وانتهى': 1}
    """
    check_choice(unit, UNITS, "unit")
    files = files_at(path)
    wanted = Wanted(text, by, are_written(files))
    if isinstance(engine, str):
        check_choice(engine, (LOCAL,), "engine")
        found = batches(files, wanted, READ)
        with closing(found), closing(_with_progress(found, progress)) as shown:
            totals = count_batches(shown, wanted, threads())
    else:
        totals = count_on_cluster(engine, files, wanted, retries=retries)
    counts = as_counts(totals.all_words(), totals.groups.keys(), by, unit)
    _warn(totals, by)
    return counts
