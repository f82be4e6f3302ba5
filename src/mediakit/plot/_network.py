"""Which words stand near each other? A network, its words drawn so that none hides another."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.text import Text

from mediakit._check import check_at_least, check_choice
from mediakit.plot._apart import move_apart
from mediakit.plot._arabic import PALETTE, dress, label
from mediakit.plot._canvas import axes_for, settle
from mediakit.plot._drawable import check_drawable, check_finite
from mediakit.plot._frame import finish, hide_axes
from mediakit.plot._wording import enumerated, short, wording

if TYPE_CHECKING:
    import networkx

Floats = npt.NDArray[np.float64]
STRENGTHS = ("log_dice", "count")
TEXTS = {
    "ar": {
        "title": "كلمات يرد بعضها قرب بعض",
        "caption": "ن = {words:,} كلمة و{edges:,} رابطا من {all:,} في الجدول · عرض الخط: "
        "{strength}",
        "description": "{words:,} كلمة و{edges:,} رابطا. أقوى الروابط ({strength}): {best}.",
        "log_dice": "لوغاريتم دايس",
        "count": "مرات الورود معا",
    },
    "en": {
        "title": "Words that stand near each other",
        "caption": "N = {words:,} words and {edges:,} links of {all:,} in the table · width of a "
        "line: {strength}",
        "description": "{words:,} words and {edges:,} links. Strongest links ({strength}): {best}.",
        "log_dice": "log Dice",
        "count": "co-occurrences",
    },
}
SIZE, ROOMY = np.array([7.6, 6.4]), 70  # inches, of so many words; of more, as much for each
SMALL, LARGE = 9.0, 15.0  # points of the words with the fewest and the most links
THIN, THICK = 0.6, 4.0  # and of the links
WEAKEST = 0.3  # the pull of the weakest link, of 1
ROUNDS, FEW = 300, 50  # of the layout, of so many words; of more, fewer
GRAVITY = 0.3
WIDEST = 12.0  # type sizes that a word may be wide


def network(
    table: pd.DataFrame,
    *,
    strength: str = "log_dice",
    top: int = 60,
    seed: int = 0,
    ax: Axes | None = None,
    title: str | None = None,
    lang: str = "ar",
) -> Axes:
    """Draw the strongest links between words: a thicker line is a stronger link.

    Words with more links are larger. Where a word stands means nothing but that linked words are
    drawn together; the same table and seed give the same picture, in whatever order the rows are.
    Words are moved apart for the size that the axes have now.

    Parameters
    ----------
    table : DataFrame
        What `cooccurrence` returns. A word near itself is not drawn.
    strength : str
        What makes a link strong: "log_dice" or "count". By counts, frequent words lead, and with
        them function words, unless `cooccurrence` has left them out.
    top : int
        The number of links.
    seed : int
        Another one gives another picture of the same links.
    ax : Axes, optional
        Where to draw; by default a new figure.
    title : str, optional
        The title instead of the usual one.
    lang : str
        "ar" for a title and caption in Arabic, "en" for English.

    Returns
    -------
    Axes
        The axes drawn on.

    Raises
    ------
    ValueError
        If the table is empty, lacks a column or a word, has an infinite number or no two different
        words, `strength` or `lang` is neither, `top` is not from 1 to 500, or `ax` is not empty.

    Examples
    --------
    >>> import matplotlib.pyplot as plt
    >>> from mediakit import Tokens, cooccurrence
    >>> tokens = Tokens.from_lists([["رئيس", "الحكومة"], ["رئيس", "الوزراء"]])
    >>> axes = network(cooccurrence(tokens))
    >>> sorted(text.get_text() for text in axes.texts[1:])
    ['الحكومة', 'الوزراء', 'رئيس']
    >>> plt.close("all")
    """
    texts = wording(TEXTS, lang)
    check_choice(strength, STRENGTHS, "strength")
    check_drawable(table, "first", "second", "count", strength, top=top)
    check_finite(table, strength)
    check_at_least(seed, 0, "seed")
    rows = _strongest(table, strength, top)
    check_drawable(rows, top=top)
    pulls = _scaled(rows[strength].to_numpy(dtype=float), WEAKEST, 1.0)
    places = _layout(rows, pulls, seed)
    facts = {
        "words": len(places), "edges": len(rows), "all": len(table), "strength": texts[strength],
        "best": _best(rows, strength, lang),
    }  # fmt: skip
    width, height = SIZE * max(1.0, len(places) / ROOMY) ** 0.5
    axes = axes_for(ax, width=width, height=height)
    hide_axes(axes)
    axes.set(xlim=(0, 1), ylim=(0, 1))
    finish(
        axes, lang, title=title or texts["title"], caption=texts["caption"].format(**facts),
        description=texts["description"].format(**facts),
    )  # fmt: skip
    settle(axes)  # words are moved apart in the size that the axes will have
    words = _write(axes, rows, places)
    dress(axes)
    _draw_links(axes, rows, pulls, move_apart(axes, words))
    return axes


def _strongest(table: pd.DataFrame, strength: str, top: int) -> pd.DataFrame:
    """Return the strongest links between two different words, strongest first."""
    named = table.astype({"first": "str", "second": "str"})
    links = named[named["first"] != named["second"]].dropna(subset=[strength])
    pairs = np.sort(links[["first", "second"]].to_numpy(dtype=object), axis=1)
    ordered = links.assign(first=pairs[:, 0], second=pairs[:, 1]).sort_values(
        [strength, "count", "first", "second"], ascending=[False, False, True, True]
    )
    return ordered.head(top).reset_index(drop=True)


def _scaled(values: Floats, low: float, high: float) -> Floats:
    """Return values moved to between two bounds; all to the upper where they are equal."""
    span = np.ptp(values)
    return low + (high - low) * ((values - values.min()) / span if span else np.ones(len(values)))


def _layout(rows: pd.DataFrame, pulls: Floats, seed: int) -> dict[str, Floats]:
    """Return where each word stands, between 0 and 1."""
    import networkx

    graph: networkx.Graph = networkx.Graph()
    graph.add_nodes_from(sorted({*rows["first"], *rows["second"]}))
    links = zip(rows["first"], rows["second"], pulls.tolist(), strict=True)
    graph.add_weighted_edges_from(links)
    rounds = ROUNDS if len(graph) <= FEW else ROUNDS * FEW // len(graph)
    # Gravity that grows with the distance keeps words apart that no link ties to the others.
    found = networkx.forceatlas2_layout(
        graph, max_iter=rounds, gravity=GRAVITY, strong_gravity=True, weight="weight", seed=seed
    )
    corners = np.array(list(found.values()))
    low, high = corners.min(axis=0), corners.max(axis=0)
    return {word: (at - low) / np.maximum(high - low, 1e-9) for word, at in found.items()}


def _write(axes: Axes, rows: pd.DataFrame, places: dict[str, Floats]) -> dict[str, Text]:
    """Write each word in its place, larger the more links it has."""
    links = pd.concat([rows["first"], rows["second"]]).value_counts()
    sizes = _scaled(np.sqrt(links.reindex(list(places)).to_numpy(dtype=float)), SMALL, LARGE)
    box = {"boxstyle": "round,pad=0.15", "facecolor": "white", "edgecolor": "none", "alpha": 0.85}
    return {
        word: axes.text(
            at[0], at[1], label(short(word, width=WIDEST)), fontsize=size, ha="center", va="center",
            zorder=3, bbox=box, in_layout=False,
        )
        for (word, at), size in zip(places.items(), sizes, strict=True)
    }  # fmt: skip


def _draw_links(axes: Axes, rows: pd.DataFrame, pulls: Floats, places: dict[str, Floats]) -> None:
    """Draw a line for each link, stronger ones thicker."""
    pairs = zip(rows["first"], rows["second"], strict=True)
    lines = LineCollection(
        [[places[first], places[second]] for first, second in pairs], colors=PALETTE[5], alpha=0.7,
        linewidths=_scaled(pulls, THIN, THICK), capstyle="round", zorder=1,
    )  # fmt: skip
    axes.add_collection(lines, autolim=False)


def _best(rows: pd.DataFrame, strength: str, lang: str) -> str:
    """Return the strongest links with their strength, as a list."""
    links = rows.head(3).itertuples()
    return enumerated(
        (f"{link.first} – {link.second} ({getattr(link, strength):,.1f})" for link in links), lang
    )
