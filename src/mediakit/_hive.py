"""Values in the names of folders: source=هضبة نيوز/year=2026, as Hive began it and all read it."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from pathlib import Path
from urllib.parse import unquote

MISSING = "__HIVE_DEFAULT_PARTITION__"  # how everybody writes a value that is missing
# What no file system or reader takes amiss: letters (Arabic too, so that people can read them),
# digits, and a few signs inside. The rest is written as %2F.
UNSAFE = re.compile(r"[^\w .~-]|^[ .]|[ .]$")
KEY_AND_VALUE = re.compile(r"(\w+)=(.*)", re.DOTALL)  # year=2026
LONGEST = 200  # bytes of a value; file systems take 255 for a name
DIGEST = 12  # hexadecimal digits that tell cut values apart


def _percent(text: str) -> str:
    return "".join(f"%{byte:02X}" for byte in text.encode())


def _escaped(value: str, plain: bool) -> str:
    return UNSAFE.sub(lambda match: _percent(match[0]), value) if plain else _percent(value)


def _cut(value: str, plain: bool) -> str:
    """Return as much of a value as fits, and a hash that tells it from others."""
    digest = hashlib.blake2b(value.encode(), digest_size=DIGEST // 2).hexdigest()
    kept = value[:LONGEST]
    while len(_escaped(kept, plain).encode()) > LONGEST:
        kept = kept[:-1]
    return f"{_escaped(kept, plain)}~{digest}"


def folder_name(key: str, value: str | None, *, plain: bool = True) -> str:
    """Return the name of the folder for a value; not `plain` if every character is escaped.

    Examples
    --------
    >>> folder_name("source", "هضبة نيوز"), folder_name("source", "أ/ب"), folder_name("year", None)
    ('source=هضبة نيوز', 'source=أ%2Fب', 'year=__HIVE_DEFAULT_PARTITION__')
    """
    if value is None:
        return f"{key}={MISSING}"
    escaped = _escaped(value, plain)
    fits = len(escaped.encode()) <= LONGEST and escaped != MISSING
    return f"{key}={escaped if fits else _cut(value, plain)}"


def alike(name: str) -> str:
    """Return what two names have in common that one folder cannot hold on every system.

    Examples
    --------
    >>> alike("source=BBC") == alike("source=bbc")
    True
    """
    return unicodedata.normalize("NFC", name).casefold()


def values_in(path: str | Path) -> dict[str, str | None]:
    """Return the values that the folders of a file name, the outermost first.

    Examples
    --------
    >>> values_in("corpus/source=أ%2Fب/year=__HIVE_DEFAULT_PARTITION__/part-0.parquet")
    {'source': 'أ/ب', 'year': None}
    """
    found = map(KEY_AND_VALUE.fullmatch, Path(path).absolute().parent.parts)
    pairs = [match.groups() for match in found if match]
    return {key: None if value == MISSING else unquote(value) for key, value in pairs}
