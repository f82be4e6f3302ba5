"""Which verb is a reporting word a form of, and does it present what is said as a fact?"""

from __future__ import annotations

import functools

from mediakit._lists import word_lists
from mediakit._reporting_words import KINDS, cues, words
from mediakit._sentences import WORD, fold

STANCES = ("fact", "doubt", "neither")
PRONOUNS = ("ها", "هم", "ه")
FOR_NOUNS = {"زعم": "زعم", "قول": "قال", "تعبير": "عبر", "وصف": "وصف"}


@functools.cache
def _perfects() -> dict[str, str]:
    """Return the perfect of each verb as the list spells it, by its folded form."""
    entries = (entry.split()[0] for kind in KINDS for entry in word_lists("reporting")[kind])
    return {fold(entry).text: entry for entry in reversed([*entries])}


@functools.cache
def verb_of(form: str) -> str:
    """Return the perfect of the verb that a reporting word is a form of, or the word itself.

    Examples
    --------
    >>> verb_of("وتقول"), verb_of("قائلا"), verb_of("زعمهم"), verb_of("وبحسب")
    ('قال', 'قال', 'زعم', 'بحسب')
    """
    keys = WORD.findall(fold(form).text)
    key = keys[-1] if keys else ""
    if key in cues():
        return _perfects()[cues()[key].stem]
    noun = next((key.removesuffix(end) for end in PRONOUNS if key.endswith(end)), key)
    if noun in FOR_NOUNS:
        return FOR_NOUNS[noun]
    joined = key[:1] in ("و", "ف") and key[1:] in words("according")
    return form[-len(key) + 1 :] if joined else form


def stance_of(form: object) -> str:
    """Return whether a verb presents what it reports as a fact, puts it in doubt, or neither.

    Examples
    --------
    >>> stance_of("وأكدت"), stance_of("زاعما"), stance_of("قال"), stance_of(None)
    ('fact', 'doubt', 'neither', 'neither')
    """
    verb = fold(verb_of(form)).text if isinstance(form, str) else ""
    return next((stance for stance in STANCES[:2] if verb in words(stance)), "neither")
