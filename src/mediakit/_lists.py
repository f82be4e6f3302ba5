"""The word lists that come with the package, and the spellings of what is in them."""

from __future__ import annotations

import functools
import re
from pathlib import Path

from mediakit._normalize import matching_key

FOLDER = Path(__file__).parent / "lists"
SECTION = re.compile(r"\[(?P<name>[\w ]+)\]")
SPELLINGS = {
    **dict.fromkeys("اأإآ", "[اأإآ]"), **dict.fromkeys("يى", "[يى]"), **dict.fromkeys("ةه", "[ةه]"),
}  # fmt: skip
# A mark is neither letter nor space. Its own range of characters would say so more narrowly, but
# thousands of ranges take a second to compile.
MARK = r"[^\w\s]*"
NO_LETTERS = re.compile(r"[\W_]+")


@functools.cache
def word_lists(name: str) -> dict[str, list[str]]:
    """Return the sections of a list file, each with its phrases.

    Lines that begin with # are comments; [a name] begins a section; a bar or the end of a line
    ends a phrase.

    Examples
    --------
    >>> word_lists("credits")["cities"][:2]
    ['جدة', 'مكة']
    """
    lists: dict[str, list[str]] = {}
    section = ""
    for line in (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if found := SECTION.fullmatch(line):
            section = found["name"]
            lists.setdefault(section, [])
        elif line.strip() and not line.startswith("#"):
            lists.setdefault(section, []).extend(phrase.strip() for phrase in line.split("|"))
    return lists


def key_of(name: str) -> str:
    """Return the key on which two spellings of a name meet, without dots and quotation marks.

    Examples
    --------
    >>> key_of("أ.ف.ب") == key_of("ا ف ب"), key_of("«رويترز»")
    (True, 'رويترز')
    """
    return NO_LETTERS.sub(" ", matching_key(name)).strip()


def spelling_of(phrase: str) -> str:
    """Return a pattern of a phrase in any of its spellings: اقرأ أيضا, إقرأ ايضاً."""
    letters = (
        r"\s+" if letter == " "
        else SPELLINGS.get(letter, letter) + MARK if "\u0600" <= letter <= "\u06ff"
        else re.escape(letter)
        for letter in phrase
    )  # fmt: skip
    return "".join(letters)


def any_of(*phrases: str) -> str:
    """Return a pattern of any of the phrases, the longest first.

    Examples
    --------
    >>> bool(re.fullmatch(any_of("اقرأ", "اقرأ أيضا"), "إقرأ ايضاً"))
    True
    """
    return "|".join(map(spelling_of, sorted({*phrases}, key=len, reverse=True)))
