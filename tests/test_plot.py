"""Charts: what they draw and say, and what they refuse."""

from __future__ import annotations

import base64
import io
import re
import subprocess
import sys

import matplotlib as mpl
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest
from PIL import Image

import mediakit as mk
from boxes import overlaps
from drawn import labels, lines_drawn
from mediakit._direction import strip_isolates
from mediakit.plot import _figure
from mediakit.plot._rows import row_names

mpl.use("agg")


pytestmark = pytest.mark.usefixtures("clean_matplotlib")


@pytest.fixture
def table() -> pd.DataFrame:
    words = ["السد"] * 5 + ["النهر"] * 3 + ["BBC", "BBC", "$x$"]
    return mk.frequencies(mk.count(mk.Tokens.from_lists([words]), by=None))


@pytest.fixture
def keywords() -> pd.DataFrame:
    index = pd.Index(["الإضراب", "السد", "النهر", "معالي"], name="token")
    counts = pd.DataFrame({"المد": [30, 52, 20, 1], "المنارة": [2, 50, 20, 28]}, index)
    return mk.keyness(counts, "المد")


def test_frequencies_are_mirrored_with_the_first_word_on_top(table: pd.DataFrame) -> None:
    mk.use_arabic()
    axes = plt.figure().add_subplot()
    assert mk.plot.frequencies(table, ax=axes) is axes
    assert axes.xaxis_inverted()
    assert axes.yaxis_inverted()
    assert axes.yaxis.get_ticks_position() == "right"
    assert [tick.get_text() for tick in axes.get_yticklabels()] == ["السد", "النهر", "BBC", "$x$"]
    widths = [bar.get_width() for bar in axes.patches]
    assert widths == table["rate"].tolist()
    axes.figure.canvas.draw()


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_many_rows_are_named_where_the_language_begins(lang: str) -> None:
    words = [f"{root}{ending}" for root in "بتثجحخدذ" for ending in ("", *"رزسشصضطظعغفق")]
    words[-1] = "كلمة أطول من غيرها بكثير"
    rates = np.arange(len(words), 0, -1.0)
    table = pd.DataFrame({"token": words, "count": 1, "rate": rates})
    axes = mk.plot.frequencies(
        table.assign(rate_low=rates, rate_high=rates), top=len(words), lang=lang
    )
    assert overlaps(axes) == []
    names = row_names(axes)
    assert [name.get_text() for name in names] == words
    boxes, frame = [name.get_window_extent() for name in names], axes.get_window_extent()
    begin = {box.x0 if lang == "ar" else box.x1 for box in boxes}
    assert np.ptp(list(begin)) < 2
    assert all(box.x0 > frame.x1 if lang == "ar" else box.x1 < frame.x0 for box in boxes)
    assert [box.y0 for box in boxes] == sorted((box.y0 for box in boxes), reverse=True)


def test_charts_are_right_without_use_arabic(table: pd.DataFrame) -> None:
    axes = mk.plot.frequencies(table, ax=plt.figure().add_subplot(), title="BBC عربي")
    assert axes.title.get_text() == ""
    assert axes.get_title(loc="right") == "BBC عربي"
    assert mk.rtl("BBC عربي") in lines_drawn(axes.figure)
    assert axes.yaxis.get_ticklabels()[0].get_fontfamily()[0] == "Vazirmatn"


