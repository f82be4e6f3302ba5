"""Arabic that was decoded wrongly once → Arabic again, and the name of what had happened."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from mediakit._arrow import string_bytes
from mediakit._direction import ARABIC

LOST = "\ufffd"
# cp1252 has no letter for five bytes of UTF-8; they are lost on the way. Two of them are known
# by what stands before: after D9 comes 81 of ف (1 in 33 a vowel mark), after E2 80 comes 9D of ”.
LOST_BYTES = re.compile(f"(?<=\u00d9){LOST}|(?<=\u00e2\u20ac){LOST}")
FEWEST = 3  # misread characters that tell a misreading from a foreign letter
LETTER = re.compile(r"[^\W\d_]")
LATIN_1_LETTERS = re.compile("[\u00c0-\u00ff]")
MOSTLY_ARABIC = 0.6  # of the letters of a text that was repaired rightly
# The bytes of which the traces below are made in UTF-8: the first of À to ÿ, the last of ط and ظ.
LATIN_1_BYTE, TAH_BYTES = 0xC3, (0xB7, 0xB8)
STEP = 256_000  # bytes that are looked at together; they fill whole words


@functools.cache
def _byte_of(codec: str) -> dict[str, int]:
    """Return the byte of each character of a codec; bytes without one stand for themselves."""
    table = {chr(byte): byte for byte in range(256)}
    for byte in range(256):
        table[bytes([byte]).decode(codec, errors="ignore") or chr(byte)] = byte
    return table


def _reread(text: str, wrong: str, right: str) -> str | None:
    """Return the text as it would be if its bytes had been read rightly, or None."""
    table = _byte_of(wrong)
    codes = [table.get(character, -1 if character != LOST else 0xFF) for character in text]
    if -1 in codes:
        return None
    return bytes(codes).decode(right, errors="replace")


def _with_lost_bytes(text: str) -> str:
    """Return the text with the bytes that can be known again."""
    return LOST_BYTES.sub(
        lambda lost: "\u0081" if lost.string[lost.start() - 1] == "\u00d9" else "\u009d", text
    )


def _share(text: str, pattern: re.Pattern[str]) -> float:
    """Return the share of the characters other than spaces that match."""
    size = len(text) - text.count(" ") - text.count("\n")
    found = len(pattern.findall(text))
    return found / size if found >= FEWEST else 0.0


class Kind(NamedTuple):
    """A way in which Arabic is misread: how to see it, and how to undo it."""

    name: str
    trace: re.Pattern[str]  # what misread text is full of
    least: float  # the share of it from which a repair is tried; rightly read text has far less
    undo: Callable[[str], str | None]


KINDS = (
    Kind(
        "UTF-8 read as cp1252",  # Ø§Ù„Ø³Ø¯
        re.compile("[\u00d8-\u00db]"),
        0.2,
        lambda text: _reread(_with_lost_bytes(text), "cp1252", "utf-8"),
    ),
    Kind(
        "UTF-8 read as cp1256",  # ط§ظ„ط³ط¯
        re.compile("[\u0637\u0638]"),
        0.2,
        lambda text: _reread(text, "cp1256", "utf-8"),
    ),
    Kind(
        "cp1256 read as latin-1",  # ÇáÓÏ
        LATIN_1_LETTERS,
        0.5,
        lambda text: _reread(text, "cp1252", "cp1256"),
    ),
)


def _is_better(repaired: str | None, text: str) -> bool:
    """Return whether a repair gave Arabic, and lost nothing that was there."""
    if repaired is None or repaired.count(LOST) > text.count(LOST) + len(text) * 0.01:
        return False
    letters = len(LETTER.findall(repaired))
    return letters > 0 and len(ARABIC.findall(repaired)) / letters >= MOSTLY_ARABIC


def repair_mojibake(text: str) -> tuple[str, str | None]:
    """Return the text as it was meant, and what had been done to it; None if nothing.

    Examples
    --------
    >>> repair_mojibake("Ø§Ù„Ø³Ø¯")
    ('السد', 'UTF-8 read as cp1252')
    >>> repair_mojibake("ÇáÓÏ"), repair_mojibake("السد")
    (('السد', 'cp1256 read as latin-1'), ('السد', None))
    """
    for kind in KINDS:
        if _share(text, kind.trace) < kind.least:
            continue
        repaired = kind.undo(text)
        if repaired is not None and _is_better(repaired, text):
            restored = len(LOST_BYTES.findall(text))
            guess = f", {restored} lost characters taken for the likeliest" if restored else ""
            return repaired, kind.name + guess
    return text, None


def _traces_before(data: npt.NDArray[np.uint8], places: npt.NDArray[np.int64]) -> npt.NDArray[Any]:
    """Return how many bytes of a trace there are before each place.

    The bytes become bits, and these are counted a word of 64 at a time.
    """
    bits = np.zeros(len(data) // 64 + 1, dtype="<u8")
    for start in range(0, len(data), STEP):
        here = data[start : start + STEP]
        traces = here == TAH_BYTES[0]
        traces |= here == TAH_BYTES[1]
        traces |= here == LATIN_1_BYTE
        packed = np.packbits(traces, bitorder="little")
        bits.view(np.uint8)[start // 8 : start // 8 + len(packed)] = packed
    before = np.concatenate([[0], np.cumsum(np.bitwise_count(bits), dtype=np.int64)])
    word, place = np.divmod(places, 64)
    below = (np.uint64(1) << place.astype(np.uint64)) - np.uint64(1)
    return before[word] + np.bitwise_count(bits[word] & below)


def may_be_misread(texts: pa.LargeStringArray) -> npt.NDArray[np.bool_]:
    """Return for each text whether it must be looked at: never False where a repair is made.

    A trace is at least a fifth of the characters that are no spaces, so of those beyond ASCII; and
    these are at least a third of the bytes that continue a character.

    Examples
    --------
    >>> texts = ["أعلنت الحكومة أمس عن خطة جديدة", "ط§ظ„ط³ط¯", "Ø§Ù„Ø³Ø¯", None]
    >>> may_be_misread(pa.array(texts, pa.large_string())).tolist()
    [False, True, True, False]
    """
    data, bounds = string_bytes(texts)
    traces = np.diff(_traces_before(data, bounds))
    characters = pc.utf8_length(texts).fill_null(0).to_numpy()
    return (traces >= FEWEST) & (traces * 15 >= np.diff(bounds) - characters)


def repaired(texts: pd.Series) -> tuple[pd.Series, pd.Series]:
    """Return texts as they were meant, and for each what had been done to it or missing.

    Examples
    --------
    >>> texts, notes = repaired(pd.Series(["السد", "Ø§Ù„Ø³Ø¯"]))
    >>> texts.tolist(), notes.tolist()
    (['السد', 'السد'], [nan, 'UTF-8 read as cp1252'])
    """
    array = pa.array(texts, type=pa.large_string(), from_pandas=True)
    if isinstance(array, pa.ChunkedArray):
        array = array.combine_chunks() if array.num_chunks != 1 else array.chunk(0)
    looked_at = np.flatnonzero(may_be_misread(array))
    pairs = {place: repair_mojibake(texts.iloc[place]) for place in looked_at.tolist()}
    found = {place: pair for place, pair in pairs.items() if pair[1] is not None}
    notes = pd.Series(None, index=texts.index, dtype="str")
    if not found:
        return texts, notes
    places = list(found)
    texts, notes = texts.copy(), notes.astype(object)
    texts.iloc[places] = [found[place][0] for place in places]
    notes.iloc[places] = [found[place][1] for place in places]
    return texts, notes.astype("str")
