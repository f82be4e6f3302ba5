"""Which words beside a reporting verb name who speaks?"""

from __future__ import annotations

from mediakit._reporting_words import PARTICLES, cues, words
from mediakit._sentences import IN_MARKS, Sentence

Stretch = tuple[int, int]  # of tokens: from, to before

COMMAS = frozenset("،,؛;")
SIGNS = frozenset("،,؛;:-–—()[]…/|")
MOST_IN_MARKS = 40  # characters of a name in marks
MOST_WORDS = 16  # of a speaker
RELATIVES = frozenset(
    ["الذي", "التي", "الذين", "اللذان", "اللذين", "اللتان", "اللواتي", "والذي", "والتي", "والذين"]
)
AMOUNTS = frozenset(
    ["عدد", "مجموعه", "احد", "احدي", "كثير", "العديد", "الكثير", "اثنان", "كل", "اي"]
)
TIMES = frozenset(["صباح", "فجر"])  # names as well
MOSQUES = frozenset(["المسجد", "مسجد", "وخطيب", "الحرم", "جامع", "الجامع", "المسجدين"])
PREPOSITIONS = frozenset(["من", "الي", "علي", "عن", "مع", "في", "قبل", "لدي"])
CONNECTORS = frozenset(["لكن", "ولكن", "فيما", "بينما", "غير", "الا", "اما", "حين", "ثم", "كما"])


def without_article(word: str) -> str:
    """Return a folded noun without ال and لل: the head that the lists know.

    Examples
    --------
    >>> without_article("الوزير"), without_article("للوزاره"), without_article("وزير")
    ('وزير', 'وزاره', 'وزير')
    """
    for article in ("ال", "لل"):
        if word.startswith(article) and len(word) > len(article) + 2:
            return word[2:]
    return word


def is_office(word: str) -> bool:
    """Return whether a folded noun is a post: الوزير, رئيس, المتحدث."""
    return without_article(word) in words("posts") or word in words("posts")


def is_speaking(word: str) -> bool:
    """Return whether a folded noun is somebody or a body that speaks."""
    forms = (word, without_article(word), word[1:] if word[0] in "ول" else word)
    known = words("posts") | words("bodies")
    return any(form in known or without_article(form) in known for form in forms) or (
        word in words("titles")
    )


def stops(sentence: Sentence, k: int, size: int = 0) -> bool:
    """Return whether the phrase of the speaker ends before token k; it has `size` words so far."""
    key = sentence[k].key
    if key in ("في", "من"):
        return not _belongs(sentence, k, size)
    if not size and k + 1 < len(sentence) and key in ("كل", "امام", *TIMES):
        return not _begins(key, sentence[k + 1].key)
    if size and key == "علي":
        return without_article(sentence[k - size].key) not in ("مشرف", "مشرفه", "حساب")
    if size and key == "عن" and sentence[k - 1].key.startswith(("صادر", "الصادر")):
        return False  # بيان صادر عن الوزارة
    if key in words("stops") or key in RELATIVES or key in PARTICLES:
        return True
    cue = cues().get(key)
    return cue is not None and not is_office(key) and (cue.form == "participle" or cue.joined)


def _begins(key: str, following: str) -> bool:
    """Return whether what mostly ends a speaker begins one: إمام المسجد, كل من, صباح الندي."""
    if key == "كل":
        return following == "من"
    return following in MOSQUES if key == "امام" else following not in words("stops")


def _belongs(sentence: Sentence, k: int, size: int) -> bool:
    """Return whether في or من still tells who it is: مصدر في الوزارة, not فلان في مؤتمر."""
    following = sentence[k + 1].key if k + 1 < len(sentence) else ""
    if not size or following in words("occasions") or following == IN_MARKS:
        return False
    head = sentence[k - 1].key
    if size == 1 and head in AMOUNTS:
        return sentence[k].key == "من"
    if size == 1:
        return not head.startswith("ال") and (is_office(head) or head.endswith(("ون", "ين", "اء")))
    if is_office(sentence[k - size].key) and all(
        token.key.startswith(("ال", "وال", "لل")) for token in sentence[k - size + 1 : k]
    ):
        return sentence[k].key != "من"  # مدير الدفاع المدني في وادي الشيح
    place = without_article(following)
    return place in words("bodies") and sentence[k].key != "من"


def _is_name(sentence: Sentence, start: int, end: int) -> bool:
    """Return whether the words between two commas are a name: القبطان نوري, شادي الأفقي."""
    first = sentence[start].key if start < end else ""
    if any(token.key in SIGNS or token.key == IN_MARKS for token in sentence[start:end]):
        return False
    if first in words("titles"):
        return 2 <= end - start <= 8  # العقيد الدكتور عاطي بن عطية القرشي
    if not 2 <= end - start <= 4:
        return False
    plain = not is_office(first) and without_article(first) not in words("bodies")
    return plain and not first.startswith(("ال", "و", "ب", "ل")) and first not in words("stops")


def _ends_in_office(sentence: Sentence, start: int, end: int) -> bool:
    """Return whether a phrase is a post without a name: الرئيس التنفيذي لمجموعة «الأفق»."""
    if not is_office(sentence[start].key):
        return False
    named = sentence[max(end - 2, start) : end]
    return not any(token.key in words("titles") for token in named)


def phrase(sentence: Sentence, start: int, limit: int) -> Stretch | None:
    """Return the stretch of the speaker that begins at a token, or None where none does."""
    end = start
    while end < min(limit, start + MOST_WORDS):
        token = sentence[end]
        if token.key == "(" or token.inner_end - token.inner_start > MOST_IN_MARKS:
            break
        if token.key in SIGNS or token.key == "." or stops(sentence, end, end - start):
            break
        end += 1
    if end < limit and sentence[end].key in COMMAS and end > start:
        end = _across_comma(sentence, start, end, limit)
    return (start, end) if end > start else None


def _across_comma(sentence: Sentence, start: int, end: int, limit: int) -> int:
    """Return where a speaker ends whose name may stand behind a comma after the post."""
    close = end + 1
    while close < limit and sentence[close].key not in SIGNS:
        close += 1
    office = _ends_in_office(sentence, start, end)
    return close if office and _is_name(sentence, end + 1, close) else end
