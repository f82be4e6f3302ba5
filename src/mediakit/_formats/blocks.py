"""Large CSV and JSON-lines files: the rows as when they are read whole, some at a time."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from itertools import chain

import pandas as pd

from mediakit._encoding import may_be_utf_8
from mediakit._formats import delimited, objects
from mediakit._formats.part import Part
from mediakit._formats.signature import check_is_text, check_reads_as_text

KINDS = (".csv", ".tsv", ".jsonl", ".ndjson")
BLOCK = 8_000_000  # bytes that are read at a time


def pays(part: Part) -> bool:
    """Return whether a file on disk is large enough to be read in blocks."""
    return part.kind in KINDS and part.data is None and part.size > BLOCK


def _texts(part: Part) -> Iterator[str]:
    """Yield the text in blocks that end with a line; UnicodeDecodeError unless it is UTF-8."""
    decode = codecs.getincrementaldecoder("utf-8-sig")().decode
    with part.open() as stream:
        while block := stream.read(BLOCK):
            yield decode(block + stream.readline())
        decode(b"", final=True)


def is_plain(part: Part) -> bool:
    """Return whether a file is UTF-8 from its start to its end, as most are."""
    with part.open() as stream:
        head = stream.read(BLOCK)
    check_is_text(head)
    if not may_be_utf_8(head):
        return False
    try:
        for number, text in enumerate(_texts(part)):
            if not number:
                check_reads_as_text(text)
    except UnicodeDecodeError:
        return False
    return True


def blocks_of(part: Part) -> Iterator[pd.DataFrame]:
    """Yield the rows of a file that `is_plain`, each with its path and a source."""
    frames = _delimited(part) if part.kind in (".csv", ".tsv") else _objects(part)
    first = next(frames)
    second = next(frames, None)
    source = part.stem if len(first) > 1 or second is not None else part.folder
    for frame in chain([first] if second is None else [first, second], frames):
        rows = frame.assign(path=part.path)
        yield rows if "source" in rows else rows.assign(source=source)


def _delimited(part: Part) -> Iterator[pd.DataFrame]:
    """Yield the rows of a CSV or TSV file."""
    rest: list[str] = []
    names: list[str] = []
    separator = ""
    for text, is_last in _with_last(_texts(part)):
        lines = rest + delimited.lines_of(text)
        if not separator:
            separator, lines = delimited.separator_in(lines, part.kind)
        with delimited.long_fields():
            found, rest = _complete(lines, separator, len(names), is_last)
        records = iter(found)
        if names or any(record.fields for record in found):
            names = names or delimited.names_in(records)
            yield delimited.as_table(records, names, None, None)


def _complete(
    lines: list[str], separator: str, width: int, is_last: bool
) -> tuple[list[delimited.Record], list[str]]:
    """Return the records that end in the lines, and the lines that are left for the next block."""
    found: list[delimited.Record] = []
    for record in delimited.records_in(lines, separator, width):
        if record.last >= len(lines) and not is_last:
            return found, lines[record.line - 1 :]
        found.append(record)
    return found, []


def _with_last(texts: Iterator[str]) -> Iterator[tuple[str, bool]]:
    """Yield the texts, and whether each is the last one."""
    before = next(texts)
    for text in texts:
        yield before, False
        before = text
    yield before, True


def _objects(part: Part) -> Iterator[pd.DataFrame]:
    """Yield the rows of a file of JSON lines, which is read twice: any line may have a new name."""
    names: dict[str, None] = {}
    for text in _texts(part):
        names |= dict.fromkeys(name for record in objects.lines_of_json(text)[0] for name in record)
    if not names:
        raise ValueError("the file holds no articles")
    for text in _texts(part):
        records, problems = objects.lines_of_json(text)
        yield objects.as_table(records, list(names), None, problems, None)
