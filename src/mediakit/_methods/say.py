"""A template with fields → a sentence, in Arabic or in English."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from numbers import Real
from typing import Any

from mediakit._count import PERIODS
from mediakit._direction import has_arabic, ltr, rtl
from mediakit._methods.context_terms import CONTEXT_TERMS
from mediakit._methods.conventions import CONVENTIONS
from mediakit._methods.terms import ARABIC, COMMON, ENGLISH, NOUNS
from mediakit._methods.voice_terms import VOICE_TERMS

PHRASES = COMMON | CONVENTIONS | CONTEXT_TERMS | VOICE_TERMS
# {window}   {articles:article}   {articles:article:nominative}   {measure:measure}
FIELD = re.compile(r"\{(?P<fact>\w+)(?::(?P<how>\w+))?(?::(?P<manner>\w+))?\}")
# Marks and overrides of direction, which a name from a file may hold.
DIRECTIONS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
# A Latin word before a bracket, which would draw the bracket into its own direction: V (Dunn 1961)
LATIN_WORD = r"[A-Za-z\u03bb][A-Za-z0-9\u00b2-]*"
BEFORE_BRACKET = re.compile(rf"{LATIN_WORD}(?: {LATIN_WORD})*(?= \()")
FEW = 4  # names that a sentence holds; of more, the rest is counted
OTHER = "other"  # the phrase of a value that has none of its own
TANWIN = "\u064b\u0627"  # مقالًا


def amount(value: Any, language: int) -> str:
    """Return a number as it is read; what is no number is a name.

    Examples
    --------
    >>> amount(10000, ARABIC), amount(0.05, ARABIC), amount(2.0, ENGLISH)
    ('10,000', '0.05', '2')
    """
    if not isinstance(value, Real):
        return named(value, language)
    number = float(value)
    return f"{number:,.0f}" if number.is_integer() else f"{number:,.10g}"


def percent(value: float, language: int) -> str:
    """Return a share in percent, which an Arabic line would turn round.

    Examples
    --------
    >>> percent(0.95, ENGLISH), percent(0.95, ARABIC) == ltr("95%")
    ('95%', True)
    """
    shown = f"{100 * value:.10g}%"
    return ltr(shown) if language == ARABIC else shown


def named(value: Any, language: int) -> str:
    """Return a name in quotation marks; where it could be reordered, or reorder, in isolates.

    Examples
    --------
    >>> named("بوابة المد", ARABIC), named("BBC", ENGLISH)
    ('«بوابة المد»', '“BBC”')
    >>> named("بوابة المد", ENGLISH) == f"“{rtl('بوابة المد')}”"
    True
    """
    text = " ".join(DIRECTIONS.sub("", str(value)).split())
    arabic = has_arabic(text)
    if language == ARABIC:
        plain = all(letter == " " or has_arabic(letter) for letter in text)
    else:
        plain = text.isascii()
    shown = text if plain else rtl(text) if arabic else ltr(text)
    return f"«{shown}»" if language == ARABIC else f"“{shown}”"


def _joined(parts: Sequence[str], language: int, word: str = "and") -> str:
    """Return an enumeration: أ وب وج, or a, b and c."""
    if language == ARABIC:
        return {"and": " و", "or": " أو "}[word].join(parts)
    return f" {word} ".join(filter(None, [", ".join(parts[:-1]), parts[-1]]))


def names(values: Sequence[Any], language: int) -> str:
    """Return several names, or the first few and how many more.

    Examples
    --------
    >>> names(["المد", "السدرة"], ARABIC), names("ABC", ENGLISH), names("ABCDEF", ENGLISH)
    ('«المد» و«السدرة»', '“A”, “B” and “C”', '“A”, “B”, “C”, “D” and 2 more')
    """
    shown = [named(value, language) for value in values[:FEW]]
    if len(values) > FEW:
        rest = f"{len(values) - FEW:,}"
        shown.append(f"{rest} غيرها" if language == ARABIC else f"{rest} more")
    return _joined(shown, language)


def _column(name: str, language: int) -> str:
    _, _, period = name.partition(":")
    term = PHRASES["column"].get(period if period in PERIODS else name)
    return term[language] if term else named(name, language)


def columns(values: Sequence[str], language: int, word: str = "and") -> str:
    """Return what articles are grouped by.

    Examples
    --------
    >>> columns(["source", "date:W"], ARABIC), columns(["date:M", "section"], ENGLISH)
    ('المصدر والأسبوع', 'month and “section”')
    """
    return _joined([_column(name, language) for name in values], language, word)


def counted(number: Any, noun: str, language: int, case: str = "genitive") -> str:
    """Return a number with its noun, which agrees with it.

    Parameters
    ----------
    number : number
        How many.
    noun : str
        One of `NOUNS`.
    language : int
        `ARABIC` or `ENGLISH`.
    case : str
        "genitive" (also the accusative), as after a preposition, or "nominative".

    Examples
    --------
    >>> [counted(number, "article", ARABIC) for number in (1, 2, 3, 11, 100)]
    ['مقال واحد', 'مقالين', '3 مقالات', '11 مقالًا', '100 مقال']
    >>> counted(2, "token", ARABIC, "nominative"), counted(1, "token", ENGLISH)
    ('كلمتان', '1 token')
    """
    singular, plural = NOUNS[noun][language]
    shown = amount(number, language)
    if language == ENGLISH:
        return f"{shown} {singular if number == 1 else plural}"
    return _arabic_counted(number, shown, singular, plural, case)


def _arabic_counted(number: Any, shown: str, singular: str, plural: str, case: str) -> str:
    """Return one word for one and two, else a number and the form that CLDR's category takes."""
    from babel import Locale

    feminine = singular.endswith("ة")
    stem = f"{singular[:-1]}ت" if feminine else singular
    return {
        "one": f"{singular} {'واحدة' if feminine else 'واحد'}",
        "two": stem + ("ان" if case == "nominative" else "ين"),
        "few": f"{shown} {plural}",
        "many": f"{shown} {singular}{'' if feminine else TANWIN}",
    }.get(Locale("ar").plural_form(number), f"{shown} {singular}")


PLAIN: dict[str, Callable[..., str]] = {
    "amount": amount,
    "columns": columns,
    "digits": lambda value, _: str(value),
    "name": named,
    "names": names,
    "percent": percent,
}


def say(template: str, facts: Mapping[str, Any], language: int) -> str:
    """Fill the fields of a template, and those of the phrases that it takes in.

    A field names a fact and how it is said: a noun counts it, a table of phrases has a phrase for
    each of its values, and `PLAIN` has the rest; without a word it is a number, or else a name.

    Examples
    --------
    >>> say("{articles:article} في {groups:group}", {"articles": 11, "groups": 2}, ARABIC)
    '11 مقالًا في مجموعتين'
    """

    def fill(field: re.Match[str]) -> str:
        value, how = facts[field["fact"]], field["how"] or "amount"
        manner = [field["manner"]] if field["manner"] else []
        if how in NOUNS:
            return counted(value, how, language, *manner)
        if how in PHRASES:
            phrase = PHRASES[how].get(value) or PHRASES[how][OTHER]
            return say(phrase[language], {**facts, "value": value}, language)
        return PLAIN[how](value, language, *manner)

    if language == ARABIC:
        template = BEFORE_BRACKET.sub(lambda word: ltr(word.group()), template)
    return FIELD.sub(fill, template)
