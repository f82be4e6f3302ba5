"""`use_arabic`: every text of every chart, its direction, digits, typeface, and what it refuses."""

from __future__ import annotations

import copy
import io
import pickle
import re
import warnings
from collections.abc import Callable, Iterator

import matplotlib as mpl
import matplotlib.pyplot as plt
import pandas as pd
import pytest
from arabic_reshaper import reshape
from bidi.algorithm import get_display
from matplotlib.figure import Figure
from matplotlib.legend import Legend
from matplotlib.text import Text, TextPath

import mediakit as mk
from drawn import lines_drawn
from mediakit.plot import _fonts, _hook, _proof
from mediakit.plot._arabic import HOOK, arabic_digits, current_digits, is_hooked, label
from mediakit.plot._digits import formula
from mediakit.plot._place import place_of

mpl.use("agg")
CONTROLS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c"


@pytest.fixture(autouse=True)
def clean_matplotlib() -> Iterator[None]:
    """Leave matplotlib as it was: settings, hooks, figures."""
    before, hook, legend = mpl.rcParams.copy(), getattr(Text, HOOK), Legend.__init__
    _hook._warn_unfit.cache_clear()
    yield
    dict.update(mpl.rcParams, before)
    setattr(Text, HOOK, getattr(hook, "__wrapped__", hook))
    Legend.__init__ = legend
    plt.close("all")


def new_axes() -> plt.Axes:
    return plt.figure().add_subplot()


# --- every text -----------------------------------------------------------------------------------


def test_texts_stay_logical_and_use_arabic_can_be_called_again() -> None:
    mk.use_arabic()
    mk.use_arabic()
    axes = plt.figure().add_subplot(title="BBC عربي (50%)", xlabel="المعدل")
    axes.figure.canvas.draw()
    assert axes.get_title(loc="right") == "BBC عربي (50%)"
    assert axes.get_xlabel() == "المعدل"


def test_calling_it_twice_is_calling_it_once() -> None:
    mk.use_arabic(digits="arab")
    once, made = dict(mpl.rcParams), Legend.__init__.replaced
    mk.use_arabic(digits="arab")
    assert dict(mpl.rcParams) == once
    assert Legend.__init__.replaced is made
    assert not hasattr(getattr(Text, HOOK).__wrapped__, "__wrapped__")
    mk.use_arabic()
    assert current_digits() == "latn"


def titles(axes: plt.Axes, text: str) -> None:
    for place in ("left", "center", "right"):
        axes.set_title(text, loc=place)


# Every kind of text of matplotlib, and how it gets a text
KINDS: dict[str, Callable[[plt.Axes, str], object]] = {
    "titles": titles,
    "x label": lambda axes, text: axes.set_xlabel(text),
    "y label": lambda axes, text: axes.set_ylabel(text),
    "ticks": lambda axes, text: axes.set_xticks([0.5], [text]),
    "minor ticks": lambda axes, text: axes.set_yticks([0.5], [text], minor=True),
    "categories": lambda axes, text: axes.plot([text, "سد"], [1, 2]),
    "colour bar": lambda axes, text: axes.figure.colorbar(axes.imshow([[1, 2]]), label=text),
    "legend": lambda axes, text: axes.plot([1, 2], label=text) and axes.legend(),
    "legend title": lambda axes, text: axes.plot([1, 2], label="x") and axes.legend(title=text),
    "figure legend": lambda axes, text: axes.plot([1, 2], label=text) and axes.figure.legend(),
    "text": lambda axes, text: axes.text(0, 0, text),
    "annotation": lambda axes, text: axes.annotate(text, (0, 0), (0.5, 0.5), arrowprops={}),
    "bar label": lambda axes, text: axes.bar_label(axes.bar([1], [1]), labels=[text]),
    "table": lambda axes, text: axes.table([[text]]),
    "pie": lambda axes, text: axes.pie([1, 2], labels=[text, "سد"]),
    "contour": lambda axes, text: axes.clabel(
        axes.contour([[0, 1], [1, 2]], levels=[1]), fmt=lambda _: text
    ),
    "secondary axis": lambda axes, text: axes.secondary_xaxis("top").set_xlabel(text),
    "twin axis": lambda axes, text: axes.twinx().set_ylabel(text),
    "suptitle": lambda axes, text: axes.figure.suptitle(text),
    "super label": lambda axes, text: axes.figure.supxlabel(text),
    "figure text": lambda axes, text: axes.figure.text(0, 0, text),
    "pandas bars": lambda axes, text: pd.Series([1], index=[text]).plot.barh(ax=axes),
    "pandas lines": lambda axes, text: pd.DataFrame({text: [1, 2]}).plot(ax=axes),
    "pandas scatter": lambda axes, text: pd.DataFrame({text: [1], "x": [2]}).plot.scatter(
        text, "x", ax=axes
    ),
    "pandas box": lambda axes, text: pd.DataFrame({text: [1, 2]}).plot.box(ax=axes),
    "pandas hist": lambda axes, text: pd.DataFrame({text: [1, 2]}).hist(ax=axes),
}


