"""Isolates: each piece of text keeps its own direction."""

from __future__ import annotations

import re

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml.html import fragment_fromstring

import mediakit as mk
from mediakit._direction import (
    column_direction,
    isolate,
    pieces,
    runs_from_the_right,
    strip_isolates,
)

TEXT = st.text(
    st.one_of(st.sampled_from("ابتث -5.2%\n2019()\u2066\u2067\u2069\u202e\u200f"), st.characters()),
    max_size=40,
)


@given(TEXT)
def test_isolating_twice_is_isolating_once(text: str) -> None:
    assert mk.rtl(mk.rtl(text)) == mk.rtl(text)
    assert mk.ltr(mk.ltr(text)) == mk.ltr(text)
    assert mk.rtl(mk.ltr(text)) == mk.rtl(text)


@given(TEXT)
def test_the_text_itself_stays(text: str) -> None:
    assert strip_isolates(mk.rtl(text)) == strip_isolates(text)
    assert strip_isolates(mk.ltr(text)) == strip_isolates(text)


@pytest.mark.parametrize(
    ("text", "isolated"),
    [
        ("سد", "\u2067سد\u2069"),
        ("تراجع -5.2%", "\u2067تراجع \u2066-5.2%\u2069\u2069"),
        ("بين 10–20", "\u2067بين \u206610–20\u2069\u2069"),
        ("في 2019-11-27", "\u2067في \u20662019-11-27\u2069\u2069"),
        ("عام 2019", "\u2067عام 2019\u2069"),
        ("COVID-19 عاد", "\u2067COVID-19 عاد\u2069"),
        ("سطر\n\nسطر", "\u2067سطر\u2069\n\n\u2067سطر\u2069"),
        ("", ""),
        ("لغة Python 3.11 الجديدة", "\u2067لغة Python 3.11 الجديدة\u2069"),
        ("مقهى Café 3.5 مرات", "\u2067مقهى Café 3.5 مرات\u2069"),
        ("انظر www.a.example/2-1", "\u2067انظر \u2066www.a.example/2-1\u2069\u2069"),
        ("-5.2%", "\u2067\u2066-5.2%\u2069\u2069"),
        ("\u202eسد\u202c 5", "\u2067سد 5\u2069"),
        ("س\u200fد\u061c", "\u2067سد\u2069"),
        ("سطر\r\nسطر\u2029سطر", "\u2067سطر\u2069\r\n\u2067سطر\u2069\u2029\u2067سطر\u2069"),
    ],
)
def test_numbers_that_a_line_would_turn_round_are_isolated(text: str, isolated: str) -> None:
    assert mk.rtl(text) == isolated


def test_hebrew_runs_from_the_right_as_arabic_does() -> None:
    assert runs_from_the_right("BBC שלום")
    assert runs_from_the_right("BBC سد")
    assert not runs_from_the_right("BBC 5 ελ")
    assert column_direction(pd.Series(["שלום", "BBC"])) == "rtl"


@given(TEXT)
def test_no_text_turns_its_neighbour_round(text: str) -> None:
    """After an isolated text every isolate and override that it opened is closed."""
    for isolated in (mk.rtl(text), mk.ltr(text)):
        for line in re.split("[\n\r\x1c-\x1e\x85\u2029]", isolated):
            controls = "".join(re.findall("[\u2066-\u2069\u202a-\u202e\u200e\u200f\u061c]", line))
            assert re.fullmatch("([\u2066\u2067](\u2066\u2069)*\u2069)?", controls)


def test_only_strings_are_isolated() -> None:
    with pytest.raises(TypeError, match="`text` must be a string; got float"):
        mk.rtl(1.5)


def test_a_column_runs_as_most_of_its_texts() -> None:
    assert column_direction(pd.Series(["سد", "نهر", "x"])) == "rtl"
    assert column_direction(pd.Series(["a", "b"], dtype="category")) == "ltr"
    assert column_direction(pd.Series([1, 2])) == "ltr"
    assert column_direction(pd.Series(["https://example.org/خبر"])) == "ltr"
    assert column_direction(pd.to_datetime(pd.Series(["2026-01-01"]))) == "ltr"


@pytest.mark.parametrize(
    ("text", "isolated"),
    [
        ("تراجع -5.2% اليوم", ["-5.2%"]), ("بين 10–20 و30", ["10–20"]), ("سد 5", []),
        ("2019-11-27 10:30", ["2019-11-27 10:30"]), ("<0.001", ["<0.001"]), ("2026", []),
        ("في Python 3.11 و -2.5", ["-2.5"]), ("COVID-19", []), ("من 2026-01-02", ["2026-01-02"]),
        ("انظر www.a.example/x-1 هنا", ["www.a.example/x-1"]), ("قناة BBC (٥٠٪)", []),
        ("https://a.example -5%", ["https://a.example", "-5%"]),
    ],
)  # fmt: skip
def test_pieces_keep_the_text_and_name_what_needs_an_isolate(
    text: str, isolated: list[str]
) -> None:
    cut = list(pieces(text))
    assert "".join(piece for piece, _ in cut) == text
    assert [piece for piece, needed in cut if needed] == isolated


@given(st.text(alphabet="اب12-.%:/ aZ<&\u2067\u2069", max_size=60))
def test_isolating_as_html_loses_nothing(text: str) -> None:
    root = fragment_fromstring(f"<p>{isolate(text)}</p>")
    assert root.text_content() == strip_isolates(text)
