"""The scatter of rates: a point a word, one scale, names that hide nothing."""

from __future__ import annotations

import matplotlib as mpl
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib import colors
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection, PathCollection
from matplotlib.text import Text

import mediakit as mk
from boxes import overlaps
from chart_tables import CORPORA, articles_of
from drawn import caption
from mediakit._direction import strip_isolates
from mediakit.plot._rate_axes import RateScale, plain
from mediakit.plot._scatter import NAME
from mediakit.plot._sides import SIDE_COLOURS

mpl.use("agg")
pytestmark = pytest.mark.usefixtures("clean_matplotlib")
ODD = ["س" * 200, "$س$ و $x$", "سطر\nثان", "سد 😀", "صحيفة Press עיתון", "\u202eسد"]


def table_of(words: dict[str, tuple[int, int]], measure: str = "log_likelihood") -> pd.DataFrame:
    """Return the table of words with their counts in 10,000 words of each source."""
    index = pd.Index([*words, "سائر"], name="token")
    pairs = np.array(list(words.values()))
    rest = 10_000 - pairs.sum(axis=0)
    counts = pd.DataFrame(np.vstack([pairs, rest]), index, columns=["المد", "المنارة"])
    return mk.without(mk.keyness(counts, "المد", min_count=1, measure=measure), ["سائر"])


@pytest.fixture
def table() -> pd.DataFrame:
    """Rates of 40 and 10, 5 and 50, 7 and 7, 30 and 0, 0 and 20."""
    return table_of(
        {"السد": (40, 10), "النهر": (5, 50), "البحر": (7, 7), "المد": (30, 0), "الجزر": (0, 20)}
    )


def names_of(axes: Axes) -> dict[str, Text]:
    return {strip_isolates(text.get_text()): text for text in axes.texts if text.get_gid() == NAME}


def dots(axes: Axes) -> PathCollection:
    (found,) = (each for each in axes.collections if isinstance(each, PathCollection))
    return found


def ends_of_lines(axes: Axes) -> np.ndarray:
    """Return the points at which lines to names begin, lines × 2."""
    (found,) = (each for each in axes.collections if isinstance(each, LineCollection))
    return np.array([line[0] for line in found.get_segments()]).reshape(-1, 2)


def ticks_of(axes: Axes) -> list[str]:
    return [strip_isolates(tick.get_text()) for tick in axes.get_xticklabels()]


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_points_stand_at_their_rates_on_two_equal_logarithmic_axes(
    table: pd.DataFrame, lang: str
) -> None:
    axes = mk.plot.scatter(table, lang=lang)
    assert (axes.get_xscale(), axes.get_yscale()) == ("log", "log")
    assert axes.get_xlim() == axes.get_ylim()
    assert not axes.xaxis_inverted()
    assert axes.yaxis.get_ticks_position() == ("right" if lang == "ar" else "left")
    assert axes.yaxis.get_label_position() == ("right" if lang == "ar" else "left")
    at = {tuple(np.round(place, 6)) for place in dots(axes).get_offsets()}
    assert {(10.0, 40.0), (50.0, 5.0), (7.0, 7.0)} <= at
    assert len(at) == 5


def test_words_that_one_source_never_uses_stand_in_a_named_band(table: pd.DataFrame) -> None:
    axes = mk.plot.scatter(table)
    rates = np.round(dots(axes).get_offsets(), 6)
    (left,), (below,) = rates[rates[:, 1] == 30][:, 0], rates[rates[:, 0] == 20][:, 1]
    bands = [patch.get_window_extent() for patch in axes.patches]
    axes.figure.canvas.draw()
    lowest_rate = 5
    for value in (left, below):
        assert axes.get_xlim()[0] < value < lowest_rate
    assert len(bands) == 2
    assert ticks_of(axes)[0] == "لا ترد"
    assert ticks_of(mk.plot.scatter(table, lang="en"))[0] == "never"
    everywhere = table[(table["rate_target"] > 0) & (table["rate_reference"] > 0)]
    without_band = mk.plot.scatter(everywhere)
    assert "لا ترد" not in ticks_of(without_band)
    assert len(without_band.patches) == 0


def test_a_band_is_only_on_the_axis_that_needs_it(table: pd.DataFrame) -> None:
    axes = mk.plot.scatter(table[table["rate_target"] > 0])
    assert ticks_of(axes)[0] == "لا ترد"
    assert "لا ترد" not in [tick.get_text() for tick in axes.get_yticklabels()]
    assert len(axes.patches) == 1


def test_points_have_the_colour_of_their_side(table: pd.DataFrame) -> None:
    axes = mk.plot.scatter(table)
    at = {
        tuple(np.round(place, 6)): number for number, place in enumerate(dots(axes).get_offsets())
    }
    shades = dots(axes).get_facecolors()[:, :3]
    for place, colour in (((10.0, 40.0), SIDE_COLOURS[0]), ((50.0, 5.0), SIDE_COLOURS[1])):
        np.testing.assert_allclose(shades[at[place]], colors.to_rgb(colour))
    assert np.ptp(shades[at[7.0, 7.0]]) == 0  # grey


