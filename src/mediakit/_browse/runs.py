"""Text as runs that a browser puts into text nodes, each in its own direction."""

from __future__ import annotations

from typing import TypeAlias

from mediakit._direction import pieces, strip_isolates

LONGEST_LINE = 300  # characters of a context or a headline; a word may have a million
Runs: TypeAlias = list[list[str | bool]]  # of text, and whether it is isolated left-to-right


def runs(text: str) -> Runs:
    """Return a text as runs: a signed number, a date or an address is one of its own.

    Examples
    --------
    >>> runs("تراجع -5.2% أمس")
    [['تراجع ', False], ['-5.2%', True], [' أمس', False]]
    """
    return [[piece, isolated] for piece, isolated in pieces(strip_isolates(text)) if piece]


def beginning(text: str, most: int = LONGEST_LINE) -> str:
    """Return a text, cut after so many characters."""
    return text if len(text) <= most else text[:most].rstrip() + "…"


def ending(text: str, most: int = LONGEST_LINE) -> str:
    """Return a text, cut before its last so many characters."""
    return text if len(text) <= most else "…" + text[-most:].lstrip()
