"""Who carried whose copy? A bar for each pair of sources, the one that printed it first named."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes

from mediakit._check import check_columns
from mediakit.plot._arabic import PALETTE, label
from mediakit.plot._canvas import axes_for, height_of, type_size
from mediakit.plot._drawable import check_drawable
from mediakit.plot._frame import finish, grid, mirror, put_numbers, write_beyond
from mediakit.plot._hook import run_left_to_right
from mediakit.plot._wording import begins_right, enumerated, short, wording

COLUMNS = ("article", "source", "family", "family_size", "family_first", "family_order")
BAR, ROOM = 0.74, 1.14  # of a row; of the axis, so that the numbers at the bars' ends fit
TEXTS = {
    "ar": {
        "title": "من نقل عمّن",
        "measure": "الأخبار المنقولة",
        "pair": "{other} عن {first}",
        "caption": "ن = {families:,} خبرا في أكثر من مقال · بلا سابق معروف (في يوم واحد أو بلا "
        "تاريخ): {unknown:,} · أزواج أخرى: {more:,}",
        "description": "أكثر النقل: {pairs}. {caption}.",
    },
    "en": {
        "title": "Who carried whose copy",
        "measure": "Items carried",
        "pair": "{other} from {first}",
        "caption": "N = {families:,} items in more than one article · first not known (same day, "
        "or undated): {unknown:,} · other pairs: {more:,}",
        "description": "Most carried: {pairs}. {caption}.",
    },
}


def reuse(
    articles: pd.DataFrame,
    *,
    top: int = 20,
    ax: Axes | None = None,
    title: str | None = None,
    lang: str = "ar",
) -> Axes:
    """Draw how many items each source carried after another had printed them.

    Parameters
    ----------
    articles : DataFrame
        What `mark_reuse` returns. Families of which it is not known who was first are left out
        and counted below the chart; a source that repeats itself carries nothing. The first in
        the corpus need not be the author: an agency may stand behind both.
    top : int
        The number of pairs of sources, those with most items.
    ax : Axes, optional
        Where to draw; by default a new figure, as high as the pairs need.
    title : str, optional
        The title instead of the usual one.
    lang : str
        "ar": Arabic, bars from the right; "en": English, bars from the left.

    Returns
    -------
    Axes
        The axes drawn on: a bar a pair, "هضبة نيوز عن بوابة المد", most items on top.

    Raises
    ------
    ValueError
        If there are no articles or the columns of `mark_reuse` are missing, no item of known
        origin is in two sources, `top` is not from 1 to 500, `ax` is not empty, or `lang` is
        neither.

    Examples
    --------
    >>> import matplotlib.pyplot as plt
    >>> from mediakit import load_sample, mark_reuse
    >>> axes = reuse(mark_reuse(load_sample()))
    >>> axes.get_title(loc="right")
    'من نقل عمّن'
    >>> plt.close("all")
    """
    texts = wording(TEXTS, lang)
    _check_marked(articles)
    check_drawable(articles, top=top)
    pairs, families, unknown = _pairs(articles)
    if pairs.empty:
        raise ValueError(
            f"There is nothing to draw: of {families} items in more than one article, none is in "
            f"two sources with a known first; {unknown} are of one day or undated."
        )
    shown = pairs.head(top)
    names = [
        texts["pair"].format(other=short(other), first=short(first)) for first, other in shown.index
    ]
    axes = axes_for(ax, height=height_of(len(shown)))
    _draw(axes, names, shown, lang)
    axes.set_xlabel(label(texts["measure"]))
    facts = {"families": families, "unknown": unknown, "more": len(pairs) - len(shown)}
    caption = texts["caption"].format(**facts)
    best = enumerated(
        (f"{name} ({number:,})" for name, number in zip(names[:3], shown, strict=False)), lang
    )
    said = texts["description"].format(pairs=best, caption=caption)
    finish(axes, lang, title=title or texts["title"], caption=caption, description=said)
    return axes


def _check_marked(articles: pd.DataFrame) -> None:
    if isinstance(articles, pd.DataFrame) and "family" not in articles.columns:
        raise ValueError(
            "`articles` needs the column family: articles = mark_reuse(articles) adds it."
        )
    check_columns(articles, *COLUMNS, name="articles")


def _pairs(articles: pd.DataFrame) -> tuple[pd.Series, int, int]:
    """Return the items that each source carried of each other, and how many families there are.

    The series has a row for each first source and later source; the last number is that of the
    families whose first article is not known.
    """
    members = articles[articles["family"].notna() & (articles["family_size"] > 1)]
    members = members.astype({"source": "str", "family": "str"})
    known = members[members["family_order"] == "dated"]
    firsts = known[known["family_first"].astype(bool)].set_index("family")["source"]
    carried = known[["family", "source"]].drop_duplicates()
    carried = carried.assign(first=carried["family"].map(firsts)).dropna()
    others = carried[carried["source"] != carried["first"]]
    pairs = others.groupby(["first", "source"]).size()
    ordered = pairs.sort_index().sort_values(ascending=False, kind="stable")
    families = members["family"].nunique()
    return ordered, families, families - known["family"].nunique()


def _draw(axes: Axes, names: list[str], numbers: pd.Series, lang: str) -> None:
    """Draw the bars, their names and their numbers."""
    size, places = type_size(axes, len(names)), range(len(names))
    axes.barh(places, numbers, BAR, color=PALETTE[0], alpha=0.9)
    axes.set_yticks(places, [label(name) for name in names], fontsize=size)
    axes.set_ylim(-0.7, len(names) - 0.3)
    axes.set_xlim(0, numbers.max() * ROOM)
    put_numbers(axes.xaxis)
    grid(axes, "x")
    mirror(axes, lang)
    if not begins_right(lang):  # "one from the other" must not be read as the other from the one
        for text in axes.get_yticklabels():
            run_left_to_right(text)
    for place, number in zip(places, numbers, strict=True):
        write_beyond(axes, (number, place), f"{number:,}", lang, fontsize=min(size, 8.0))
