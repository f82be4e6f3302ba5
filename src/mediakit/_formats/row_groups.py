"""Parquet files of any size: some columns of some rows at a time, damage by the row group."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

import pandas as pd
import pyarrow as pa

from mediakit._corpus import facts_in
from mediakit._formats.corpus import root_of, source_of
from mediakit._formats.part import READ_ERRORS, Part
from mediakit._formats.remote import is_remote
from mediakit._formats.table import articles_from
from mediakit._hive import values_in

if TYPE_CHECKING:
    from pyarrow.parquet import ParquetFile

BUFFER = (
    1_000_000  # bytes of a column that are read at a time; a row group may have 100 times as many
)


@contextmanager
def said(place: str) -> Iterator[None]:
    """Turn what reading may raise into a ValueError that says where."""
    try:
        yield
    except (*READ_ERRORS, pa.ArrowException) as error:
        reason = str(error).strip().rstrip(".") or type(error).__name__
        raise ValueError(f"{reason[:1].upper()}{reason[1:]}. {place}") from error


@contextmanager
def open_parquet(part: Part) -> Iterator[ParquetFile]:
    """Give an open file, of which no more than some pages are in memory."""
    from pyarrow.parquet import ParquetFile

    options = {"page_checksum_verification": True, "buffer_size": BUFFER}
    with ExitStack() as stack:
        with said(f"The file is {part.path}"):
            on_disk = part.data is None and not is_remote(part.path)
            place = part.path if on_disk else stack.enter_context(part.open())
            file = stack.enter_context(ParquetFile(place, **options))
        yield file


def _made(part: Part, file: ParquetFile) -> dict[str, str | None]:
    """Return what the path of a file says of its articles; what stands in its columns counts."""
    named = values_in(part.path)
    facts = facts_in(file.schema_arrow.metadata)
    if facts:
        named.pop(facts["year"], None)
        if root_of(part) is not None:
            named["source"] = source_of(part.path, facts["source"])
    source = part.stem if file.metadata.num_rows > 1 else part.folder
    return {"path": part.path, "source": source} | named


def _our_names(file: ParquetFile) -> dict[str, str]:
    """Return what each column of the file is called as articles."""
    empty = file.schema_arrow.empty_table().to_pandas()
    return dict(zip(empty.columns, articles_from(empty, None).columns, strict=False))


def _rows(file: ParquetFile, group: int, theirs: list[str], size: int) -> int:
    """Return how many rows of a row group have about so many bytes, in equal parts."""
    facts = file.metadata.row_group(group)
    columns = [facts.column(number) for number in range(facts.num_columns)]
    found = sum(
        column.total_uncompressed_size
        for column in columns
        if column.path_in_schema.partition(".")[0] in theirs
    )
    return -(-facts.num_rows // max(round(found / size), 1))


def read_in_batches(
    part: Part,
    wanted: Callable[[list[str]], list[str]],
    size: int,
    groups: Sequence[int] | None = None,
) -> Iterator[pd.DataFrame]:
    """Yield some columns of a Parquet file, about `size` bytes at a time.

    Parameters
    ----------
    part : Part
        The file.
    wanted : function
        Chooses from the columns, under our names; it raises an error if one is missing.
    size : int
        Bytes that are read at a time.
    groups : sequence of int, optional
        The row groups to read; all by default.
    """
    with open_parquet(part) as file:
        with said(f"The file is {part.path}"):
            names, made = _our_names(file), _made(part, file)
            chosen = {*wanted([*dict.fromkeys([*names.values(), *made])])}
        ours = {theirs: name for theirs, name in names.items() if name in chosen}
        for group in range(file.num_row_groups) if groups is None else groups:
            rows = max(_rows(file, group, list(ours), size), 1)
            batches = file.iter_batches(rows, [group], list(ours), use_threads=False)
            with said(
                f"Row group {group} of {file.num_row_groups} cannot be read; leave it out, or "
                f"write the file anew. The file is {part.path}"
            ):
                for batch in batches:
                    frame = batch.to_pandas(ignore_metadata=True).rename(columns=ours)
                    yield frame.assign(**{key: made[key] for key in chosen & {*made} - {*frame}})
