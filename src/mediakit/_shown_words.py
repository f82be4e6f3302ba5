"""Which words stand in the lines of a concordance?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from mediakit._encode import Codes, as_labels, compact
from mediakit._excerpts import Shown
from mediakit._gather import ranges
from mediakit._passages import Contexts
from mediakit._query import Hits, most_spaces
from mediakit._tokens import Tokens
from mediakit._word_places import Nodes

Positions = npt.NDArray[np.int64]


class _Words(NamedTuple):
    """The words of some articles as codes: a joined phrase is several.

    ::

        tokens      قال   الأمم المتحدة   أن        of one article
        codes       0     1     2        3          into `labels`
        begin       0     1              3     4    where the words of each token begin, and the end
        articles    0                          4    and those of each article
    """

    codes: Codes
    labels: pd.Index
    begin: Positions
    articles: Positions


def _words(tokens: Tokens, articles: Positions) -> _Words:
    """Return the words of articles, one after the other."""
    sizes = tokens.sizes[articles]
    codes = tokens.forms[ranges(tokens.starts[articles], sizes)]
    bounds = np.append(0, np.cumsum(sizes))
    if not most_spaces(tokens.form_labels):
        return _Words(codes, tokens.form_labels, np.arange(len(codes) + 1), bounds)
    codes, labels = compact(codes, tokens.form_labels)
    number = np.asarray(pc.count_substring(pa.array(labels), " ")).astype(np.int64) + 1
    begin = np.append(0, np.cumsum(number[codes]))
    places = ranges((np.cumsum(number) - number)[codes], number[codes])
    each, words = pd.factorize(np.array(" ".join(labels.tolist()).split(" "), dtype=object))
    return _Words(each[places].astype(np.int32), as_labels(words), begin, begin[bounds])


def _occurrences(words: _Words, nodes: Positions) -> tuple[Positions, Positions]:
    """Return how many words of its article have each node's form: before the node, and in all."""
    sought = np.zeros(len(words.labels), dtype=bool)
    sought[words.codes[nodes]] = True
    places = np.flatnonzero(sought[words.codes])
    article = np.searchsorted(words.articles, places, side="right")
    keys = article * len(words.labels) + words.codes[places]
    order = np.argsort(keys, kind="stable")
    first, end = (
        np.searchsorted(keys[order], keys[order], side=side) for side in ("left", "right")
    )
    before, number = np.empty((2, len(keys)), dtype=np.int64)
    before[order], number[order] = np.arange(len(keys)) - first, end - first
    at = np.searchsorted(places, nodes)
    return before[at], number[at]


class ShownWords(NamedTuple):
    """The words of lines, and where they stand among the words of their text."""

    labels: pa.Array  # which the codes of the nodes' forms are of
    nodes: Nodes
    contexts: Contexts
    numbers: Positions  # of shape (lines, 4), as `contexts.bounds`, but of the words of the text

    def each(self, which: Positions) -> Iterator[Shown]:
        """Yield the words of some lines."""
        bounds = self.contexts.bounds[which]
        sizes = bounds[:, 3] - bounds[:, 0]
        places = ranges(bounds[:, 0], sizes)
        forms = self.contexts.forms.take(pa.array(places)).to_numpy(zero_copy_only=False).tolist()
        numbers = [*self.numbers[which].T, self.nodes.before[which], self.nodes.number[which]]
        ends = np.cumsum(sizes)
        columns = zip(*np.stack([*numbers, ends - sizes, ends]).tolist(), strict=True)
        for first, node, end, last, occurrence, occurrences, start, stop in columns:
            yield Shown(first, node, end, last, forms[start:stop], occurrence, occurrences)


def shown_words(tokens: Tokens, found: Hits, rows: Positions, window: int) -> ShownWords:
    """Return the words of each hit's line."""
    articles, article = np.unique(rows, return_inverse=True)
    words = _words(tokens, articles)
    starts, ends = tokens.starts[rows], tokens.starts[rows + 1]
    bounds = (
        np.maximum(found.positions - window, starts),
        found.positions,
        found.positions + found.lengths,
        np.minimum(found.positions + found.lengths + window, ends),
    )
    # From positions in the corpus to tokens of these articles, to their words.
    moved = np.append(0, np.cumsum(tokens.sizes[articles]))[article] - starts
    places = np.stack([words.begin[positions + moved] for positions in bounds], axis=1)
    first, sizes = places[:, :1], places[:, 3] - places[:, 0]
    labels = pa.array(words.labels)
    forms = labels.take(pa.array(words.codes[ranges(places[:, 0], sizes)]))
    in_row = (np.cumsum(sizes) - sizes)[:, None]
    return ShownWords(
        labels,
        Nodes(article, words.codes[places[:, 1]], *_occurrences(words, places[:, 1])),
        Contexts(forms, places - first + in_row),
        places - words.articles[article][:, None],
    )
