"""Which verb is a reporting word a form of, and does it present what is said as a fact?"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping

from mediakit._lists import word_lists
from mediakit._reporting_words import KINDS, cues, words
from mediakit._sentences import WORD, fold
from mediakit._speakers import without_owner

NEITHER = "neither"
STANCES = ("fact", "doubt", NEITHER)
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
    >>> verb_of("وتقول"), verb_of("قائلا"), verb_of("وزعمهم"), verb_of("وبحسب")
    ('قال', 'قال', 'زعم', 'بحسب')
    """
    keys = WORD.findall(fold(form).text)
    key = keys[-1] if keys else ""
    for word in (key, key[1:] if key[:1] in ("و", "ف") else ""):
        if word in cues():
            return _perfects()[cues()[word].stem]
        if without_owner(word) in FOR_NOUNS:
            return FOR_NOUNS[without_owner(word)]
        if word != key and word in words("according"):
            return word
    return form


def perfects(verbs: Iterable[str]) -> frozenset[str]:
    """Return the folded perfects of verbs, to look up what `verb_of` gives."""
    return frozenset(fold(verb_of(verb)).text for verb in verbs)


@functools.cache
def known_stances() -> dict[str, frozenset[str]]:
    """Return the verbs of each stance of the list, folded."""
    return {stance: perfects(word_lists("reporting")[stance]) for stance in STANCES[:-1]}


def stance_of(form: object, stances: Mapping[str, frozenset[str]] | None = None) -> str:
    """Return whether a verb presents what it reports as a fact, puts it in doubt, or neither.

    Examples
    --------
    >>> stance_of("وأكدت"), stance_of("زاعما"), stance_of("قال"), stance_of(None)
    ('fact', 'doubt', 'neither', 'neither')
    """
    verb = fold(verb_of(form)).text if isinstance(form, str) else ""
    known = known_stances() if stances is None else stances
    return next((stance for stance, verbs in known.items() if verb in verbs), NEITHER)
