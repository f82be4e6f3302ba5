"""Every label in every place reads right: its glyphs are those of HarfBuzz, in visual order."""

from __future__ import annotations

import functools
from collections.abc import Callable

import matplotlib as mpl
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest
from matplotlib.figure import Figure

import mediakit as mk
from charts import CHARTS, titled
from glyphs import LABELS, LATIN, Line, drawn, has_ink, shape, wrong
from mutants import MUTANTS, TELLING, draw_as

mpl.use("agg")
pytestmark = pytest.mark.usefixtures("clean_matplotlib")
ALL = list(LABELS)


def page_of(labels: list[str]) -> Figure:
    """Return a figure with each label as a text of its own."""
    figure = plt.figure()
    for place, text in enumerate(labels):
        figure.text(0.1, place / len(labels), text)
    return figure


@functools.cache
def lines_alone() -> dict[str, Line]:
    """Return each label as it is drawn alone."""
    mk.use_arabic()
    return {line.text: line for line in drawn(page_of(ALL))}


def test_there_are_enough_labels_and_most_of_them_turn() -> None:
    assert len(LABELS) >= 60
    assert sum(len(runs) > 1 for runs in LABELS.values()) >= 40


@pytest.mark.parametrize("text", ALL)
def test_each_glyph_stands_where_harfbuzz_puts_it(text: str) -> None:
    line = lines_alone()[text]
    assert line.expected
    assert line.drawn == line.expected


def test_each_line_of_a_label_has_its_own_order() -> None:
    mk.use_arabic()
    lines = drawn(page_of([titled(ALL)]))
    assert [line.text for line in lines] == ALL
    assert wrong(lines) == set()


# Latin digits as they were written, and how the line reads where digits are Arabic-Indic.
WITH_ARABIC_DIGITS = {
    "عام 2026 وما بعده": [" وما بعده", "٢٠٢٦", "عام "],
    "100,000.50 دولار": [" دولار", "١٠٠٬٠٠٠٫٥٠"],
    "الساعة 12:30": ["١٢:٣٠", "الساعة "],
    "كوفيد COVID-19 في مصر": [" في مصر", "COVID-19", "كوفيد "],
}


def test_arabic_digits_stand_as_latin_ones() -> None:
    mk.use_arabic(digits="arab")
    lines = drawn(page_of(list(WITH_ARABIC_DIGITS)))
    for line, runs in zip(lines, WITH_ARABIC_DIGITS.values(), strict=True):
        assert line.drawn == [glyph for run in runs for glyph in shape(run) if has_ink(glyph)]


def test_bold_letters_are_compared_with_the_bold_font() -> None:
    mk.use_arabic()
    figure = plt.figure()
    figure.text(0, 0, "BBC عربي", fontweight="bold")
    (line,) = drawn(figure)
    assert {font for font, _ in line.drawn} == {"Vazirmatn-Bold"}
    assert line.drawn == line.expected


# Places for text in charts of matplotlib, pandas and seaborn, each with all labels.
def titles(labels: list[str]) -> Figure:
    axes = plt.figure().add_subplot()
    for place in ("left", "center", "right"):
        axes.set_title(titled(labels), loc=place)
    axes.figure.suptitle(titled(labels))
    axes.figure.supxlabel(titled(labels))
    axes.figure.supylabel(titled(labels))
    return axes.figure


def labels_of_axes(labels: list[str]) -> Figure:
    axes = plt.figure().add_subplot(xlabel=titled(labels), ylabel=titled(labels))
    axes.twinx().set_ylabel(titled(labels))
    axes.secondary_xaxis("top").set_xlabel(titled(labels))
    return axes.figure


def ticks(labels: list[str]) -> Figure:
    axes = plt.figure().add_subplot()
    axes.set_xticks(range(len(labels)), labels, rotation=90)
    axes.set_yticks(range(len(labels)), labels)
    axes.set_yticks(np.arange(len(labels)) + 0.5, labels, minor=True)
    return axes.figure


def legend(labels: list[str]) -> Figure:
    axes = plt.figure().add_subplot()
    for label in labels:
        axes.plot([0], [0], label=label)
    axes.legend(title=titled(labels))
    axes.figure.legend(ncols=3)
    return axes.figure


def notes(labels: list[str]) -> Figure:
    axes = plt.figure().add_subplot(xlim=(0, 1), ylim=(0, 1))
    for place, label in enumerate(labels):
        axes.text(0.2, place / len(labels), label, rotation=place)
        axes.annotate(
            label, (0.9, place / len(labels)), (0.5, 0.5), arrowprops={"arrowstyle": "->"},
            bbox={"boxstyle": "round"},
        )  # fmt: skip
    return axes.figure


def names_of_bars(labels: list[str]) -> Figure:
    axes = plt.figure().add_subplot()
    axes.bar_label(axes.barh(labels, range(len(labels))), labels=labels)
    return axes.figure


def cells(labels: list[str]) -> Figure:
    axes = plt.figure().add_subplot()
    axes.table([[label] for label in labels], rowLabels=labels, colLabels=[titled(labels)])
    return axes.figure


def slices(labels: list[str]) -> Figure:
    axes = plt.figure().add_subplot()
    axes.pie([1] * len(labels), labels=labels)
    return axes.figure


