"""Who reported it, from where, and which agency's copy it is: bylines and datelines."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import NamedTuple

import pandas as pd

from mediakit._dates import parse_date
from mediakit._lists import any_of, key_of
from mediakit._places import agencies, desks, places

LONGEST_CREDIT = 14  # words
LONGEST_PART = 5  # words: عبد الله بن محمد السالم
SEPARATOR = re.compile(r"\s*[–—|/،,_-]\s*")
OPENING = r"^[\s*•\-–—(]*"
WRITTEN_BY = any_of(
    "كتب", "كتبت", "كتبه", "بقلم", "تقرير", "إعداد", "أعده", "أعدته", "تحرير", "حوار", "حاوره",
    "حاورته", "حاورها", "أجرى الحوار", "ترجمة", "تصوير", "متابعة", "تحقيق", "كاتب المقال", "الكاتب",
    "المحرر", "مراسل", "مراسلة", "موفد", "مندوب",
)  # fmt: skip
# كتب: رنا السيفي   بقلم/ محمد علي
BYLINE = re.compile(rf"{OPENING}(?:{WRITTEN_BY})\s*[:：/\-–—]\s*(?P<name>[^:.]{{2,60}}?)[\s)]*$")
# بقلم محمد علي   مراسل هضبة نيوز – عين الحجل   خاص بـ«هضبة نيوز»; the line is all
SURE = any_of("بقلم", "مراسل", "مراسلة", "خاص ب", "خاص لـ")
BYLINE_ALONE = re.compile(rf"{OPENING}(?:{SURE})\s*(?P<name>[^:.]{{2,50}}?)[\s)]*$")
# كتب محمد علي
WROTE = re.compile(rf"^\s*(?:{any_of('كتب', 'كتبت')})\s+(?P<name>\w+(?:\s\w+){{1,2}})\s*$")
# المصدر: وكالة أرجوان للأنباء   بالاتفاق مع «رويترز»
CREDITED = any_of("المصدر", "المصادر", "مصدر الخبر", "نقلا عن", "عن", "بالاتفاق مع", "خدمة")
SOURCE_LINE = re.compile(
    rf"{OPENING}(?:{CREDITED})\s*[:：+«\"]\s*(?P<name>[^:.]{{2,60}}?)[\s)»\"]*$"
)
# الصفوان (وارج) -   بيروت – (رويترز):   لندن: «الشرق الأوسط»
PLACE_AND_AGENCY = re.compile(
    r"^\s*(?P<place>[^\d\s()«»\":.،,–—-][^()«»\":.،,–—-]{1,30}?)\s*(?P<between>[:,،–—-]?)\s*"
    r"[(«\[](?P<agency>[^()«»\"\[\]:\d]{2,30})[)»\]]\s*(?P<after>[-–—:]*)\s*"
)
WORDS_OF_A_PLACE, WORDS_OF_AN_AGENCY = 3, 4
# القاهرة – قال …   رويترز - قال …
PLACE_BEFORE = re.compile(r"\s*(?P<name>[^\d\s:.،,–—-][^:.،,–—-]{1,30}?)\s*(?:[–—]|-\s)\s*(?=\S)")
# … إلى الأرصفة. (رويترز)
AGENCY_AT_END = re.compile(
    r"(?<=[.!؟…»\"”])\s*[(\[/]\s*(?P<agency>[^()\[\]]{2,40}?)\s*[)\]/][\s.]*$"
)
# محمد شعوان- سبق- متابعة: أكد …
COLON = re.compile(r"^(?P<parts>[^:.؟!«»\"]{2,80}):\s*")
# الرياض 25 شوال 1436 هـ الموافق 10 أغسطس 2015 م واس
DATED = re.compile(
    r"^\s*(?P<place>\D{2,40}?)\s+(?P<date>\d{1,2}\s.*\d{4}\s*(?:م|ميلادية)?)\s*(?P<agency>\D{0,20})$"
)


class Credit(NamedTuple):
    """What the head or the foot of an article says of where it comes from."""

    byline: str = ""
    dateline: str = ""
    agency: str = ""

    def __bool__(self) -> bool:
        """Return whether anything was said."""
        return any(self)

    @property
    def kind(self) -> str:
        """What it says first of all: an agency's credit is one though it names a place."""
        return "agency" if self.agency else "byline" if self.byline else "dateline"


def _is_date(text: str) -> bool:
    return any(map(str.isdigit, text)) and not pd.isna(parse_date(text))


def _is_agency(name: str) -> bool:
    key = key_of(name)
    return key in agencies() or key.startswith(("وكاله ", "وكالات"))


def _role(part: str, outlets: Collection[str]) -> str | None:
    """Return what a part of a credit is: an agency, a place or date, an outlet or desk."""
    key = key_of(part)
    if not key:
        return None
    if _is_agency(part):
        return "agency"
    if key in outlets or key in desks():
        return "outlet"
    return "dateline" if key in places() or _is_date(part) else None


