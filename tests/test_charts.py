"""Every chart on real tables: nothing overlaps or is cut off, and each says what it shows."""

from __future__ import annotations

import re
import string
import sys
from collections.abc import Callable
from typing import Any, NamedTuple

import matplotlib as mpl
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest
from matplotlib.axes import Axes

import mediakit as mk
from boxes import boxes, outside, overlapping
from chart_tables import CASES, CORPORA, Case, Corpus, articles_of
from drawn import caption

mpl.use("agg")
pytestmark = pytest.mark.usefixtures("clean_matplotlib")
NO_CHARTS = {"describe", "use_arabic"}
LANGUAGES = ("ar", "en")


@pytest.fixture(scope="module", params=CORPORA)
def corpus(request: pytest.FixtureRequest) -> Corpus:
    return Corpus(articles_of(request.param))


@pytest.fixture(scope="module")
def sample() -> Corpus:
    return Corpus(mk.load_sample())


def texts_of(chart: str) -> dict[str, dict[str, str]]:
    """Return the sentences of a chart in both languages."""
    module = sys.modules[getattr(mk.plot, chart).__module__]
    texts: dict[str, dict[str, str]] = module.TEXTS
    return texts


def sentences(template: str) -> list[str]:
    """Return what a template says around its fields."""
    pieces = [piece.strip() for piece, *_ in string.Formatter().parse(template)]
    return [piece for piece in pieces if piece.strip(" .:،,()·؛;")]


def test_text_that_leaves_the_figure_or_lies_on_another_is_found() -> None:
    figure = plt.figure(figsize=(4, 3))
    figure.text(0.5, 0.5, "السد")
    assert outside(boxes(figure)) == overlapping(boxes(figure)) == []
    figure.text(0.52, 0.51, "النهر")
    assert overlapping(boxes(figure)) == [("السد", "النهر")]
    figure.text(0.97, 0.1, "الميناء")
    assert [found.split()[0] for found in outside(boxes(figure))] == ["الميناء", "the"]


def test_every_chart_has_a_table_here() -> None:
    assert {case.chart for case in CASES.values()} == {*mk.plot.__all__} - NO_CHARTS


class Drawn(NamedTuple):
    """What is found on a chart once it is drawn, with the warnings of its test as errors."""

    chart: str
    lang: str
    axes: Axes
    outside: list[str]
    overlapping: list[tuple[str, str]]


def drawn(case: Case, table: pd.DataFrame, lang: str, **given: Any) -> Drawn:
    axes = case.draw(table, lang=lang, **given)
    found = boxes(axes.get_figure(root=True))
    return Drawn(case.chart, lang, axes, outside(found), overlapping(found))