def test_the_strongest_words_of_both_sides_are_named(table: pd.DataFrame) -> None:
    assert set(names_of(mk.plot.scatter(table))) == {"السد", "النهر", "المد", "الجزر"}
    assert set(names_of(mk.plot.scatter(table, top=1))) == {"المد", "النهر"}


@pytest.mark.parametrize(
    "measure", ["odds_ratio", "simple_maths", "percent_diff", "bic", "log_ratio"]
)
def test_every_measure_names_words_of_both_sides(measure: str) -> None:
    words = {"السد": (40, 10), "النهر": (5, 50), "البحر": (7, 7), "المد": (30, 0), "الجزر": (0, 20)}
    axes = mk.plot.scatter(table_of(words, measure))
    assert set(names_of(axes)) == {"السد", "النهر", "المد", "الجزر"}
    above = {name for name, text in names_of(axes).items() if text.get_color()[2] > 0.3}
    assert above == {"السد", "المد"}


def test_a_name_is_near_its_point_or_a_line_leads_to_it() -> None:
    words = {f"كلمة{number}": (40, 10 + number % 2) for number in range(12)}
    axes = mk.plot.scatter(table_of(words))
    axes.figure.canvas.draw()
    assert len(names_of(axes)) == 12
    starts = {tuple(np.round(end, 6)) for end in ends_of_lines(axes)}
    assert starts == {(10.0, 40.0), (11.0, 40.0)}
    assert len(ends_of_lines(axes)) >= 6


def test_the_lines_are_of_equal_and_of_fourfold_rates(table: pd.DataFrame) -> None:
    lines = mk.plot.scatter(table).get_lines()
    ratios = [np.round(line.get_ydata() / line.get_xdata(), 9).tolist() for line in lines]
    assert ratios == [[1, 1], [4, 4], [0.25, 0.25]]


def test_rates_are_plain_numbers() -> None:
    axes = mk.plot.scatter(table_of({"السد": (1, 4000), "النهر": (3000, 2)}))
    assert ticks_of(axes) == ["1", "10", "100", "1,000"]
    assert [plain(rate) for rate in (0.001, 0.3, 1.0, 20.0, 10_000.0)] == [
        "0.001", "0.3", "1", "20", "10,000",
    ]  # fmt: skip


@given(st.lists(st.tuples(st.floats(0, 1e4), st.floats(0, 1e4)), min_size=1, max_size=30))
@settings(max_examples=60, deadline=None)
def test_a_scale_holds_all_rates_and_a_few_ticks(pairs: list[tuple[float, float]]) -> None:
    rates = np.array([[0.01, 0.02], *pairs])
    rates = np.where(rates < 1e-3, 0, rates)
    scale = RateScale(rates)
    places = np.log10(scale.places(rates))
    assert (places > scale.lowest).all()
    assert (places < scale.high).all()
    start, end = scale.band
    in_band = (places > start) & (places < end)
    assert (in_band == (rates == 0)).all()
    assert 3 <= len(scale.ticks()) <= 7
    assert (np.diff(scale.ticks()) > 0).all()


def test_the_caption_says_how_many_words_and_how_many_are_named(table: pd.DataFrame) -> None:
    text = caption(mk.plot.scatter(table)).replace("\n", " · ")
    assert text.startswith(
        "ن = 10,000 كلمة في الهدف و10,000 في المرجع · 5 كلمة في الجدول، سُمّي منها أقوى 4 · المقياس: "
        "نسبة الأرجحية اللوغاريتمية G²"
    )
    named = mk.plot.scatter(table, names=("المد", "المنارة"), lang="en")
    assert "words in المد, 10,000 in المنارة" in caption(named)
    assert "Rate in المنارة" in named.get_xlabel()
    assert "Rate in المد" in named.get_ylabel()


def test_names_without_room_are_left_out_and_not_counted() -> None:
    words = {f"كلمة طويلة جدا {number}": (40, 10 + number % 3) for number in range(60)}
    axes = mk.plot.scatter(table_of(words), top=60, ax=plt.figure(figsize=(3.4, 3.4)).add_subplot())
    shown = len(names_of(axes))
    assert 0 < shown < 60
    assert f"سُمّي منها أقوى {shown} ·" in caption(axes).replace("\n", " · ")
    assert f"سُمّي منها أقوى {shown} ·" in mk.plot.describe(axes)


def test_it_says_what_it_shows(table: pd.DataFrame) -> None:
    said = mk.plot.describe(mk.plot.scatter(table))
    assert said.startswith(
        "معدلات الكلمات في مصدرين. 2 كلمة أكثر في الهدف، أبرزها: المد، السد. 2 كلمة أكثر في "
        "المرجع، أبرزها: النهر، الجزر. ن = 10,000"
    )
    english = mk.plot.describe(mk.plot.scatter(table, lang="en", title="T"))
    assert english.startswith("T. 2 words more in the target, first: المد, السد. 2 words more in")


