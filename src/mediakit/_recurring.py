"""What recurs at the edges of one source's articles: the statistics of boilerplate."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from mediakit._credits import LONGEST_PART, SEPARATOR
from mediakit._fused import fused_ending
from mediakit._lines import Line, ends_a_sentence
from mediakit._lists import key_of
from mediakit._patterns import SHORT
from mediakit._places import places

DIGITS = re.compile(r"[0-9\u0660-\u0669]+")
FEWEST = 5  # articles; what recurs in fewer is chance
FIRST, LAST = 2, 5  # lines from an article's start and end that are its edges
EDGE_SHARE = 0.8  # of a line's occurrences that must be at an edge
# Words from an article's end in which its source's mark may stand; a third of a short one.
TAIL = 40
END = 1500  # characters that hold three times so many words
LONG_ENOUGH = 25  # words; in shorter texts every word is near the end
# A mark (سمات in "… سمات الرئاسة المصرية") is in the ends of a fifth of the articles and almost
# nowhere else, and what it opens is no sentence.
MARK_SHARE, MARK_AT_END, MARK_NO_SENTENCE = 0.2, 0.9, 0.8
MARK_ENDS = ".:،؛-"
# What an outlet's name is called without: صحيفة المرفأ, معا الإخبارية
FRAMES = frozenset(
    map(
        key_of,
        ("صحيفة", "جريدة", "وكالة", "موقع", "بوابة", "قناة", "شبكة", "الإخبارية", "الإخباري",
         "للأنباء", "الإلكترونية", "نت"),
    )
)  # fmt: skip
OUTLET_SHARE = 0.02  # of the articles, in whose heads the outlet's name for itself recurs


@dataclass(frozen=True)
class Recurring:
    """What recurs in one source; all empty where it has too few articles to tell."""

    lines: dict[str, tuple[int, float]] = field(default_factory=dict)  # articles, share at an edge
    marks: frozenset[str] = frozenset()
    outlets: frozenset[str] = frozenset()

    def is_tail(self, line: Line) -> bool:
        """Return whether a line is a recurring one that is no sentence of an article."""
        if line.size > SHORT or masked(line.shown) not in self.lines:
            return False
        sentence = re.search(r"(?<!\.)[.؟!]\s*$", line.shown)
        return not sentence and self.lines[masked(line.shown)][1] >= EDGE_SHARE

    def begins_with_mark(self, line: Line) -> bool:
        """Return whether a line begins with the source's own mark and is no sentence."""
        first = line.shown.split(maxsplit=1)[0].strip(MARK_ENDS)
        return first in self.marks and not ends_a_sentence(line.shown)


def own_names(source: str) -> frozenset[str]:
    """Return the keys of a source's name, with and without صحيفة and the like.

    Examples
    --------
    >>> own_names("صحيفة المرفأ") == {"صحيفه المرفا", "المرفا"}
    True
    """
    key = key_of(source)
    short = " ".join(word for word in key.split() if word not in FRAMES)
    return frozenset({key, short if short not in places() else key} - {""})


