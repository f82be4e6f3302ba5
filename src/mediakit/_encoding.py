"""Bytes → text, with a note of what was not plain UTF-8."""

from __future__ import annotations

import codecs
import re

LONE_SURROGATE = re.compile("[\ud800-\udfff]")
BYTE_ORDER_MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}


# Encodings that Arabic files are in besides UTF-8.
ARABIC_ENCODINGS = ("cp1256", "iso8859-6", "mac_arabic", "cp720")
# Words that every Arabic text of some length has, and wrongly read text has not.
COMMON_WORDS = frozenset("في من على إلى أن عن مع التي الذي هذا هذه بعد بين قال كان الى ان".split())
LOOKED_AT = 65_536  # bytes at a file's start that decide on its encoding
UTF_16_SHARE = 0.8  # of the high bytes of Arabic in UTF-16 are 06 (letters) or 00 (spaces, digits)


def _utf_16_without_mark(data: bytes) -> str | None:
    """Return which UTF-16 the bytes are in, if they are: every second one is 06 or 00."""
    head = data[:LOOKED_AT]
    if len(head) < 4 or b"\x00" not in head:
        return None
    for name, high in (("utf-16-be", head[::2]), ("utf-16-le", head[1::2])):
        if (high.count(0x06) + high.count(0x00)) / len(high) >= UTF_16_SHARE:
            return name
    return None


def _likeness(data: bytes, encoding: str) -> float:
    """Return the share of the words that are common Arabic ones, less that of lost characters."""
    text = data[:LOOKED_AT].decode(encoding, errors="replace")
    words = text.split()
    common = sum(word in COMMON_WORDS for word in words) / max(len(words), 1)
    return common - text.count("\ufffd") / max(len(text), 1)


def _detected(data: bytes) -> str:
    """Return the likeliest encoding of bytes that are not UTF-8."""
    from resiliparse.parse.encoding import detect_encoding

    first = str(detect_encoding(data))
    candidates = [first, *(name for name in ARABIC_ENCODINGS if name != first)]
    return max(candidates, key=lambda name: _likeness(data, name))


def decode(data: bytes, encoding: str | None = None) -> tuple[str, str | None]:
    """Return the text of the bytes and, unless they were plain UTF-8, a note that says so.

    Parameters
    ----------
    data : bytes
        A whole file.
    encoding : str, optional
        The encoding to use whatever the bytes look like.

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
    if encoding is not None:
        return _decoded(data, encoding, note=None)
    for mark, name in BYTE_ORDER_MARKS.items():
        if data.startswith(mark):
            return _decoded(data, name, note=None)
    if (utf_16 := _utf_16_without_mark(data)) is None:
        try:
            return data.decode("utf-8"), None
        except UnicodeDecodeError:
            pass
    name = utf_16 or _detected(data)
    return _decoded(data, name, note=f"read as {name}")


def _decoded(data: bytes, encoding: str, note: str | None) -> tuple[str, str | None]:
    text = data.decode(encoding, errors="replace")
    lost = text.count("\ufffd") - data.count("\ufffd".encode())
    if lost > 0:
        unreadable = f"{lost} unreadable characters"
        note = f"{note}; {unreadable}" if note else unreadable
    return text, note


def replace_surrogates(text: str) -> tuple[str, int]:
    """Return the text with lone surrogates as U+FFFD, and how many there were.

    Examples
    --------
    >>> replace_surrogates("خبر \\ud83d عاجل") == ("خبر \\ufffd عاجل", 1)
    True
    """
    return LONE_SURROGATE.subn("\ufffd", text)
