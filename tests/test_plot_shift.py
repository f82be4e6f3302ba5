"""The chart of a shift: a bar a word, to the side of the source that uses it more."""

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

import mediakit as mk
from boxes import overlaps
from chart_tables import CORPORA, articles_of
from drawn import caption, labels
from mediakit._direction import strip_isolates

mpl.use("agg")
pytestmark = pytest.mark.usefixtures("clean_matplotlib")
SIDES = ("المد", "السدرة")
ODD = ["س" * 200, "$س$ و $x$", "سطر\nثان", "سد 😀", "صحيفة Press עיתון", "\u202eسد"]


def table_of(words: dict[str, tuple[int, int]]) -> pd.DataFrame:
    index = pd.Index(list(words), name="token")
    counts = pd.DataFrame(list(words.values()), index, columns=list(SIDES))
    return mk.shift(counts, *SIDES)


@pytest.fixture
def table() -> pd.DataFrame:
    """Three words: one of the first source only, one more in the second, one alike in both."""
    return table_of({"السد": (2, 2), "النهر": (1, 2), "الميناء": (1, 0)})


def written(axes: Axes) -> list[str]:
    return [strip_isolates(text.get_text()) for text in labels(axes)]


def widths(axes: Axes) -> list[float]:
    return [bar.get_width() for bar in axes.patches]


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_a_bar_is_a_share_on_the_side_of_the_source_that_uses_the_word_more(
    table: pd.DataFrame, lang: str
) -> None:
    axes = mk.plot.shift(table, lang=lang)
    assert widths(axes) == pytest.approx([80.31, -19.69], abs=0.01)  # a word alike has no side
    assert axes.xaxis_inverted() == (lang == "ar")
    words = {text.get_text(): text for text in labels(axes)}
    axes.figure.canvas.draw()
    for name, way in (("الميناء", 1), ("النهر", -1)):
        assert np.sign(words[name].xyann[0]) == (way if lang == "ar" else -way)
    first, second = ("80.3", "19.7")
    assert (words[first].get_window_extent().x0 < words[second].get_window_extent().x0) == (
        lang == "ar"
    )
    assert {"الميناء", "النهر", "80.3", "19.7"} < set(written(axes))
    assert all("\u2212" not in tick.get_text() for tick in axes.get_xticklabels())


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_the_side_of_the_first_source_is_where_its_bars_are(lang: str, table: pd.DataFrame) -> None:
    axes = mk.plot.shift(table, names=("الأولى", "Press"), lang=lang)
    axes.figure.canvas.draw()
    boxes = {text.get_text(): text.get_window_extent() for text in labels(axes)}
    (first,) = (box for name, box in boxes.items() if "الأولى" in name)
    (second,) = (box for name, box in boxes.items() if "Press" in name)
    assert (first.x1 < second.x0) == (lang == "ar")
    ends = axes.transData.transform([[bar.get_width(), 0] for bar in axes.patches])[:, 0]
    assert (ends[0] < ends[1]) == (lang == "ar")


def test_the_caption_has_the_divergence_of_all_words_also_where_some_are_left_out(
    table: pd.DataFrame,
) -> None:
    bits = table["contribution"].sum()
    assert bits == pytest.approx(0.15564, abs=1e-5)
    for shown in (table, table[table["token"] != "الميناء"]):
        axes = mk.plot.shift(shown, lang="en")
        assert "Jensen-Shannon divergence of all words: 0.156 bits" in caption(axes).replace(
            "\n", " · "
        )
    assert "share of the words shown: 19.7%" in caption(axes)
    assert caption(axes).startswith("N = 2 words in the table")
    assert "ن = 3 كلمة في الجدول" in caption(mk.plot.shift(table))
    assert "نصيب الكلمات المعروضة منه: 80.3%" in caption(mk.plot.shift(table, top=1))


def test_a_tiny_divergence_is_a_plain_number() -> None:
    table = table_of({"السد": (10**9, 10**9), "النهر": (10**9, 10**9 + 900)})
    assert "0.0000000000000" in caption(mk.plot.shift(table))


def test_it_says_what_it_shows(table: pd.DataFrame) -> None:
    said = mk.plot.describe(mk.plot.shift(table))
    assert said.startswith(
        "الكلمات التي تفرّق بين المصدرين. أكثر في المصدر الأول: الميناء (80.31%). أكثر في المصدر "
        "الثاني: النهر (19.69%). ن = 3"
    )
    english = mk.plot.describe(mk.plot.shift(table, lang="en", names=("A", "B"), title="T"))
    assert english.startswith("T: more in A: الميناء (80.31%); more in B: النهر (19.69%). N = 3")
    one_side = table[table["token"] != "النهر"]
    assert "المصدر الثاني: لا شيء" in mk.plot.describe(mk.plot.shift(one_side))


