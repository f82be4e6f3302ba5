"""Which word reports speech, in any of its forms?"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from mediakit._lists import word_lists
from mediakit._sentences import fold

KINDS = ("saying", "address", "remark")
CONJUNCTIONS = ("", "و", "ف")
OBJECTS = ("ه", "ها", "هم", "هما", "نا", "ني", "ك")
# Forms that are more often another word: بين "between", ردا "in reply", عاد "came back".
OTHER_WORDS = frozenset(
    "ردا عادا مبينه عاده بيت سالا مقرا مقره عادين كاتبا كاتبه داعيه نادي ناديا هنا "
    "مقدمه مجددا لوح لوحا تكرر دعوه كتبا".split()
)
BARE = frozenset(["طلب", "خاطب"])  # with an object they report nothing: يطلبها
# Perfects that are also prepositions and nouns: a clause must follow.
DOUBTFUL = frozenset(
    "بين ذهب قدر اثبت اظهر شهد شهدت يشهد تشهد علق اسر تحدث عبر عقب تعد يعد وعد ابرز متابعه".split()
)


class Cue(NamedTuple):
    """A form of a reporting word: what it is of, and how it stands."""

    stem: str  # the perfect, folded: قال
    kind: str  # saying, address, remark
    form: str  # perfect, imperfect, participle
    joined: bool  # with و or ف
    has_object: bool = False  # وصفه
    doubtful: bool = False  # وبين: more often another word, unless a clause follows


def _perfect(stem: str) -> Iterator[str]:
    """Yield the third persons of a perfect: قال قالت قالا قالتا قالوا; نفى نفت نفيا نفوا."""
    weak = stem.endswith(("ي", "ا"))
    short = stem[:-1] if weak else stem
    yield stem
    yield short + "ت"
    yield short + ("يا" if weak else "ا")
    yield short + "تا"
    yield short + "وا"


def _imperfect(stem: str) -> Iterator[str]:
    """Yield the third persons of an imperfect: يقول تقول يقولان تقولان يقولون."""
    short = stem[:-1] if stem.endswith(("ي", "و")) else stem
    for person in ("ي", "ت"):
        yield person + stem[1:]
        yield person + (stem if stem.endswith("ي") or short == stem else short + "و")[1:] + "ان"
    yield short + "ون"


def _participle(stem: str) -> Iterator[str]:
    """Yield a participle as it describes a speaker: مضيفا مضيفة مضيفين."""
    yield stem + "ا"
    yield stem + "ه"
    yield (stem[:-1] if stem.endswith("ي") else stem) + "ين"


FORMS = {"perfect": _perfect, "imperfect": _imperfect, "participle": _participle}


def _with_object(form: str) -> Iterator[str]:
    """Yield a verb with the pronoun of its object: وصفه, اتهموها."""
    stem = form[:-1] if form.endswith("وا") else form
    for pronoun in OBJECTS:
        yield (stem[:-1] + "ا" if stem.endswith("ي") else stem) + pronoun


def _forms(entry: str, kind: str) -> Iterator[tuple[str, Cue]]:
    """Yield all forms of a verb of the list."""
    stems = fold(entry).text.split()
    for (form, conjugate), stem in zip(FORMS.items(), stems, strict=True):
        if stem == "-":
            continue
        cue = Cue(stems[0], kind, form, joined=False)
        for word in conjugate(stem):
            yield word, cue
            if form != "participle" and kind != "remark" and stems[0] not in BARE:
                for longer in _with_object(word):
                    yield longer, cue._replace(has_object=True)


@functools.cache
def cues() -> dict[str, Cue]:
    """Return the forms of the reporting verbs, folded.

    Examples
    --------
    >>> cues()["وتقول"].stem, cues()["مضيفا"].form, cues()["فاتهموه"].has_object
    ('قال', 'participle', True)
    """
    table: dict[str, Cue] = {}
    for kind in KINDS:
        for entry in word_lists("reporting")[kind]:
            for word, cue in _forms(entry, kind):
                if word not in OTHER_WORDS:
                    table.setdefault(word, cue)
    direct = {word: cue for word, cue in table.items() if not cue.has_object}
    table.update(direct)  # قالت is no قال with an object
    return {
        joined + word: cue._replace(joined=bool(joined), doubtful=word in DOUBTFUL)
        for joined in reversed(CONJUNCTIONS)
        for word, cue in table.items()
    }


@functools.cache
def words(section: str) -> frozenset[str]:
    """Return a section of the list, folded.

    Examples
    --------
    >>> "وزيره" in words("posts")
    True
    """
    return frozenset(fold(phrase).text for phrase in word_lists("reporting")[section])


@functools.cache
def prepositions() -> dict[str, frozenset[str]]:
    """Return the verbs that take a clause after a preposition, by the preposition."""
    names = {"علي": "after على", "الي": "after إلى", "من": "after من", "عن": "after عن"}
    return {preposition: words(section) for preposition, section in names.items()}


def _with_pronouns(particles: Iterable[str]) -> frozenset[str]:
    pronouns = ("", "ه", "ها", "هم", "هما", "هن", "نا", "ني", "ي", "ك", "كم", "نني", "ننا")
    return frozenset(particle + pronoun for particle in particles for pronoun in pronouns)


PARTICLES = _with_pronouns(["ان", "بان"])  # أن، إن، بأن، أنه، بأنها
QUESTIONS = frozenset(["هل", "كيف", "لماذا", "متي", "اين"])  # stay in the clause
FUSED = frozenset(["بالا"])  # بألا stays as well
