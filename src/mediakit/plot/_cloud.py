"""The words at a glance: the more frequent, the larger."""

from __future__ import annotations

import random

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from mediakit._direction import has_arabic, rtl, strip_isolates
from mediakit.plot._arabic import PALETTE
from mediakit.plot._canvas import axes_for
from mediakit.plot._drawable import check_drawable, check_finite
from mediakit.plot._fonts import current_families, file_of
from mediakit.plot._frame import finish, hide_axes
from mediakit.plot._keyness_table import measure_of
from mediakit.plot._wording import enumerated, wording

TEXTS = {
    "ar": {
        "title": "سحابة الكلمات",
        "caption": "ن = {shown:,} كلمة من {all:,} في الجدول · الحجم: {measure}",
        "description": "سحابة كلمات؛ أكبرها: {words}.",
    },
    "en": {
        "title": "Word cloud",
        "caption": "N = {shown:,} words of {all:,} in the table · size: {measure}",
        "description": "A word cloud; its largest words: {words}.",
    },
}
SHARPNESS = 2  # pixels of the cloud for each pixel of the axes
COLOURS = [colour for colour in PALETTE if colour not in ("#e69f00", "#56b4e9")]  # dark enough


def drawable(word: str) -> str:
    """Return a word as Pillow must get it to draw it right.

    Pillow's wheels carry raqm, which shapes and orders Arabic, but load fribidi at run time:
    without it, letters are drawn one by one from the left, so the word comes shaped and ordered.
    """
    from PIL import features

    if not has_arabic(word):
        return word
    if features.check("fribidi"):
        return rtl(word)
    return _shaped(word)


def _shaped(word: str) -> str:
    """Return a word in presentation forms and visual order."""
    from arabic_reshaper import ArabicReshaper
    from bidi.algorithm import get_display

    reshaper = ArabicReshaper({"delete_harakat": False})
    return str(get_display(reshaper.reshape(strip_isolates(word)), base_dir="R"))


def _weights(table: pd.DataFrame) -> pd.Series:
    """Return the weight of each word: its rate, or its keyness where the target over-uses it."""
    if "log_ratio" in table.columns:
        measure = measure_of(table)
        weights = table.set_index("token")[measure]
        return weights[weights > 0]
    return table.groupby("token")["rate"].max()


def _pixels(axes: Axes) -> tuple[int, int]:
    """Return the width and height to draw in: those of the axes, sharper."""
    box = axes.get_window_extent()
    return max(int(box.width * SHARPNESS), 200), max(int(box.height * SHARPNESS), 150)


def _picture(weights: pd.Series, size: tuple[int, int], seed: int) -> np.ndarray:
    """Return the cloud as an array of pixels."""
    from wordcloud import WordCloud

    def colour(*_: object, random_state: random.Random, **__: object) -> str:
        return random_state.choice(COLOURS)

    cloud = WordCloud(
        font_path=file_of(current_families()[0]), width=size[0], height=size[1],
        background_color="white", prefer_horizontal=1.0, random_state=seed, margin=6,
        max_words=len(weights), color_func=colour, relative_scaling=0.5,
    )  # fmt: skip
    words = {drawable(str(word)): float(weight) for word, weight in weights.items()}
    return np.asarray(cloud.generate_from_frequencies(words))


def cloud(
    table: pd.DataFrame,
    *,
    top: int = 100,
    ax: Axes | None = None,
    seed: int = 0,
    title: str | None = None,
    lang: str = "ar",
) -> Axes:
    """Draw words as large as they are frequent, or as key.

    Parameters
    ----------
    table : DataFrame
        What `frequencies` or `keyness` returns; of a keyness table, the words that the target
        over-uses.
    top : int
        The greatest number of words.
    ax : Axes, optional
        Where to draw; by default a new figure.
    seed : int
        The same seed gives the same cloud.
    title : str, optional
        The title instead of the usual one.
    lang : str
        "ar" for a title and caption in Arabic, "en" for English.

    Returns
    -------
    Axes
        The axes drawn on: all words horizontal.

    Raises
    ------
    ValueError
        If the table is empty, lacks a column or has an infinite number, `top` is not from 1 to
        500, `lang` is neither, or `ax` is not empty.

    Examples
    --------
    >>> import matplotlib.pyplot as plt
    >>> from mediakit import Tokens, count, frequencies as frequency_table
    >>> counts = count(Tokens.from_lists([["السد", "السد", "النهر"]]), by=None)
    >>> axes = cloud(frequency_table(counts))
    >>> axes.get_label()
    'سحابة كلمات؛ أكبرها: السد، النهر.'
    >>> plt.close("all")
    """
    texts = wording(TEXTS, lang)
    check_drawable(table, "token", top=top)
    if "log_ratio" not in table.columns:
        check_drawable(table, "rate", top=top)
    measure = measure_of(table) if "log_ratio" in table.columns else "rate"
    check_finite(table, measure)
    weights = _weights(table).sort_values(ascending=False, kind="stable").head(top)
    if weights.empty:
        raise ValueError("There is nothing to draw: no word of `table` is used more in the target.")
    axes = axes_for(ax, width=7.6, height=4.4)
    axes.imshow(_picture(weights, _pixels(axes), seed), interpolation="bilinear", aspect="equal")
    hide_axes(axes)
    facts = {
        "shown": len(weights), "all": table["token"].nunique(), "measure": measure,
        "words": enumerated(weights.index[:5], lang),
    }  # fmt: skip
    finish(
        axes, lang, title=title or texts["title"], caption=texts["caption"].format(**facts),
        description=texts["description"].format(**facts),
    )  # fmt: skip
    return axes
