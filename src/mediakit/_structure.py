"""The parts of a text: its lead, and the sub-heads between its paragraphs."""

from __future__ import annotations

import re

SUBHEAD = 10  # words at most
PARAGRAPH = 8  # words at least
LETTER = re.compile(r"[^\W\d_]")
NO_SUBHEAD = re.compile(r"^\s*[-–—*•\"«“]|(?<!\.)[.،؛]\s*$|[,]\s*$")


def paragraphs(text: str) -> list[str]:
    """Return the lines of a text that hold something."""
    return [line.strip() for line in text.split("\n") if line.strip()]


def lead_of(text: str) -> str | None:
    """Return the first paragraph of a text of several, unless it is too short to be a lead.

    Examples
    --------
    >>> text = "أعلنت نقابة عمال الميناء اليوم إضرابا مفتوحا عن العمل.\\nوقالت الوزارة إنها تأسف."
    >>> lead_of(text)
    'أعلنت نقابة عمال الميناء اليوم إضرابا مفتوحا عن العمل.'
    """
    lines = paragraphs(text)
    return lines[0] if len(lines) > 1 and len(lines[0].split()) >= PARAGRAPH else None


def subheads_of(text: str) -> list[str]:
    """Return the sub-heads: short lines without a full stop between two paragraphs.

    Examples
    --------
    >>> before = "أعلنت نقابة عمال الميناء اليوم إضرابا مفتوحا عن العمل."
    >>> subheads_of(f"{before}\\nكيف بدأ الإضراب ؟\\n{before}")
    ['كيف بدأ الإضراب ؟']
    """
    lines = paragraphs(text)
    sizes = [len(line.split()) for line in lines]
    return [
        line for place, line in enumerate(lines[1:-1], start=1)
        if sizes[place] <= SUBHEAD
        and min(sizes[place - 1], sizes[place + 1]) >= max(PARAGRAPH, sizes[place] + 1)
        and LETTER.search(line) and not NO_SUBHEAD.search(line)
    ]  # fmt: skip
