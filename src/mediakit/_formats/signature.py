"""Is this a text at all, whatever the file is called?"""

from __future__ import annotations

import re

# How files that are no text begin.
SIGNATURES = {
    b"\xff\xd8\xff": "a JPEG image",
    b"\x89PNG\r\n": "a PNG image",
    b"GIF8": "a GIF image",
    b"II*\x00": "a TIFF image",
    b"MM\x00*": "a TIFF image",
    b"RIFF": "an image, a sound or a film",
    b"ID3": "a sound",
    b"OggS": "a sound",
    b"%PDF-": "a PDF document",
    b"{\\rtf": "an RTF document",
    b"PK\x03\x04": "a zip archive or an Office document",
    b"PK\x05\x06": "an empty zip archive",
    b"\x1f\x8b": "a gzip archive",
    b"BZh": "a bzip2 archive",
    b"\xfd7zXZ\x00": "an xz archive",
    b"7z\xbc\xaf'\x1c": "a 7z archive",
    b"Rar!\x1a\x07": "a rar archive",
    b"\x28\xb5\x2f\xfd": "a zstandard archive",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": "an old Office document or one with a password",
    b"PAR1": "a Parquet file",
    b"ARROW1": "an Arrow file",
    b"SQLite format 3\x00": "a database",
    b"\x7fELF": "a program",
}
CONTROL = re.compile("[\x00-\x08\x0e-\x19\x1c-\x1f\x7f]")  # no text has them, random bytes 1 in 9
LOOKED_AT = 65_536  # characters at the start that decide
MOST_CONTROL = 0.02


def signature(data: bytes) -> str | None:
    """Return what kind of file the bytes are, if it is one that is no text.

    Examples
    --------
    >>> signature(b"%PDF-1.7"), signature("خبر".encode())
    ('a PDF document', None)
    """
    return next((name for start, name in SIGNATURES.items() if data.startswith(start)), None)


def check_is_text(data: bytes) -> None:
    """Raise ValueError if the bytes are a file of a kind that is no text."""
    if (name := signature(data)) is not None:
        raise ValueError(f"the file is {name}, not text")


def check_reads_as_text(text: str) -> None:
    """Raise ValueError if there are more control characters in the text than any text has."""
    head = text[:LOOKED_AT]
    if len(CONTROL.findall(head)) > MOST_CONTROL * len(head):
        raise ValueError("the file is binary, not text")