def with_text(kind: str, text: str) -> Figure:
    """Return a figure that has a text of this kind."""
    axes = new_axes()
    KINDS[kind](axes, text)
    return axes.figure


@pytest.mark.parametrize("kind", KINDS)
def test_every_text_of_every_kind_of_artist_is_given_its_direction(kind: str) -> None:
    mk.use_arabic()
    drawn = lines_drawn(with_text(kind, "نص"))
    assert "\u2067نص\u2069" in drawn
    assert "نص" not in drawn


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


@pytest.mark.parametrize("name", ["barplot", "catplot", "heatmap", "clustermap", "pairplot"])
def test_seaborn_is_right_too(name: str) -> None:
    seaborn = pytest.importorskip("seaborn")
    mk.use_arabic()
    frame = pd.DataFrame({"مصدر": ["سد", "نهر"] * 3, "عدد": range(6), "نوع": list("أبجأبج")})
    square = pd.DataFrame([[1, 2], [3, 4]], index=["سد", "نهر"], columns=["عدد", "نوع"])
    made = {
        "barplot": lambda: seaborn.barplot(frame, x="مصدر", y="عدد", hue="نوع"),
        "catplot": lambda: seaborn.catplot(frame, x="مصدر", y="عدد", col="نوع", kind="bar"),
        "heatmap": lambda: seaborn.heatmap(square, annot=True),
        "clustermap": lambda: seaborn.clustermap(square),
        "pairplot": lambda: seaborn.pairplot(frame, hue="نوع"),
    }[name]()
    drawn = lines_drawn(made.figure)
    arabic = [line for line in drawn if re.search("[\u0621-\u064a]", line)]
    assert any("نوع" in line or "عدد" in line for line in arabic)
    assert all(line == mk.rtl(line) for line in arabic)


def test_hebrew_runs_from_the_right_too() -> None:
    mk.use_arabic()
    axes = plt.figure().add_subplot(title="BBC שלום (5%)")
    assert mk.rtl("BBC שלום (5%)") in lines_drawn(axes.figure)


def test_a_text_without_arabic_is_handed_over_as_it_is() -> None:
    mk.use_arabic()
    axes = plt.figure().add_subplot(title="Rate (50%)")
    assert "Rate (50%)" in lines_drawn(axes.figure)


@pytest.mark.parametrize("control", CONTROLS)
@pytest.mark.parametrize("text", ["س{}د", "{}سد", "BBC {}سد", "{}BBC 5"])
def test_controls_of_direction_turn_nothing_round(control: str, text: str) -> None:
    mk.use_arabic()
    axes = plt.figure().add_subplot(title=text.format(control))
    plain, drawn = text.format(""), lines_drawn(axes.figure)
    assert (mk.rtl(plain) if "س" in plain else plain) in drawn
    assert not set("".join(drawn)) & set(CONTROLS) - {"\u2066", "\u2067", "\u2069"}
    assert axes.get_title(loc="right") == text.format(control)


