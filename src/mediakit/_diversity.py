"""How varied are the words of each source?"""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from mediakit._check import check_at_least
from mediakit._count import By, group_name, groups_of
from mediakit._gather import ranges
from mediakit._repeats import previous
from mediakit._tokens import Tokens
from mediakit._type_counts import Integers, types_by_article

Floats = npt.NDArray[np.float64]
MTLD_RATIO = 0.72  # a stretch of text ends where its types by tokens come down to this
SAMPLE = 42  # the tokens that HD-D draws
STEP = 128  # tokens that are looked at together for the end of a stretch; it doubles


class Texts(NamedTuple):
    """The tokens of each group of articles, as one text each, one after the other.

    ::

        units          0 1 0 2 | 1 1       six tokens of two groups
        pointers       0         4 6       where the text of each group begins, and the end
    """

    units: npt.NDArray[np.int32]
    pointers: Integers

    @property
    def sizes(self) -> Integers:
        """N, the tokens of each text."""
        return np.diff(self.pointers)

    @property
    def begins(self) -> Integers:
        """Where the text of each token begins."""
        return np.repeat(self.pointers[:-1], self.sizes)

    def reversed(self) -> Texts:
        """Return the texts read backwards, the last one first."""
        return Texts(self.units[::-1], len(self.units) - self.pointers[::-1])


class Spectrum(NamedTuple):
    """How many types of each text occur once, twice, …: V(i, N), a row for each text and i."""

    texts: Integers
    occurrences: Floats  # i
    types: Floats  # V(i, N)
    sizes: Floats  # N of each text

    def sums(self, values: Floats) -> Floats:
        """Return Σ V(i, N) · value over i, for each text."""
        found = np.bincount(self.texts, self.types * values, minlength=len(self.sizes))
        return np.asarray(found, dtype=float)


def yule_k(spectrum: Spectrum) -> Floats:
    """Return K = 10⁴ (Σ i² V(i, N) − N) / N² (Yule 1944); low is varied."""
    squares = spectrum.sums(spectrum.occurrences**2)
    return 1e4 * (squares - spectrum.sizes) / spectrum.sizes**2


def simpson_d(spectrum: Spectrum) -> Floats:
    """Return D = Σ V(i, N) i/N (i−1)/(N−1) (Simpson 1949): how often two tokens are the same."""
    pairs = spectrum.sums(spectrum.occurrences * (spectrum.occurrences - 1))
    return pairs / (spectrum.sizes * (spectrum.sizes - 1))


def entropy(spectrum: Spectrum) -> Floats:
    """Return H = −Σ p log₂ p over the types, in bits (Shannon 1948); high is varied."""
    repeated = spectrum.sums(spectrum.occurrences * np.log2(spectrum.occurrences))
    return np.log2(spectrum.sizes) - repeated / spectrum.sizes


def hdd(spectrum: Spectrum) -> Floats:
    """Return HD-D, the types to expect in 42 tokens drawn at random, by 42.

    McCarthy & Jarvis (2007). A type of i tokens is not among them with probability
    C(N−i, 42) / C(N, 42), which is the product of (N−i−k) / (N−k), k = 0 … 41.
    """
    sizes = spectrum.sizes[spectrum.texts]
    absent = np.ones(len(sizes))
    for drawn in range(SAMPLE):
        absent *= (sizes - spectrum.occurrences - drawn) / (sizes - drawn)
    return np.where(spectrum.sizes < SAMPLE, np.nan, spectrum.sums(1 - absent) / SAMPLE)


def mattr(texts: Texts, window: int) -> Floats:
    """Return the mean of types by tokens over all windows of a text (Covington & McFall 2010).

    A token is its type's first in the windows that begin after the token of the type before it:
    as many types as windows, summed, are as many tokens as windows in which each is the first.
    """
    places, begins = np.arange(len(texts.units)), texts.begins
    first = np.maximum(previous(texts.units) + 1, np.maximum(places - window + 1, begins))
    last = np.minimum(places, np.repeat(texts.pointers[1:], texts.sizes) - window)
    windows = np.maximum(last - first + 1, 0)
    sums = np.append(0, np.cumsum(windows))[texts.pointers]
    of_a_text = texts.sizes - window + 1
    return np.where(of_a_text > 0, np.diff(sums) / (window * of_a_text), np.nan)


def _end_of_stretch(before: Integers, start: int, end: int) -> tuple[int, float]:
    """Return where the stretch of text that begins at `start` ends, and its types by tokens."""
    step = STEP
    while True:
        stop = min(start + step, end)
        types = np.cumsum(before[start:stop] < start)
        ratios = types / np.arange(1, stop - start + 1)
        low = int((ratios <= MTLD_RATIO).argmax())
        ratio = float(ratios[low])
        if ratio <= MTLD_RATIO:
            return start + low + 1, ratio
        if stop == end:
            return end, float(ratios[-1])
        step *= 2


def _stretches(before: Integers, start: int, end: int) -> float:
    """Return how many stretches a text has; of the unfinished last one, a fraction."""
    stretches = 0.0
    while start < end:
        start, ratio = _end_of_stretch(before, start, end)
        stretches += min((1 - ratio) / (1 - MTLD_RATIO), 1)
    return stretches


def _one_direction(texts: Texts) -> Floats:
    before, bounds = previous(texts.units), texts.pointers.tolist()
    stretches = [_stretches(before, start, end) for start, end in pairwise(bounds)]
    lengths = texts.sizes / np.array(stretches, dtype=float)
    return np.where(np.isfinite(lengths), lengths, np.nan)


