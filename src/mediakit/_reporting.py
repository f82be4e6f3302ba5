"""Which words of a sentence does somebody say, and who?"""

from __future__ import annotations

import functools

from mediakit._attributions import LEAST_WORDS, Found, attributed, attribution
from mediakit._clause_ends import clause_end, trimmed
from mediakit._introductions import (
    BY_SAYING,
    PASSING,
    Introduction,
    introduction,
    is_impersonal,
    is_relative,
    is_unsaid,
    size_in_marks,
)
from mediakit._reporting_words import Cue, cues, words
from mediakit._sentences import IN_MARKS, Folded, Sentence
from mediakit._speakers import COMMAS, Stretch, is_phrase_end, phrase, without_article
from mediakit._subjects import after_verb, speaker_of

# وجاء في بيان الوزارة أن
STATED_IN = frozenset(["جاء", "وجاء", "ورد", "وورد"])
MOST_BEFORE_COLON = 4  # tokens of a sentence that only leads to the words: فابتسم سالم:
SIGNBOARDS = frozenset(["لافته", "لافتات", "يافطه"])
# Verbs with other meanings, whose clause must follow the speaker: أكمل اللاعب الفترة على أن يعود
WIDE = frozenset("اعتبر راي كتب واصل اكمل شهد ناقش تابع قدر ابرز".split())
GLORY = frozenset(["تعالي", "وجل", "وعلا", "صلي", "سبحانه"])  # قال تعالى, عز وجل
ASIDE_REACH = 8  # tokens between a speaker and the rest of the words
SOURCE_REACH = 12  # tokens between نقلت and عن
# Words that may begin a report only together with what follows: على حد قول, هذا ما قال
WEAK_TRIGGERS = frozenset(["علي", "هذا", "وهذا", IN_MARKS])
Reading = tuple[list[Found], int]  # what was found, and the first token that is not read yet


def _said(
    folded: Folded, sentence: Sentence, begin: int, speaker: Stretch | None, verb: int
) -> Reading:
    """Return the words that begin at a token: a clause, words in marks, or both (…: «…»)."""
    if sentence[begin].key == IN_MARKS and begin > 0 and sentence[begin - 1].key == ":":
        return [Found((begin, begin + 1), speaker, verb, in_marks=True)], begin + 1
    close = clause_end(folded, sentence, begin)
    start, end = trimmed(sentence, begin, close)
    found = []
    if end > start:
        in_marks = end - start == 1 and sentence[start].key == IN_MARKS
        found.append(Found((start, end), speaker, verb, in_marks=in_marks))
    colon = close + 1 < len(sentence) and sentence[close].key == ":"
    if colon and size_in_marks(folded, sentence[close + 1]) >= LEAST_WORDS:
        found.append(Found((close + 1, close + 2), speaker, verb, in_marks=True))
        close += 2
    return found, max(close, begin + 1)


def _forward(folded: Folded, sentence: Sentence, verb: int, begin: int) -> Reading | None:
    """Return what the verb at a token introduces behind it."""
    cue = cues()[sentence[verb].key]
    addressed = cue.kind == "address" or cue.stem in ("سال", "اجاب")
    if is_unsaid(sentence, verb) or (cue.has_object and not addressed):
        return None
    found = introduction(folded, sentence, verb, cue)
    if found is None:
        return _without_particle(folded, sentence, verb, cue)
    if _is_no_report(sentence, verb, cue, found):
        return None
    speaker = speaker_of(sentence, verb, begin, cue, found)
    elsewhere = _is_elsewhere(sentence, cue, found, speaker)
    if elsewhere or _has_no_mouth(sentence, verb, begin, speaker):
        return None
    if found.kind == "marks":
        spoken = Found((found.begin, found.begin + 1), speaker, verb, in_marks=True)
        return [spoken], found.begin + 1
    return _said(folded, sentence, found.begin, speaker, verb)


