"""The lines that are credits and no more: who wrote, from where, when, for which agency."""

from __future__ import annotations

import re
from collections.abc import Collection

from mediakit._credits import (
    NAME_IN_PLACE,
    Credit,
    are_agencies,
    as_agency,
    is_agency,
    is_date,
    of_parts,
    place_and_agency,
    place_before,
)  # fmt: skip
from mediakit._datelines import dateline_alone
from mediakit._lists import any_of, key_of
from mediakit._places import places

LONGEST_CREDIT = 14  # words
OPENING = r"^[\s*•\-–—(]*"
WRITTEN_BY = any_of(
    "كتب", "كتبت", "كتبه", "بقلم", "تقرير", "إعداد", "أعده", "أعدته", "تحرير", "حوار", "حاوره",
    "حاورته", "حاورها", "أجرى الحوار", "ترجمة", "تصوير", "متابعة", "تحقيق", "كاتب المقال", "الكاتب",
    "المحرر", "مراسل", "مراسلة", "موفد", "مندوب", "تحرير من طرف", "author",
)  # fmt: skip
# كتب: رنا السيفي   بقلم/ محمد علي
BYLINE = re.compile(
    rf"{OPENING}(?:{WRITTEN_BY})\s*[:：/،,\-–—]\s*(?P<name>[^:.]{{2,60}}?)[\s):]*$", re.IGNORECASE
)
# بقلم محمد علي   مراسل هضبة نيوز – عين الحجل   خاص بـ«هضبة نيوز»; the line is all
SURE = any_of("بقلم", "مراسل", "مراسلة", "خاص ب", "خاص لـ", "تحرير من طرف", "نشر بواسطة")
BYLINE_ALONE = re.compile(rf"{OPENING}(?:{SURE})\s*(?P<name>[^:.]{{2,50}}?)[\s)]*$")
# كتب محمد علي   كتبت منى فاروق - تصوير حسام عاطف
WROTE = re.compile(
    rf"^\s*(?:{any_of('كتب', 'كتبت')})\s+(?P<name>\w+(?:\s\w+){{1,2}}"
    rf"(?:\s*[-–/]\s*(?:{any_of('تصوير', 'عدسة')})[\s:]+\w+(?:\s\w+){{1,2}})?)\s*:?\s*$"
)
# الخرطوم: هبة عبد العظيم
PLACE_AND_NAME = re.compile(
    r"^\s*(?P<place>[^:\d]{2,20}?)\s*:\s*(?P<name>[^\W\d_]+(?:\s[^\W\d_]+){1,3})\s*$"
)
# د. سعاد بركات
TITLED = re.compile(r"^\s*(?P<name>(?:أ\s?\.\s?)?[دأم]\s?[./]\s?[^\W\d_]+(?:\s[^\W\d_]+){1,3})\s*$")
NAME = re.compile(r"^\s*(?P<name>[^\W\d_]+(?:\s[^\W\d_]+){1,2})\s*$")  # رنا السيفي
# نشر في: 12 مارس ,2025: 10:20 ص GST   نشرت في: 12/03/2025 - 14:20آخر تحديث: 12/03/2025 - 15:01
PUBLISHED = any_of(
    "نشر", "نشرت", "تم النشر", "تاريخ النشر", "آخر تحديث", "تم التحديث", "أضيف", "التاريخ", "محدث",
    "تاريخ أول نشر", "تاريخ الإضافة", "نشر بتاريخ",
)  # fmt: skip
STAMP = re.compile(
    rf"{OPENING}(?:(?:{PUBLISHED})|published|updated|(?:{any_of('نشر بواسطة')})(?:\s\w+){{1,3}})"
    r"\s*(?:في|يوم|بتاريخ|on|at)?[\s:،,]*(?:(?:يوم\s)?(?:ال\w+|\d\d?:\d\d)[\s،,\-]+)?"
    r"(?:\d{1,2}\s+\w+(?:\s*[/،,]\s*\w+)?\s*[,،]?\s*\d{4}|\d{1,4}\s?[-/.]\s?\d{1,2})(?!.*[.؟!]\s*$)"
)
# (إعداد محمد علي للنشرة العربية - تحرير سلمى نجم)
PREPARED = re.compile(
    rf"{OPENING}(?:{any_of('إعداد', 'تغطية', 'شارك في التغطية')})\s.*للنشرة العربية"
)
# ق. م   ع. بوشارب; but د. السند is the caption of a picture
INITIAL = re.compile(
    r"^\s*(?P<name>(?![دأم]\W)[\u0621-\u064a]\s?\.\s?[^\W\d_]+(?:\s[^\W\d_]+)?)\s*\.?\s*$"
)
# كاتبة وأكاديمية من الأردن   * باحث في الشأن التركي   رنا السيفي - باحثة في الاقتصاد
PROFESSION = any_of(
    "كاتب", "كاتبة", "صحفي", "صحفية", "صحافي", "صحافية", "إعلامي", "إعلامية", "باحث", "باحثة",
    "أكاديمي", "أكاديمية", "محلل", "محللة", "أستاذ", "أستاذة", "روائي", "روائية", "شاعر", "شاعرة",
    "ناقد", "ناقدة", "خبير", "خبيرة", "محام", "محامية", "سياسي", "ناشط", "ناشطة",
)  # fmt: skip
AUTHOR_BOX = re.compile(
    rf"^\s*(?:(?:[*•(–-]|\w+(?:\s\w+){{1,2}}\s*[-–])\s*(?:{PROFESSION})"
    rf"|(?:{PROFESSION})\s+و(?:{PROFESSION}))(?!\w)"
    r"[^.؟!:،]{0,50}$"
)
# (الأنباء الليبية) س خ   --(بترا)   ع.ش/ص.ش (د ب أ، أ ف ب)
INITIALED = re.compile(
    r"^[\u0621-\u064a]?(?:[\s./،,\-–][\u0621-\u064a]{0,2}){0,8}\s*"
    r"[(/](?P<agency>[^()]{2,40}?)[)/](?:[\s./،,\-][\u0621-\u064a]{0,2}){0,8}$"
)
# المصدر: وكالة أرجوان للأنباء   بالاتفاق مع «رويترز»
CREDITED = any_of("المصدر", "المصادر", "مصدر الخبر", "نقلا عن", "عن", "بالاتفاق مع", "خدمة")
SOURCE_LINE = re.compile(
    rf"{OPENING}(?:{CREDITED})\s*[:：+«\"]\s*(?P<name>[^:.]{{2,60}}?)[\s)»\"]*$"
)
# الرياض 25 شوال 1436 هـ الموافق 10 أغسطس 2015 م واس
DATED = re.compile(
    r"^\s*(?P<place>\D{2,40}?)\s+(?P<date>\d{1,2}\s.*\d{4}\s*(?:م|ميلادية)?)\s*(?P<agency>\D{0,20})$"
)


