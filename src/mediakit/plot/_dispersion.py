"""Where does a term occur? A lexical x-ray: a row a source, strokes along time or the text."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.ticker import MaxNLocator

from mediakit._check import check_choice
from mediakit.plot._arabic import PALETTE, label
from mediakit.plot._canvas import TYPE_SIZE, axes_for, points_wide, settle, type_size
from mediakit.plot._drawable import check_drawable, check_named
from mediakit.plot._frame import LIGHT, finish, set_caption, set_title
from mediakit.plot._hit_places import PlacedHits, hits_in_text, hits_in_time
from mediakit.plot._periods import TIMES, check_months, name_periods, spoken
from mediakit.plot._row_numbers import HEADING, Column, write_numbers
from mediakit.plot._rows import name_rows
from mediakit.plot._text_axis import EDGE, FIRST_QUARTER, draw_bounds, name_quarters
from mediakit.plot._wording import WIDEST, Wording, begins_right, enumerated, short, wording

ROW, AROUND, LEAST_HEIGHT = 0.4, 1.8, 2.6  # inches of a row, of what is around, of a figure
NAMES = 0.45  # of the width of the figure, for the longest name
LOW, HIGH = 0.36, 0.84  # of a row: a stroke of one hit, and the longest stroke
STROKE, SLOT = 1.3, 2.0  # points of a stroke, and from one to the next
BELOW, MARK = 0.36, 26.0  # rows from a row to the mark of its median, and its square points
NUMBERS = 0.9  # of the type size of names
WIDE_COLUMN = 62.0  # points of a column of numbers with a long heading
TEXTS = {
    "ar": {
        "along_time": "مواضع الورود عبر الزمن",
        "along_articles": "مواضع الورود في المقالات",
        "along_text": "مواضع الورود داخل المقال",
        "hits": "ورود",
        "articles": "مقالات",
        "early": "الربع الأول",
        "all": "الكل",
        "axis": "رقم المقال، بترتيب الجدول",
        "begin": "بداية المقال",
        "end": "نهايته",
        "caption": "ن = {hits:,} من مرات الورود في {articles:,} من المقالات",
        "one": " · كل خط: ورود واحد",
        "length": " · طول الخط: عدد مرات الورود في موضعه، من 1 إلى {most:,}",
        "undated": " · بلا تاريخ: {undated:,}",
        "rest": " · في صفوف أخرى: {rest:,}",
        "relative": " · الموضع: من أول كلمة في المقال إلى آخرها",
        "median": " · المثلث: الوسيط",
        "even": " · المظلل: الربع الأول (25% لو تساوى التوزيع)",
        "between": "، من {first} إلى {last}",
        "places": ". وسيط الموضع: {median:.0%} من المقال؛ في ربعه الأول {early:.0%}",
        "rows": ". أكثر الصفوف: {names}",
        "peak": ". أكثر الفترات: {period} ({count:,})",
    },
    "en": {
        "along_time": "Occurrences over time",
        "along_articles": "Occurrences along the articles",
        "along_text": "Occurrences within the article",
        "hits": "hits",
        "articles": "articles",
        "early": "first quarter",
        "all": "all",
        "axis": "Number of the article, in the order of the table",
        "begin": "beginning",
        "end": "end of the article",
        "caption": "N = {hits:,} occurrences in {articles:,} articles",
        "one": " · each stroke: one occurrence",
        "length": " · length of a stroke: occurrences in its place, from 1 to {most:,}",
        "undated": " · without a date: {undated:,}",
        "rest": " · in other rows: {rest:,}",
        "relative": " · places: from an article's first word to its last",
        "median": " · triangle: median",
        "even": " · shaded: first quarter (25% if evenly spread)",
        "between": ", from {first} to {last}",
        "places": ". Median place: {median:.0%} of the article; in its first quarter {early:.0%}",
        "rows": ". Fullest rows: {names}",
        "peak": ". Fullest period: {period} ({count:,})",
    },
}


def dispersion(
    table: pd.DataFrame,
    *,
    by: str | None = "source",
    top: int = 12,
    time: str | None = "ltr",
    months: str = "gulf",
    ax: Axes | None = None,
    title: str | None = None,
    lang: str = "ar",
) -> Axes:
    """Draw every occurrence of a term in time, or from an article's beginning to its end.

    Parameters
    ----------
    table : DataFrame
        What `kwic` returns. In time, hits without a date are left out, and counted below the chart;
        where no hit has one, articles stand in the order of the table (`kwic(…, sort="date")` then
        keeps that of the corpus).
    by : str, optional
        The column whose values are the rows; None for one row.
    top : int
        The number of rows, those with most hits first.
    time : str, optional
        "ltr": the earliest on the left, as most Arabic outlets draw it; "rtl": on the right. None:
        no time, but where in its article each hit stands (`place`), from its first word, on the
        side where `lang` begins, to its last.
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
        near to be drawn apart; the numbers of hits and of articles at the row's end. Without time
        also the median place, and the share of the hits in the first quarter of their articles.

    Raises
    ------
    ValueError
        If the table is empty, lacks a column or a value in it, has dates that are no datetime64 or
        places that are not from 0 to 1, `time`, `months` or `lang` is unknown, `top` is not from 1
        to 500, or `ax` is not empty.

    Examples
    --------
    >>> import matplotlib.pyplot as plt
    >>> from mediakit import kwic, load_sample, tokenize
    >>> hits = kwic(tokenize(load_sample()), "الميناء")
    >>> axes = dispersion(hits)
    >>> [tick.get_text() for tick in axes.get_yticklabels()][0]
    'منارة أرجوان'
    >>> axes = dispersion(hits, time=None)
    >>> axes.get_title(loc="right")
    'مواضع الورود داخل المقال: الميناء'
    >>> plt.close("all")
    """
    texts = wording(TEXTS, lang)
    check_drawable(table, "article", "node", *([by] if by else []), top=top)
    check_choice(time, (*TIMES, None), "time")
    check_months(months)
    if by is None:
        names = [texts["all"]] * len(table)
    else:
        check_named(table, by)
        names = table[by].astype("str").tolist()
    shown = (hits_in_text if time is None else hits_in_time)(table, names, top)
    axes = axes_for(ax, height=max(LEAST_HEIGHT, AROUND + ROW * len(shown.names)))
    size = type_size(axes, len(shown.names) + 1, AROUND)
    _set_rows(axes, shown.names, size, lang)
    _set_limits(axes, shown, time, lang)
    beyond = write_numbers(axes, _columns(shown, texts), lang, NUMBERS * size)
    _name_places(axes, shown, texts, lang=lang, months=months)
    facts = {**_facts(shown), "most": _draw_strokes(axes, shown)}
    pad = None if size == TYPE_SIZE else 2 * size  # in low axes headings may reach above them
    heading = title or _title(shown, texts)
    set_title(axes, heading, lang, embeds=not title, beyond=beyond, pad=pad)
    set_caption(axes, _caption(shown, facts, texts), lang, beyond=beyond)
    description = _description(shown, facts, texts, lang, months)
    finish(axes, lang, title="", caption="", description=description)
    return axes


def _set_rows(axes: Axes, names: list[str], size: float, lang: str) -> None:
    """Name the rows where the language begins, the first on top, below a line for headings."""
    figure: Any = axes.get_figure(root=True)
    width = NAMES * figure.get_figwidth() * 72 / size
    name_rows(axes, range(len(names)), names, size, lang, width=min(width, WIDEST))
    axes.set_ylim(len(names) - 0.5, HEADING - 0.3)
    axes.spines[["left", "right", "top"]].set_visible(False)
    lines: Any = {"color": LIGHT, "lw": 0.7, "zorder": 0, "transform": axes.get_yaxis_transform()}
    axes.hlines(range(len(names)), 0, 1, **lines)


def _set_limits(axes: Axes, shown: PlacedHits, time: str | None, lang: str) -> None:
    """Let time run as it is asked to, and a text from where the language begins."""
    backwards = begins_right(lang) if time is None else time == "rtl"
    limits = (-EDGE, 1 + EDGE) if time is None else (-0.5, _number(shown) - 0.5)
    axes.set_xlim(limits[::-1] if backwards else limits)


def _number(shown: PlacedHits) -> int:
    """Return the number of periods, or of articles."""
    return len(shown.periods) if shown.periods is not None else int(shown.place.max()) + 1


def _name_places(axes: Axes, shown: PlacedHits, texts: Wording, *, lang: str, months: str) -> None:
    """Name the ends of the article or the periods, with pale lines, or number the articles."""
    if shown.along == "text":
        name_quarters(axes, texts["begin"], texts["end"])
    elif shown.periods is not None:
        name_periods(axes, shown.periods, lang=lang, months=months)
        draw_bounds(axes, np.arange(1, len(shown.periods)) - 0.5)
    else:
        settle(axes)
        ticks = np.asarray(MaxNLocator(6, integer=True).tick_values(1, _number(shown)))
        ticks = ticks[(ticks >= 1) & (ticks <= _number(shown))]
        axes.set_xticks(ticks - 1, [f"{tick:,.0f}" for tick in ticks])
        axes.set_xlabel(label(texts["axis"]))


def _columns(shown: PlacedHits, texts: Wording) -> list[Column]:
    """Return how many hits and articles a row has; along the text the share at its beginning."""
    by_row = shown.hits["article"].groupby(shown.row)
    columns = [
        Column(texts["hits"], by_row.size()), Column(texts["articles"], by_row.nunique())
    ]  # fmt: skip
    if shown.along == "text":
        early = pd.Series(shown.place < FIRST_QUARTER).groupby(shown.row).mean()
        columns.append(Column(texts["early"], early, "{:.0%}", WIDE_COLUMN))
    return columns


def _draw_medians(axes: Axes, shown: PlacedHits) -> None:
    """Mark the median place of each row, below its strokes."""
    medians = pd.Series(shown.place).groupby(shown.row).median()
    style: Any = {"s": MARK, "marker": "^", "color": PALETTE[1], "lw": 0, "zorder": 4}
    axes.scatter(medians, medians.index + BELOW, **style)


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
    if shown.along == "text":
        _draw_medians(axes, shown)
    return most


def _facts(shown: PlacedHits) -> dict[str, Any]:
    """Return the numbers that the caption and the description name."""
    return {
        "hits": len(shown.hits), "articles": shown.hits["article"].nunique(),
        "undated": shown.undated, "rest": shown.rest, "median": float(np.median(shown.place)),
        "early": float(np.mean(shown.place < FIRST_QUARTER)),
    }  # fmt: skip


def _title(shown: PlacedHits, texts: Wording) -> str:
    """Return the usual title, with the term where all hits are of one."""
    title = texts[f"along_{shown.along}"]
    terms = shown.hits["term"].unique()
    return f"{title}: {short(terms[0])}" if len(terms) == 1 else title


def _caption(shown: PlacedHits, facts: dict[str, Any], texts: Wording) -> str:
    """Return N, what a stroke is, what a place is, and what is left out."""
    parts = ["caption", "one" if facts["most"] == 1 else "length"]
    parts += ["relative", "median", "even"] if shown.along == "text" else []
    parts += [part for part in ("undated", "rest") if facts[part]]
    return "".join(texts[part].format(**facts) for part in parts)


def _description(
    shown: PlacedHits, facts: dict[str, Any], texts: Wording, lang: str, months: str
) -> str:
    """Return N, the time with its fullest period or the place, the three fullest rows."""
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
    if shown.along == "text":
        said.append(texts["places"])
    names = enumerated((f"{name} ({count:,})" for name, count in fullest.items()), lang)
    said += [texts["rows"]] + [texts[part] for part in ("undated", "rest") if facts[part]]
    return "".join(said).format(**facts, names=names) + "."
