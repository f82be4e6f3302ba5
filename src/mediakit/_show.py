"""A table as right-to-left HTML in which no number turns round."""

from __future__ import annotations

import html
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from mediakit._check import check_at_least, check_choice, check_frame
from mediakit._columns import Column, readable_columns
from mediakit._direction import isolate
from mediakit._evidence import lines_of
from mediakit._headers import header
from mediakit._save import as_csv
from mediakit._tokens import Tokens

LANGUAGES = ("ar", "en")
MOST_SAVED = 1000  # rows that a page keeps for the reader to save
LARGEST = 300_000  # and letters
WORDS = {
    "ar": {"table": "جدول", "more": "صفوف أخرى: {number:,}", "none": "لا صفوف"},
    "en": {"table": "table", "more": "more rows: {number:,}", "none": "no rows"},
}
STYLE = (
    "<style>.mk-scroll{overflow-x:auto}.mk-scroll[dir=rtl]{direction:rtl}"
    ".mk-table{border-collapse:collapse;font-size:.92em;margin:.6em 0}"
    ".mk-table caption{text-align:start;font-weight:bold;padding:.3em 0}"
    ".mk-table th,.mk-table td{padding:.25em .7em;border-bottom:1px solid #8886;"
    "vertical-align:top;text-align:start}"
    ".mk-table[dir=rtl] :is(th,td){text-align:right}.mk-table[dir=ltr] :is(th,td){text-align:left}"
    ".mk-table[dir=rtl] td.before{text-align:left}.mk-table[dir=ltr] td.before{text-align:right}"
    ".mk-table td.number{font-variant-numeric:tabular-nums}"
    ".mk-table td:not(.long,.mk-more),.mk-table :is(th,td:not(.number)) bdi{white-space:nowrap}"
    ".mk-table td.long{min-width:11em;overflow-wrap:anywhere}"
    ".mk-bar{display:block;height:3px;background:#0072b2;border-radius:1px}"
    ".mk-table[dir=rtl] .mk-bar{margin-left:auto;margin-right:0}"
    ".mk-table summary{cursor:pointer}.mk-table details[open]{min-width:22em;white-space:normal}"
    ".mk-lines{margin:.3em 0;padding-inline-start:1.2em;font-size:.95em}"
    ".mk-lines cite{font-style:normal;opacity:.75;font-size:.9em}</style>"
)


@dataclass(frozen=True)
class ShownTable:
    """A table as HTML; notebooks display it by itself."""

    markup: str
    table: pd.DataFrame = field(repr=False, compare=False)

    @property
    def csv(self) -> str:
        """The table as CSV for a page to keep, as many of its first rows as are no burden."""
        rows = min(len(self.table), MOST_SAVED)
        while len(text := as_csv(self.table.head(rows))) > LARGEST and rows > 1:
            rows //= 2
        return text

    def _repr_html_(self) -> str:
        return self.markup

    def _repr_mimebundle_(self, **_: Any) -> dict[str, str]:
        """Return the HTML, and the table as CSV for what can save it."""
        return {"text/html": self.markup, "text/csv": self.csv, "text/plain": "ShownTable"}

    def __str__(self) -> str:
        """Return the HTML."""
        return self.markup


def _head(column: Column, lang: str) -> str:
    """Return a column's head: its name for readers, and its own, for code, on hovering."""
    title = html.escape(column.name)
    return f'<th scope="col" title="{title}">{isolate(header(column.name, lang))}</th>'


def _bar(column: Column, row: int) -> str:
    """Return a bar to stand below a rate, from the side where the table begins."""
    if column.bars is None:
        return ""
    return f'<i class="mk-bar" style="width:{column.bars[row] * 100:.0f}%"></i>'