@pytest.mark.parametrize("control", ["\t", "\r", "\x0b", "\x1c", "\x85", "\u2028", "\u2029"])
def test_a_control_character_neither_ends_an_isolate_nor_draws_a_box(control: str) -> None:
    mk.use_arabic()
    axes = plt.figure().add_subplot(title=f"BBC{control}عربي")
    assert mk.rtl("BBC عربي") in lines_drawn(axes.figure)


# --- a legend, a layout ---------------------------------------------------------------------------


def test_legends_with_arabic_names_have_their_swatches_on_the_right() -> None:
    mk.use_arabic()
    axes = pd.DataFrame({"سد": [1, 2], "BBC": [2, 3]}).plot()
    legend = axes.get_legend()
    axes.figure.canvas.draw()
    for name, swatch in zip(legend.get_texts(), legend.get_lines(), strict=True):
        assert name.get_window_extent().x1 <= swatch.get_window_extent().x0
    latin = pd.DataFrame({"a": [1, 2]}).plot().get_legend()
    latin.figure.canvas.draw()
    assert (
        latin.get_lines()[0].get_window_extent().x1 <= latin.get_texts()[0].get_window_extent().x0
    )
    chosen = axes.legend(markerfirst=True)
    axes.figure.canvas.draw()
    swatch, name = chosen.get_lines()[0], chosen.get_texts()[0]
    assert swatch.get_window_extent().x1 <= name.get_window_extent().x0


def test_nothing_lies_outside_the_figure() -> None:
    mk.use_arabic()
    axes = plt.figure(figsize=(5, 4)).add_subplot(title="عنوان", ylabel="محور")
    axes.set_xticks([0, 1], ["كلمة طويلة جدا جدا جدا"] * 2, rotation=90)
    axes.yaxis.tick_right()
    axes.text(1.1, 0.5, "خارج المحاور", transform=axes.transAxes)
    axes.figure.canvas.draw()
    box, whole = axes.get_tightbbox(), axes.figure.bbox
    assert whole.x0 <= box.x0 and box.x1 <= whole.x1
    assert whole.y0 <= box.y0 and box.y1 <= whole.y1


def test_a_colour_bar_and_a_tight_layout_go_together() -> None:
    mk.use_arabic()
    axes = new_axes()
    axes.figure.colorbar(axes.imshow([[1, 2]]))
    axes.figure.tight_layout()
    axes.figure.canvas.draw()


def test_fourteen_lines_are_fourteen_different_lines() -> None:
    mk.use_arabic()
    counts = pd.DataFrame({f"صحيفة {number}": [number, 1] for number in range(14)})
    axes = counts.plot()
    drawn = {(line.get_color(), line.get_linestyle()) for line in axes.get_lines()}
    assert len(drawn) == 14


# --- digits ---------------------------------------------------------------------------------------


def test_arabic_indic_digits_are_everywhere_at_once() -> None:
    mk.use_arabic(digits="arab")
    axes = plt.figure().add_subplot(title="عام 2026", xlim=(0, 1000), xlabel="1,234.5")
    drawn = lines_drawn(axes.figure)
    assert mk.rtl("عام ٢٠٢٦") in drawn
    assert "١٬٢٣٤٫٥" in drawn
    assert not re.search("[0-9]", "".join(drawn))
    assert current_digits() == "arab"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("عام 2026", "عام ٢٠٢٦"), ("−50", "−٥٠"), ("1,234,567.25", "١٬٢٣٤٬٥٦٧٫٢٥"),
        ("تراجع -5.2%", "تراجع -٥٫٢٪"), ("النسبة %", "النسبة ٪"),
        ("في 2019-11-27", "في ٢٠١٩-١١-٢٧"),
        ("27.11.2019", "٢٧.١١.٢٠١٩"), ("1,2,3", "١,٢,٣"), ("الصفحات 5، 6.", "الصفحات ٥، ٦."),
        ("عاد COVID-19 في 2021", "عاد COVID-19 في ٢٠٢١"),
        ("لغة Python 3.11 (50%)", "لغة Python 3.11 (٥٠٪)"),
        ("قمة G20 عام 2020", "قمة G20 عام ٢٠٢٠"), ("شبكات 5G في 3 دول", "شبكات 5G في ٣ دول"),
        ("انظر https://a.example/2026/5 و7", "انظر https://a.example/2026/5 و٧"),
        ("Windows 11 و12", "Windows 11 و١٢"), ("Top 10%", "Top 10%"),
        ("Python 3.11", "Python 3.11"),
        ("القيمة p = 0.05", "القيمة p = ٠٫٠٥"), ("عند n=20", "عند n=20"),
        ("٣ أو 3", "٣ أو ٣"), ("سد", "سد"), ("", ""),
    ],
)  # fmt: skip
def test_digits_and_separators_change_but_not_those_of_latin_words(
    text: str, expected: str
) -> None:
    assert arabic_digits(text) == expected
    assert arabic_digits(expected) == expected


