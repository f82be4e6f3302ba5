"""Who reported it, from where, and which agency's copy it is: bylines and datelines."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import NamedTuple

import pandas as pd

from mediakit._datelines import dateline, role_of
from mediakit._dates import parse_date
from mediakit._lists import any_of, key_of
from mediakit._places import places

LONGEST_PART = 5  # words: عبد الله بن محمد السالم
SEPARATOR = re.compile(r"\s*[–—|/،,_-]\s*")
# عبدالله الزهراني (جدة)   الأخبار (نواكشوط) –
NAME_IN_PLACE = re.compile(
    r"^\s*(?P<name>[^\W\d_]+(?:\s[^\W\d_]+){0,3})\s*"
    r"\((?P<place>[^()]{2,20})\)\s*(?P<after>[-–—:]*)\s*"
)
# الصفوان (وارج) -   بيروت – (رويترز):   لندن: «الشرق الأوسط»
PLACE_AND_AGENCY = re.compile(
    r"^\s*(?P<place>[^\d\s()«»\":.،,–—-][^()«»\":.،,–—-]{1,30}?)\s*(?P<between>[:,،–—-]?)\s*"
    r"[(«\[](?P<agency>[^()«»\"\[\]:\d]{2,30})[)»\]]\s*(?P<after>[-–—:]*)\s*"
)
WORDS_OF_A_PLACE, WORDS_OF_AN_AGENCY = 3, 4
# القاهرة – قال …   رويترز - قال …
PLACE_BEFORE = re.compile(r"\s*(?P<name>[^\d\s:.،,–—-][^:.،,–—-]{1,30}?)\s*(?:[–—]|-\s)\s*(?=\S)")
RELATIVE = re.compile(r"(?:التي|الذي|الذين|وهي|وهو)\b")  # مصر - التي استضافت القمة - دعت
# … إلى الأرصفة. (رويترز)
AGENCY_AT_END = re.compile(
    r"(?<=[.!؟…»\"”])\s*[(\[/]\s*(?P<agency>[^()\[\]]{2,40}?)\s*[)\]/][\s.]*$"
)
# … إلى الأرصفة. المصدر: وكالات
SOURCE_AT_END = re.compile(
    rf"(?<=[.!؟…»\"”])\s*(?:{any_of('المصدر', 'المصادر', 'نقلا عن')})\s*[:/]"
    r"\s*(?P<agency>[^.:]{2,40}?)[\s.]*$"
)
# محمد شعوان- سبق- متابعة: أكد …
COLON = re.compile(r"^(?P<parts>[^:.؟!«»\"]{2,80}):\s*")
# What a sentence begins with, and no name: القاهرة – قال شيخ الأزهر: …
VERBS = any_of(
    "قال", "أكد", "أضاف", "أعلن", "أوضح", "صرح", "كشف", "ذكر", "أفاد", "شدد", "دعا", "دعت", "نفى",
    "حذر", "طالب", "اعتبر", "رأى", "أشار", "لفت", "بين", "نقل", "سأل", "كتب", "رد", "يقول", "تقول",
    "جاء", "ورد", "قرر", "أصدر", "وجه", "علق", "تساءل",
)  # fmt: skip
SAYS = re.compile(rf"و?(?:{VERBS})(?:ت|وا|ه|ها|ني)?(?!\w)")
AND = re.compile(r"\s*[،,+/–-]\s*")


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


def is_date(text: str) -> bool:
    """Return whether a text is a date and no more."""
    return any(map(str.isdigit, text)) and not pd.isna(parse_date(text))


def is_agency(name: str) -> bool:
    """Return whether a name is a news agency's."""
    return role_of(name, ()) == "agency"


def are_agencies(names: str) -> bool:
    """Return whether names are those of agencies: رويترز + أ ف ب."""
    return all(map(is_agency, AND.split(names)))


def _role(part: str, outlets: Collection[str]) -> str | None:
    """Return what a part of a credit is: an agency, a place or date, an outlet or desk."""
    if not key_of(part):
        return None
    role = role_of(part, outlets)
    if role in ("agency", "outlet", "desk"):
        return role
    return "dateline" if role == "place" or is_date(part) else None


