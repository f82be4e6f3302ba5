"""A call → how its table is made: two sentences in Arabic and two in English."""

from __future__ import annotations

import html
import inspect
import re
import warnings
from collections.abc import Callable, Mapping
from types import SimpleNamespace
from typing import Any, NamedTuple

from mediakit._check import did_you_mean
from mediakit._direction import LRI, PDI, RLI
from mediakit._methods.context import CONTEXT
from mediakit._methods.corpus import CORPUS
from mediakit._methods.facts import Call, Facts
from mediakit._methods.say import say
from mediakit._methods.statistics import STATISTICS
from mediakit._methods.terms import ARABIC, ENGLISH
from mediakit._methods.text import Text
from mediakit._methods.voices import VOICES
from mediakit._methods.wire import WIRE

TEXTS: dict[str, Text] = {**CORPUS, **STATISTICS, **CONTEXT, **WIRE, **VOICES}
# Where a function is from that has a text: a chart has the name of the table that it draws.
OWN_MODULE = re.compile(r"mediakit\._\w+(\.\w+)*")
END = " (mediakit {version:digits})."
ISOLATES = {RLI: '<bdi dir="rtl">', LRI: '<bdi dir="ltr">', PDI: "</bdi>"}


class MethodsText(NamedTuple):
    """How a table was made: `methods` makes one, and notebooks show it by itself."""

    arabic: str
    english: str

    def __str__(self) -> str:
        """Return both texts, a line each."""
        return f"{self.arabic}\n{self.english}"

    def _repr_html_(self) -> str:
        return (
            f'<p dir="rtl" lang="ar">{_as_html(self.arabic)}</p>'
            f'<p dir="ltr" lang="en">{_as_html(self.english)}</p>'
        )


def _as_html(text: str) -> str:
    """Return a text as HTML: escaped, with elements for isolates, so that copies are free of them.

    Examples
    --------
    >>> _as_html(f"{RLI}المد & <b>{PDI}")
    '<bdi dir="rtl">المد &amp; &lt;b&gt;</bdi>'
    """
    escaped = html.escape(text)
    for isolate, element in ISOLATES.items():
        escaped = escaped.replace(isolate, element)
    return escaped


def _text_of(function: Any) -> Text:
    """Return the text of one of the library's functions."""
    name = getattr(function, "__name__", str(function))
    own = OWN_MODULE.fullmatch(getattr(function, "__module__", None) or "")
    if own and name in TEXTS:
        return TEXTS[name]
    raise ValueError(
        f"`function` must be a function of mediakit that has a methods text: {', '.join(TEXTS)}; "
        f"got {getattr(function, '__module__', type(function).__name__)}.{name}."
        f"{did_you_mean(name, TEXTS)}"
    )


def _bound(
    function: Callable[..., Any], arguments: tuple[Any, ...], options: Mapping[str, Any]
) -> Call:
    """Return the arguments of a call by name, defaults too."""
    try:
        bound = inspect.signature(function).bind(*arguments, **options)
    except TypeError:
        function(*arguments, **options)  # fails before it begins, and says why in its own words
        raise
    bound.apply_defaults()
    return SimpleNamespace(**bound.arguments)


def _written(sentences: tuple[str, str], facts: Facts, language: int) -> str:
    return say(". ".join(sentences) + END, facts, language)


def methods(function: Callable[..., Any], /, *arguments: Any, **options: Any) -> MethodsText:
    """Write how a table is made, for the methods section of a paper.

    Parameters
    ----------
    function : function
        One of the library that counts or computes: `keyness`, `dispersion`, `count` …
    *arguments, **options
        Those of the call that makes the table. It is not made here: numbers are computed from
        the arguments, and options that are not given are read from the function's signature.

    Returns
    -------
    MethodsText
        `arabic` and `english`, two sentences each: the measure and its convention with the
        source, N and V, the minimum count, the correction, intervals and their level, what is left
        out, the version of the library. In a notebook it shows both, each in its direction;
        `str()` gives a line each. Names in the other direction stand in isolates.

    Raises
    ------
    ValueError
        If the function has no text, or the call itself would raise it.
    TypeError
        If the arguments do not fit the function: the error of the call.

    Notes
    -----
    A frame of counts does not say how it was counted: lemmas, wire families that count once and
    articles without a group are in the text of `count`.

    Examples
    --------
    >>> from mediakit import Tokens, ngrams
    >>> tokens = Tokens.from_lists([["رئيس", "مجلس", "الوزراء", "،", "رئيس", "مجلس"], ["سد"]])
    >>> print(methods(ngrams, tokens, 2))  # doctest: +ELLIPSIS
    جُعلت كل متتالية من كلمتين وحدة واحدة، وعددها 3 متتاليات، من 6 كلمات في مقالين. ولا تعبر
    المتتالية علامة ترقيم ولا طرف فقرة أو مقال، ولم تُستبعد أي كلمة (mediakit ...).
    Each run of 2 words is one unit, 3 n-grams in all, of 6 tokens in 2 articles. No run crosses
    punctuation or the bound of a paragraph or an article, and no word was left out (mediakit ...).
    """
    text = _text_of(function)
    call = _bound(function, arguments, options)
    with warnings.catch_warnings():
        # The call itself warns of articles without a group; here the text says how many.
        warnings.simplefilter("ignore", UserWarning)
        facts = vars(call) | text.facts(call) | {"version": _version()}
    return MethodsText(_written(text.arabic, facts, ARABIC), _written(text.english, facts, ENGLISH))


def _version() -> str:
    from importlib.metadata import version

    return version("mediakit")
