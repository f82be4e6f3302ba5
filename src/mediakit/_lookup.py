"""Where do many patterns stand, by one look at the vocabulary and one at the tokens?"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from mediakit._encode import Codes
from mediakit._gather import as_labels, ranges
from mediakit._normalize import each_matching_key
from mediakit._query import Hits, Positions, as_regex, hits, most_spaces, parts_of, words_of
from mediakit._readings import ENCLITIC, PROCLITIC, may_read, readings
from mediakit._tokens import Tokens

Keys = npt.NDArray[np.object_]
SOUGHT_TOGETHER = 500  # words in one regular expression
# Some words of a pattern, and what may be taken off a form to find them.
Part = tuple[tuple[str, ...], int]


class _Spellings(NamedTuple):
    """The words that forms can be, sorted by their keys.

    ::

        keys         bounds      forms               off
        حكومه         0           حكومة               0
                                 والحكومة             PROCLITIC
                                 وحكومتهم             PROCLITIC | ENCLITIC
        رئيس          3           رئيس                0
    """

    keys: pd.Index
    bounds: Positions
    forms: Codes
    off: npt.NDArray[np.uint8]

    def forms_of(self, part: Part) -> Codes:
        """Return the forms that can be these words."""
        words, allowed = part
        keys = _matching(self.keys, [*words])
        rows = ranges(self.bounds[keys], self.bounds[keys + 1] - self.bounds[keys])
        return np.unique(self.forms[rows[self.off[rows] & ~np.uint8(allowed) == 0]])


class _Places(NamedTuple):
    """The positions of forms, sorted by form, and where those of each begin and end."""

    positions: Positions
    bounds: Positions

    def of(self, forms: Codes) -> Positions:
        """Return where any of some forms stands, in ascending order."""
        first, end = self.bounds[forms], self.bounds[forms + 1]
        return np.sort(self.positions[ranges(first, end - first)])


def find_all(tokens: Tokens, patterns: Iterable[str], *, clitics: bool) -> dict[str, Hits]:
    """Return where each pattern stands, as `hits` does.

    Parameters
    ----------
    tokens : Tokens
        Words or lemmas.
    patterns : iterable of str
        Words, phrases and wildcards.
    clitics : bool
        Also find forms that `readings` reads as the word: with what is written onto its beginning
        and end; before the first and after the last word of a phrase.
    """
    words = {pattern: words_of(pattern) for pattern in patterns}
    edges = {edge for each in words.values() for edge in (each[0], each[-1])} if clitics else ()
    spellings = _spellings(tokens, sorted(edges))
    most = 1 + max(map(most_spaces, (tokens.form_labels, tokens.unit_labels)))
    parts = {part for each in words.values() for part in _parts(each, most)}
    forms = {part: spellings.forms_of(part) for part in parts}
    places = _places(tokens, [*forms.values()])
    return {pattern: _hits(tokens, each, forms, places) for pattern, each in words.items()}


def _part(words: list[str], first: int, after: int) -> Part:
    """Return the words of a pattern from one to before another."""
    before_it, after_it = PROCLITIC * (first == 0), ENCLITIC * (after == len(words))
    return tuple(words[first:after]), before_it | after_it


def _parts(words: list[str], most: int) -> Iterable[Part]:
    """Yield all parts of a pattern of at most so many words."""
    for first in range(len(words)):
        for after in range(first + 1, min(first + most, len(words)) + 1):
            yield _part(words, first, after)


def _hits(tokens: Tokens, words: list[str], forms: dict[Part, Codes], places: _Places) -> Hits:
    def find(first: int, after: int) -> Positions:
        return places.of(forms[_part(words, first, after)])

    if len(words) == 1:
        positions = find(0, 1)
        return Hits(positions, np.ones(len(positions), dtype=np.int64))
    return hits(tokens, words, find=find)


def _matching(keys: pd.Index, words: list[str]) -> Positions:
    """Return which keys are so many words and match them."""
    parts = parts_of(words)
    if all(len(part) == 1 for part in parts):
        at = keys.get_indexer([" ".join(part[0] for part in parts)])
        return at[at >= 0]
    begins, longest = parts[0][0], max((piece for part in parts for piece in part), key=len)
    having = pc.starts_with if begins else pc.match_substring
    holds = having(pa.array(keys), begins or longest)
    candidates = np.flatnonzero(np.asarray(holds))
    regex = as_regex(parts)
    matches = [regex.fullmatch(key) is not None for key in keys[candidates].tolist()]
    return candidates[np.array(matches, dtype=bool)]


def _spellings(tokens: Tokens, edges: list[str]) -> _Spellings:
    """Return the words that each form can be; with clitics, if it can be one of the edges."""
    own = np.array(each_matching_key(tokens.form_labels.tolist()), dtype=object)
    forms, keys = _by_unit(tokens, own)
    read, as_keys, off = _read(tokens.form_labels, own, edges)
    codes, distinct = pd.factorize(np.concatenate([own, keys, as_keys]))
    order = np.argsort(codes, kind="stable")
    of_form = np.concatenate([np.arange(len(own), dtype=np.int32), forms, read])
    whole = np.zeros(len(own) + len(forms), dtype=np.uint8)
    bounds = np.append(0, np.cumsum(np.bincount(codes, minlength=len(distinct))))
    return _Spellings(as_labels(distinct), bounds, of_form[order], np.append(whole, off)[order])


def _by_unit(tokens: Tokens, own: Keys) -> tuple[Codes, Keys]:
    """Return the forms whose unit has another key than they, and that key."""
    if tokens.unit_labels is tokens.form_labels:
        return np.zeros(0, dtype=np.int32), own[:0]
    unit = np.full(len(own), -1, dtype=np.int32)
    unit[tokens.forms] = tokens.units
    used = np.flatnonzero(unit >= 0).astype(np.int32)
    keys = np.array(each_matching_key(tokens.unit_labels.tolist()), dtype=object)[unit[used]]
    differ = keys != own[used]
    return used[differ], keys[differ]


def _read(
    labels: pd.Index, own: Keys, edges: list[str]
) -> tuple[Codes, Keys, npt.NDArray[np.uint8]]:
    """Return the forms that may be one of some words, with a key that each is read as, and bits.

    One regular expression finds the few forms of which the readings are worth asking for.
    """
    written, may = pa.array(own, pa.large_string()), np.zeros(len(own), dtype=bool)
    for at in range(0, len(edges), SOUGHT_TOGETHER):
        pattern = may_read(parts_of(edges[at : at + SOUGHT_TOGETHER]))
        may |= np.asarray(pc.match_substring_regex(written, pattern))
    candidates = zip(np.flatnonzero(may).tolist(), labels[may].tolist(), strict=True)
    read = [(form, *each) for form, label in candidates for each in readings(label)]
    forms, keys, off = zip(*read, strict=True) if read else ((), (), ())
    return np.array(forms, np.int32), np.array(keys, object), np.array(off, np.uint8)


def _places(tokens: Tokens, forms: list[Codes]) -> _Places:
    """Return the positions of some forms."""
    sought = np.zeros(len(tokens.form_labels) + 1, dtype=bool)
    for codes in forms:
        sought[codes] = True
    positions = np.flatnonzero(sought[tokens.forms])
    found = tokens.forms[positions]
    sizes = np.bincount(found, minlength=len(tokens.form_labels))
    return _Places(positions[np.argsort(found, kind="stable")], np.append(0, np.cumsum(sizes)))
