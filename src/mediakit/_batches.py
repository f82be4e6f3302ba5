"""Files → the columns of their articles that are counted, some thousand articles at a time."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

import pandas as pd

from mediakit._articles import COLUMNS, build_columns
from mediakit._check import did_you_mean, listing
from mediakit._count import By, names_of
from mediakit._formats import rows_of
from mediakit._formats.blocks import blocks_of, is_plain, pays
from mediakit._formats.corpus import CORPUS, gathered
from mediakit._formats.part import Part, Rows
from mediakit._formats.row_groups import read_in_batches, said
from mediakit._formats.workers import read_parts
from mediakit._read import unpacked

TABLES = (".parquet", ".csv", ".tsv", ".jsonl", ".ndjson", ".json", ".xlsx")
MADE = ("source", "path", "article", "problem")  # columns that every article has or is given
ROWS = 10_000  # single articles that are counted together at most


class Wanted(NamedTuple):
    """What is counted, and by what; of a corpus that was written, a source may be missing."""

    text: str
    by: By
    written: bool = False

    def columns(self, present: Iterable[str]) -> list[str]:
        """Return the columns that are needed of those of a file; "date:W" needs the date.

        Raises
        ------
        ValueError
            If a column is missing.

        Examples
        --------
        >>> Wanted("text", ["source", "date:M"]).columns(["text", "date", "url"])
        ['text', 'source', 'date']
        """
        names = [*present]
        needed = [self.text] + [
            name if name in names else name.partition(":")[0] for name in names_of(self.by)
        ]
        missing = [name for name in needed if name not in names and name not in MADE]
        if missing:
            raise ValueError(
                f"there is no column {listing(missing)}; the columns are {listing(names)}."
                f"{did_you_mean(missing[0], names)}"
            )
        whole = {"article", "problem"} & {*needed}
        return list(dict.fromkeys([*needed, *(names if whole else [])]))


def are_written(files: Iterable[Part]) -> bool:
    """Return whether files are together one corpus that `write_corpus` wrote."""
    return [part.kind for part in gathered(files)] == [CORPUS]


class Articles(NamedTuple):
    """The wanted columns of some articles, and what of their files could not be read."""

    frame: pd.DataFrame
    unread: list[str]


def batches(
    files: Iterable[Part], wanted: Wanted, size: int, groups: Sequence[int] | None = None
) -> Generator[Articles]:
    """Yield the wanted columns of the articles of files, in any order.

    Parameters
    ----------
    files : iterable of Part
        Files, archives among them.
    wanted : Wanted
        The columns.
    size : int
        About how many bytes to take at a time.
    groups : sequence of int, optional
        Which row groups of Parquet files; all by default.
    """
    others = []
    for part in files:
        if part.kind not in TABLES or part.problem:
            others.append(part)
            continue
        for frame in _frames(part, wanted, size, groups):
            with said(f"The file is {part.path}"):
                yield _built(frame, wanted.columns(frame.columns), wanted.written)
    for frame in _together(read_parts(unpacked(others)), size):
        with said(f"The file is {frame['path'].iloc[0]}"):
            yield _built(frame, wanted.columns({**dict.fromkeys(COLUMNS), **frame}))


def _built(frame: pd.DataFrame, columns: list[str], written: bool = False) -> Articles:
    unread: list[str] = []
    if "problem" in frame:
        problems = frame["problem"].fillna("").astype("str")
        lost = problems.str.contains("not read", regex=False)
        unread = [
            f"{note} ({place})"
            for note, place in zip(problems[lost], frame.loc[lost, "path"], strict=True)
        ]
    return Articles(build_columns(frame, columns, sourceless=written), unread)


def _frames(
    part: Part, wanted: Wanted, size: int, groups: Sequence[int] | None
) -> Iterator[pd.DataFrame]:
    """Yield the rows of a table, each with its path and a source."""
    if part.kind == ".parquet":
        yield from read_in_batches(part, wanted.columns, size, groups)
        return
    with said(f"The file is {part.path}"):
        if pays(part) and is_plain(part):
            yield from blocks_of(part)
            return
        rows = rows_of(part)
    yield rows if isinstance(rows, pd.DataFrame) else pd.DataFrame(rows, dtype=object)


def _together(rows: Iterable[Rows], size: int) -> Iterator[pd.DataFrame]:
    """Yield the rows of single articles many at a time, and those of tables as they come."""
    single: list[dict[str, Any]] = []
    length = 0
    for some in rows:
        if isinstance(some, pd.DataFrame):
            yield some
            continue
        single += some
        length += sum(len(row.get("text") or "") for row in some)
        if len(single) >= ROWS or length * 2 >= size:
            yield pd.DataFrame(single, dtype=object)
            single, length = [], 0
    if single:
        yield pd.DataFrame(single, dtype=object)
