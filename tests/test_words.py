"""The plain tokeniser, rule by rule."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediakit._normalize import display_text
from mediakit._words import words


def forms(text: str, **options: bool) -> list[str]:
    return [word.form for word in words(display_text(text), **options)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قالَ مُحمَّد", ["قالَ", "مُحمَّد"]),
        ("عليها,حيث", ["عليها", "حيث"]),
        ("د.أحمد", ["د", "أحمد"]),
        ("السوري-اللبناني", ["السوري", "اللبناني"]),
        ("و٢٥ شخصا 20كم", ["و", "شخصا", "كم"]),
        ("COVID-19 وG20 و5G", ["COVID-19", "و", "G20", "و", "5G"]),
        ("#سد_العطش اليوم", ["#سد_العطش", "اليوم"]),
        ("راجع https://example.org/a?b=1. ثم", ["راجع", "https://example.org/a?b=1", "ثم"]),
        ("راسل desk@example.org أو @almadd", ["راسل", "desk@example.org", "أو", "@almadd"]),
        ("و قال ب الله ل الحكومة", ["وقال", "بالله", "للحكومة"]),
        ("ف قال", ["ف", "قال"]),
        ("و، قال", ["و", "قال"]),
        ("كم² مساحة", ["كم", "مساحة"]),
        ("الـCNN", ["ال", "CNN"]),
        ("«نعم» (لا) “ربما”", ["نعم", "لا", "ربما"]),
        ("!؟ ... --- 😀", []),
        ("", []),
    ],
)  # fmt: skip
def test_words(text: str, expected: list[str]) -> None:
    assert forms(text) == expected


def test_numbers_are_words_on_request() -> None:
    text = "بلغ ١٬٢٣٤٫٥ في 2019-11-27 بتراجع -5.2% و٢٥"
    numbers = ["١٬٢٣٤٫٥", "2019-11-27", "-5.2%", "٢٥"]
    assert [form for form in forms(text, keep_numbers=True) if form in numbers] == numbers
    assert forms(text) == ["بلغ", "في", "بتراجع", "و"]


def test_breaks_stand_after_punctuation_paragraphs_and_dropped_numbers() -> None:
    found = words("قال الوزير، أمس\nإن 25 عاملا (وصلوا) اليوم")
    assert {word.form: word.after_break for word in found} == {
        "قال": True, "الوزير": False, "أمس": True, "إن": True,
        "عاملا": True, "وصلوا": True, "اليوم": True,
    }  # fmt: skip


TEXT = st.text(
    st.one_of(
        st.sampled_from("وبلقاالمدينةىًّ \n.،-_#@²٢5aZ%+"),
        st.characters(exclude_categories=["Cs"]),
    ),
    max_size=60,
)


@given(TEXT)
def test_words_stand_in_order_where_they_say(text: str) -> None:
    shown = display_text(text)
    previous = 0
    for word in words(shown, keep_numbers=True):
        assert previous <= word.start < word.end
        written = shown[word.start : word.end]
        assert word.form == written or written[0] in "وبل"
        previous = word.end


@given(TEXT, TEXT)
def test_no_rule_looks_across_a_paragraph(first: str, second: str) -> None:
    assert forms(f"{first}\n{second}") == forms(first) + forms(second)


@given(TEXT)
def test_leaving_numbers_out_changes_nothing_else(text: str) -> None:
    shown = display_text(text)
    with_numbers = words(shown, keep_numbers=True)
    kept = [(word.form, word.start) for word in with_numbers if word.kind != "number"]
    assert [(word.form, word.start) for word in words(shown)] == kept
