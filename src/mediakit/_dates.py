"""A written date → a date, or NaT; never a guess."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from datetime import date, datetime
from typing import NamedTuple

import pandas as pd

from mediakit._check import check_choice, check_text
from mediakit._months import gregorian, hijri
from mediakit._normalize import display_text, matching_key

ORDERS = ("DMY", "MDY", "YMD")
# 2019-11-27  2019-11-27 20:25  2019-11-27T20:25:03.000Z
ISO_DATE = re.compile(
    r"\d{4}-\d{2}-\d{2}(?:[t ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:z|[+-]\d{2}:?\d{2})?)?"
)
# 27/11/2019  27-11-2019  2019.11.27  27 / 11 / 2019; the separator is the same twice
NUMERIC = re.compile(r"(?<!\d)(\d{1,4})\s*([/.\-])\s*(\d{1,2})\s*\2\s*(\d{1,4})(?!\d)")
# 10:30  10:30:05  10:30 مساء  10:30 pm
TIME = re.compile(
    r"(?<!\d)(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2}))?(?!\d)"
    r"\s*(?P<half>صباحا|مساء|ظهرا|[صم]\b|[ap]\.?m\b\.?)?"
)
ZONE = re.compile(r"[+-]\d{2}:?\d{2}(?!\d)|\b(?:gmt|utc|z)\b")  # +03:00; the clock stays as printed
AFTER_NOON = ("م", "مساء", "ظهرا", "p")
NOON = 12
# Words that may stand beside a date without making it something else: "before", "from … to" do.
HARMLESS = frozenset(
    matching_key(word)
    for word in """
    الأحد الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة السبت أحد اثنين ثلاثاء أربعاء خميس جمعة
    سبت يوم اليوم في بتاريخ تاريخ التاريخ نشر نشرت النشر آخر تحديث التحديث محدث أضيف أضيفت كتب حرر
    الموافق الموافقة الساعة بتوقيت توقيت غرينتش جرينتش مكة المكرمة المحلي م ه هجري هجرية ميلادي
    ميلادية هجريا ميلاديا سنة عام لعام من على تم
    """.split()
) | frozenset(
    """
    sunday monday tuesday wednesday thursday friday saturday sun mon tue tues wed thu thur thurs fri
    sat published updated on at date posted the st nd rd th of ah ce ad am pm gmt gst utc z
    """.split()
)
ISSUE = re.compile(r"\bالعدد\s*[:(]?\s*\d+\)?")  # العدد 17232: of the paper, beside its date
WORD = re.compile(r"[^\W\d_]+")
DIGIT = re.compile(r"\d")
FIRST_YEAR, LAST_YEAR = 1800, 2200
FIRST_HIJRI_YEAR, LAST_HIJRI_YEAR = 1343, 1500  # what the tables of hijridate hold


class Found(NamedTuple):
    """A date in a text: where it stands, and the day it names if there is such a day."""

    start: int
    end: int
    is_hijri: bool
    day: date | None


@functools.cache
def _written() -> re.Pattern[str]:
    """Return the pattern of dates with a month's name: 5 آذار/مارس 2026 and مارس 5، 2026."""
    names = sorted({*gregorian(), *hijri()}, key=len, reverse=True)
    month = "|".join(re.escape(name).replace(r"\ ", r"\s*") for name in names)
    year = r"(?:[-/,،.]|\s|عام|سنه|لعام)*(?P<{}>\d{{4}})(?!\d)"
    return re.compile(
        rf"(?<!\d)(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:\s|من|[-/,،.])*(?<!\w)"
        rf"(?P<month>{month})(?!\w)(?:\s*[/(\-]\s*(?P<other>{month})(?!\w)\s*\)?)?"
        rf"{year.format('year')}"
        rf"|(?<!\w)(?P<month2>{month})\.?\s*(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)"
        rf"\s*[,،]?{year.format('year2')}"
    )


def _gregorian_day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if FIRST_YEAR <= year <= LAST_YEAR else None
    except ValueError:
        return None


def _hijri_day(year: int, month: int, day: int) -> date | None:
    """Return the Gregorian day of a Hijri one (Umm al-Qura calendar)."""
    if not FIRST_HIJRI_YEAR <= year <= LAST_HIJRI_YEAR:
        return None
    from hijridate import Hijri

    try:
        return Hijri(year, month, day).to_gregorian()
    except (ValueError, OverflowError):
        return None


def _day(year: int, month: int, day: int, *, is_hijri: bool) -> date | None:
    return (_hijri_day if is_hijri else _gregorian_day)(year, month, day)


def _month_number(key: str, table: dict[str, int]) -> int | None:
    squeezed = "".join(key.split())
    return next((n for name, n in table.items() if "".join(name.split()) == squeezed), None)


def _written_dates(text: str) -> Iterator[Found]:
    """Yield the dates with a month's name; two names of one date must mean the same month."""
    for match in _written().finditer(text):
        name, day, year = (match[g] or match[f"{g}2"] for g in ("month", "day", "year"))
        hijri_year = int(year) <= LAST_HIJRI_YEAR
        table = hijri() if hijri_year else gregorian()
        month = _month_number(name, table)
        agrees = match["other"] is None or _month_number(match["other"], table) == month
        known = month is not None and agrees
        found = _day(int(year), month or 0, int(day), is_hijri=hijri_year) if known else None
        yield Found(match.start(), match.end(), hijri_year, found)


