"""Word clouds: no word lies on another, each is shaped right, and colours say whose it is."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
from itertools import combinations

import matplotlib as mpl
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.axes import Axes
from matplotlib.colors import to_hex
from matplotlib.text import Text

import mediakit as mk
from conftest import shared
from drawn import caption, labels
from mediakit.plot import describe
from mediakit.plot._arabic import PALETTE
from mediakit.plot._cloud_layout import KEY_SIZE, SMALLEST
from mediakit.plot._packing import pack

mpl.use("agg")
BLUE, ORANGE = PALETTE[:2]


pytestmark = pytest.mark.usefixtures("clean_matplotlib")


def table_of(rates: dict[str, float], group: str | None = None) -> pd.DataFrame:
    """Return a table of frequencies with these rates."""
    table = pd.DataFrame({"token": list(rates), "rate": list(rates.values())})
    return table if group is None else table.assign(group=group)


def many(number: int) -> pd.DataFrame:
    """Return a table of so many words, the rates as Zipf has them."""
    letters = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"
    words = [
        "".join(letters[(row * step + step) % 28] for step in range(2 + row % 6)) + f"{row}"
        for row in range(number)
    ]
    return table_of({word: 1000 / (row + 5) for row, word in enumerate(words)})


@pytest.fixture
def keywords() -> pd.DataFrame:
    index = pd.Index(["الإضراب", "السد", "النهر", "معالي"], name="token")
    counts = pd.DataFrame({"المد": [30, 52, 20, 1], "المنارة": [2, 50, 20, 28]}, index)
    return mk.keyness(counts, "المد")


@pytest.fixture
def two() -> pd.DataFrame:
    return pd.concat(
        [table_of({"السد": 40, "النهر": 10}, "المد"), table_of({"السد": 20, "الجسر": 5}, "المنارة")]
    )


def words_of(axes: Axes) -> list[Text]:
    """Return the words of a cloud, not the names of its panels."""
    return [text for text in labels(axes) if text.get_transform() is not axes.transAxes]


def written(axes: Axes) -> list[str]:
    return [text.get_text() for text in words_of(axes)]


def colours(axes: Axes) -> dict[str, str]:
    return {text.get_text(): to_hex(text.get_color()) for text in words_of(axes)}


def middle(axes: Axes, text: Text) -> float:
    """Return where the middle of a word is, from 0 to 1 of the width of the axes."""
    box, frame = text.get_window_extent(), axes.get_window_extent()
    return (box.x0 + box.x1 - 2 * frame.x0) / 2 / frame.width


def key_of(axes: Axes) -> dict[str, str]:
    legend = axes.get_legend()
    names = [text.get_text() for text in legend.get_texts()]
    return dict(
        zip(names, (to_hex(box.get_facecolor()) for box in legend.get_patches()), strict=True)
    )


def check_apart(axes: Axes, dpi: float) -> None:
    """Fail if two texts overlap, or a word lies outside of the axes."""
    figure = axes.figure
    figure.dpi = dpi
    figure.canvas.draw()
    legend = axes.get_legend()
    titles = [axes.title, axes._left_title, axes._right_title]
    texts = [*axes.texts, *titles, *(legend.get_texts() if legend else [])]
    boxes = [text.get_window_extent() for text in texts if text.get_text()]
    for first, second in combinations(boxes, 2):
        wide = min(first.x1, second.x1) - max(first.x0, second.x0)
        high = min(first.y1, second.y1) - max(first.y0, second.y0)
        assert min(wide, high) <= 0
    frame = axes.get_window_extent()
    for text in words_of(axes):
        box = text.get_window_extent()
        assert frame.x0 - 1 <= box.x0 <= box.x1 <= frame.x1 + 1
        assert frame.y0 - 1 <= box.y0 <= box.y1 <= frame.y1 + 1


@given(
    st.lists(st.tuples(st.floats(1, 60), st.floats(1, 30)), min_size=1, max_size=25),
    st.integers(0, 99),
)
@settings(max_examples=60)
def test_packed_boxes_lie_in_the_room_and_not_on_each_other(
    boxes: list[tuple[float, float]], seed: int
) -> None:
    sides, room = np.array(boxes), np.array([120.0, 70.0])
    centres = pack(sides, room, seed)
    placed = np.isfinite(centres).all(axis=1)
    assert placed[0]
    low, high = (centres - sides / 2)[placed], (centres + sides / 2)[placed]
    assert (low >= -room / 2 - 1e-9).all()
    assert (high <= room / 2 + 1e-9).all()
    for first, second in combinations(range(len(low)), 2):
        common = np.minimum(high[first], high[second]) - np.maximum(low[first], low[second])
        assert common.min() <= 1e-9
    np.testing.assert_array_equal(centres, pack(sides, room, seed))


@pytest.mark.parametrize("dpi", [60, 100, 233])
@pytest.mark.parametrize("horizontal", [1.0, 0.6])
def test_no_word_lies_on_another_at_whatever_resolution(dpi: float, horizontal: float) -> None:
    axes = mk.plot.cloud(many(120), top=120, horizontal=horizontal)
    assert len(words_of(axes)) == 120
    check_apart(axes, dpi)
    turned = [text.get_rotation() == 90 for text in words_of(axes)]
    assert any(turned) == (horizontal < 1)


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize("corpus", ["sample", "corpora/saudinewsnet/sample_780.csv"])
def test_clouds_of_real_corpora_keep_their_words_apart(corpus: str, lang: str) -> None:
    articles = mk.load_sample() if corpus == "sample" else mk.read_articles(shared(corpus))
    counts = mk.count(mk.lemmatize(mk.tokenize(articles)))
    rates = mk.without(mk.frequencies(counts), mk.stopwords())
    pair = rates[rates["group"].isin(list(counts)[:2])]
    key = mk.without(mk.keyness(counts, next(iter(counts))), mk.stopwords())
    for table, options in (
        (rates, {}), (pair, {}), (key, {}), (key, {"color": "log_ratio", "top": 200}),
    ):  # fmt: skip
        axes = mk.plot.cloud(table, lang=lang, **options)
        assert set(written(axes)) <= set(table["token"])
        check_apart(axes, 100)


def test_areas_of_letters_are_as_the_rates() -> None:
    axes = mk.plot.cloud(table_of({"السد": 90, "النهر": 40, "الجسر": 10}))
    sizes = np.array([text.get_fontsize() for text in words_of(axes)])
    np.testing.assert_allclose(sizes**2 / sizes[0] ** 2, [1, 4 / 9, 1 / 9])
    assert "مساحة الحروف بقدر معدل الورود" in caption(axes)


def test_equal_weights_have_equal_sizes_and_one_word_is_drawn() -> None:
    axes = mk.plot.cloud(table_of({"السد": 5, "النهر": 5}))
    assert len({text.get_fontsize() for text in words_of(axes)}) == 1
    assert written(mk.plot.cloud(table_of({"السد": 5}))) == ["السد"]


def test_words_without_a_place_are_counted_in_the_caption() -> None:
    figure, ax = plt.subplots(figsize=(3, 2.4))
    axes = mk.plot.cloud(many(300), top=200, ax=ax)
    shown = len(words_of(axes))
    assert 5 < shown < 200
    assert (
        caption(axes)
        .replace("\n", " ")
        .startswith(f"ن = {shown} كلمة من 300 في الجدول؛ لم يتسع المكان لـ{200 - shown} غيرها")
    )
    assert min(text.get_fontsize() for text in words_of(axes)) >= SMALLEST
    check_apart(axes, figure.dpi)


def test_axes_without_room_are_named() -> None:
    narrow = plt.figure(figsize=(2.4, 4)).add_subplot()
    with pytest.raises(ValueError, match="`ax` has no room for a word of 6 points"):
        mk.plot.cloud(table_of({"ص" * 48: 5}), ax=narrow)


def test_two_sources_stand_side_by_side_the_first_on_the_right(two: pd.DataFrame) -> None:
    axes = mk.plot.cloud(two)
    names = [text for text in labels(axes) if text.get_transform() is axes.transAxes]
    assert [text.get_text() for text in names] == ["المد", "المنارة"]
    assert [text.get_color() for text in names] == [BLUE, ORANGE]
    assert written(axes) == ["السد", "السد", "النهر", "الجسر"]
    assert [middle(axes, text) > 0.5 for text in words_of(axes)] == [True, False, True, False]
    sizes = [text.get_fontsize() for text in words_of(axes)]
    assert sizes[0] ** 2 == pytest.approx(2 * sizes[1] ** 2)
    english = mk.plot.cloud(two, lang="en")
    assert [middle(english, text) > 0.5 for text in words_of(english)] == [False, True, False, True]
    assert "في المد: السد (40.0)، النهر (10.0)؛ في المنارة: السد (20.0)" in describe(axes)


def test_a_word_has_the_colour_of_the_source_with_its_highest_rate(two: pd.DataFrame) -> None:
    axes = mk.plot.cloud(two, color="group")
    assert colours(axes) == {"السد": BLUE, "النهر": BLUE, "الجسر": ORANGE}
    assert key_of(axes) == {"المنارة": ORANGE, "المد": BLUE}  # from the left, so read المد first
    assert key_of(mk.plot.cloud(two, color="group", lang="en")) == {"المد": BLUE, "المنارة": ORANGE}
    assert set(colours(mk.plot.cloud(two, color="none")).values()) == {BLUE}


def test_swatches_stand_right_of_arabic_names(two: pd.DataFrame) -> None:
    for lang, right in (("ar", True), ("en", False)):
        legend = mk.plot.cloud(two, color="group", lang=lang).get_legend()
        legend.figure.canvas.draw()
        boxes = zip(legend.get_patches(), legend.get_texts(), strict=True)
        for swatch, name in boxes:
            assert (swatch.get_window_extent().x0 > name.get_window_extent().x0) == right


def test_more_sources_than_colours_leave_grey_to_those_with_the_fewest_words() -> None:
    parts = [
        table_of({f"كلمة{group}{row}": 10 + group for row in range(1 + group)}, f"مصدر{group}")
        for group in range(8)
    ]
    axes = mk.plot.cloud(pd.concat(parts))
    assert key_of(axes)["غيرها (3)"] == "#777777"
    assert colours(axes)["كلمة00"] == colours(axes)["كلمة22"] == "#777777"
    assert len({colours(axes)[f"كلمة{group}0"] for group in range(3, 8)}) == 5
    assert "#777777" not in [colours(axes)[f"كلمة{group}0"] for group in range(3, 8)]
    assert len(key_of(axes)) == 6


def test_keywords_of_the_target_and_of_the_reference_stand_side_by_side(
    keywords: pd.DataFrame,
) -> None:
    axes = mk.plot.cloud(keywords)
    assert colours(axes)["الإضراب"] == BLUE
    assert colours(axes)["معالي"] == ORANGE
    sizes = {text.get_text(): text.get_fontsize() for text in words_of(axes)}
    values = keywords.set_index("token")["log_likelihood"].abs()
    assert (sizes["معالي"] / sizes["الإضراب"]) ** 2 == pytest.approx(
        values["معالي"] / values["الإضراب"]
    )
    names = [text.get_text() for text in labels(axes) if text.get_transform() is axes.transAxes]
    assert names == ["أكثر في الهدف", "أكثر في المرجع"]


def test_keywords_of_one_side_fill_the_axes(keywords: pd.DataFrame) -> None:
    axes = mk.plot.cloud(keywords[keywords["log_likelihood"] < 0])
    names = [text for text in labels(axes) if text.get_transform() is axes.transAxes]
    assert [text.get_text() for text in names] == ["أكثر في المرجع"]
    assert names[0].get_position()[0] == 0.5
    assert set(colours(axes).values()) == {ORANGE}


def test_colours_by_log_ratio_go_from_the_reference_over_grey_to_the_target(
    keywords: pd.DataFrame,
) -> None:
    ratios = keywords.assign(log_ratio=[4.0, 0.0, -2.0, -9.0])
    axes = mk.plot.cloud(ratios, color="log_ratio")
    drawn = [colours(axes)[word] for word in keywords["token"]]
    assert drawn[:2] == [BLUE, "#777777"]
    assert drawn[3] == ORANGE
    assert drawn[2] not in drawn[:2] + drawn[3:]
    assert list(key_of(axes)) == ["≤ \u22124", "\u22122", "0", "+2", "≥ +4"]
    assert next(iter(key_of(mk.plot.cloud(ratios, color="log_ratio", lang="en")))) == "≥ +4"


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"color": "grup"}, "`color` must be one of panels, group, log_ratio, none; got grup"),
        ({"color": "log_ratio"}, "for a table of keyness only; got frequencies"),
        ({"horizontal": 1.5}, "`horizontal` must be from 0 to 1; got 1.5"),
        ({"top": 0}, "`top` must be at least 1; got 0"),
        ({"top": 501}, "`top` must be at most 500"),
        ({"lang": "fr"}, "`lang` must be one of ar, en; got fr"),
    ],
)
def test_wrong_options_get_one_sentence(
    options: dict[str, object], message: str, two: pd.DataFrame
) -> None:
    with pytest.raises(ValueError, match=re.escape(message)):
        mk.plot.cloud(two, **options)


def test_three_sources_have_no_panels(two: pd.DataFrame) -> None:
    three = pd.concat([two, table_of({"الجسر": 7}, "هضبة")])
    with pytest.raises(ValueError, match="at most 2 groups; `table` has 3"):
        mk.plot.cloud(three, color="panels")


def test_wrong_tables_get_one_sentence(two: pd.DataFrame, keywords: pd.DataFrame) -> None:
    wrong = [
        (two.head(0), "nothing to draw: `table` has no rows"),
        (two.assign(rate=0.0), "nothing to draw: no word of `table` has a weight"),
        (two.assign(rate=[np.inf, 1, 1, 1]), "finite numbers in rate to be drawn; 1 of 4"),
        (two.assign(rate=[-1, 1, 1, 1]), "no number below 0 in rate; 1 of 4"),
        (two.assign(token=["السد", None, "النهر", "الجسر"]), "column token in each row; 1 of 4"),
        (two.assign(group=["المد", None, "المد", "المد"]), "column group in each row; 1 of 4"),
        (two.drop(columns="rate"), "needs the column rate"),
        (keywords.assign(log_likelihood=np.inf), "finite numbers in log_likelihood"),
        (keywords.drop(columns="p"), "needs the column p"),
    ]
    for table, message in wrong:
        with pytest.raises(ValueError, match=message):
            mk.plot.cloud(table)
    with pytest.raises(TypeError, match="`table` must be a pandas DataFrame; got int"):
        mk.plot.cloud(3)


def test_missing_rates_and_rates_of_zero_are_not_drawn() -> None:
    axes = mk.plot.cloud(table_of({"السد": 5, "النهر": np.nan, "الجسر": 0}))
    assert written(axes) == ["السد"]
    assert caption(axes).startswith("ن = 1 كلمة من 3 في الجدول")


def test_axes_that_hold_something_are_refused(two: pd.DataFrame) -> None:
    axes = plt.figure().add_subplot()
    axes.plot([1, 2])
    with pytest.raises(ValueError, match="`ax` must be empty"):
        mk.plot.cloud(two, ax=axes)


def test_odd_labels_are_drawn_apart() -> None:
    odd = ["س" * 200, "$السد$", "سد\nالنهر", "😀 سد", "BBC שלום سد", "\u202eسد abc", "[ح]", " "]
    axes = mk.plot.cloud(table_of({word: 9.0 - row for row, word in enumerate(odd)}))
    assert len(words_of(axes)) == len(odd) - 1  # a blank is no word
    assert "سد النهر" in written(axes)
    assert all(len(word) <= 48 for word in written(axes))
    check_apart(axes, 100)


def test_five_thousand_rows_are_no_burden() -> None:
    axes = mk.plot.cloud(many(5000))
    assert len(words_of(axes)) == 100
    assert caption(axes).startswith("ن = 100 كلمة من 5,000 في الجدول")


def test_the_table_is_left_as_it_was(two: pd.DataFrame) -> None:
    before = two.copy()
    mk.plot.cloud(two, color="group")
    pd.testing.assert_frame_equal(two, before)


def test_lemma_classes_are_words_as_others(two: pd.DataFrame) -> None:
    tokens = mk.lemmatize(mk.Tokens.from_lists([["الحكومة", "حكومة", "والحكومة", "سد"]]))
    table = mk.frequencies(mk.count(tokens, by=None))
    assert written(mk.plot.cloud(table)) == table["token"].tolist()


PROGRAM = """
import sys, io, warnings
warnings.simplefilter("error")
from PIL import features
check = features.check
if sys.argv[1] == "off":
    features.check = lambda name: False if name in ("fribidi", "raqm") else check(name)
