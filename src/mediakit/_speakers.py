"""Which words beside a reporting verb name who speaks?"""

from __future__ import annotations

import re

from mediakit._reporting_words import PARTICLES, cues, words
from mediakit._sentences import IN_MARKS, Sentence

Stretch = tuple[int, int]  # of tokens: from, to before

COMMAS = frozenset("،,؛;")
SIGNS = frozenset("،,؛;:-–—()[]…/|")
ABBREVIATING = frozenset("/.")  # د. سالم, د/ سالم
MOST_IN_MARKS = 40  # characters of a name in marks
MOST_WORDS = 16  # of a speaker
RELATIVES = frozenset(
    ["الذي", "التي", "الذين", "اللذان", "اللذين", "اللتان", "اللواتي", "والذي", "والتي", "والذين"]
)
AMOUNTS = frozenset(
    ["عدد", "مجموعه", "احد", "احدي", "كثير", "العديد", "الكثير", "اثنان", "كل", "اي"]
)
TIMES = frozenset(["صباح", "فجر"])  # names as well
PERIODS = frozenset(["الاسبوع", "الشهر", "العام", "السنه"])  # before الماضي
PAST = frozenset(["ماضي", "جاري", "حالي", "منصرم", "فائت", "مقبل", "ماضيه"])
WITHIN = frozenset(["فيها", "فيه", "لديها", "بها"])  # مدير العلاقات فيها سالم
HUNDRED = frozenset(["الميه", "المئه", "المايه", "المائه"])
THEY = re.compile(r"ي\w+ون")  # يبحثون
KIN = frozenset(["بن", "ابن", "بنت", "ابو", "ابي", "ام", "ال", "عبد"])
HIS_TALK = "حديثه"
THESE = frozenset(["هذا", "هذه", "تلك"])
SAYING = frozenset(["يقول", "تقول", "يقولون"])  # وتابعت تقول
MOST_INDEFINITE = 3  # words of a common noun before its place: مسؤول أميركي كبير في
# With what somebody does, behind who does it: … باتخاذ, باعتماد, باستخدام, بتنفيذ
BY_DOING = re.compile(
    r"ب(?:ات\wا\w|ا\wت\wا\w|است\w\wا\w|ان\w\wا\w|ت(?!عليم)\w\wي\w|محا(?:سب|ول|كم)ه)"
)
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
    """Return whether a folded noun is a post: الوزير, رئيس, معلمتها."""
    posts = words("posts")
    owned = without_owner(word) in posts and not is_body(word)
    return without_article(word) in posts or word in posts or owned


def without_owner(word: str) -> str:
    """Return a folded noun without a pronoun: معلمتها → معلمه."""
    for pronoun in ("ها", "هم", "ه"):
        if word.endswith(pronoun):
            bare = word.removesuffix(pronoun)
            return bare[:-1] + "ه" if bare.endswith("ت") else bare
    return word


def is_speaking(word: str) -> bool:
    """Return whether a folded noun is somebody or a body that speaks."""
    forms = (word, without_article(word), word[1:] if word[:1] in ("و", "ل") else word)
    known = words("posts") | words("bodies")
    return any(form in known or without_article(form) in known for form in forms) or (
        word in words("titles") or word in words("pronouns of respect") or is_office(word)
    )


def is_body(word: str) -> bool:
    """Return whether a folded noun is a body or a text that speaks: الوزارة, بيان."""
    return without_article(word) in words("bodies")


def is_phrase_end(sentence: Sentence, k: int, size: int = 0) -> bool:
    """Return whether the phrase of the speaker ends before token k; it has `size` words so far."""
    key = sentence[k].key
    following = sentence[k + 1].key if k + 1 < len(sentence) else ""
    if key in ("في", "من"):
        return not _belongs(sentence, k, size)
    if not size and following and key in ("كل", "امام", *TIMES, *THESE):
        return not _begins(key, following)
    if size and _goes_on(sentence, k, size):
        return False
    return (
        _is_other_word(key, size)
        or (key in PERIODS and without_article(following) in PAST)
        or _is_behind_name(sentence, k, size)
    )


