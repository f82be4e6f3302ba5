"""Classes that a user wrote or saved, and how they win."""

from __future__ import annotations

import warnings
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd

from mediakit._check import check_columns, check_text, did_you_mean, listing
from mediakit._save import DEFUSED, FORMULA_STARTS
from mediakit._vocabulary import Vocabulary, word_form

READERS = {".csv": pd.read_csv, ".parquet": pd.read_parquet, ".xlsx": pd.read_excel}
# A saved table that leaves more than this share of the running words to be classed anew is old, or
# of another corpus.
MANY_UNKNOWN = 0.05


class Overrides(NamedTuple):
    """What a user says of words."""

    label_of: dict[str, str]  # each word → the label of its class
    complete: bool  # whether it is a saved table of all classes


def as_overrides(given: Any) -> Overrides:
    """Return overrides from a mapping, a table with `form` and `lemma`, or the file of one.

    Raises
    ------
    TypeError, ValueError
        If it is none of these, or gives one word two lemmas.
    """
    if given is None:
        return Overrides({}, complete=False)
    table = _read(Path(given)) if isinstance(given, str | Path) else given
    if isinstance(table, Mapping):
        return Overrides(_labels(table.items()), complete=False)
    if not isinstance(table, pd.DataFrame):
        raise TypeError(
            "`overrides` must be a dict of forms and lemmas, a table with both, or its file; "
            f"got {type(given).__name__}."
        )
    check_columns(table, "form", "lemma", name="overrides")
    pairs = zip(table["form"].tolist(), table["lemma"].tolist(), strict=True)
    return Overrides(_labels(pairs), complete="count" in table.columns)


def _read(path: Path) -> pd.DataFrame:
    """Return the table of a file; what `save_table` put before a formula is gone."""
    suffix = path.suffix.lower()
    if suffix not in READERS:
        raise ValueError(
            f"`overrides` must be a file in one of {listing(READERS)}; got {suffix or path.name}."
            f"{did_you_mean(suffix, READERS)}"
        )
    options: dict[str, Any] = {} if suffix == ".parquet" else {"keep_default_na": False}
    table = READERS[suffix](path, **options)
    texts = [name for name in ("form", "lemma") if name in table.columns]
    return table.assign(**{name: table[name].map(_armed) for name in texts})


def _armed(cell: object) -> object:
    """Return a cell without the apostrophe that keeps a spreadsheet from running it."""
    if isinstance(cell, str) and cell.startswith(DEFUSED) and cell[1:].startswith(FORMULA_STARTS):
        return cell[1:]
    return cell


def _labels(pairs: Any) -> dict[str, str]:
    labels: dict[str, str] = {}
    for form, lemma in pairs:
        check_text(form, "overrides")
        check_text(lemma, "overrides")
        if not lemma:
            raise ValueError(f"`overrides` must have a lemma for each form; none for: {form}")
        if labels.setdefault(word_form(form), lemma) != lemma:
            raise ValueError(f"`overrides` must have one lemma for a form; got several for: {form}")
    return labels


def with_overrides(classes: Mapping[str, str], label_of: Mapping[str, str]) -> dict[str, str]:
    """Return the classes with the user's labels, and with the classes that these labels name.

    A label is a word of its class: whoever puts كتابه under كتاب means the class of كتاب, and that
    is then called so. Of two labels of one class, the one given to more words names it.

    Examples
    --------
    >>> classes = {"كتاب": "كتب", "كتب": "كتب", "كتابه": "كتابة"}
    >>> with_overrides(classes, {"كتابه": "كتاب"})
    {'كتاب': 'كتاب', 'كتب': 'كتاب', 'كتابه': 'كتاب'}
    """
    if not label_of:
        return dict(classes)
    named: dict[str, str] = {}
    own: dict[str, str] = {}
    for label, _ in sorted(
        Counter(label_of.values()).items(), key=lambda item: (-item[1], item[0])
    ):
        word = word_form(label)
        if word in classes:
            own[word] = label
            named.setdefault(classes[word], label)
    return {
        word: label_of.get(word) or own.get(word) or named.get(label, label)
        for word, label in classes.items()
    }


def warn_of_unknown(vocabulary: Vocabulary, overrides: Overrides) -> None:
    """Warn where a saved table leaves much of a vocabulary to be classed anew."""
    counts = vocabulary.counts
    unknown = [word for word in counts if word not in overrides.label_of]
    total, missed = sum(counts.values()), sum(counts[word] for word in unknown)
    if overrides.complete and missed > MANY_UNKNOWN * total:
        warnings.warn(
            f"{len(unknown):,} of {len(counts):,} words, {missed / total:.0%} of the text, are not "
            "in the table of `overrides`: their classes are new.",
            stacklevel=4,
        )