def _is_no_report(sentence: Sentence, verb: int, cue: Cue, found: Introduction) -> bool:
    """Return whether nobody speaks, although a verb introduces words."""
    other_word = cue.doubtful and verb > 0 and found.before > verb + 1
    return (
        other_word
        or is_impersonal(sentence, verb, cue, found)
        or _is_of_a_work(sentence, verb, found)
        or _is_scripture(sentence, verb, found)
    )


def _is_scripture(sentence: Sentence, verb: int, found: Introduction) -> bool:
    """Return whether it is scripture or prayer, no report: قال تعالى: «…», سأل الله أن."""
    keys = [token.key for token in sentence[verb + 1 : found.before]]
    return keys[:1] == ["الله"] or not GLORY.isdisjoint(keys)


def _is_elsewhere(
    sentence: Sentence, cue: Cue, found: Introduction, speaker: Stretch | None
) -> bool:
    """Return whether an object stands between a verb of wide meaning and a clause of others."""
    if speaker is None or cue.stem not in WIDE or found.kind != "clause":
        return False
    close = speaker[1]
    beside = close >= found.before or sentence[close].key in COMMAS | {"في", "خلال", "ل", "امام"}
    return not beside


def _has_no_mouth(sentence: Sentence, verb: int, begin: int, speaker: Stretch | None) -> bool:
    """Return whether it only seems to speak: بينت الأيام أن, كانت اللافتة عند المدخل تقول."""
    if speaker is not None:
        return without_article(sentence[speaker[0]].key) in words("no mouths")
    nouns = (without_article(token.key) for token in sentence[max(begin, verb - 6) : verb])
    return not SIGNBOARDS.isdisjoint(nouns)


def _is_of_a_work(sentence: Sentence, verb: int, found: Introduction) -> bool:
    """Return whether a film or book tells it: مسلسل «…»، الذي يروي كيف."""
    if not is_relative(sentence, verb) or found.before > verb + 1:
        return False
    nouns = (token.key for token in sentence[max(verb - 6, 0) : verb])
    return not words("titles of works").isdisjoint(nouns)


def _without_particle(folded: Folded, sentence: Sentence, verb: int, cue: Cue) -> Reading | None:
    """Return a main clause behind a verb and its speaker: يقول التاجر حمدي، البضاعة موجودة."""
    if cue.stem != "قال" or cue.form == "participle":
        return None
    speaker = after_verb(sentence, verb, len(sentence))
    if speaker is None or speaker[1] >= len(sentence) or sentence[speaker[1]].key not in COMMAS:
        return None
    behind = speaker[1] + 1
    if behind < len(sentence) and is_phrase_end(sentence, behind):
        return None  # known before the clause is read to its end
    begin, end = trimmed(sentence, speaker[1], clause_end(folded, sentence, behind))
    if end - begin < LEAST_WORDS or is_phrase_end(sentence, begin):
        return None
    return [Found((begin, end), speaker, verb, in_marks=False)], end


def _backward(folded: Folded, sentence: Sentence, verb: int, begin: int) -> Reading | None:
    """Return words in marks whose verb follows them: «…»، قال سالم، «…»."""
    cue = cues()[sentence[verb].key]
    marks = verb - 1
    while marks > begin and sentence[marks].key in COMMAS:
        marks -= 1
    direct = marks >= begin and sentence[marks].key == IN_MARKS and not cue.joined
    if not direct or cue.form == "participle" or cue.has_object or is_unsaid(sentence, verb):
        return None
    speaker = after_verb(sentence, verb, len(sentence))
    alone = verb - marks > 1 or marks == 0
    if size_in_marks(folded, sentence[marks]) < LEAST_WORDS or not (speaker or alone):
        return None
    found = [Found((marks, marks + 1), speaker, verb, in_marks=True)]
    following = _next_in_marks(sentence, speaker[1] if speaker else verb + 1)
    if following < len(sentence) and sentence[following].key == IN_MARKS:
        found.append(Found((following, following + 1), speaker, verb, in_marks=True))
        return found, following + 1
    return found, following - 1


