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
    is_body,
    is_office,
    is_phrase_end,
    is_speaking,
    phrase,
    without_article,
)

HEARER_REACH = 20  # tokens between a verb and the end of its hearer or occasion
MOST_BEFORE = 8  # words of a speaker before the verb
ARTICLES = ("ال", "وال", "فال")
BEING = frozenset(["كان", "كانت", "كانوا", "وكان", "وكانت", "وكانوا"])  # وكان سالم قد قال
AMONG = frozenset(["ومنهم", "منهم", "وبينهم", "بينهم", "ومن"])  # عمال، ومنهم سالم الذي قال
DONE = frozenset(["قد", "وقد", "فقد"])
PERIODS = frozenset(["الوقت", "وقت", "حين"])  # في الوقت الذي قال سالم
CLAIMING = frozenset(["طالب", "اتهم"])
# Whom one asks, right behind who asks: سأل الصحفي الوزير. Not words that also describe a post, as
# in الطبيب المقيم, المدرب المساعد.
ASKED = frozenset(
    "وزير وزيره رئيس رئيسه مدير مديره محافظ حاكم والي عمده سفير سفيره مفتي مدرب لاعب حارس".split()
)
BLAMING = frozenset(["وصف", "اتهم"])  # their object always stands before بأن


def after_verb(sentence: Sentence, verb: int, limit: int) -> Stretch | None:
    """Return the speaker that stands after a verb, before the token `limit`."""
    start = verb + 1
    while start < limit and sentence[start].key in words("adverbs"):
        start += 1
    start = _behind_hearer(sentence, start, limit)
    first = sentence[start].key if start < limit else ""
    if first.startswith("بال") or (first[:1] == "ب" and first[1:] in words("occasions")):
        return None  # طالب بالعقد
    found = phrase(sentence, start, limit) if start < limit else None
    return (start, start + 1) if found and _asks(sentence, verb, found) else found


def _asks(sentence: Sentence, verb: int, found: Stretch) -> bool:
    """Return whether the first word of a phrase asks the second: سأل الصحفي | الوزير عما إذا."""
    cue = cues().get(sentence[verb].key)
    if cue is None or cue.stem != "سال" or cue.has_object or found[1] - found[0] < 2:
        return False
    first, second = (token.key for token in sentence[found[0] : found[0] + 2])
    post = is_office(first) or is_office(first.removesuffix("ه"))  # الصحفية
    return (
        post
        and first not in words("titles")
        and first.startswith("ال")
        and second.startswith("ال")
        and without_article(second) in ASKED
    )


def _is_hearer(word: str) -> bool:
    """Return whether a word names to whom somebody speaks: للسكان, لوالده."""
    return word.startswith("لل") or (word[0] == "ل" and is_office(word[1:]) and not is_office(word))


def _behind_hearer(sentence: Sentence, start: int, limit: int) -> int:
    """Return where a speaker begins behind the hearer or occasion: قال في تصريح لـ«المد» سالم."""
    if start < limit and _is_hearer(sentence[start].key):
        behind = start + 1
        while behind < limit and sentence[behind].key.startswith("ال"):
            behind += 1
        return behind if behind < limit and is_speaking(sentence[behind].key) else limit
    if start >= limit or not (is_phrase_end(sentence, start) or sentence[start].key in COMMAS):
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
    plural = word.endswith("ين") or without_article(word) in words("hearers")
    return is_body(word) or plural or (word.endswith("ه") and not before.endswith("ه"))


def addresser(sentence: Sentence, verb: int, limit: int, cue: Cue) -> Stretch | None:
    """Return the subject of a verb whose object stands behind it without a preposition."""
    found = after_verb(sentence, verb, limit)
    if found is None or cue.has_object:
        claim = found is not None and sentence[found[0]].key.startswith("ب")
        return None if claim and cue.stem in CLAIMING else found  # يطالبه ببذل
    start, end = found
    end = _before_object(sentence, start, end)
    first = sentence[start].key
    single = end - start == 1 and end == found[1]
    masculine = cue.form == "perfect" and sentence[verb].key.endswith(cue.stem)
    if single and masculine and is_body(first) and first.endswith("ه"):
        return None  # ودعا الحكومة إلى أن
    if single and (first.endswith("ين") or cue.stem == "وصف"):
        return None  # وطالب المواطنين
    whole = end == found[1] and end - start > 1
    if whole and end == limit and cue.stem in BLAMING:
        return start, _before_noun(sentence, start, end)
    if whole and _is_object(sentence, end - 1):
        return start, end - 1
    return start, end


def _before_object(sentence: Sentence, start: int, end: int) -> int:
    """Return where a name or post ends before the object: سالم الندي | الاتفاق الإطاري."""
    for k in range(start + 1, end):  # المديرة | أهل الخير
        whom = is_body(sentence[k].key) or sentence[k].key in words("hearers")
        if whom and not sentence[k].key.startswith("ال") and sentence[k - 1].key.startswith("ال"):
            return k
    for k in range(start, end - 2):
        given, family, other = (token.key for token in sentence[k : k + 3])
        name = not (given.startswith("ال") or is_office(given) or is_body(given) or given == "عام")
        if name and family.startswith("ال") and other.startswith("ال") and not is_office(other):
            return k + 2
    return end


def _before_noun(sentence: Sentence, start: int, end: int) -> int:
    """Return where a phrase ends without its last noun and the adjective of that."""
    adjective = sentence[end - 1].key.endswith(("ي", "يه")) and end - start > 2
    both = adjective and sentence[end - 2].key.startswith("ال")
    return end - 2 if both else end - 1


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
    end = verb - 1 if verb > begin and sentence[verb - 1].key in DONE else verb
    aside = end - 1
    if aside > begin and sentence[aside].key in COMMAS:
        end = _before_aside(sentence, aside, begin)
    return _noun_before(sentence, end, begin, named=end < aside)


