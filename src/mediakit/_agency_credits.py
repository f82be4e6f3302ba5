"""Which news agency does an article credit, at its head, at its foot or in its sentences?"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from mediakit._credit_lines import credit_line
from mediakit._credits import agency_at_end, credit_before
from mediakit._lists import any_of, key_of, word_lists
from mediakit._places import agency_names

UNNAMED = "وكالات"  # agencies that are not named: less than any that is
# رويترز – أ ف ب   رويترز + د ب أ   واس; وكالات
BETWEEN = re.compile(r"\s*[;؛،,+/|–]\s*|\s+-\s+")
EDGE = 2  # paragraphs at the head and at the foot that may be a credit
# Names that mean nothing else, without وكالة or quotation marks too: قال لرويترز, للأناضول
PLAIN = ("رويترز", "فرانس برس", "الأناضول", "شينخوا", "سبوتنيك", "أسوشيتد برس", "بلومبرغ")
# "According to": who writes so quotes an agency's report and may have it from anywhere.
ACCORDING = re.compile(
    rf"(?:{any_of('وفقا', 'طبقا', 'تبعا', 'استنادا', 'خلافا', 'وفق', 'سبق')})\s*$"
)
BEFORE = 12  # characters, in which that stands


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
        rf"(?<!\w)ل\s?(?:وكالة\s+(?:أنباء\s+)?(?:{quote})?(?P<agency>{every})(?!\w)"
        rf"|{quote}(?:وكالة\s+)?(?P<quoted>{every}){end}|(?P<plain>{plain})(?!\w))"
    )


def _told_in(text: str) -> Iterator[str]:
    for found in _told().finditer(text):
        if not ACCORDING.search(text[max(found.start() - BEFORE, 0) : found.start()]):
            name = found["agency"] or found["quoted"] or found["plain"]
            known = agency_names()
            yield known.get(key_of(name)) or known[key_of(f"ا{name}")]


def told(text: str) -> list[str]:
    """Return the one agency to which somebody speaks in a text; none if there are several.

    That is the agency's own report. Who writes "according to Reuters" (بحسب رويترز, نقلت وكالة
    الأناضول عن) quotes a report, and may be anybody.

    Examples
    --------
    >>> told("وقال مسؤول لوكالة رويترز إن الميناء أغلق"), told("أغلق الميناء، وفقا ل«رويترز»")
    (['رويترز'], [])
    """
    names = list(dict.fromkeys(_told_in(text)))
    return names if len(names) == 1 else []