def _next_in_marks(sentence: Sentence, start: int) -> int:
    """Return where words in marks go on behind a comma: «…»، قال سالم وهو يبتسم، «…»."""
    for k in range(start, min(start + ASIDE_REACH, len(sentence) - 1)):
        if sentence[k].key in COMMAS and sentence[k + 1].key == IN_MARKS:
            return k + 1
    return start + 1


def _passed_on(folded: Folded, sentence: Sentence, verb: int) -> Reading | None:
    """Return what somebody passes on of another: نقلت الصحيفة عن مصدر قوله إن."""
    cue = Cue("نقل", "saying", "perfect", joined=False)
    found = introduction(folded, sentence, verb, cue)
    if found is None or is_unsaid(sentence, verb):
        return None
    before = "عن" if sentence[verb].key in PASSING else "في"
    last = min(verb + SOURCE_REACH, found.begin - 1)
    for k in range(verb + 1, last):
        if sentence[k].key == before:
            if before == "في" and without_article(sentence[k + 1].key) not in words("bodies"):
                return None
            speaker = phrase(sentence, k + 1, found.before)
            return _said(folded, sentence, found.begin, speaker, verb)
    return None


@functools.cache
def triggers() -> frozenset[str]:
    """Return the words at which a report may begin or be told by, folded."""
    joined = {start + word for start in "وف" for word in words("according")}
    return (
        frozenset(["نقلا", "ونقلا"])
        | words("according")
        | joined
        | words("as")
        | words("nouns")
        | PASSING
        | STATED_IN
        | cues().keys()
    )


def _read_at(folded: Folded, sentence: Sentence, k: int, begin: int) -> Reading | None:
    """Return what is read from the token k, if a report stands there."""
    key = sentence[k].key
    if key in PASSING or key in STATED_IN:
        passed = _passed_on(folded, sentence, k)
        if passed is not None or key not in cues():
            return passed
    found = attribution(folded, sentence, k)
    if key in cues():
        backward = _backward(folded, sentence, k, begin)
        if backward is not None:
            return backward
        passing = found is not None and (found.verb != k or not introduces(folded, sentence, k))
        forward = None if passing else _forward(folded, sentence, k, begin)
        if forward is not None:
            return forward
    if found is not None:
        return attributed(folded, sentence, begin, found)
    return _after_colon(folded, sentence, k)


def introduces(folded: Folded, sentence: Sentence, verb: int) -> bool:
    """Return whether a verb has a clause or a colon behind it."""
    found = introduction(folded, sentence, verb, cues()[sentence[verb].key])
    return found is not None and (found.kind == "clause" or sentence[found.before].key == ":")


def _after_colon(folded: Folded, sentence: Sentence, k: int) -> Reading | None:
    """Return words in marks after a colon without a verb of the list: فابتسم: «…», بقوله: «…»."""
    if sentence[k].key != IN_MARKS or k < 2 or sentence[k - 1].key != ":":
        return None
    before = [token.key for token in sentence[:k]]
    named = not words("titles of works").isdisjoint(before[-4:]) or not GLORY.isdisjoint(before)
    if named or size_in_marks(folded, sentence[k]) <= LEAST_WORDS:
        return None
    saying = before[-2] in BY_SAYING
    if not saying and not (len(before) <= MOST_BEFORE_COLON and before[0][0] in "وف"):
        return None
    return [Found((k, k + 1), None, k - 2 if saying else None, in_marks=True)], k + 1


def read_sentence(folded: Folded, sentence: Sentence) -> list[Found]:
    """Return the quotes of a sentence, in order."""
    found: list[Found] = []
    begin = k = 0
    known = triggers()
    while k < len(sentence):
        key = sentence[k].key
        told = key in known or key in WEAK_TRIGGERS
        reading = _read_at(folded, sentence, k, begin) if told else None
        if reading is None:
            k += 1
            continue
        found += reading[0]
        begin = k = max(reading[1], k + 1)
    return found