def tail_size(words: int) -> int:
    """Return how many of an article's last words are its tail."""
    return max(1, min(TAIL, words // 3))


def masked(line: str) -> str:
    """Return a line with one space between words and 0 for each number.

    Examples
    --------
    >>> masked(" 88591  - Stc")
    '0 - Stc'
    """
    return DIGITS.sub("0", " ".join(line.split()))


def _recurring_lines(texts: Sequence[list[Line]], fewest: float) -> dict[str, tuple[int, float]]:
    """Return the short lines that recur: in how many articles, and how often at an edge."""
    articles: Counter[str] = Counter()
    places: Counter[str] = Counter()
    edges: Counter[str] = Counter()
    for lines in texts:
        short = [(at, masked(line.shown)) for at, line in enumerate(lines) if line.size <= SHORT]
        at_edge = [key for at, key in short if at < FIRST or at >= len(lines) - LAST]
        articles.update({key for _, key in short})
        places.update([key for _, key in short])
        edges.update(at_edge)
    return {
        key: (number, edges[key] / places[key])
        for key, number in articles.items() if number >= fewest
    }  # fmt: skip


class _Ending(NamedTuple):
    """The last words of an article, less a known ending; the label of that, if it is of tags."""

    words: set[str]
    is_open: bool
    label: str | None


def _ending_of(lines: list[Line]) -> _Ending:
    words = " ".join(line.shown for line in lines[-TAIL:])[-END:].split()
    known, label = fused_ending(lines[-1].shown), None
    if known:
        ending = lines[-1].shown[known[1] :].split()
        words = words[: len(words) - len(ending)]
        label = ending[0].strip(MARK_ENDS) if known[0] == "tags" else None
    last = words[-tail_size(len(words)) :] if len(words) >= LONG_ENOUGH else []
    tail = {word.strip(MARK_ENDS) for word in last} - {""}
    return _Ending(tail, bool(words) and not ends_a_sentence(words[-1]), label)


def _marks(texts: Sequence[list[Line]]) -> frozenset[str]:
    """Return the words with which the source's own additions to an article's end begin."""
    endings = [ending for lines in texts if (ending := _ending_of(lines)).words]
    if len(endings) < FEWEST:
        return frozenset()
    ends = Counter(word for ending in endings for word in ending.words)
    open_ends = Counter(word for ending in endings if ending.is_open for word in ending.words)
    labels = Counter(ending.label for ending in endings if ending.label)
    fewest = MARK_SHARE * len(endings)
    likely = {
        word for word, number in ends.items()
        if number >= fewest and len(word) > 2 and word.isalpha()
        and open_ends[word] >= MARK_NO_SENTENCE * number
    }  # fmt: skip
    anywhere = _occurrences(texts, likely) if likely else Counter()
    marks = {word for word in likely if ends[word] >= MARK_AT_END * anywhere[word]}
    return frozenset(marks | {label for label, number in labels.items() if number >= fewest})


def _occurrences(texts: Sequence[list[Line]], wanted: set[str]) -> Counter[str]:
    """Return how often the wanted words stand in the texts, wherever it is."""
    found: Counter[str] = Counter()
    for lines in texts:
        words = (word.strip(MARK_ENDS) for line in lines for word in line.shown.split())
        found.update(word for word in words if word in wanted)
    return found


def _outlets(texts: Sequence[list[Line]]) -> frozenset[str]:
    """Return what recurs in the credits at the heads: عين اليوم in "عمر إبراهيم – عين اليوم"."""
    heads: Counter[str] = Counter()
    for lines in texts:
        first = " ".join(lines[0].shown.split()[:12]) if lines else ""
        parts = SEPARATOR.split(first.partition(":")[0])
        if len(parts) > 1:
            heads.update({key_of(part) for part in parts if len(part.split()) <= LONGEST_PART})
    fewest = OUTLET_SHARE * len(texts)
    return frozenset(key for key, number in heads.items() if key and number >= fewest)


def recurring(
    texts: Iterable[list[Line]], source: str, *, min_share: float = 0.01, min_articles: int = 100
) -> Recurring:
    """Return what recurs in the articles of one source.

    Parameters
    ----------
    texts : iterable of lists of Line
        The lines of each article.
    source : str
        The source's name, which its credits may hold.
    min_share : float
        The share of the articles that a line must be in; five of them at the least.
    min_articles : int
        Sources with fewer articles have no statistics.
    """
    articles = [lines for lines in texts if lines]
    own_name = own_names(source)
    if len(articles) < min_articles:
        return Recurring(outlets=own_name)
    lines = _recurring_lines(articles, max(FEWEST, min_share * len(articles)))
    return Recurring(lines, _marks(articles), _outlets(articles) | own_name)
