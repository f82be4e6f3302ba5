"""Who is the subject of a reporting verb?"""

from __future__ import annotations

from mediakit._introductions import Introduction, is_relative
from mediakit._reporting_words import PARTICLES, Cue, cues, words
from mediakit._sentences import IN_MARKS, Sentence
from mediakit._speakers import (
    COMMAS,
    CONNECTORS,
    MOST_WORDS,
    PREPOSITIONS,
    RELATIVES,
    SIGNS,
    Stretch,
    is_office,
    is_speaking,
    phrase,
    stops,
    without_article,
)

HEARER_REACH = 20  # tokens between a verb and the end of its hearer or occasion
ARTICLES = ("ال", "وال", "فال")


def after_verb(sentence: Sentence, verb: int, limit: int) -> Stretch | None:
    """Return the speaker that stands after a verb, before the token `limit`."""
    start = verb + 1
    while start < limit and sentence[start].key in words("adverbs"):
        start += 1
    start = _behind_hearer(sentence, start, limit)
    if start < limit and sentence[start].key[0] == "ب" and start == verb + 1:
        first = sentence[start].key
        if first.startswith("بال") or first[1:] in words("occasions"):
            return None  # طالب بالعقد
    return phrase(sentence, start, limit) if start < limit else None


def _behind_hearer(sentence: Sentence, start: int, limit: int) -> int:
    """Return where a speaker begins behind the hearer or occasion: قال في تصريح لـ«المد» سالم."""
    if start >= limit or not (stops(sentence, start) or sentence[start].key in COMMAS):
        return start
    for k in range(start, min(limit - 1, start + HEARER_REACH)):
        to_outlet = sentence[k].key == IN_MARKS and k > 0 and sentence[k - 1].key == "ل"
        closing = k > start and sentence[k].key in COMMAS and sentence[start].key in COMMAS
        if to_outlet or closing:
            return k + 1
    return start


def _is_object(sentence: Sentence, k: int) -> bool:
    """Return whether the last word of a phrase is whom a verb addresses: … الرافعي الحكومة."""
    word, before = sentence[k].key, sentence[k - 1].key
    if not word.startswith("ال") or word in words("titles"):
        return False
    body = without_article(word) in words("bodies")
    plural = word.endswith("ين")
    return body or plural or (word.endswith("ه") and not before.endswith("ه"))


def addresser(sentence: Sentence, verb: int, limit: int, cue: Cue) -> Stretch | None:
    """Return the subject of a verb whose object stands behind it without a preposition."""
    found = after_verb(sentence, verb, limit)
    if found is None or cue.has_object:
        return found
    start, end = found
    single = end - start == 1
    masculine = cue.form == "perfect" and sentence[verb].key.endswith(cue.stem)
    if (
        single
        and masculine
        and without_article(sentence[start].key) in words("bodies")
        and (sentence[start].key.endswith("ه"))
    ):
        return None  # ودعا الحكومة إلى أن
    if single and (sentence[start].key.endswith("ين") or cue.stem == "وصف"):
        return None  # وطالب المواطنين
    if not single and _is_object(sentence, end - 1):
        return start, end - 1
    return found


def one_subject(sentence: Sentence, verb: int, limit: int) -> Stretch | None:
    """Return a subject of one name: وانتقد الشطي صمت وسائل الإعلام, سلمى الجرمقي ما سمته."""
    found = after_verb(sentence, verb, limit)
    if found is None:
        return None
    start, end = found
    for k in range(start, end if not is_office(sentence[start].key) else start):
        following = sentence[k + 1].key if k + 1 < end else ""
        named = sentence[k].key.startswith("ال") and not is_office(sentence[k].key)
        if (
            named
            and following
            and not following.startswith(("ال", "و"))
            and not is_office(following)
        ):
            return start, k + 1
    return found


def before_verb(sentence: Sentence, verb: int, begin: int) -> Stretch | None:
    """Return the speaker that stands before a verb: الوزير أكد أن, المدير، الذي قال إن."""
    if verb > begin and sentence[verb - 1].key in RELATIVES:
        return _antecedent(sentence, verb - 1, begin)
    start = verb
    while start > begin and sentence[start - 1].key not in SIGNS:
        start -= 1
    first_word = start
    while start < verb and sentence[start].key in CONNECTORS:
        start += 1
    size = verb - start
    if not 1 <= size <= 8 or sentence[start].key == IN_MARKS:
        return None
    first = sentence[start].key
    nominal = first.startswith(ARTICLES) or is_speaking(first) or start > first_word
    if not nominal or any(stops(sentence, k, k - start) for k in range(start, verb)):
        return None
    return (
        None
        if any(t.key in cues() and not is_office(t.key) for t in sentence[start:verb])
        else (start, verb)
    )


def _antecedent(sentence: Sentence, relative: int, begin: int) -> Stretch | None:
    """Return the noun phrase that الذي takes up."""
    end = relative
    while end > begin and sentence[end - 1].key in COMMAS:
        end -= 1
    start = end
    bounds = SIGNS | PREPOSITIONS | PARTICLES | CONNECTORS
    while start > begin and end - start < MOST_WORDS:
        before = sentence[start - 1].key
        if before in bounds or (before in cues() and not is_office(before)):
            break
        start -= 1
    return (start, end) if start < end and not stops(sentence, start) else None


def speaker_of(
    sentence: Sentence, verb: int, begin: int, cue: Cue, found: Introduction
) -> Stretch | None:
    """Return who speaks: after the verb, else before it, else nobody that is named."""
    if cue.form == "participle":
        return None
    if found.before == verb + 1:
        return before_verb(sentence, verb, begin) if _may_follow(sentence, verb, begin) else None
    if is_relative(sentence, verb):
        return before_verb(sentence, verb, begin)
    single = found.kind == "clause" and all(
        token.key not in COMMAS for token in sentence[verb : found.before]
    )
    if cue.kind == "address":
        within = cue.joined and verb > 0 and sentence[verb - 1].key in COMMAS
        return None if within and single else addresser(sentence, verb, found.before, cue)
    if cue.kind == "remark":
        return one_subject(sentence, verb, found.before)
    return after_verb(sentence, verb, found.before)


def _may_follow(sentence: Sentence, verb: int, begin: int) -> bool:
    """Return whether the speaker may stand before a verb: not before وقال, but أما سالم فقال."""
    cue = cues()[sentence[verb].key]
    topic = begin < verb and sentence[begin].key == "اما" and sentence[verb].key.startswith("ف")
    return not cue.has_object and (not cue.joined or topic)
