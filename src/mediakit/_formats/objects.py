"""JSON and JSON lines: an object an article, wherever in the document the articles are."""

from __future__ import annotations

import json
from collections import deque
from typing import Any

import pandas as pd

from mediakit._formats.part import Columns, Part
from mediakit._formats.table import articles_from, has_text, with_notes

Records = list[dict[str, Any]]
DEEPEST = 4  # keys on the way to the articles: {"response": {"results": […]}} has two


def lines_of_json(text: str) -> tuple[list[Any], list[str]]:
    """Return the values, one a line, and a sentence for each line that is none."""
    items, problems = [], []
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            item = json.loads(line)
        except (ValueError, RecursionError) as error:
            problems.append(f"line {number}: {error}")
            continue
        if isinstance(item, dict):
            items.append(item)
        else:
            problems.append(f"line {number}: not an object but {type(item).__name__}")
    return items, problems


def _objects(items: list[Any]) -> tuple[Records, list[str]]:
    """Return the objects among the items, and a sentence for each that is none."""
    problems = [
        f"item {number}: not an object but {type(item).__name__}"
        for number, item in enumerate(items, start=1)
        if not isinstance(item, dict)
    ]
    return [item for item in items if isinstance(item, dict)], problems


def _by_id(document: dict[str, Any], columns: Columns) -> Records:
    """Return the articles of an object whose keys are their ids: {"17": {"text": …}, …}."""
    values = list(document.values())
    if not values or not all(isinstance(value, dict) for value in values):
        return []
    if not any(has_text(value, columns) for value in values):
        return []
    return [{"article": key} | value for key, value in document.items()]


def _articles_in(document: Any, columns: Columns) -> list[Any]:
    """Return the first list of objects with a text; the nearer to the document's top, the sooner.

    An object that has a text itself is one article; one whose values have texts is many, by id.
    """
    waiting = deque([(document, 0)])
    while waiting:
        place, depth = waiting.popleft()
        if isinstance(place, list):
            if any(has_text(item, columns) for item in place if isinstance(item, dict)):
                return place
        elif isinstance(place, dict):
            if has_text(place, columns):
                return [place]
            if records := _by_id(place, columns):
                return records
            if depth < DEEPEST:
                waiting.extend((value, depth + 1) for value in place.values())
    return document if isinstance(document, list) else [document]


def _whole_json(text: str, columns: Columns) -> tuple[Records, list[str]]:
    """Return the articles of one JSON document, or of JSON lines under the name of .json."""
    try:
        document = json.loads(text)
    except ValueError:
        records, problems = lines_of_json(text)
        if not records:
            raise
        return records, problems
    return _objects(_articles_in(document, columns))


def read_json(part: Part, encoding: str | None = None, columns: Columns = None) -> pd.DataFrame:
    """Read JSON or JSON lines; what is not an object becomes a row with a problem."""
    text, note = part.text(encoding)
    text = text.removeprefix("\ufeff")
    lines = part.kind in (".jsonl", ".ndjson")
    records, problems = lines_of_json(text) if lines else _whole_json(text, columns)
    if not records:
        raise ValueError(problems[0] if problems else "the file holds no articles")
    names = list(dict.fromkeys(name for record in records for name in record))
    return as_table(records, names, note, problems, columns)


def as_table(
    records: Records, names: list[str], note: str | None, problems: list[str], columns: Columns
) -> pd.DataFrame:
    """Return the articles that objects are, a column for each of the names."""
    # object: pandas would refuse the lone surrogates that bad JSON escapes make (\ud83d)
    table = pd.DataFrame(
        {name: pd.Series([record.get(name) for record in records], dtype=object) for name in names}
    )
    return with_notes(articles_from(table, columns), note, problems)
