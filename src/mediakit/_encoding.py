"""Bytes → text, with a note of what was not plain UTF-8."""

from __future__ import annotations

import codecs
import itertools
import math
import re
from collections.abc import Iterable

from mediakit._problems import join_notes

LONE_SURROGATE = re.compile("[\ud800-\udfff]")
# The longer marks first: that of UTF-32 begins with that of UTF-16.
BYTE_ORDER_MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
LOOKED_AT = 65_536  # bytes at a file's start that decide whether it is UTF-16
WORDS_LOOKED_AT = 3_000  # words beyond ASCII that decide between other encodings
UTF_16_SHARE = 0.8  # of the high bytes of Arabic in UTF-16 are 06 (letters) or 00 (spaces, digits)
FEW_LOST = 0.1  # characters lost per one kept, up to which bytes are UTF-8 with damage

# Encodings that Arabic files are in besides UTF-8, and what a file's being in them is worth
# before it is looked at: among files that are not UTF-8, cp1256 is by far the commonest.
ARABIC_ENCODINGS = {"cp1256": 0.3, "iso8859-6": 0.0, "mac_arabic": 0.0, "cp720": 0.0}
# Letters by their share of Arabic newspaper text, in per cent; read in a wrong encoding a text
# has other letters, and marks and symbols among them.
LETTER_SHARES = dict(
    zip(
        "اليمونترعبةدفهسقأكحجشطصخإىزضذثئءغظؤآ",
        (15.2, 11.7, 7.4, 6.7, 5.3, 4.9, 4.6, 4.5, 3.4, 3.4, 3.3, 3.1, 2.5, 2.4, 2.3, 2.1, 1.9, 1.8,
         1.7, 1.4, 1.0, 0.95, 0.9, 0.85, 0.83, 0.8, 0.64, 0.64, 0.6, 0.55, 0.43, 0.35, 0.34, 0.24,
         0.13, 0.1),
        strict=True,
    )
)  # fmt: skip
PUNCTUATION_SHARES = dict.fromkeys("،؛؟«»“”‘’–…\xa0ـ٪گپچژ", 0.2)
VOWEL_MARK_SHARES = dict.fromkeys("\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652", 0.5)
SHARES = LETTER_SHARES | PUNCTUATION_SHARES | VOWEL_MARK_SHARES
LIKENESS = {mark: math.log(share / 100) for mark, share in SHARES.items()}
UNLIKELY = math.log(0.0001)  # any other character beyond ASCII
MIRRORED = math.log(0.01)  # ASCII that Mac Arabic has twice, the second time for right-to-left text
ARTICLE_BONUS = 2.0  # for texts in which every word begins with ال; one in four does
ARABIC_LIKENESS = -4.2  # 400 Arabic texts had -3.5 and more, Russian, Greek, Hebrew -4.7 and less
FEWEST = 2  # bytes beyond ASCII that can be a word; a single one is © or °
WORD = re.compile(r"\w+")
BEYOND_ASCII = re.compile(rb"[\x80-\xff]\S{0,60}")  # of soir\xe9e: \xe9e
BEFORE = 20  # bytes before it in which its word began
BYTE_WORD = re.compile(rb"[A-Za-z\xc0-\xff]*[\xc0-\xff][A-Za-z\xc0-\xff]*")  # \xe9t\xe9
HIGH_BYTE = re.compile(rb"[\x80-\xff]")
ASCII_LETTER = re.compile(rb"[A-Za-z]")
MANY_WORDS = 20  # from which a guess between Latin encodings is worth believing
LATIN_1 = frozenset({"iso8859-1", "cp1252", "ascii"})
# What bytes that are not UTF-8 are never in, though Python could read them so: UTF-16 was looked
# for before, the others are no encodings of files.
NEVER_DECLARED = frozenset(
    "utf-16 utf-16-le utf-16-be utf-32 utf-32-le utf-32-be utf-7 idna punycode unicode_escape"
    " raw_unicode_escape unicode-escape raw-unicode-escape".split()
)
LATIN_ENCODINGS = frozenset({"cp1250", "cp1254", "cp1257", "iso8859-2", "iso8859-9"})


def _utf_16_without_mark(data: bytes) -> str | None:
    """Return which UTF-16 the bytes are in, if they are: every second one is 06 or 00."""
    head = data[:LOOKED_AT]
    if len(head) < 4:
        return None
    for name, high in (("utf-16-be", head[::2]), ("utf-16-le", head[1::2])):
        if (high.count(0x06) + high.count(0x00)) / len(high) >= UTF_16_SHARE:
            return name
    return None


def may_be_utf_8(head: bytes) -> bool:
    """Return whether a file that begins so is UTF-8 unless a later byte contradicts it.

    Examples
    --------
    >>> may_be_utf_8("ميناء".encode()), may_be_utf_8("ميناء".encode("utf-16"))
    (True, False)
    """
    marked = next((name for mark, name in BYTE_ORDER_MARKS.items() if head.startswith(mark)), None)
    return marked in (None, "utf-8-sig") and _utf_16_without_mark(head) is None


def _likeness(data: bytes, encoding: str) -> float:
    """Return how much the text looks like Arabic: the mean log share of its characters."""
    text = data.decode(encoding, errors="replace")
    marks = [LIKENESS.get(mark, UNLIKELY) for mark in text if mark > "\x7f"]
    words = [word for word in WORD.findall(text) if word > "\x7f"]
    if not words:
        return UNLIKELY
    with_article = sum(word.startswith("ال") for word in words) / len(words)
    mirrored = len(HIGH_BYTE.findall(data)) - len(marks)
    mean = (sum(marks) + MIRRORED * mirrored) / (len(marks) + mirrored)
    return mean + ARTICLE_BONUS * with_article