# An axis of matplotlib's own, and some of what stands at it with each kind of digits
AXES: dict[str, tuple[Callable[[plt.Axes], object], str, str]] = {
    "log": (lambda axes: axes.set(yscale="log", ylim=(0.01, 100)), r"10^{-2}", "١٠^{-٢}"),
    "within a decade": (
        lambda axes: axes.set(yscale="log", ylim=(2, 6)), r"3\times10^{0}", r"٣\times١٠^{٠}",
    ),
    "symlog": (lambda axes: axes.set(yscale="symlog", ylim=(-99, 99)), "{-10^{1}}", "{-١٠^{١}}"),
    "logit": (
        lambda axes: axes.set(yscale="logit", ylim=(0.1, 0.9)), r"\frac{1}{2}", r"\frac{١}{٢}",
    ),
    "negative": (lambda axes: axes.set(ylim=(-2, 0)), "−1.5", "−١٫٥"),
    "scientific": (lambda axes: axes.set(ylim=(0, 4e6)), "1e6", "١٠^{٦}"),
    "offset": (lambda axes: axes.set(ylim=(1e6, 1e6 + 4)), "+1e6", "+١٠^{٦}"),
    "small": (lambda axes: axes.set(ylim=(0, 4e-7)), "1e−7", "١٠^{−٧}"),
}  # fmt: skip


@pytest.mark.parametrize("digits", ["latn", "arab"])
@pytest.mark.parametrize("kind", AXES)
def test_ticks_of_matplotlib_are_right_in_both_digits(kind: str, digits: str) -> None:
    mk.use_arabic(digits=digits)
    axes = new_axes()
    change, latin, arabic = AXES[kind]
    change(axes)
    drawn = lines_drawn(axes.figure)
    assert any((arabic if digits == "arab" else latin) in line for line in drawn)
    if digits == "arab":
        assert not re.search(r"[0-9]", "".join(drawn))


@pytest.mark.parametrize("digits", ["latn", "arab"])
def test_a_power_of_ten_is_drawn_as_one_and_never_as_its_source(digits: str) -> None:
    mk.use_arabic(digits=digits)
    axes = plt.figure().add_subplot(xscale="log", xlim=(0.01, 1000), yscale="log")
    hook, seen = getattr(Text, HOOK), []
    setattr(Text, HOOK, lambda self, line: seen.append((line, hook(self, line))) or seen[-1][1])
    axes.figure.canvas.draw()
    formulas = [mathematics for line, (_, mathematics) in seen if "mathdefault" in line]
    assert formulas and all(formulas)
    assert axes.xaxis.get_ticklabels()[0].get_window_extent().width < 40


def test_two_dollars_start_no_formula() -> None:
    mk.use_arabic()
    axes = plt.figure().add_subplot(title="بين $5 و $6")
    assert mk.rtl("بين $5 و $6") in lines_drawn(axes.figure)
    assert formula("$5 و $6", "arab") is None
    own = axes.text(0, 0, "$x^2$", parse_math=True)
    assert getattr(Text, HOOK)(own, "$x^2$") == ("$x^2$", True)