def test_charts_isolate_their_texts_where_matplotlib_has_no_hook(
    table: pd.DataFrame, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mpl, "__version__", "3.10.8")
    with pytest.warns(UserWarning, match="pip install --upgrade"):
        axes = mk.plot.frequencies(table, ax=plt.figure().add_subplot(), title="BBC عربي")
    assert axes.get_title(loc="right") == mk.rtl("BBC عربي")


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_each_group_has_a_panel_with_the_same_words_on_the_same_scale(lang: str) -> None:
    lists = [["السد", "النهر"], ["السد"], ["النهر"], ["النهر"], ["البحر"]]
    sources = pd.DataFrame({"article": list("12345"), "source": list("أبجده")})
    groups = mk.frequencies(mk.count(mk.Tokens.from_lists(lists, sources)))
    axes = mk.plot.frequencies(groups, lang=lang)
    axes.figure.canvas.draw()
    words = [tick.get_text() for tick in axes.get_yticklabels()]
    assert words == ["النهر", "السد", "البحر"] * 2  # four panels, and one below the first
    bars = [bar for bar in axes.patches if bar.get_width() == bar.get_width()]
    starts = sorted({round(bar.get_x(), 6) for bar in bars})
    assert np.ptp(np.diff(starts)) == pytest.approx(0, abs=1e-6)
    assert sorted(bar.get_width() for bar in bars) == sorted(groups["rate"])
    names = {text.get_text(): text.get_window_extent() for text in labels(axes)}
    places = [(names[name].x0 + names[name].x1) / 2 for name in "أبجد"]
    assert places == sorted(places, reverse=lang == "ar")
    assert names["ه"].y1 < names["أ"].y0
    many = pd.concat([groups.assign(group=str(number)) for number in range(25)])
    with pytest.raises(ValueError, match="at most 24 groups to be told apart; got 25"):
        mk.plot.frequencies(many)


def test_keyness_draws_both_sides_from_one_line(keywords: pd.DataFrame) -> None:
    axes = mk.plot.keyness(keywords, ax=plt.figure().add_subplot(), top=5)
    assert axes.xaxis_inverted()
    words = [strip_isolates(text.get_text()) for text in axes.texts]
    assert words[0] == "الإضراب"
    assert words[3] == "معالي"
    widths = [bar.get_width() for bar in axes.patches]
    assert widths == sorted(widths, reverse=True)
    assert widths[0] > 0 > widths[-1]


@pytest.mark.parametrize("side", [1, -1])
def test_keyness_with_one_side_only_is_drawn(keywords: pd.DataFrame, side: int) -> None:
    one_side = keywords[np.sign(keywords["log_likelihood"]) == side]
    axes = mk.plot.keyness(one_side, ax=plt.figure().add_subplot())
    axes.figure.canvas.draw()
    assert len(axes.patches) == len(one_side)


@pytest.fixture
def trends() -> pd.DataFrame:
    """Six weeks of two sources; المنارة has no article in the second and fourth."""
    weeks = pd.date_range("2026-01-05", periods=6, freq="7D")
    dates = [*weeks, *weeks[[0, 2, 4, 5]]]
    sources = ["المد"] * 6 + ["المنارة"] * 4
    articles = pd.DataFrame({"article": map(str, range(10)), "date": dates, "source": sources})
    lists = [["السد"] * (number % 4) + ["النهر"] * 50 for number in range(10)]
    return mk.trend(mk.Tokens.from_lists(lists, articles), "السد", by="source")


def test_a_trend_breaks_where_a_rate_is_missing(trends: pd.DataFrame) -> None:
    axes = plt.figure().add_subplot()
    assert mk.plot.trend(trends, ax=axes) is axes
    lines = {strip_isolates(line.get_label()): line for line in axes.get_lines()}
    for source in ("المد", "المنارة"):
        rates = trends.loc[trends["group"] == source, "rate"].tolist()
        np.testing.assert_array_equal(lines[source].get_ydata(), rates)
    assert np.isnan(lines["المنارة"].get_ydata()).tolist() == [
        False,
        True,
        False,
        True,
        False,
        False,
    ]
    bars = [bar for bar in axes.containers if len(bar[0].get_xdata())]
    assert [bar[0].get_xdata().tolist() for bar in bars] == [[0, 2]]  # no line would show these
    axes.figure.canvas.draw()


def test_a_trend_has_its_rates_on_the_right_and_arabic_months(trends: pd.DataFrame) -> None:
    axes = mk.plot.trend(trends, ax=plt.figure().add_subplot())
    assert axes.yaxis.get_ticks_position() == "right"
    assert not axes.xaxis_inverted()
    names = [strip_isolates(tick.get_text()) for tick in axes.get_xticklabels()]
    assert names[:2] == ["5 يناير\n2026", "12 يناير"]
    assert "السد" in axes.get_title(loc="right")
    assert axes.get_ylim()[0] == 0
    assert mk.plot.trend(trends, time="rtl", ax=plt.figure().add_subplot()).xaxis_inverted()


