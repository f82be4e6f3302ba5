"""Which words make two corpora differ, and which of them uses each more? Bars to both sides."""

from __future__ import annotations

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from mediakit.plot._arabic import label
from mediakit.plot._canvas import axes_for, height_of
from mediakit.plot._drawable import check_drawable, check_not_negative
from mediakit.plot._frame import finish, set_title
from mediakit.plot._sides import ABOVE, draw_sides, name_sides
from mediakit.plot._wording import enumerated, wording

COLUMNS = ("token", "rate_first", "rate_second", "contribution", "share")
TEXTS = {
    "ar": {
        "title": "ما يفرّق المدونتين",
        "first": "أكثر في الأولى",
        "second": "أكثر في الثانية",
        "measure": "النصيب من التباعد بالمئة",
        "caption": "ن = {types:,} كلمة في الجدول · التباعد (جنسن–شانون) {bits:.3f} بت · الكلمات "
        "المرسومة {share:.0f}% منه",
        "description": "{title}. {first}: {over}. {second}: {under}. {caption}.",
    },
    "en": {
        "title": "What makes the corpora differ",
        "first": "more in the first",
        "second": "more in the second",
        "measure": "Share of the divergence in percent",
        "caption": "N = {types:,} words in the table · divergence (Jensen-Shannon) {bits:.3f} bits "
        "· the words drawn: {share:.0f}% of it",
        "description": "{title}. {first}: {over}. {second}: {under}. {caption}.",
    },
}


def shift(
    table: pd.DataFrame,
    *,
    top: int = 30,
    names: tuple[str, str] | None = None,
    ax: Axes | None = None,
    title: str | None = None,
    lang: str = "ar",
) -> Axes:
    """Draw the words that contribute most to the difference of two corpora: a word shift.

    Parameters
    ----------
    table : DataFrame
        What `shift` returns, also less the words that `without` took out.
    top : int
        The number of words, those of both sides together.
    names : tuple of two str, optional
        What the first and the second corpus are called above the bars.
    ax : Axes, optional
        Where to draw; by default a new figure, as high as the words need.
    title : str, optional
        The title instead of the usual one.
    lang : str
        "ar": Arabic, the first corpus to the left; "en": English, it is on the right.

    Returns
    -------
    Axes
        The axes drawn on: the greatest contribution on top, on the side of the corpus that uses
        the word more.

    Raises
    ------
    ValueError
        If the table is empty, lacks a column or a word, has an infinite or negative number or no
        difference, `top` is not from 1 to 500, `ax` is not empty, or `lang` is neither.

    Examples
    --------
    >>> import matplotlib.pyplot as plt
    >>> from mediakit import shift as shift_table
    >>> words = pd.Index(["السد", "النهر", "الميناء"], name="token")
    >>> counts = pd.DataFrame({"المد": [2, 1, 1], "السدرة": [2, 2, 0]}, index=words)
    >>> axes = shift(shift_table(counts, "المد", "السدرة"), names=("المد", "السدرة"))
    >>> [text.get_text() for text in axes.texts][:2]
    ['الميناء', 'النهر']
    >>> plt.close("all")
    """
    texts = wording(TEXTS, lang)
    check_drawable(table, *COLUMNS, top=top)
    check_not_negative(table, *COLUMNS[1:])
    differing = table[table["contribution"] > 0].sort_values(
        ["contribution", "token"], ascending=[False, True], kind="stable"
    )
    if differing.empty:
        raise ValueError("There is nothing to draw: no word of `table` differs in its rate.")
    rows = differing.head(top)
    sides = names or (texts["first"], texts["second"])
    axes = axes_for(ax, height=height_of(len(rows)))
    more_in_first = rows["rate_first"] >= rows["rate_second"]
    percent = rows["share"] * 100 * np.where(more_in_first, 1, -1)
    draw_sides(axes, rows["token"], percent, None, lang)
    name_sides(axes, sides, lang)
    axes.set_xlabel(label(texts["measure"]))
    set_title(axes, title or texts["title"], lang, pad=ABOVE)
    caption = texts["caption"].format(
        types=len(table), bits=_divergence(differing), share=rows["share"].sum() * 100
    )
    said = texts["description"].format(
        title=title or texts["title"], first=sides[0], second=sides[1], caption=caption,
        over=enumerated(rows.loc[more_in_first, "token"].head(3), lang),
        under=enumerated(rows.loc[~more_in_first, "token"].head(3), lang),
    )  # fmt: skip
    finish(axes, lang, title="", caption=caption, description=said)
    return axes


def _divergence(rows: pd.DataFrame) -> float:
    """Return the whole divergence in bits, whatever words have left the table."""
    return float(rows["contribution"].iloc[0] / rows["share"].iloc[0])
