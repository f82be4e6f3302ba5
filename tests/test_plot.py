"""Charts: right in every label, proven glyph by glyph, without a human looking."""

from __future__ import annotations

import base64
import io
import re
import subprocess
import sys
from collections.abc import Iterator

import matplotlib as mpl
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest
import uharfbuzz
from arabic_reshaper import reshape
from bidi.algorithm import get_display
from matplotlib.text import Text
from PIL import Image, ImageDraw, ImageFont, features

import mediakit as mk
from drawn import labels
from mediakit._direction import strip_isolates
from mediakit.plot import _cloud, _figure, _fonts
from mediakit.plot._arabic import HOOK, arabic_digits

mpl.use("agg")


@pytest.fixture(autouse=True)
def clean_matplotlib() -> Iterator[None]:
    """Leave matplotlib as it was: settings, hook, figures."""
    before, hook = mpl.rcParams.copy(), getattr(Text, HOOK)
    yield
    dict.update(mpl.rcParams, before)
    setattr(Text, HOOK, getattr(hook, "__wrapped__", hook))
    plt.close("all")


# Text, and its runs from left to right as a reader sees them in a right-to-left line.
LABELS = {
    "الحكومة": ["الحكومة"],
    "مُحمَّد": ["مُحمَّد"],
    "تراجع -5.2%": ["-5.2%", " ", "تراجع"],
    "بين 10–20 ألفا": ["ألفا", " ", "10–20", " ", "بين"],
    "في 2019-11-27": ["2019-11-27", " ", "في"],
    "BBC عربي": ["عربي", " ", "BBC"],
    "عام 2026 وما بعده": ["وما بعده", " ", "2026", " ", "عام"],
    "قناة G20": ["G20", " ", "قناة"],
    "سعر 3.5$ للطن": ["للطن", " ", "3.5$", " ", "سعر"],
    "زيادة +12%": ["+12%", " ", "زيادة"],
}


def harfbuzz_glyphs(runs: list[str]) -> list[int]:
    """Return the glyph ids of runs that stand from left to right, each in its own direction."""
    data = (_fonts.FOLDER / "Vazirmatn-Regular.ttf").read_bytes()
    font = uharfbuzz.Font(uharfbuzz.Face(data))
    glyphs: list[int] = []
    for run in runs:
        buffer = uharfbuzz.Buffer()
        buffer.add_str(run)
        buffer.guess_segment_properties()
        uharfbuzz.shape(font, buffer)
        glyphs += [info.codepoint for info in buffer.glyph_infos]
    return glyphs


def drawn_glyphs(text: str) -> list[int]:
    """Return the glyph ids that matplotlib draws for a text, from left to right."""
    figure = plt.figure()
    figure.text(0.1, 0.5, text, fontsize=20)
    buffer = io.StringIO()
    figure.savefig(buffer, format="svg")
    uses = re.findall(r'<use xlink:href="#Vazirmatn-Regular-([0-9a-f]+)"', buffer.getvalue())
    return [int(glyph, 16) for glyph in uses]


def visible(glyphs: list[int]) -> list[int]:
    """Return glyph ids without those of isolates, which have no ink."""
    data = (_fonts.FOLDER / "Vazirmatn-Regular.ttf").read_bytes()
    face = uharfbuzz.Font(uharfbuzz.Face(data))
    inkless = {face.get_nominal_glyph(code) for code in (0x2066, 0x2067, 0x2069, 0x20)}
    return [glyph for glyph in glyphs if glyph not in inkless]


@pytest.mark.parametrize("text", LABELS)
def test_each_glyph_stands_where_harfbuzz_puts_it(text: str) -> None:
    mk.use_arabic()
    expected = visible(harfbuzz_glyphs(LABELS[text]))
    assert expected
    assert visible(drawn_glyphs(text)) == expected


