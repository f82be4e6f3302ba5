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


def _detected(data: bytes) -> str:
    """Return the likeliest encoding of bytes that are not UTF-8."""
    from resiliparse.parse.encoding import detect_encoding

    return str(detect_encoding(data))


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
    try:
        return data.decode("utf-8"), None
    except UnicodeDecodeError:
        name = _detected(data)
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
