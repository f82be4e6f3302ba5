"""A table as right-to-left HTML in which no number turns round."""

from __future__ import annotations

import html
import math
import re
from dataclasses import dataclass

import pandas as pd

from mediakit._check import check_at_least, check_frame
from mediakit._direction import column_direction, strip_isolates

HEADERS = {
    "token": "الكلمة", "count": "العدد", "rate": "المعدل", "rank": "الرتبة", "group": "المجموعة",
    "articles": "المقالات", "article": "المقال", "source": "المصدر", "date": "التاريخ",
    "headline": "العنوان", "text": "النص", "url": "الرابط", "author": "الكاتب", "path": "الملف",
    "problem": "المشكلة", "words": "الكلمات", "median_words": "وسيط الكلمات", "first": "من",
    "last": "إلى", "undated": "بلا تاريخ", "empty": "فارغة", "duplicates": "مكررة",
    "problems": "فيها مشكلة", "share": "النسبة", "count_target": "في الهدف",
    "count_reference": "في المرجع", "rate_target": "معدل الهدف", "rate_reference": "معدل المرجع",
    "log_likelihood": "الأرجحية G²", "log_likelihood_4": "الأرجحية G² (4)", "p": "p",
    "p_adjusted": "p المصححة", "log_ratio": "لوغاريتم النسبة", "before": "قبل", "node": "الكلمة",
    "after": "بعد", "family": "العائلة", "rate_interval": "فترة المعدل",
    "log_ratio_interval": "فترة لوغاريتم النسبة",
}  # fmt: skip
P_VALUES = ("p", "p_adjusted")
SMALLEST_P = 0.001
# -12.5  +3%  10–20  2019-11-27  12:30: what a right-to-left line would turn round
_NUMERIC = r"[\s\d.,:%/<>+\-\u2212\u2013\u066a\u066b\u066c]*"
NUMERIC = re.compile(rf"{_NUMERIC}\d{_NUMERIC}")
INTERVAL = re.compile(r"(?P<name>.+)_low")
MISSING = "–"


@dataclass(frozen=True)
class ShownTable:
    """A table as HTML; notebooks display it by itself."""

    markup: str

    def _repr_html_(self) -> str:
        return self.markup

    def __str__(self) -> str:
        """Return the HTML."""
        return self.markup


def isolate(text: str) -> str:
    """Return text as HTML: escaped, and a number or date in an isolate of its own.

    Examples
    --------
    >>> isolate("-12.5"), isolate("<b>"), isolate("سد")
    ('<bdi dir="ltr">-12.5</bdi>', '&lt;b&gt;', 'سد')
    """
    plain = strip_isolates(text)
    escaped = html.escape(plain)
    if NUMERIC.fullmatch(plain):
        return f'<bdi dir="ltr">{escaped}</bdi>'
    return escaped


def _number(value: float) -> str:
    """Return a number as it is read: thousands apart, two decimals, scientific where tiny."""
    if math.isinf(value):
        return "∞" if value > 0 else "-∞"
    if value == int(value) and abs(value) < 1e15:
        return f"{int(value):,}"
    return f"{value:.2g}" if 0 < abs(value) < 0.01 else f"{value:,.2f}"


def _cell(value: object, column: str) -> str:
    """Return one value as text."""
    if value is None or value is pd.NaT or (isinstance(value, float) and math.isnan(value)):
        return MISSING
    if isinstance(value, pd.Timestamp):
        midnight = value == value.normalize()
        return value.strftime("%Y-%m-%d" if midnight else "%Y-%m-%d %H:%M")
    if isinstance(value, bool) or not isinstance(value, int | float):
        return str(value) if not pd.api.types.is_number(value) else _number(float(value))  # type: ignore[arg-type]
    if column in P_VALUES:
        return f"<{SMALLEST_P}" if value < SMALLEST_P else f"{value:.3f}"
    return _number(float(value))


