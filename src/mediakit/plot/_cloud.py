"""The words at a glance: the more frequent, the larger."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes

from mediakit.plot._canvas import axes_for, settle
from mediakit.plot._cloud_layout import draw_key, draw_words, name_panels
from mediakit.plot._cloud_words import (
    check_cloud,
    chosen_colour,
    coloured,
    groups_of,
    is_keyness,
    shown_words,
    weighed,
)  # fmt: skip
from mediakit.plot._diverging import TEXTS as KEYNESS_TEXTS
from mediakit.plot._frame import CAPTION, finish, hide_axes
from mediakit.plot._keyness_table import measure_name, measure_of
from mediakit.plot._wording import Wording, enumerated, wording

SIZE = (7.6, 4.8)  # inches
LARGEST_SAID = 3  # words of each group that the description names
TEXTS = {
    "ar": {
        "title": "سحابة الكلمات",
        "caption": "ن = {shown:,} كلمة من {all:,} في الجدول{left} · مساحة الحروف بقدر {measure}"
        "{colour}",
        "left": "؛ لم يتسع المكان لـ{number:,} غيرها",
        "description": "سحابة كلمات؛ أكبرها: {words}. {caption}.",
        "of_group": "في {group}: {words}",
        "then": "؛ ",
        "rate": "معدل الورود",
        "colour_group": " · اللون: المصدر الأعلى معدلا",
        "colour_log_ratio": " · اللون: لوغاريتم نسبة المعدلين (أساس 2)",
        "others": "غيرها ({number})",
    },
    "en": {
        "title": "Word cloud",
        "caption": "N = {shown:,} words of {all:,} in the table{left} · area of the letters: "
        "{measure}{colour}",
        "left": "; no room for {number:,} more",
        "description": "A word cloud; its largest words: {words}. {caption}.",
        "of_group": "in {group}: {words}",
        "then": "; ",
        "rate": "rate",
        "colour_group": " · colour: the source with the highest rate",
        "colour_log_ratio": " · colour: log ratio of the rates (base 2)",
        "others": "others ({number})",
    },
}


def cloud(
    table: pd.DataFrame,
    *,
    top: int = 100,
    color: str | None = None,
    horizontal: float = 1.0,
    seed: int = 0,
    ax: Axes | None = None,
    title: str | None = None,
    lang: str = "ar",
) -> Axes:
    """Draw words as large as they are frequent, or as key; two sources side by side.

    The area of letters is proportional to the rate, or to the measure of keyness whatever its
    sign: their height grows with its square root. No letter is smaller than 6 points, and a word
    longer than the axes is as large as fits. Words without a place are left out, and the caption
    says how many.

    Parameters
    ----------
    table : DataFrame
        What `frequencies` or `keyness` returns, of words, lemmas or phrases.
    top : int
        The greatest number of words, of each source where there are two clouds.
    color : str, optional
        "panels": two sources, or the target and the reference, side by side, each in its colour;
        "group": one cloud, each word in the colour of the source with its highest rate; of more
        than five sources, those with the fewest words share grey. "log_ratio": one cloud of a
        keyness table, from blue (target) over grey to orange (reference). "none": one colour.
        Without it: "panels" for a keyness table and for two sources, "group" for more.
    horizontal : float
        The share of words that are horizontal: all, unless some shall be vertical.
    seed : int
        The same seed gives the same cloud.
    ax : Axes, optional
        Where to draw; by default a new figure.
    title : str, optional
        The title instead of the usual one.
    lang : str
        "ar": Arabic, the first source on the right; "en": English, the first one on the left.

    Returns
    -------
    Axes
        The axes drawn on; each word is a matplotlib Text, so SVG and PDF keep it as outlines.

    Raises
    ------
    ValueError
        If the table is empty, lacks a column or a name, has an infinite number or a rate below 0,
        does not hold what `color` asks for, or its measure is a ratio; if `top` is not from 1 to
        500, `horizontal` not from 0 to 1, `lang` neither, `ax` not empty or without room.

    Examples
    --------
    >>> import matplotlib.pyplot as plt
    >>> from mediakit import Tokens, count, frequencies as frequency_table
    >>> counts = count(Tokens.from_lists([["السد", "السد", "النهر"]]), by=None)
    >>> axes = cloud(frequency_table(counts, per=100))
    >>> axes.get_label()[:48]
    'سحابة كلمات؛ أكبرها: السد (66.7)، النهر (33.3). '
    >>> plt.close("all")
    """
    texts = wording(TEXTS, lang)
    check_cloud(table, top, horizontal)
    groups = groups_of(table, KEYNESS_TEXTS[lang])
    color = chosen_colour(color, table, len(groups))
    words = shown_words(weighed(table, KEYNESS_TEXTS[lang]), color, top)
    words, key = coloured(words, groups, color, texts["others"])
    axes = axes_for(ax, width=SIZE[0], height=SIZE[1])
    hide_axes(axes)
    _finish(
        axes, table, words.head(0), len(words), color, title, lang
    )  # no caption is longer than this
    head = (name_panels if color == "panels" else draw_key)(axes, key, lang)
    settle(axes)
    placed = draw_words(axes, words, head, seed=seed, horizontal=horizontal, lang=lang)
    if not placed.any():
        raise ValueError("`ax` has no room for a word of 6 points; a larger figure has.")
    _finish(axes, table, words[placed], len(words), color, title, lang)
    return axes


def _finish(
    axes: Axes, table: pd.DataFrame, words: pd.DataFrame, chosen: int, color: str,
    title: str | None, lang: str,
) -> None:  # fmt: skip
    """Give the cloud its title, and a caption instead of the one that held its place."""
    texts = wording(TEXTS, lang)
    for text in [text for text in axes.texts if text.get_gid() == CAPTION]:
        text.remove()
    measure = measure_of(table) if is_keyness(table) else "rate"
    named = "group" in table.columns and color == "panels"
    left = chosen - len(words)
    facts = {
        "shown": len(words),
        "all": len(table[["group", "token"] if named else ["token"]].drop_duplicates()),
        "left": texts["left"].format(number=left) if left else "",
        "measure": texts.get(measure) or measure_name(measure, lang),
        "colour": texts.get(f"colour_{color}", ""),
    }
    caption = texts["caption"].format(**facts)
    said = _said(words, color, texts, lang)
    description = texts["description"].format(words=said, caption=caption)
    finish(axes, lang, title=title or texts["title"], caption=caption, description=description)


def _said(words: pd.DataFrame, color: str, texts: Wording, lang: str) -> str:
    """Return the largest words with their numbers, of each panel where there are two."""
    panels = [rows for _, rows in words.groupby("panel")]
    lists = [
        enumerated((f"{row.token} ({row.weight:,.1f})" for row in rows.itertuples()), lang)
        for rows in (each.head(LARGEST_SAID) for each in panels)
    ]
    if color != "panels":
        return lists[0] if lists else ""
    return texts["then"].join(
        texts["of_group"].format(group=rows["group"].iloc[0], words=said)
        for rows, said in zip(panels, lists, strict=True)
    )
