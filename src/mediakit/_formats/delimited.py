"""CSV and TSV: a row an article, and what becomes of lines that do not fit the header."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
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
    """The fields of one record, its first line and the last looked at, and what is odd about it."""

    fields: list[str]
    line: int
    last: int
    oddity: str | None = None


class Table(NamedTuple):
    """The rows that a file's lines give, a note or None for each, and the lines that give none."""

    rows: list[list[str | None]]
    notes: list[str | None]
    problems: list[str]


@contextmanager
def long_fields() -> Iterator[None]:
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


def records_in(lines: list[str], separator: str, width: int = 0) -> Iterator[Record]:
    """Yield the records; where an open quotation mark swallowed others, go on below it.

    The first record tells how many fields there should be, unless `width` does.
    """

    def reader_from(line: int) -> Any:
        rest = map(lines.__getitem__, range(line, len(lines)))
        return csv.reader(chain(rest, [END]), delimiter=separator)

    first, reader = 0, reader_from(0)
    while (start := first + reader.line_num) < len(lines):
        try:
            fields = next(reader)
        except csv.Error:  # a field longer than any
            fields = []
        width = width or len(fields)
        last = min(first + reader.line_num, len(lines))
        taken = lines[start:last]
        if (not fields and taken[0].strip()) or _swallows(fields, taken, separator, width):
            alone = _alone(lines[start].rstrip("\n"), separator)
            kept = alone if len(alone) == width else []
            yield Record(kept, start + 1, last, "has an open quotation mark")
            first, reader = start + 1, reader_from(start + 1)
        elif fields and END in fields[-1]:
            fields[-1] = fields[-1].replace(END, "")
            yield Record(fields, start + 1, last, "is the last, inside a quotation")
        else:
            yield Record(fields, start + 1, last)


def _names(header: list[str]) -> list[str]:
    """Return the columns' names as pandas would give them: none missing, none twice."""
    names: list[str] = []
    for number, name in enumerate(header):
        wanted = name.strip() or f"Unnamed: {number}"
        copies = sum(other.partition(".")[0] == wanted for other in names)
        names.append(f"{wanted}.{copies}" if wanted in names else wanted)
    return names


def _fit(records: Iterable[Record], width: int) -> Table:
    """Return the records that fit the header, or lack fields; those with too many are problems."""
    table = Table([], [], [])
    for fields, line, _, oddity in records:
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


def lines_of(text: str) -> list[str]:
    """Return the lines of a text, each with its end."""
    return io.StringIO(text.replace("\r\n", "\n").replace("\r", "\n")).readlines()


def separator_in(lines: list[str], kind: str) -> tuple[str, list[str]]:
    """Return what separates the fields, and the lines less what only tells it."""
    told = lines[0][4:5] if lines and lines[0].lower().startswith("sep=") else ""
    lines = ["\n", *lines[1:]] if told else lines  # Excel writes sep=; above the header
    header = next((line for line in lines if line.strip()), "")
    if not header:
        raise ValueError("the file is empty")
    usual = "\t" if kind.startswith(".tsv") else max(SEPARATORS, key=header.count)
    return told or usual, lines


def as_table(
    records: Iterable[Record], names: list[str], note: str | None, columns: Columns
) -> pd.DataFrame:
    """Return the articles that records hold, with notes on those that do not fit."""
    rows, notes, problems = _fit(records, len(names))
    table = pd.DataFrame(rows, columns=names, dtype="str")
    return with_notes(articles_from(table, columns), note, problems, notes)


def names_in(records: Iterable[Record]) -> list[str]:
    """Return the columns' names: the first record that is not empty is the header."""
    return _names(next(record.fields for record in records if record.fields))


def read_delimited(
    part: Part, encoding: str | None = None, columns: Columns = None
) -> pd.DataFrame:
    """Read a CSV or TSV file; a line with too many fields becomes a row with a problem."""
    text, note = part.text(encoding)
    separator, lines = separator_in(lines_of(text), part.kind)
    with long_fields():
        records = records_in(lines, separator)
        names = names_in(records)
        return as_table(records, names, note, columns)
