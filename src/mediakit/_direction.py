"""Give every piece of text its own direction, so that neighbours cannot reorder it."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator

import pandas as pd

from mediakit._check import check_text

RLI, LRI, PDI = "\u2067", "\u2066", "\u2069"  # right-to-left isolate, left-to-right isolate, end
# Isolates, embeddings, overrides and marks: an unclosed U+202E turns round all that follows it.
CONTROLS = re.compile("[\u2066-\u2069\u202a-\u202e\u200e\u200f\u061c]")
# Where a paragraph ends, in Unicode's bidirectional algorithm, and with it every isolate
PARAGRAPH_ENDS = re.compile("([\n\r\x1c-\x1e\x85\u2029])")
# Letters of the Arabic script, presentation forms included: ع, ﻋ
ARABIC = re.compile(
    "[\u0620-\u064a\u066e-\u06d3\u06d5\u06fa-\u06ff\u0750-\u077f\u08a0-\u08c9\ufb50-\ufdff\ufe70-\ufefc]"
)
_WORD = rf"{ARABIC.pattern}[\u0610-\u061a\u064b-\u065f\u0670\u0640\u200c\u200d]*"
# سد النهر: Arabic words with single spaces between them
ARABIC_RUN = re.compile(rf"(?:{_WORD})+(?: (?:{_WORD})+)*")
# Letters of the Hebrew script, presentation forms included: ש
HEBREW = re.compile("[\u05d0-\u05f2\ufb1d-\ufb4f]")
# A number whose sign, range or date order a right-to-left line would turn round:
# -5.2%   +3   10–20   2019-11-27   1/2   ١٢-٣   12:30   50%   but not the 19 of COVID-19
NUMBER = re.compile(
    r"(?<![A-Za-z0-9\u0660-\u0669])"
    r"[-+\u2212\u00b1~<>≤≥$€£]?[0-9\u0660-\u0669]"
    r"(?:[0-9\u0660-\u0669.,:/\-–\u2212\u066b\u066c×]*[0-9\u0660-\u0669])?"
    r"[%\u066a‰°$€£]?"
    r"(?![A-Za-z0-9\u0660-\u0669])"
)
# https://example.org/خبر   /home/خبر   corpus/source=المد/year=2026
ADDRESS = re.compile(r"(?:[a-z][a-z0-9+.-]*://|www\.|/|[A-Za-z0-9._-]+/[^/\n]+/)\S+")
EASTERN = re.compile("[\u0660-\u0669]")  # ٣
PLAIN_NUMBER = re.compile(r"[0-9\u0660-\u0669]+")
# https://example.org/a/2 in a sentence; the scheme is bounded, for a text may be one long word
WEB_ADDRESS = re.compile(r"(?:\b[a-z][a-z0-9+.\-]{0,15}://|\bwww\.)[^\s،؛]+")
LEFT_TO_RIGHT = re.compile(rf"(?P<address>{WEB_ADDRESS.pattern})|{NUMBER.pattern}")
LETTER = re.compile(r"[^\W\d_]")
# -12.5   +3%   10–20   2019-11-27 10:30   <0.001: nothing but a number
_SIGNS = r"\s.,:%/<>+\-\u2212\u2013\u066a\u066b\u066c"
NUMERIC = re.compile(rf"[{_SIGNS}]*\d[\d{_SIGNS}]*")


def has_arabic(text: str) -> bool:
    """Return whether the text holds a letter of the Arabic script."""
    return ARABIC.search(text) is not None


def runs_from_the_right(text: str) -> bool:
    """Return whether the text holds a letter of a script that is written from the right."""
    return ARABIC.search(text) is not None or HEBREW.search(text) is not None


def strip_isolates(text: str) -> str:
    """Return the text without isolates, overrides and marks of direction: its logical content.

    Examples
    --------
    >>> strip_isolates("\\u202eسد\\u2069 5") == "سد 5"
    True
    """
    return CONTROLS.sub("", text)


def _isolated(line: str) -> str:
    """Wrap what has a sign, a range or an order, and addresses, in left-to-right isolates."""
    return "".join(f"{LRI}{piece}{PDI}" if isolated else piece for piece, isolated in pieces(line))


def _runs_isolated(line: str) -> str:
    """Wrap each run of Arabic words in right-to-left isolates."""
    return ARABIC_RUN.sub(rf"{RLI}\g<0>{PDI}", line)


def _each_line(text: str, opening: str, inside: Callable[[str], str] = str) -> str:
    """Isolate each line, and within it what `inside` wraps in isolates of its own."""
    lines = PARAGRAPH_ENDS.split(strip_isolates(text))
    lines[::2] = [f"{opening}{inside(line)}{PDI}" if line else line for line in lines[::2]]
    return "".join(lines)


def rtl(text: str) -> str:
    """Isolate each line as right-to-left text, with its signed numbers and dates left-to-right.

    Idempotent. For text that something else draws (matplotlib, a browser); the letters stay in
    logical order.

    Parameters
    ----------
    text : str
        Any text; isolates, overrides and marks of direction that it already has are left out.

    Returns
    -------
    str
        Each line between U+2067 and U+2069; numbers with a sign, percent sign, range or date order
        and addresses between U+2066 and U+2069, but not a number after a Latin word: it runs
        left-to-right with the word. Empty lines stay empty.

    Raises
    ------
    TypeError
        If `text` is not a string.

    Examples
    --------
    >>> rtl("ارتفاع 5").encode("ascii", "backslashreplace")[:6]
    b'\\\\u2067'
    >>> rtl(rtl("تراجع -5.2%")) == rtl("تراجع -5.2%")
    True
    """
    check_text(text, "text")
    return _each_line(text, RLI, _isolated)


def ltr(text: str) -> str:
    """Isolate each line as left-to-right text: a number, a date, a name in Latin letters.

    Parameters
    ----------
    text : str
        Any text; isolates, overrides and marks of direction that it already has are left out.

    Returns
    -------
    str
        Each line between U+2066 and U+2069. Empty lines stay empty.

    Raises
    ------
    TypeError
        If `text` is not a string.

    Examples
    --------
    >>> ltr("صحيفة 24") == ltr(ltr("صحيفة 24"))
    True
    """
    check_text(text, "text")
    return _each_line(text, LRI)


def embedded(text: str) -> str:
    """Isolate each line as left-to-right text, and within it each run of Arabic words.

    For a sentence in English that names Arabic words: they keep their order as a list.

    Examples
    --------
    >>> embedded("first: سد, نهر").encode("ascii", "backslashreplace").count(b"2067")
    2
    """
    return _each_line(text, LRI, _runs_isolated)


def pieces(text: str) -> Iterator[tuple[str, bool]]:
    """Cut a text where its direction must be kept: pieces, and whether each needs an isolate.

    A number after a Latin word is left alone: it already runs left-to-right with the word, unless
    its digits are Arabic-Indic.

    Examples
    --------
    >>> list(pieces("تراجع -5.2% في Python 3.11"))
    [('تراجع ', False), ('-5.2%', True), (' في Python 3.11', False)]
    """
    if NUMERIC.fullmatch(text):
        yield text, not PLAIN_NUMBER.fullmatch(text)
        return
    cut = seen = 0
    letter = ""
    for match in LEFT_TO_RIGHT.finditer(text):
        letter = "".join(LETTER.findall(text, seen, match.start())[-1:]) or letter
        seen = match.end()
        number = match.group()
        with_latin = letter != "" and not runs_from_the_right(letter)
        # Arabic-Indic numbers run as Unicode and browsers have it: ٥٠٪ with its sign on the left
        plain = with_latin or EASTERN.search(number) or PLAIN_NUMBER.fullmatch(number)
        if match["address"] or not plain:
            yield text[cut : match.start()], False
            yield number, True
            cut = seen
    yield text[cut:], False


def isolate(text: str) -> str:
    """Return text as HTML: escaped, its numbers, dates and addresses in isolates of their own.

    Examples
    --------
    >>> isolate("-12.5"), isolate("<b>"), isolate("سد 5")
    ('<bdi dir="ltr">-12.5</bdi>', '&lt;b&gt;', 'سد 5')
    """
    return "".join(
        f'<bdi dir="ltr">{html.escape(piece)}</bdi>' if isolated else html.escape(piece)
        for piece, isolated in pieces(strip_isolates(text))
    )


def isolate_names(text: str) -> str:
    """Return a sentence in Latin letters as HTML: escaped, its Arabic words isolated.

    Examples
    --------
    >>> isolate_names("first: سد, <b>")
    'first: <bdi>سد</bdi>, &lt;b&gt;'
    """
    return ARABIC_RUN.sub(r"<bdi>\g<0></bdi>", html.escape(strip_isolates(text)))


def column_direction(column: pd.Series) -> str:
    """Return "rtl" for a column of Arabic or Hebrew text, else "ltr": numbers, dates, identifiers.

    Examples
    --------
    >>> column_direction(pd.Series(["حكومة", "ميناء"])), column_direction(pd.Series([1.5, -2.0]))
    ('rtl', 'ltr')
    >>> column_direction(pd.Series(["corpus/source=المد/year=2026"]))
    'ltr'
    """
    if not (pd.api.types.is_string_dtype(column) or isinstance(column.dtype, pd.CategoricalDtype)):
        return "ltr"
    texts = [str(text) for text in column.dropna()]
    right = [runs_from_the_right(text) and not ADDRESS.match(text) for text in texts]
    return "rtl" if sum(right) * 2 >= len(right) else "ltr"
