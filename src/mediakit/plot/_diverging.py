"""Which words tell two sources apart? Bars to both sides of one line."""

from __future__ import annotations

import matplotlib.pyplot as plt
import pandas as pd
from matplotlib.axes import Axes

from mediakit.plot._arabic import PALETTE, dress, label
from mediakit.plot._bars import check_drawable
from mediakit.plot._figure import describe_axes

TARGET_COLOUR, REFERENCE_COLOUR = PALETTE[0], PALETTE[1]
TITLE = "الكلمات المفتاحية"
IN_TARGET, IN_REFERENCE = "أكثر في الهدف", "أكثر في المرجع"
MEASURE_NAMES = {
    "log_likelihood": "نسبة الأرجحية اللوغاريتمية G²",
    "log_likelihood_4": "نسبة الأرجحية اللوغاريتمية G² (أربع خلايا)",
    "chi_squared": "كاي تربيع",
    "chi_squared_yates": "كاي تربيع (تصحيح ييتس)",
    "log_ratio": "لوغاريتم نسبة المعدلين (أساس 2)",
    "log_ratio_conservative": "لوغاريتم نسبة المعدلين، الحد المتحفظ",
    "log_ratio_lrc": "لوغاريتم نسبة المعدلين، الحد المتحفظ LRC",
    "percent_diff": "فرق المعدلين بالمئة",
    "difference_coefficient": "معامل الفرق",
    "bic": "معيار BIC",
    "log_odds_dirichlet": "لوغاريتم الأرجحية المعيّر z",
}
RATIOS = ("simple_maths", "odds_ratio")  # 1 where nothing differs: no bar has a side
DESCRIPTION = "{name}. أبرز كلمات الهدف: {over}. أبرز كلمات المرجع: {under}."


def measure_of(table: pd.DataFrame) -> str:
    """Return the measure that a keyness table holds: the column before p."""
    columns = table.columns.tolist()
    return str(columns[columns.index("p") - 1])


def _chosen(table: pd.DataFrame, measure: str, top: int) -> pd.DataFrame:
    """Return the strongest words of both sides: over-used first, under-used last."""
    ordered = table.sort_values([measure, "token"], ascending=[False, True], kind="stable")
    over = ordered[ordered[measure] > 0].head(top)
    under = ordered[ordered[measure] < 0].tail(top)
    return pd.concat([over, under], ignore_index=True)


def _check_signed(measure: str) -> None:
    if measure in RATIOS:
        raise ValueError(
            f"`table` must hold a measure with a sign, such as log_ratio; got {measure}, which is "
            "between 0 and 1 where the target under-uses a word."
        )


def keyness(
    table: pd.DataFrame, *, top: int = 15, ax: Axes | None = None, title: str | None = None
) -> Axes:
    """Draw the words that the target and the reference use more than the other.

    Parameters
    ----------
    table : DataFrame
        What `keyness` returns.
    top : int
        The number of words of each side.
    ax : Axes, optional
        Where to draw; the current axes by default.
    title : str, optional
        The title instead of the usual one.

    Returns
    -------
    Axes
        The axes drawn on: the target's words to the left, the reference's to the right.

    Raises
    ------
    ValueError
        If the table is empty or lacks a column, its measure is a ratio, or `top` is below 1.

    Examples
    --------
    >>> from mediakit import keyness as keyness_table
    >>> words = pd.Index(["الإضراب", "الميناء"], name="token")
    >>> counts = pd.DataFrame({"المد": [30, 70], "المنارة": [5, 95]}, index=words)
    >>> axes = keyness(keyness_table(counts, "المد"), ax=plt.figure().add_subplot())
    >>> [text.get_text() for text in axes.texts][:2]
    ['الإضراب', 'الميناء']
    >>> plt.close("all")
    """
    check_drawable(table, "token", "p", "log_ratio", top=top)
    measure = measure_of(table)
    _check_signed(measure)
    rows = _chosen(table, measure, top)
    axes = plt.gca() if ax is None else ax
    over = rows[measure] > 0
    colours = over.map({True: TARGET_COLOUR, False: REFERENCE_COLOUR}).tolist()
    axes.barh(range(len(rows)), rows[measure], 0.78, color=colours, alpha=0.9)
    _name_words(axes, rows, measure)
    _name_sides(axes)
    axes.set_title(label(title or TITLE), loc="right", pad=26)
    axes.set_xlabel(label(MEASURE_NAMES.get(measure, measure)))
    _finish(axes)
    _describe(axes, rows, over)
    return axes


def _name_words(axes: Axes, rows: pd.DataFrame, measure: str) -> None:
    """Write each word beside the line, on the side where its bar is not."""
    for place, row in rows.iterrows():
        right = row[measure] > 0  # its bar grows to the left: the axis is mirrored
        axes.annotate(
            label(row["token"]), (0, place), xytext=(6 if right else -6, 0),
            textcoords="offset points", ha="left" if right else "right", va="center",
        )  # fmt: skip


def _name_sides(axes: Axes) -> None:
    """Write above the bars which side is whose, instead of a legend."""
    sides = (
        (0.0, "left", IN_TARGET, TARGET_COLOUR),
        (1.0, "right", IN_REFERENCE, REFERENCE_COLOUR),
    )
    for x, side, name, colour in sides:
        axes.text(
            x, 1.015, label(name), transform=axes.transAxes, ha=side, va="bottom",
            color=colour, fontweight="bold",
        )  # fmt: skip


def _finish(axes: Axes) -> None:
    """Mirror the axes and dress the texts."""
    axes.set_yticks([])
    axes.axvline(0, color="#444", lw=1)
    low, high = min(axes.dataLim.xmin, 0), max(axes.dataLim.xmax, 0)
    room = 0.18 * (high - low or 1)
    axes.set_xlim(high + 0.04 * (high - low or 1), low - room if low == 0 else low * 1.04)
    if high == 0:
        axes.set_xlim(room, low * 1.04)
    axes.set_ylim(len(axes.patches) - 0.4, -0.6)
    axes.spines[["left", "right", "top"]].set_visible(False)
    axes.grid(axis="x", color="#ddd", lw=0.7)
    axes.set_axisbelow(True)
    dress(axes)


def _describe(axes: Axes, rows: pd.DataFrame, over: pd.Series) -> None:
    """Keep a sentence that names the first words of both sides."""
    describe_axes(
        axes,
        DESCRIPTION.format(
            name=TITLE,
            over="، ".join(rows.loc[over, "token"].head(3)) or "لا شيء",
            under="، ".join(rows.loc[~over, "token"].tail(3)[::-1]) or "لا شيء",
        ),
    )
