"""What stands around a chart: its title, the line of small type below it, its axes."""

from __future__ import annotations

from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.axis import Axis
from matplotlib.text import Annotation
from matplotlib.ticker import MaxNLocator

from mediakit.plot._arabic import dress, label
from mediakit.plot._canvas import points_wide
from mediakit.plot._figure import describe_axes
from mediakit.plot._hook import run_left_to_right
from mediakit.plot._rows import widest_name
from mediakit.plot._wording import begins_right

GREY, LIGHT, DARK = "#666", "#ddd", "#333"
CAPTION = "caption"  # the identifier of its artist, in an SVG too
TITLE_SIZE, CAPTION_SIZE = 12.0, 8.0
MARGIN = 20.0  # points around the axes and their names
CAPTION_GAP = 5.0  # points above the caption
LETTER_WIDTH = 0.52  # of the type size, roughly
PARTS = " · "  # between the parts of a caption, where it may be broken


def folded(text: str, width: float, size: float, separator: str = " ") -> str:
    """Return a text in lines of about so many points, broken at the separator.

    Examples
    --------
    >>> folded("ارتفاع منسوب السد", 60, 10).splitlines()
    ['ارتفاع منسوب', 'السد']
    """
    most = max(int(width / size / LETTER_WIDTH), 12)
    lines = [""]
    for part in text.split(separator):
        longer = f"{lines[-1]}{separator}{part}" if lines[-1] else part
        if len(longer) > most and lines[-1]:
            lines.append(part)
        else:
            lines[-1] = longer
    return "\n".join(lines)


def _room_wide(axes: Axes, beyond: float) -> float:
    """Return the points that the axes and what is beyond them will be wide in their layout."""
    now = points_wide(axes) + beyond
    figure: Any = axes.get_figure(root=True)
    place = axes.get_subplotspec()
    if place is None or figure.get_layout_engine() is None:
        return now
    share = len(place.colspan) / place.get_gridspec().ncols
    return min(now, max(figure.get_figwidth() * 72 * share - widest_name(axes) - MARGIN, 72))


def set_title(
    axes: Axes, title: str, lang: str, *, pad: float | None = None, embeds: bool = False,
    beyond: float = 0.0,
) -> None:  # fmt: skip
    """Write the title on the side where the language begins, in as many lines as it needs.

    `embeds` is for a title of ours in English that names Arabic words; `beyond` are the points
    beyond the axes, on the other side, that it may take too.
    """
    side: Any = "right" if begins_right(lang) else "left"
    width = _room_wide(axes, beyond)
    lines = "\n".join(folded(line, width, TITLE_SIZE) for line in str(title).split("\n"))
    text = axes.set_title(
        label(lines), loc=side, pad=pad, fontsize=TITLE_SIZE, fontweight="bold", ha=side,
        multialignment=side,
    )  # fmt: skip
    if embeds and not begins_right(lang):
        run_left_to_right(text)


def hide_axes(axes: Axes) -> None:
    """Take away the lines and numbers of both axes."""
    axes.set(xticks=[], yticks=[])
    axes.set_axis_off()


def set_caption(axes: Axes, caption: str, lang: str, *, beyond: float = 0.0) -> None:
    """Write a line of small type below all that belongs to the horizontal axis.

    `beyond` as for `set_title`.
    """
    right = begins_right(lang)
    below: Any = axes.xaxis.label if axes.axison else "axes fraction"
    side: Any = "right" if right else "left"
    lines = folded(caption, _room_wide(axes, beyond), CAPTION_SIZE, PARTS)
    text = axes.annotate(
        label(lines), (1.0 if right else 0.0, 0),
        xycoords=("axes fraction", below), xytext=(0, -CAPTION_GAP), textcoords="offset points",
        ha=side, va="top", multialignment=side, fontsize=CAPTION_SIZE, color=GREY,
        annotation_clip=False, gid=CAPTION,
    )  # fmt: skip
    if not right:
        run_left_to_right(text)


def finish(axes: Axes, lang: str, *, title: str, caption: str, description: str) -> None:
    """Give a chart its title and caption, unless it has them, and what it says of itself."""
    if not (axes.get_title(loc="right") or axes.get_title(loc="left")):
        set_title(axes, title, lang)
    if all(text.get_gid() != CAPTION for text in axes.texts):
        set_caption(axes, caption, lang)
    describe_axes(axes, description)
    dress(axes)


def mirror(axes: Axes, lang: str) -> None:
    """Let bars grow from where the language begins, the first on top."""
    right = begins_right(lang)
    axes.invert_yaxis()
    if right:
        axes.invert_xaxis()
    axes.spines[["left", "right", "top"]].set_visible(False)
    axes.spines["right" if right else "left"].set_visible(True)


def rise_on_side(axes: Axes, lang: str) -> None:
    """Put the vertical axis with its numbers and name where the language begins."""
    side: Any = "right" if begins_right(lang) else "left"
    axes.spines[["left", "right", "top"]].set_visible(False)
    axes.spines[side].set_visible(True)
    axes.yaxis.set_ticks_position(side)
    axes.yaxis.set_label_position(side)


def put_numbers(axis: Axis, *, ticks: int = 6) -> None:
    """Mark few round numbers within the limits of an axis, thousands apart: 1,000."""
    low, high = sorted(axis.get_view_interval())
    found = np.asarray(MaxNLocator(ticks, steps=[1, 2, 2.5, 5, 10]).tick_values(low, high))
    shown = found[(found >= low) & (found <= high)]
    axis.set_ticks(shown, [f"{value:,.10g}".replace("-", "\u2212") for value in shown])


def write_beyond(
    axes: Axes, at: tuple[float, float], text: str, lang: str, *, gap: float = 5.0, **style: Any
) -> Annotation:
    """Write a text beside a point, on the side to which bars grow, so many points from it.

    The layout does not ask where it ends: leave room for it within the axes.
    """
    left = begins_right(lang)
    side = {"ha": "right" if left else "left", "va": "center"}
    given = {"color": DARK, "in_layout": False, "annotation_clip": False, **side, **style}
    return axes.annotate(
        label(text), at, xytext=(-gap if left else gap, 0), textcoords="offset points", **given
    )


def grid(axes: Axes, axis: Any) -> None:
    """Draw pale lines behind the chart at the numbers of an axis."""
    axes.grid(axis=axis, color=LIGHT, lw=0.7)
    axes.set_axisbelow(True)
