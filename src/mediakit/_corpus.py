"""A corpus on disk: a folder of Parquet files by source and year, written whole or not at all."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa

from mediakit._arrow import Places, as_table, taker
from mediakit._check import check_columns, check_dates
from mediakit._files import whole
from mediakit._hive import alike, folder_name

NEEDED = ("article", "source", "date", "text")
FACTS = {"source", "year", "order", "columns", "seconds"}
MARK = b"mediakit"  # under which a file says that it is part of a corpus, and what is in it
ROW_GROUP = 10_000  # articles: 10 to 60 MB of text, what one reader takes at a time
UNDATED = 0  # no year; pandas cannot open a data set in which the year of some files is missing
LEVEL = 3  # of zstd: a tenth smaller than 1 and as fast; 6 takes five times as long for a tenth


def facts_in(metadata: Mapping[bytes, bytes] | None) -> dict[str, Any] | None:
    """Return what a file of a corpus says of itself in its metadata; None if it is of none.

    `source` is the source of all its articles, `order` the column with their places in the corpus,
    `year` the key of the inner folder, `columns` are those of the articles, in their order, and
    `seconds` those of dates in whole seconds, which Parquet has not.
    """
    try:
        facts = json.loads((metadata or {})[MARK])
    except (ValueError, KeyError):
        return None
    return facts if isinstance(facts, dict) and facts.keys() >= FACTS else None


def facts_of(file: str | Path) -> dict[str, Any] | None:
    """Return what a file says of itself; None if it is not part of a corpus."""
    import pyarrow.parquet as pq

    try:
        return facts_in(pq.read_metadata(file).metadata)
    except (OSError, pa.ArrowException):
        return None


def _is_part(file: Path, folder: Path) -> bool:
    places = file.relative_to(folder).parts
    return len(places) == 3 and file.suffix == ".parquet" and facts_of(file) is not None


def _check_target(folder: Path) -> None:
    """Raise FileExistsError if something stands there that `write_corpus` did not write."""
    if not folder.exists() or (folder.is_dir() and not any(folder.iterdir())):
        return
    files = [file for file in folder.rglob("*") if not file.is_dir()] if folder.is_dir() else []
    foreign = [file for file in files if not _is_part(file, folder)]
    if foreign or not files:
        raise FileExistsError(
            "`folder` must be new, empty, or a corpus that `write_corpus` wrote; it holds "
            f"something else: {min(foreign, default=folder)}"
        )


def _free(name: str, taken: pd.Index) -> str:
    """Return a name for a column that the articles do not have, in whatever case."""
    names = {str(column).lower() for column in taken}
    while name in names:
        name += "_"
    return name


def _groups(articles: pd.DataFrame) -> Iterator[tuple[str | None, str, Places]]:
    """Yield each source, None where it is missing, and year, and the rows that are theirs."""
    sources = articles["source"].astype("str").to_numpy(dtype=object, na_value=None)
    years = articles["date"].dt.year.fillna(UNDATED).astype("int64")
    keys = pd.DataFrame({"source": pd.Series(sources, dtype=object), "year": years.to_numpy()})
    numbers = keys.groupby(["source", "year"], dropna=False, sort=False).ngroup().to_numpy()
    rows = np.argsort(numbers, kind="stable")
    for group in np.split(rows, np.flatnonzero(np.diff(numbers[rows])) + 1):
        source, year = keys.iloc[group[0]] if len(group) else ("", UNDATED)
        yield source, str(year), group


def _folders(sources: Iterable[str | None]) -> dict[str | None, str]:
    """Return a folder for each source; BBC and bbc are one where case does not count."""
    folders: dict[str | None, str] = {}
    taken: set[str] = set()
    for source in sources:
        name = folder_name("source", source)
        if alike(name) in taken:
            name = folder_name("source", source, plain=False)
        taken.add(alike(name))
        folders[source] = name
    return folders


def _facts(articles: pd.DataFrame, schema: pa.Schema) -> dict[str, Any]:
    """Return what every file says; see `facts_in`."""
    times = [field for field in schema if pa.types.is_timestamp(field.type)]
    return {
        "columns": [str(name) for name in articles.columns],
        "order": _free("corpus_row", articles.columns),
        "year": _free("year", articles.columns),
        "seconds": [field.name for field in times if field.type.unit == "s"],
    }


def _write_part(
    take: Callable[[Places], pa.Table], rows: Places, facts: dict[str, Any], file: Path
) -> None:
    """Write some rows of a table; no more than a row group of them is copied at a time."""
    import pyarrow.parquet as pq

    noted = json.dumps(facts, ensure_ascii=False).encode()
    schema = take(rows[:0]).schema.append(pa.field(facts["order"], pa.int64()))
    schema = schema.with_metadata({**schema.metadata, MARK: noted})
    file.parent.mkdir(parents=True)
    with pq.ParquetWriter(
        file, schema, compression="zstd", compression_level=LEVEL, write_page_checksum=True
    ) as writer:
        for start in range(0, max(len(rows), 1), ROW_GROUP):
            places = rows[start : start + ROW_GROUP]
            group = take(places).append_column(facts["order"], pa.array(places, pa.int64()))
            writer.write_table(group.combine_chunks().cast(schema), row_group_size=ROW_GROUP)


def write_corpus(articles: pd.DataFrame, folder: str | Path) -> None:
    """Write articles to a folder of Parquet files, by source and year.

    The folder is an ordinary data set in hive partitions, which polars, DuckDB, Spark and
    `pyarrow.dataset` read too; `read_articles` gives the same articles back in the same order.

    Parameters
    ----------
    articles : DataFrame
        Articles with all their columns; nothing is changed.
    folder : str or Path
        A new or empty folder, or a corpus that this function wrote before: it is replaced at the
        end, not before, and nothing else ever is.

    Raises
    ------
    TypeError
        If `articles` is not a DataFrame.
    ValueError
        If it lacks `article`, `source`, `date` or `text`, if `date` holds no dates, or if the
        values of a column are of several kinds.
    FileExistsError
        If there is something else at `folder`.

    Notes
    -----
    The layout is ``source=هضبة نيوز/year=2026/part-0.parquet``: zstd, row groups of 10,000
    articles, with checksums; articles without a date are in ``year=0``. Signs in a source's name
    are written as %2F; a name of more than 200 bytes is cut and ends in a hash (`read_articles`
    knows the whole).

    `source` and `year` stand in the folders' names only. The column `corpus_row` holds an
    article's place, and `read_articles` leaves it out again. Where the articles have columns
    `year` or `corpus_row` of their own, ours are called `year_` and `corpus_row_`.

    Examples
    --------
    >>> import pathlib, tempfile
    >>> from mediakit import as_articles, read_articles
    >>> frame = pd.DataFrame({"source": ["بوابة المد", "هضبة نيوز"], "text": ["خبر أول", "خبر ثان"],
    ...                       "date": ["2025-12-31", "2026-01-01"]})
    >>> articles, folder = as_articles(frame), pathlib.Path(tempfile.mkdtemp()) / "corpus"
    >>> write_corpus(articles, folder)
    >>> [str(file.parent.relative_to(folder)) for file in sorted(folder.rglob("*.parquet"))]
    ['source=بوابة المد/year=2025', 'source=هضبة نيوز/year=2026']
    >>> read_articles(folder).equals(articles)
    True
    """
    check_columns(articles, *NEEDED, name="articles")
    check_dates(articles, "articles")
    target = Path(folder)
    _check_target(target)
    table = as_table(articles.drop(columns="source"))
    facts = _facts(articles, table.schema)
    take, groups = taker(table), list(_groups(articles))
    folders = _folders(dict.fromkeys(source for source, _, _ in groups))
    with whole(target) as temporary:
        for source, year, rows in groups:
            place = temporary / folders[source] / folder_name(facts["year"], year)
            _write_part(take, rows, facts | {"source": source}, place / "part-0.parquet")
