"""Cleaning one string: what is shown, and what is folded for matching only."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

import mediakit as mk
from mediakit._normalize import INVISIBLE, matching_key

ARABIC_TEXT = st.text(
    st.one_of(
        st.characters(min_codepoint=0x600, max_codepoint=0x6FF),
        st.characters(min_codepoint=0xFB50, max_codepoint=0xFEFF),
        st.sampled_from(" \n\t&;#<>amp0123456789ABab\u200f\u00a0\u0640\u064b\u0651\u0654"),
        st.characters(exclude_categories=["Cs"]),
    ),
    max_size=40,
)

ARABIC_BLOCKS = re.compile("[\u0600-\u06ff\u0750-\u077f\u0870-\u08ff\ufb50-\ufdff\ufe70-\ufefc]")


@given(ARABIC_TEXT)
def test_display_text_is_stable(text: str) -> None:
    once = mk.normalize(text)
    assert mk.normalize(once) == once


@given(ARABIC_TEXT)
def test_a_folded_text_is_stable_and_starts_from_display_text(text: str) -> None:
    folded = mk.normalize(text, digits=True, marks=True, letters=True)
    assert mk.normalize(folded, digits=True, marks=True, letters=True) == folded
    assert matching_key(mk.normalize(text)) == folded


@given(ARABIC_TEXT)
def test_no_invisible_character_or_tatweel_survives(text: str) -> None:
    shown = mk.normalize(text)
    if ARABIC_BLOCKS.search(text):
        assert not set(map(ord, shown)) & {*INVISIBLE, 0x640}


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("الحكـــومة", "الحكومة"),
        ("مجلس\u00a0الوزراء", "مجلس الوزراء"),
        ("\u202bنص\u202c", "نص"),
        ("ﻣﺠﻠﺲ", "مجلس"),  # presentation forms
        ("ﷲ", "الله"),
        ("\ufe77", "\u064e"),  # a mark on a tatweel keeps the mark
        ("کتاب", "كتاب"),  # a Persian kaf
        ("قال &quot;نعم&quot; &amp;amp; مضى", 'قال "نعم" & مضى'),
        ("http://a.example/?x=1&copy=2", "http://a.example/?x=1&copy=2"),
        ("سطر\r\nسطر\rسطر", "سطر\nسطر\nسطر"),
        ("بيان… ²", "بيان… ²"),  # NFKC would make three dots and a 2
        ("\u0627\u0653ية", "آية"),  # a decomposed madda
        ("مُحَمَّد", "مُحَمَّد"),
        ("إلى المدرسة ٢٥", "إلى المدرسة ٢٥"),
        ("", ""),
    ],
)
def test_display_text(raw: str, shown: str) -> None:
    assert mk.normalize(raw) == shown


def test_each_fold_does_one_thing() -> None:
    text = "إلى المدرسةِ ٢٥٫٥٪ و۱٬۲"
    assert mk.normalize(text, marks=True) == "إلى المدرسة ٢٥٫٥٪ و۱٬۲"
    assert mk.normalize(text, digits=True) == "إلى المدرسةِ 25.5% و1,2"
    assert mk.normalize(text, letters=True) == "الي المدرسهِ ٢٥٫٥٪ و۱٬۲"


def test_alef_maksura_folds_at_the_end_of_a_word_only() -> None:
    assert mk.normalize("فى مستشفى، علىً ىوم", letters=True) == "في مستشفي، عليً ىوم"


@given(st.text(), st.booleans(), st.booleans(), st.booleans())
def test_any_string_is_normalised_and_stays_so(
    text: str, digits: bool, marks: bool, letters: bool
) -> None:
    folds = {"digits": digits, "marks": marks, "letters": letters}
    once = mk.normalize(text, **folds)
    assert mk.normalize(once, **folds) == once


@given(st.text().map(lambda text: ARABIC_BLOCKS.sub("", text)), st.booleans())
def test_text_without_arabic_is_not_changed(text: str, fold: bool) -> None:
    if not ARABIC_BLOCKS.search(html.unescape(text)):
        assert mk.normalize(text, digits=fold, marks=fold, letters=fold) == text


def test_an_entity_of_an_arabic_letter_is_arabic() -> None:
    assert mk.normalize("&#1605;&amp;&#1606;") == "م&ن"
    assert mk.normalize("AT&amp;T\u00a0Inc.") == "AT&amp;T\u00a0Inc."


def test_only_strings_are_normalised() -> None:
    with pytest.raises(TypeError, match="`text` must be a string; got int"):
        mk.normalize(5)