def test_the_order_of_rows_changes_nothing() -> None:
    table = table_of(dict.fromkeys("أبجد", (9, 1)) | dict.fromkeys("هوزح", (1, 9)))
    axes = mk.plot.shift(table, top=5)
    again = mk.plot.shift(table.sample(frac=1, random_state=2), top=5)
    assert written(axes) == written(again)
    assert widths(axes) == widths(again)
    assert written(axes)[:5] == sorted(table["token"])[:5]


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50)), min_size=2, max_size=12))
@settings(max_examples=20, deadline=None)
def test_bars_are_the_shares_and_point_to_the_higher_rate(pairs: list[tuple[int, int]]) -> None:
    table = table_of({f"كلمة{number}": pair for number, pair in enumerate([(1, 1), *pairs])})
    differing = table[table["rate_first"] != table["rate_second"]]
    if differing.empty or not differing["share"].max() > 0:
        with pytest.raises(ValueError, match="no word of `table` differs in its rate"):
            mk.plot.shift(table)
        return
    axes = mk.plot.shift(table)
    shares = {row.token: row for row in differing.itertuples()}
    for word, width in zip(written(axes), widths(axes), strict=False):
        assert abs(width) == pytest.approx(shares[word].share * 100)
        assert (width > 0) == (shares[word].rate_first > shares[word].rate_second)
    plt.close("all")


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize("top", [1, 30, 100])
def test_no_text_hides_another(lang: str, top: int) -> None:
    random = np.random.default_rng(top)
    words = {f"كلمة{number}": tuple(random.geometric(0.02, 2)) for number in range(5000)}
    assert overlaps(mk.plot.shift(table_of(words), top=top, lang=lang)) == []


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize("corpus", CORPORA)
def test_it_is_clear_on_real_articles(corpus: str, lang: str) -> None:
    counts = mk.count(mk.tokenize(articles_of(corpus)))
    table = mk.shift(counts, *counts.columns[:2])
    assert overlaps(mk.plot.shift(table, lang=lang, names=counts.columns[:2])) == []
    assert overlaps(mk.plot.shift(mk.without(table, mk.stopwords()), lang=lang)) == []


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_odd_words_and_names_are_drawn_and_hide_nothing(lang: str) -> None:
    table = table_of({word: (9 - at, at + 1) for at, word in enumerate(ODD)})
    axes = mk.plot.shift(table, lang=lang, names=(ODD[0], "$a$ $b$"))
    assert overlaps(axes) == []
    assert "$س$ و $x$" in written(axes)
    assert "سطر ثان" in written(axes)
    assert len(widths(axes)) == len(ODD)


def test_missing_numbers_are_not_drawn(table: pd.DataFrame) -> None:
    axes = mk.plot.shift(table.assign(share=table["share"].where(table["token"] != "الميناء")))
    assert widths(axes) == pytest.approx([-19.69], abs=0.01)
    with pytest.raises(ValueError, match="nothing to draw"):
        mk.plot.shift(table.assign(share=np.nan))


def test_it_draws_on_given_axes_and_changes_no_table(table: pd.DataFrame) -> None:
    before, axes = table.copy(), plt.figure().add_subplot()
    assert mk.plot.shift(table, ax=axes, title="عنوان") is axes
    assert axes.get_title(loc="right") == "عنوان"
    pd.testing.assert_frame_equal(table, before)


def test_bad_input_gets_one_sentence(table: pd.DataFrame) -> None:
    alike = table_of({"السد": (2, 2), "النهر": (1, 1)})
    full = plt.figure().add_subplot()
    full.plot([1, 2])
    for given_, options, message in (
        (3, {}, "`table` must be a pandas DataFrame; got int"),
        (table.head(0), {}, "nothing to draw: `table` has no rows"),
        (table.drop(columns="share"), {}, "needs the column share"),
        (table.assign(token=[None, "أ", "ب"]), {}, "in the column token in each row; 1 of 3"),
        (table.assign(share=np.inf), {}, "finite numbers in share"),
        (table.assign(contribution=-1.0), {}, "no number below 0 in contribution; 3 of 3"),
        (table.assign(rate_first=-1.0), {}, "no number below 0 in rate_first"),
        (table.assign(contribution=0.0), {}, "no word of `table` differs in its rate"),
        (alike, {}, "no word of `table` differs in its rate"),
        (table, {"top": 0}, "`top` must be at least 1; got 0"),
        (table, {"top": 501}, "`top` must be at most 500"),
        (table, {"lang": "fr"}, "`lang` must be one of ar, en; got fr"),
        (table, {"names": "المد"}, "`names` must be two names"),
        (table, {"names": ("المد",)}, "`names` must be two names"),
        (table, {"names": ("المد", None)}, "`names` must be two names"),
        (table, {"ax": full}, "`ax` must be empty"),
    ):
        with pytest.raises((TypeError, ValueError), match=message):
            mk.plot.shift(given_, **options)  # type: ignore[arg-type]


def test_the_table_of_a_shift_needs_no_matplotlib() -> None:
    code = "import sys, mediakit; mediakit.shift; assert 'matplotlib' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True)
