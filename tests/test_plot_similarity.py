"""The heat map: each pair once, like beside like, numbers that can be read."""

from __future__ import annotations

import subprocess
import sys

import matplotlib as mpl
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection, QuadMesh
from matplotlib.text import Text

import mediakit as mk
from boxes import overlaps
from conftest import shared
from drawn import caption
from mediakit._direction import strip_isolates
from mediakit._similarity import NAMES
from mediakit.plot._heat import RAMP, luminance

mpl.use("agg")
pytestmark = pytest.mark.usefixtures("clean_matplotlib")
ODD = ["س" * 200, "$س$ و $x$", "سطر\nثان", "سد 😀", "صحيفة Press עיתון", "\u202eسد"]


def square_of(names: list[str], pairs: dict[str, float], own: float = 1.0) -> pd.DataFrame:
    """Return a square in which the pair "أب" has its value, others a half."""
    table = pd.DataFrame(0.5, index=names, columns=names)
    for (one, other), value in pairs.items():
        table.loc[one, other] = table.loc[other, one] = value
    return table.mask(np.eye(len(names), dtype=bool), own)


def random_square(number: int, names: list[str] | None = None, seed: int = 0) -> pd.DataFrame:
    values = np.random.default_rng(seed).uniform(0.2, 0.95, (number, number))
    labels = names or [f"صحيفة {place}" for place in range(number)]
    table = pd.DataFrame((values + values.T) / 2, index=labels, columns=labels)
    return table.mask(np.eye(number, dtype=bool), 1.0)


@pytest.fixture
def table() -> pd.DataFrame:
    return square_of(list("أبجد"), {"أج": 0.9, "بد": 0.8, "أد": 0.1})


def texts_of(axes: Axes, kind: str) -> list[Text]:
    return [text for text in axes.texts if text.get_gid() == kind]


def names_on(axes: Axes) -> list[str]:
    return [strip_isolates(text.get_text()) for text in texts_of(axes, "name")]


def cells_of(axes: Axes) -> np.ndarray:
    """Return the values of the pairs, NaN where none is drawn: rows from the second name on."""
    mesh = next(each for each in axes.collections if isinstance(each, QuadMesh))
    return np.ma.filled(mesh.get_array(), np.nan)


def assert_each_pair_is_drawn_once(axes: Axes, table: pd.DataFrame) -> None:
    names, cells = names_on(axes), cells_of(axes)
    assert sorted(names) == sorted(table.index)
    expected = table.loc[names, names].to_numpy()[1:, :-1]
    lower = np.tri(len(names) - 1, dtype=bool)
    np.testing.assert_array_equal(cells[lower], expected[lower])
    assert np.isnan(cells[~lower]).all()


def test_like_stands_beside_like_and_each_pair_is_drawn_once(table: pd.DataFrame) -> None:
    axes = mk.plot.similarity(table)
    names = "".join(names_on(axes))
    assert {frozenset(names[:2]), frozenset(names[2:])} == {frozenset("أج"), frozenset("بد")}
    assert_each_pair_is_drawn_once(axes, table)
    written = [text.get_text() for text in texts_of(axes, "value")]
    assert sorted(written) == ["0.10", "0.50", "0.50", "0.50", "0.80", "0.90"]


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_columns_run_from_the_side_where_the_language_begins(
    table: pd.DataFrame, lang: str
) -> None:
    axes = mk.plot.similarity(table, lang=lang)
    axes.figure.canvas.draw()
    boxes = [text.get_window_extent() for text in texts_of(axes, "name")]
    across, down = [box.x0 for box in boxes], [box.y0 for box in boxes]
    assert across == sorted(across, reverse=lang == "ar")
    assert down == sorted(down, reverse=True)  # the first on top
    tree = next(each for each in axes.collections if isinstance(each, LineCollection))
    leaves = {tuple(end) for line in tree.get_segments() for end in line if end[0] == 0}
    assert leaves == {(0, row) for row in range(4)}
    assert len(tree.get_segments()) == 3
    assert axes.xaxis_inverted() == (lang == "ar")


def test_a_number_stands_in_its_cell_and_can_be_read(table: pd.DataFrame) -> None:
    axes = mk.plot.similarity(table)
    cells = cells_of(axes)
    mesh = next(each for each in axes.collections if isinstance(each, QuadMesh))
    for text in texts_of(axes, "value"):
        column, row = text.get_position()
        value = cells[int(row) - 1, int(column)]
        assert text.get_text() == f"{value:.2f}"
        paper = luminance(np.array(mesh.to_rgba(value)))
        ink = luminance(np.array(mpl.colors.to_rgb(text.get_color())))
        assert (max(paper, ink) + 0.05) / (min(paper, ink) + 0.05) >= 4.5


def test_the_colours_grow_darker_all_the_way() -> None:
    assert (np.diff(luminance(RAMP(np.linspace(0, 1, 256)))) < 0).all()


