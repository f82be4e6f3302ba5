"""Which words stand near a word? Bars from the right, as long as the association is strong."""

from __future__ import annotations

import matplotlib.pyplot as plt
import pandas as pd
from matplotlib.axes import Axes

from mediakit._check import check_choice, check_columns
from mediakit.plot._arabic import PALETTE, label
from mediakit.plot._bars import ROOM, check_drawable, check_finite, name_bars
from mediakit.plot._figure import describe_axes

TITLE = "أقوى الكلمات مصاحبة"
NUMBERS = "{measure} (والأرقام: مرات الورود معا)"
DESCRIPTION = "أقوى الكلمات مصاحبة ({measure}): {words}."
MEASURE_NAMES = {
    "log_dice": "لوغاريتم دايس",
    "mi": "المعلومات المتبادلة MI",
    "mi3": "المعلومات المتبادلة MI3",
    "t_score": "مقياس t",
    "z_score": "مقياس z",
    "log_likelihood": "نسبة الأرجحية اللوغاريتمية G²",
    "delta_p_forward": "دلتا P: احتمال المصاحبة إذا وردت الكلمة",
    "delta_p_backward": "دلتا P: احتمال الكلمة إذا وردت المصاحبة",
    "min_sensitivity": "أدنى الحساسيتين",
}


def _sorting_measure(table: pd.DataFrame) -> str:
    """Return the measure by which a table of collocates is sorted, log_dice if by none."""
    held = [name for name in MEASURE_NAMES if name in table.columns]
    falling = (name for name in held if table[name].dropna().is_monotonic_decreasing)
    return next(falling, "log_dice")


def collocates(
    table: pd.DataFrame,
    *,
    measure: str | None = None,
    top: int = 20,
    ax: Axes | None = None,
    title: str | None = None,
) -> Axes:
    """Draw the strongest collocates as bars from the right, with their co-occurrences as numbers.

    Parameters
    ----------
    table : DataFrame
        What `collocates` returns, also less the words that `without` took out.
    measure : str, optional
        The column that the bars show; by default that by which the table is sorted.
    top : int
        The number of collocates.
    ax : Axes, optional
        Where to draw; the current axes by default.
    title : str, optional
        The title instead of the usual one, such as one that names the node.

    Returns
    -------
    Axes
        The axes drawn on: collocates on the right, the strongest on top.

    Raises
    ------
    ValueError
        If the table is empty, lacks a column or a word or has an infinite number, `measure` is
        none, or `top` is below 1.

    Examples
    --------
    >>> near = {"token": ["الحكومة", "الوزراء"], "count": [9, 4], "log_dice": [12.5, 11.0]}
    >>> axes = collocates(pd.DataFrame(near), ax=plt.figure().add_subplot(), title="رئيس")
    >>> [tick.get_text() for tick in axes.get_yticklabels()]
    ['الحكومة', 'الوزراء']
    >>> plt.close("all")
    """
    check_columns(table, "token", "count", name="table")
    if measure is not None:
        check_choice(measure, tuple(MEASURE_NAMES), "measure")
    drawn = measure or _sorting_measure(table)
    check_drawable(table, "token", drawn, top=top)
    check_finite(table, drawn)
    ordered = table.sort_values([drawn, "token"], ascending=[False, True], kind="stable")
    rows = ordered.dropna(subset=[drawn]).head(top)
    check_drawable(rows, top=top)
    axes = plt.gca() if ax is None else ax
    _draw(axes, rows, drawn)
    name = MEASURE_NAMES[drawn]
    measured = NUMBERS.format(measure=name)
    name_bars(axes, rows["token"].tolist(), title=title or TITLE, measure=measured)
    best = zip(rows["token"].head(3), rows[drawn].head(3), strict=True)
    words = "، ".join(f"{token} ({value:,.2f})" for token, value in best)
    describe_axes(axes, DESCRIPTION.format(measure=name, words=words))
    return axes


def _draw(axes: Axes, rows: pd.DataFrame, measure: str) -> None:
    """Draw the bars, and at the end of each the number of co-occurrences."""
    axes.barh(range(len(rows)), rows[measure], 0.74, color=PALETTE[0], alpha=0.9)
    low, high = min(rows[measure].min(), 0), max(rows[measure].max(), 0)
    axes.set_xlim(low * ROOM, high * ROOM or -low * (ROOM - 1) or 1)
    for place, (value, count) in enumerate(zip(rows[measure], rows["count"], strict=True)):
        axes.annotate(
            label(f"{count:,}"), (max(value, 0), place), xytext=(-5, 0), fontsize=8,
            textcoords="offset points", ha="right", va="center", color="#333",
        )  # fmt: skip
