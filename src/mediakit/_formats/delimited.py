"""CSV and TSV: a row an article, and what becomes of lines that do not fit the header."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import chain
from typing import Any, NamedTuple

import pandas as pd

from mediakit._formats.part import Columns, Part
from mediakit._formats.table import articles_from, with_notes

SEPARATORS = (",", ";", "\t", "|")
LONGEST_FIELD = 1_000_000  # characters; a longer one is a quotation mark that nobody closed
END = "\0end\0"  # a line after the last: the record that holds it was still open there


class Record(NamedTuple):
    """The fields of one record, the number of its first line, and what is odd about it."""

    fields: list[str]
    line: int
    oddity: str | None = None


class Table(NamedTuple):
    """The rows that a file's lines give, a note or None for each, and the lines that give none."""

    rows: list[list[str | None]]
    notes: list[str | None]
    problems: list[str]


@contextmanager
def _long_fields() -> Iterator[None]:
    """Let the csv module read fields as long as articles are, until the end of the block."""
    before = csv.field_size_limit(LONGEST_FIELD)
    try:
        yield
    finally:
        csv.field_size_limit(before)


def _alone(line: str, separator: str) -> list[str]:
    """Return the fields of one line in which quotation marks mean nothing; none if too long."""
    try:
        return next(csv.reader([line], delimiter=separator, quoting=csv.QUOTE_NONE), [])
    except csv.Error:
        return []


def _is_well_quoted(lines: list[str], separator: str) -> bool:
    """Return whether a separator or the line's end follows each closing quotation mark."""
    try:
        next(csv.reader(lines, delimiter=separator, strict=True), None)
    except csv.Error:
        return False
    return True


def _swallows(fields: list[str], lines: list[str], separator: str, width: int) -> bool:
    """Return whether a record took in lines that alone fit the header: a quotation left open."""
    below = lines[1:]
    if not below or width < 2:
        return False
    if len(fields) == width and END not in fields[-1] and _is_well_quoted(lines, separator):
        return False
    return any(len(_alone(line, separator)) == width for line in below)


def _records(lines: list[str], separator: str) -> Iterator[Record]:
    """Yield the records; where an open quotation mark swallowed others, go on below it."""

    def reader_from(line: int) -> Any:
        rest = map(lines.__getitem__, range(line, len(lines)))
        return csv.reader(chain(rest, [END]), delimiter=separator)

    first, width, reader = 0, 0, reader_from(0)
    while (start := first + reader.line_num) < len(lines):
        try:
            fields = next(reader)
        except csv.Error:  # a field longer than any
            fields = []
        width = width or len(fields)
        taken = lines[start : first + reader.line_num]
        if (not fields and taken[0].strip()) or _swallows(fields, taken, separator, width):
            alone = _alone(lines[start].rstrip("\n"), separator)
            kept = alone if len(alone) == width else []
            yield Record(kept, start + 1, "has an open quotation mark")
            first, reader = start + 1, reader_from(start + 1)
        elif fields and END in fields[-1]:
            fields[-1] = fields[-1].replace(END, "")
            yield Record(fields, start + 1, "is the last, inside a quotation")
        else:
            yield Record(fields, start + 1)


def _names(header: list[str]) -> list[str]:
    """Return the columns' names as pandas would give them: none missing, none twice."""
    names: list[str] = []
    for number, name in enumerate(header):
        wanted = name.strip() or f"Unnamed: {number}"
        copies = sum(other.partition(".")[0] == wanted for other in names)
        names.append(f"{wanted}.{copies}" if wanted in names else wanted)
    return names


def _fit(records: Iterator[Record], width: int) -> Table:
    """Return the records that fit the header, or lack fields; those with too many are problems."""
    table = Table([], [], [])
    for fields, line, oddity in records:
        kept = fields[:width] if not any(fields[width:]) else fields
        if oddity and not fields:
            table.problems.append(f"line {line} {oddity}")
        elif len(kept) > width:
            table.problems.append(f"line {line}: expected {width} fields, saw {len(kept)}")
        elif any(kept):
            lacking = width - len(kept)
            odd = oddity or (f"has {len(kept)} of {width} fields" if lacking else None)
            table.rows.append([field or None for field in kept] + [None] * lacking)
            table.notes.append(f"ragged: line {line} {odd}" if odd else None)
    return table


def read_delimited(
    part: Part, encoding: str | None = None, columns: Columns = None
) -> pd.DataFrame:
    """Read a CSV or TSV file; a line with too many fields becomes a row with a problem."""
    text, note = part.text(encoding)
    lines = io.StringIO(text.replace("\r\n", "\n").replace("\r", "\n")).readlines()
    told = lines[0][4:5] if lines and lines[0].lower().startswith("sep=") else ""
    lines = ["\n", *lines[1:]] if told else lines  # Excel writes sep=; above the header
    header = next((line for line in lines if line.strip()), "")
    if not header:
        raise ValueError("the file is empty")
    usual = "\t" if part.kind.startswith(".tsv") else max(SEPARATORS, key=header.count)
    with _long_fields():
        records = _records(lines, told or usual)
        names = _names(next(record.fields for record in records if record.fields))
        rows, notes, problems = _fit(records, len(names))
    table = pd.DataFrame(rows, columns=names, dtype="str")
    return with_notes(articles_from(table, columns), note, problems, notes)