# --- typefaces ------------------------------------------------------------------------------------


def test_fonts_and_digits_are_checked() -> None:
    with pytest.raises(ValueError, match=r"`font` must be one of .*Did you mean DejaVu Sans\?"):
        mk.use_arabic(font="DejaVu San")
    with pytest.raises(ValueError, match=r"Did you mean DejaVu Serif\?"):
        mk.use_arabic(font=["Vazirmatn", "DejaVu Serf"])
    with pytest.raises(ValueError, match="`digits` must be one of latn, arab"):
        mk.use_arabic(digits="fa")
    assert not is_hooked()
    mk.use_arabic(font="DejaVu Sans")
    assert mpl.rcParams["font.family"][0] == "DejaVu Sans"


def svg_of(figure: Figure) -> str:
    buffer = io.StringIO()
    figure.savefig(buffer, format="svg")
    return buffer.getvalue()


def test_the_second_family_draws_what_the_first_lacks() -> None:
    mk.use_arabic(font=["Vazirmatn", "DejaVu Serif"])
    assert mpl.rcParams["font.family"] == ["Vazirmatn", "DejaVu Serif", "DejaVu Sans"]
    drawing = svg_of(plt.figure().add_subplot(xlabel="جذر \u23b7").figure)
    assert "#Vazirmatn-Regular-" in drawing
    assert "#DejaVuSerif-" in drawing


def test_bold_text_is_drawn_with_the_bold_file() -> None:
    mk.use_arabic()
    figure = plt.figure()
    figure.text(0, 0, "سد", fontweight="bold")
    assert "#Vazirmatn-Bold-" in svg_of(figure)
    assert "#Vazirmatn-Regular-" not in svg_of(figure)
    assert {file.name for file in _fonts.FOLDER.iterdir()} == {
        "OFL.txt", "Vazirmatn-Bold.ttf", "Vazirmatn-Regular.ttf",
    }  # fmt: skip


EMOJI = r"no glyph for 😀 \(U\+1F600 GRINNING FACE\)"


@pytest.mark.parametrize("kind", KINDS)
def test_a_character_without_a_glyph_is_an_error_wherever_it_stands(kind: str) -> None:
    mk.use_arabic()
    named = r"no glyph for 龘 \(U\+9F98 CJK UNIFIED IDEOGRAPH-9F98\) in .*Noto Emoji.*: نص 龘"
    with pytest.raises(ValueError, match=named):
        lines_drawn(with_text(kind, "نص 龘"))


def test_the_error_says_which_characters_of_which_text_and_what_would_be_right() -> None:
    mk.use_arabic()
    axes = plt.figure().add_subplot(title="السد", xlabel="龘 ثم 龘 و 龗")
    with pytest.raises(ValueError) as caught:
        axes.figure.canvas.draw()
    assert str(caught.value) == (
        "Vazirmatn, DejaVu Sans have no glyph for 龘 (U+9F98 CJK UNIFIED IDEOGRAPH-9F98), "
        "龗 (U+9F97 CJK UNIFIED IDEOGRAPH-9F97) in the x label of the chart السد; install a family "
        'that has them and name it, as mk.use_arabic(font=["Vazirmatn", "Noto Emoji"]). '
        "The text: 龘 ثم 龘 و 龗"
    )


def test_an_installed_family_that_has_the_character_is_named() -> None:
    with pytest.raises(ValueError, match=r"draw them with mk\.use_arabic") as caught:
        label("جذر \u23b7")  # ⎷
    (family,) = re.findall(r'font=\["Vazirmatn", "(.+?)"\]', str(caught.value))
    mk.use_arabic(font=["Vazirmatn", family])
    plt.figure().add_subplot(xlabel=label("جذر \u23b7")).figure.canvas.draw()


def test_a_label_of_ours_is_held_to_have_glyphs_before_it_is_drawn() -> None:
    with pytest.raises(ValueError, match=r"no glyph for 龘 .* in a label; .* The text: سد 龘"):
        label("سد 龘")
    assert label("سد") == "سد"


