"""Which groups are alike? A heat map, like beside like, each pair once, with names and tree."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection

from mediakit._check import check_choice
from mediakit._similarity import DISTANCES, NAMES, cluster_tree
from mediakit.plot._arabic import dress, label
from mediakit.plot._canvas import WIDTH, axes_for, height_of, points_wide, settle, type_size
from mediakit.plot._frame import DARK, GREY, PARTS, finish, hide_axes
from mediakit.plot._heat import AIR, BAR_ROWS, draw_bar, draw_cells, numbers_written, write_numbers
from mediakit.plot._square import Square, checked_square
from mediakit.plot._wording import LONGEST, Wording, begins_right, enumerated, short, wording

Floats = npt.NDArray[np.float64]
Pairs = list[tuple[str, str, float]]
FEW, CELL, NARROW = 16, 0.5, 0.27  # groups up to which cells are wide; inches of a cell
TREE, TREE_FILLS = 0.11, 0.92  # of the width of the axes, and of that what the tree fills
GAP = 5.0  # points before a name
SMALLEST_SHARE = 0.4  # of the axes for the cells; longer names become smaller
BRIEF = 24  # letters of a name in the caption
NAMED = 4  # groups without values that are named; the others follow as …
TEXTS = {
    "ar": {
        "title": "تشابه المجموعات في كلماتها",
        "caption": "ن = {groups:,} من المجموعات، {pairs:,} من الأزواج · {measure} · الأغمق أكثر "
        "تشابها · الأكثر تشابها: {most} · الأقل تشابها: {least}",
        "description": "{groups:,} من المجموعات، {pairs:,} من الأزواج؛ {measure}. الأكثر تشابها: "
        "{most}. الأقل تشابها: {least}.",
        "valueless": "بلا قيم: {names}",
        "missing": "أزواج بلا قيمة: {missing:,}",
        "similarity": "{name} (1 = تطابق)",
        "distance": "{name} (0 = تطابق)",
        "a_similarity": "درجة التشابه",
        "a_distance": "المسافة",
        "cosine": "جيب التمام",
        "correlation": "معامل الارتباط",
        "jaccard": "معامل جاكار",
        "dice": "معامل دايس",
        "jensen_shannon": "تباعد جنسن وشانون بالبت",
        "euclidean": "المسافة الإقليدية",
        "manhattan": "مسافة مانهاتن",
        "canberra": "مسافة كانبرا",
        "rank_biased_overlap": "تداخل الرتب المرجح بأولاها",
    },
    "en": {
        "title": "How alike the words of the groups are",
        "caption": "N = {groups:,} groups, {pairs:,} pairs · {measure} · darker: more alike · most "
        "alike: {most} · least alike: {least}",
        "description": "{groups:,} groups, {pairs:,} pairs; {measure}. Most alike: {most}. Least "
        "alike: {least}.",
        "valueless": "without values: {names}",
        "missing": "pairs without a value: {missing:,}",
        "similarity": "{name} (1 = the same)",
        "distance": "{name} (0 = the same)",
        "a_similarity": "similarity",
        "a_distance": "distance",
        "cosine": "cosine",
        "correlation": "correlation",
        "jaccard": "Jaccard’s coefficient",
        "dice": "Dice’s coefficient",
        "jensen_shannon": "Jensen–Shannon divergence in bits",
        "euclidean": "Euclidean distance",
        "manhattan": "Manhattan distance",
        "canberra": "Canberra distance",
        "rank_biased_overlap": "rank-biased overlap",
    },
}


def similarity(
    table: pd.DataFrame,
    *,
    measure: str | None = None,
    ax: Axes | None = None,
    title: str | None = None,
    lang: str = "ar",
) -> Axes:
    """Draw how alike each pair of groups is, a row and a column a group, like beside like.

    The order is that of hierarchical clustering (average linkage, its leaves turned so that
    neighbours are as near as can be), whose tree is drawn beside the rows. Each pair is drawn once;
    a group's name ends its row and heads its column.

    Parameters
    ----------
    table : DataFrame
        What `similarity` returns: similarities, with 1 in the diagonal, or distances, with 0.
        Pairs without a value stay blank; groups without any are named below the chart.
    measure : str, optional
        The measure of the table, which does not know it itself, to be named below the chart.
    ax : Axes, optional
        Where to draw; by default a new figure of the size that the groups need.
    title : str, optional
        The title instead of the usual one.
    lang : str
        "ar": Arabic, columns from the right; "en": English, columns from the left.

    Returns
    -------
    Axes
        The axes drawn on: the darker a cell, the more alike; its value in it, or a bar of colours
        below where numbers do not fit.

    Raises
    ------
    TypeError, ValueError
        If the table is no square of at most 200 groups with the same names and values both ways,
        has infinite numbers, distances below 0, another diagonal or no pair with a value, `measure`
        or `lang` is unknown, or `ax` is not empty.

    Examples
    --------
    >>> import matplotlib.pyplot as plt
    >>> from mediakit import count, load_sample, similarity as similarity_table, tokenize
    >>> counts = count(tokenize(load_sample()))
    >>> axes = similarity(similarity_table(counts), measure="cosine")
    >>> [text.get_text() for text in axes.texts if text.get_gid() == "name"]
    ['هضبة نيوز', 'السدرة الاقتصادية', 'بوابة المد', 'منارة أرجوان']
    >>> plt.close("all")
    """
    texts = wording(TEXTS, lang)
    square = checked_square(table)
    _check_measure(measure, square.distances)
    tree = _tree(square.table)
    ordered = square.table.iloc[tree["leaves"], tree["leaves"]]
    number = len(ordered)
    cell = CELL if number <= FEW else NARROW
    axes = axes_for(ax, width=max(WIDTH, 3 + cell * number), height=height_of(number))
    hide_axes(axes)
    caption, said = _texts(square, ordered, _measure(texts, measure, square.distances), lang)
    finish(axes, lang, title=title or texts["title"], caption=caption, description=said)
    settle(axes)  # cells are as wide as the names leave room for
    scale = _write_names(axes, ordered.columns.tolist(), lang)
    cells = draw_cells(axes, ordered.to_numpy(), square.distances)
    _draw_tree(axes, tree)
    if not write_numbers(axes, cells, scale):
        draw_bar(axes, cells, lang)
    dress(axes)
    return axes


def _check_measure(measure: str | None, distances: bool) -> None:
    """Raise ValueError if a measure is named that is unknown or cannot be that of the table."""
    if measure is None:
        return
    check_choice(measure, NAMES, "measure")
    if (measure in DISTANCES) != distances:
        kind = (
            "distances, for the diagonal of `table` is 0"
            if distances
            else ("similarities, for the diagonal of `table` is 1")
        )
        raise ValueError(f"`measure` must be of {kind}; got {measure}.")


def _tree(table: pd.DataFrame) -> dict[str, Any]:
    """Return how the groups join, as SciPy draws it, and their order, the leaves."""
    from scipy.cluster.hierarchy import dendrogram

    return dict(dendrogram(cluster_tree(table), no_plot=True))


def _write_names(axes: Axes, names: list[str], lang: str) -> float:
    """Write the names in the diagonal, set the limits, and return the points of a column."""
    number, right = len(names), begins_right(lang)
    points = points_wide(axes)
    size = type_size(axes, AIR * number + BAR_ROWS)
    written = [
        axes.annotate(
            label(short(name)), (place, place), xytext=(-GAP if right else GAP, 0), gid="name",
            textcoords="offset points", ha="right" if right else "left", va="center", color=DARK,
            fontsize=size, annotation_clip=False,
        )
        for place, name in enumerate(names)
    ]  # fmt: skip
    dress(axes, written)
    widths = np.array([text.get_window_extent().width for text in written]) * 72 / axes.figure.dpi
    room = points * (1 - TREE) - 2 * GAP
    smaller = min(1.0, (room * (1 - SMALLEST_SHARE)) / widths.max())
    for text in written:
        text.set(fontsize=size * smaller, in_layout=False)  # the axes have room for them
    scale = float(((room - widths * smaller)[1:] / np.arange(1, number)).min())
    start, end = -TREE * points / scale, (1 - TREE) * points / scale
    axes.set_xlim((end, start) if right else (start, end))
    axes.set_ylim(number - 0.5, -0.5)
    return scale


def _draw_tree(axes: Axes, tree: dict[str, Any]) -> None:
    """Draw how the groups join, from their rows outwards: the farther, the less alike they are."""
    distances = np.array(tree["dcoord"])
    rows = (np.array(tree["icoord"]) - 5) / 10  # SciPy's leaves stand at 5, 15, 25 …
    start = min(axes.get_xlim())  # below 0, where the cells begin
    places = TREE_FILLS * start * distances / max(distances.max(), np.finfo(float).tiny)
    joins = list(np.stack([places, rows], axis=2))
    axes.add_collection(LineCollection(joins, colors=GREY, linewidths=1.0), autolim=False)


def _pairs(ordered: pd.DataFrame, distances: bool) -> tuple[Pairs, Pairs, int]:
    """Return the three pairs most alike, the one least alike, and how many pairs have a value."""
    names, values = ordered.columns.tolist(), ordered.to_numpy()
    first, second = np.tril_indices(len(names), k=-1)
    found = values[first, second]
    known = np.flatnonzero(~np.isnan(found))
    best = known[np.argsort(found[known] * (1 if distances else -1), kind="stable")]
    most, least = (
        [(names[second[place]], names[first[place]], float(found[place])) for place in places]
        for places in (best[:3].tolist(), best[-1:].tolist())
    )
    return most, least, len(known)


def _said(pairs: Pairs, numbers: dict[float, str], longest: int, lang: str) -> str:
    """Return pairs with their values as a list, names cut to so many letters."""
    return enumerated(
        (
            f"{short(one, longest)} – {short(other, longest)} ({numbers[value]})"
            for one, other, value in pairs
        ),
        lang,
    )


def _measure(texts: Wording, measure: str | None, distances: bool) -> str:
    """Return the name of the measure, and what it is where two groups are the same."""
    kind = "distance" if distances else "similarity"
    return texts[kind].format(name=texts[measure or f"a_{kind}"])


def _texts(square: Square, ordered: pd.DataFrame, measure: str, lang: str) -> tuple[str, str]:
    """Return the caption and the description: N, the measure, the most and the least alike."""
    texts = TEXTS[lang]
    most, least, pairs = _pairs(ordered, square.distances)
    values = [value for _, _, value in most + least]
    numbers = dict(zip(values, numbers_written(np.array(values)), strict=True))
    missing = len(ordered) * (len(ordered) - 1) // 2 - pairs
    facts = {"groups": len(ordered), "pairs": pairs, "measure": measure, "missing": missing}
    left_out = [texts["missing"].format(missing=missing)] if missing else []
    if square.valueless:
        names = enumerated((short(name, BRIEF) for name in square.valueless[:NAMED]), lang)
        more = "…" if len(square.valueless) > NAMED else ""
        left_out.append(texts["valueless"].format(names=names + more))
    caption, description = (
        texts[text].format(
            most=_said(most[:first], numbers, longest, lang),
            least=_said(least, numbers, longest, lang), **facts,
        )
        for text, first, longest in (("caption", 1, BRIEF), ("description", 3, LONGEST))
    )  # fmt: skip
    return PARTS.join([caption, *left_out]), " ".join(
        [description, *(f"{part[:1].upper()}{part[1:]}." for part in left_out)]
    )