def test_the_nearer_of_distances_is_the_darker() -> None:
    near = square_of(list("أبج"), {"أب": 1.0, "أج": 1200.0, "بج": 900.0}, own=0)
    axes = mk.plot.similarity(near, measure="euclidean")
    mesh = next(each for each in axes.collections if isinstance(each, QuadMesh))
    assert luminance(np.array(mesh.to_rgba(1.0))) < luminance(np.array(mesh.to_rgba(1200.0)))
    assert {text.get_text() for text in texts_of(axes, "value")} == {"1", "900", "1,200"}
    assert "المسافة الإقليدية (0 = تطابق)" in caption(axes)
    assert mk.plot.describe(axes).endswith("الأقل تشابها: أ – ج (1,200).") or mk.plot.describe(
        axes
    ).endswith("الأقل تشابها: ج – أ (1,200).")


def test_the_heat_map_says_n_the_measure_and_the_extremes(table: pd.DataFrame) -> None:
    said = mk.plot.describe(mk.plot.similarity(table, measure="cosine", lang="en"))
    assert said.startswith("4 groups, 6 pairs; cosine (1 = the same). Most alike: ")
    pair = {frozenset("أج"): "0.90", frozenset("بد"): "0.80", frozenset("أد"): "0.10"}
    for names, value in pair.items():
        one, other = sorted(names)
        assert f"{one} – {other} ({value})" in said or f"{other} – {one} ({value})" in said
    below = caption(mk.plot.similarity(table)).replace("\n", " ")
    assert "ن = 4 من المجموعات، 6 من الأزواج" in below
    assert "درجة التشابه (1 = تطابق)" in below


@pytest.mark.parametrize("measure", NAMES)
@pytest.mark.parametrize("lang", ["ar", "en"])
def test_every_measure_is_drawn_and_named(measure: str, lang: str) -> None:
    counts = mk.count(mk.tokenize(mk.load_sample()))
    found = mk.similarity(counts, measure=measure)
    axes = mk.plot.similarity(found, measure=measure, lang=lang)
    assert overlaps(axes) == []
    assert_each_pair_is_drawn_once(axes, found)
    own = float(found.to_numpy()[0, 0].round())
    assert f"({own:.0f} = " in caption(axes)


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize("measure", ["cosine", "euclidean"])
def test_no_text_hides_another_on_real_news(measure: str, lang: str) -> None:
    articles = mk.read_articles(shared("corpora/saudinewsnet/sample_780.csv"))
    found = mk.similarity(mk.count(mk.tokenize(articles)), measure=measure)
    axes = mk.plot.similarity(found, lang=lang)
    assert overlaps(axes) == []
    assert len(texts_of(axes, "value")) >= 78


def test_a_pair_without_a_value_is_blank_and_a_group_without_any_is_named(
    table: pd.DataFrame,
) -> None:
    gap = table.copy()
    gap.loc["أ", "ب"] = gap.loc["ب", "أ"] = np.nan
    axes = mk.plot.similarity(gap)
    assert_each_pair_is_drawn_once(axes, gap)
    assert len(texts_of(axes, "value")) == 5
    assert "أزواج بلا قيمة: 1" in caption(axes)
    without = table.copy()
    without["ج"] = without.loc["ج"] = np.nan
    axes = mk.plot.similarity(without)
    assert sorted(names_on(axes)) == sorted("أبد")
    assert "بلا قيم: ج" in caption(axes)
    assert mk.plot.describe(axes).endswith("بلا قيم: ج.")


def test_negative_correlations_are_written_with_a_minus() -> None:
    axes = mk.plot.similarity(square_of(list("أبج"), {"أب": -0.25, "أج": 0.5}))
    assert "\u22120.25" in [text.get_text() for text in texts_of(axes, "value")]


def test_close_values_are_told_apart() -> None:
    axes = mk.plot.similarity(square_of(list("أبج"), {"أب": 0.951, "أج": 0.953, "بج": 0.958}))
    assert sorted(text.get_text() for text in texts_of(axes, "value")) == [
        "0.951", "0.953", "0.958",
    ]  # fmt: skip


def test_two_groups_and_equal_groups_are_drawn() -> None:
    axes = mk.plot.similarity(square_of(list("أب"), {"أب": 0.5}))
    assert cells_of(axes).tolist() == [[0.5]]
    assert overlaps(axes) == []
    same = mk.plot.similarity(pd.DataFrame(1.0, index=list("أبج"), columns=list("أبج")))
    assert [text.get_text() for text in texts_of(same, "value")] == ["1.00"] * 3
    assert overlaps(same) == []


def test_where_numbers_do_not_fit_a_bar_of_colours_says_them() -> None:
    many = random_square(40)
    axes = mk.plot.similarity(many)
    assert texts_of(axes, "value") == []
    pairs = many.to_numpy()[np.triu_indices(40, 1)]
    beside = {text.get_text() for text in axes.texts if text.get_gid() is None}
    assert beside == {f"{pairs.min():.2f}", f"{pairs.max():.2f}"}
    assert overlaps(axes) == []
    assert len(axes.figure.axes) == 1
    small = mk.plot.similarity(random_square(13), ax=plt.figure(figsize=(3, 4)).add_subplot())
    assert texts_of(small, "value") == []


