"""Where in a chart is a text? In words, for warnings and errors."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from matplotlib.legend import Legend
from matplotlib.table import Table
from matplotlib.text import Annotation, Text


def _of_axis(name: str, axis: Any) -> Iterator[tuple[Text, str]]:
    """Yield the texts of an axis with their names."""
    yield axis.label, f"the {name} label"
    yield axis.offsetText, f"the factor of the {name} axis"
    for tick in (*axis.majorTicks, *axis.minorTicks):
        yield tick.label1, f"a label of the {name} ticks"
        yield tick.label2, f"a label of the {name} ticks"


def _of_legends(legends: Sequence[Legend | None]) -> Iterator[tuple[Text, str]]:
    for legend in legends:
        for text in [*legend.get_texts(), legend.get_title()] if legend else []:
            yield text, "the legend"


def _of_axes(axes: Any) -> Iterator[tuple[Text, str]]:
    """Yield the texts of a chart with their names."""
    for name, axis in axes._axis_map.items():
        yield from _of_axis(name, axis)
    yield from _of_legends([axes.get_legend()])
    for text in axes.texts:
        yield text, "an annotation" if isinstance(text, Annotation) else "a text"
    for table in axes.findobj(Table):
        yield from ((cell.get_text(), "a table") for cell in table.get_celld().values())
    for child in axes.get_children():  # of texts, only the titles are left
        if isinstance(child, Text):
            yield child, "the title"


def _of_figure(figure: Any) -> Iterator[tuple[Text, str]]:
    """Yield the texts of a figure itself with their names."""
    yield from _of_legends(figure.legends)
    for text in figure.texts:
        above = text.get_text() == figure.get_suptitle()
        yield text, "the title of the figure" if above else "a text of the figure"


def _named(axes: Any, figure: Any) -> str:
    """Return " of the chart …" with the title of a chart, or of its figure, or an empty text."""
    titles = [axes.get_title(loc=side) for side in ("right", "center", "left")] if axes else []
    title = next(filter(None, [*titles, figure.get_suptitle()]), "")
    return f" of the chart {title}" if title else ""


def place_of(text: Text) -> str:
    """Return where a text stands, with the title of the chart if it is another text.

    Examples
    --------
    >>> import matplotlib.pyplot as plt
    >>> axes = plt.figure().add_subplot()
    >>> _ = axes.set_title("السد"), axes.set_xlabel("النهر")
    >>> place_of(axes.xaxis.label), place_of(axes.title)
    ('the x label of the chart السد', 'the title')
    >>> plt.close("all")
    """
    figure = text.get_figure(root=True)
    if figure is None:
        return "a text"
    for axes in figure.axes:
        for each, name in _of_axes(axes):
            if each is text:
                return name if name == "the title" else name + _named(axes, figure)
    places = [name for each, name in _of_figure(figure) if each is text]
    return "".join(places[:1]) or "a text"