def credit_line(line: str, outlets: Collection[str]) -> Credit | None:
    """Return the credit that a whole line is, or None for text.

    Examples
    --------
    >>> credit_line("كتب: رنا السيفي", [])
    Credit(byline='رنا السيفي', dateline='', agency='')
    >>> credit_line("الرياض 25 شوال 1436 هـ الموافق 10 أغسطس 2015 م واس", [])
    Credit(byline='', dateline='الرياض 25 شوال 1436 هـ الموافق 10 أغسطس 2015 م', agency='واس')
    """
    if len(line.split()) > LONGEST_CREDIT or re.search(r"(?<!\.)[.؟!]\s*$", line):
        return None
    return (
        _dated(line) or _signed(line, outlets) or _placed(line, outlets) or of_parts(line, outlets)
    )


def _signed(line: str, outlets: Collection[str]) -> Credit | None:
    """Return the byline or the agency that a line names in so many words."""
    if found := BYLINE.match(line) or BYLINE_ALONE.match(line):
        return Credit(byline=found["name"].strip())
    if found := SOURCE_LINE.match(line):
        return as_agency(found["name"], outlets)
    if AUTHOR_BOX.match(line) or PREPARED.match(line):
        return Credit(byline=line.strip(" \t*•()–-"))
    found = INITIALED.match(line)
    return Credit(agency=found["agency"]) if found and are_agencies(found["agency"]) else None


def _placed(line: str, outlets: Collection[str]) -> Credit | None:
    """Return the places, dates and agencies that make up a line."""
    if alone := dateline_alone(line, outlets):
        return Credit(**alone)
    placed = place_and_agency(line, outlets)
    return placed[0] if placed and not line[placed[1] :].strip() else None


def _dated(line: str) -> Credit | None:
    """Return the dateline that a line with a date is."""
    if is_date(line) or STAMP.match(line):
        return Credit(dateline=line.strip())
    found = DATED.match(line.strip())
    if found and is_date(found["date"]) and (not found["agency"] or is_agency(found["agency"])):
        return Credit(dateline=f"{found['place']} {found['date']}", agency=found["agency"].strip())
    return None


def head_byline(line: str, *, place_too: bool = True) -> Credit | None:
    """Return the byline that a line at an article's head is: كتب محمد علي, د. سعاد بركات.

    Where the headline is not known, "بيروت: حلم قديم" may be it and not a place and a name.
    """
    if found := WROTE.match(line) or TITLED.match(line):
        return Credit(byline=found["name"])
    initials = INITIAL.match(line) if place_too else None
    if initials:
        return Credit(byline=initials["name"])
    found = PLACE_AND_NAME.match(line) or NAME_IN_PLACE.match(line) if place_too else None
    if found and found.end() == len(line) and key_of(found["place"]) in places():
        return Credit(byline=found["name"], dateline=found["place"])
    return None


def is_place(line: str) -> bool:
    """Return whether a line names a place and no more."""
    return key_of(line) in places()


def name_above_date(line: str, below: str) -> Credit | None:
    """Return the byline that a name on a line of its own above the date or dateline is.

    Examples
    --------
    >>> name_above_date("رنا السيفي", "12-3-2025 | 14:20")
    Credit(byline='رنا السيفي', dateline='', agency='')
    """
    found = NAME.match(line)
    placed = found and place_before(below)
    return Credit(byline=found["name"]) if found and (placed or _dated(below)) else None
