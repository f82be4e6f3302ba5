"""The fast encoder gives the tokens of the plain tokeniser, whatever the text."""

from __future__ import annotations

import itertools
import random
import sys
import tracemalloc

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import shared
from mediakit import _chunks, _cut, _encode, _gather
from mediakit._chunks import as_text_array, chunked
from mediakit._encode import Encoded, encode
from mediakit._keys import spelling_classes
from mediakit._normalize import ANY_MARK, display_text, matching_key
from mediakit._words import words

Token = tuple[str, bool]


def plain(texts: list[str], *, keep_numbers: bool = False) -> list[list[Token]]:
    """Return the words of each text and the breaks before them, by the plain tokeniser."""
    found = [words(display_text(text), keep_numbers=keep_numbers) for text in texts]
    return [[(word.form, word.after_break) for word in each] for each in found]


def decoded(encoded: Encoded) -> list[list[Token]]:
    forms = encoded.labels.to_numpy(dtype=object)[encoded.forms].tolist()
    tokens = list(zip(forms, encoded.breaks.tolist(), strict=True))
    bounds = encoded.starts.tolist()
    return [tokens[start:end] for start, end in itertools.pairwise(bounds)]


def column(texts: list[str]) -> pd.Series:
    return pd.Series(texts, dtype="str")


# Words that are written in every way that is cleaned, and characters that cut, join or disappear.
PIECES = [
    "و", "ب", "ل", "قال", "الحكومة", "الله", "إلى", "مُحمَّد", "محمَُّد", "كـتـاب", "كـَ", "ی", "ک",
    "ۀ", "\ufefb", "\ufdf2", "\ufe8e", "\ufc5e", "\ufe77", "\u0627\u0653", "\u0627\u0654",
    "\u064a\u0654", "\u0651\u064e", "\u064e", "\u0670", "\u06dd", "\u0615", "٣٫٥٪", "2015م", "+5",
    "-7.5%", "١٬٢٣٤", "G20", "COVID-19", "AT&T", "&amp;", "&#1608;", "&nbsp;", "&amp;quot;", "#",
    "#سد_العطش", "@almadd", "desk@example.org", "https://example.org/أ?b=1", "www.", "،", ".", "«",
    "»", "-", "_", "’", "…", " ", " ", "\t", "\n", "\r", "\r\n", "\x0b", "\x0c", "\x1c", "\x85",
    "\u2028", "\u2029", "\xa0", "\u3000", "\u200c", "\u200f", "\u202b", "\ufeff", "\xad", "\x00",
    "\x7f", "\x9f", "é", "e\u0301", "\u0301", "\u0338", "\u0300", "漢", "\U0001f600", "\U0001d7d8",
    "\U0001ee00", "²", "½",
]  # fmt: skip
HOSTILE = st.one_of(
    st.lists(st.sampled_from(PIECES), max_size=30).map("".join),
    st.text(
        st.one_of(
            st.characters(codec="utf-8"),
            st.characters(min_codepoint=0x600, max_codepoint=0x6FF),
            st.characters(min_codepoint=0xFB50, max_codepoint=0xFEFF, exclude_categories=["Cs"]),
            st.characters(max_codepoint=0x20),
        ),
        max_size=40,
    ),
)


@given(st.lists(HOSTILE, max_size=6), st.booleans())
@settings(max_examples=1500, deadline=None)
def test_hostile_texts_have_the_words_of_the_plain_tokeniser(
    texts: list[str], keep_numbers: bool
) -> None:
    fast = encode(column(texts), keep_numbers=keep_numbers)
    assert decoded(fast) == plain(texts, keep_numbers=keep_numbers)
    assert sorted(set(fast.forms.tolist())) == list(range(len(fast.labels)))
    assert fast.labels.is_unique


def test_texts_are_the_same_however_they_are_divided_for_speed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    chance = random.Random(6)
    texts = ["".join(chance.choices(PIECES, k=chance.randrange(60))) for _ in range(400)]
    expected = plain(texts)
    for module, name, value in [
        (_chunks, "PIECE", 300), (_chunks, "STEP", 7), (_chunks, "SAMPLE", 500),
        (_gather, "STEP", 5), (_cut, "BLOCK", 5), (sys.modules["mediakit._encode"], "BLOCK", 11),
    ]:  # fmt: skip
        monkeypatch.setattr(module, name, value)
        assert decoded(encode(column(texts))) == expected