import matplotlib as mpl
mpl.use("agg")
mpl.rcParams["svg.hashsalt"] = "cloud"
import mediakit as mk
words = ["الحكومة", "مُحمَّد", "BBC عربي", "تراجع -5.2%", "لاجئون", "2019-11-27 خبر"]
counts = mk.count(mk.Tokens.from_lists([[w] * n for n, w in enumerate(words, 1)]), by=None)
axes = mk.plot.cloud(mk.frequencies(counts), seed=int(sys.argv[2]))
assert features.check("fribidi") == (sys.argv[1] == "on" and check("fribidi"))
axes.figure.savefig(sys.stdout.buffer, format="svg", metadata={"Date": None})
"""


def svg_of(fribidi: str, seed: int = 0) -> bytes:
    command = [sys.executable, "-c", PROGRAM, fribidi, str(seed)]
    return subprocess.run(command, capture_output=True, check=True, env=os.environ).stdout


def test_a_cloud_is_the_same_with_and_without_fribidi_in_every_process() -> None:
    """One seed, three processes, one SVG to the byte; another seed, another."""
    with_it = svg_of("on")
    assert b"Vazirmatn" in with_it
    assert svg_of("off") == with_it
    assert svg_of("on") == with_it
    assert svg_of("on", seed=1) != with_it


def test_words_of_an_svg_can_be_kept_as_text(two: pd.DataFrame) -> None:
    axes = mk.plot.cloud(two)
    buffer = io.StringIO()
    with mpl.rc_context({"svg.fonttype": "none"}):
        axes.figure.savefig(buffer, format="svg")
    assert mk.rtl("الجسر") in buffer.getvalue()
    assert "<image" not in buffer.getvalue()
    assert axes.texts[-1].get_fontsize() <= KEY_SIZE
