"""Whose words does a phrase beside them say they are: بحسب الوزارة، كما قال فلان، على حد قوله?"""

from __future__ import annotations

from typing import NamedTuple

from mediakit._clause_ends import clause_end, trimmed
from mediakit._introductions import introduction, size_in_marks
from mediakit._reporting_words import PARTICLES, cues, words
from mediakit._sentences import ENDS, IN_MARKS, Folded, Sentence
from mediakit._speakers import (
    COMMAS,
    CONNECTORS,
    Stretch,
    is_speaking,
    phrase,
    without_article,
)
from mediakit._subjects import after_verb

# The verbs that stand alone with their speaker between commas: …، يضيف النهري، …
IN_PASSING = frozenset(
    "قال اكد اضاف اوضح ذكر تابع صرح علق شرح اردف روي حكي هتف صاح صرخ همس كتب زعم تساءل".split()
)
# and those that stand behind كما, على ما
AS_SAID = IN_PASSING | set("اعلن افاد اورد كشف راي اشار ابلغ نشر اعترف".split())
# A stretch that begins so is no statement: وعند سؤالها، زعمت …
ADVERBIAL = frozenset(["من", "وعند", "وعن", "وحول", "وبعد", "وعما", "ولدي"])
MOST_APPOSED = 12  # words of a post after the name
LEAST_WORDS = 3  # of a remnant beside a phrase


class Found(NamedTuple):
    """A quote in tokens of its sentence: the words, who says them, with which verb."""

    words: Stretch
    speaker: Stretch | None
    verb: int | None
    in_marks: bool


class Attribution(NamedTuple):
    """A phrase that names whose words stand beside it."""

    start: int
    end: int
    speaker: Stretch | None
    verb: int
    parenthetic: bool  # what follows a closing comma belongs to the words as well


def _unjoined(key: str, section: str) -> str | None:
    """Return a word of a section without و, or None."""
    known = words(section)
    plain = key[1:] if key[0] in "وف" and key not in known else key
    return plain if plain in known else None


def according(sentence: Sentence, k: int) -> Attribution | None:
    """Return the phrase that begins with بحسب, وفقا لـ, نقلا عن at token k."""
    word = "نقلا عن" if sentence[k].key == "نقلا" else _unjoined(sentence[k].key, "according")
    if word is None:
        return None
    start = k + 2 if word == "نقلا عن" else k + 1
    if start >= len(sentence):
        return None
    head = sentence[start].key
    if head in ("ما", "لما") and start + 1 < len(sentence):
        stated = _as_said(sentence, k, start + 1)
        return stated and stated._replace(parenthetic=True)
    found = phrase(sentence, start, len(sentence))
    plain = head[1:] if head.startswith("ل") and not head.startswith("لل") else head
    if found is None or {plain, without_article(head)} & words("no speakers"):
        return None
    if not is_speaking(head) and not is_speaking(plain):
        return None
    return Attribution(k, found[1], found, k, parenthetic=True)


def _as_said(sentence: Sentence, start: int, verb: int) -> Attribution | None:
    """Return the phrase whose verb stands at a token: ما قاله النقيب."""
    cue = cues().get(sentence[verb].key)
    stated = sentence[verb].key in ("جاء", "ورد") and verb + 2 < len(sentence)
    if stated and sentence[verb + 1].key == "في" and is_speaking(sentence[verb + 2].key):
        text = phrase(sentence, verb + 2, len(sentence))
        return Attribution(start, text[1], text, verb, parenthetic=False) if text else None
    if cue is None or cue.form == "participle" or cue.stem not in AS_SAID:
        return None
    alone = verb + 1 < len(sentence) and sentence[verb + 1].key in COMMAS  # كما يقول، …
    speaker = None if alone else after_verb(sentence, verb, len(sentence))
    return Attribution(start, speaker[1] if speaker else verb + 1, speaker, verb, parenthetic=False)


def as_said(folded: Folded, sentence: Sentence, k: int) -> Attribution | None:
    """Return the phrase that begins with كما, حسبما, على ما, هكذا, هذا ما at token k."""
    key, verb = sentence[k].key, k + 1
    if key in ("هذا", "وهذا", "علي") and verb < len(sentence) and sentence[verb].key == "ما":
        verb += 1
    elif key not in words("as"):
        return None
    if verb >= len(sentence):
        return None
    cue = cues().get(sentence[verb].key)
    if cue is None:
        return _as_said(sentence, k, verb)
    if cue.joined or introduction(folded, sentence, verb, cue):
        return None
    found = _as_said(sentence, k, verb)
    refers = cue.has_object and key in words("as")  # القصة كما رواها
    return found if found and found.speaker and not refers else None