def test_each_line_of_a_label_has_its_own_order() -> None:
    mk.use_arabic()
    lines = ["BBC عربي", "تراجع -5.2%"]
    expected = [glyph for line in lines for glyph in visible(harfbuzz_glyphs(LABELS[line]))]
    assert visible(drawn_glyphs("\n".join(lines))) == expected


@pytest.mark.parametrize("text", ["BBC عربي", "تراجع -5.2%", "الحكومة", "زيادة +12%"])
def test_the_test_fails_for_what_tutorials_do(text: str) -> None:
    """Reshaped and reordered text is reversed twice; reversed and unisolated text is wrong too."""
    expected = visible(harfbuzz_glyphs(LABELS[text]))
    mpl.rcParams["font.family"] = _fonts.families()
    assert visible(drawn_glyphs(get_display(reshape(text)))) != expected
    assert visible(drawn_glyphs(text[::-1])) != expected
    if text[0] == "B" or "%" in text:  # the base direction, or the sign, is wrong without isolates
        assert visible(drawn_glyphs(text)) != expected


def test_texts_stay_logical_and_use_arabic_can_be_called_again() -> None:
    mk.use_arabic()
    mk.use_arabic()
    axes = plt.figure().add_subplot(title="BBC عربي (50%)", xlabel="المعدل")
    axes.figure.canvas.draw()
    assert axes.get_title(loc="right") == "BBC عربي (50%)"
    assert axes.get_xlabel() == "المعدل"


def lines_drawn(figure: plt.Figure) -> list[str]:
    """Return each line of text as it is handed to the layout while a figure is drawn."""
    seen, hook = [], getattr(Text, HOOK)

    def spy(self: Text, line: str) -> tuple[str, object]:
        text, mathematics = hook(self, line)
        seen.append(text)
        return text, mathematics

    setattr(Text, HOOK, spy)
    figure.canvas.draw()
    setattr(Text, HOOK, hook)
    return seen


def test_every_kind_of_text_is_given_its_direction() -> None:
    mk.use_arabic()
    frame = pd.DataFrame({"عدد": [1, 2]}, index=["سد", "نهر"])
    axes = frame.plot.bar(title="عنوان", xlabel="محور", ax=plt.figure().add_subplot())
    axes.annotate("شرح", (0, 1))
    axes.bar_label(axes.containers[0], labels=["قليل", "كثير"])
    axes.table([["خلية"]])
    drawn = lines_drawn(axes.figure)
    for text in ("عنوان", "محور", "سد", "عدد", "شرح", "كثير", "خلية"):
        assert mk.rtl(text) in drawn
        assert text not in drawn


def test_arabic_indic_digits_are_everywhere_at_once() -> None:
    mk.use_arabic(digits="arab")
    axes = plt.figure().add_subplot(title="عام 2026", xlim=(0, 1000), xlabel="1,234.5")
    drawn = lines_drawn(axes.figure)
    assert mk.rtl("عام ٢٠٢٦") in drawn
    assert "١٬٢٣٤٫٥" in drawn
    assert not re.search("[0-9]", "".join(drawn))
    assert arabic_digits("a.b 3.5") == "a.b ٣٫٥"


def test_text_that_comes_reshaped_is_named() -> None:
    mk.use_arabic()
    figure = plt.figure()
    figure.text(0, 0, reshape("حكومة"))
    with pytest.warns(UserWarning, match="without arabic-reshaper"):
        figure.canvas.draw()


def test_an_old_matplotlib_is_named_with_its_fix(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mpl, "__version__", "3.10.3")
    with pytest.warns(UserWarning, match="pip install --upgrade 'matplotlib>=3.11'"):
        mk.use_arabic()


def test_fonts_and_digits_are_checked() -> None:
    with pytest.raises(ValueError, match=r"`font` must be one of .*Did you mean DejaVu Sans\?"):
        mk.use_arabic(font="DejaVu San")
    with pytest.raises(ValueError, match="`digits` must be one of latn, arab"):
        mk.use_arabic(digits="fa")
    mk.use_arabic(font="DejaVu Sans")
    assert mpl.rcParams["font.family"][0] == "DejaVu Sans"


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


