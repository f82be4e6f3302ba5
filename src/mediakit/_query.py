"""Where do the words of a query stand in a corpus?"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from mediakit._arrow import string_bytes
from mediakit._check import check_text
from mediakit._encode import Codes
from mediakit._normalize import (
    ALEFS_AND_TA_MARBUTA,
    ANY_MARK,
    DIGITS,
    MARKS,
    matching_key,
    normalize,
)
from mediakit._overlaps import longest_first
from mediakit._tokens import Tokens

Positions = npt.NDArray[np.int64]
# Where a token stands that is the words of a query from one to before another.
Find = Callable[[int, int], Positions]
LONGEST = 20  # letters of a query by which candidates are found
FEW = 4  # labels, so few that each is compared with all tokens
ALEF_MAKSURA = 0x0649
BLOCK = list(map(chr, range(0x0600, 0x0700)))  # in which all marks are


class Hits(NamedTuple):
    """Where a query begins, in ascending order, and in how many tokens it stands there."""

    positions: Positions
    lengths: Positions


def words_of(query: str) -> list[str]:
    """Return the words of a query as patterns, none if one of them would match every word.

    Examples
    --------
    >>> words_of("رئيس ال*"), words_of("*"), words_of("رئيس *")
    (['رئيس', 'ال*'], [], [])
    """
    patterns = normalize(query).split()
    open_ones = (pattern for pattern in patterns if "*" in pattern)
    return [] if any(not matching_key(each).strip("*") for each in open_ones) else patterns


def parsed(query: str, name: str = "query") -> list[str]:
    """Return the words of a query as patterns; * stands for any letters of a word."""
    check_text(query, name)
    patterns = words_of(query)
    if not patterns:
        raise ValueError(
            f"`{name}` must be a word, a phrase or a wildcard with some letters; got {query!r}."
        )
    return patterns


def parsed_queries(query: str | Iterable[str]) -> list[list[str]]:
    """Return the words of one or several queries as patterns."""
    if isinstance(query, Mapping):
        raise TypeError(
            f"`query` must be a string or a list of them; got a {type(query).__name__}: take one "
            "of its entries."
        )
    queries = [query] if isinstance(query, str) or not isinstance(query, Iterable) else [*query]
    if not queries:
        raise ValueError("`query` must be at least one word, phrase or wildcard; got none.")
    return list(map(parsed, queries))


def hits_of_any(tokens: Tokens, queries: list[list[str]]) -> Hits:
    """Return where any of several queries stands; of those that overlap, the longest stays.

    Hits of a single query may overlap, as those of "سد سد" in "سد سد سد" do.
    """
    found = [hits(tokens, patterns) for patterns in queries]
    if len(found) == 1:
        return found[0]
    return Hits(*longest_first(*map(np.concatenate, zip(*found, strict=True))))


def hits(tokens: Tokens, patterns: list[str], *, find: Find | None = None) -> Hits:
    """Return where the patterns stand one after the other; a phrase never crosses a break.

    A token of several words, as `join_phrases` makes them, is matched by as many patterns.

    Parameters
    ----------
    tokens : Tokens
        The corpus.
    patterns : list of str
        The words of the query.
    find : callable, optional
        Called with the numbers of a pattern and of the one behind the last: where tokens stand
        that match these, ascending. By default, those whose form or unit does.
    """

    def by_labels(first: int, after: int) -> Positions:
        return _tokens_matching(tokens, patterns[first:after])

    find = find or by_labels
    labels = tokens.form_labels, tokens.unit_labels
    most, end = 1 + max(map(most_spaces, labels)), len(patterns)
    # For each pattern: where it and all after it stand, and in how many tokens.
    found: dict[int, Hits] = {}
    for first in reversed(range(end)):
        ways = [
            _before(tokens, find(first, after), found.get(after))
            for after in range(first + 1, min(first + most, end) + 1)
        ]
        # Where there are several ways, that by the longest token is taken.
        positions, lengths = (np.concatenate(part) for part in zip(*reversed(ways), strict=True))
        distinct, at = np.unique(positions, return_index=True)
        found[first] = Hits(distinct, lengths[at])
    return found[0]


def _before(tokens: Tokens, here: Positions, rest: Hits | None) -> Hits:
    """Return which of these tokens stand before the rest of the query, without a break between."""
    if rest is None:
        return Hits(here, np.ones(len(here), dtype=np.int64))
    at = np.searchsorted(rest.positions, here + 1)
    follows = np.append(rest.positions, -1)[at] == here + 1
    here, at = here[follows], at[follows]
    goes_on = ~tokens.breaks[here + 1]
    return Hits(here[goes_on], rest.lengths[at[goes_on]] + 1)


def _tokens_matching(tokens: Tokens, patterns: list[str]) -> Positions:
    """Return the tokens whose form or unit is so many words that match the patterns."""
    matching = _having(tokens.forms, matching_labels(tokens.form_labels, patterns))
    if tokens.unit_labels is not tokens.form_labels:
        matching |= _having(tokens.units, matching_labels(tokens.unit_labels, patterns))
    return np.flatnonzero(matching)


def _having(codes: Codes, sought: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
    """Return which codes are sought; comparing with each of a few is faster than looking up."""
    few = np.flatnonzero(sought).tolist()  # as numpy numbers they would widen the codes
    if len(few) > FEW:
        return sought[codes]
    found = np.zeros(len(codes), dtype=bool)
    for code in few:
        found |= codes == code
    return found


def most_spaces(labels: pd.Index) -> int:
    """Return the number of spaces in the label with most of them."""
    written = pa.array(labels)
    if not (string_bytes(written)[0] == ord(" ")).any():
        return 0
    return int(pc.max(pc.count_substring(written, " ")).as_py() or 0)


def parts_of(patterns: list[str]) -> list[list[str]]:
    """Return the matching keys of what stands between the * of each pattern.

    Examples
    --------
    >>> parts_of(["وزارة", "ال*ية"])
    [['وزاره'], ['ال', 'يه']]
    """
    return [list(map(matching_key, pattern.split("*"))) for pattern in patterns]


def as_regex(parts: list[list[str]]) -> re.Pattern[str]:
    """Return a pattern of the keys of as many words, with any letters between the parts of one.

    The first place of a part inside a word is as good as any other: so it is final, and no word,
    however long, is tried in all ways that its letters can be shared out.

    Examples
    --------
    >>> [bool(as_regex(parts_of(["*ا*ب"])).fullmatch(word)) for word in ("كتاب", "اب", "باب ا")]
    [True, True, False]
    """
    return re.compile(" ".join(map(_word_regex, parts)))


def _word_regex(part: list[str]) -> str:
    first, *inner = map(re.escape, part)
    if not inner:
        return first
    between = "".join(rf"(?>\S*?{letters})" for letters in inner[:-1])
    return rf"{first}{between}\S*{inner[-1]}"


def matching_labels(labels: pd.Index, patterns: list[str]) -> npt.NDArray[np.bool_]:
    """Return which labels are so many words and match the patterns, in any spelling.

    Examples
    --------
    >>> labels = pd.Index(["الحكومه", "حُكومة", "حكوم", "حكومة أردوغان"])
    >>> matching_labels(labels, ["حكومة"]).tolist(), matching_labels(labels, ["*حكومة"]).tolist()
    ([False, True, False, False], [True, True, False, False])
    """
    parts = parts_of(patterns)
    regex = as_regex(parts)
    key = " ".join("*".join(part) for part in parts)[:LONGEST]
    key = key.encode("utf-8", "replace").decode("utf-8")  # half a surrogate is in no label
    some = np.flatnonzero(_may_begin(labels, key[:1]))
    written = pa.array(labels).take(pa.array(some))
    candidates = some[np.asarray(pc.match_substring_regex(written, _spelt(key)))]
    found = np.zeros(len(labels), dtype=bool)
    found[candidates] = [
        label.count(" ") == len(patterns) - 1 and bool(regex.fullmatch(matching_key(label)))
        for label in labels[candidates].tolist()
    ]
    return found


def _may_begin(labels: pd.Index, letter: str) -> npt.NDArray[np.bool_]:
    """Return which labels may begin with a letter of a key or a mark, by their first two bytes."""
    data, bounds = string_bytes(pa.array(labels))
    if letter in ("", "*") or not data.size:
        return np.ones(len(labels), dtype=bool)
    begins = np.zeros((256, 256), dtype=bool)
    for first in map(str.encode, [*_spellings(letter), *filter(ANY_MARK.match, BLOCK)]):
        begins[first[0], first[1] if len(first) > 1 else slice(None)] = True
    at, last = bounds[:-1], len(data) - 1
    return begins[data[np.minimum(at, last)], data[np.minimum(at + 1, last)]]


def _spelt(key: str) -> str:
    """Return a pattern, for Arrow, of the beginning of the labels that may have a key.

    Each letter may be written as any letter that folds to it, with marks before and after.
    """
    marks = f"[{MARKS}]*"
    spellings = ("".join(map(re.escape, _spellings(letter))) for letter in key)
    letters = (".*" if spelling == r"\*" else f"[{spelling}]" for spelling in spellings)
    return f"(?s)^{marks}{marks.join(letters)}"


def _spellings(letter: str) -> str:
    """Return a letter of a key and all that folds to it.

    Examples
    --------
    >>> _spellings("ه"), _spellings("5")
    ('هة', '5\u0665\u06f5')
    """
    folded = map(chr, (*ALEFS_AND_TA_MARBUTA, *DIGITS, ALEF_MAKSURA))
    others = [written for written in folded if matching_key(written) == letter]
    return "".join([letter, *others])
