"""What stands around words of many texts? The ordinary lines are cut all at once."""

from __future__ import annotations

import functools
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from mediakit._characters import (
    LATIN,
    LETTER,
    LINE_ENDS,
    ODD,
    SPACE,
    as_strings,
    clean_characters,
    number_before,
    tables,
)
from mediakit._cut import with_marks_in_order
from mediakit._gather import kept, ranges, taken, where
from mediakit._word_places import Texts

Bits = npt.NDArray[np.bool_]
Integers = npt.NDArray[np.integer]
Positions = npt.NDArray[np.int64]
SLACK = 30  # bytes beside its words in which a context is sought
BLANK = ord(" ")


class Contexts(NamedTuple):
    """The words of lines: where among all forms a line, its node and what is after it begin.

    ::

        forms      قال   رئيس   الحكومة   إن   قال   رئيس   الوفد
        bounds     0     1      2               4                     and where the line ends
                                               4     5      6         7
    """

    forms: pa.Array
    bounds: Positions  # of shape (lines, 4)


class Lines(NamedTuple):
    """Before, node and after of some lines."""

    which: Positions
    before: pa.Array
    node: pa.Array
    after: pa.Array


def cut_lines(
    texts: Texts, text: Positions, places: Positions, contexts: Contexts, *, keep_numbers: bool
) -> Lines:
    """Return those lines around places of the texts that are certain.

    They are where the forms are all that there is of letters, and nothing is odd::

        … قال رئيس («السد»، إن 5 دول …        the words between what is no letter: the forms
    """
    windows = _windows(_around(texts, text, places, contexts), keep_numbers=keep_numbers)
    words = _words(windows)
    before = words.before[windows.starts]
    numbers = contexts.bounds + (before[1::2] - contexts.bounds[:, 1])[:, None]
    which = np.flatnonzero((numbers[:, 0] >= before[:-1:2]) & (numbers[:, 3] <= before[2::2]))
    which = which[_are_alike(words.forms, numbers[which], contexts.forms, contexts.bounds[which])]
    first, node, end, last = numbers[which].T
    bounds = (words.starts[first], words.starts[node], words.ends[end - 1], words.ends[last - 1])
    odd = number_before(windows.kinds == ODD)
    plain = odd[np.maximum(bounds[0] - 1, 0)] == odd[bounds[3] + 1]
    return _lines(which[plain], windows.letters, *(bound[plain] for bound in bounds))


def _around(texts: Texts, text: Positions, places: Positions, contexts: Contexts) -> pa.Array:
    """Return two strings of each text, cut at spaces: what is before a place, and from there on.

    A line's end is after the second, so that no word goes on in the next line.
    """
    sizes = np.append(0, np.cumsum(pc.binary_length(contexts.forms).to_numpy() + 1))
    first, node, _, last = sizes[contexts.bounds].T
    least = np.maximum(places - (node - first) - SLACK, texts.starts[text])
    most = np.minimum(places + (last - node) + SLACK, texts.ends[text])
    bounds = (texts.starts[text], least, places, most, texts.ends[text])
    parts: list[bytes] = []
    raw = texts.raw
    for start, least, at, most, end in np.stack(bounds, axis=1).tolist():
        cut = raw.find(b" ", most, end)
        parts.append(raw[max(raw.rfind(b" ", start, least), start) : at])
        parts.append(raw[at : end if cut < 0 else cut] + b"\n")
    return pa.array(parts, pa.binary()).cast(pa.string())


class _Windows(NamedTuple):
    """Clean characters as they are shown, any white space as one space, and what they are."""

    letters: npt.NDArray[np.uint16]
    kinds: npt.NDArray[np.uint8]
    starts: Integers  # of each of the strings, and the end


def _windows(strings: pa.Array, *, keep_numbers: bool) -> _Windows:
    """Return the characters of strings."""
    of = tables(keep_numbers=keep_numbers)
    characters, starts = clean_characters(strings, of)
    opens = np.zeros(len(characters) + 1, dtype=bool)
    opens[starts] = True
    characters = with_marks_in_order(characters, opens, of)
    letters = taken(_as_shown(keep_numbers=keep_numbers), characters)
    blank = letters == BLANK
    stays = ~(blank & np.append(False, blank)[:-1])
    kinds = taken(of.kind, kept(characters, stays))
    return _Windows(kept(letters, stays), kinds, number_before(stays)[starts])


@functools.cache
def _as_shown(*, keep_numbers: bool) -> npt.NDArray[np.uint16]:
    """Return the table of characters as they are shown, white space as a space."""
    of = tables(keep_numbers=keep_numbers)
    table = of.display.copy()
    table[of.kind == SPACE] = table[[*map(ord, LINE_ENDS)]] = BLANK
    table.setflags(write=False)
    return table


class _Words(NamedTuple):
    """What is between characters that are no letters: where it is, and how many before each."""

    forms: pa.Array
    starts: Integers
    ends: Integers
    before: Integers


def _words(windows: _Windows) -> _Words:
    """Return the words of windows, as if none had anything but letters."""
    in_word = (windows.kinds >= LETTER) & (windows.kinds <= LATIN)
    opens = in_word & ~np.append(False, in_word)[:-1]
    starts, ends = where(opens), where(in_word & ~np.append(in_word, False)[1:]) + 1
    forms = as_strings(kept(windows.letters, in_word), ends - starts)
    return _Words(forms, starts, ends, number_before(opens))


def _are_alike(words: pa.Array, numbers: Positions, forms: pa.Array, bounds: Positions) -> Bits:
    """Return the lines of which all words are the forms that they have."""
    sizes = bounds[:, 3] - bounds[:, 0]
    found = words.take(pa.array(ranges(numbers[:, 0], sizes)))
    known = forms.take(pa.array(ranges(bounds[:, 0], sizes)))
    different = number_before(np.asarray(pc.not_equal(found.cast(forms.type), known)))
    ends = np.cumsum(sizes)
    return different[ends] == different[ends - sizes]


def _lines(
    which: Positions,
    letters: npt.NDArray[np.uint16],
    start: Integers,
    node: Integers,
    end: Integers,
    stop: Integers,
) -> Lines:
    """Return the lines between these places, without the spaces around the node."""
    before_end = np.maximum(node - (letters[node - 1] == BLANK), start)
    after_start = np.minimum(end + (letters[end] == BLANK), stop)
    pieces = (start, before_end), (node, end), (after_start, stop)
    return Lines(which, *(_pieces(letters, *bounds) for bounds in pieces))


def _pieces(letters: npt.NDArray[np.uint16], starts: Integers, ends: Integers) -> pa.Array:
    """Return some letters as strings."""
    return as_strings(letters[ranges(starts, ends - starts)], ends - starts)
