"""How often does each type occur, in each article or in each group of articles?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import numpy.typing as npt

from mediakit._gather import ranges
from mediakit._sums import counted

if TYPE_CHECKING:
    from scipy.sparse import csr_array

Codes = npt.NDArray[np.int32]
Integers = npt.NDArray[np.int64]
# Tokens that are counted at a time, so that what is made of them is small beside the tokens:
BLOCK = 1 << 18
SORTED = 1 << 17  # and where keys are sorted, so few that they stay in the processor's cache.
LARGEST_KEY = 2**32 - 1  # These keys are 32 bits wide, which sort twice as fast as 64.


class Block(NamedTuple):
    """The tokens of some articles, one article after the other.

    ::

        articles       3       0           rows of the articles
        units          0 1 0 2 1 1         their six tokens
        pointers       0       4   6       where the tokens of each begin, and the end
    """

    articles: Integers
    pointers: Integers
    units: Codes

    @property
    def article_of(self) -> Integers:
        """The article of each token."""
        return np.repeat(self.articles, np.diff(self.pointers))


def blocks(
    units: Codes, starts: Integers, articles: Integers, *, tokens: int = BLOCK, most: int = BLOCK
) -> Iterator[Block]:
    """Take the tokens of some articles, in the order of the articles, a block at a time.

    Parameters
    ----------
    units : int32 array
        What is counted, in reading order.
    starts : int64 array
        Where the units of each article begin, and the end.
    articles : int64 array
        The rows of the articles.
    tokens, most : int
        How many tokens and articles a block has at most; a longer article is one by itself.

    Examples
    --------
    >>> units, starts = np.int32([0, 1, 0, 2, 1, 1]), np.array([0, 2, 3, 6])
    >>> [block.units.tolist() for block in blocks(units, starts, np.array([2, 1, 0]), tokens=3)]
    [[2, 1, 1], [0, 0, 1]]
    """
    sizes = (starts[1:] - starts[:-1])[articles]
    pointers = np.append(0, np.cumsum(sizes))
    first = 0
    while first < len(articles):
        fitting = int(np.searchsorted(pointers, pointers[first] + tokens, side="right")) - 1
        last = min(max(fitting, first + 1), first + most)
        here, inside = articles[first:last], pointers[first : last + 1] - pointers[first]
        if here[-1] - here[0] == last - first - 1 and (here[1:] > here[:-1]).all():
            found = units[starts[here[0]] : starts[here[-1] + 1]]
        else:
            found = units[ranges(starts[here], sizes[first:last])]
        yield Block(here, inside, found)
        first = last


def type_counts(units: Codes, types: int) -> Integers:
    """Return how often each type occurs.

    `np.bincount` alone would copy all codes to 64 bits.

    Examples
    --------
    >>> type_counts(np.int32([0, 1, 0]), 3)
    array([2, 1, 0])
    """
    table = np.zeros(types, dtype=np.int64)
    block = max(BLOCK, types)
    for first in range(0, len(units), block):
        table += np.bincount(units[first : first + block], minlength=types)
    return table


def group_counts(
    units: Codes, starts: Integers, groups: Integers, *, shape: tuple[int, int]
) -> Integers:
    """Return how often each type occurs in each group of articles.

    Parameters
    ----------
    units, starts
        The tokens, as for `blocks`.
    groups : integer array
        The group of each article; articles of group -1 are not counted.
    shape : tuple of int
        The numbers of groups and types.

    Examples
    --------
    >>> starts = np.array([0, 2, 3, 4])
    >>> group_counts(np.int32([0, 1, 0, 1]), starts, np.array([0, -1, 1]), shape=(2, 2))
    array([[1, 1],
           [0, 1]])
    """
    table = _no_counts(shape)
    for block in blocks(units, starts, _group_after_group(groups)):
        keys = groups[block.article_of] * shape[1]
        keys += block.units
        np.add.at(table, keys, 1)
    return table.reshape(shape)


def _group_after_group(groups: Integers) -> Integers:
    """Return the articles to count, in such an order that the counts of a group stay in cache."""
    order = np.argsort(groups, kind="stable")
    return order[groups[order] >= 0]


def _no_counts(shape: tuple[int, int]) -> Integers:
    try:
        return np.zeros(shape[0] * shape[1], dtype=np.int64)
    except (MemoryError, ValueError) as error:
        raise MemoryError(
            f"The counts of {shape[1]:,} types in {shape[0]:,} groups would take "
            f"{shape[0] * shape[1] * 8 / 1e9:,.0f} GB of memory. Take fewer groups, such as longer "
            "periods, or tokens.matrix(), which is sparse, for each article."
        ) from error


class ArticleTypes(NamedTuple):
    """The types of each article of a block, in ascending order.

    ::

        units          0 1 0 2 | 1 1       six tokens in two articles
        types          0 1 2   | 1
        counts         2 1 1   | 2
        pointers       0         3 4       where the types of each article begin, and the end
    """

    articles: Integers
    pointers: Integers
    types: Codes
    counts: Codes


def article_types(block: Block, types: int) -> ArticleTypes:
    """Count the types of each article of a block of at most 2³² / types articles.

    Examples
    --------
    >>> block = Block(np.array([3, 0]), np.array([0, 4, 6]), np.int32([0, 1, 0, 2, 1, 1]))
    >>> found = article_types(block, 3)
    >>> found.types.tolist(), found.counts.tolist(), found.pointers.tolist()
    ([0, 1, 2, 1], [2, 1, 1, 2], [0, 3, 4])
    """
    base = np.arange(len(block.articles), dtype=np.uint32) * np.uint32(types)
    keys = np.repeat(base, np.diff(block.pointers))
    keys += block.units.view(np.uint32)
    distinct, counts = counted(keys)
    pointers = np.append(np.searchsorted(distinct, base), len(distinct))
    found = (distinct - np.repeat(base, np.diff(pointers))).view(np.int32)
    return ArticleTypes(block.articles, pointers, found, counts.astype(np.int32))


def types_by_article(
    units: Codes, starts: Integers, articles: Integers, types: int
) -> Iterator[ArticleTypes]:
    """Count the types of some articles, a block of them at a time."""
    most = LARGEST_KEY // max(types, 1)
    for block in blocks(units, starts, articles, tokens=SORTED, most=most):
        yield article_types(block, types)


def group_article_counts(
    units: Codes, starts: Integers, groups: Integers, *, shape: tuple[int, int]
) -> Integers:
    """Return how many articles of each group hold each type, as `group_counts`.

    Examples
    --------
    >>> starts = np.array([0, 2, 3, 4])
    >>> group_article_counts(np.int32([0, 0, 0, 1]), starts, np.array([0, 0, 1]), shape=(2, 2))
    array([[2, 0],
           [0, 1]])
    """
    table = _no_counts(shape)
    for found in types_by_article(units, starts, _group_after_group(groups), shape[1]):
        rows = np.repeat(groups[found.articles], np.diff(found.pointers))
        np.add.at(table, rows * shape[1] + found.types, 1)
    return table.reshape(shape)


def article_counts(units: Codes, starts: Integers, types: int) -> csr_array:
    """Return how often each type occurs in each article, as a sparse matrix, indices sorted."""
    from scipy.sparse import csr_array

    found, counts = np.empty(len(units), np.int32), np.empty(len(units), np.int32)
    pointers = np.zeros(len(starts), dtype=np.int64)
    size = 0
    for block in types_by_article(units, starts, np.arange(len(starts) - 1), types):
        end = size + len(block.types)
        found[size:end], counts[size:end] = block.types, block.counts
        pointers[block.articles + 1] = block.pointers[1:] + size
        size = end
    for array in (found, counts):
        array.resize(size, refcheck=False)  # gives the rest of the memory back, without a copy
    # SciPy keeps indices and pointers in one type: the small one, if it can hold both.
    pointers = pointers.astype(np.int32 if size <= np.iinfo(np.int32).max else np.int64)
    return csr_array((counts, found, pointers), shape=(len(starts) - 1, types))