def ink(text: str, layout: ImageFont.Layout) -> np.ndarray:
    """Return a text as Pillow draws it, cropped to its ink and brought to one size."""
    font = ImageFont.truetype(_fonts.file_of(_fonts.FAMILY), 80, layout_engine=layout)
    image = Image.new("L", (1200, 240))
    ImageDraw.Draw(image).text((60, 40), text, fill=255, font=font)
    return np.asarray(image.crop(image.getbbox()).resize((200, 60)), dtype=float).ravel()


def likeness(first: np.ndarray, second: np.ndarray) -> float:
    """Return the normalised cross-correlation of two pictures."""
    return float(np.corrcoef(first, second)[0, 1])


@pytest.mark.parametrize("word", ["الحكومة", "مستشفى", "BBC عربي", "لاجئون"])
def test_cloud_words_look_the_same_with_and_without_fribidi(
    word: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The reference is HarfBuzz's layout; our own is what a machine without fribidi draws."""
    _fonts.register()
    assert features.check("fribidi"), "this machine has no libfribidi0 to compare with"
    reference = ink(_cloud.drawable(word), ImageFont.Layout.RAQM)
    monkeypatch.setattr(features, "check", lambda name: False)
    shaped = _cloud.drawable(word)
    right = likeness(ink(shaped, ImageFont.Layout.BASIC), reference)
    assert right > 0.8
    for wrong in (word, word[::-1], shaped[::-1]):
        assert likeness(ink(wrong, ImageFont.Layout.BASIC), reference) < right


def test_a_cloud_is_the_same_with_the_same_seed(table: pd.DataFrame) -> None:
    def pixels(seed: int) -> np.ndarray:
        axes = mk.plot.cloud(table, ax=plt.figure().add_subplot(), seed=seed)
        return axes.get_images()[0].get_array()

    assert np.array_equal(pixels(3), pixels(3))
    assert not np.array_equal(pixels(3), pixels(4))


def test_a_cloud_of_keywords_shows_what_the_target_over_uses(keywords: pd.DataFrame) -> None:
    axes = mk.plot.cloud(keywords, ax=plt.figure().add_subplot())
    assert "الإضراب" in axes.get_label()
    assert "معالي" not in axes.get_label()


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
    assert "نقاط التغيّر: المنارة (2026-02-02/2026-02-08)" in axes.get_label()
    assert "نقاط التغيّر" not in bare.get_label()
    with pytest.raises(ValueError, match="`changes` needs the column"):
        mk.plot.trend(trends, changes=changes.drop(columns="group"))
    with pytest.raises(ValueError, match="`changes` must be of the same periods as `table`"):
        mk.plot.trend(trends, changes=changes.assign(period=changes["period"] + 99))


def test_a_trend_describes_itself(trends: pd.DataFrame) -> None:
    label = mk.plot.trend(trends, ax=plt.figure().add_subplot()).get_label()
    assert label.startswith("المد: الأعلى 566.0 في 2026-01-26/2026-02-01؛ المنارة: الأعلى 566.0 في")
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


@pytest.mark.parametrize("draw", [mk.plot.frequencies, mk.plot.keyness, mk.plot.cloud])
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
        (mk.plot.cloud, table.head(0)),
    ):
        with pytest.raises(ValueError, match="nothing to draw"):
            draw(empty)


@pytest.mark.parametrize("name", ["frequencies", "cloud", "keyness"])
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


def test_fourteen_lines_are_fourteen_different_lines() -> None:
    mk.use_arabic()
    counts = pd.DataFrame({f"صحيفة {number}": [number, 1] for number in range(14)})
    axes = counts.plot()
    drawn = {(line.get_color(), line.get_linestyle()) for line in axes.get_lines()}
    assert len(drawn) == 14


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