INKLESS = [
    "كـتـاب", "می\u200cخواهم", "ه\u200d", "❤\ufe0f", "سد\u00a0نهر", "سد\u3000نهر", "\ufeffسد",
    "س\u034fد",
]  # fmt: skip


@pytest.mark.parametrize("text", INKLESS)
def test_what_has_no_ink_is_not_missing(text: str) -> None:
    mk.use_arabic()
    axes = plt.figure().add_subplot(title=text)
    axes.figure.canvas.draw()
    assert label(text) == text


def test_a_phrase_in_one_sign_is_spelled_where_no_typeface_has_it() -> None:
    mk.use_arabic()
    axes = plt.figure().add_subplot(title="النبي ﷺ")
    assert mk.rtl("النبي صلى الله عليه وسلم") in lines_drawn(axes.figure)
    assert label("ﷺ") == "ﷺ"


def test_without_use_arabic_other_charts_may_have_boxes() -> None:
    label("سد")  # installs the hook, for charts of ours
    axes = plt.figure().add_subplot(title="龘")
    with pytest.warns(UserWarning, match="Glyph 40856"):
        axes.figure.canvas.draw()


def test_a_path_of_text_can_be_made() -> None:
    mk.use_arabic()
    assert len(TextPath((0, 0), "سد", size=12).vertices) > 10


# --- text that comes reshaped ---------------------------------------------------------------------


def test_text_that_comes_reshaped_is_named() -> None:
    mk.use_arabic()
    figure = plt.figure()
    figure.text(0, 0, reshape("حكومة"))
    with pytest.warns(UserWarning, match="without arabic-reshaper"):
        figure.canvas.draw()


def test_reshaped_text_is_named_once_with_its_place_and_drawn_right() -> None:
    mk.use_arabic()
    axes = plt.figure().add_subplot(title="السد", xlabel=get_display(reshape("الحكومة 2026")))
    with pytest.warns(UserWarning, match="the x label of the chart السد.*mk.unshape") as caught:
        drawn = lines_drawn(axes.figure)
        axes.figure.canvas.draw()
    assert len(caught) == 1
    assert mk.rtl("الحكومة 2026") in drawn


def test_signs_that_people_type_are_not_reshaped_text() -> None:
    mk.use_arabic()
    axes = plt.figure().add_subplot(title="قال ﷺ ﴿اقرأ﴾ 5 ﷼ عبد ﷲ")
    axes.figure.canvas.draw()


def test_the_place_of_each_text_is_known() -> None:
    axes = new_axes()
    axes.set_title("السد")
    axes.plot([1, 2], label="أ")
    figure = axes.figure
    texts = {
        "the title": axes.title,
        "the x label": axes.xaxis.label,
        "a label of the y ticks": axes.get_yticklabels()[0],
        "the legend": axes.legend().get_texts()[0],
        "an annotation": axes.annotate("شرح", (0, 0)),
        "a text": axes.text(0, 0, "نص"),
        "a table": axes.table([["خلية"]])[0, 0].get_text(),
    }
    for place, text in texts.items():
        assert place_of(text) == place + " of the chart السد" * (place != "the title")
    assert place_of(figure.suptitle("عنوان")) == "the title of the figure"
    assert place_of(figure.text(0, 0, "نص")) == "a text of the figure"
    assert place_of(Text(0, 0, "نص")) == "a text"


# --- a matplotlib that cannot ---------------------------------------------------------------------


def test_an_old_matplotlib_is_named_with_its_fix(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mpl, "__version__", "3.10.3")
    with pytest.warns(UserWarning, match="pip install --upgrade 'matplotlib>=3.11'"):
        mk.use_arabic()
    assert mpl.rcParams["text.parse_math"]  # else a logarithmic axis would show $\mathdefault{}$