def test_odd_and_long_names_are_harmless() -> None:
    odd = random_square(len(ODD), ODD)
    axes = mk.plot.similarity(odd, title="سعر $5 و $6")
    assert overlaps(axes) == []
    assert "س" * 24 + "…" in names_on(axes)
    long = random_square(13, [f"{place} {'صحيفة الاقتصاد ' * 13}" for place in range(13)])
    assert overlaps(mk.plot.similarity(long)) == []
    assert overlaps(mk.plot.similarity(long, ax=plt.figure().add_subplot())) == []


@settings(max_examples=25, deadline=None)
@given(st.integers(2, 30), st.integers(0, 10**6))
def test_no_pair_is_lost_in_whatever_order_the_groups_come(number: int, seed: int) -> None:
    given_table = random_square(number, seed=seed)
    shuffled = given_table.sample(frac=1, random_state=seed)
    shuffled = shuffled[shuffled.index]
    for each in (given_table, shuffled):
        axes = mk.plot.similarity(each)
        assert_each_pair_is_drawn_once(axes, each)
    plt.close("all")


def test_two_hundred_groups_are_drawn() -> None:
    axes = mk.plot.similarity(random_square(200))
    assert len(names_on(axes)) == 200
    assert overlaps(axes) == []


def test_the_axes_given_are_used_and_must_be_empty(table: pd.DataFrame) -> None:
    axes = plt.figure().add_subplot()
    before = table.copy()
    assert mk.plot.similarity(table, ax=axes) is axes
    pd.testing.assert_frame_equal(table, before)
    assert overlaps(axes) == []
    with pytest.raises(ValueError, match="`ax` must be empty"):
        mk.plot.similarity(table, ax=axes)


def test_tables_that_are_no_square_of_groups_get_one_sentence(table: pd.DataFrame) -> None:
    with pytest.raises(TypeError, match="`table` must be a pandas DataFrame; got int"):
        mk.plot.similarity(3)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="nothing to draw: `table` has no rows"):
        mk.plot.similarity(pd.DataFrame())
    with pytest.raises(ValueError, match=r"must be square, .*; got 4 rows and 3 columns"):
        mk.plot.similarity(table[["أ", "ب", "ج"]])
    with pytest.raises(ValueError, match="the same groups in its rows and columns"):
        mk.plot.similarity(table[["ب", "أ", "ج", "د"]])
    with pytest.raises(ValueError, match="each group once; more than once: أ"):
        mk.plot.similarity(table.set_axis(list("أأجد")).set_axis(list("أأجد"), axis=1))
    nameless = ["أ", None, "ج", "د"]
    with pytest.raises(ValueError, match="a name for each row and column; 2 of 8 have none"):
        mk.plot.similarity(table.set_axis(nameless).set_axis(nameless, axis=1))
    with pytest.raises(ValueError, match="at most 200 groups to be told apart; got 5000"):
        mk.plot.similarity(pd.DataFrame(np.ones((5000, 5000))))


def test_values_that_cannot_be_drawn_get_one_sentence(table: pd.DataFrame) -> None:
    with pytest.raises(ValueError, match="must hold numbers; got str"):
        mk.plot.similarity(table.astype("str"))
    with pytest.raises(ValueError, match="finite numbers to be drawn; 2 of 16 are infinite"):
        mk.plot.similarity(table.replace(0.1, np.inf))
    uneven = table.copy()
    uneven.loc["أ", "ب"] = 0.6
    with pytest.raises(ValueError, match="the same value both ways"):
        mk.plot.similarity(uneven)
    with pytest.raises(ValueError, match=r"1 in its diagonal \(similarities\) or 0 .*; got 0.5"):
        mk.plot.similarity(table.replace(1.0, 0.5))
    with pytest.raises(ValueError, match="no distance below 0; got 1"):
        mk.plot.similarity(square_of(list("أبج"), {"أب": -1.0}, own=0))
    for none in (table.iloc[:1, :1], table * np.nan):
        with pytest.raises(ValueError, match="a value of at least one pair of groups"):
            mk.plot.similarity(none)


def test_options_are_checked(table: pd.DataFrame) -> None:
    with pytest.raises(ValueError, match=r"`measure` must be one of .* Did you mean cosine"):
        mk.plot.similarity(table, measure="cosin")
    with pytest.raises(ValueError, match=r"`measure` must be of similarities, .*; got euclidean"):
        mk.plot.similarity(table, measure="euclidean")
    with pytest.raises(ValueError, match="`lang` must be one of ar, en; got fr"):
        mk.plot.similarity(table, lang="fr")


def test_scipy_is_loaded_only_to_cluster() -> None:
    code = "import sys, mediakit.plot; assert 'scipy.cluster' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True)