def _cells(column: Column, lines: list[str] | None = None) -> list[str]:
    """Return the cells of a column; numbers run left-to-right, Arabic right-to-left."""
    names = f"{column.kind} long" if column.is_long else column.kind
    direction = "ltr" if column.kind == "number" else "rtl"
    texts = [isolate(text) for text in column.texts]
    if lines is not None:
        texts = [
            f"<details><summary>{text}</summary>{behind}</details>" if behind else text
            for text, behind in zip(texts, lines, strict=True)
        ]
    return [
        f'<td class="{names}" dir="{direction}">{text}{_bar(column, row)}</td>'
        for row, text in enumerate(texts)
    ]


def _body(columns: list[Column], lines: list[str] | None) -> str:
    behind = [lines if column.name == "token" else None for column in columns]
    cells = [_cells(column, part) for column, part in zip(columns, behind, strict=True)]
    return "".join(f"<tr>{''.join(row)}</tr>" for row in zip(*cells, strict=True))


def _note(length: int, rows: int, width: int, lang: str) -> str:
    """Return the last row: how many more there are, or that there are none."""
    if 0 < length <= rows:
        return ""
    text = WORDS[lang]["more" if length else "none"].format(number=length - rows)
    return f'<tr><td class="mk-more" colspan="{max(width, 1)}">{text}</td></tr>'


def _with_index(table: pd.DataFrame) -> pd.DataFrame:
    """Return the table with its index as columns, unless that only numbers the rows."""
    index = table.index
    numbered = index.name is None and pd.api.types.is_integer_dtype(index.dtype)
    return table if numbered and index.nlevels == 1 else table.reset_index(allow_duplicates=True)


def show(
    table: pd.DataFrame,
    *,
    title: str | None = None,
    rows: int = 20,
    lang: str = "ar",
    concordance: Tokens | None = None,
) -> ShownTable:
    """Show a table right-to-left, in a notebook or a report.

    Columns of Arabic run right-to-left, numbers and dates left-to-right, with one number of
    decimals in a column; a pair of columns `x_low`, `x_high` is one column, low–high; a rate has a
    bar behind it. All text is escaped, and cut where a cell holds a whole article. In a report the
    reader can sort, filter and save it, up to 1,000 rows as CSV.

    Parameters
    ----------
    table : DataFrame
        Any table or counts; it is not changed.
    title : str, optional
        The caption above the table.
    rows : int
        The number of rows shown; how many more there are is said below.
    lang : str
        The language of the heads: "ar", or "en" for a table that runs left-to-right.
    concordance : Tokens, optional
        The tokens that the table was made of: each word opens five of its lines, drawn at random
        with one seed, in whatever articles.

    Returns
    -------
    ShownTable
        Displays itself in Jupyter; `str()` gives the HTML, `.csv` the table.

    Raises
    ------
    TypeError
        If `table` is not a DataFrame, or `concordance` is no Tokens.
    ValueError
        If `rows` is below 1, `lang` is neither, or there are to be lines for a table without the
        column `token`.

    Examples
    --------
    >>> table = pd.DataFrame({"token": ["السد"], "log_ratio": [-1.5]})
    >>> '<td class="number" dir="ltr"><bdi dir="ltr">-1.5</bdi></td>' in str(show(table))
    True
    """
    check_frame(table, "table")
    check_at_least(rows, 1, "rows")
    check_choice(lang, LANGUAGES, "lang")
    shown = _with_index(table.head(rows))
    columns = readable_columns(shown, lang)
    lines = None if concordance is None else lines_of(shown, concordance)
    caption = f"<caption>{isolate(title)}</caption>" if title else ""
    label = html.escape(title or WORDS[lang]["table"])
    note = _note(len(table), rows, len(columns), lang)
    heads = "".join(_head(column, lang) for column in columns)
    direction = "rtl" if lang == "ar" else "ltr"
    return ShownTable(
        f'{STYLE}<div class="mk-scroll" dir="{direction}" role="group" aria-label="{label}" '
        f'tabindex="0"><table class="mk-table" dir="{direction}" lang="{lang}">{caption}<thead>'
        f"<tr>{heads}</tr></thead><tbody>{_body(columns, lines)}{note}</tbody></table></div>",
        table,
    )