def test_a_text_of_five_megabytes_without_white_space_is_one_chunk() -> None:
    text = "الحكومة،والبرلمان.محمَُّد" * 110_000
    assert len(text.encode()) > 5_000_000
    assert decoded(encode(column(["قبل", text, "بعد"]))) == plain(["قبل", text, "بعد"])


def test_a_row_of_lone_letters_is_joined_up_to_three() -> None:
    texts = ["و " * number + "قال" for number in (1, 2, 3, 4, 20_000)]
    found = decoded(encode(column(texts)))
    assert [[form for form, _ in text] for text in found[:4]] == [
        ["وقال"], ["ووقال"], ["وووقال"], ["و", "وووقال"],
    ]  # fmt: skip
    assert found == plain(texts)


def test_a_corpus_without_texts_or_words_has_no_tokens() -> None:
    for texts in ([], [""], ["", " \n", "،", "5"]):
        fast = encode(column(texts))
        assert (len(fast.forms), len(fast.labels)) == (0, 0)
        assert fast.starts.tolist() == [0] * (len(texts) + 1)


def test_missing_texts_and_python_strings_and_slices_are_read() -> None:
    texts = pd.Series(["قال الوزير", None, "وصل", "مساء"], dtype="str")
    expected = [["قال", "الوزير"], [], ["وصل"], ["مساء"]]
    for series in (texts, texts.astype(object)):
        assert [[form for form, _ in text] for text in decoded(encode(series))] == expected
    tail = [[form for form, _ in text] for text in decoded(encode(texts[1:]))]
    assert tail == expected[1:]


def test_a_column_of_strings_is_not_copied() -> None:
    texts = column(["قال الوزير" * 100] * 50)
    own = as_text_array(texts).chunk(0).buffers()[2].address
    assert own == pa.array(texts).buffers()[2].address


def test_chunks_keep_the_white_space_that_ends_them() -> None:
    chunks = chunked(as_text_array(column(["قال الوزير، قال ", "", "وصل\n"])))
    assert chunks.distinct.take(pa.array(chunks.codes)).to_pylist() == [
        "قال ", "الوزير، ", "قال ", "وصل\n",
    ]  # fmt: skip
    assert chunks.starts.tolist() == [0, 3, 3, 4]


@given(st.lists(HOSTILE.map(display_text).filter(bool), unique=True, max_size=30), st.data())
@settings(deadline=None)
def test_spellings_of_one_word_are_those_with_one_matching_key(
    labels: list[str], data: st.DataObject
) -> None:
    counts = data.draw(st.lists(st.integers(1, 3), min_size=len(labels), max_size=len(labels)))
    units, shown = spelling_classes(pd.Index(labels, dtype="str"), np.array(counts, dtype=int))
    best: dict[str, tuple[int, int, str]] = {}
    for label, count in zip(labels, counts, strict=True):
        candidate = (-count, len(ANY_MARK.findall(label)), label)
        key = matching_key(label) or label
        best[key] = min(best.get(key, candidate), candidate)
    assert [shown[unit] for unit in units.tolist()] == [
        best[matching_key(label) or label][2] for label in labels
    ]
    assert len(shown) == len(best)


@pytest.mark.parametrize(("keep_numbers", "step"), [(False, 1), (True, 10)])
def test_real_articles_have_the_words_of_the_plain_tokeniser(keep_numbers: bool, step: int) -> None:
    articles = pd.read_parquet(shared("corpora/saudinewsnet/articles.parquet"), columns=["text"])
    texts = articles["text"].astype("str")[::step]
    fast = decoded(encode(texts, keep_numbers=keep_numbers))
    assert fast == plain(texts.tolist(), keep_numbers=keep_numbers)


def test_memory_does_not_grow_with_the_number_of_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    letters = "ابتثجحخدذرزسشصضطظعغفقكلمنهو"
    words = [
        "".join(word) for word in itertools.islice(itertools.product(letters, repeat=4), 50_000)
    ]
    texts = pd.Series([" ".join(words[start : start + 100]) for start in range(0, len(words), 100)])

    def peak() -> int:
        tracemalloc.start()
        encode(texts)
        found = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return found

    together = peak()
    monkeypatch.setattr(_encode, "BLOCK", 200)
    assert peak() < 2 * together  # a table of all types for each of 250 blocks would take 100 MB
