"""Where does a term occur? A lexical x-ray: a row a source, strokes along the articles in time."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.ticker import MaxNLocator

from mediakit.plot._arabic import PALETTE, label
from mediakit.plot._canvas import axes_for, points_wide, type_size
from mediakit.plot._drawable import check_drawable, check_named
from mediakit.plot._frame import GREY, LIGHT, finish, write_beyond
from mediakit.plot._hit_places import PlacedHits, place_hits
from mediakit.plot._periods import check_time, name_periods, spoken
from mediakit.plot._rows import name_rows
from mediakit.plot._wording import WIDEST, Wording, begins_right, enumerated, short, wording

ROW, AROUND, LEAST_HEIGHT = 0.4, 1.7, 2.5  # inches of a row, of what is around, of a figure
NAMES = 0.45  # of the width of the figure, for the longest name
HEADING = -0.72  # rows, above the first
LOW, HIGH = 0.36, 0.84  # of a row: a stroke of one hit, and the longest stroke
STROKE, SLOT = 1.3, 2.5  # points of a stroke, and that it needs of axes before their layout
COLUMN, GAP = 40.0, 6.0  # points of a column of numbers, and before it
TEXTS = {
    "ar": {
        "title": "مواضع الورود عبر الزمن",
        "undated_title": "مواضع الورود في المقالات",
        "hits": "ورود",
        "articles": "مقالات",
        "all": "الكل",
        "axis": "رقم المقال، بترتيب الجدول",
        "caption": "ن = {hits:,} من مرات الورود في {articles:,} من المقالات",
        "one": " · كل خط: ورود واحد",
        "length": " · طول الخط: عدد مرات الورود في موضعه، من 1 إلى {most:,}",
        "undated": " · بلا تاريخ: {undated:,}",
        "rest": " · في صفوف أخرى: {rest:,}",
        "between": "، من {first} إلى {last}",
        "rows": ". أكثر الصفوف: {names}",
        "peak": ". أكثر الفترات: {period} ({count:,})",
    },
    "en": {
        "title": "Occurrences over time",
        "undated_title": "Occurrences along the articles",
        "hits": "hits",
        "articles": "articles",
        "all": "all",
        "axis": "Number of the article, in the order of the table",
        "caption": "N = {hits:,} occurrences in {articles:,} articles",
        "one": " · each stroke: one occurrence",
        "length": " · length of a stroke: occurrences in its place, from 1 to {most:,}",
        "undated": " · without a date: {undated:,}",
        "rest": " · in other rows: {rest:,}",
        "between": ", from {first} to {last}",
        "rows": ". Fullest rows: {names}",
        "peak": ". Fullest period: {period} ({count:,})",
    },
}


def dispersion(
    table: pd.DataFrame,
    *,
    by: str | None = "source",
    top: int = 12,
    time: str = "ltr",
    months: str = "gulf",
    ax: Axes | None = None,
    title: str | None = None,
    lang: str = "ar",
) -> Axes:
    """Draw every occurrence of a term along the articles in time, a row a source.

    Parameters
    ----------
    table : DataFrame
        What `kwic` returns. Hits without a date are left out, and counted below the chart; where
        no hit has one, articles stand in the order of the table (`kwic(…, sort="date")` then keeps
        that of the corpus).
    by : str, optional
        The column whose values are the rows; None for one row.
    top : int
        The number of rows, those with most hits first.
    time : str
        "ltr": the earliest on the left, as most Arabic outlets draw it; "rtl": on the right.
    months : str
        The names of months: "gulf" (يناير, also of Egypt), "levant" (كانون الثاني, also of Iraq),
        "maghreb" (جانفي, of Tunisia and Algeria) or "morocco" (يناير, but غشت).
    ax : Axes, optional
        Where to draw; by default a new figure, as high as the rows need.
    title : str, optional
        The title instead of the usual one.
    lang : str
        "ar" for Arabic, with the rows' names on the right; "en" for English, on the left.

    Returns
    -------
    Axes
        The axes drawn on: a stroke where a hit is, longer (by the logarithm) where several are too
        near to be drawn apart; the numbers of hits and of articles at the row's end.

    Raises
    ------
    ValueError
        If the table is empty, lacks a column or a value in it, or has dates that are no datetime64,
        `time`, `months` or `lang` is unknown, `top` is not from 1 to 500, or `ax` is not empty.

    Examples
    --------
    >>> import matplotlib.pyplot as plt
    >>> from mediakit import kwic, load_sample, tokenize
    >>> axes = dispersion(kwic(tokenize(load_sample()), "الميناء"))
    >>> [tick.get_text() for tick in axes.get_yticklabels()][0]
    'منارة أرجوان'
    >>> plt.close("all")
    """
    texts = wording(TEXTS, lang)
    check_drawable(table, "article", "node", *([by] if by else []), top=top)
    check_time(time, months)
    if by is None:
        names = [texts["all"]] * len(table)
    else:
        check_named(table, by)
        names = table[by].astype("str").tolist()
    shown = place_hits(table, names, top)
    axes = axes_for(ax, height=max(LEAST_HEIGHT, AROUND + ROW * len(shown.names)))
    size = type_size(axes, len(shown.names) + 1)
    _set_rows(axes, shown.names, size, lang)
    _name_places(axes, shown, texts["axis"], lang=lang, months=months)
    if time == "rtl":
        axes.invert_xaxis()
    _write_numbers(axes, shown, texts, lang, min(size, 9.0))
    facts = {**_facts(shown), "most": _draw_strokes(axes, shown)}
    finish(
        axes, lang, title=title or _title(shown, texts), caption=_caption(facts, texts),
        description=_description(shown, facts, texts, lang, months),
    )  # fmt: skip
    return axes


def _set_rows(axes: Axes, names: list[str], size: float, lang: str) -> None:
    """Name the rows where the language begins, the first on top, below a line for headings."""
    figure: Any = axes.get_figure(root=True)
    width = NAMES * figure.get_figwidth() * 72 / size
    name_rows(axes, range(len(names)), names, size, lang, width=min(width, WIDEST))
    axes.set_ylim(len(names) - 0.5, -1.0)
    axes.spines[["left", "right", "top"]].set_visible(False)
    lines: Any = {"color": LIGHT, "lw": 0.7, "zorder": 0, "transform": axes.get_yaxis_transform()}
    axes.hlines(range(len(names)), 0, 1, **lines)


def _name_places(axes: Axes, shown: PlacedHits, axis: str, *, lang: str, months: str) -> None:
    """Name the periods, with pale lines between them, or number the articles."""
    number = len(shown.periods) if shown.periods is not None else int(shown.place.max()) + 1
    axes.set_xlim(-0.5, number - 0.5)
    if shown.periods is not None:
        name_periods(axes, shown.periods, lang=lang, months=months)
        axes.set_xticks(np.arange(1, number) - 0.5, minor=True)
        axes.tick_params(axis="x", which="minor", length=0)
        axes.grid(axis="x", which="minor", color=LIGHT, lw=0.7)
        return
    ticks = np.asarray(MaxNLocator(6, integer=True).tick_values(1, number))
    ticks = ticks[(ticks >= 1) & (ticks <= number)]
    axes.set_xticks(ticks - 1, [f"{tick:,.0f}" for tick in ticks])
    axes.set_xlabel(label(axis))


def _write_numbers(axes: Axes, shown: PlacedHits, texts: Wording, lang: str, size: float) -> None:
    """Write how many hits and articles a row has, at its end, in two columns with headings."""
    by_row = shown.hits["article"].groupby(shown.row)
    right = begins_right(lang)
    edge = axes.get_xlim()[0 if right else 1]
    for column, numbers in (("hits", by_row.size()), ("articles", by_row.nunique())):
        style: Any = {
            "gap": COLUMN * ((column == "articles") + (not right)) + GAP, "ha": "right",
            "fontsize": size,
        }  # fmt: skip
        heading = texts[column]
        write_beyond(axes, (edge, HEADING), heading, lang, color=GREY, in_layout=True, **style)
        for row, number in numbers.items():
            text = write_beyond(axes, (edge, row), f"{number:,}", lang, **style)
            text.set_in_layout(number == numbers.max())  # the widest is enough to make room


def _draw_strokes(axes: Axes, shown: PlacedHits) -> int:
    """Draw a stroke where hits are, and return the most hits that one of them stands for."""
    low, high = axes.get_xlim()
    slots = max(int(points_wide(axes) / SLOT), 1)
    slot = ((shown.place - min(low, high)) / abs(high - low) * slots).astype(np.int64)
    keys, which, hits = np.unique(
        shown.row * (slots + 1) + slot, return_inverse=True, return_counts=True
    )
    rows, places = keys // (slots + 1), np.bincount(which, shown.place) / hits
    most = int(hits.max())
    lengths = LOW + (HIGH - LOW) * np.log(hits) / np.log(max(most, 3))
    ends = [np.stack([places, rows + half], axis=1) for half in (-lengths / 2, lengths / 2)]
    segments = list(np.stack(ends, axis=1))
    strokes = LineCollection(segments, colors=PALETTE[0], linewidths=STROKE, zorder=3)
    axes.add_collection(strokes, autolim=False)
    return most


def _facts(shown: PlacedHits) -> dict[str, Any]:
    """Return the numbers that the caption and the description name."""
    return {
        "hits": len(shown.hits), "articles": shown.hits["article"].nunique(),
        "undated": shown.undated, "rest": shown.rest,
    }  # fmt: skip


def _title(shown: PlacedHits, texts: Wording) -> str:
    """Return the usual title, with the term where all hits are of one."""
    title = texts["undated_title" if shown.periods is None else "title"]
    terms = shown.hits["term"].unique()
    return f"{title}: {short(terms[0])}" if len(terms) == 1 else title


def _caption(facts: dict[str, Any], texts: Wording) -> str:
    """Return N, what a stroke is, and what is left out."""
    parts = ["caption", "one" if facts["most"] == 1 else "length"]
    parts += [part for part in ("undated", "rest") if facts[part]]
    return "".join(texts[part].format(**facts) for part in parts)


def _description(
    shown: PlacedHits, facts: dict[str, Any], texts: Wording, lang: str, months: str
) -> str:
    """Return N, the time, the three fullest rows and the fullest period, in sentences."""
    fullest = shown.hits["name"].value_counts(sort=False).reindex(shown.names[:3])
    said = [texts["caption"]]
    if shown.periods is not None:
        dates = shown.hits["date"]
        each = np.bincount(np.floor(shown.place + 0.5).astype(np.int64))
        peak = spoken(shown.periods[int(each.argmax())], lang=lang, months=months)
        facts = facts | {
            "first": f"{dates.min():%Y-%m-%d}", "last": f"{dates.max():%Y-%m-%d}",
            "period": peak, "count": int(each.max()),
        }  # fmt: skip
        said += [texts["between"], texts["peak"]]
    names = enumerated((f"{name} ({count:,})" for name, count in fullest.items()), lang)
    said += [texts["rows"]] + [texts[part] for part in ("undated", "rest") if facts[part]]
    return "".join(said).format(**facts, names=names) + "."
