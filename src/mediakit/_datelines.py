"""The places, dates and agencies, one behind another, with which a report begins."""

from __future__ import annotations

import functools
import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

from mediakit._lists import key_of, spelling_of
from mediakit._months import gregorian, hijri
from mediakit._normalize import MARKS
from mediakit._places import agencies, desks, places

MOST_PARTS = 5
PLACED = ("place", "date")
# What follows a part: a dash, a slash or a colon ends a dateline; a comma only goes on with it.
BREAK = re.compile(r"\s*(?P<mark>-{1,2}(?=\s|$)|[–—/|:،,.](?=\s|$)|[–—/:-])?\s*")
ENDS = frozenset("-–—/:")
BRACKETED = re.compile(r"\s*[(«\[/]{1,2}\s*(?P<name>[^()«»\[\]/\n]{2,30}?)\s*[)»\]/]{1,2}")
LETTERS = f"(?:[^\\W\\d_][{MARKS}]*)+"  # العُمانية
NAME = re.compile(rf"\s*(?P<name>{LETTERS}(?:\s{LETTERS}){{0,3}})")
GOES_ON = re.compile(r"\s*(?:[-–—/|:،,.(«\[\d]|في\s|من\s)")  # behind a name of a dateline
FROM = re.compile(r"\s+من\s+(?P<name>\w+(?:\s\w+)?)\s*:")  # منارة أرجوان من لندن:


class Part(NamedTuple):
    """A part of a dateline: what it is, how it is written, where it and its mark end."""

    role: str
    name: str
    end: int
    mark: str

    @property
    def ends(self) -> bool:
        """Whether the text may begin behind this part."""
        return self.mark[:1] in ENDS if self.mark else False


@functools.cache
def _date() -> re.Pattern[str]:
    """Return the pattern of a date behind a place: في 12 مارس, 12-3-2025, 12 مارس 2025 م."""
    month = "|".join(map(spelling_of, sorted({*gregorian(), *hijri()}, key=len, reverse=True)))
    return re.compile(
        rf"\s*(?P<name>(?:في\s+)?\d{{1,2}}\s+(?:{month})(?:\s*[/(]\s*(?:{month})\)?)?"
        r"(?:\s*[،,]?\s*\d{4})?(?:\s+(?:م|هـ?|ميلادية)(?!\w))?(?!\w)"
        r"|\d{1,2}\s?[-/.]\s?\d{1,2}(?:\s?[-/.]\s?\d{4})?(?!\d))"
    )


def role_of(name: str, outlets: Collection[str]) -> str | None:
    """Return what a name is: an agency, a place, an outlet or a desk.

    Examples
    --------
    >>> role_of("رويترز", []), role_of("بيروت", []), role_of("متابعات", []), role_of("الميناء", [])
    ('agency', 'place', 'desk', None)
    """
    key = key_of(name)
    if key in agencies() or key.startswith(("وكاله ", "وكالات")):
        return "agency"
    if key in places():
        return "place"
    return "outlet" if key in outlets else "desk" if key in desks() else None


def _marked(role: str, name: str, text: str, end: int) -> Part:
    found = BREAK.match(text, end)
    mark = found["mark"] if found else None
    return Part(role, name, found.end() if found else end, mark or "")


def _named(text: str, start: int, outlets: Collection[str]) -> Part | None:
    """Return the longest known name at a place of the text, if no other word follows it."""
    found = NAME.match(text, start)
    words = found["name"].split(" ") if found else []
    for size in range(len(words), 0, -1):
        name = " ".join(words[:size])
        behind = found.start("name") + len(name) if found else 0
        role = role_of(name, outlets) if GOES_ON.match(text, behind) else None
        if found and role:
            part = _marked(role, name, text, behind)
            origin = FROM.match(text, behind) if role == "outlet" else None
            if origin and key_of(origin["name"]) in places():
                return part._replace(end=origin.start("name"))
            goes_on = _date().match(text, part.end) or BRACKETED.match(text, part.end)
            return part if part.mark or goes_on else None
    return None


def _parts(text: str, outlets: Collection[str]) -> Iterator[Part]:
    """Yield the parts with which a text begins."""
    position = 0
    for number in range(MOST_PARTS):
        date = _date().match(text, position) if number else None
        bracket = BRACKETED.match(text, position)
        role = role_of(bracket["name"], outlets) if bracket else None
        part: Part | None = None
        if date:
            part = _marked("date", date["name"], text, date.end())
        elif bracket and role:
            part = _marked(role, bracket["name"], text, bracket.end())
            part = part._replace(mark=part.mark + "()")
        else:
            part = _named(text, position, outlets)
        if part is None:
            return
        yield part
        position = part.end


def _is_dateline(parts: list[Part]) -> bool:
    """Return whether parts make a dateline: more than a place, and a mark before the text."""
    last, roles = parts[-1], {part.role for part in parts}
    if len(parts) == 1:
        return last.role in ("agency", "outlet") and last.mark[:1] in {*"-–—/"}
    if not roles & {"agency", "outlet", "desk"} and last.mark.startswith(":"):
        return False  # بيروت 4 آب: ذاكرة الانفجار
    dated = "date" in roles and last.mark.endswith("()")
    stopped = last.role == "agency" and last.mark.startswith(".")
    return roles != {"place"} and (last.ends or dated or stopped)


def dateline(text: str, outlets: Collection[str]) -> tuple[dict[str, str], int] | None:
    """Return the names by their columns with which a report begins, and where its text begins.

    Examples
    --------
    >>> dateline("بكين 12 مارس 2025 (شينخوا) أظهرت بيانات", [])
    ({'dateline': 'بكين 12 مارس 2025', 'agency': 'شينخوا'}, 27)
    >>> dateline("تونس، التي تستضيف القمة", []) is None
    True
    """
    parts = list(_parts(text, outlets))
    while parts and not _is_dateline(parts):
        parts.pop()
    return (_columns(parts), parts[-1].end) if parts else None


def _columns(parts: list[Part]) -> dict[str, str]:
    """Return the parts' names by the column that they belong to."""
    columns = {
        "byline": " – ".join(part.name for part in parts if part.role in ("outlet", "desk")),
        "dateline": " ".join(part.name for part in parts if part.role in PLACED),
        "agency": " – ".join(part.name for part in parts if part.role == "agency"),
    }
    return {name: value for name, value in columns.items() if value}


def dateline_alone(line: str, outlets: Collection[str]) -> dict[str, str] | None:
    """Return the names by their columns that are all of a line; a place and a date at the least.

    Examples
    --------
    >>> dateline_alone("نواكشوط, 12/03/2025", [])
    {'dateline': 'نواكشوط 12/03/2025'}
    """
    parts = list(_parts(f"{line.rstrip()} -", outlets))
    alone = len(parts) > 1 and parts[-1].end >= len(line.rstrip())
    return _columns(parts) if alone else None
