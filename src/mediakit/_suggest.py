"""Which word of the corpus may somebody have meant?"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from mediakit._normalize import each_matching_key, matching_key
from mediakit._order import ranking
from mediakit._tokens import Tokens
from mediakit._type_counts import type_counts

SHORTEST_SUGGESTED_FOR = 4  # letters; of shorter words, one letter more or less is another word


def suggestions(tokens: Tokens, words: Iterable[str]) -> list[str | None]:
    """Return for each word the commonest one of the corpus that differs in one letter, or None.

    Examples
    --------
    >>> suggestions(Tokens.from_lists([["الحكومة", "النقابة"]]), ["الحكمة", "قال", "السفينة"])
    ['الحكومة', None, None]
    """
    keys = pa.array(each_matching_key(tokens.unit_labels.tolist()), pa.large_string())
    counts = type_counts(tokens.units, len(tokens.unit_labels))
    found: list[str | None] = []
    for key in map(matching_key, words):
        close = np.zeros(0, dtype=np.intp)
        if len(key) >= SHORTEST_SUGGESTED_FOR and key.isalpha():
            like = pc.match_substring_regex(keys, _one_letter_off(key))
            close = np.flatnonzero(np.asarray(like) & (counts > 0))
        best = close[ranking(counts[close], tokens.unit_labels[close])[:1]]
        found.append(tokens.unit_labels[best[0]] if len(best) else None)
    return found


def hint(tokens: Tokens, words: Iterable[str]) -> str:
    """Return " Did you mean …?" where a word has a suggestion, the first one; else nothing."""
    meant = [word for word in suggestions(tokens, words) if word]
    return f" Did you mean {meant[0]}?" if meant else ""


def _one_letter_off(key: str) -> str:
    """Return a pattern of the words that differ from a key in one letter.

    Examples
    --------
    >>> import re
    >>> words = ["حكمه", "حكوومه", "جكومه", "حوكمه", "حكم"]
    >>> [bool(re.match(_one_letter_off("حكومه"), word)) for word in words]
    [True, True, True, True, False]
    """
    ways = [key[:at] + ".?" + key[at + 1 :] for at in range(len(key))]
    ways += [key[:at] + "." + key[at:] for at in range(len(key) + 1)]
    ways += [key[:at] + key[at + 1] + key[at] + key[at + 2 :] for at in range(len(key) - 1)]
    return f"^(?:{'|'.join(ways)})$"