def test_weeks_of_two_years_are_named_with_their_year(trends: pd.DataFrame) -> None:
    earlier = trends.assign(period=trends["period"] - 6)  # the last ends on 4 January
    axes = mk.plot.trend(earlier, ax=plt.figure().add_subplot())
    names = [strip_isolates(tick.get_text()) for tick in axes.get_xticklabels()]
    assert names[0] == "24 نوفمبر\n2025"
    assert set(names[1:]) <= {"1 ديسمبر", "8 ديسمبر", "15 ديسمبر", "22 ديسمبر", "29 ديسمبر"}
    both = pd.concat([earlier, trends])
    axes = mk.plot.trend(both, ax=plt.figure().add_subplot())
    names = [strip_isolates(tick.get_text()) for tick in axes.get_xticklabels()]
    assert [name.partition("\n")[2] for name in names if "\n" in name] == ["2025", "2026"]


def test_lines_are_named_by_what_tells_them_apart(trends: pd.DataFrame) -> None:
    def names(table: pd.DataFrame) -> list[str]:
        axes = mk.plot.trend(table, ax=plt.figure().add_subplot())
        texts = axes.get_legend().get_texts()[::-1] if axes.get_legend() else labels(axes)
        return [strip_isolates(text.get_text()) for text in texts]

    assert names(trends) == ["المد", "المنارة"]
    both = pd.concat([trends, trends.assign(token="النهر")])
    assert names(both[both["group"] == "المد"]) == ["السد", "النهر"]
    assert names(both) == ["السد · المد", "السد · المنارة", "النهر · المد", "النهر · المنارة"]
    assert names(trends[trends["group"] == "المد"]) == []


def test_change_points_are_drawn_before_their_period(trends: pd.DataFrame) -> None:
    changes = pd.DataFrame(
        {
            "group": ["المنارة", "غيرها"], "token": "السد",
            "period": [trends["period"][4], trends["period"][2]],
        }
    )  # fmt: skip
    bare = mk.plot.trend(trends, ax=plt.figure().add_subplot())
    axes = mk.plot.trend(trends, changes=changes, ax=plt.figure().add_subplot())
    assert len(axes.get_lines()) == len(bare.get_lines()) + 1
    stroke = axes.get_lines()[-1]
    assert set(stroke.get_xdata()) == {3.5}
    colours = {strip_isolates(line.get_label()): line.get_color() for line in axes.get_lines()}
    assert stroke.get_color() == colours["المنارة"]
    assert "نقاط التغيّر: المنارة (أسبوع 2 فبراير 2026)" in axes.get_label()
    assert "نقاط التغيّر" not in bare.get_label()
    with pytest.raises(ValueError, match="`changes` needs the column"):
        mk.plot.trend(trends, changes=changes.drop(columns="group"))
    with pytest.raises(ValueError, match="`changes` must be of the same periods as `table`"):
        mk.plot.trend(trends, changes=changes.assign(period=changes["period"] + 99))


def test_a_trend_describes_itself(trends: pd.DataFrame) -> None:
    label = mk.plot.trend(trends, ax=plt.figure().add_subplot()).get_label()
    assert label.startswith("المد: الأعلى 566.0 في أسبوع 26 يناير 2026؛ المنارة: الأعلى 566.0 في")
    assert "فترات بلا معدل: 2" in label
    none = trends.assign(rate=0.0)
    assert "المد: لم ترد" in mk.plot.trend(none, ax=plt.figure().add_subplot()).get_label()
    unknown = trends.assign(rate=np.nan, rate_low=np.nan, rate_high=np.nan)
    assert "المد: بلا معدل" in mk.plot.trend(unknown, ax=plt.figure().add_subplot()).get_label()