def _before_aside(sentence: Sentence, close: int, begin: int) -> int:
    """Return where a noun ends before what two commas enclose: سالم، وزير المياه، قال."""
    opening = close - 1
    while opening > max(begin, close - MOST_WORDS) and sentence[opening].key not in COMMAS:
        opening -= 1
    first = sentence[opening + 1].key
    return opening if first in RELATIVES or is_office(first) else close


def _noun_before(sentence: Sentence, end: int, begin: int, *, named: bool) -> Stretch | None:
    """Return the noun phrase that a clause begins with and that ends before a token.

    A name that a post follows between commas needs no other sign that it is one.
    """
    start = end
    while start > max(begin, end - MOST_WORDS) and sentence[start - 1].key not in SIGNS:
        start -= 1
    first_word = start
    while start < end and (sentence[start].key in CONNECTORS or sentence[start].key in BEING):
        start += 1
    size = end - start
    if not 1 <= size <= MOST_BEFORE or sentence[start].key == IN_MARKS:
        return None
    first = sentence[start].key
    nominal = named or first.startswith(ARTICLES) or is_speaking(first) or start > first_word
    ends = [k for k in range(start, end) if is_phrase_end(sentence, k, k - start)]
    if ends and ends[0] - start > 1 and is_office(sentence[ends[0]].key):
        return start, ends[0]  # سالم الندي وزير المياه قال
    if not nominal or ends:
        return None
    verbs = any(t.key in cues() and not is_office(t.key) for t in sentence[start:end])
    return None if verbs else (start, end)


def _antecedent(sentence: Sentence, relative: int, begin: int) -> Stretch | None:
    """Return the noun phrase that الذي takes up."""
    end = relative
    while end > begin and sentence[end - 1].key in COMMAS:
        end -= 1
    start = end
    bounds = SIGNS | PREPOSITIONS | PARTICLES | CONNECTORS | AMONG
    while start > begin and end - start < MOST_WORDS:
        before = sentence[start - 1].key
        if before in bounds or (before in cues() and not is_office(before)):
            break
        start -= 1
    return (start, end) if start < end and not is_phrase_end(sentence, start) else None


def speaker_of(
    sentence: Sentence, verb: int, begin: int, cue: Cue, found: Introduction
) -> Stretch | None:
    """Return who speaks: after the verb, else before it, else nobody that is named."""
    if cue.form == "participle":
        return _of_participle(sentence, verb, begin, found)
    before = before_verb if _may_follow(sentence, verb, begin) else _nobody
    if cue.stem == "قيل":
        return None  # والحق يقال
    if found.before == verb + 1:
        return before(sentence, verb, begin)
    if is_relative(sentence, verb) and sentence[verb - 2].key not in PERIODS:
        return before_verb(sentence, verb, begin)
    source = _cited(sentence, verb, found.before) or _behind(sentence, verb, cue, found)
    return source or (None if is_relative(sentence, verb) else before(sentence, verb, begin))


def _nobody(sentence: Sentence, verb: int, begin: int) -> None:
    """Name nobody: the verb is joined to another, and no noun before it is its subject."""


def _behind(sentence: Sentence, verb: int, cue: Cue, found: Introduction) -> Stretch | None:
    """Return the subject of a verb behind it, by the kind of the verb."""
    single = found.kind == "clause" and all(
        token.key not in COMMAS for token in sentence[verb : found.before]
    )
    if cue.kind == "address":
        within = cue.joined and verb > 0 and sentence[verb - 1].key in COMMAS
        return None if within and single else addresser(sentence, verb, found.before, cue)
    if cue.kind == "remark":
        return one_subject(sentence, verb, found.before)
    return after_verb(sentence, verb, found.before)


def _cited(sentence: Sentence, verb: int, limit: int) -> Stretch | None:
    """Return the source that an outlet names between commas: أفادت الوكالة، نقلا عن بيان، بأن."""
    for k in range(verb + 1, limit - 2):
        if sentence[k].key == "نقلا" and sentence[k + 1].key == "عن":
            return phrase(sentence, k + 2, limit)
    return None


def _of_participle(
    sentence: Sentence, verb: int, begin: int, found: Introduction
) -> Stretch | None:
    """Return the subject of a participle: مؤكدا سموه أن, صرح سالم من منزله قائلا."""
    first = sentence[verb + 1].key
    addressed = cues()[sentence[verb].key].kind == "address"
    post = is_office(first) and first.startswith("ال") and not addressed
    if 1 <= found.before - verb - 1 <= 2 and (post or first in words("pronouns of respect")):
        return verb + 1, found.before
    finite = verb - 1 if cues()[sentence[verb].key].stem == "قال" else begin - 1
    while finite >= max(begin, verb - HEARER_REACH) and sentence[finite].key not in SIGNS:
        cue = cues().get(sentence[finite].key)
        known = cue and not cue.doubtful and not is_office(sentence[finite].key)
        if cue and known and cue.form != "participle":
            introduced = Introduction(verb, found.begin, "marks")
            return speaker_of(sentence, finite, begin, cue, introduced)
        finite -= 1
    return None


def _may_follow(sentence: Sentence, verb: int, begin: int) -> bool:
    """Return whether the speaker may stand before a verb: not before وقال, but أما سالم فقال."""
    cue = cues()[sentence[verb].key]
    topic = begin < verb and sentence[begin].key == "اما" and sentence[verb].key.startswith("ف")
    return not cue.has_object and (not cue.joined or topic)
