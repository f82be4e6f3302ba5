"""Who carried whose copy? A square of sources: whose article was first, who had it after."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.text import Text

from mediakit._check import check_at_least
from mediakit.plot._arabic import PALETTE, dress, label
from mediakit.plot._canvas import AROUND_ROWS, WIDTH, axes_for, settle, type_size
from mediakit.plot._copies import Copies, check_families, copies_of
from mediakit.plot._drawable import check_drawable
from mediakit.plot._frame import DARK, GREY, LIGHT, PARTS, finish, write_beyond
from mediakit.plot._rows import name_rows
from mediakit.plot._wording import Wording, begins_right, enumerated, short, wording

# Pale enough for dark numbers on all of it.
RAMP = LinearSegmentedColormap.from_list("carried", ["#e3f0f9", PALETTE[5]])
BLANKS = LinearSegmentedColormap.from_list("none", ["#f5f5f5"] * 2)
FEW, ROW, LOW_ROW = 16, 0.42, 0.27  # sources up to which rows are high; inches of a row
COLUMN = 0.3  # inches of a column, where there are many
HEAD, HEADING, NAMES = 2.75, -2.2, 1.15  # rows above the square: all, where headings are, names
WIDEST = 16.0  # type sizes that the name of a row may be wide
FULL = 0.94  # of a column's width that its name may fill
GAP = 5.0  # points from a row to its name
APART, SHARES = 0.35, 0.32  # columns between the square and the shares; of the square's width
LEAST_SHARES = 1.6  # columns for the shares
LONGEST = 0.45  # of the room for the shares, for the longest bar
NUMBERS = 0.8  # of a column, beside the rows, for their numbers
BAR = 0.5  # of a row
BASELINE: Any = "center_baseline"  # numbers stand as the names of rows do
TEXTS = {
    "ar": {
        "title": "من نقل عمن؟",
        "first": "من نشر أولا",
        "carrier": "من نقل",
        "share": "نسبة المنقول",
        "caption": "ن = {articles:,} من المقالات، {texts:,} من النصوص في أكثر من مصدر · الرقم: "
        "نصوص نشرها مصدر العمود أولا ثم مصدر الصف",
        "undecided": "بين قوسين: نصوص للمصدرين لا يعرف من سبق إليها ({undecided:,} نصا: اليوم نفسه "
        "أو بلا تاريخ)",
        "possible": "النسبة: من المعروف نقله إلى الممكن",
        "within": "نصوص كررها مصدر واحد، غير محسوبة: {within:,}",
        "shown": "يظهر {shown:,} من {sources:,} من المصادر",
        "description": "أكثر النقل: {pairs}. أعلى نسبة منقول: {shares}. {caption}.",
        "pair": "{carrier} عن {first} ({number:,})",
    },
    "en": {
        "title": "Who carried whose copy?",
        "first": "Who was first",
        "carrier": "Who carried it",
        "share": "Share of copies",
        "caption": "N = {articles:,} articles, {texts:,} texts in more than one source · number: "
        "texts that the column’s source had first, the row’s later",
        "undecided": "in brackets: texts of both, not known who was first ({undecided:,} texts: "
        "the same day, or no date)",
        "possible": "share: from the known copies to the possible",
        "within": "texts that one source repeats, not counted: {within:,}",
        "shown": "{shown:,} of {sources:,} sources are shown",
        "description": "Most carried: {pairs}. Highest shares of copies: {shares}. {caption}.",
        "pair": "{carrier} from {first} ({number:,})",
    },
}


def reuse(
    articles: pd.DataFrame,
    *,
    top: int = 12,
    ax: Axes | None = None,
    title: str | None = None,
    lang: str = "ar",
) -> Axes:
    """Draw who carried whose copy: a row a source that carried, a column a source that was first.

    Sources that others copy more than they copy stand first, so that most numbers of a flow from
    a few sources to the others are below the diagonal.

    Parameters
    ----------
    articles : DataFrame
        What `mark_reuse` returns.
    top : int
        The number of sources: those with most texts that others have too. A source that shares
        none is not shown.
    ax : Axes, optional
        Where to draw; by default a new figure, as large as the sources need.
    title : str, optional
        The title instead of the usual one.
    lang : str
        "ar": Arabic, the names on the right and the columns from there; "en": English.

    Returns
    -------
    Axes
        The axes drawn on. A number is that of families (texts) in which the column's source has
        the first article and the row's source another; in brackets, families of both of which the
        first is not known: not all are dated, the first share a day, or the first is not in
        the table. Beside each row: the share of the source's articles that are copies of another
        source's, and where the first is not always known, the share that may be.

    Raises
    ------
    ValueError
        If a column is missing, a source is, or a family has two firsts; if no source carries a
        text of another, `top` is not from 2 to 500, `ax` is not empty, or `lang` is neither.

    Examples
    --------
    >>> import matplotlib.pyplot as plt
    >>> from mediakit import load_sample, mark_reuse
    >>> axes = reuse(mark_reuse(load_sample()))
    >>> axes.get_label()[:41]
    'أكثر النقل: هضبة نيوز عن منارة أرجوان (3)'
    >>> plt.close("all")
    """
    texts = wording(TEXTS, lang)
    check_families(articles)
    check_at_least(top, 2, "top")
    check_drawable(articles, "source", top=top, name="articles")
    copies = copies_of(articles, top)
    if copies.known.empty:
        raise ValueError(
            f"There is nothing to draw: of {len(articles)} articles, no two of different sources "
            "are of one family."
        )
    names = copies.known.index.tolist()
    width, height = _size(len(names))
    axes = axes_for(ax, width=width, height=height)
    size = type_size(axes, (len(names) + HEAD) * (2 if copies.undecided else 1))
    _name_rows(axes, names, texts["carrier"], size, lang)
    caption, said = _texts(copies, texts, lang)
    finish(axes, lang, title=title or texts["title"], caption=caption, description=said)
    settle(axes)  # the names of columns fit, or not, in the width that these have now
    _draw_cells(axes, copies, size)
    _draw_shares(axes, copies.shares, texts["share"], size, lang)
    _name_columns(axes, names, texts["first"], size, lang)
    dress(axes)
    return axes


def _size(sources: int) -> tuple[float, float]:
    """Return the width and height in inches of a figure for so many sources."""
    row = ROW if sources <= FEW else LOW_ROW
    height = AROUND_ROWS + row * (sources + HEAD)
    return max(WIDTH, 2.4 + COLUMN * _end(sources)), round(height, 2)


def _start(sources: int) -> float:
    """Return where the shares begin, in columns."""
    return sources + APART


def _end(sources: int) -> float:
    """Return where the shares end, in columns."""
    return _start(sources) + max(SHARES * sources, LEAST_SHARES)


def _name_rows(axes: Axes, names: list[str], heading: str, size: float, lang: str) -> None:
    """Name the rows on the side where the language begins, and let columns run from there."""
    right, number = begins_right(lang), len(names)
    axes.set(xticks=[], ylim=(number - 0.4, -HEAD))
    name_rows(axes, range(number), names, size, lang, width=WIDEST)
    axes.spines[:].set_visible(False)
    axes.set_xlim((_end(number), 0) if right else (0, _end(number)))
    axes.annotate(
        label(heading), (1.0 if right else 0.0, HEADING), xytext=(GAP if right else -GAP, 0),
        xycoords=("axes fraction", "data"), textcoords="offset points", fontsize=size, color=GREY,
        ha="left" if right else "right", va="center", annotation_clip=False,
    )  # fmt: skip


def _draw_cells(axes: Axes, copies: Copies, size: float) -> None:
    """Draw the square, darker for more texts, and write how many these are."""
    known, unknown = copies.known.to_numpy(), copies.unknown.to_numpy()
    number = len(known)
    edges = np.arange(number + 1)
    blank = (known == 0) & ~np.eye(number, dtype=bool)
    for values, ramp, low in ((blank, BLANKS, 0), (known, RAMP, min(1, known.max() - 1))):
        axes.pcolormesh(
            edges, edges - 0.5, np.ma.masked_equal(values, 0), cmap=ramp, vmin=low,
            vmax=values.max(), edgecolors="white", linewidth=1.0,
        )  # fmt: skip
    style: Any = {"ha": "center", "va": BASELINE, "fontsize": size, "in_layout": False}
    for row, column in np.argwhere((known > 0) | (unknown > 0)).tolist():
        texts = [f"{known[row, column]:,}"] if known[row, column] else []
        texts += [f"({unknown[row, column]:,})"] if unknown[row, column] else []
        for text, move in zip(texts, [0.0] if len(texts) == 1 else [-0.21, 0.23], strict=True):
            colour = DARK if known[row, column] else GREY
            axes.text(column + 0.5, row + move, text, color=colour, **style)


def _draw_shares(axes: Axes, shares: pd.DataFrame, heading: str, size: float, lang: str) -> None:
    """Draw beside each row which share of the source's articles are copies, known and possible."""
    number = len(shares)
    start, room = _start(number), _end(number) - _start(number)
    scale = LONGEST * room / shares["possible"].max()
    places = np.arange(number)
    axes.barh(places, shares["possible"] * scale, BAR, left=start, color=LIGHT)
    axes.barh(places, shares["known"] * scale, BAR, left=start, color=PALETTE[0])
    for place, (known, possible) in enumerate(zip(*shares.to_numpy().T, strict=True)):
        end = start + possible * scale
        write_beyond(
            axes, (end, place), _percent(known, possible), lang, gap=3, fontsize=size, va=BASELINE
        )
    write_beyond(axes, (start, HEADING), heading, lang, fontsize=size, gap=0, color=GREY)


