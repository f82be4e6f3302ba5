"""Which words tell two sources apart? Bars to both sides of one line."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
from matplotlib.axes import Axes

from mediakit.plot._arabic import PALETTE, label
from mediakit.plot._canvas import axes_for, height_of, type_size
from mediakit.plot._drawable import check_drawable, check_finite
from mediakit.plot._frame import DARK, finish, grid, put_numbers, set_title
from mediakit.plot._wording import Wording, begins_right, enumerated, short, wording

Floats = npt.NDArray[np.float64]
TARGET_COLOUR, REFERENCE_COLOUR = PALETTE[0], PALETTE[1]
BAR = 0.78  # of a row
ROOM = 0.3  # of the longest bar, for the words beside the line where all bars are on one side
ABOVE = 27  # points between the chart and its title, where the sides are named
NAME = 0.3  # of the axes' width, for the longest word
SIDES = 2  # rows that this takes from those of the words
RATIOS = ("simple_maths", "odds_ratio")  # 1 where nothing differs: no bar has a side
PER = 10_000  # what the rates of a keyness table are per
TEXTS = {
    "ar": {
        "title": "الكلمات المفتاحية",
        "target": "أكثر في الهدف",
        "reference": "أكثر في المرجع",
        "caption": "ن = {target:,} كلمة في الهدف و{reference:,} في المرجع · {types:,} كلمة في "
        "الجدول",
        "description": "{title}. أبرز كلمات الهدف: {over}. أبرز كلمات المرجع: {under}. {caption}.",
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
    },
    "en": {
        "title": "Key words",
        "target": "more in the target",
        "reference": "more in the reference",
        "caption": "N = {target:,} words in the target, {reference:,} in the reference · {types:,} "
        "words in the table",
        "description": "{title}. First words of the target: {over}. Of the reference: {under}. "
        "{caption}.",
        "log_likelihood": "log-likelihood ratio G²",
        "log_likelihood_4": "log-likelihood ratio G² (four cells)",
        "chi_squared": "chi-squared",
        "chi_squared_yates": "chi-squared (Yates)",
        "log_ratio": "log ratio of the rates (base 2)",
        "log_ratio_conservative": "log ratio, conservative bound",
        "log_ratio_lrc": "log ratio, conservative bound (LRC)",
        "percent_diff": "difference of the rates in percent",
        "difference_coefficient": "difference coefficient",
        "bic": "BIC",
        "log_odds_dirichlet": "log odds, standardised (z)",
    },
}


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


def size_of(counts: pd.Series, rates: pd.Series) -> int:
    """Return how many tokens a corpus has whose words have these counts and rates per 10,000.

    Examples
    --------
    >>> size_of(pd.Series([0, 30]), pd.Series([0.0, 150.0]))
    2000
    """
    if not counts.max() > 0:
        return 0
    row = int(counts.argmax())
    return round(float(counts.iloc[row] / rates.iloc[row] * PER))


def keyness(
    table: pd.DataFrame,
    *,
    top: int = 15,
    ax: Axes | None = None,
    title: str | None = None,
    lang: str = "ar",
) -> Axes:
    """Draw the words that the target and the reference use more than the other.

    Parameters
    ----------
    table : DataFrame
        What `keyness` returns.
    top : int
        The number of words of each side.
    ax : Axes, optional
        Where to draw; by default a new figure, as high as the words need.
    title : str, optional
        The title instead of the usual one.
    lang : str
        "ar": Arabic, the target's bars to the left; "en": English, they go to the right.

    Returns
    -------
    Axes
        The axes drawn on: the target's words on top, with the interval of a log ratio where the
        measure is that.

    Raises
    ------
    ValueError
        If the table is empty, lacks a column or a word or has an infinite number, its measure is a
        ratio, `top` is not from 1 to 500, `ax` is not empty, or `lang` is neither.

    Examples
    --------
    >>> import matplotlib.pyplot as plt
    >>> from mediakit import keyness as keyness_table
    >>> words = pd.Index(["الإضراب", "الميناء"], name="token")
    >>> counts = pd.DataFrame({"المد": [30, 70], "المنارة": [5, 95]}, index=words)
    >>> axes = keyness(keyness_table(counts, "المد"))
    >>> [text.get_text() for text in axes.texts][:2]
    ['الإضراب', 'الميناء']
    >>> plt.close("all")
    """
    texts = wording(TEXTS, lang)
    check_drawable(table, "token", "p", "log_ratio", top=top)
    measure = measure_of(table)
    _check_signed(measure)
    check_finite(table, measure)
    rows = _chosen(table, measure, top)
    if rows.empty:
        raise ValueError("There is nothing to draw: no word of `table` differs in its rate.")
    axes = axes_for(ax, height=height_of(len(rows)))
    over = rows[measure] > 0
    _draw_bars(axes, rows, measure)
    _name_words(axes, rows, measure, lang)
    _name_sides(axes, texts, lang)
    _mark(axes, len(rows), lang)
    axes.set_xlabel(label(texts.get(measure, measure)))
    set_title(axes, title or texts["title"], lang, pad=ABOVE)
    said = {
        "title": title or texts["title"],
        "over": enumerated(rows.loc[over, "token"].head(3), lang),
        "under": enumerated(rows.loc[~over, "token"].tail(3)[::-1], lang),
    }
    caption = texts["caption"].format(**_sizes(table), types=len(table))
    description = texts["description"].format(**said, caption=caption)
    finish(axes, lang, title=said["title"], caption=caption, description=description)
    return axes


def _sizes(table: pd.DataFrame) -> dict[str, int]:
    """Return how many tokens the target and the reference have."""
    return {
        side: size_of(table[f"count_{side}"], table[f"rate_{side}"])
        for side in ("target", "reference")
    }


def _bounds(rows: pd.DataFrame, measure: str) -> Floats:
    """Return the lower and upper end of each word's interval; its value where it has none."""
    values = np.tile(rows[measure].to_numpy(dtype=float), (2, 1))
    if measure != "log_ratio" or "log_ratio_low" not in rows.columns:
        return values
    bounds = rows[["log_ratio_low", "log_ratio_high"]].to_numpy(dtype=float).T
    return np.where(np.isfinite(bounds).all(axis=0), bounds, values)


