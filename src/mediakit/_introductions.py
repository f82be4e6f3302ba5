"""Where do the words begin that a reporting verb introduces, and where do they end?"""

from __future__ import annotations

from typing import NamedTuple

from mediakit._reporting_words import (
    FUSED,
    PARTICLES,
    QUESTIONS,
    Cue,
    cues,
    prepositions,
    words,
)
from mediakit._sentences import IN_MARKS, Folded, Sentence, Token, is_stop
from mediakit._speakers import COMMAS, PREPOSITIONS, RELATIVES

SUBJECTS = frozenset(["هو", "هي", "هم", "هما"])
REACH = 60  # tokens between a verb and what it introduces
MARKS_REACH = 14  # the same for words in marks without a particle or colon
COLON_REACH = 16
LEAST_IN_MARKS = 3  # words; fewer are a name, unless a colon or a particle stands before them
OPINION = frozenset(["اعتبر", "راي"])  # يعتبر «الوفاق» حزبا: no words of anybody
ADDING = frozenset(["زاد", "رد"])  # وزاد «سعدنا بالفوز»
BESIDE = 2  # tokens between these and words in marks
MOST_NAMED = 8  # words of a name in marks that is attached to a word: بـ«الوفاق»
TALKING = frozenset(["علق", "عقب", "تحدث"])  # doubtful, but not before a colon and marks
SUPPOSED = frozenset(["شاء", "وجد", "وجدت", "وجدوا", "امكن", "لزم"])  # إن شاء الله, إن وجدت
MIGHT = frozenset(["قد", "وقد", "فقد"])  # قد يعلن, but قد أعلن
ASKING = frozenset(["سال", "تساءل", "استفسر", "روي", "حكي", "شرح", "تذكر", "ناقش"])
# The imperfect of these before أن is the outlet's own "it is expected that", "it is noted that".
IMPERSONAL = frozenset(["توقع", "رجح", "ذكر", "اشار", "لفت", "نوه", "نبه", "قدر", "بين", "اعتبر"])
# نقلت الصحيفة عن مصدر قوله إن: who passes on is not the speaker
PASSING = frozenset(
    joined + form
    for form in ("نقل", "نقلت", "نقلوا", "ينقل", "تنقل", "ينقلون")
    for joined in ("", "و", "ف")
)
# بدأ بالقول إن, but not زادت من التكهنات بأن
GOING_ON = frozenset("نشر بدا عاد زاد مضي انهي ختم اختتم اكتفي استهل قاطع بادر".split())
HIS_WORDS = frozenset(["قوله", "قولها", "قولهم"])
BY_SAYING = HIS_WORDS | {"بالقول", "بقوله", "بقولها", "بقولهم"}


class Introduction(NamedTuple):
    """How a verb introduces words: where that ends which names the speaker, where they begin."""

    before: int  # the first token that does not belong to the speaker's part
    begin: int  # the first token of what is said
    kind: str  # clause, colon, marks


def size_in_marks(folded: Folded, token: Token) -> int:
    """Return the number of words of a stretch in marks; at most 10 are counted."""
    return len(folded.text[token.inner_start : token.inner_end].split(maxsplit=10))


def _raw(folded: Folded, token: Token) -> str:
    return folded.slice(token.start, token.end)


def is_boundary(sentence: Sentence, k: int) -> bool:
    """Return whether another reporting word takes over at token k."""
    if sentence[k].key in PASSING and sentence[k].key[0] in "وف":
        return any(token.key == "عن" for token in sentence[k + 1 : k + 6])
    cue = cues().get(sentence[k].key)
    if cue is None or (cue.has_object and cue.kind != "address"):
        return False
    if cue.doubtful:
        return cue.joined and k + 1 < len(sentence) and sentence[k + 1].key in PARTICLES
    after_comma = k > 0 and sentence[k - 1].key in COMMAS
    if cue.form == "participle":
        return after_comma or cue.stem in ("قال", "اضاف", "اشار", "اكد")
    return cue.joined


def _clause_at(folded: Folded, sentence: Sentence, verb: int, k: int, cue: Cue) -> int | None:
    """Return where a clause begins whose particle is token k."""
    key, before = sentence[k].key, sentence[k - 1].key
    if k == verb + 2 and before in SUBJECTS:
        before = sentence[verb].key  # قال هو إن; but الفكرة هي أن
    if key in PARTICLES:
        following = sentence[k + 1].key if k + 1 < len(sentence) else ""
        return (
            k + 1
            if following not in SUPPOSED and before != "." and _takes(cue, key, before)
            else None
        )
    if key in QUESTIONS and before != "ما" and (cue.stem in ASKING or k - verb <= 1):
        return k
    if key == "اذا" and before in ("ما", "عما", "فيما"):
        return k + 1
    fused = key in FUSED or (key == "الا" and cue.kind != "remark")
    return k if fused and "أ" in _raw(folded, sentence[k]) else None  # ألا, not إلا


