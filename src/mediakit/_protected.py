"""Names that are never analysed: countries, and what a user adds."""

from __future__ import annotations

import functools
from collections.abc import Iterable

from mediakit._check import check_text
from mediakit._dictionary import ARTICLE, Dictionary, plain_words
from mediakit._normalize import ANY_MARK
from mediakit._vocabulary import word_form

SHORTEST_NAME = 3  # of two letters, a name is too easily an ending or a clitic


@functools.cache
def territories() -> frozenset[str]:
    """Return the names of countries that are one word, as CLDR has them, without marks.

    Examples
    --------
    >>> {"ألبانيا", "السودان"} <= territories()
    True
    """
    from babel import Locale

    names = (ANY_MARK.sub("", name) for name in Locale("ar").territories.values())
    return frozenset(name for name in names if " " not in name and len(name) >= SHORTEST_NAME)


def protected_words(protect: Iterable[str]) -> frozenset[str]:
    """Return the words to protect: countries, and each word of the names that a user gives.

    Raises
    ------
    TypeError
        If `protect` is a string, or a name is not.
    """
    if isinstance(protect, str):
        raise TypeError(f"`protect` must be several names, such as a list; got a string: {protect}")
    words: set[str] = set()
    for name in protect:
        check_text(name, "protect")
        words.update(map(word_form, name.split()))
    return territories() | words


def lemmas_of_names(names: Iterable[str], dictionary: Dictionary) -> dict[str, str]:
    """Return the words that stand for a name, and the name of each.

    A name is also written without hamza, and one with the article without it, unless the
    dictionary knows that word for another: جزائر are islands, without the article.
    """
    lemmas: dict[str, str] = {}
    for name in sorted(names):
        bare = name.removeprefix(ARTICLE)
        for other in (*plain_words([name]), bare):
            unknown = dictionary.lemma_of(other) in (None, other)
            if unknown and len(other) >= SHORTEST_NAME:
                lemmas.setdefault(other, name)
    return lemmas | {name: name for name in names}