def _goes_on(sentence: Sentence, k: int, size: int) -> bool:
    """Return whether a speaker goes on at a word that mostly ends one: بيان صادر عن الوزارة."""
    key, head = sentence[k].key, sentence[k - size].key
    following = sentence[k + 1].key if k + 1 < len(sentence) else ""
    if key in TIMES:  # صباح عيدان, not صباح الأحد
        return following not in words("stops")
    if key == "علي":
        return without_article(head) in ("مشرف", "مشرفه", "حساب")
    if key == "عن":
        return sentence[k - 1].key.startswith(("صادر", "الصادر"))
    # مدير العلاقات فيها سالم
    return key in WITHIN and is_office(head) and following not in words("stops")


def _is_other_word(key: str, size: int) -> bool:
    """Return whether a word is of no name: a particle, an adverb, a hearer, a verb."""
    if key in words("stops") or key in words("manners") or key in RELATIVES or key in PARTICLES:
        return True
    to = cues().get(key[1:]) if key[0] == "ل" else None
    if key in SAYING or (to is not None and to.form == "imperfect"):
        return True  # وتابعت تقول, تحدث سالم ليؤكد
    if not size and (key in words("objects") or key == HIS_TALK or THEY.fullmatch(key)):
        return True  # وأعلن إطلاق الخطة
    cue = cues().get(key)
    return cue is not None and not is_office(key) and (cue.form == "participle" or cue.joined)


def _is_behind_name(sentence: Sentence, k: int, size: int) -> bool:
    """Return whether a post, a hearer or an act follows a full name without a comma."""
    key = sentence[k].key
    following = sentence[k + 1].key if k + 1 < len(sentence) else ""
    if not size or not following:
        return False
    if key == HIS_TALK:  # واختتم المدرب حديثه, not دراسة حديثة
        return not (is_body(sentence[k - size].key) or sentence[k - 1].key.endswith("ه"))
    if key.endswith("هما"):
        return True  # الجانبان رفضهما
    if key in words("objects") or BY_DOING.fullmatch(key):
        return sentence[k - 1].key.startswith("ال") and sentence[k - 1].key not in words("titles")
    apposed = is_office(key) or key in ("احد", "احدي")
    apposed = apposed and sentence[k - 1].key not in KIN  # عبد الله بن مساعد
    if key.startswith("ال"):  # المتحدث باسم, not the name الخطيب
        sure = without_article(key) in words("posts and no names")
        apposed = apposed and (sure or not _is_family_name(sentence, k))
        apposed = apposed and following.startswith(("ال", "لل", "باسم", "في"))
    hearer = key.startswith("لل") and sentence[k - size].key in words("titles")
    if key[0] == "ل" and is_body(key[1:]):  # فالون لهيئة الإذاعة
        return not any(is_office(t.key) or is_body(t.key) for t in sentence[k - size : k])
    return (apposed or hearer) and is_person(sentence, k - size, k)


def is_person(sentence: Sentence, start: int, end: int) -> bool:
    """Return whether a phrase is a full name, with titles but no post: الدكتور سالم الندي."""
    first = sentence[start].key
    common = any(
        is_office(sentence[k].key) or is_body(sentence[k].key)
        for k in range(start + 1, end)
        if not _is_family_name(sentence, k)
    )
    if end - start < 2 or common or sentence[end - 1].key in words("titles"):
        return False
    if first in words("titles"):
        return True
    plain = not is_office(first) and not is_body(first) and first not in AMOUNTS
    return plain and not first.startswith("ال") and sentence[start + 1].key not in words("stops")


def _is_family_name(sentence: Sentence, k: int) -> bool:
    """Return whether a word is of a name, though it looks like a post: سمير النجار, بن مساعد."""
    before = sentence[k - 1].key
    return before in KIN or (sentence[k].key.startswith("ال") and not before.startswith("ال"))


def _begins(key: str, following: str) -> bool:
    """Return whether what mostly ends a speaker begins one: إمام المسجد, كل من, هذه المصادر."""
    if key == "كل":
        return following == "من"
    if key in THESE:
        return is_speaking(following)
    return following in MOSQUES if key == "امام" else following not in words("stops")