def of_parts(text: str, outlets: Collection[str]) -> Credit | None:
    """Return the credit that parts between dashes make, if one of them is known.

    Parameters
    ----------
    text : str
        A line, or what stands before a colon: "ماجد الرفاعي- سبق- ينبع".
    outlets : collection of str
        The keys of what this source calls itself.
    """
    parts = [part.strip(" \t().*:") for part in SEPARATOR.split(text)]
    parts = [part for part in parts if part]
    if not parts or any(len(part.split()) > LONGEST_PART for part in parts):
        return None
    roles = [_role(part, outlets) for part in parts]
    if any(role is None and SAYS.match(part) for part, role in zip(parts, roles, strict=True)):
        return None
    if not any(roles) or (len(parts) == 1 and roles != ["agency"]):
        return None
    own, one_word = {"outlet", "desk"}, [len(part.split()) == 1 for part in parts]
    if len(parts) > 1 and roles[-1] is None and own & {*roles[:-1]}:
        # سبق- رنيه: behind the outlet stands the place; but هسبرنت – سلمى الزين
        person = len(parts) == 2 and (roles[0] == "desk" or not one_word[-1])
        roles[-1] = None if person else "dateline"
    if roles[0] is None and own & {*roles} and one_word[0]:
        roles[0] = "dateline"  # الصفوان – منارة أرجوان: persons have two names
    named: dict[str, list[str]] = {"byline": [], "dateline": [], "agency": []}
    for part, role in zip(parts, roles, strict=True):
        named[role if role in named else "byline"].append(part)
    return Credit(*(" – ".join(named[name]) for name in ("byline", "dateline", "agency")))


def place_and_agency(text: str, outlets: Collection[str]) -> tuple[Credit, int] | None:
    """Return the place and the agency in brackets that a text begins with, and where they end.

    One of the two must be known, or a dash must tell them from "قالت الوكالة (ناسا): …".
    """
    found = PLACE_AND_AGENCY.match(text)
    if not found:
        return None
    place, agency = found["place"].strip(), found["agency"].strip()
    if len(place.split()) > WORDS_OF_A_PLACE or len(agency.split()) > WORDS_OF_AN_AGENCY:
        return None
    known = key_of(place) in places() or _role(agency, outlets) in ("agency", "outlet", "desk")
    dashed = set(found["between"] + found["after"]) & set("-–—")
    if not (known and (found["between"] or found["after"])) and not dashed:
        return None
    return as_agency(agency, outlets, place), found.end()


def as_agency(name: str, outlets: Collection[str], place: str = "") -> Credit:
    """Return a credit to an agency, or to the outlet itself."""
    name = name.strip()
    own = any(key_of(name) in outlet for outlet in outlets)
    return Credit(byline=name, dateline=place) if own else Credit(dateline=place, agency=name)


def credit_before(paragraph: str, outlets: Collection[str]) -> tuple[Credit, int] | None:
    """Return the credit that a paragraph begins with, and where its text begins.

    Examples
    --------
    >>> credit, start = credit_before("الصفوان (وارج) - أعلنت الوزارة اليوم خطة.", [])
    >>> credit.dateline, credit.agency, start
    ('الصفوان', 'وارج', 17)
    """
    found = dateline(paragraph, outlets)
    known = (Credit(**found[0]), found[1]) if found and found[1] < len(paragraph) else None
    other = _unknown_before(paragraph, outlets)
    return max((known, other), key=lambda credit: credit[1] if credit else -1)


def _unknown_before(paragraph: str, outlets: Collection[str]) -> tuple[Credit, int] | None:
    """Return the credit that a paragraph begins with where not all of its parts are known."""
    inside = NAME_IN_PLACE.match(paragraph)
    if inside and inside["after"] and key_of(inside["place"]) in places():
        return Credit(byline=inside["name"], dateline=inside["place"]), inside.end()
    placed = place_and_agency(paragraph, outlets)
    if placed and paragraph[: placed[1]].rstrip()[-1] in "-–—:" and placed[1] < len(paragraph):
        return placed
    if found := COLON.match(paragraph):
        credit = of_parts(found["parts"], outlets)
        if credit and found.end() < len(paragraph):
            return credit, found.end()
    return place_before(paragraph) or _fused_credit(paragraph, outlets)


def place_before(paragraph: str) -> tuple[Credit, int] | None:
    """Return the place before a dash: القاهرة – قال …, or the agency: رويترز - قال …"""
    found = PLACE_BEFORE.match(paragraph)
    if found and RELATIVE.match(paragraph, found.end()):
        return None
    if found and key_of(found["name"]) in places():
        return Credit(dateline=found["name"]), found.end()
    if found and is_agency(found["name"]):
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
    found = AGENCY_AT_END.search(paragraph) or SOURCE_AT_END.search(paragraph)
    if found and found.start() > 0 and are_agencies(found["agency"]):
        return Credit(agency=found["agency"]), found.start()
    return None
