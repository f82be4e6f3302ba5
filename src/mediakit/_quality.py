"""What is wrong with an article: broken off, repeated, in another language or script."""

from __future__ import annotations

import hashlib
import re

import pandas as pd

from mediakit._lines import ends_a_sentence
from mediakit._normalize import LETTERS, matching_key
from mediakit._structure import PARAGRAPH, paragraphs

# … المزيد   [...]   اقرأ المزيد
MORE = re.compile(
    r"(?:(?:\.{2,}|…)\s*(?:[اإ]قرأ )?المزيد|المزيد\s*(?:\.{2,}|…)|\[(?:…|\.{3})\])[\s.…»]*$"
)
# No sentence ends with one of these.
OPEN_WORDS = frozenset(
    matching_key(prefix + word)
    for word in """
    في من إلى على عن مع أن إن أنه إنه التي الذي الذين اللذين اللتين أو ثم حتى كما لكن بل عند حول
    خلال ضد نحو لدى منذ قد لم لن سوف إذا لو كي لأن بأن كأن حيث بينما عندما بسبب وفق حسب باسم بشأن
    إزاء تجاه عبر و
    """.split()
    for prefix in ("", "و")
)
# Where so many of a source's articles end as sentences do, one that does not is broken off.
CLOSED = 0.9
FEWEST_TO_TELL = 20  # articles of a source from which its habit shows
# Words behind the last full stop: fewer are a signature, more are verses or a list.
FEWEST_OPEN, MOST_OPEN = 8, 60
STOP = re.compile(r"[.!؟?…]")
LETTER = re.compile(r"[^\W\d_]")
FOREIGN_LETTER = re.compile(f"[^\\W\\d_{LETTERS}]")
PERSIAN_OR_URDU = re.compile("[پچژگٹڈڑےڤ]")
ADDRESS = re.compile(r"\S*(?:://|www\.|@)\S*")
# Shares of the letters: below the first a text is in another script, below the second in two.
FEW_ARABIC, MOSTLY_ARABIC = 0.2, 0.8
# Arabic writes چ and گ in foreign names; a Persian text has them in one letter of thirty.
MANY_PERSIAN = 0.015
RARE = 0.1  # of the characters
BROKEN_OFF = "truncated: breaks off in the middle of a sentence"
SAYS_MORE = "truncated: ends with more to read"


def _is_open(text: str) -> tuple[bool, bool]:
    """Return whether a text surely breaks off, and whether it ends without a sentence's end."""
    lines = paragraphs(text)
    last = lines[-1] if lines else ""
    words = last.split()
    if not words:
        return False, False
    sure = last[-1] in "،؛," or matching_key(words[-1]) in OPEN_WORDS
    behind = len(STOP.split(last)[-1].split())
    return sure, FEWEST_OPEN <= behind <= MOST_OPEN and not ends_a_sentence(last)


def _closes_the_others(text: str) -> bool:
    """Return whether all paragraphs but the last end as sentences do; there must be two."""
    others = [line for line in paragraphs(text)[:-1] if len(line.split()) >= PARAGRAPH]
    return len(others) > 1 and all(map(ends_a_sentence, others))


def truncation(texts: pd.Series, raw: pd.Series, sources: pd.Series) -> pd.Series:
    """Return for each article how it is known to be truncated; missing where it is whole.

    An article is truncated if it ends with "… المزيد"; with a comma or a word that ends no
    sentence (في, التي); or without a full stop where its source's articles end with one.

    Parameters
    ----------
    texts, raw, sources : Series of str
        What was cleaned, what came, and the outlet of each article.
    """
    found = pd.DataFrame([_is_open(text) for text in texts], columns=["sure", "open"])
    found.index = texts.index
    told = sources.map(sources.value_counts()) >= FEWEST_TO_TELL
    closing = (~found["open"]).groupby(sources.astype("str")).transform("mean") >= CLOSED
    alone = pd.Series([_closes_the_others(text) for text in texts], index=texts.index)
    broken = found["sure"] | (found["open"] & closing.where(told, alone).astype(bool))
    more = pd.Series([MORE.search(text[-80:]) is not None for text in raw], index=texts.index)
    notes = pd.Series(None, index=texts.index, dtype="str")
    return notes.where(~broken, BROKEN_OFF).where(~more, SAYS_MORE)


def script_problem(text: str) -> str | None:
    """Return "not Arabic" or "mixed scripts" for a text that is so, None for Arabic.

    Examples
    --------
    >>> text = "قال الوزير أمس لصحيفة Times إن باب الحوار مفتوح"
    >>> script_problem("The minister said."), script_problem(text)
    ('not Arabic', None)
    """
    foreign = len(FOREIGN_LETTER.findall(text))
    if foreign > RARE * len(text):  # letters are worth counting
        text = ADDRESS.sub(" ", text)
        foreign, number = len(FOREIGN_LETTER.findall(text)), len(LETTER.findall(text))
        if foreign > (1 - FEW_ARABIC) * number:
            return "not Arabic"
        if foreign > (1 - MOSTLY_ARABIC) * number:
            return "mixed scripts"
    if len(PERSIAN_OR_URDU.findall(text)) >= MANY_PERSIAN * max(len(text), 1):
        return "not Arabic: letters of Persian or Urdu"
    return None


def _fingerprint(text: str) -> str:
    """Return a short hash of a text's words, the same however they are spaced."""
    words = " ".join(text.split())
    return hashlib.blake2b(words.encode(), digest_size=16).hexdigest() if words else ""


def duplicate_of(articles: pd.DataFrame, texts: pd.Series) -> pd.Series:
    """Return the id of the earlier article that each one repeats word for word, if any.

    Earlier is by date, undated last, then by place in the frame; one of the same source goes
    before one of another.
    """
    order = articles[["article", "source", "date"]].astype({"source": "str"})
    order = order.assign(key=texts.map(_fingerprint))
    order = order.sort_values("date", kind="stable", na_position="last")
    order = order[order["key"] != ""]
    found = pd.Series(None, index=articles.index, dtype="str")
    for columns in (["key"], ["key", "source"]):
        groups = order.groupby(columns)
        first = groups["article"].transform("first")
        repeats = groups.cumcount() > 0
        found = found.where(~repeats.reindex(found.index, fill_value=False), first)
    return found.astype("str")