def _draw_bars(axes: Axes, rows: pd.DataFrame, measure: str) -> None:
    """Draw a bar a word in the colour of its side, with its interval where the table has one."""
    colours = [TARGET_COLOUR if value > 0 else REFERENCE_COLOUR for value in rows[measure]]
    values, places = rows[measure].to_numpy(dtype=float), range(len(rows))
    axes.barh(places, values, BAR, color=colours, alpha=0.9)
    margins = np.abs(_bounds(rows, measure) - values)
    if margins.any():
        axes.errorbar(values, places, xerr=margins, fmt="none", ecolor=DARK, lw=1)


def _name_words(axes: Axes, rows: pd.DataFrame, measure: str, lang: str) -> None:
    """Write each word beside the line, or its interval, on the side where its bar is not."""
    size = type_size(axes, len(rows) + SIDES)
    width = NAME * axes.get_window_extent().width * 72 / axes.figure.dpi / size
    low, high = _bounds(rows, measure)
    ends = np.where(rows[measure] > 0, np.minimum(low, 0), np.maximum(high, 0))
    for place, (word, value, end) in enumerate(
        zip(rows["token"], rows[measure], ends, strict=True)
    ):
        right = (value > 0) == begins_right(lang)  # in Arabic the axis is mirrored
        axes.annotate(
            label(short(word, width=width)), (end, place), xytext=(6 if right else -6, 0),
            fontsize=size, textcoords="offset points", ha="left" if right else "right", va="center",
        )  # fmt: skip


def _name_sides(axes: Axes, texts: Wording, lang: str) -> None:
    """Write above the bars which side is whose, instead of a legend."""
    sides: list[tuple[float, Any]] = [(0.0, "left"), (1.0, "right")]
    names = (("target", TARGET_COLOUR), ("reference", REFERENCE_COLOUR))
    for (x, side), (name, colour) in zip(
        sides[:: 1 if begins_right(lang) else -1], names, strict=True
    ):
        axes.annotate(
            label(texts[name]), (x, 1), xycoords="axes fraction", xytext=(0, 3), ha=side,
            textcoords="offset points", va="bottom", color=colour, fontweight="bold",
        )  # fmt: skip


def _mark(axes: Axes, rows: int, lang: str) -> None:
    """Draw the line between the sides, leave room for the words, mirror the axis."""
    axes.set_yticks([])
    axes.axvline(0, color=DARK, lw=1)
    low, high = min(axes.dataLim.xmin, 0), max(axes.dataLim.xmax, 0)
    room = ROOM * max(high, -low)
    limits = [min(low * 1.04, -room), max(high * 1.04, room)]
    axes.set_xlim(*limits[:: -1 if begins_right(lang) else 1])
    axes.set_ylim(rows - 0.4, -0.6)
    axes.spines[["left", "right", "top"]].set_visible(False)
    put_numbers(axes.xaxis)
    grid(axes, "x")
