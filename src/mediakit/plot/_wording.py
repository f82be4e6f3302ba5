"""In which language does a chart speak? Its sentences, its lists, the side on which it begins."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from mediakit._check import check_choice

LANGUAGES = ("ar", "en")
COMMAS = {"ar": "، ", "en": ", "}
NOTHING = {"ar": "لا شيء", "en": "none"}
LONGEST = 48  # letters of a name; a longer one is cut, for the names of the others need room too
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


def short(name: object, most: int = LONGEST) -> str:
    """Return a name on one line, cut where it has more letters than that.

    Examples
    --------
    >>> short("سد\\nالنهر"), len(short("س" * 200))
    ('سد النهر', 48)
    """
    line = " ".join(str(name).split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"


def begins_right(lang: str) -> bool:
    """Return whether titles stand on the right and bars grow to the left."""
    return lang == "ar"