def test_the_order_of_rows_changes_nothing(table: pd.DataFrame) -> None:
    axes, again = (mk.plot.scatter(rows) for rows in (table, table.sample(frac=1, random_state=4)))
    np.testing.assert_array_equal(dots(axes).get_offsets(), dots(again).get_offsets())
    places = [{name: text.get_position() for name, text in names_of(each).items()}
              for each in (axes, again)]  # fmt: skip
    assert places[0] == places[1]


def many(number: int, seed: int = 0) -> pd.DataFrame:
    """Return words with counts as those of a corpus: most are rare, some in one source only."""
    random = np.random.default_rng(seed)
    common = random.pareto(0.9, number) + 0.3
    counts = random.poisson(common[:, None] * random.lognormal(0, 0.8, (number, 2)))
    index = pd.Index([f"كلمة{at}" for at in range(number)], name="token")
    return mk.keyness(pd.DataFrame(counts, index, columns=["أ", "ب"]), "أ", min_count=1)


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize("top", [1, 20, 100])
def test_no_text_hides_another(lang: str, top: int) -> None:
    axes = mk.plot.scatter(many(7000), top=top, lang=lang)
    assert overlaps(axes) == []
    assert len(dots(axes).get_offsets()) > 5000
    assert len(names_of(axes)) > 1.5 * top


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize("corpus", CORPORA)
def test_it_is_clear_on_real_articles(corpus: str, lang: str) -> None:
    counts = mk.count(mk.tokenize(articles_of(corpus)))
    source = counts.columns[0]
    table = mk.without(mk.keyness(counts, source), mk.stopwords())
    axes = mk.plot.scatter(table, lang=lang, names=(source, "البقية"))
    assert overlaps(axes) == []
    assert len(names_of(axes)) == 40


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_odd_words_and_names_are_drawn_and_hide_nothing(lang: str) -> None:
    table = table_of({word: (9 * at + 1, 50 - 9 * at) for at, word in enumerate(ODD)})
    axes = mk.plot.scatter(table, lang=lang, names=("W" * 200, "$a$ $b$"))
    assert overlaps(axes) == []
    assert "$س$ و $x$" in names_of(axes)
    assert "سطر ثان" in names_of(axes)
    assert len(names_of(axes)) == len(ODD)


@pytest.mark.parametrize("pair", [(3, 9), (3, 0), (0, 3), (5, 5)])
def test_one_word_is_drawn(pair: tuple[int, int]) -> None:
    axes = mk.plot.scatter(table_of({"السد": pair}))
    assert overlaps(axes) == []
    assert len(names_of(axes)) == (pair[0] != pair[1])


def test_words_without_a_rate_are_not_drawn(table: pd.DataFrame) -> None:
    axes = mk.plot.scatter(table.assign(rate_target=table["rate_target"].where(table.index > 0)))
    assert len(dots(axes).get_offsets()) == 4
    missing = table.assign(log_likelihood=np.nan)
    assert names_of(mk.plot.scatter(missing)) == {}


def test_it_draws_on_given_axes_and_changes_no_table(table: pd.DataFrame) -> None:
    before, axes = table.copy(), plt.figure(figsize=(5, 4)).add_subplot()
    assert mk.plot.scatter(table, ax=axes, title="عنوان") is axes
    assert axes.get_title(loc="right") == "عنوان"
    pd.testing.assert_frame_equal(table, before)
    assert overlaps(axes) == []


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_small_axes_lose_names_before_they_overlap(table: pd.DataFrame, lang: str) -> None:
    axes = plt.figure(figsize=(4, 3)).add_subplot()
    assert overlaps(mk.plot.scatter(table, ax=axes, lang=lang)) == []
    assert axes.get_ylabel().count("\n") == 1


def test_bad_input_gets_one_sentence(table: pd.DataFrame) -> None:
    full = plt.figure().add_subplot()
    full.plot([1, 2])
    token = table["token"].where(table.index > 0)
    zero = table.assign(rate_target=0.0, rate_reference=0.0)
    for given_, options, message in (
        (3, {}, "`table` must be a pandas DataFrame; got int"),
        (table.head(0), {}, "nothing to draw: `table` has no rows"),
        (table.drop(columns="rate_target"), {}, "needs the column rate_target"),
        (table.drop(columns="p"), {}, "needs the column p"),
        (table.assign(token=token), {}, "in the column token in each row; 1 of 5"),
        (table.assign(rate_target=np.inf), {}, "finite numbers in rate_target"),
        (table.assign(rate_reference=-1.0), {}, "no number below 0 in rate_reference; 5 of 5"),
        (zero, {}, "no word of `table` has a rate above 0"),
        (table, {"top": 0}, "`top` must be at least 1; got 0"),
        (table, {"top": 501}, "`top` must be at most 500"),
        (table, {"lang": "fr"}, "`lang` must be one of ar, en; got fr"),
        (table, {"names": "المد"}, "`names` must be two names"),
        (table, {"names": ("المد", " ")}, "`names` must be two names"),
        (table, {"ax": full}, "`ax` must be empty"),
    ):
        with pytest.raises((TypeError, ValueError), match=message):
            mk.plot.scatter(given_, **options)  # type: ignore[arg-type]
