"""How does a source spell? Words whose standard spelling is certain, and how it writes them."""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Iterable

from mediakit._lists import word_lists
from mediakit._normalize import ANY_MARK, display_text

WORD_EDGE = re.compile(r"^\W+|\W+$")


def _plain(word: str) -> str:
    return ANY_MARK.sub("", word)


@functools.cache
def _pairs() -> dict[str, list[tuple[str, str]]]:
    """Return the right and the other spelling of each word, by habit."""
    bare = str.maketrans("أإ", "اا")
    words = word_lists("spelling")
    return {
        "hamza": [(word, word.translate(bare)) for word in words["hamza"]],
        "ya": [(word, f"{word[:-1]}ى") for word in words["ya"]],
        "ta_marbuta": [(word, f"{word[:-1]}ه") for word in words["ta_marbuta"]],
    }


def chunk_counts(texts: Iterable[str]) -> Counter[str]:
    """Return how often each chunk between spaces stands in the texts."""
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update(text.split())
    return counts


def spelling_habits(texts: Iterable[str]) -> dict[str, float]:
    """Return the share of words spelt in the standard way; NaN where none of them occurs.

    Returns
    -------
    dict
        `hamza`: of common words with أ or إ, the share written with it. `ya`: of words that end in
        ي, the share written so and not with ى. `ta_marbuta`: of words that end in ة, the share
        written so and not with ه.

    Examples
    --------
    >>> spelling_habits(["قال ان الحكومة فى المدينة", "أن الحكومه"])
    {'hamza': 0.5, 'ya': 0.0, 'ta_marbuta': 0.6666666666666666}
    """
    words: Counter[str] = Counter()
    for chunk, number in chunk_counts(texts).items():
        words[_plain(WORD_EDGE.sub("", display_text(chunk)))] += number
    shares = {}
    for habit, pairs in _pairs().items():
        right = sum(words[word] for word, _ in pairs)
        other = sum(words[word] for _, word in pairs)
        shares[habit] = right / (right + other) if right + other else float("nan")
    return shares
