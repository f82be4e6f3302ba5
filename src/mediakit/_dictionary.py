"""What the dictionary knows: which lemma a written word is listed under, which lemmas are verbs."""

from __future__ import annotations

import functools
import re
from typing import NamedTuple

ARTICLE = "ال"
IMPERFECT_PREFIX = "ي".encode()  # يكتب: no Arabic lemma of a verb begins so
# Masdars and participles, which are lemmas of their own, by their shape, with the letters of the
# root as dots: تفعيل، تفعلة، إفعال، إقامة، افتعال، انفعال، استفعال، استقامة، مفاعلة
MASDAR = re.compile(
    "ت..ي.|ت...ة|إ..ا.ة?|إ.ا.ة|ا.ت.ا.|ان..ا.|است..ا.|است.ا.ة|م.ا..ة"
)  # تنظيم، تجربة، إعلان، إعادة، اجتماع، انسحاب، استخدام، استعادة، محاكمة
PARTICIPLE = re.compile("م.{3,}")  # مسؤول، متعاون، مستقبل
# Of a verb's derived stems V and VI, and افعلال; the first is also how the imperfect looks.
OTHER_MASDAR = re.compile("ت...|ت.ا..|ا..ا.")  # تقدم، تعاون، ارتفاع


class Dictionary(NamedTuple):
    """The Arabic dictionary of simplemma, with what can be read off it."""

    listed: dict[bytes, bytes]  # a written word → its lemma, in UTF-8: قالت → قال، الدول → دولة
    # Lemmas that list a word of other length. Two thirds of them do not: only themselves, perhaps
    # without hamza; most of these are inflected forms whose lemma was not found: تقوم، نفذت.
    headwords: frozenset[str]
    verbs: frozenset[str]  # headwords with an imperfect

    def lemma_of(self, word: str) -> str | None:
        """Return the lemma that a word is listed under."""
        lemma = self.listed.get(word.encode())
        return None if lemma is None else lemma.decode()

    def can_be_base(self, word: str) -> bool:
        """Whether a word is listed as a lemma that others may be inflected from."""
        lemma = self.lemma_of(word)
        if lemma == word:
            shaped = MASDAR.fullmatch(word) or PARTICIPLE.fullmatch(word)
            return word in self.headwords or bool(shaped)
        return lemma is not None and derivation(word, lemma) in {"masdar", "participle", "nisba"}


def derivation(word: str, lemma: str) -> str:
    """Return how a word is derived from the lemma that lists it, or "" if it is inflected.

    The dictionary lists masdars and participles under their verbs, some feminines under the
    masculine, and takes the nisba's ي for "my".

    Examples
    --------
    >>> derivation("توقيع", "وقع"), derivation("متعاون", "تعاون"), derivation("وزراء", "وزير")
    ('masdar', 'participle', '')
    >>> derivation("كوبي", "كوب"), derivation("فكرة", "فكر")
    ('nisba', 'feminine')
    """
    if word[0] == "م" and lemma[0] != "م" and PARTICIPLE.fullmatch(word):
        return "masdar" if MASDAR.fullmatch(word) else "participle"
    if not word.startswith(ARTICLE) and (MASDAR.fullmatch(word) or OTHER_MASDAR.fullmatch(word)):
        # تكتب under تكتب's neighbour: two stems in ت are persons of one verb.
        return "" if word[0] == lemma[0] == "ت" and len(word) == len(lemma) else "masdar"
    if len(word) >= 4 and word[-1] == "ي" and lemma in (word[:-1], word[:-1] + "ة"):
        return "nisba"
    return "feminine" if word[-1] == "ة" and lemma == word[:-1] else ""


def has_article(lemma: str) -> bool:
    """Whether in a word that is listed in ال under a lemma these letters are the article.

    They are the lemma's own in التزما, of التزم, and in اليتم, which is آليتم of آلى.

    Examples
    --------
    >>> has_article("دولة"), has_article("التزم"), has_article("آلى")
    (True, False, False)
    """
    return not (lemma[0] in "اأإآ" and lemma[1:2] == "ل")


def is_imperfect(word: str, lemma: str, verbs: frozenset[str]) -> bool:
    """Whether a word is listed as the imperfect of a verb.

    Examples
    --------
    >>> is_imperfect("يقول", "قال", frozenset({"قال"}))
    True
    """
    prefixed = word[0] in "يتن" and (lemma[0] != word[0] or word[1:2] == "ت")
    return prefixed and lemma in verbs


def plain_words(words: list[str]) -> list[str]:
    """Return the matching keys of words of Arabic letters without marks, all at once.

    Examples
    --------
    >>> plain_words(["أمريكية", "مستشفى"])
    ['امريكيه', 'مستشفي']
    """
    text = "\n".join(words) + "\n"
    for letter, instead in (*((alef, "ا") for alef in "أإآ"), ("ى\n", "ي\n"), ("ة", "ه")):
        text = text.replace(letter, instead)
    return text.split("\n")[:-1]


@functools.cache
def dictionary() -> Dictionary:
    """Return the dictionary; it is read once."""
    listed = _listed_words()
    headwords = {lemma for word, lemma in listed.items() if len(word) != len(lemma)}
    imperfect = {lemma for word, lemma in listed.items() if word[:2] == IMPERFECT_PREFIX}
    verbs = {lemma for lemma in headwords & imperfect if lemma[:2] != IMPERFECT_PREFIX}
    return Dictionary(listed, _decoded(headwords), _decoded(verbs))


def _decoded(words: set[bytes]) -> frozenset[str]:
    return frozenset(b"\n".join(words).decode().split("\n"))


def _listed_words() -> dict[bytes, bytes]:
    """Return the words and lemmas of simplemma's Arabic dictionary.

    It keeps them as bytes, behind an attribute that is private: with it, reading takes half the
    time. Without it, they are taken through the front door.
    """
    from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

    entries = DefaultDictionaryFactory().get_dictionary("ar")
    listed = getattr(entries, "_dict", None)
    if isinstance(listed, dict) and all(isinstance(word, bytes) for word in [*listed][:1]):
        return listed
    return {word.encode(): lemma.encode() for word, lemma in entries.items()}
