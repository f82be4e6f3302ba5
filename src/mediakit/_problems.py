"""The notes that `problem` holds, and what each kind of them means."""

from __future__ import annotations

import re

CRAWLED = "date is the crawl time"
# How a note begins → what it means; `describe` can count by these.
KINDS = {
    "not read": "a file, a member of an archive or a line that could not be read",
    "no text": "an article without a text",
    "read as": "not UTF-8: the encoding was recognised and is named",
    "unreadable characters": "bytes without a meaning in the encoding; they became U+FFFD",
    "lone surrogates": "halves of characters; they became U+FFFD",
    "repaired": "text that had been read in the wrong encoding once and is restored",
    CRAWLED: "the publisher's date is not known; this is when the article was collected",
    "cut": "the text ends where the crawler or the spreadsheet cut it",
    "ragged": "a line that lacks fields or leaves a quotation open: its columns may be shifted",
    "markup": "tags in the text: the file is of another kind than its name says",
    "truncated": "the text breaks off, or ends with more to read",
    "not Arabic": "the text is in another script or language",
    "mixed scripts": "the text is in two scripts",
    "nested too deep": "the page was read without its layout",
}
NUMBER = re.compile(r"^[0-9,]+ ")  # 2 lone surrogates replaced
SEPARATOR = "; "
LONGEST = 200  # characters of somebody else's error message that are worth a place in a table


def not_read(reason: object) -> str:
    """Return the note on what could not be read: one line, one note, not too long.

    Examples
    --------
    >>> not_read("no zip archive")
    'not read: no zip archive'
    """
    line = re.sub(r"\s+", " ", str(reason)).replace(SEPARATOR, ", ").strip().rstrip(".")
    shown = line if len(line) <= LONGEST else f"{line[:LONGEST]}…"
    return f"not read: {shown or type(reason).__name__}"


def join_notes(*notes: str | None) -> str | None:
    """Return the notes as one problem, or None if there are none.

    Examples
    --------
    >>> join_notes("read as cp1256", None, "no text")
    'read as cp1256; no text'
    """
    return SEPARATOR.join(note for note in notes if note) or None


def kinds_of(problem: str) -> list[str]:
    """Return which kinds of notes a problem holds, "other" for a note of the user's own.

    Examples
    --------
    >>> kinds_of("read as cp1256; 2 lone surrogates replaced; للمراجعة")
    ['read as', 'lone surrogates', 'other']
    """
    notes = [NUMBER.sub("", note) for note in problem.split(SEPARATOR)]
    return [next((kind for kind in KINDS if note.startswith(kind)), "other") for note in notes]
