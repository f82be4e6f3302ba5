"""Dates as newspapers print them: right, or missing; never guessed."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import mediakit as mk
from mediakit._months import (
    EGYPT_AND_GULF,
    ENGLISH,
    FRENCH,
    LEVANT_AND_IRAQ,
    MOROCCO,
    TUNISIA_AND_ALGERIA,
)

FAMILIES = {
    "egypt": EGYPT_AND_GULF,
    "levant": LEVANT_AND_IRAQ,
    "tunisia": TUNISIA_AND_ALGERIA,
    "morocco": MOROCCO,
    "english": ENGLISH,
    "french": FRENCH,
}


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize("month", range(1, 13))
def test_every_month_of_every_family(family: str, month: int) -> None:
    for name in FAMILIES[family][month - 1].split("|"):
        assert mk.parse_date(f"7 {name} 2026") == pd.Timestamp(2026, month, 7)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("الأحد 15 مارس 2026", "2026-03-15"),
        ("15 آذار/مارس 2026", "2026-03-15"),
        ("15 آذار (مارس) 2026", "2026-03-15"),
        ("١٥ مارس ٢٠٢٦", "2026-03-15"),
        ("۱۵ مارس ۲۰۲۶", "2026-03-15"),
        ("15 من مارس عام 2026", "2026-03-15"),
        ("مارس 15, 2026", "2026-03-15"),
        ("March 15, 2026", "2026-03-15"),
        ("15 Mar 2026", "2026-03-15"),
        ("Sun, 15 Mar 2026 10:30:00 +0300", "2026-03-15 10:30"),
        ("15-مارس-2026", "2026-03-15"),
        ("1 كانون الثاني 2026", "2026-01-01"),
        ("31 كانون الأول، 2025", "2025-12-31"),
        ("3 تشرين الثاني 2025", "2025-11-03"),
        ("3 أبريل 2026", "2026-04-03"),
        ("3 ابريل 2026", "2026-04-03"),
        ("15/03/2026", "2026-03-15"),
        ("15-3-2026", "2026-03-15"),
        ("15.3.2026", "2026-03-15"),
        ("15 / 3 / 2026", "2026-03-15"),
        ("2026/03/15", "2026-03-15"),
        ("2026-03-15", "2026-03-15"),
        ("2026-03-15T10:30:00Z", "2026-03-15 10:30"),
        ("2026-03-15T00:30:00+03:00", "2026-03-15 00:30"),
        ("15 مارس 2026 - 10:30", "2026-03-15 10:30"),
        ("15 مارس 2026 10:30 مساءً", "2026-03-15 22:30"),
        ("15 مارس 2026 12:05 ص", "2026-03-15 00:05"),
        ("15/3/2026 1:05 م", "2026-03-15 13:05"),
        ("15/3/2026 1:05 PM", "2026-03-15 13:05"),
        ("نُشر في: 15 مارس 2026 الساعة 10:30 بتوقيت غرينتش", "2026-03-15 10:30"),
        ("آخر تحديث: 15 مارس 2026م", "2026-03-15"),
        ("15 رمضان 1447هـ", "2026-03-04"),
        ("15 رمضان 1447", "2026-03-04"),
        ("١ محرم ١٤٤٧ هـ", "2025-06-26"),
        ("9 ذو الحجة 1446", "2025-06-05"),
        ("9 ذي الحجة 1446", "2025-06-05"),
        ("1 جمادى الأولى 1437 هـ", "2016-02-10"),
        ("15/9/1447", "2026-03-04"),
        ("1447/9/15", "2026-03-04"),
        ("الأربعاء 15 رمضان 1447هـ الموافق 4 مارس 2026م", "2026-03-04"),
        ("4 مارس 2026 - 15 رمضان 1447", "2026-03-04"),
        ("15 شوال 1436هـ - 31 يوليو 2015م", "2015-07-31"),
        ("29 فبراير 2024", "2024-02-29"),
        ("1436-10-25", "2015-08-10"),
        ("السبت 14 ذو القعدة 1436هـ - 29 أغسطس 2015م - العدد 17232", "2015-08-29"),
        ("Oct. 29, 2023", "2023-10-29"),
        ("29 octobre 2023", "2023-10-29"),
        ("الأحد، 15 آذار 2026 | 10:30", "2026-03-15 10:30"),
        ("١٥ مارس، ٢٠٢٦ – ١٠:٣٠ ص", "2026-03-15 10:30"),
        ("تاريخ النشر: 15.03.2026 | 08:20 GMT", "2026-03-15 08:20"),
        ("2026-03-15T10:30:00.000+0300", "2026-03-15 10:30"),
    ],
)
def test_a_date_is_read(text: str, expected: str) -> None:
    assert mk.parse_date(text) == pd.Timestamp(expected)


@pytest.mark.parametrize(
    "text",
    [
        "", "أمس", "2026", "مارس 2026", "15 مارس", "15/3/26", "32 مارس 2026", "29 فبراير 2026",
        "15/13/2026", "0/3/2026", "15 مارس/نيسان 2026", "من 3 مارس 2026 إلى 5 مارس 2026",
        "قبل 15 مارس 2026", "15 مارس 2026 25:70", "3 مارس 2026 و5 أبريل 2026", "31 رمضان 1447",
        "15 رمضان 1600", "15 رمضان 2026", "15 مارس 1447", "12345", "1/2/3", "10:30",
        "15 مارس 20260", "العدد 17232", "منذ 3 ساعات", "2026-02-30", "20260315",
        "رقم 15-3-2026-7", "5 مايوس 2026",
    ],
)  # fmt: skip
def test_what_is_no_date_is_missing(text: str) -> None:
    assert mk.parse_date(text) is pd.NaT


def test_the_order_of_numeric_dates_is_named() -> None:
    assert mk.parse_date("3/4/2026") == pd.Timestamp(2026, 4, 3)
    assert mk.parse_date("3/4/2026", order="MDY") == pd.Timestamp(2026, 3, 4)
    assert mk.parse_date("3/4/2026", order="YMD") is pd.NaT
    assert mk.parse_date("15/4/2026", order="MDY") is pd.NaT
    with pytest.raises(ValueError, match="`order` must be one of DMY, MDY, YMD; got YDM"):
        mk.parse_date("3/4/2026", order="YDM")
    with pytest.raises(TypeError, match="`text` must be a string; got int"):
        mk.parse_date(2026)


@given(st.dates(pd.Timestamp(1900, 1, 1).date(), pd.Timestamp(2100, 1, 1).date()))
def test_every_day_is_read_in_every_form(day: object) -> None:
    for name in (EGYPT_AND_GULF, LEVANT_AND_IRAQ, TUNISIA_AND_ALGERIA, MOROCCO):
        month = name[day.month - 1].split("|")[0]
        assert mk.parse_date(f"{day.day} {month} {day.year}") == pd.Timestamp(day)
    assert mk.parse_date(f"{day:%d/%m/%Y}") == pd.Timestamp(day)


@given(st.text(max_size=40))
def test_no_text_raises(text: str) -> None:
    stamp = mk.parse_date(text)
    assert stamp is pd.NaT or stamp.tzinfo is None