def test_trends_that_cannot_be_drawn_get_one_sentence(trends: pd.DataFrame) -> None:
    many = pd.concat([trends.assign(token=name) for name in "abcd"])
    with pytest.raises(ValueError, match=r"at most 6 lines, .*; got 8"):
        mk.plot.trend(many)
    with pytest.raises(ValueError, match="must have periods in the column period; got str"):
        mk.plot.trend(trends.assign(period=trends["period"].astype("str")))
    with pytest.raises(ValueError, match="`time` must be one of ltr, rtl; got up"):
        mk.plot.trend(trends, time="up")
    with pytest.raises(ValueError, match="nothing to draw"):
        mk.plot.trend(trends.head(0))
    with pytest.raises(ValueError, match="`table` must have one row for each period, group and"):
        mk.plot.trend(pd.concat([trends, trends]))
    with pytest.raises(ValueError, match="needs the column rate"):
        mk.plot.trend(trends.drop(columns="rate"))
    for column in ("token", "group", "period"):
        nameless = trends.assign(**{column: trends[column].where(trends.index != 3)})
        with pytest.raises(ValueError, match=f"in the column {column} in each row; 1 of 12 have"):
            mk.plot.trend(nameless)


def test_one_row_of_a_trend_is_a_point_with_its_interval(trends: pd.DataFrame) -> None:
    axes = mk.plot.trend(trends.head(1), ax=plt.figure().add_subplot())
    axes.figure.canvas.draw()
    assert axes.lines[0].get_xdata().tolist() == [0]
    assert len(axes.get_xticks()) == 1


@pytest.mark.parametrize("draw", [mk.plot.frequencies, mk.plot.keyness])
def test_bad_tables_get_one_sentence(draw: object, table: pd.DataFrame) -> None:
    with pytest.raises(ValueError, match="needs the column"):
        draw(pd.DataFrame({"x": [1]}))
    with pytest.raises(ValueError, match=r"at least 1; got 0|needs the column"):
        draw(table, top=0)
    with pytest.raises(TypeError, match="`table` must be a pandas DataFrame; got int"):
        draw(3)


def test_empty_tables_are_named(table: pd.DataFrame, keywords: pd.DataFrame) -> None:
    for draw, empty in (
        (mk.plot.frequencies, table.head(0)),
        (mk.plot.keyness, keywords.head(0)),
    ):
        with pytest.raises(ValueError, match="nothing to draw"):
            draw(empty)


@pytest.mark.parametrize("name", ["frequencies", "keyness"])
def test_words_without_a_name_are_counted_not_drawn_as_nan(
    name: str, table: pd.DataFrame, keywords: pd.DataFrame
) -> None:
    given = keywords if name == "keyness" else table
    nameless = given.assign(token=given["token"].where(given.index != 1))
    expected = r"in the column token in each row; 1 of 4 have none: table\.dropna"
    with pytest.raises(ValueError, match=expected):
        getattr(mk.plot, name)(nameless)


def test_dollars_brackets_and_emoji_in_labels_are_harmless(table: pd.DataFrame) -> None:
    odd = table.assign(token=["$س$", "[ح]", "{ر}", "%"])
    axes = mk.plot.frequencies(odd, ax=plt.figure().add_subplot(), title="سعر $5 و $6 [1]")
    axes.figure.canvas.draw()
    assert [tick.get_text() for tick in axes.get_yticklabels()][1] == "[ح]"
    assert mk.rtl("[ح]") in lines_drawn(axes.figure)


def test_a_figure_in_a_notebook_has_a_description(table: pd.DataFrame) -> None:
    mk.use_arabic()
    axes = mk.plot.frequencies(table, ax=plt.figure().add_subplot(), title='<script>"x"')
    markup = _figure.figure_html(axes.figure)
    assert markup.startswith('<figure class="mk-figure"><img width="')
    assert "<script>" not in markup
    assert "أعلى الكلمات معدلا: السد" in markup
    assert "&lt;script&gt;&quot;x&quot;" in markup
    bare = plt.figure()
    bare.add_subplot()
    assert 'alt="رسم بياني"' in _figure.figure_html(bare)


