"""A table as right-to-left HTML in which no number turns round."""

from __future__ import annotations

import html
from dataclasses import dataclass

import pandas as pd

from mediakit._check import check_at_least, check_frame
from mediakit._columns import Column, readable_columns
from mediakit._direction import isolate
from mediakit._headers import header


@dataclass(frozen=True)
class ShownTable:
    """A table as HTML; notebooks display it by itself."""

    markup: str

    def _repr_html_(self) -> str:
        return self.markup

    def __str__(self) -> str:
        """Return the HTML."""
        return self.markup


def _head(column: Column) -> str:
    """Return a column's head: its Arabic name, and its own name, for code, on hovering."""
    title = html.escape(column.name)
    return f'<th scope="col" title="{title}">{isolate(header(column.name))}</th>'


def _cells(column: Column) -> list[str]:
    """Return the cells of a column; numbers run left-to-right, Arabic right-to-left."""
    names = f"{column.kind} long" if column.is_long else column.kind
    direction = "ltr" if column.kind == "number" else "rtl"
    return [f'<td class="{names}" dir="{direction}">{isolate(text)}</td>' for text in column.texts]


def _body(columns: list[Column]) -> str:
    rows = zip(*map(_cells, columns), strict=True)
    return "".join(f"<tr>{''.join(row)}</tr>" for row in rows)


def _note(length: int, rows: int, width: int) -> str:
    """Return the last row: how many more there are, or that there are none."""
    if 0 < length <= rows:
        return ""
    text = f"صفوف أخرى: {length - rows:,}" if length else "لا صفوف"
    return f'<tr><td class="mk-more" colspan="{max(width, 1)}">{text}</td></tr>'


STYLE = (
    "<style>.mk-scroll{overflow-x:auto;direction:rtl}"
    ".mk-table{border-collapse:collapse;direction:rtl;font-size:.92em;margin:.6em 0}"
    ".mk-table caption{text-align:right;font-weight:bold;padding:.3em 0}"
    ".mk-table th,.mk-table td{padding:.25em .7em;border-bottom:1px solid #8886;"
    "vertical-align:top;text-align:right}.mk-table td.before{text-align:left}"
    ".mk-table td.number{font-variant-numeric:tabular-nums}"
    ".mk-table td:not(.long,.mk-more),.mk-table td:not(.number) bdi{white-space:nowrap}"
    ".mk-table td.long{min-width:11em;overflow-wrap:anywhere}"
    ".mk-table td.mk-more{text-align:right}</style>"
)


def _with_index(table: pd.DataFrame) -> pd.DataFrame:
    """Return the table with its index as columns, unless that only numbers the rows."""
    index = table.index
    numbered = index.name is None and pd.api.types.is_integer_dtype(index.dtype)
    return table if numbered and index.nlevels == 1 else table.reset_index(allow_duplicates=True)


def show(table: pd.DataFrame, *, title: str | None = None, rows: int = 20) -> ShownTable:
    """Show a table right-to-left, in a notebook or a report.

    Columns of Arabic run right-to-left, numbers and dates left-to-right, with one number of
    decimals in a column; a pair of columns `x_low`, `x_high` is one column, low–high. All text is
    escaped, and cut where a cell holds a whole article.

    Parameters
    ----------
    table : DataFrame
        Any table or counts; it is not changed.
    title : str, optional
        The caption above the table.
    rows : int
        The number of rows shown; how many more there are is said below.

    Returns
    -------
    ShownTable
        Displays itself in Jupyter; `str()` gives the HTML.

    Raises
    ------
    TypeError
        If `table` is not a DataFrame.
    ValueError
        If `rows` is below 1.

    Examples
    --------
    >>> table = pd.DataFrame({"token": ["السد"], "log_ratio": [-1.5]})
    >>> '<td class="number" dir="ltr"><bdi dir="ltr">-1.5</bdi></td>' in str(show(table))
    True
    """
    check_frame(table, "table")
    check_at_least(rows, 1, "rows")
    columns = readable_columns(_with_index(table.head(rows)))
    caption = f"<caption>{isolate(title)}</caption>" if title else ""
    label = html.escape(title or "جدول")
    note = _note(len(table), rows, len(columns))
    heads = "".join(map(_head, columns))
    return ShownTable(
        f'{STYLE}<div class="mk-scroll" role="group" aria-label="{label}" tabindex="0">'
        f'<table class="mk-table" dir="rtl" lang="ar">{caption}<thead><tr>{heads}</tr></thead>'
        f"<tbody>{_body(columns)}{note}</tbody></table></div>"
    )
