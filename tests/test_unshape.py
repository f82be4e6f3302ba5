"""Reshaped and reversed text comes back as it was written, whatever it held."""

from __future__ import annotations

import re
import warnings
from collections import Counter

import pytest
from arabic_reshaper import ArabicReshaper, reshape
from bidi.algorithm import get_display
from bidi.mirror import MIRRORED
from hypothesis import assume, given
from hypothesis import strategies as st

import mediakit as mk
from mediakit._unshape import _letters, is_reshaped, restored

# The default of arabic-reshaper deletes vowel signs, which cannot come back.
with_vowels = ArabicReshaper({"delete_harakat": False}).reshape

TEXTS = [
    "الحكومة", "مُحمَّد", "مستشفى", "مسؤول", "لا إله إلا الله", "وزارة", "أوراق", "دواء",
    "تراجع -5.2%", "بين 10–20 ألفا", "في 2019-11-27", "الساعة 10:30", "عام 2026 وما بعده",
    "سعر 3.5$ للطن", "زيادة +12%", "قناة BBC عربي", "قناة G20", "عاد COVID-19 في 2020",
    "لغة Python 3.11 (50%)", "كلمة: New York Times, ثم 1,234.5", "ABC عربي XYZ",
    "«سد» [ح] (ب) {ج}", "1) أولا", "5% من الناس", "-5% من", "قال ﷺ ﴿اقرأ﴾", "كـتـاب",
    "٢٠١٩-١١-٢٧ تاريخ", "تاريخ ٢٠٪", "سأل: لماذا؟", "  مسافة  ", "سطر أول\nسطر ثان",
]  # fmt: skip


@pytest.mark.parametrize("text", TEXTS)
def test_what_was_reshaped_and_reversed_is_restored(text: str) -> None:
    assert mk.unshape(with_vowels(text)) == text
    assert mk.unshape(get_display(with_vowels(text))) == text


def test_brackets_that_were_not_mirrored_are_right_too() -> None:
    bidi = pytest.importorskip("bidi")
    for text in ("السد (الكبير) اليوم", "«سد» [ح]"):
        assert mk.unshape(bidi.get_display(reshape(text))) == text


@pytest.mark.parametrize(
    "text", ["", "سد", "Rate 50%", "BBC עברית 5", "قال ﷺ ﴿اقرأ﴾", "﷼ 5", "\u202eسد\u202c"]
)
def test_text_without_forms_stays(text: str) -> None:
    assert mk.unshape(text) == text
    assert not is_reshaped(text)


def test_the_sign_of_hijri_years_is_no_reshaped_text() -> None:
    assert not is_reshaped("1447ﻫ")
    assert mk.unshape("صدر عام 1447ﻫ") == "صدر عام 1447ه"
    assert mk.unshape("1447ﻫ") == "1447ه"


def test_every_form_of_a_letter_and_every_ligature_of_lam_and_alef_is_the_letter() -> None:
    assert "".join(map(restored, "ﻉﻋﻌﻊﭖﭗﭘﭙﮒﯽ")) == "ععععپپپپگی"
    assert "-".join(map(restored, "ﻵﻶﻷﻸﻹﻺﻻﻼ")) == "لآ-لآ-لأ-لأ-لإ-لإ-لا-لا"
    assert mk.unshape("ﷲ") == "الله"
    assert mk.unshape("ﺳﹹﻮﻕ") == "سُوق"


def test_a_text_that_no_join_tells_from_its_reverse_is_named() -> None:
    with pytest.warns(UserWarning, match="cannot be told from its letters.*: ﺭﺍﺩ"):
        assert mk.unshape(get_display(reshape("دار"))) == "دار"
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert mk.unshape("ﺍ") == "ا"  # the same both ways


def test_only_strings_are_restored() -> None:
    with pytest.raises(TypeError, match="`text` must be a string; got int"):
        mk.unshape(5)


JOINING = "بتثجحخسشصضطظعغفقكلمنهي"
WORDS = st.builds(
    lambda head, tail: head + tail,
    st.sampled_from([first + second for first in JOINING for second in JOINING]),
    st.text("ابتثجحخدذرزسشصضطظعغفقكلمنهويآأإؤئءةى\u064e\u064f\u0651", max_size=5),
)
NUMBERS = st.sampled_from(
    ["5", "2026", "1,234.5", "10:30", "2019-11-27", "10–20", "٢٠٪", "٢٠١٩", "-5.2%", "+12%"]
)
LATIN = st.sampled_from(["BBC", "G20", "COVID-19", "Python 3.11", "New York Times", "a.b"])
BRACKETED = st.builds("{0[0]}{1}{0[1]}".format, st.sampled_from(["()", "[]", "«»", "{}"]), WORDS)


def in_order(pieces: list[tuple[str, str]]) -> str:
    """Return a text of pieces between words, so that no number and no Latin touch each other."""
    return " ".join(f"{word} {between}" for word, between in pieces)


@given(
    st.lists(st.tuples(WORDS, st.one_of(NUMBERS, LATIN, BRACKETED, WORDS)), min_size=1, max_size=5),
    WORDS,
    st.sampled_from(["", ".", "؟", "!", "،"]),
)
def test_text_of_words_numbers_latin_marks_and_brackets_is_restored(
    pieces: list[tuple[str, str]], last: str, end: str
) -> None:
    text = f"{in_order(pieces)} {last}{end}"
    shaped = with_vowels(text)
    assume(not re.search("ل[\u064b-\u0652]+[اآأإ]", text))  # the ligature puts the sign after both
    assert mk.unshape(shaped) == text
    assert mk.unshape(get_display(shaped)) == text
    assert mk.unshape(mk.unshape(get_display(shaped))) == text


@given(
    st.text(st.one_of(st.sampled_from("ابلبﺑﺐﻻﷲﺍ -5%(2)\nBC\u064e\u0640\u200d"), st.characters()))
)
def test_any_text_is_restored_once_and_for_all_with_all_its_letters(text: str) -> None:
    once = restored(text)
    assert restored(once) == once
    unmirrored = str.maketrans(dict.fromkeys(MIRRORED, "("))
    assert Counter(once.translate(unmirrored)) == Counter(_letters(text).translate(unmirrored))
