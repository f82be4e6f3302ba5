"""What does a user's dictionary say: which entries, and which patterns of each?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from mediakit._check import listing
from mediakit._encoding import decode, replace_surrogates
from mediakit._normalize import matching_key
from mediakit._query import words_of

DEEPEST = 10  # levels of categories; quanteda reads five
BETWEEN = "."  # politics.elections
A_FILE = "the path of a YAML file"


class Category(NamedTuple):
    """An entry of a dictionary.

    ::

        {"سياسة": ["برلمان", {"انتخابات": ["اقتراع", "مرشح*"]}]}

        name               own          every
        سياسة              برلمان       برلمان، اقتراع، مرشح*
        سياسة.انتخابات      اقتراع، مرشح*  اقتراع، مرشح*
    """

    name: str
    own: list[str]  # its patterns
    every: list[str]  # its patterns and those of the categories inside it


def categories(groups: Any) -> list[Category]:
    """Return the entries of a dictionary, a category before those inside it.

    Parameters
    ----------
    groups : mapping, str or Path
        Names to lists of patterns, or to mappings of the same kind; a list may hold such mappings
        beside patterns. Or the path of a YAML file with such a mapping.

    Raises
    ------
    TypeError, ValueError
        If it is anything else; if an entry is empty, or a pattern would match everything.

    Examples
    --------
    >>> for category in categories({"سياسة": {"حكم": ["حكوم*"], "برلمان": ["مجلس النواب"]}}):
    ...     print(category.name, category.own, len(category.every))
    سياسة [] 2
    سياسة.حكم ['حكوم*'] 1
    سياسة.برلمان ['مجلس النواب'] 1
    """
    if isinstance(groups, str | Path):
        groups = _read(Path(groups))
    if not isinstance(groups, Mapping):
        raise TypeError(
            f"`groups` must map names to lists of patterns, or be {A_FILE} that does; "
            f"got {type(groups).__name__}."
        )
    if not groups:
        raise ValueError("`groups` must have at least one entry; got an empty mapping.")
    found = [category for name in groups for category in _entry(groups[name], (_name(name, ()),))]
    twice = [name for name, number in Counter(each.name for each in found).items() if number > 1]
    if twice:
        raise ValueError(f"`groups` must give each entry a name of its own; twice: {twice[0]}")
    return found


def _entry(value: Any, path: tuple[str, ...]) -> Iterator[Category]:
    """Yield a category, then those inside it."""
    if len(path) > DEEPEST:
        raise ValueError(
            f"`groups` must be nested at most {DEEPEST} deep, and nothing inside itself; too deep "
            f"is: {BETWEEN.join(path)}"
        )
    own: dict[str, None] = {}
    inside: list[Category] = []
    for item in _items(value, path):
        if isinstance(item, Mapping):
            for name in item:
                inside += _entry(item[name], (*path, _name(name, path)))
        else:
            own[_pattern(item, path)] = None
    every = dict.fromkeys(pattern for each in inside for pattern in each.own)
    if not own and not every:
        raise ValueError(f"`groups` must give each entry a pattern; none for: {BETWEEN.join(path)}")
    yield Category(BETWEEN.join(path), [*own], [*(own | every)])
    yield from inside


def _items(value: Any, path: tuple[str, ...]) -> Iterable[Any]:
    """Return the patterns and mappings that an entry holds."""
    if isinstance(value, Mapping):
        return [value]
    if isinstance(value, str | bytes) or not isinstance(value, Iterable):
        raise TypeError(
            "`groups` must give each entry a list of patterns; got one "
            f"{type(value).__name__} for: {BETWEEN.join(path)}"
        )
    return value


def _name(name: Any, path: tuple[str, ...]) -> str:
    if not isinstance(name, str):
        raise TypeError(
            f"`groups` must have strings for names (in YAML, quoted); got {name!r}"
            f"{' in: ' + BETWEEN.join(path) if path else '.'}"
        )
    if not name.strip():
        raise ValueError(f"`groups` must have names with some letters; got {name!r}.")
    return replace_surrogates(name.strip())[0]


def _pattern(pattern: Any, path: tuple[str, ...]) -> str:
    """Return a pattern, if it has letters: a lone * would match every word."""
    if not isinstance(pattern, str):
        raise TypeError(
            f"`groups` must have strings for patterns (in YAML, quoted); got {pattern!r} in: "
            f"{BETWEEN.join(path)}"
        )
    words = words_of(pattern)
    if not words or not all(map(matching_key, words)):
        raise ValueError(
            "`groups` must have patterns with some letters, as * alone matches every word; got "
            f"{pattern!r} in: {BETWEEN.join(path)}"
        )
    return replace_surrogates(" ".join(pattern.split()))[0]


def _read(path: Path) -> Any:
    """Return what a YAML file holds."""
    import yaml

    if not path.is_file():
        raise FileNotFoundError(
            f"`groups` must map names to lists of patterns, or be {A_FILE} that does; there is no "
            f"file {path}"
        )
    try:
        return yaml.load(decode(path.read_bytes())[0], Loader=_loader())
    except yaml.YAMLError as error:
        reason = " ".join(str(error).split())
        if "alias" in reason:
            reason += " (A pattern that begins with * wants quotation marks.)"
        raise ValueError(f"`groups` must be {A_FILE}; {path.name} is none: {reason}") from error


def _loader() -> Any:
    """Return a reader of plain YAML that does not pass over names that stand twice."""
    import yaml

    class Loader(yaml.SafeLoader):
        def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> Any:
            names = [key.value for key, _ in node.value if isinstance(key, yaml.ScalarNode)]
            twice = listing(name for name, number in Counter(names).items() if number > 1)
            if len(names) > len(set(names)):
                raise yaml.constructor.ConstructorError(
                    None, None, f"a name stands twice: {twice}", node.start_mark
                )
            return super().construct_mapping(node, deep=deep)

    return Loader