def _percent(known: float, possible: float) -> str:
    """Return the known share in percent, and to which share it may rise.

    Examples
    --------
    >>> _percent(0.04, 0.352), _percent(0.04, 0.04)
    ('4–35%', '4%')
    """
    low, high = f"{100 * known:.0f}", f"{100 * possible:.0f}"
    return f"{low}%" if low == high else f"{low}\u2013{high}%"


def _name_columns(axes: Axes, names: list[str], heading: str, size: float, lang: str) -> None:
    """Write above each column its name where all fit, else numbers, and these beside the rows."""
    number = len(names)
    axes.text(
        number / 2, HEADING, label(heading), fontsize=size, color=GREY, ha="center", va="center"
    )
    texts = [_write_name(axes, place, name, size) for place, name in enumerate(names)]
    dress(axes, texts)
    boxes = [text.get_window_extent() for text in texts]
    column, row = np.abs(np.diff(axes.transData.transform([(0, 0), (1, 1)]), axis=0))[0]
    wide, high = max(box.width for box in boxes), max(box.height for box in boxes)
    if wide <= FULL * column and high <= NAMES * row:
        return
    for place, text in enumerate(texts):
        text.set_text(f"{place + 1}")
        axes.text(
            -NUMBERS / 2, place, f"{place + 1}", fontsize=size, color=GREY, ha="center",
            va=BASELINE, in_layout=False,
        )  # fmt: skip
    end = _end(number)
    axes.set_xlim((end, -NUMBERS) if begins_right(lang) else (-NUMBERS, end))