def _words_beyond_ascii(data: bytes) -> bytes:
    """Return the first words that hold a byte beyond ASCII: a page's markup says nothing."""
    found = itertools.islice(BEYOND_ASCII.finditer(data), WORDS_LOOKED_AT)
    return b" ".join(_before(data, word.start()) + word[0] for word in found)


def _before(data: bytes, position: int) -> bytes:
    """Return what stands of a word before a position in it."""
    near = data[max(position - BEFORE, 0) : position]
    return b"" if near[-1:].isspace() else (near.split() or [b""])[-1]


def _is_latin(words: list[bytes]) -> bool:
    """Return whether the bytes beyond ASCII mostly stand inside words of ASCII letters."""
    return 2 * sum(bool(ASCII_LETTER.search(word)) for word in words) > len(words)


def looks_arabic(data: bytes) -> str | None:
    """Return the encoding in which the bytes are likeliest Arabic; None if they are not."""
    words = _words_beyond_ascii(data)
    if len(HIGH_BYTE.findall(words)) < FEWEST or _is_latin(BYTE_WORD.findall(words)):
        return None
    likeness = {name: bonus + _likeness(words, name) for name, bonus in ARABIC_ENCODINGS.items()}
    best = max(likeness, key=lambda name: likeness[name])
    return best if likeness[best] >= ARABIC_LIKENESS else None


def _detected(data: bytes) -> str:
    """Return the likeliest encoding of bytes that are not UTF-8."""
    from resiliparse.parse.encoding import detect_encoding

    if (arabic := looks_arabic(data)) is not None:
        return arabic
    guess = str(detect_encoding(data))
    words = BYTE_WORD.findall(_words_beyond_ascii(data))
    if _is_latin(words) and not (guess in LATIN_ENCODINGS and len(words) >= MANY_WORDS):
        return "cp1252"
    return guess if guess != "utf-8" else "cp1256"


def _damaged_utf_8(data: bytes) -> bool:
    """Return whether the bytes are UTF-8 but for a few, such as a character cut in half."""
    text = data.decode("utf-8", errors="replace")
    lost = text.count("\ufffd")
    return lost <= FEW_LOST * sum(mark > "\x7f" for mark in text if mark != "\ufffd")


def _is_in(data: bytes, encoding: str) -> bool:
    """Return whether Python knows the encoding and every one of the bytes has a meaning in it."""
    try:
        data.decode(encoding)
    except (LookupError, ValueError):  # ValueError: also for a name that cannot be one
        return False
    return True


def _believed(data: bytes, declared: Iterable[str]) -> str | None:
    """Return the first declared encoding that the bytes can be in, if they do not contradict it.

    A Latin encoding is what servers and editors declare when nobody told them: it is not
    believed of bytes that look like Arabic.
    """
    name = next((name for name in declared if _is_in(data, name)), None)
    codec = codecs.lookup(name).name if name is not None else ""
    doubtful = codec in NEVER_DECLARED or (codec in LATIN_1 and looks_arabic(data))
    return None if doubtful else name


def _encoding_of(data: bytes, declared: Iterable[str]) -> tuple[str, bool]:
    """Return the encoding of the bytes, and whether it is UTF-8 or what they say it is."""
    marked = next((name for mark, name in BYTE_ORDER_MARKS.items() if data.startswith(mark)), None)
    if marked is not None:
        return marked, True
    if (utf_16 := _utf_16_without_mark(data)) is not None:
        return utf_16, False
    if _is_in(data, "utf-8"):
        return "utf-8", True
    if (believed := _believed(data, declared)) is not None:
        return believed, True
    return ("utf-8", True) if _damaged_utf_8(data) else (_detected(data), False)


def decode(
    data: bytes, encoding: str | None = None, *, declared: Iterable[str] = ()
) -> tuple[str, str | None]:
    """Return the text of the bytes and, unless they were plain UTF-8, a note that says so.

    Parameters
    ----------
    data : bytes
        A whole file.
    encoding : str, optional
        The encoding to use whatever the bytes look like.
    declared : iterable of str
        What the server or the file itself says, the more trusted first. Bytes that are UTF-8
        are read as UTF-8 whatever is declared; what contradicts the bytes is passed over.

    Returns
    -------
    tuple of str and (str or None)
        The text, in which bytes without a meaning are U+FFFD, and the note.

    Raises
    ------
    LookupError
        If Python knows no such `encoding`.

    Examples
    --------
    >>> decode("ميناء".encode("utf-8-sig"))
    ('ميناء', None)
    >>> decode("أعلنت الحكومة أمس عن خطة جديدة".encode("cp1256"))
    ('أعلنت الحكومة أمس عن خطة جديدة', 'read as cp1256')
    """
    if encoding is None:
        encoding, is_plain = _encoding_of(data, declared)
        note = None if is_plain else f"read as {encoding}"
    else:
        note = None
    text = data.decode(encoding, errors="replace")
    lost = text.count("\ufffd") - data.count("\ufffd".encode())
    return text, join_notes(note, f"unreadable characters: {lost}" if lost > 0 else None)


def replace_surrogates(text: str) -> tuple[str, int]:
    """Return the text with lone surrogates as U+FFFD, and how many there were.

    Examples
    --------
    >>> replace_surrogates("خبر \\ud83d عاجل") == ("خبر \\ufffd عاجل", 1)
    True
    """
    return LONE_SURROGATE.subn("\ufffd", text)