def _belongs(sentence: Sentence, k: int, size: int) -> bool:
    """Return whether في or من still tells who it is: مصدر في الوزارة, not فلان في مؤتمر."""
    following = sentence[k + 1].key if k + 1 < len(sentence) else ""
    own = following.endswith("ها")  # في دورتها
    other = words("occasions") | words("settings") | words("stops")
    if not size or own or following in other or following == IN_MARKS:
        return False
    head, of = sentence[k - size].key, sentence[k].key == "من"
    if head.isdecimal():  # 61 في المئة من المشاركين
        return of if size > 1 else following in HUNDRED
    if size == 1 and head in AMOUNTS:
        return of
    if not head.startswith("ال") and size <= MOST_INDEFINITE and _is_common(sentence, k - size, k):
        return not of or without_article(head) not in words("bodies") or is_speaking(following)
    place = is_body(following) and not is_person(sentence, k - size, k)
    return not of and (place or _is_placed(sentence, k - size, k))


def _is_common(sentence: Sentence, start: int, end: int) -> bool:
    """Return whether a phrase says what somebody is, not who: مسؤول كبير, سائقو شاحنات, شهود."""
    head = sentence[start].key
    plural = head.endswith(("ون", "ين", "اء")) and end - start == 1
    common = plural or is_office(head) or is_body(head)
    return common and not any(token.key.startswith("ال") for token in sentence[start:end])


def _is_placed(sentence: Sentence, start: int, end: int) -> bool:
    """Return whether a post or body may have its place behind it: مدير الدفاع المدني في."""
    head = sentence[start].key
    if end - start == 1 and is_office(head):
        return without_article(head) in words("posts with a place")
    named = (
        token.key
        for token in sentence[start + 1 : end]
        if not token.key.startswith(("ال", "وال", "لل", "بال"))
    )
    inner = all(is_office(key) or is_body(key) or key in ("عام", "باسم") for key in named)
    return inner and (is_office(head) or is_body(head))


def _is_name(sentence: Sentence, start: int, end: int) -> bool:
    """Return whether the words between two commas are a name: القبطان نوري, شادي الأفقي."""
    first = sentence[start].key if start < end else ""
    if any(token.key in SIGNS or token.key == IN_MARKS for token in sentence[start:end]):
        return False
    if first in words("titles"):
        return 2 <= end - start <= 8  # العقيد الدكتور عاطي بن عطية القرشي
    if not 2 <= end - start <= 4:
        return False
    other = words("stops") | PREPOSITIONS
    if any(token.key in other for token in sentence[start:end]):
        return False
    given = sentence[start + 1].key
    if first.startswith("ال") and is_office(first):  # المخرج زياد العابد
        return not (given.startswith(("ال", "ل", "ب")) or is_office(given))
    return not (is_office(first) or is_body(first) or first.startswith(("ال", "و", "ب", "ل")))


def _ends_in_office(sentence: Sentence, start: int, end: int) -> bool:
    """Return whether a phrase is a post without a name: الرئيس التنفيذي لمجموعة «الأفق»."""
    if not is_office(sentence[start].key):
        return False
    named = sentence[max(end - 2, start) : end]
    return not any(token.key in words("titles") for token in named)


def _abbreviates(sentence: Sentence, k: int, size: int) -> bool:
    """Return whether a sign stands behind an abbreviation: د. سالم, بي.إم.آي."""
    before = sentence[k - 1].key
    return size > 0 and len(before) <= 2 and before.isalpha() and k + 1 < len(sentence)


def phrase(sentence: Sentence, start: int, limit: int) -> Stretch | None:
    """Return the stretch of the speaker that begins at a token, or None where none does."""
    end = start
    while end < min(limit, start + MOST_WORDS):
        token = sentence[end]
        if token.key == "(" or token.inner_end - token.inner_start > MOST_IN_MARKS:
            break
        if token.key in ABBREVIATING and _abbreviates(sentence, end, end - start):
            end += 1
            continue
        sign = not token.key[0].isalnum() and token.key != IN_MARKS
        if sign or is_phrase_end(sentence, end, end - start):
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
