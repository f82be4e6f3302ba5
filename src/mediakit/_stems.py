"""Which lemmas could a stem belong to, and how far-fetched is each?"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from mediakit._dictionary import ARTICLE, Dictionary, derivation, has_article, is_imperfect
from mediakit._paradigms import noun_lemmas, verb_lemmas

# A listed word that looks like proclitic and stem: بالفعل، وبالتالي، للغاية، بسبب
LOOKS_SPLIT = re.compile("[وفبك]ال..|لل..|[بل]...")
FIRST_PERSON_PREFIXES = "أن"
PAST = ("past", "past_other")
# How one writes who is careless with hamza, ى and ة: اسرة، إجتماع، راي، على for علي، حكومه
ALEFS = {"ا": "أإآ", "أ": "اإآ", "إ": "اأآ", "آ": "اأإ"}
LAST_LETTERS = {"ه": ("ة", "ta"), "ة": ("ه", "ta"), "ى": ("ي", "ya"), "ي": ("ى", "ya")}


class Costs(NamedTuple):
    """How far-fetched a step is: an analysis with cost 1 is e times less likely than without.

    What is impossible is not here but never proposed. The costs are coarse on purpose: each can
    be moved by a half without moving agreement with a treebank by a thousandth.
    """

    # The dictionary lists the stem under another word, from which it is not inflected.
    masdar_as_verb: float = 1.0  # توقيع under وقع: a masdar is a noun
    participle_as_verb: float = 4.0  # متعاون under تعاون: a participle is hardly ever a verb form
    nisba_as_noun: float = 2.0  # كوبي under كوب: "my cup" is rarer in the news than "Cuban"
    nisba_itself: float = 2.5
    listed_elsewhere: float = 6.0  # the dictionary errs: فرار under فر
    # The dictionary lists the stem under itself.
    lonely: float = 0.5  # and lists nothing else there: many such are inflected forms
    lonely_verb: float = 1.0  # and it looks like a person of a verb: يجري
    looks_split: float = 2.5  # and it looks like proclitic and stem: بالفعل
    # The dictionary is silent, and the stem is inflected from one of its words.
    ending: float = 2.5  # dual and plural
    nisba: float = 0.0  # عسكرية is almost always from عسكري
    feminine: float = 6.0  # ة makes other words as often as feminines: مدرس، مدرسة
    accusative: float = 1.0
    construct: float = 2.5
    past: float = 1.5
    past_other: float = 3.0  # news has few first and second persons
    imperfect: float = 1.5
    form_iv: float = 0.5  # rarely a homograph of a noun, as the lemmas of form I are
    jussive: float = 2.0
    first_person: float = 1.0  # أ ن begin many nouns and few verb forms of the news
    no_known_verb: float = 3.0  # the lemma is listed without an imperfect
    no_known_paradigm: float = 1.5  # the lemma is listed alone
    unlisted_lemma: float = 4.0  # the lemma is a word of the corpus that is not in the dictionary
    # The dictionary is silent.
    unlisted: float = 4.0
    whole: float = 8.0  # the word as it is written, proclitics and all
    plausible: float = 2.0  # unless another reading costs less than this
    # The dictionary lists another spelling; how common each is, the corpus tells.
    respelt: float = 0.5
    # The dictionary lists the stem with the article, under another word.
    against_article: float = 1.0  # الأمم is under أمة: so أمم hardly is a word of its own
    from_article: float = 0.5
    unattested: float = 1.0  # the stem stands nowhere without clitics
    short: float = 1.0  # of two letters: chance makes many


COSTS = Costs()


# What is to be known of a reading beside its lemma and cost.
VERBAL = 1  # an imperfect or past, by its prefix or ending
UNLISTED = 2  # the lemma is the stem itself, which no dictionary has

# Lemma, cost, difference in spelling, VERBAL or UNLISTED or 0. Plain tuples: half a million are
# made for a large corpus.
Reading = tuple[str, float, str, int]
READING_SIZE = 4


def respellings(stem: str, *, inside: bool = True) -> Iterator[tuple[str, str]]:
    """Yield the ways to spell a word otherwise, and what differs: "alef", "ya", "ta".

    Examples
    --------
    >>> list(respellings("راي"))
    [('راى', 'ya'), ('رأي', 'alef'), ('رأى', 'alef ya')]
    >>> [word for word, difference in respellings("اسره") if difference == "alef ta"]
    ['أسرة', 'إسرة', 'آسرة']
    """
    endings = [("alef", stem)]
    if stem[-1] in LAST_LETTERS:
        other, difference = LAST_LETTERS[stem[-1]]
        endings.append((f"alef {difference}", stem[:-1] + other))
        yield stem[:-1] + other, difference
    for difference, word in endings:
        for alef in ALEFS.get(stem[0], ""):
            yield alef + word[1:], difference
        at = stem.find("ا", 1) if inside else -1
        while at > 0:
            yield f"{word[:at]}أ{word[at + 1 :]}", difference
            at = stem.find("ا", at + 1)


class Stems:
    """The readings of stems, each found once.

    Parameters
    ----------
    dictionary : Dictionary
        What is known of words.
    attested : collection of str
        Words of the corpus, and what is left of them without proclitics.
    written : collection of str
        Words of the corpus.
    names : mapping of str to str
        Words that are never analysed, and the lemma of each.
    costs : Costs
        How far-fetched each step is.
    """

    def __init__(
        self,
        dictionary: Dictionary,
        attested: Collection[str],
        written: Collection[str],
        names: Mapping[str, str],
        costs: Costs = COSTS,
    ) -> None:
        self.dictionary, self.attested, self.written = dictionary, attested, written
        self.names, self.costs = names, costs
        self.listed, self.lemma_of = dictionary.listed, dictionary.lemma_of
        # As inflected from the lemma that lists a word, and as a lemma itself.
        self.listing = {
            "": (0.0, costs.listed_elsewhere),
            "feminine": (0.0, costs.listed_elsewhere),
            "masdar": (costs.masdar_as_verb, 0.0),
            "participle": (costs.participle_as_verb, 0.0),
            "nisba": (costs.nisba_as_noun, costs.nisba_itself),
        }

    def definite(self, stem: str) -> list[Reading]:
        """Return the readings of a stem after the article: verbs are out, unknown words in."""
        whole = ARTICLE + stem
        name = self.names.get(stem) or self.names.get(whole)
        if name:
            return [(name, 0.0, "", 0)]
        readings = [reading for reading in self.bare(stem) if reading[3] != VERBAL]
        if stem not in self.attested and self.lemma_of(stem) is None:
            readings.append((stem, self.costs.unlisted, "", UNLISTED))
        listed = self.lemma_of(whole)
        if listed is None or (listed != whole and not has_article(listed)):
            return readings
        against = self.costs.against_article
        return [
            (listed, self.costs.lonely if listed == whole else 0.0, "", 0),
            *(
                (lemma, cost + against if lemma != listed else cost, spelling, kind)
                for lemma, cost, spelling, kind in readings
            ),
        ]

    def bare(self, stem: str) -> list[Reading]:
        """Return the readings of a stem without the article."""
        if stem in self.names:
            return [(self.names[stem], 0.0, "", 0)]
        lemma = self.lemma_of(stem)
        if stem.startswith(ARTICLE) and lemma is not None and has_article(lemma):
            return []  # what is to say of الدول is said of دول after the article
        readings = self._listed(stem, lemma)
        with_article = self.lemma_of(ARTICLE + stem)
        if with_article not in (None, lemma, ARTICLE + stem) and has_article(with_article):
            readings.append((with_article, self.costs.from_article, "", 0))
        self._add_respelt(readings, stem, inside=lemma is None)
        if lemma is None and stem in self.attested:
            readings.append((stem, self.costs.unlisted, "", UNLISTED))
        return readings

    def extra(self, stem: str) -> float:
        """Return what every reading of a stem costs more."""
        unattested = stem not in self.written and ARTICLE + stem not in self.written
        return self.costs.short * (len(stem) == 2) + self.costs.unattested * unattested

    def _listed(self, stem: str, lemma: str | None) -> list[Reading]:
        """Return what the dictionary says, and inflections where it says nothing new."""
        if lemma is not None and lemma != stem:
            readings = self._under(stem, lemma)
            if stem[0] == "م" != lemma[0]:
                readings += self._nouns(stem, lemma)
            return readings
        verbs = self._verbs(stem)
        readings = self._nouns(stem, lemma) + verbs
        if lemma is not None:
            cost = self.costs.looks_split if LOOKS_SPLIT.match(stem) else 0.0
            if stem not in self.dictionary.headwords:
                cost += self.costs.lonely + (self.costs.lonely_verb if verbs else 0.0)
            readings.append((stem, cost, "", 0))
        return readings

    def _under(self, word: str, lemma: str, spelling: str = "") -> list[Reading]:
        """Return the lemma that lists a word, and the word itself."""
        as_inflected, itself = self.listing[derivation(word, lemma)]
        more = self.costs.respelt if spelling else 0.0
        verbal = VERBAL if is_imperfect(word, lemma, self.dictionary.verbs) else 0
        return [(lemma, as_inflected + more, spelling, verbal), (word, itself + more, spelling, 0)]

    def _nouns(self, stem: str, listed: str | None) -> list[Reading]:
        readings: list[Reading] = []
        for lemma, step in noun_lemmas(stem):
            cost = getattr(self.costs, step)
            if lemma.encode() in self.listed:
                if self.dictionary.can_be_base(lemma):
                    readings.append((lemma, cost, "", 0))
                elif self.lemma_of(lemma) == lemma:
                    readings.append((lemma, cost + self.costs.no_known_paradigm, "", 0))
            elif listed is None and len(lemma) >= 4 and lemma in self.attested:
                readings.append((lemma, cost + self.costs.unlisted_lemma, "", 0))
        return readings

    def _verbs(self, stem: str) -> list[Reading]:
        readings: list[Reading] = []
        first_person = self.costs.first_person if stem[0] in FIRST_PERSON_PREFIXES else 0.0
        for lemma, step in verb_lemmas(stem):
            if lemma == stem or lemma.encode() not in self.listed:
                continue
            cost = getattr(self.costs, step) + (0.0 if step in PAST else first_person)
            if lemma in self.dictionary.verbs:
                readings.append((lemma, cost, "", VERBAL))
            elif self.dictionary.can_be_base(lemma):
                readings.append((lemma, cost + self.costs.no_known_verb, "", VERBAL))
        return readings

    def _add_respelt(self, readings: list[Reading], stem: str, *, inside: bool) -> None:
        """Add the readings of words that are the stem in another spelling."""
        for word, spelling in respellings(stem, inside=inside):
            found = self.listed.get(word.encode())  # most are no words: no call for these
            if found is None:
                continue
            lemma = found.decode()
            if lemma != word:
                readings += self._under(word, lemma, spelling)
            elif word in self.dictionary.headwords:
                readings.append((word, self.costs.respelt, spelling, 0))
