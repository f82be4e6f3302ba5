"""A text as pieces of one word each, with the punctuation around it and the paragraphs it opens."""

from __future__ import annotations

from typing import NamedTuple

from mediakit._normalize import display_text, matching_key
from mediakit._words import words


class Piece(NamedTuple):
    """One word of a text: its form and key, how it stands there, whether it opens a paragraph."""

    form: str
    key: str
    shown: str  # with punctuation and without the space after it
    glued: bool  # the next word stands right after it: و٢٠, كلمة،كلمة
    opens: bool


def _divided(gap: str) -> tuple[str, str]:
    """Divide what stands between two words: what goes with the first, what with the second.

    Examples
    --------
    >>> _divided("، «"), _divided("،"), _divided(".\\n* ")
    (('، ', '«'), ('،', ''), ('.\\n', '* '))
    """
    end = gap.find("\n")
    if end < 0:
        end = max(gap.rfind(" "), gap.rfind("\t"))
    return (gap[: end + 1], gap[end + 1 :]) if end >= 0 else (gap, "")


def paragraphs_of(text: str) -> list[Piece]:
    """Return the words of a text, numbers too, each with what is written around it.

    Examples
    --------
    >>> [piece.shown for piece in paragraphs_of("قال: «لا»، ثم مضى.\\nوانتهى.")]
    ['قال:', '«لا»،', 'ثم', 'مضى.', 'وانتهى.']
    """
    text = display_text(text)
    found = words(text, keep_numbers=True)
    ends = [0, *(word.end for word in found)]
    starts = [*(word.start for word in found), len(text)]
    gaps = [text[end:start] for end, start in zip(ends, starts, strict=True)]
    around = [("", gaps[0]), *map(_divided, gaps[1:-1]), (gaps[-1], "")]
    return [
        Piece(
            form=word.form,
            key=matching_key(word.form) or word.form,
            shown=" ".join(f"{before[1]}{text[word.start : word.end]}{after[0]}".split()),
            glued=not any(map(str.isspace, gap)),
            opens=place == 0 or "\n" in gaps[place],
        )
        for place, (word, before, after, gap) in enumerate(
            zip(found, around, around[1:], gaps[1:], strict=False)
        )
    ]