def in_words_of(sentence: Sentence, k: int) -> Attribution | None:
    """Return the phrase على حد قول فلان, على حد تعبيره that begins at token k."""
    keys = [token.key for token in sentence[k : k + 3]]
    if len(keys) < 3 or keys[0] != "علي" or keys[1] != "حد" or keys[2] not in words("nouns"):
        return None
    own = keys[2].endswith(("ه", "ها", "هم"))
    speaker = None if own else phrase(sentence, k + 3, len(sentence))
    return Attribution(k, speaker[1] if speaker else k + 3, speaker, k + 2, parenthetic=False)


def said_in_passing(sentence: Sentence, k: int) -> Attribution | None:
    """Return a verb and its speaker between commas or at the end: …، يضيف النهري، …"""
    cue = cues().get(sentence[k].key)
    if (
        cue is None
        or cue.stem not in IN_PASSING
        or cue.joined
        or cue.has_object
        or cue.form == "participle"
    ):
        return None
    if k == 0 or sentence[k - 1].key not in COMMAS:
        return None
    speaker = after_verb(sentence, k, len(sentence))
    if speaker is None:
        return None
    closing = sentence[speaker[1]].key if speaker[1] < len(sentence) else "."
    closes = closing in COMMAS or closing[0] in ENDS
    return Attribution(k, speaker[1], speaker, k, parenthetic=True) if closes else None


def _is_in_marks(sentence: Sentence, begin: int, end: int) -> bool:
    return end - begin == 1 and sentence[begin].key == IN_MARKS


def _before(folded: Folded, sentence: Sentence, begin: int, phrase_: Attribution) -> Found | None:
    """Return the words before a phrase: its clause, or the stretch in marks beside it."""
    start, end = trimmed(sentence, begin, phrase_.start)
    marked = end > start and sentence[end - 1].key == IN_MARKS
    if marked and size_in_marks(folded, sentence[end - 1]) >= LEAST_WORDS:
        return Found((end - 1, end), phrase_.speaker, phrase_.verb, in_marks=True)
    commas = [k for k in range(start, end - 1) if sentence[k].key in COMMAS]
    interrupted = phrase_.parenthetic and phrase_.end < len(sentence) and (
        sentence[phrase_.end].key in COMMAS
    )  # fmt: skip
    for comma in reversed(commas):
        if interrupted or sentence[comma + 1].key in CONNECTORS:
            start = comma + 2 if sentence[comma + 1].key in CONNECTORS else comma + 1
            break
    if end - start < LEAST_WORDS or sentence[start].key in ADVERBIAL:
        return None
    return Found((start, end), phrase_.speaker, phrase_.verb, in_marks=False)


def _behind_apposition(sentence: Sentence, begin: int) -> int:
    """Return where words begin behind a post after the name: بحسب سالم، رئيس النادي، …"""
    if begin >= len(sentence) or sentence[begin].key not in words("posts") | {"ل"}:
        return begin
    for k in range(begin, min(begin + MOST_APPOSED, len(sentence))):
        if sentence[k].key in COMMAS:
            return k + 1
    return begin


def _behind(folded: Folded, sentence: Sentence, phrase_: Attribution) -> Found | None:
    """Return the words that go on behind a phrase and its comma."""
    comma = phrase_.end < len(sentence) and sentence[phrase_.end].key in COMMAS
    if not phrase_.parenthetic or not comma:
        return None
    begin = _behind_apposition(sentence, phrase_.end + 1)
    if begin < len(sentence) and sentence[begin].key.removeprefix("ف") in PARTICLES:
        begin += 1  # بحسب الوزارة، فإن …
    if begin < len(sentence) and sentence[begin].key in ("وهو", "وهي", "وهم"):
        return None
    end = clause_end(folded, sentence, begin)
    begin, end = trimmed(sentence, begin, end)
    if _is_in_marks(sentence, begin, end):
        return Found((begin, end), phrase_.speaker, phrase_.verb, in_marks=True)
    if end - begin < LEAST_WORDS:
        return None
    return Found((begin, end), phrase_.speaker, phrase_.verb, in_marks=False)


def attribution(folded: Folded, sentence: Sentence, k: int) -> Attribution | None:
    """Return the phrase at token k that names whose words stand beside it, if one begins there."""
    return (
        according(sentence, k)
        or in_words_of(sentence, k)
        or as_said(folded, sentence, k)
        or said_in_passing(sentence, k)
    )


def attributed(
    folded: Folded, sentence: Sentence, begin: int, phrase_: Attribution
) -> tuple[list[Found], int]:
    """Return the words on both sides of a phrase, from token `begin` on, and where they end."""
    sides = (
        _before(folded, sentence, begin, phrase_) if phrase_.start > begin else None,
        _behind(folded, sentence, phrase_),
    )
    found = [side for side in sides if side]
    return found, max([phrase_.end, *(side.words[1] for side in found)])