def key_of_colours(labels: list[str]) -> Figure:
    figure = plt.figure()
    picture = figure.add_subplot().imshow([[0, len(labels)]])
    bar = figure.colorbar(picture, label=titled(labels))
    bar.set_ticks(range(len(labels)), labels=labels)
    return figure


def bars_of_pandas(labels: list[str]) -> Figure:
    frame = pd.DataFrame([range(len(labels))], columns=labels, index=[titled(labels)])
    return frame.plot.barh(title=titled(labels), xlabel=titled(labels)).figure


def panels_of_pandas(labels: list[str]) -> Figure:
    parts = [titled(part) for part in np.array_split(labels, 4)]
    frame = pd.DataFrame(np.eye(len(parts)), columns=parts)
    axes = frame.plot(subplots=True, title=parts)
    return axes[0].figure


def heat_map_of_seaborn(labels: list[str]) -> Figure:
    import seaborn as sns

    frame = pd.DataFrame({"قيمة": range(len(labels))}, index=labels)
    return sns.heatmap(frame, annot=np.array(labels)[:, None], fmt="", yticklabels=labels).figure


def bars_of_seaborn(labels: list[str]) -> Figure:
    import seaborn as sns

    frame = pd.DataFrame({"كلمة": labels, "عدد": range(len(labels)), "مصدر": labels})
    return sns.barplot(frame, x="عدد", y="كلمة", hue="مصدر", legend="full").figure


def panels_of_seaborn(labels: list[str]) -> Figure:
    import seaborn as sns

    frame = pd.DataFrame({"كلمة": labels, "عدد": range(len(labels)), "نوع": ["خبر"] * len(labels)})
    with mpl.rc_context({"figure.constrained_layout.use": False}):  # seaborn has its own layout
        grid = sns.catplot(frame, x="عدد", y="كلمة", col="نوع", kind="bar")
    grid.set_titles("{col_name}")
    return grid.figure


PLACES = [
    titles, labels_of_axes, ticks, legend, notes, names_of_bars, cells, slices, key_of_colours,
    bars_of_pandas, panels_of_pandas, heat_map_of_seaborn, bars_of_seaborn, panels_of_seaborn,
]  # fmt: skip


@pytest.mark.parametrize("place", PLACES)
def test_each_label_reads_right_in_each_place(place: Callable[[list[str]], Figure]) -> None:
    mk.use_arabic()
    lines = drawn(place(ALL))
    assert set(ALL) <= {line.text for line in lines}
    assert wrong(lines) == set()


def in_charts(chart: str, labels: list[str], lang: str) -> list[Line]:
    """Return what is drawn of labels in as many charts as have room for them."""
    room = CHARTS[chart].room
    parts = [labels[start : start + room] for start in range(0, len(labels), room)]
    return [line for part in parts for line in drawn(CHARTS[chart].draw(part, lang).figure)]


def shown(labels: list[str], lines: list[Line]) -> set[str]:
    """Return which labels stand on a line, alone or after a heading: المعدل: سد."""
    texts = {part for line in lines for part in (line.text, line.text.partition(": ")[2])}
    return set(labels) & texts


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize("chart", CHARTS)
def test_each_label_reads_right_in_each_chart(chart: str, lang: str) -> None:
    labels = ALL[:4] if chart == "trend of one term" else ALL
    lines = in_charts(chart, labels, lang)
    assert shown(labels, lines) == set(labels)
    assert wrong(lines) == set()


def test_every_chart_is_in_the_list_of_charts() -> None:
    charts = set(mk.plot.__all__) - {"describe", "use_arabic"}
    assert charts == {chart.split()[0] for chart in CHARTS}


@pytest.mark.parametrize("mutant", MUTANTS)
def test_the_comparison_fails_for_mutants(
    mutant: Callable[[str], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    draw_as(mutant, monkeypatch)
    spoilt = set(MUTANTS[mutant])
    assert len(spoilt) >= 15
    assert set(TELLING) <= spoilt
    found = wrong(drawn(page_of(ALL)))
    assert sorted(spoilt - found) == []
    assert not found & set(LATIN)


@pytest.mark.parametrize("mutant", MUTANTS)
@pytest.mark.parametrize("place", PLACES)
def test_the_comparison_fails_for_mutants_in_each_place(
    place: Callable[[list[str]], Figure],
    mutant: Callable[[str], str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    draw_as(mutant, monkeypatch)
    lines = drawn(place(TELLING))
    assert {line.text for line in lines if line.text in TELLING} == set(TELLING)
    assert [
        line.text for line in lines if line.text in TELLING and line.drawn == line.expected
    ] == []


@pytest.mark.parametrize("mutant", MUTANTS)
@pytest.mark.parametrize("chart", CHARTS)
def test_the_comparison_fails_for_mutants_in_each_chart(
    chart: str, mutant: Callable[[str], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    draw_as(mutant, monkeypatch)
    lines = in_charts(chart, TELLING[: CHARTS[chart].room], "ar")
    telling = [line for line in lines if line.text.split(": ")[-1] in TELLING]
    assert telling
    assert [line.text for line in telling if line.drawn == line.expected] == []