def _takes(cue: Cue, particle: str, before: str) -> bool:
    """Return whether a verb takes a clause with this particle behind this word."""
    if before in words("not before a clause"):
        return False
    takers = prepositions().get(before)
    if takers is not None:
        return cue.stem in takers
    if before in HIS_WORDS and cue.kind == "saying" and cue.stem not in ("نقل", "تابع", "اضاف"):
        return False  # انتقادات بسبب قوله إن
    by = particle.startswith("با") and cue.stem not in GOING_ON
    return cue.kind != "remark" or by or before in BY_SAYING


def _before_particle(sentence: Sentence, verb: int, k: int) -> int:
    """Return where the part of the speaker ends: before إلى أن, عما إذا, and a comma."""
    while k - 1 > verb and (
        sentence[k - 1].key in ("الي", "علي", "من", "عن", "ما", "عما", *COMMAS)
        or sentence[k - 1].key in BY_SAYING
    ):
        k -= 1
    return k


def _at_colon(
    folded: Folded, sentence: Sentence, verb: int, k: int, cue: Cue
) -> Introduction | None:
    """Return the introduction by a colon, if what stands before it introduces speech."""
    following = sentence[k + 1] if k + 1 < len(sentence) else None
    if following is None or sentence[k - 1].key in words("titles of works"):
        return None
    if cue.doubtful and (cue.stem not in TALKING or following.key != IN_MARKS):
        return None
    if following.key == IN_MARKS:
        return Introduction(k, k + 1, "marks")
    commas = sum(token.key in COMMAS for token in sentence[verb:k])
    near = k - verb <= COLON_REACH and commas < 2 and cue.kind == "saying" and cue.stem != "كتب"
    return Introduction(k, k + 1, "colon") if near else None


def introduction(folded: Folded, sentence: Sentence, verb: int, cue: Cue) -> Introduction | None:
    """Return how the verb at a token introduces words, or None where it does not."""
    in_marks: Introduction | None = None
    for k in range(verb + 1, min(verb + REACH, len(sentence))):
        token = sentence[k]
        if is_stop(sentence, k) or token.key == "كما" or is_boundary(sentence, k):
            break
        if token.key == ":":
            return _at_colon(folded, sentence, verb, k, cue)
        if _is_nearer(sentence, k):
            break
        begin = _clause_at(folded, sentence, verb, k, cue)
        if begin is not None and begin < len(sentence):
            return Introduction(_before_particle(sentence, verb, k), begin, "clause")
        if token.key == IN_MARKS and in_marks is None:
            in_marks = _bare_marks(folded, sentence, verb, k, cue)
    return in_marks


def _is_nearer(sentence: Sentence, k: int) -> bool:
    """Return whether the clause that follows belongs to the verb at token k: … يقول عنهم إنهم."""
    cue = cues().get(sentence[k].key)
    if cue is None or cue.form == "participle" or cue.doubtful:
        return False
    if cue.has_object:  # في تحرك وصفه مسؤول بأنه
        return cue.stem == "وصف" and not is_unsaid(sentence, k)
    told = any(token.key in PARTICLES for token in sentence[k + 1 : k + 3])
    return told and cue.kind == "saying" and not is_unsaid(sentence, k)


def _bare_marks(
    folded: Folded, sentence: Sentence, verb: int, k: int, cue: Cue
) -> Introduction | None:
    """Return the introduction of words in marks that nothing else introduces: قال سالم «نعم …»."""
    size = size_in_marks(folded, sentence[k])
    attached = folded.text[sentence[k].start - 1].isalpha() and size < MOST_NAMED
    reach = BESIDE if cue.stem in ADDING else MARKS_REACH if cue.kind == "saying" else 0
    near = (k - verb <= reach and not cue.doubtful) or sentence[k - 1].key in BY_SAYING
    before = sentence[k - 1].key
    thing = cue.stem in OPINION and before not in ("ذلك", "الامر")
    named = before in words("titles of works") or thing
    if near and not attached and not named and size > LEAST_IN_MARKS:
        return Introduction(k, k, "marks")
    return None


def is_impersonal(sentence: Sentence, verb: int, cue: Cue, found: Introduction) -> bool:
    """Return whether a verb says it in the outlet's own voice: ويتوقع أن, يذكر أن."""
    return (
        cue.form == "imperfect" and cue.stem in IMPERSONAL and found.kind == "clause"
        and found.before == verb + 1
    )  # fmt: skip


def is_unsaid(sentence: Sentence, verb: int) -> bool:
    """Return whether a verb is denied, to come, or supposed: لم يقل, لو قال, أن يعلن."""
    before = sentence[verb - 1].key if verb > 0 else ""
    cue = cues().get(sentence[verb].key)
    might = before in MIGHT and cue is not None and cue.form == "imperfect"
    return might or before in words("not before a verb") or before in PREPOSITIONS  # إلى شرح من


def is_relative(sentence: Sentence, verb: int) -> bool:
    """Return whether a verb stands in a relative clause: الذي أوضح أن."""
    return verb > 0 and sentence[verb - 1].key in RELATIVES


def introduction_at(folded: Folded, sentence: Sentence, k: int) -> bool:
    """Return whether the reporting word at token k introduces a clause or words in marks."""
    cue = cues().get(sentence[k].key) if k < len(sentence) else None
    return cue is not None and introduction(folded, sentence, k, cue) is not None
