"""Parquet files: a row is an article, a folder's name may hold a column, damage is named."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pandas as pd
import pyarrow as pa

from mediakit._arrow import as_frame
from mediakit._corpus import facts_in
from mediakit._formats.part import READ_ERRORS, Columns, Part
from mediakit._formats.table import articles_from, with_notes
from mediakit._hive import values_in


@contextmanager
def _damage_is_a_value_error() -> Iterator[None]:
    """Turn what pyarrow alone raises into what readers raise."""
    try:
        yield
    except READ_ERRORS:
        raise
    except pa.ArrowException as error:
        raise ValueError(str(error)) from error


def _sound_groups(file: pa.parquet.ParquetFile) -> tuple[list[pa.Table], list[str]]:
    """Return the row groups that can be read, and a problem for each other."""
    tables, problems, start = [], [], 0
    for number in range(file.num_row_groups):
        end = start + file.metadata.row_group(number).num_rows
        try:
            with _damage_is_a_value_error():
                tables.append(file.read_row_group(number))
        except READ_ERRORS as error:
            problems.append(f"rows {start + 1} to {end}, row group {number}: {error}")
        start = end
    return tables, problems


def read_groups(part: Part) -> tuple[pa.Table, list[str]]:
    """Return what can be read of a file, and a problem for each row group that cannot.

    Raises
    ------
    ValueError, OSError
        If nothing can be read.
    """
    import pyarrow.parquet as pq

    place = part.path if part.data is None else pa.BufferReader(part.data)
    with _damage_is_a_value_error(), pq.ParquetFile(
        place, page_checksum_verification=True
    ) as file:  # fmt: skip
        try:
            with _damage_is_a_value_error():
                return file.read(), []
        except READ_ERRORS:
            tables, problems = _sound_groups(file)
            if not tables:
                raise
            return pa.concat_tables(tables), problems


def read_parquet(part: Part, encoding: str | None = None, columns: Columns = None) -> pd.DataFrame:
    """Read a Parquet file; `encoding` has no meaning there.

    Where the file has no such column, ``source=هضبة نيوز`` in its path is the source, and so on.
    """
    table, problems = read_groups(part)
    named = values_in(part.path)
    if facts := facts_in(table.schema.metadata):  # a part of a corpus, by itself
        table = table.drop_columns(facts["order"])
        named.pop(facts["year"], None)
    frame = as_frame(table)
    if problems:
        frame = with_notes(frame, problems=problems)
    missing = {key: value for key, value in named.items() if key not in frame}
    return articles_from(frame.assign(**missing), columns)
