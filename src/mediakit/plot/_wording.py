"""In which language does a chart speak? Its sentences, its lists, the side on which it begins."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import accumulate

from mediakit._check import check_choice
from mediakit.plot._fonts import width_of

LANGUAGES = ("ar", "en")
COMMAS = {"ar": "، ", "en": ", "}
NOTHING = {"ar": "لا شيء", "en": "none"}
LONGEST = 48  # letters of a name; a longer one is cut, for the names of the others need room too
WIDEST = 30.0  # type sizes that its letters may be wide one by one; joined ones are narrower
Wording = Mapping[str, str]


def wording(texts: Mapping[str, Wording], lang: str) -> Wording:
    """Return the texts of a chart in a language.

    Raises
    ------
    ValueError
        If the language is not "ar" or "en".
    """
    check_choice(lang, LANGUAGES, "lang")
    return texts[lang]


def enumerated(names: Iterable[object], lang: str) -> str:
    """Return names as a list within a sentence.

    Examples
    --------
    >>> enumerated(["السد", "النهر"], "ar"), enumerated([], "en")
    ('السد، النهر', 'none')
    """
    return COMMAS[lang].join(map(str, names)) or NOTHING[lang]


def short(name: object, longest: int = LONGEST, *, width: float = WIDEST) -> str:
    """Return a name on one line, cut where it has very many letters or is wider than so much.

    The width is in type sizes: 30 of them are 300 points where the type has 10.

    Examples
    --------
    >>> short("سد\\nالنهر"), len(short("ا" * 200)), len(short("س" * 200))
    ('سد النهر', 48, 25)
    >>> short("صحيفة الصباح", width=5)
    'صحيفة…'
    """
    line = " ".join(str(name).split())
    widths = list(accumulate(map(width_of, line[:longest])))
    if len(line) <= longest and (not line or widths[-1] <= width):
        return line
    room = sum(before <= width - width_of("…") for before in widths[: longest - 1])
    return line[: max(room, 1)].rstrip() + "…"


def begins_right(lang: str) -> bool:
    """Return whether titles stand on the right and bars grow to the left."""
    return lang == "ar"