@pytest.fixture(scope="module", params=LANGUAGES)
def lang(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module", params=CASES)
def case(request: pytest.FixtureRequest) -> Case:
    return CASES[request.param]


@pytest.fixture(scope="module")
def real(corpus: Corpus, case: Case, lang: str) -> Drawn:
    return drawn(case, corpus.table(case), lang)


def test_nothing_of_a_chart_is_outside_its_figure(real: Drawn) -> None:
    assert real.outside == []


def test_no_label_of_a_chart_lies_on_another(real: Drawn) -> None:
    assert real.overlapping == []


def test_a_chart_has_a_title_on_the_side_where_its_language_begins(real: Drawn) -> None:
    side, other = ("right", "left") if real.lang == "ar" else ("left", "right")
    assert real.axes.get_title(loc=side)
    assert not real.axes.get_title(loc=other)


def test_the_caption_of_a_chart_says_of_how_much_it_is(real: Drawn) -> None:
    assert re.match(r"ن = [\d,]+ " if real.lang == "ar" else r"N = [\d,]+ ", caption(real.axes))


def test_a_chart_describes_itself_in_its_language(real: Drawn) -> None:
    said = mk.plot.describe(real.axes)
    texts = texts_of(real.chart)[real.lang]
    template = texts.get("description", texts["caption"])
    assert [piece for piece in sentences(template) if piece not in said] == []
    assert "{" not in said


def test_a_chart_fits_into_axes_of_the_usual_size(corpus: Corpus, case: Case, lang: str) -> None:
    top = {"top": 4} if case.name == "frequencies by source" else {}  # in up to four rows
    found = drawn(case, corpus.table(case), lang, ax=plt.subplots()[1], **top)
    assert found.axes.figure.get_size_inches().tolist() == [6.4, 4.8]
    assert found.outside == []
    assert found.overlapping == []


def renamed(table: pd.DataFrame, case: Case, rename: Callable[[str], object]) -> pd.DataFrame:
    """Return the table with other names for all that has one."""
    if not case.names:
        return table.rename(index=rename, columns=rename)
    names = [name for name in case.names if name != "family"]
    return table.assign(**{name: table[name].astype("object").map(rename) for name in names})


ODD_NAMES: dict[str, Callable[[str], str]] = {
    "200 letters": lambda name: (f"{name} " + "كلمة طويلة جدا " * 20)[:200],
    "200 letters without a space": lambda name: (name.replace(" ", "") + "س" * 200)[:200],
    "two dollar signs": lambda name: f"${name}$ \\alpha_1^2",
    "newlines": lambda name: f"{name}\nسطر\r\nآخر\u2028",
    "an emoji of the fonts": lambda name: f"{name} 😀",
    "three scripts": lambda name: f"BBC {name} (50%) שלום",
    "an override": lambda name: f"\u202e{name}",
    "isolates left open": lambda name: f"\u2067\u2066{name}",
    "markup": lambda name: f"<b>{name}</b> &amp; {{x}} %s",
}


@pytest.mark.parametrize("odd", ODD_NAMES)
def test_odd_names_are_drawn_where_they_belong(case: Case, odd: str, sample: Corpus) -> None:
    table = renamed(sample.table(case), case, ODD_NAMES[odd])
    found = drawn(case, table, "ar")
    assert found.outside == []
    if case.chart != "network" or "200" not in odd:  # 60 such words are wider than their figure
        assert found.overlapping == []


def test_letters_without_a_glyph_are_drawn_or_named(case: Case, sample: Corpus) -> None:
    table = renamed(sample.table(case), case, lambda name: f"{name} \U0001fae8")
    try:
        drawn(case, table, "ar")
    except (ValueError, UserWarning) as error:
        assert re.search("[Gg]lyph.*1FAE8|[Gg]lyph 129768", str(error))


def refusal(case: Case, table: pd.DataFrame, **given: Any) -> str:
    """Return the sentence with which a table is refused, or "drawn"; any other error is one."""
    try:
        drawn(case, table, given.pop("lang", "ar"), **given)
    except ValueError as error:
        return str(error)
    return "drawn"


def test_one_row_is_drawn_or_said_to_be_too_little(case: Case, sample: Corpus) -> None:
    table = sample.table(case)
    said = refusal(case, table.iloc[:1, :1] if not case.names else table.head(1))
    too_few = {"reuse": "nothing to draw: of 1 articles", "similarity": "nothing to draw"}
    assert too_few.get(case.chart, "drawn") in said


MANY = {
    "frequencies by source": "at most 24 groups", "trend by source": "at most 6 lines",
    "trend": "at most 6 lines", "similarity": "at most 200 groups",
}  # fmt: skip


def test_5000_rows_are_drawn_or_said_to_be_too_many(case: Case, sample: Corpus) -> None:
    part, number = sample.table(case).head(100), 5000
    if not case.names:
        many = pd.DataFrame(np.eye(number, dtype=np.int8))
    else:
        copies = [
            part.assign(**{name: part[name].astype("str") + f" {copy}" for name in case.names})
            for copy in range(-(-number // len(part)))
        ]
        many = pd.concat(copies, ignore_index=True).head(number)
    assert MANY.get(case.name, "drawn") in refusal(case, many)


def test_names_that_are_missing_get_one_sentence(case: Case, sample: Corpus) -> None:
    first = iter([None])
    table = renamed(sample.table(case), case, lambda name: next(first, name))
    assert re.search("must have a (value in the column|name for each)", refusal(case, table))


@pytest.mark.parametrize("number", [np.inf, -np.inf])
def test_infinite_numbers_get_one_sentence(case: Case, sample: Corpus, number: float) -> None:
    table = sample.table(case)
    for column in case.numbers:
        values = table[column].astype("float").where(np.arange(len(table)) != 0, number)
        said = refusal(case, table.assign(**{column: values}))
        assert f"finite numbers in {column} to be drawn; 1 of {len(table)}" in said


BELOW = {
    "frequencies": ("count", "rate"), "trend": ("rate",), "scatter": ("rate_target",
    "rate_reference"), "shift": ("rate_first", "rate_second", "share"), "cloud": ("rate",),
    "dispersion": ("place",),
}  # fmt: skip


def test_numbers_below_zero_are_drawn_where_they_mean_something(case: Case, sample: Corpus) -> None:
    table = sample.table(case)
    for column in case.numbers:
        said = refusal(case, table.assign(**{column: -table[column]}))
        refused = column in BELOW.get(case.chart, ())
        assert re.search("no number below 0|nothing to draw" if refused else "^drawn$", said)


def test_a_chart_is_drawn_on_nothing_else(case: Case, sample: Corpus) -> None:
    axes = plt.figure().add_subplot()
    axes.plot([1, 2], [3, 4])
    assert "`ax` must be empty" in refusal(case, sample.table(case), ax=axes)


def test_a_chart_speaks_arabic_or_english(case: Case, sample: Corpus) -> None:
    assert "must be one of ar, en; got fr" in refusal(case, sample.table(case), lang="fr")


def test_an_empty_table_is_nothing_to_draw(case: Case, sample: Corpus) -> None:
    assert "nothing to draw" in refusal(case, sample.table(case).head(0))


@pytest.mark.parametrize("chart", sorted({case.chart for case in CASES.values()}))
def test_both_languages_say_the_same_things_of_the_same_numbers(chart: str) -> None:
    arabic, english = (texts_of(chart)[lang] for lang in LANGUAGES)
    assert arabic.keys() == english.keys()
    for name, template in arabic.items():
        fields, others = (
            {field for _, field, *_ in string.Formatter().parse(text) if field}
            for text in (template, english[name])
        )
        assert fields == others, name
