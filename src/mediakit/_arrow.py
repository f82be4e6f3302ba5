"""Frames ↔ Arrow tables, without copying texts."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa

Places = npt.NDArray[np.intp]


def string_bytes(strings: pa.Array) -> tuple[npt.NDArray[np.uint8], npt.NDArray[np.int64]]:
    """Return the bytes of all strings in a row, not copied, and where each begins and ends in them.

    Examples
    --------
    >>> data, bounds = string_bytes(pa.array(["قال", "", "في"]))
    >>> bytes(data).decode(), bounds.tolist()
    ('قالفي', [0, 6, 6, 10])
    """
    nothing = np.zeros(0, np.uint8), np.zeros(len(strings) + 1, np.int64)
    if not len(strings):  # Arrow makes no array of no labels, but one of no arrays
        return nothing
    width = np.int64 if pa.types.is_large_string(strings.type) else np.int32
    _, offsets, data = strings.buffers()
    if data is None:
        return nothing
    bounds = np.frombuffer(offsets, width)[strings.offset :][: len(strings) + 1]
    first, last = int(bounds[0]), int(bounds[-1])
    return np.frombuffer(data, np.uint8)[first:last], bounds.astype(np.int64, copy=False) - first


def as_table(frame: pd.DataFrame) -> pa.Table:
    """Return the frame as an Arrow table over the same texts; the index is left out.

    Raises
    ------
    ValueError
        If the values of a column are of several kinds.
    """
    named = frame.rename(columns=str)
    try:
        return pa.Table.from_pandas(named, preserve_index=False)
    except (pa.ArrowInvalid, pa.ArrowTypeError) as error:
        raise ValueError(
            f"A column must hold values of one kind to be saved, such as all str; got a mixture: "
            f"{' '.join(map(str, error.args))}"
        ) from error


def _to_pandas(table: pa.Table) -> pd.DataFrame:
    """Return the table as pandas noted it; without the notes where they are wrong or unknown."""
    try:
        return table.to_pandas()
    except (TypeError, ValueError, LookupError, SyntaxError, AttributeError):
        return table.replace_schema_metadata().to_pandas()


def as_frame(table: pa.Table) -> pd.DataFrame:
    """Return the table as a frame over the same texts; lists are Python's.

    Examples
    --------
    >>> as_frame(as_table(pd.DataFrame({"نص": ["خبر"], "وسوم": [["نفط", "غاز"]]}))).iloc[0].tolist()
    ['خبر', ['نفط', 'غاز']]
    """
    nested = [field.name for field in table.schema if pa.types.is_nested(field.type)]
    frame = _to_pandas(table)
    lists = {
        name: pd.Series(table[name].to_pylist(), index=frame.index, dtype=object) for name in nested
    }
    return frame.assign(**lists)


def taker(table: pa.Table) -> Callable[[Places], pa.Table]:
    """Return a function that takes rows of the table, copying no others.

    `table.take` would join a column of several pieces whole, each time.

    Examples
    --------
    >>> table = pa.concat_tables([pa.table({"نص": ["أ", "ب"]}), pa.table({"نص": ["ج"]})])
    >>> taker(table)(np.array([2, 0]))["نص"].to_pylist()
    ['ج', 'أ']
    """
    batches = table.to_batches() or [pa.RecordBatch.from_pylist([], table.schema)]
    starts = np.cumsum([0, *(batch.num_rows for batch in batches[:-1])])

    def take(places: Places) -> pa.Table:
        owners = np.searchsorted(starts, places, side="right") - 1
        by_owner = np.argsort(owners, kind="stable")
        used = np.unique(owners)
        taken = [
            batches[owner].take(pa.array(places[owners == owner] - starts[owner])) for owner in used
        ]
        joined = pa.Table.from_batches(taken, table.schema)
        if (np.diff(by_owner) >= 0).all():
            return joined
        return joined.combine_chunks().take(pa.array(np.argsort(by_owner)))

    return take