def _numeric_dates(text: str, order: str) -> Iterator[Found]:
    """Yield the dates in digits; a year of four digits in front needs no order."""
    for match in NUMERIC.finditer(text):
        first, middle, last = match[1], match[3], match[4]
        if len(first) == 4 and len(last) <= 2:
            year, month, day = first, middle, last
        elif len(last) == 4 and len(first) <= 2 and order != "YMD":
            year = last
            day, month = (first, middle) if order == "DMY" else (middle, first)
        else:
            yield Found(match.start(), match.end(), False, None)
            continue
        hijri_year = int(year) <= LAST_HIJRI_YEAR
        found = _day(int(year), int(month), int(day), is_hijri=hijri_year)
        yield Found(match.start(), match.end(), hijri_year, found)


def _the_day(found: list[Found]) -> date | None:
    """Return the one day that is meant: the Gregorian where both calendars are printed."""
    for is_hijri in (False, True):
        days = {item.day for item in found if item.is_hijri is is_hijri}
        if days:
            return days.pop() if len(days) == 1 else None
    return None


def _time_of_day(match: re.Match[str]) -> pd.Timedelta | None:
    """Return a time since midnight, or None for what is no time."""
    hour, minute, second = (int(match[g] or 0) for g in ("hour", "minute", "second"))
    half = match["half"]
    if half and hour <= NOON:
        hour = hour % NOON + (NOON if half.startswith(AFTER_NOON) else 0)
    if hour > 23 or minute > 59 or second > 59:
        return None
    return pd.Timedelta(hours=hour, minutes=minute, seconds=second)


def _cut(text: str, start: int, end: int) -> str:
    return f"{text[:start]} {' ' * (end - start)} {text[end:]}"


def parse_date(text: str, *, order: str = "DMY") -> pd.Timestamp:
    """Read a date as Arabic newspapers write it.

    Known are the four families of Gregorian month names (يناير, كانون الثاني, جانفي, غشت), two of
    them side by side, English and French names, Hijri months, Arabic-Indic digits, numeric dates,
    ISO dates, and a time of day beside them. Where both calendars are printed the Gregorian counts.

    Parameters
    ----------
    text : str
        A date, with no other words beside it than such as "نشر في" and the weekday.
    order : str
        How numeric dates with the year last are read: "DMY" or "MDY". "YMD" reads only dates with
        the year first.

    Returns
    -------
    Timestamp or NaT
        The day and the clock time as they are printed, whatever the time zone, so that an article
        of one in the morning keeps its day. NaT for what is no date, for one without a year of
        four digits, and for two dates.

    Raises
    ------
    TypeError
        If `text` is not a string.
    ValueError
        If `order` is unknown.

    Examples
    --------
    >>> parse_date("الأحد ١٥ آذار/مارس ٢٠٢٦"), parse_date("15 رمضان 1447هـ")
    (Timestamp('2026-03-15 00:00:00'), Timestamp('2026-03-04 00:00:00'))
    >>> parse_date("أمس"), parse_date("من 3 مارس 2026 إلى 5 مارس 2026")
    (NaT, NaT)
    """
    check_text(text, "text")
    check_choice(order, ORDERS, "order")
    key = matching_key(display_text(text)).casefold().strip()
    if not DIGIT.search(key):
        return pd.NaT
    if ISO_DATE.fullmatch(key) and FIRST_YEAR <= int(key[:4]) <= LAST_YEAR:
        return _iso(key)
    return _read(ISSUE.sub(" ", key), order)


def _iso(key: str) -> pd.Timestamp:
    """Return an ISO date with the clock time that it prints."""
    try:
        return pd.Timestamp(datetime.fromisoformat(key.upper()).replace(tzinfo=None))
    except ValueError:
        return pd.NaT


def _read(key: str, order: str) -> pd.Timestamp:
    """Return the one date of a text that holds nothing else of weight."""
    found = [*_written_dates(key), *_numeric_dates(key, order)]
    day = _the_day(found)
    if day is None:
        return pd.NaT
    for item in found:
        key = f"{key[: item.start]}{' ' * (item.end - item.start)}{key[item.end :]}"
    times = list(TIME.finditer(key))
    if len(times) > 1:
        return pd.NaT
    clock: pd.Timedelta | None = pd.Timedelta(0)
    if times:
        clock = _time_of_day(times[0])
        key = ZONE.sub(" ", _cut(key, *times[0].span()), count=1)
    if clock is None or DIGIT.search(key) or not set(WORD.findall(key)) <= HARMLESS:
        return pd.NaT
    return pd.Timestamp(datetime(day.year, day.month, day.day)) + clock


def _as_timestamp(value: object) -> pd.Timestamp:
    """Return one cell as a timestamp with the clock time of its own time zone."""
    if isinstance(value, str):
        return parse_date(value)
    stamp = pd.to_datetime(value, errors="coerce")
    return stamp.tz_localize(None) if stamp is not pd.NaT and stamp.tzinfo else stamp


def to_dates(values: pd.Series) -> pd.Series:
    """Return the values as datetime64; what `parse_date` does not read is NaT.

    Examples
    --------
    >>> to_dates(pd.Series(["2019-11-27", "٢٨ نوفمبر ٢٠١٩", "أمس"])).dt.day.tolist()
    [27.0, 28.0, nan]
    """
    if pd.api.types.is_datetime64_any_dtype(values):
        naive = values.dt.tz_localize(None) if values.dt.tz is not None else values
        return naive.astype("datetime64[us]")
    if pd.api.types.is_numeric_dtype(values):  # a bare number is no date: 2019 or 1574812800?
        return pd.Series(pd.NaT, index=values.index, dtype="datetime64[us]")
    distinct = {value: _as_timestamp(value) for value in values.dropna().unique()}
    return values.map(distinct).astype("datetime64[us]")
