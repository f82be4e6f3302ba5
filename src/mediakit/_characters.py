"""What each character is to a tokeniser, in tables that numpy looks up for many at once."""

from __future__ import annotations

import functools
import re
import unicodedata
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from mediakit._arrow import string_bytes
from mediakit._gather import kept, taken
from mediakit._normalize import (
    ALEFS_AND_TA_MARBUTA,
    DIGITS,
    INVISIBLE,
    LETTERS,
    MARKS,
    PRESENTATION_FORMS,
    SPACES,
    TATWEEL,
    TYPED_FOR_ARABIC,
)

LAST = 0xFFFF  # a character beyond is looked up as this one, which is none
# What a character is. Odd is all that is not listed: # @ &, accents, ligatures, other scripts. A
# joiner breaks between Arabic words, but may be part of a Latin one: COVID-19, AT&T, example.org.
ODD, LETTER, MARK, LATIN, SPACE, DELETED, BREAK, JOINER = range(8)

# Madda and hamza above or below compose with an alef, waw or ya before them.
COMPOSING = "\u0653\u0654\u0655"
NUMERALS = "0-9\u0660-\u0669\u06f0-\u06f9"
# Punctuation and signs that belong to no word: all but # @ & of ASCII, then ، ؛ ؞ ؟ ٪ ٫ ٬ ٭ ۔
# and « » “ ” ‘ ’ – — … • of the other blocks.
PUNCTUATION = (
    "!-\"$-%'-/:-?\\[-`{-~\xa1-\xa9\xab\xac\xae-\xb1\xb4\xb6-\xb8\xbb\xbf\xd7\xf7"
    "\u060c\u061b\u061e\u061f\u066a-\u066d\u06d4\u2010-\u2027\u2030-\u203e"
)
JOINERS = ".\\-'’:/"
LINE_ENDS = "\n\r\x0b\x0c\x85\u2028\u2029"
ALL = "".join(map(chr, range(0x2100)))


def _listed(ranges: str) -> list[int]:
    """Return the code points of a class of characters."""
    return [ord(character) for character in re.findall(f"[{ranges}]", ALL)]


class Tables(NamedTuple):
    """Three tables with an entry for each code point up to LAST."""

    kind: npt.NDArray[np.uint8]
    display: npt.NDArray[np.uint16]  # the character that is shown for it
    order: npt.NDArray[np.uint8]  # the class by which Unicode orders marks on one letter


@functools.cache
def tables(*, keep_numbers: bool) -> Tables:
    """Return the tables; digits are odd if numbers are words, else they break or join."""
    kind = np.full(LAST + 1, ODD, dtype=np.uint8)
    for entry, codes in {
        LETTER: _listed(LETTERS),
        MARK: sorted({*_listed(MARKS)} - {*map(ord, COMPOSING)}),
        LATIN: _listed("A-Za-z"),
        BREAK: _listed(PUNCTUATION + LINE_ENDS),
        JOINER: _listed(JOINERS if keep_numbers else JOINERS + NUMERALS),
        SPACE: [*SPACES, ord(" "), ord("\t")],
        DELETED: sorted({*INVISIBLE, ord(TATWEEL)} - {*map(ord, LINE_ENDS)}),
    }.items():
        kind[codes] = entry
    display = np.arange(LAST + 1, dtype=np.uint16)
    display[list(TYPED_FOR_ARABIC)] = list(TYPED_FOR_ARABIC.values())
    for form in PRESENTATION_FORMS:
        plain = unicodedata.normalize("NFKC", chr(form))
        if len(plain) == 1 and kind[ord(plain)] == LETTER:
            kind[form], display[form] = LETTER, display[ord(plain)]
    marks = np.flatnonzero(kind == MARK)
    order = np.zeros(LAST + 1, dtype=np.uint8)
    order[marks] = [unicodedata.combining(chr(code)) for code in marks.tolist()]
    return Tables(*(_locked(table) for table in (kind, display, order)))


@functools.cache
def folded() -> npt.NDArray[np.uint16]:
    """Return the table of matching keys: أ إ آ ٱ are ا, ة is ه, digits are ASCII."""
    table = np.arange(LAST + 1, dtype=np.uint16)
    table[list(ALEFS_AND_TA_MARBUTA)] = list(ALEFS_AND_TA_MARBUTA.values())
    table[list(DIGITS)] = [ord(digit) for digit in DIGITS.values()]
    return _locked(table)


def _locked(table: npt.NDArray[Any]) -> npt.NDArray[Any]:
    table.setflags(write=False)
    return table


class Characters(NamedTuple):
    """The characters of many strings in a row.

    ::

        strings       "قال "    "و"   "صل"
        code_points    ق ا ل _   و     ص ل
        starts         0         4     5     7     where each string begins, and the end
    """

    code_points: npt.NDArray[np.unsignedinteger]
    starts: npt.NDArray[np.integer]


def as_characters(strings: pa.Array) -> Characters:
    """Return the characters of an Arrow array of strings without missing values."""
    text = str(string_bytes(strings)[0].data, "utf-8")
    lengths = pc.utf8_length(strings).to_numpy()
    code_points = np.frombuffer(text.encode("utf-32-le"), "<u4")
    return Characters(code_points, np.concatenate([[0], np.cumsum(lengths, dtype=np.int64)]))


def clean_characters(strings: pa.Array, of: Tables) -> Characters:
    """Return the characters of strings less the deleted ones, and where the strings begin."""
    code_points, starts = as_characters(strings)
    characters = np.minimum(code_points, LAST).astype(np.uint16)
    stays = taken(of.kind, characters) != DELETED
    if stays.all():
        return Characters(characters, starts)
    return Characters(kept(characters, stays), number_before(stays)[starts])


def number_before(mask: npt.NDArray[np.bool_]) -> npt.NDArray[np.int32]:
    """Return how many values are true before each position, and in all.

    Examples
    --------
    >>> number_before(np.array([True, False, True]))
    array([0, 1, 1, 2], dtype=int32)
    """
    return np.append(np.int32(0), np.cumsum(mask.view(np.uint8), dtype=np.int32))


def as_strings(letters: npt.NDArray[np.uint16], lengths: npt.NDArray[np.integer]) -> pa.StringArray:
    """Return as Arrow strings the letters of many words in a row, so many of each."""
    sizes = 1 + (letters > 0x7F) + (letters > 0x7FF).astype(np.int8)
    ends = np.concatenate([[0], np.cumsum(sizes, dtype=np.int32)]).astype(np.int32)
    starts = np.concatenate([[0], np.cumsum(lengths)])
    data = str(letters.tobytes(), "utf-16-le").encode()
    return pa.StringArray.from_buffers(len(lengths), pa.py_buffer(ends[starts]), pa.py_buffer(data))
