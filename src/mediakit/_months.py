"""The months by all their names: four Gregorian families, English, and the Hijri year."""

from __future__ import annotations

import functools

from mediakit._normalize import matching_key

# From January; names of one month are separated by |.
EGYPT_AND_GULF = (
    "يناير", "فبراير", "مارس", "أبريل|إبريل", "مايو", "يونيو|يونيه", "يوليو|يوليه", "أغسطس",
    "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر",
)  # fmt: skip
LEVANT_AND_IRAQ = (
    "كانون الثاني|كانون ثاني|ك2", "شباط", "آذار", "نيسان", "أيار|مايس", "حزيران", "تموز", "آب",
    "أيلول", "تشرين الأول|تشرين أول|ت1", "تشرين الثاني|تشرين ثاني|ت2", "كانون الأول|كانون أول|ك1",
)  # fmt: skip
TUNISIA_AND_ALGERIA = (
    "جانفي", "فيفري", "مارس", "أفريل", "ماي", "جوان", "جويلية", "أوت", "سبتمبر", "أكتوبر",
    "نوفمبر", "ديسمبر",
)  # fmt: skip
MOROCCO = (
    "يناير", "فبراير", "مارس", "أبريل", "ماي", "يونيو", "يوليوز", "غشت", "شتنبر", "أكتوبر",
    "نونبر", "دجنبر",
)  # fmt: skip
ENGLISH = (
    "january|jan", "february|feb", "march|mar", "april|apr", "may", "june|jun", "july|jul",
    "august|aug", "september|sept|sep", "october|oct", "november|nov", "december|dec",
)  # fmt: skip
FRENCH = (
    "janvier", "février|fevrier", "mars", "avril", "mai", "juin", "juillet", "août|aout",
    "septembre", "octobre", "novembre", "décembre|decembre",
)  # fmt: skip
# From Muharram.
HIJRI = (
    "محرم|المحرم|محرم الحرام", "صفر", "ربيع الأول|ربيع أول", "ربيع الآخر|ربيع الثاني|ربيع ثاني",
    "جمادى الأولى|جمادى الأول|جمادى أول", "جمادى الآخرة|جمادى الثانية|جمادى الآخر|جمادى الثاني",
    "رجب", "شعبان", "رمضان", "شوال", "ذو القعدة|ذي القعدة|ذوالقعدة", "ذو الحجة|ذي الحجة|ذوالحجة",
)  # fmt: skip


def _numbered(*families: tuple[str, ...]) -> dict[str, int]:
    return {
        matching_key(name): number
        for family in families
        for number, names in enumerate(family, start=1)
        for name in names.split("|")
    }


@functools.cache
def gregorian() -> dict[str, int]:
    """Return the number of each Gregorian month by its matching key."""
    return _numbered(EGYPT_AND_GULF, LEVANT_AND_IRAQ, TUNISIA_AND_ALGERIA, MOROCCO, ENGLISH, FRENCH)


@functools.cache
def hijri() -> dict[str, int]:
    """Return the number of each Hijri month by its matching key."""
    return _numbered(HIJRI)