def draw_letters_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let matplotlib join nothing, as before 3.11."""
    whole = _proof._width
    monkeypatch.setattr(_proof, "_width", lambda text: sum(map(whole, text)))


def ignore_the_hook(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let matplotlib lay out what was set, without asking the hook."""
    plain = getattr(Text, HOOK).__wrapped__
    layout, draw = Text._get_layout, Text.draw

    def unasked(method: Callable[..., object]) -> Callable[..., object]:
        def run(self: Text, renderer: object) -> object:
            self._preprocess_math = lambda line: plain(self, line)
            return method(self, renderer)

        return run

    monkeypatch.setattr(Text, "_get_layout", unasked(layout))
    monkeypatch.setattr(Text, "draw", unasked(draw))


@pytest.mark.parametrize("spoil", [draw_letters_apart, ignore_the_hook])
def test_a_trial_drawing_proves_that_arabic_is_drawn_right(
    spoil: Callable[[pytest.MonkeyPatch], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    mk.use_arabic()
    assert _proof.draws_arabic()
    spoil(monkeypatch)
    _hook._is_proven.cache_clear()
    try:
        with pytest.warns(UserWarning, match="a trial word came out .* pip install --upgrade"):
            mk.use_arabic()
        assert not is_hooked()
    finally:
        _hook._is_proven.cache_clear()


def test_a_matplotlib_without_the_place_for_the_hook_is_named(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(_hook, "HOOK", "_gone")
    with pytest.warns(UserWarning, match="is gone. The fix: pip install --upgrade"):
        mk.use_arabic()


def test_one_warning_is_enough_for_all_labels(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mpl, "__version__", "3.10.8")
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        assert [label(word) for word in ("سد", "BBC عربي", "Rate")] == [
            mk.rtl("سد"), mk.rtl("BBC عربي"), "Rate",
        ]  # fmt: skip
    assert len(caught) == 1


def test_powers_of_ten_are_formulas_without_the_hook_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mpl, "__version__", "3.10.8")
    with pytest.warns(UserWarning, match="pip install"):
        mk.use_arabic()
    axes = plt.figure().add_subplot(xscale="log", xlim=(1, 1000), title="سعر $5 و $6")
    mk.plot._arabic.dress(axes)
    axes.figure.canvas.draw()
    assert axes.get_xticklabels()[0].get_parse_math()
    assert not axes.title.get_parse_math()


# --- figures that travel --------------------------------------------------------------------------


@pytest.fixture(scope="module")
def tables() -> dict[str, pd.DataFrame]:
    """Return a table for each chart, of three articles of two sources in three weeks."""
    words = [["السد"] * 5 + ["النهر"] * 2, ["النهر"] * 3 + ["السد"], ["الميناء", "السد"]]
    articles = pd.DataFrame(
        {
            "article": list("123"), "source": ["المد", "المنارة", "المد"],
            "date": pd.to_datetime(["2026-01-05", "2026-01-12", "2026-01-19"]),
        }
    )  # fmt: skip
    tokens = mk.Tokens.from_lists(words, articles)
    counts = mk.count(tokens)
    return {
        "frequencies": mk.frequencies(counts),
        "keyness": mk.keyness(counts, "المد", min_count=1),
        "collocates": mk.collocates(tokens, "السد", min_count=1),
        "network": mk.cooccurrence(tokens),
        "trend": mk.trend(tokens, "السد", by="source", every="W"),
        "cloud": mk.frequencies(mk.count(tokens, by=None)),
    }


@pytest.mark.parametrize(
    "name", ["frequencies", "keyness", "collocates", "network", "trend", "cloud"]
)
def test_figures_with_charts_of_ours_can_be_pickled_and_copied(
    name: str, tables: dict[str, pd.DataFrame]
) -> None:
    mk.use_arabic(digits="arab")
    axes = getattr(mk.plot, name)(tables[name], ax=new_axes())
    axes.annotate("شرح", (0, 0))
    expected = sorted(set(lines_drawn(axes.figure)))
    for again in (pickle.loads(pickle.dumps(axes.figure)), copy.deepcopy(axes.figure)):
        assert sorted(set(lines_drawn(again))) == expected
        assert again.axes[0].get_title(loc="right") == axes.get_title(loc="right")
