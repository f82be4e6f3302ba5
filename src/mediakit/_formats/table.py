"""Tables: CSV, TSV, JSON, JSON lines, Parquet; a row an article."""

from __future__ import annotations

import io
import json
import re
import warnings
from pathlib import Path
from typing import Any

import pandas as pd

from mediakit._articles import find_columns
from mediakit._check import listing
from mediakit._encoding import decode

SEPARATORS = (",", ";", "\t", "|")
# Skipping line 7: expected 6 fields, saw 9
BAD_LINE = re.compile(r"line \d+: expected \d+ fields, saw \d+")


def _articles_from(table: pd.DataFrame, columns: dict[str, str] | None) -> pd.DataFrame:
    """Return the table with our names for the columns that hold our things."""
    found = find_columns(table.columns, columns)
    if "text" not in found:
        raise ValueError(
            f"There is no column of text; the columns are {listing(table.columns)}. "
            'Name it: columns={"text": "…"}.'
        )
    # A file may have a `source` and a `date` that mean something else; theirs step aside.
    ours = {name: f"{name}_original" for name in found if name in table.columns}
    kept = {name: new for name, new in ours.items() if found[name] != name}
    return table.rename(columns=kept).rename(columns={v: k for k, v in found.items()})


def _note_problem(frame: pd.DataFrame, problem: str | None) -> pd.DataFrame:
    """Return the frame with what was seen while decoding the file as each row's problem."""
    return frame.assign(problem=problem) if problem and "problem" not in frame else frame


def _problem_rows(problems: list[str]) -> pd.DataFrame:
    return pd.DataFrame({"problem": problems}, dtype=object)


def read_delimited(
    path: Path, encoding: str | None = None, columns: dict[str, str] | None = None
) -> pd.DataFrame:
    """Read a CSV or TSV file; a line with too many fields becomes a row with a problem."""
    text, problem = decode(path.read_bytes(), encoding)
    header = text.partition("\n")[0]
    separator = "\t" if path.suffix.lower() == ".tsv" else max(SEPARATORS, key=header.count)
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        table = pd.read_csv(
            io.StringIO(text), sep=separator, dtype="str", keep_default_na=False,
            na_values=[""], on_bad_lines="warn", index_col=False,
        )  # fmt: skip
    bad_lines = [line for warning in caught for line in BAD_LINE.findall(str(warning.message))]
    articles = _note_problem(_articles_from(table, columns), problem)
    return pd.concat([articles, _problem_rows(bad_lines)]) if bad_lines else articles


def _lines_of_json(text: str) -> tuple[list[dict[str, Any]], list[str]]:
    """Return the objects, one a line, and a sentence for each line that is none."""
    records, problems = [], []
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except ValueError as error:
            problems.append(f"line {number}: {error}")
            continue
        if isinstance(record, dict):
            records.append(record)
        else:
            problems.append(f"line {number}: not an object but {type(record).__name__}")
    return records, problems


def _whole_json(text: str) -> tuple[list[dict[str, Any]], list[str]]:
    """Return the objects of one JSON document: a list of them, or a single one."""
    try:
        document = json.loads(text)
    except ValueError:
        records, problems = _lines_of_json(text)  # JSON lines under the name of .json
        if not records:
            raise
        return records, problems
    items = document if isinstance(document, list) else [document]
    records = [item for item in items if isinstance(item, dict)]
    problems = [
        f"item {number}: not an object but {type(item).__name__}"
        for number, item in enumerate(items, start=1)
        if not isinstance(item, dict)
    ]
    return records, problems


def read_json(
    path: Path, encoding: str | None = None, columns: dict[str, str] | None = None
) -> pd.DataFrame:
    """Read JSON or JSON lines; what is not an object becomes a row with a problem."""
    text, problem = decode(path.read_bytes(), encoding)
    lines = path.suffix.lower() in (".jsonl", ".ndjson")
    records, problems = _lines_of_json(text) if lines else _whole_json(text)
    if not records:
        raise ValueError(problems[0] if problems else "the file holds no articles")
    names = list(dict.fromkeys(name for record in records for name in record))
    # object: pandas would refuse the lone surrogates that bad JSON escapes make (\ud83d)
    table = pd.DataFrame(
        {name: pd.Series([record.get(name) for record in records], dtype=object) for name in names}
    )
    articles = _note_problem(_articles_from(table, columns), problem)
    return pd.concat([articles, _problem_rows(problems)]) if problems else articles


def read_parquet(
    path: Path, encoding: str | None = None, columns: dict[str, str] | None = None
) -> pd.DataFrame:
    """Read a Parquet file; `encoding` has no meaning there."""
    return _articles_from(pd.read_parquet(path), columns)