def _interval(low: float, high: float) -> str:
    """Return low–high; a negative bound stands off, so that its sign is no dash."""
    if math.isnan(low) or math.isnan(high):
        return MISSING
    dash = " \u2013 " if low < 0 or high < 0 else "\u2013"
    return f"{_number(low)}{dash}{_number(high)}"


def _with_intervals(table: pd.DataFrame) -> pd.DataFrame:
    """Return the table with each pair of _low and _high columns as one: low–high."""
    merged = table
    for low in table.columns:
        found = INTERVAL.fullmatch(str(low))
        high = f"{found['name']}_high" if found else None
        if high in table.columns:
            bounds = list(map(_interval, table[low], table[high]))
            place = merged.columns.get_loc(low)
            merged = merged.drop(columns=[low, high])
            merged.insert(place, f"{found['name']}_interval", bounds)  # type: ignore[index]
    return merged


def _header(column: object) -> str:
    """Return a column's head: its Arabic name, and its own name for code on hovering."""
    name = " · ".join(map(str, column)) if isinstance(column, tuple) else str(column)
    shown = HEADERS.get(name, name)
    return f'<th scope="col" title="{html.escape(name)}">{isolate(shown)}</th>'


def _body(table: pd.DataFrame) -> str:
    """Return the rows; numbers run left-to-right, Arabic right-to-left."""
    names = [str(column) for column in table.columns]
    directions = [
        "rtl" if column_direction(table.iloc[:, place]) == "rtl" else "ltr"
        for place in range(table.shape[1])
    ]
    kinds = [
        "before" if name == "before" else "word" if direction == "rtl" else "number"
        for name, direction in zip(names, directions, strict=True)
    ]
    lines = []
    for row in table.itertuples(index=False):
        cells = (
            f'<td class="{kind}" dir="{direction}">{isolate(_cell(value, name))}</td>'
            for value, name, direction, kind in zip(row, names, directions, kinds, strict=True)
        )
        lines.append(f"<tr>{''.join(cells)}</tr>")
    return "".join(lines)


STYLE = (
    "<style>.mk-table{border-collapse:collapse;direction:rtl;font-size:.92em;margin:.6em 0}"
    ".mk-table caption{text-align:right;font-weight:bold;padding:.3em 0}"
    ".mk-table th,.mk-table td{padding:.25em .7em;border-bottom:1px solid #8886;vertical-align:top}"
    ".mk-table th{text-align:right}.mk-table td.word{text-align:right}"
    ".mk-table td.number,.mk-table td.before{text-align:left}"
    ".mk-table td.number{font-variant-numeric:tabular-nums}.mk-table bdi{white-space:nowrap}"
    ".mk-table .mk-more{text-align:right}</style>"
)


def show(table: pd.DataFrame, *, title: str | None = None, rows: int = 20) -> ShownTable:
    """Show a table right-to-left, in a notebook or a report.

    Columns of Arabic run right-to-left, numbers and dates left-to-right; a pair of columns
    `x_low`, `x_high` is one column, low–high. All text is escaped.

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
    >>> '<td class="number" dir="ltr"><bdi dir="ltr">-1.50</bdi></td>' in str(show(table))
    True
    """
    check_frame(table, "table")
    check_at_least(rows, 1, "rows")
    indexed = table.index.name is not None or table.index.nlevels > 1
    shown = _with_intervals((table.reset_index() if indexed else table).head(rows))
    caption = f"<caption>{html.escape(title)}</caption>" if title else ""
    more = len(table) - len(shown)
    empty = '<tr><td class="mk-more">لا صفوف</td></tr>' if table.empty else ""
    note = f'<tr><td class="mk-more" colspan="{shown.shape[1]}">صفوف أخرى: {more:,}</td></tr>'
    heads = "".join(map(_header, shown.columns))
    return ShownTable(
        f'{STYLE}<table class="mk-table" dir="rtl" lang="ar">{caption}<thead><tr>{heads}</tr>'
        f"</thead><tbody>{_body(shown)}{note if more else empty}</tbody></table>"
    )
