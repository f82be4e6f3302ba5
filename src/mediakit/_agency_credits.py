"""Which news agency does an article credit, at its head, at its foot or in its sentences?"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from mediakit._credit_lines import credit_line
from mediakit._credits import agency_at_end, credit_before
from mediakit._lists import any_of, key_of, word_lists
from mediakit._normalize import TATWEEL
from mediakit._places import agency_names
from mediakit._reporting_words import cues
from mediakit._sentences import WORD, fold

UNNAMED = "وكالات"  # agencies that are not named: less than any that is
# رويترز – أ ف ب   رويترز + د ب أ   واس; وكالات
BETWEEN = re.compile(r"\s*[;؛،,+/|–]\s*|\s+-\s+")
EDGE = 2  # paragraphs at the head and at the foot that may be a credit
# Names that mean nothing else, without وكالة or quotation marks too: قال لرويترز, للأناضول
PLAIN = ("رويترز", "فرانس برس", "الأناضول", "شينخوا", "سبوتنيك", "أسوشيتد برس", "بلومبرغ")
# "According to": who writes so quotes an agency's report and may have it from anywhere.
ACCORDING = any_of("وفقا", "طبقا", "تبعا", "استنادا", "خلافا", "وفق", "سبق")
# So does who names what the agency made or has: مسح لرويترز, المقر الرئيسي لرويترز
OF_AGENCIES = any_of(
    "تقرير", "تقارير", "مسح", "استطلاع", "إحصاء", "تعداد", "حصيلة", "تحليل", "خبر", "أخبار",
    "صورة", "صور", "مصور", "مصورون", "مصورين", "مراسل", "مراسلة", "مراسلون", "مراسلين",
    "مراسلو", "مراسلي", "مكتب", "مكاتب", "مقر",
)  # fmt: skip
KINDS = any_of(
    "رأي", "للرأي", "خاص", "خاصة", "عاجل", "حديث", "حديثة", "جديد", "جديدة", "سابق", "سابقة",
    "رئيسي", "إقليمي", "مصور", "مصورة", "أخير", "حصري",
)  # fmt: skip
NOT_TOLD = re.compile(
    rf"(?<!\w)[وفبكل]?(?:{ACCORDING}|(?:ال|لل)?(?:{OF_AGENCIES})ا?(?:\s+(?:ال)?(?:{KINDS}))?)\s*$"
)
BEFORE = 40  # characters, in which that stands
# A region too: someone must say something in the sentence (للأناضول تاريخ طويل).
REGION = "لأناضول"
END, LONGEST = re.compile(r"[.؟?!\n]"), 500  # characters of a sentence to either side


def names_in(credit: str) -> list[str]:
    """Return the agencies that a credit names, each by one name; unknown ones as they are written.

    Examples
    --------
    >>> names_in("ا.ف.ب – وكالة رويترز"), names_in("وارج"), names_in("الوكالات")
    (['أ ف ب', 'رويترز'], ['وارج'], ['وكالات'])
    """
    parts = [part.strip(' \t()[]{}«»"“”.:*') for part in BETWEEN.split(credit)]
    known = agency_names()
    return list(dict.fromkeys(known.get(key_of(part), part) for part in parts if key_of(part)))


def at_the_edges(text: str, outlet: str) -> list[str]:
    """Return the agencies credited in the lines at the head and the foot of a text.

    Examples
    --------
    >>> at_the_edges("بيروت (رويترز) - أغلق الميناء اليوم.", "المد")
    ['رويترز']
    >>> at_the_edges("أغلق الميناء اليوم.\\nالمصدر: وكالات", "المد")
    ['وكالات']
    """
    lines = [line for line in text.split("\n") if line.strip()]
    if not lines:
        return []
    own = {key_of(outlet)}
    edges = lines if len(lines) <= 2 * EDGE else [*lines[:EDGE], *lines[-EDGE:]]
    found = [credit_before(lines[0], own), agency_at_end(lines[-1])]
    credits_of = [each[0] for each in found if each] + [credit_line(line, own) for line in edges]
    return list(dict.fromkeys(n for each in credits_of if each for n in names_in(each.agency)))


@functools.cache
def _told() -> re.Pattern[str]:
    """Return the pattern of "to an agency": لوكالة رويترز, ل«واس», للأناضول."""
    lists = word_lists("agencies")
    every = any_of(*(n for agency in lists if agency != UNNAMED for n in (agency, *lists[agency])))
    plain = any_of(*(f"ل{name[2:]}" if name.startswith("ال") else name for name in PLAIN))
    quote, end = r"[«\"“(]\s*", r"\s*[»\"”)]"
    return re.compile(
        rf"(?<!\w)ل{TATWEEL}?\s?(?:وكالة\s+(?:أنباء\s+)?(?:{quote})?(?P<agency>{every})(?!\w)"
        rf"|{quote}(?:وكالة\s+)?(?P<quoted>{every}){end}|(?P<plain>{plain})(?!\w))"
    )


def _told_in(text: str) -> Iterator[str]:
    for found in _told().finditer(text):
        if NOT_TOLD.search(text[max(found.start() - BEFORE, 0) : found.start()]):
            continue
        if found["plain"] == REGION and not _is_said(text, found.start()):
            continue
        name = found["agency"] or found["quoted"] or found["plain"]
        known = agency_names()
        yield known.get(key_of(name)) or known[key_of(f"ا{name}")]


def _is_said(text: str, place: int) -> bool:
    """Return whether the sentence at this place has a verb of reporting."""
    before, after = text[max(place - LONGEST, 0) : place], text[place : place + LONGEST]
    words = fold(f"{END.split(before)[-1]}{END.split(after)[0]}").text
    return any(word in cues() and not cues()[word].doubtful for word in WORD.findall(words))


def told(text: str) -> list[str]:
    """Return the one agency to which somebody speaks in a text; none if there are several.

    That is the agency's own report. Who writes "according to Reuters" (بحسب رويترز, نقلت وكالة
    الأناضول عن) or "in a survey of Reuters" (في مسح لرويترز) quotes a report, and may be anybody.

    Examples
    --------
    >>> told("وقال مسؤول لوكالة رويترز إن الميناء أغلق"), told("أغلق الميناء، وفقا ل«رويترز»")
    (['رويترز'], [])
    """
    names = list(dict.fromkeys(_told_in(text)))
    return names if len(names) == 1 else []