def picture_of(figure: plt.Figure) -> Image.Image:
    encoded = re.search(r"base64,([^\"]+)", _figure.figure_html(figure)).group(1)
    return Image.open(io.BytesIO(base64.b64decode(encoded)))


def test_a_chart_is_stored_with_a_palette_that_no_eye_tells_from_the_original(
    table: pd.DataFrame,
) -> None:
    mk.use_arabic()
    figure = mk.plot.frequencies(table, ax=plt.figure().add_subplot()).figure
    light = picture_of(figure)
    assert light.mode == "P"
    buffer = io.BytesIO()
    figure.savefig(buffer, dpi=figure.dpi * _figure.SHARPNESS, bbox_inches="tight")
    full = np.asarray(Image.open(buffer).convert("RGB"), dtype=int)
    assert np.abs(np.asarray(light.convert("RGB"), dtype=int) - full).max() <= 8


def test_a_photograph_and_a_transparent_figure_are_stored_as_they_are() -> None:
    axes = plt.figure().add_subplot()
    axes.imshow(np.random.default_rng(0).random((300, 300, 3)))
    assert picture_of(axes.figure).mode == "RGBA"
    plt.rcParams["savefig.transparent"] = True
    assert picture_of(plt.figure()).mode == "RGBA"


def test_importing_mediakit_does_not_load_matplotlib() -> None:
    code = "import sys, mediakit; assert 'matplotlib' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True)


def test_a_ratio_has_no_sides_to_draw() -> None:
    index = pd.Index(["الإضراب", "الميناء"], name="token")
    counts = pd.DataFrame({"المد": [30, 70], "المنارة": [5, 95]}, index=index)
    table = mk.keyness(counts, "المد", measure="simple_maths")
    with pytest.raises(ValueError, match="such as log_ratio; got simple_maths"):
        mk.plot.keyness(table)
    for name in ("bic", "chi_squared", "log_odds_dirichlet"):
        axes = mk.plot.keyness(
            mk.keyness(counts, "المد", measure=name), ax=plt.figure().add_subplot()
        )
        assert len(axes.patches) == 2 or name == "bic"


def test_periods_are_named_in_each_language_and_family_of_months(trends: pd.DataFrame) -> None:
    def names(**options: str) -> list[str]:
        axes = mk.plot.trend(trends, **options)
        return [tick.get_text() for tick in axes.get_xticklabels()]

    assert names(months="levant")[0] == "5 كانون الثاني\n2026"
    assert names(months="maghreb")[0] == "5 جانفي\n2026"
    assert names(lang="en")[:2] == ["5 Jan\n2026", "12 Jan"]
    with pytest.raises(ValueError, match=r"`months` must be one of gulf, levant, .*; got egypt"):
        names(months="egypt")
    with pytest.raises(ValueError, match="`lang` must be one of ar, en; got fr"):
        names(lang="fr")


def test_english_charts_begin_on_the_left_and_keep_arabic_lists_in_order(
    table: pd.DataFrame,
) -> None:
    axes = mk.plot.frequencies(table, lang="en")
    assert axes.get_title(loc="left") == "Most frequent words"
    assert not axes.xaxis_inverted()
    assert axes.yaxis.get_ticks_position() == "left"
    assert mk.plot.describe(axes).startswith("Words with the highest rates: السد")
    markup = _figure.figure_html(axes.figure)
    assert '<figcaption dir="ltr">' in markup
    assert "<bdi>السد</bdi> (" in markup
    axes = mk.plot.trend(
        pd.DataFrame(
            {"period": pd.period_range("2026-01", periods=2, freq="M"), "group": "المد"}
            | {"token": "السد", "rate": 1.0, "rate_low": 0.0, "rate_high": 2.0}
        ),
        lang="en",
    )
    assert mk.rtl("السد") in "".join(lines_drawn(axes.figure))
    assert any(line.startswith("\u2066The rate over time: ") for line in lines_drawn(axes.figure))