def mtld(texts: Texts) -> Floats:
    """Return the mean length of stretches of .72 types by tokens (McCarthy & Jarvis 2010).

    A stretch ends where the ratio comes down to .72; of the unfinished last one counts
    (1 − ratio) / (1 − .72). The mean of both directions of reading; missing where no word recurs.
    """
    return (_one_direction(texts) + _one_direction(texts.reversed())[::-1]) / 2


def _texts(tokens: Tokens, group: Integers, groups: int) -> Texts:
    """Return the texts of the groups, their articles in the order in which they stand."""
    order = np.argsort(group, kind="stable")
    order = order[group[order] >= 0]
    sizes = np.bincount(group[order], tokens.sizes[order], minlength=groups)
    pointers = np.append(0, np.cumsum(sizes.astype(np.int64)))
    return Texts(tokens.units[ranges(tokens.starts[:-1][order], tokens.sizes[order])], pointers)


def _spectrum(texts: Texts, types: int) -> Spectrum:
    """Return how many types of each text occur once, twice and so on."""
    of_text, counts = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)]
    rows = np.arange(len(texts.sizes))
    for found in types_by_article(texts.units, texts.pointers, rows, types):
        of_text.append(np.repeat(found.articles, np.diff(found.pointers)))
        counts.append(found.counts.astype(np.int64))
    keys = np.concatenate(of_text) << 32 | np.concatenate(counts)
    distinct, number = np.unique(keys, return_counts=True)
    occurrences = (distinct & 0xFFFFFFFF).astype(float)
    return Spectrum(distinct >> 32, occurrences, number.astype(float), texts.sizes.astype(float))


def check_window(window: float) -> None:
    """Raise ValueError unless the window is a whole number of tokens."""
    check_at_least(window, 1, "window")
    if window % 1:
        raise ValueError(f"`window` must be a whole number of tokens; got {window}.")


def diversity(
    tokens: Tokens, by: By = "source", *, window: int = 500, families: bool = False
) -> pd.DataFrame:
    """Measure how varied the vocabulary of each group is.

    The ratio of types to tokens falls with every further token, and so do all measures made of
    it: compare groups of different sizes by `mattr` (or `mtld` and `hdd`, which change little).
    A group is read as one text, its articles in the order in which they stand. What a text is
    too short for is missing for that text alone; the others keep their window.

    Parameters
    ----------
    tokens : Tokens
        Words, lemmas or n-grams.
    by : str, list of str or None
        What a text is, as for `count`: "source", "article", "date:W" …
    window : int
        The tokens of the moving window of `mattr`.
    families : bool
        Let each wire family count once in a group, with its earliest article; where each group is
        an article this changes nothing, with a warning.

    Returns
    -------
    DataFrame
        `group`, `tokens` (N), `types` (V), `ttr` (V / N), `root_ttr` (V / √N), `cttr` (V / √2N),
        `herdan_c` (ln V / ln N), `maas` (a = √((log N − log V) / (log N)²), logarithms of base
        10; low is varied), `yule_k`, `simpson_d` (low is varied), `mattr` (missing below `window`
        tokens), `mtld` (in tokens; missing where no word recurs), `hdd` (0 to 1; missing below 42
        tokens), `entropy` (bits). In the order of the groups.

    Raises
    ------
    ValueError
        If a column or period is unknown, `window` is not a whole number from 1, or families are
        not marked.

    Examples
    --------
    >>> tokens = Tokens.from_lists([["قال", "السد", "قال", "النهر"], ["قال", "قال"]])
    >>> diversity(tokens, by="article", window=2)[["group", "tokens", "types", "ttr", "mattr"]]
      group  tokens  types   ttr  mattr
    0     1       4      3  0.75    1.0
    1     2       2      1  0.50    0.5

    References
    ----------
    Guiraud, P. (1954); Carroll, J. B. (1964); Herdan, G. (1960); Maas, H.-D. (1972), Zeitschrift
    für Literaturwissenschaft und Linguistik 8, 73-79; Yule, G. U. (1944). The statistical study of
    literary vocabulary. Simpson, E. H. (1949), Nature 163, 688. Covington, M. A. & McFall, J. D.
    (2010), Journal of Quantitative Linguistics 17, 94-100 (MATTR). McCarthy, P. M. & Jarvis, S.
    (2007), Language Testing 24, 459-488 (HD-D); (2010), Behavior Research Methods 42, 381-392
    (MTLD). Tweedie, F. J. & Baayen, R. H. (1998), Computers and the Humanities 32, 323-352.
    """
    check_window(window)
    group, groups = groups_of(tokens, by, families)
    texts = _texts(tokens, group, len(groups))
    spectrum = _spectrum(texts, len(tokens.unit_labels))
    types = spectrum.sums(np.ones(len(spectrum.types)))
    with np.errstate(invalid="ignore", divide="ignore"):
        columns = {
            "ttr": types / texts.sizes,
            "root_ttr": types / np.sqrt(texts.sizes),
            "cttr": types / np.sqrt(2 * texts.sizes),
            "herdan_c": np.log(types) / np.log(texts.sizes),
            "maas": np.sqrt(np.log10(texts.sizes / types)) / np.log10(texts.sizes),
            "yule_k": yule_k(spectrum),
            "simpson_d": simpson_d(spectrum),
            "mattr": mattr(texts, int(window)),
            "mtld": mtld(texts),
            "hdd": hdd(spectrum),
            "entropy": entropy(spectrum),
        }
    names = pd.Series([group_name(name) for name in groups], dtype="str")
    sizes = {"tokens": texts.sizes, "types": types.astype(np.int64)}
    return pd.DataFrame({"group": names} | sizes | columns)