def _write_name(axes: Axes, place: int, name: str, size: float) -> Text:
    """Write the name of a column above it, a word a line."""
    return axes.text(
        place + 0.5, -0.62, label("\n".join(short(name).split(" "))), fontsize=size, ha="center",
        va="bottom", linespacing=1.0, in_layout=False,
    )  # fmt: skip


def _texts(copies: Copies, texts: Wording, lang: str) -> tuple[str, str]:
    """Return the caption and the description."""
    parts = [texts["caption"]]
    parts += [texts["undecided"], texts["possible"]] if copies.undecided else []
    parts += [texts["within"]] if copies.within else []
    parts += [texts["shown"]] if len(copies.known) < copies.sources else []
    caption = PARTS.join(parts).format(**copies._asdict(), shown=len(copies.known))
    said = {
        "pairs": enumerated(_most_carried(copies.known, texts["pair"]), lang),
        "shares": enumerated(_highest(copies.shares), lang),
        "caption": caption,
    }
    return caption, texts["description"].format(**said)


def _most_carried(known: pd.DataFrame, pair: str) -> list[str]:
    """Return the three cells with the highest numbers, the first of equals first."""
    names, values = known.index, known.to_numpy()
    best = np.argsort(-values, axis=None, kind="stable")[:3]
    places = zip(*np.unravel_index(best, values.shape), strict=True)
    return [
        pair.format(carrier=names[row], first=names[column], number=values[row, column])
        for row, column in places
        if values[row, column]
    ]


def _highest(shares: pd.DataFrame) -> list[str]:
    """Return the three sources with the highest shares of copies, and these."""
    best = shares.sort_values(["known", "possible"], ascending=False, kind="stable").head(3)
    return [f"{row.Index} ({_percent(row.known, row.possible)})" for row in best.itertuples()]
