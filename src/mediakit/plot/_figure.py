"""A chart in a notebook: a figure with a description, not a bare picture."""

from __future__ import annotations

import base64
import html
import importlib
import io

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from PIL import Image

from mediakit._direction import LETTER, has_arabic, isolate, isolate_names
from mediakit.plot._digits import arabic_digits
from mediakit.plot._hook import current_digits

SHARPNESS = 2  # pixels of the picture for each pixel on the page
CHART_COLOURS = 10_000  # more of them are a photograph
OPAQUE = (255, 255)
NO_DESCRIPTION = "رسم بياني"  # "a chart"


def describe_axes(axes: Axes, description: str) -> None:
    """Keep with the axes a sentence that says what the chart shows, in the digits of the chart."""
    axes.set_label(arabic_digits(description) if current_digits() == "arab" else description)


def _titles(axes: Axes) -> list[str]:
    """Return the titles and axis labels of a chart."""
    titles = [axes.get_title(loc=place) for place in ("left", "center", "right")]
    return [text for text in (*titles, axes.get_xlabel(), axes.get_ylabel()) if text]


def _description(axes: Axes) -> str:
    """Return the sentence kept with the axes; matplotlib's own labels look like <colorbar>."""
    kept = str(axes.get_label() or "")
    return "" if kept.startswith(("<", "_")) else kept


def describe(ax: Axes) -> str:
    """Return in a sentence or two what a chart shows, for readers who do not see it.

    Parameters
    ----------
    ax : Axes
        What a function of `mediakit.plot` returned, or other axes, which say their titles only.

    Returns
    -------
    str
        The largest words, the trend, the numbers, in the language of the chart; charts in
        notebooks and reports have it as their alternative text. Empty if the axes say nothing.

    Raises
    ------
    TypeError
        If `ax` is no Axes.

    Examples
    --------
    >>> import matplotlib.pyplot as plt
    >>> import pandas as pd
    >>> from mediakit import plot
    >>> near = pd.DataFrame({"token": ["الحكومة"], "count": [9], "log_dice": [12.5]})
    >>> describe(plot.collocates(near))[:40]
    'أقوى الكلمات مصاحبة (لوغاريتم دايس): الح'
    >>> plt.close("all")
    """
    if not isinstance(ax, Axes):
        raise TypeError(f"`ax` must be a matplotlib Axes; got {type(ax).__name__}.")
    return _description(ax) or " · ".join(_titles(ax))


def alternative_text(figure: Figure) -> str:
    """Return what a reader who does not see the figure should know of it."""
    parts = [text for axes in figure.axes for text in (*_titles(axes), _description(axes))]
    return " · ".join(dict.fromkeys(parts)) or NO_DESCRIPTION


def _lighter(picture: bytes) -> bytes:
    """Return a chart with a palette of its colours, a third of the bytes; a photograph as it is."""
    image = Image.open(io.BytesIO(picture))
    if image.getcolors(CHART_COLOURS) is None or image.getchannel("A").getextrema() != OPAQUE:
        return picture
    buffer = io.BytesIO()
    coverage = Image.Quantize.MAXCOVERAGE  # no colour moved by more than 3 of 255 in our charts
    image.convert("RGB").quantize(256, coverage, dither=Image.Dither.NONE).save(buffer, "png")
    return buffer.getvalue()


def _png(figure: Figure) -> tuple[str, int]:
    """Return the picture in base64, and how wide it is on the page."""
    buffer = io.BytesIO()
    figure.savefig(buffer, format="png", dpi=figure.dpi * SHARPNESS, bbox_inches="tight")
    data = _lighter(buffer.getvalue())
    width = int.from_bytes(data[16:20], "big")  # the IHDR chunk of a PNG begins so
    return base64.b64encode(data).decode(), round(width / SHARPNESS)


def _caption(sentences: list[str]) -> str:
    """Return what the charts of a figure say, in the direction of their language."""
    if not sentences:
        return ""
    first = LETTER.search(" ".join(sentences))
    latin = first is not None and not has_arabic(first.group())
    direction, safe = ("ltr", isolate_names) if latin else ("rtl", isolate)
    return f'<figcaption dir="{direction}">{"<br>".join(map(safe, sentences))}</figcaption>'


def figure_html(figure: Figure) -> str:
    """Return a figure element: the picture, its alternative text, its description as caption."""
    picture, width = _png(figure)
    alternative = html.escape(alternative_text(figure), quote=True)
    caption = _caption([text for axes in figure.axes if (text := _description(axes))])
    return (
        f'<figure class="mk-figure"><img width="{width}" alt="{alternative}" '
        f'src="data:image/png;base64,{picture}">{caption}</figure>'
    )


def show_figures_as_html() -> None:
    """Let the running notebook show figures as HTML instead of as a bare picture."""
    from IPython.core.getipython import get_ipython
    from IPython.core.pylabtools import select_figure_formats

    shell = get_ipython()
    if shell is None or shell.display_formatter is None or not hasattr(shell, "kernel"):
        return
    importlib.import_module("matplotlib_inline.backend_inline")  # else it comes later, and wins
    select_figure_formats(shell, set())
    shell.display_formatter.formatters["text/html"].for_type(Figure, figure_html)