def of_parts(text: str, outlets: Collection[str]) -> Credit | None:
    """Return the credit that parts between dashes make, if one of them is known.

    Parameters
    ----------
    text : str
        A line, or what stands before a colon: "ماجد الرفاعي- سبق- ينبع".
    outlets : collection of str
        The keys of what this source calls itself.
    """
    parts = [part.strip(" \t().*") for part in SEPARATOR.split(text)]
    parts = [part for part in parts if part]
    if not parts or any(len(part.split()) > LONGEST_PART for part in parts):
        return None
    roles = [_role(part, outlets) for part in parts]
    if not any(roles) or (len(parts) == 1 and roles != ["agency"]):
        return None
    if len(parts) > 1 and roles[-1] is None and "outlet" in roles[:-1]:
        roles[-1] = "dateline"  # سبق- رنيه: behind the outlet stands the place
    if roles[0] is None and "outlet" in roles and len(parts[0].split()) == 1:
        roles[0] = "dateline"  # الصفوان – منارة أرجوان: persons have two names
    named: dict[str, list[str]] = {"byline": [], "dateline": [], "agency": []}
    for part, role in zip(parts, roles, strict=True):
        named[role if role in named else "byline"].append(part)
    return Credit(*(" – ".join(named[name]) for name in ("byline", "dateline", "agency")))


def _place_and_agency(text: str, outlets: Collection[str]) -> tuple[Credit, int] | None:
    """Return the place and the agency in brackets that a text begins with, and where they end.

    One of the two must be known, or a dash must tell them from "قالت الوكالة (ناسا): …".
    """
    found = PLACE_AND_AGENCY.match(text)
    if not found:
        return None
    place, agency = found["place"].strip(), found["agency"].strip()
    if len(place.split()) > WORDS_OF_A_PLACE or len(agency.split()) > WORDS_OF_AN_AGENCY:
        return None
    known = key_of(place) in places() or _role(agency, outlets) in ("agency", "outlet")
    dashed = set(found["between"] + found["after"]) & set("-–—")
    if not (known and (found["between"] or found["after"])) and not dashed:
        return None
    return _as_agency(agency, outlets, place), found.end()


def _as_agency(name: str, outlets: Collection[str], place: str = "") -> Credit:
    """Return a credit to an agency, or to the outlet itself."""
    name = name.strip()
    own = any(key_of(name) in outlet for outlet in outlets)
    return Credit(byline=name, dateline=place) if own else Credit(dateline=place, agency=name)


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
    if found := BYLINE.match(line) or BYLINE_ALONE.match(line):
        return Credit(byline=found["name"].strip())
    if found := SOURCE_LINE.match(line):
        return _as_agency(found["name"], outlets)
    placed = _place_and_agency(line, outlets)
    if placed and not line[placed[1] :].strip():
        return placed[0]
    return _dated(line) or of_parts(line, outlets)


def _dated(line: str) -> Credit | None:
    """Return the dateline that a line with a date is."""
    if _is_date(line):
        return Credit(dateline=line.strip())
    found = DATED.match(line.strip())
    if found and _is_date(found["date"]) and (not found["agency"] or _is_agency(found["agency"])):
        return Credit(dateline=f"{found['place']} {found['date']}", agency=found["agency"].strip())
    return None


def head_byline(line: str) -> Credit | None:
    """Return the byline that a line at an article's head is: كتب محمد علي."""
    found = WROTE.match(line)
    return Credit(byline=found["name"]) if found else None


def credit_before(paragraph: str, outlets: Collection[str]) -> tuple[Credit, int] | None:
    """Return the credit that a paragraph begins with, and where its text begins.

    Examples
    --------
    >>> credit, start = credit_before("الصفوان (وارج) - أعلنت الوزارة اليوم خطة.", [])
    >>> credit.dateline, credit.agency, start
    ('الصفوان', 'وارج', 17)
    """
    placed = _place_and_agency(paragraph, outlets)
    if placed and paragraph[: placed[1]].rstrip()[-1] in "-–—:" and placed[1] < len(paragraph):
        return placed
    if found := COLON.match(paragraph):
        credit = of_parts(found["parts"], outlets)
        if credit and found.end() < len(paragraph):
            return credit, found.end()
    return _place_before(paragraph) or _fused_credit(paragraph, outlets)


def _place_before(paragraph: str) -> tuple[Credit, int] | None:
    """Return the place before a dash: القاهرة – قال …, or the agency: رويترز - قال …"""
    found = PLACE_BEFORE.match(paragraph)
    if found and key_of(found["name"]) in places():
        return Credit(dateline=found["name"]), found.end()
    if found and _is_agency(found["name"]):
        return Credit(agency=found["name"]), found.end()
    return None


def _fused_credit(paragraph: str, outlets: Collection[str]) -> tuple[Credit, int] | None:
    """Return a credit that runs into the text: إبراهيم الحذيفي – عين اليوم أكد وزير …"""
    head = re.match(r"\s*(?P<first>[^:.،–—-]{2,40}?)\s*[–—-]\s*", paragraph)
    if not head or len(head["first"].split()) > LONGEST_PART:
        return None
    known = places() if key_of(head["first"]) in outlets else outlets
    words = list(re.finditer(r"\S+", paragraph[head.end() :]))[:LONGEST_PART]
    for end in (head.end() + word.end() for word in reversed(words)):
        if key_of(paragraph[head.end() : end]) in known and end < len(paragraph):
            credit = of_parts(paragraph[:end], outlets)
            return (credit, end) if credit else None
    return None


def agency_at_end(paragraph: str) -> tuple[Credit, int] | None:
    """Return the agency in brackets that a paragraph ends with, and where the text stops.

    Examples
    --------
    >>> agency_at_end("وعاد العمال إلى الأرصفة. (رويترز)")
    (Credit(byline='', dateline='', agency='رويترز'), 24)
    """
    found = AGENCY_AT_END.search(paragraph)
    if found and found.start() > 0 and _is_agency(found["agency"]):
        return Credit(agency=found["agency"]), found.start()
    return None
