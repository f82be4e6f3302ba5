"""How often does each outlet's version of a wire item have a word, and how often has the other?"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from mediakit._gather import ranges

Integers = npt.NDArray[np.int64]
Bits = npt.NDArray[np.bool_]


class Cells(NamedTuple):
    """A cell a version and word: a change, or a word that could have been struck and was not.

    ::

        others      own          struck  added  possible
        2, 1        0            yes     no     yes        all others have it more often
        0, 1        2            no      yes    no         no other has it as often
        3, 1        2            no      no     yes        kept
    """

    version: Integers  # the row of the version
    word: Integers
    struck: Bits
    added: Bits
    possible: Bits  # whether every one that it is compared with has the word

    @classmethod
    def of(cls, version: Integers, word: Integers, own: Integers, *others: Integers) -> Cells:
        """Return cells of what a version has, and the least and the most that others have."""
        least, most = others
        return cls(version, word, own < least, own > most, least > 0)

    @classmethod
    def joined(cls, parts: list[Cells]) -> Cells:
        """Return the cells of several tables in one."""
        return cls(*map(np.concatenate, zip(*parts, strict=True)))


def against_one(counts: pd.DataFrame, versions: pd.DataFrame) -> Cells:
    """Return the cells of versions, each compared with one other.

    `counts` has `version`, `word` and `count`, `versions` `version` and `reference`.
    """
    own = counts.merge(versions, on="version")
    of_reference = counts.rename(columns={"version": "reference", "count": "other"})
    both = own.merge(
        versions.merge(of_reference, on="reference"),
        on=["version", "reference", "word"], how="outer",
    ).fillna(0)  # fmt: skip
    version, word, here, other = (
        both[name].to_numpy(np.int64) for name in ("version", "word", "count", "other")
    )
    return Cells.of(version, word, here, other, other)


def against_others(counts: pd.DataFrame, families: pd.Series) -> Cells:
    """Return the cells of versions, each compared with all others of its family.

    `counts` is as above, `families` holds the number of the family of each version. At most one
    cell arises for each count and one for each version that alone lacks a word.
    """
    cells = counts.assign(family=families.loc[counts["version"]].to_numpy())
    cells = cells.sort_values(["family", "word", "count", "version"], ignore_index=True)
    new = cells[["family", "word"]].diff().ne(0).any(axis=1).to_numpy()
    starts = np.flatnonzero(new)
    having = np.diff(np.append(starts, len(cells)))
    size = families.value_counts().loc[cells["family"].to_numpy()[starts]].to_numpy()
    return Cells.joined(
        [_present(cells, starts, having, size), _absent(cells, starts, having, size, families)]
    )


def _present(cells: pd.DataFrame, starts: Integers, having: Integers, size: Integers) -> Cells:
    """Return the cells of the versions that have a word."""
    own = cells["count"].to_numpy(np.int64)
    start, number = np.repeat(starts, having), np.repeat(having, having)
    last = start + number - 1
    place = np.arange(len(own))
    second, but_one = np.minimum(start + 1, last), np.maximum(last - 1, start)
    alone = number == 1
    least = np.where(place == start, own[second], own[start])
    most = np.where(place == last, own[but_one], own[last])
    least = np.where(number == np.repeat(size, having), least, 0)
    most = np.where(alone, 0, most)
    version, word = (cells[name].to_numpy(np.int64) for name in ("version", "word"))
    return Cells.of(version, word, own, least, most)


def _absent(
    cells: pd.DataFrame, starts: Integers, having: Integers, size: Integers, families: pd.Series
) -> Cells:
    """Return the cells of the versions that alone lack a word: the rest of a sum of all."""
    missed = starts[having == size - 1]
    here = cells.iloc[ranges(missed, having[having == size - 1])]
    present = here.groupby(["family", "word"], sort=False)["version"].sum()
    family, word = (present.index.get_level_values(level) for level in ("family", "word"))
    all_of = families.index.to_series().groupby(families.to_numpy()).sum()
    version = all_of.loc[family].to_numpy(np.int64) - present.to_numpy(np.int64)
    none, some = np.zeros(len(version), np.int64), np.ones(len(version), np.int64)
    return Cells.of(version, word.to_numpy(np.int64), none, some, some)
