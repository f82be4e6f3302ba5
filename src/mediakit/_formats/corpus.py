"""What `write_corpus` wrote: its files together are the articles, in the order they had."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pandas as pd
import pyarrow as pa

from mediakit._arrow import Places, as_frame, taker
from mediakit._corpus import facts_in, facts_of
from mediakit._formats.parquet import read_groups
from mediakit._formats.part import READ_ERRORS, Columns, Part
from mediakit._formats.table import articles_from
from mediakit._hive import folder_name, values_in
from mediakit._problems import not_read

CORPUS = "corpus"  # the kind of a part that is many files
REORDERED = (
    1_000  # articles that are put in order at a time: what stands twice in memory stays small
)


class Member(NamedTuple):
    """One file of a corpus: articles of one source."""

    path: str
    source: str | None
    table: pa.Table
    places: Places  # of its articles in the corpus
    columns: list[str]


def root_of(part: Part) -> str | None:
    """Return the folder of the corpus that a file is part of."""
    folders = Path(part.path).absolute().parents
    if part.kind != ".parquet" or len(folders) < 3 or not folders[1].name.startswith("source="):
        return None
    return None if facts_of(part.path) is None else str(folders[2])


def gathered(parts: Iterable[Part]) -> list[Part]:
    """Return the parts with the files of each written corpus as one."""
    single: dict[str, Part] = {}
    members: dict[str, list[str]] = {}
    for part in parts:
        root = root_of(part) if part.data is None else None
        single[root or part.path] = part
        if root is not None:
            members.setdefault(root, []).append(part.path)
    return [
        Part(path, CORPUS, members=tuple(members[path])) if path in members else part
        for path, part in single.items()
    ]


def source_of(path: str, noted: str | None) -> str | None:
    """Return the source that the folder names; the noted one is its whole and exact spelling."""
    name = Path(path).absolute().parents[1].name
    wanted = None if noted is None else unicodedata.normalize("NFC", folder_name("source", noted))
    return noted if unicodedata.normalize("NFC", name) == wanted else values_in(path)["source"]


def _in_seconds(table: pa.Table, names: list[str]) -> pa.Table:
    """Return the table with these columns of times in the unit they had."""
    for name in names:
        place = table.schema.get_field_index(name)
        unit = pa.timestamp("s", table.schema.field(name).type.tz)
        table = table.set_column(place, name, table[name].cast(unit))
    return table


def _member(path: str) -> tuple[Member | None, list[dict[str, str | None]]]:
    """Return what can be read of a file, and a row for each thing that cannot."""
    source = values_in(path)["source"]
    try:
        table, problems = read_groups(Part(path, ".parquet"))
        facts = facts_in(table.schema.metadata) or {}
        source = source_of(path, facts["source"])
        places = table[facts["order"]].to_numpy()
        table = _in_seconds(table.drop_columns(facts["order"]), facts["seconds"])
        member = Member(path, source, table, places, facts["columns"])
    except READ_ERRORS as error:
        member, problems = None, [str(error)]
    rows = [{"problem": not_read(problem), "path": path, "source": source} for problem in problems]
    return member, rows


def _united(members: list[Member]) -> pa.Table:
    """Return the tables of all files as one; a file whose columns do not fit is named."""
    schema = members[0].table.schema
    for member in members[1:]:
        try:
            schema = pa.unify_schemas([schema, member.table.schema], promote_options="permissive")
        except (pa.ArrowInvalid, pa.ArrowTypeError) as error:
            raise ValueError(
                f"the files of a corpus must have columns of one kind; {error}, in {member.path}"
            ) from error
    tables = [member.table for member in members]
    return pa.concat_tables(tables, promote_options="permissive").unify_dictionaries()


def _in_order(members: list[Member]) -> pd.DataFrame:
    """Return the articles in the order in which they were written; of two corpora, in turn."""
    table = _united(members)
    order = np.argsort(np.concatenate([member.places for member in members]), kind="stable")
    if (np.diff(order) < 0).any():
        take = taker(table)
        starts = range(0, len(order), REORDERED)
        table = pa.concat_tables([take(order[start : start + REORDERED]) for start in starts])
    sources = np.repeat(
        np.array([member.source for member in members], dtype=object),
        [len(member.places) for member in members],
    )
    source = pd.Series(sources[order], dtype="str").astype("category")
    frame = as_frame(table).assign(source=source)
    columns = dict.fromkeys(name for member in members for name in member.columns)
    return frame[list(columns)]


def read_corpus(part: Part, columns: Columns = None) -> pd.DataFrame:
    """Read a written corpus, or some files of one; what cannot be read is a row."""
    read = [_member(path) for path in part.members]
    members = [member for member, _ in read if member is not None]
    damaged = [row for _, rows in read for row in rows]
    if not members:
        raise ValueError(damaged[0]["problem"])
    articles = _in_order(members)
    if columns:
        articles = articles_from(articles, columns)
    return pd.concat([articles, pd.DataFrame(damaged, dtype=object)]) if damaged else articles
