"""Where does a word stand in a text, as far as its neighbours say so for certain?"""

from __future__ import annotations

import itertools
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from mediakit._characters import BREAK, LAST, LATIN, LETTER, LINE_ENDS, MARK, SPACE, tables
from mediakit._excerpts import PLAIN
from mediakit._words import LONE_PROCLITICS

Bits = npt.NDArray[np.bool_]
Bytes = npt.NDArray[np.uint8]
Positions = npt.NDArray[np.int64]
MARGIN = b"\n" * 3  # and a line's end: four characters can be looked at before any place
LINE_END_CODES = list(map(ord, LINE_ENDS))
LONE_CODES = list(map(ord, LONE_PROCLITICS))


class Texts(NamedTuple):
    """Texts as UTF-8 in a row, line ends between them, and where each begins and ends."""

    raw: bytes
    starts: Positions
    ends: Positions


class Nodes(NamedTuple):
    """Words of texts: which text, which form, how often the form stands before, and in the text.

    ::

        قال رئيس الحكومة وقال رئيس      the second رئيس: before 1, number 2
    """

    text: Positions
    form: npt.NDArray[np.int32]
    before: Positions
    number: Positions


def as_texts(strings: pa.ChunkedArray) -> Texts:
    """Return Arrow strings as bytes in a row.

    Examples
    --------
    >>> texts = as_texts(pa.chunked_array([["قال", "في"]]))
    >>> [texts.raw[start:end].decode() for start, end in zip(texts.starts, texts.ends)]
    ['قال', 'في']
    """
    parts = strings.cast(pa.large_binary()).to_pylist()
    sizes = np.fromiter(map(len, parts), np.int64, len(parts))
    ends = len(MARGIN) + np.cumsum(sizes + 1)
    return Texts(b"\n".join([MARGIN, *parts, MARGIN]), ends - sizes, ends)


def find_words(texts: Texts, nodes: Nodes, labels: pa.Array) -> Positions:
    """Return where words begin in the texts, -1 for those of which that is not certain.

    If a form is found as a word as often as the text has it, there is no other word of this
    form, however it is written, and the first one is the first, and so on.
    """
    keys = nodes.text * len(labels) + nodes.form
    _, first, pair = np.unique(keys, return_index=True, return_inverse=True)
    forms = [form.encode() for form in labels.take(pa.array(nodes.form[first])).to_pylist()]
    text = nodes.text[first]
    bounds = zip(forms, texts.starts[text].tolist(), texts.ends[text].tolist(), strict=True)
    found = [_found(texts.raw, *each) for each in bounds]
    sizes = np.fromiter(map(len, found), np.int64, len(found))
    starts = np.fromiter(itertools.chain(*found), np.int64, sizes.sum())
    lengths = np.fromiter(map(len, forms), np.int64, len(forms))
    certain = _are_words(texts.raw, starts, starts + np.repeat(lengths, sizes))
    number = np.bincount(np.repeat(np.arange(len(found)), sizes)[certain], minlength=len(found))
    at = (np.cumsum(number) - number)[pair] + nodes.before
    starts = np.append(starts[certain], -1)
    return np.where(number[pair] == nodes.number, starts[np.minimum(at, len(starts) - 1)], -1)


def _found(raw: bytes, form: bytes, start: int, end: int) -> list[int]:
    """Return where a word of Arabic letters stands between two places; of other words, nowhere."""
    found: list[int] = []
    written = form.decode()
    if written in LONE_PROCLITICS or not PLAIN.fullmatch(written):
        return found
    at = raw.find(form, start, end)
    while at >= 0:
        found.append(at)
        at = raw.find(form, at + 1, end)
    return found


def _are_words(raw: bytes, starts: Positions, ends: Positions) -> Bits:
    """Return whether Arabic letters and marks between two places are a word for certain.

    Before it stands a line's end; a space, and no lone و ب ل before that; or punctuation after
    white space. After it stands a space or punctuation.
    """
    data, kind = np.frombuffer(raw, np.uint8), tables(keep_numbers=False).kind
    places = [starts]
    for _ in range(4):
        places.append(_character_before(data, places[-1]))
    codes = [_code_points(data, place) for place in places[1:]]
    last, second, third, fourth = (kind[code] for code in codes)  # backwards, from the word
    ends_line, ended_line = (np.isin(code, LINE_END_CODES) for code in codes[:2])
    is_lone = np.isin(codes[1], LONE_CODES) & (third != LETTER)
    after_word = ((second == LETTER) | (second == LATIN)) & ~is_lone
    after_marks = (second == MARK) & ((third == LETTER) | ((third == MARK) & (fourth == LETTER)))
    begins = (
        ends_line
        | ((last == SPACE) & ((second >= BREAK) | after_word | after_marks))
        | ((last == BREAK) & ((second == SPACE) | ended_line))
    )
    following = kind[_code_points(data, ends)]
    return begins & ((following == SPACE) | (following >= BREAK))


def _character_before(data: Bytes, places: Positions) -> Positions:
    """Return where the character before each place begins."""
    places = places - 1
    for _ in range(3):
        places = places - (data[places] & 0xC0 == 0x80)  # a byte that goes on a character
    return places


def _code_points(data: Bytes, places: Positions) -> npt.NDArray[np.int64]:
    """Return the characters at some places, LAST for those of four bytes."""
    lead, second, third = (data[places + step].astype(np.int64) for step in range(3))
    second, third = second & 0x3F, third & 0x3F
    return np.select(
        [lead < 0x80, lead < 0xE0, lead < 0xF0],
        [lead, (lead & 0x1F) << 6 | second, (lead & 0x0F) << 12 | second << 6 | third],
        LAST,
    )
