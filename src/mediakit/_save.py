"""A table → a file that opens right in the program it is meant for."""

from __future__ import annotations

import csv
import re
import warnings
from collections.abc import Callable
from pathlib import Path

import pandas as pd

from mediakit._check import check_frame, listing
from mediakit._files import whole

# A cell that begins so is run as a formula by spreadsheets.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
DEFUSED = "'"
# A bare carriage return is no letter that CSV quotes, and yet begins a row in a spreadsheet.
CARRIAGE_RETURN = re.compile(r"\r\n?")
# What XML, and so a worksheet, has no place for; and how much a cell holds.
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")
LONGEST_CELL = 32_767


def _defused(value: object) -> object:
    """Return a cell that no spreadsheet takes for a formula, or for two rows."""
    if not isinstance(value, str):
        return value
    text = CARRIAGE_RETURN.sub("\n", value)
    return f"{DEFUSED}{text}" if value.startswith(FORMULA_STARTS) else text


def _without_formulas(table: pd.DataFrame) -> pd.DataFrame:
    """Return the table with defused cells, index and column names."""
    kinds = pd.api.types
    columns = [table.iloc[:, place] for place in range(table.shape[1])]
    safe = [
        column if kinds.is_numeric_dtype(column) or kinds.is_datetime64_any_dtype(column)
        else column.map(_defused)
        for column in columns
    ]  # fmt: skip
    whole = pd.concat(safe, axis=1) if safe else table
    return whole.rename(index=_defused, columns=_defused)


def _has_index(table: pd.DataFrame) -> bool:
    return table.index.name is not None or table.index.nlevels > 1


def as_csv(table: pd.DataFrame) -> str:
    """Return a table as CSV in which no cell is a formula."""
    return str(_without_formulas(table).to_csv(index=_has_index(table), quoting=csv.QUOTE_MINIMAL))


def _write_csv(table: pd.DataFrame, path: Path) -> None:
    _without_formulas(table).to_csv(
        path, index=_has_index(table), encoding="utf-8-sig", quoting=csv.QUOTE_MINIMAL
    )


def _as_cell(value: object) -> object:
    """Return a text without the control characters that a worksheet refuses."""
    return CONTROL.sub("\ufffd", value) if isinstance(value, str) else value


def _for_worksheet(table: pd.DataFrame) -> pd.DataFrame:
    """Return the table as a worksheet can hold it, with a warning where that loses something."""
    safe = _without_formulas(table)
    texts = safe.select_dtypes(exclude=["number", "bool", "datetime"])
    cells = texts.map(_as_cell, na_action="ignore")
    changed = int((cells.fillna("") != texts.fillna("")).sum().sum())
    long = int((cells.fillna("").astype(str).map(len) > LONGEST_CELL).sum().sum())
    if changed or long:
        warnings.warn(
            f"A worksheet cannot hold all of this table: control characters were replaced in "
            f"{changed} cells and {long} were cut at {LONGEST_CELL:,} characters. Save it as "
            ".parquet or .csv to keep everything.",
            stacklevel=4,
        )
    fitting = cells.map(lambda cell: str(cell)[:LONGEST_CELL], na_action="ignore")
    return safe.assign(**{str(name): fitting[name] for name in fitting.columns})


def _write_xlsx(table: pd.DataFrame, path: Path) -> None:
    with pd.ExcelWriter(path, engine="openpyxl") as writer:
        _for_worksheet(table).to_excel(writer, index=_has_index(table), freeze_panes=(1, 0))
        for sheet in writer.sheets.values():
            sheet.sheet_view.rightToLeft = True


def _write_parquet(table: pd.DataFrame, path: Path) -> None:
    table.rename(columns=str).to_parquet(path, index=_has_index(table))


def _write_tex(table: pd.DataFrame, path: Path) -> None:
    styled = table.style.format(escape="latex")
    for axis in (0, 1):
        styled = styled.format_index(escape="latex", axis=axis)
    if not _has_index(table):
        styled = styled.hide(axis=0)
    path.write_text(styled.to_latex(hrules=True), encoding="utf-8")


WRITERS: dict[str, Callable[[pd.DataFrame, Path], None]] = {
    ".csv": _write_csv,
    ".xlsx": _write_xlsx,
    ".parquet": _write_parquet,
    ".tex": _write_tex,
}


def save_table(table: pd.DataFrame, path: str | Path) -> None:
    """Write a table or counts to a file, in the format of its suffix.

    Parameters
    ----------
    table : DataFrame
        Any table; an unnamed index is left out.
    path : str or Path
        Ends in .csv (UTF-8 with a byte-order mark, so that Excel shows Arabic), .xlsx (the sheet
        runs right-to-left), .parquet or .tex. In .csv and .xlsx, text that a spreadsheet would run
        as a formula gets an apostrophe in front, and a carriage return is a line end. The file is
        written whole or not at all.

    Raises
    ------
    TypeError
        If `table` is not a DataFrame.
    ValueError
        If the suffix is none of these.

    Examples
    --------
    >>> import pathlib, tempfile
    >>> path = pathlib.Path(tempfile.mkdtemp()) / "table.csv"
    >>> save_table(pd.DataFrame({"token": ["الميناء", "=1+1"], "count": [3, 1]}), path)
    >>> path.read_text(encoding="utf-8-sig").split()
    ['token,count', 'الميناء,3', "'=1+1,1"]
    """
    check_frame(table, "table")
    target = Path(path)
    if target.suffix.lower() not in WRITERS:
        raise ValueError(
            f"`path` must end in one of {listing(WRITERS)}; got {target.suffix or target.name}."
        )
    with whole(target) as temporary:
        WRITERS[target.suffix.lower()](table, temporary)
