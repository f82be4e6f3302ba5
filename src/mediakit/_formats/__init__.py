"""One reader a module: what each kind of file holds, as rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pandas as pd

from mediakit._formats.archive import DEEPEST, Budget, gzip_member, zip_members
from mediakit._formats.corpus import CORPUS, read_corpus
from mediakit._formats.delimited import read_delimited
from mediakit._formats.feed import read_feed
from mediakit._formats.objects import read_json
from mediakit._formats.page import read_page
from mediakit._formats.parquet import read_parquet
from mediakit._formats.part import READ_ERRORS, Columns, Part, Rows
from mediakit._formats.table import read_excel
from mediakit._formats.text import read_text
from mediakit._formats.warc import warc_pages
from mediakit._problems import not_read

READERS: dict[str, Callable[[Part, str | None, Columns], Rows]] = {
    ".txt": read_text,
    ".csv": read_delimited,
    ".tsv": read_delimited,
    ".json": read_json,
    ".jsonl": read_json,
    ".ndjson": read_json,
    ".parquet": read_parquet,
    ".xlsx": read_excel,
    ".html": read_page,
    ".htm": read_page,
    ".xhtml": read_page,
    ".xml": read_feed,
    ".rss": read_feed,
    ".atom": read_feed,
}
CONTAINERS: dict[str, Callable[[Part, Budget], Iterator[Part]]] = {
    ".zip": zip_members,
    ".warc": warc_pages,
    ".warc.gz": warc_pages,
}


def unpacks(kind: str) -> bool:
    """Return whether a file of the kind is an archive of others."""
    return kind in CONTAINERS or kind.endswith(".gz")


def unpack(part: Part, depth: int = 0, budget: Budget | None = None) -> Iterator[Part]:
    """Yield the files that a file stands for: itself, or the members of an archive."""
    packed = part.kind.endswith(".gz")
    container = CONTAINERS.get(part.kind, gzip_member if packed else None)
    if container is None or part.problem:
        yield part
        return
    budget = budget or Budget()
    try:
        if container is zip_members and depth >= DEEPEST:
            raise ValueError(f"an archive inside {DEEPEST} others")
        for member in container(part, budget):
            yield from unpack(member, depth + 1, budget)
    except READ_ERRORS as error:
        yield Part(part.path, "", data=b"", problem=not_read(error))


def rows_of(part: Part, encoding: str | None = None, columns: Columns = None) -> Rows:
    """Return the rows of one file, each with its path and a source; see `READ_ERRORS`."""
    if part.kind == CORPUS:
        return read_corpus(part, columns)
    rows = READERS[part.kind](part, encoding, columns)
    source = part.stem if len(rows) > 1 else part.folder
    if isinstance(rows, pd.DataFrame):
        rows = rows.assign(path=part.path)
        return rows if "source" in rows else rows.assign(source=source)
    defaults = {"source": source, "path": part.path}
    return [defaults | row for row in rows]


def read_part(part: Part, encoding: str | None = None, columns: Columns = None) -> Rows:
    """Return the rows of one file; what cannot be read is a row with a problem."""
    problem = part.problem
    try:
        if problem is None:
            return rows_of(part, encoding, columns)
    except READ_ERRORS as error:
        problem = not_read(error)
    return [{"problem": problem, "path": part.path, "source": part.folder}]
