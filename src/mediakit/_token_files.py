"""Tokens on disk: a folder of Arrow files, written whole or not at all, mapped when read."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa

from mediakit._arrow import as_frame, as_table
from mediakit._files import whole

PARTS = ("tokens", "starts", "forms", "units", "articles", "facts")


def _file(folder: Path, part: str) -> Path:
    return folder / f"{part}.arrow"


def _holds_tokens(folder: Path) -> bool:
    return all(_file(folder, part).is_file() for part in PARTS)


def _check_target(target: Path) -> None:
    """Raise FileExistsError if there is anything but saved tokens."""
    if not target.exists():
        return
    if not _holds_tokens(target):
        raise FileExistsError(f"`path` exists and holds no saved tokens: {target}")
    others = {*target.iterdir()} - {_file(target, part) for part in PARTS}
    if others:
        raise FileExistsError(f"`path` holds more than saved tokens: {min(others)}")


def _tables(fields: Mapping[str, Any], text: bool) -> dict[str, pa.Table]:
    """Return the parts of tokens as tables over the same memory."""
    articles, text_column = fields["articles"], fields["text_column"]
    texts = [name for name in ("text", "raw_text", text_column) if name in articles]
    facts = {
        "unit": pa.array([fields["unit"]], pa.large_string()),
        "text_column": pa.array([text_column if text else None], pa.large_string()),
        "keep_numbers": [fields["keep_numbers"]],
    }
    codes = {"form": fields["forms"], "unit": fields["units"]}
    # Arrow packs bits, which cannot be mapped as an array: a byte each.
    breaks = np.asarray(fields["breaks"]).view(np.uint8)
    return {
        "tokens": pa.table(codes | {"break": breaks}),
        "starts": pa.table({"start": fields["starts"]}),
        "forms": as_table(pd.DataFrame({"label": fields["form_labels"]})),
        "units": as_table(pd.DataFrame({"label": fields["unit_labels"]})),
        "articles": as_table(articles if text else articles.drop(columns=texts)),
        "facts": pa.table(facts),
    }


def write_tokens(path: str | Path, fields: Mapping[str, Any], *, text: bool) -> None:
    """Write the fields of a Tokens; only a folder of saved tokens is ever replaced.

    What was loaded from that folder stays valid: its files are replaced, not written over.
    """
    target = Path(path)
    _check_target(target)
    tables = _tables(fields, text)
    with whole(target) as folder:
        folder.mkdir()
        for part, table in tables.items():
            with pa.ipc.new_file(str(_file(folder, part)), table.schema) as writer:
                writer.write_table(table)


def _has_sound_offsets(piece: pa.Array) -> bool:
    """Return whether no string ends before it begins, which reading one would not notice."""
    width = np.int64 if pa.types.is_large_string(piece.type) else np.int32
    offsets = np.frombuffer(piece.buffers()[1], width)[piece.offset :][: len(piece) + 1]
    return bool((np.diff(offsets) >= 0).all())


def _check(table: pa.Table) -> None:
    """Raise ValueError if values lie outside the file; no text is read for that."""
    table.validate()
    for column in table.columns:
        strings = pa.types.is_large_string(column.type) or pa.types.is_string(column.type)
        if not strings and not pa.types.is_primitive(column.type):
            column.validate(full=True)
        if strings and not all(_has_sound_offsets(piece) for piece in column.chunks if len(piece)):
            raise ValueError("strings that overlap")


def _read(folder: Path, part: str) -> pa.Table:
    """Return a part as a table over the mapped file."""
    file = _file(folder, part)
    try:
        table = pa.ipc.open_file(pa.memory_map(str(file))).read_all()
        _check(table)
    except (OSError, ValueError, pa.ArrowException) as error:
        raise ValueError(f"Saved tokens that are damaged: {error}. The file is {file}") from error
    return table


def _array(column: pa.ChunkedArray, kind: type[np.generic]) -> npt.NDArray[Any]:
    """Return a column as an array over the same memory, where it is in one piece."""
    pieces = [piece.to_numpy(zero_copy_only=False) for piece in column.chunks if len(piece)]
    array = pieces[0] if len(pieces) == 1 else np.concatenate([np.empty(0, kind), *pieces])
    return array.view(kind) if array.dtype.itemsize == np.dtype(kind).itemsize else array


def _labels(table: pa.Table) -> pd.Index:
    return pd.Index(as_frame(table)["label"].array, dtype="str")


def _fields(tables: Mapping[str, pa.Table]) -> dict[str, Any]:
    """Return the fields of a Tokens."""
    tokens, facts = tables["tokens"], tables["facts"].to_pylist()[0]
    return {
        "forms": _array(tokens["form"], np.int32),
        "units": _array(tokens["unit"], np.int32),
        "breaks": _array(tokens["break"], np.bool_),
        "starts": _array(tables["starts"]["start"], np.int64),
        "form_labels": _labels(tables["forms"]),
        "unit_labels": _labels(tables["units"]),
        "articles": as_frame(tables["articles"]),
        "unit": facts["unit"],
        "text_column": facts["text_column"],
        "keep_numbers": facts["keep_numbers"],
    }


def read_tokens(path: str | Path) -> dict[str, Any]:
    """Return the fields of a saved Tokens, mapped: what is not looked at is not read.

    Raises
    ------
    FileNotFoundError
        If the folder does not hold saved tokens.
    ValueError
        If its files are damaged or do not belong together.
    """
    folder = Path(path)
    if not _holds_tokens(folder):
        raise FileNotFoundError(f"There are no saved tokens in {folder}")
    try:
        fields = _fields({part: _read(folder, part) for part in PARTS})
    except (KeyError, IndexError, TypeError) as error:
        raise ValueError(f"Saved tokens that are damaged: {error}. They are in {folder}") from error
    starts = fields["starts"]
    fit = len(starts) == len(fields["articles"]) + 1 and starts[0] == 0
    if not fit or starts[-1] != len(fields["units"]) or (np.diff(starts) < 0).any():
        raise ValueError(f"Saved tokens whose files do not belong together: {folder}")
    return fields
