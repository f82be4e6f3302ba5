"""Function words: generated from closed classes and the clitics that are written onto them."""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterable

from mediakit._check import check_text, did_you_mean, listing
from mediakit._lists import word_lists
from mediakit._normalize import matching_key, normalize
from mediakit._words import attach

EXTRA_LISTS = ("reporting", "calendar", "site")
CONJUNCTIONS = "و ف".split()
PREPOSITIONS = "ب ل ك".split()
BEFORE_IMPERFECT = "س ل".split()
PRONOUNS = "ه ها هم هن هما نا ك كم".split()
MY = "ي"  # my: لي. On most words it is the ending of an adjective: داخلي
MY_OF_PARTICLES = "ني"  # إنني
LATIN_WORD = re.compile("[A-Za-z_]+")


def _with_pronouns(words: Iterable[str], pronouns: Iterable[str]) -> set[str]:
    """Return the words with each pronoun written onto them; إلى is then إلي: إليه."""
    stems = (f"{word[:-1]}ي" if word.endswith("ى") else word for word in words)
    return {stem + pronoun for stem, pronoun in itertools.product(stems, pronouns)}


def _after(proclitics: Iterable[str], words: Iterable[str]) -> set[str]:
    """Return the words with each proclitic written before them: بهذا، للتي."""
    return {attach(proclitic, word) for proclitic, word in itertools.product(proclitics, words)}


def _bases(classes: dict[str, list[str]]) -> set[str]:
    """Return the function words with all that is written onto them but و and ف."""
    personal = {*classes["prepositions"], "ب", "ل"}
    particles = set(classes["particles with pronouns"])
    quantifiers = set(classes["quantifiers"])
    quantifiers |= _with_pronouns(quantifiers, PRONOUNS)
    that = {"أن"} | _with_pronouns(["أن"], [*PRONOUNS, MY_OF_PARTICLES])  # بأنه، لأنها
    return set().union(
        *(words for name, words in classes.items() if name not in (*EXTRA_LISTS, "content")),
        _with_pronouns(personal, [*PRONOUNS, MY]),
        _with_pronouns(particles, [*PRONOUNS, MY, MY_OF_PARTICLES]),
        _with_pronouns(classes["adverbial prepositions"], PRONOUNS),
        quantifiers, _after(PREPOSITIONS, quantifiers | that),
        _after(PREPOSITIONS, classes["demonstratives"]), _after(PREPOSITIONS, classes["relatives"]),
        _after("ب ل".split(), classes["after prepositions"]),
        _after(BEFORE_IMPERFECT, classes["imperfect auxiliaries"]),
    )  # fmt: skip


def _keys(words: Iterable[str]) -> frozenset[str]:
    """Return the matching keys of words and of what و and ف make of them."""
    written = set(words)
    return frozenset(map(matching_key, written | _after(CONJUNCTIONS, written)))


@functools.cache
def _generated() -> frozenset[str]:
    """Return all function words as matching keys."""
    classes = word_lists("stopwords")
    return _keys(_bases(classes)) - frozenset(map(matching_key, classes["content"]))


@functools.cache
def _extra_list(name: str) -> frozenset[str]:
    """Return the matching keys of a named list; verbs take no preposition."""
    words = set(word_lists("stopwords")[name])
    return _keys(words if name == "reporting" else words | _after(PREPOSITIONS, words))


def _named(given: Iterable[str], name: str) -> frozenset[str]:
    """Return the matching keys of the words and lists that a user names."""
    if isinstance(given, str):
        raise TypeError(f"`{name}` must be several words, such as a list; got a string: {given}")
    keys: set[str] = set()
    for word in given:
        check_text(word, name)
        if word in EXTRA_LISTS:
            keys |= _extra_list(word)
            continue
        suggestion = did_you_mean(word.lower(), EXTRA_LISTS) if LATIN_WORD.fullmatch(word) else ""
        if suggestion:
            raise ValueError(
                f"`{name}` takes words and the names of lists, {listing(EXTRA_LISTS)}; got "
                f"{word}.{suggestion}"
            )
        keys.add(matching_key(normalize(word)))
    return frozenset(keys)


def stopwords(*, extra: Iterable[str] = (), keep: Iterable[str] = ()) -> frozenset[str]:
    """Return Arabic function words with the clitics that are written onto them.

    Generated from closed classes (prepositions, conjunctions, demonstratives, relatives, pronouns,
    quantifiers, negations, auxiliaries, particles), each with و ف, and with ب ل ك and pronouns
    where they take them.

    Parameters
    ----------
    extra : iterable of str
        What to add: words in any spelling, and names of lists that are not in it: "reporting"
        (قال، أكد، مشيرا), "calendar" (الخميس، شباط، الماضي), "site" (نيوز، اقرأ، صحيفة).
    keep : iterable of str
        What to take out, likewise; it wins over `extra`.

    Returns
    -------
    frozenset of str
        Matching keys: as `normalize` folds digits, marks and letters. For `without`.

    Raises
    ------
    TypeError
        If `extra` or `keep` is a string, or holds something else than strings.
    ValueError
        If the name of a list is misspelt.

    Examples
    --------
    >>> {"والتي", "بانه", "لكنه", "وعلي"} <= stopwords()
    True
    >>> "قال" in stopwords(), "قال" in stopwords(extra=["reporting"])
    (False, True)
    >>> "السد" in stopwords(extra=["السدّ"]), "بعد" in stopwords(keep=["بَعْد"])
    (True, False)
    """
    added, kept = _named(extra, "extra"), _named(keep, "keep")
    return (_generated() | added) - kept
