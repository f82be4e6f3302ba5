"""Tables: a row an article, their columns under our names; Excel files."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Mapping
from zipfile import ZipFile

import pandas as pd

from mediakit._articles import find_columns, note_crawl_dates
from mediakit._check import listing
from mediakit._formats.part import Columns, Part
from mediakit._formats.signature import signature
from mediakit._problems import join_notes, not_read

LONGEST_CELL = 32_767  # characters that an Excel cell holds; what was longer is cut there
MOST_UNPACKED = 1_000_000_000  # bytes of XML in an Excel file; the largest it can use is less
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")  # what a protected file has instead of sheets


def has_text(names: Iterable[str], columns: Columns = None) -> bool:
    """Return whether one of the columns is that of the texts."""
    present = [str(name) for name in names]
    wanted = {ours: theirs for ours, theirs in (columns or {}).items() if theirs in present}
    return "text" in find_columns(present, wanted)


def articles_from(table: pd.DataFrame, columns: Columns) -> pd.DataFrame:
    """Return the table with our names for the columns that hold our things."""
    found = find_columns(table.columns, dict(columns) if columns else None)
    if "text" not in found:
        raise ValueError(
            f"there is no column of text; the columns are {listing(table.columns)}. "
            'Name it: columns={"text": "…"}'
        )
    # A file may have a `source` and a `date` that mean something else; theirs step aside.
    ours = {name: f"{name}_original" for name in found if name in table.columns}
    kept = {name: new for name, new in ours.items() if found[name] != name}
    renamed = table.rename(columns=kept).rename(columns={v: k for k, v in found.items()})
    return note_crawl_dates(renamed, found.get("date"))


def with_notes(
    articles: pd.DataFrame,
    note: str | None = None,
    problems: Iterable[str] = (),
    row_notes: Iterable[str | None] | None = None,
) -> pd.DataFrame:
    """Return the articles with notes on their file and rows, and a row for each thing not read."""
    own = articles["problem"] if "problem" in articles else [None] * len(articles)
    own = [value if isinstance(value, str) and value else None for value in own]
    each = [None] * len(articles) if row_notes is None else row_notes
    joined = [join_notes(first, note, last) for first, last in zip(own, each, strict=True)]
    articles = articles.assign(problem=pd.Series(joined, articles.index, dtype=object))
    rows = [{"problem": not_read(problem)} for problem in problems]
    return pd.concat([articles, pd.DataFrame(rows, dtype=object)]) if rows else articles


def _check_workbook(part: Part) -> None:
    """Raise ValueError unless the file is an Excel file that can be opened safely."""
    data = part.read()
    if ENCRYPTED in data:
        raise ValueError("the Excel file has a password; save it without one")
    if not data.startswith(b"PK"):
        kind = signature(data) or "something else"
        raise ValueError(f"not an Excel file (.xlsx) but {kind}; save it as .xlsx or .csv")
    with part.open() as stream, ZipFile(stream) as archive:
        unpacked = sum(member.file_size for member in archive.infolist())
    if unpacked > MOST_UNPACKED:
        raise ValueError(f"the Excel file unpacks to {unpacked / 1e6:,.0f} MB")


def _sheets(part: Part) -> Mapping[str, pd.DataFrame]:
    """Return the sheets that are not empty, all cells as text."""
    with part.open() as stream, warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # styles and extensions openpyxl leaves out
        sheets = pd.read_excel(
            stream, sheet_name=None, dtype="str", keep_default_na=False, na_values=[""],
            engine="openpyxl",
        )  # fmt: skip
    return {name: sheet for name, sheet in sheets.items() if len(sheet)}


def read_excel(part: Part, encoding: str | None = None, columns: Columns = None) -> pd.DataFrame:
    """Read every sheet that has a column of text; of several, the sheet's name is the source."""
    _check_workbook(part)
    sheets = _sheets(part)
    with_text = {name: table for name, table in sheets.items() if has_text(table.columns, columns)}
    if not with_text:
        articles_from(next(iter(sheets.values()), pd.DataFrame()), columns)  # says what is there
    tables = [articles_from(table, columns) for table in with_text.values()]
    if len(tables) > 1:
        tables = [
            table if "source" in table else table.assign(source=name)
            for name, table in zip(with_text, tables, strict=True)
        ]
    articles = pd.concat(tables, ignore_index=True)
    cut = articles["text"].str.len().eq(LONGEST_CELL)
    others = [f"sheet {name}: no column of text" for name in sheets if name not in with_text]
    notes = ["cut at the end of the Excel cell" if long else None for long in cut]
    return with_notes(articles, problems=others, row_notes=notes)
