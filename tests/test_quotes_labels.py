"""The labelled quotes are what their README says."""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from pathlib import Path

import pandas as pd
import pytest

from mediakit._sample import resource

sys.path.insert(0, str(Path(__file__).parent.parent / "benchmarks"))
import quotes

LABELS = Path(__file__).parent / "data" / "quotes"
PARTS = ("first", "second", "third", "fourth")
OPENING, CLOSING = "«“„\"'‘‹", "»”“\"'’›"


def read(name: str) -> list[dict]:
    """Return the lines of a file, each with its text."""
    lines = (LABELS / name).read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    for row in rows:
        if "article" in row:
            row["text"] = (resource("sample") / row["article"]).read_text(encoding="utf-8")
    return rows


ROWS = [row for name in ("sample.jsonl", "written.jsonl") for row in read(name)]
QUOTES = [(row, quote) for row in ROWS for quote in row["quotes"]]


def places(row: dict) -> list[int]:
    """Return where the quotes of a passage start, each searched for after the one before."""
    found, start = [], -1
    for quote in row["quotes"]:
        start = row["text"].find(quote["quote"], start + 1)
        found.append(start)
    return found


def test_every_passage_has_an_id_of_its_own_and_a_half() -> None:
    assert len({row["id"] for row in ROWS}) == len(ROWS)
    assert {row["half"] for row in ROWS} == {*PARTS}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_labels_are_cut_from_the_text_in_reading_order(row: dict) -> None:
    assert all(start >= 0 for start in places(row))
    for label in row["quotes"] + row["optional"]:
        assert label["quote"].strip() == label["quote"] != ""
        for part in ("quote", "speaker", "verb"):
            assert label[part] is None or label[part] in row["text"], label[part]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_spans_of_one_passage_do_not_overlap(row: dict) -> None:
    starts = places(row)
    for start, after, quote in zip(starts, starts[1:], row["quotes"], strict=False):
        assert start + len(quote["quote"]) <= after, quote["quote"]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_a_quote_in_marks_stands_in_marks(row: dict) -> None:
    for start, quote in zip(places(row), row["quotes"], strict=True):
        assert quote["quoted_as"] in {"marks", "verb"}
        before, after = row["text"][:start].rstrip(), row["text"][start + len(quote["quote"]) :]
        if quote["quoted_as"] == "marks":
            assert before[-1] in OPENING, quote["quote"]
            # «… that is never closed ends with its paragraph.
            assert re.match(rf"\s*([{CLOSING}]|\n|$)", after), quote["quote"]


def test_there_are_enough_quotes_in_four_parts_of_about_one_size() -> None:
    sizes = Counter(row["half"] for row, _ in QUOTES)
    assert sum(sizes.values()) >= 600
    assert min(sizes.values()) >= 0.7 * max(sizes.values())


def test_there_are_enough_passages_without_a_quote() -> None:
    assert sum(1 for row in ROWS if "article" not in row and not row["quotes"]) >= 12


@pytest.mark.parametrize("part", PARTS)
def test_what_was_reached_on_each_part_holds(part: str) -> None:
    lines = pd.DataFrame([line for row in quotes.read(part) for line in quotes.judge(row)])
    reached = {name: float(value) for name, value in quotes.scores(lines).items()}
    assert reached["precision"] >= 0.92
    assert reached["recall"] >= 0.80
    assert reached["precision with speaker"] >= 0.85
    assert reached["recall with speaker"] >= 0.75
