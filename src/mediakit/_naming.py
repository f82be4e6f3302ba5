"""What does each source call one thing? Its choice among rival names, with intervals."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from mediakit._check import listing
from mediakit._clustered import SHARES, shares_among
from mediakit._count import By, group_name, groups_of
from mediakit._gather import as_labels
from mediakit._lexicon import check_tokens
from mediakit._lookup import find_all
from mediakit._normalize import matching_key
from mediakit._order import in_groups
from mediakit._overlaps import longest_first
from mediakit._query import parsed
from mediakit._suggest import hint
from mediakit._tokens import Tokens

Names = Iterable[str] | Mapping[str, str | Iterable[str]]
Integers = npt.NDArray[np.int64]
SLOTS = "`slots` must map each thing to its names, {'السد': ['سد النسر', 'سد العطش']}; got"
FEWEST = 2  # names of a thing


class Slot(NamedTuple):
    """A thing, and the names that it goes by, each with the wordings that count as it."""

    thing: str
    names: dict[str, list[str]]


def naming(
    tokens: Tokens,
    slots: Mapping[str, Names],
    by: By = "source",
    *,
    families: bool = False,
    clitics: bool = True,
) -> pd.DataFrame:
    """Return which of its rival names each group of articles gives to a thing.

    Where names overlap, the longest is the one that was chosen, then the first ("سد النسر الكبير",
    not also "سد النسر"); no token counts for two names of one thing.

    Parameters
    ----------
    tokens : Tokens
        Words or lemmas, also with joined phrases.
    slots : mapping
        The things, and the rival names of each: a list, or a mapping of a name to the wordings that
        count as it. A name is a word or lemma in any spelling, a phrase or a wildcard.
    by : str, list of str or None
        As for `count`: "source", or ["source", "date:M"] for choices through time.
    families : bool
        Let each wire family count once in a group, with its earliest article: what an outlet
        writes itself tells more of its choice than what it carries.
    clitics : bool
        As for `lexicon`: a name also with what is written onto it (وبالسد).

    Returns
    -------
    DataFrame
        `slot`, `group`, `name`, `count` (of the name), `total` (of all names of the thing),
        `articles` (that use the name), `share` (count / total), `share_low`, `share_high`: Wilson
        interval, 95 %, that allows for articles that keep to a name (see Notes); all three missing
        where a group names the thing never. Things in the order given, groups in the order of
        `count`, the most frequent name first.

    Raises
    ------
    TypeError, ValueError
        If `slots` is not such a mapping, a thing has fewer than two names or two of the same; if
        `tokens` are n-grams; as `count` does.

    Warns
    -----
    UserWarning
        If a thing is never named, or a name never occurs.

    Notes
    -----
    Occurrences in one article are no independent choices: the interval is Wilson's for as many
    choices as the articles are worth by the design effect (Korn & Graubard 1998), and where all
    articles agree, for as many as there are articles. The lines behind a row, one of each wire
    family: `kwic(tokens, name, families=True)`.

    Examples
    --------
    >>> articles = pd.DataFrame({"article": list("123"), "source": ["المد", "المد", "السدرة"]})
    >>> texts = ["سد العطش", "قالت عن سد العطش وعن سد النسر", "يكفي سد النسر"]
    >>> tokens = Tokens.from_lists([text.split() for text in texts], articles)
    >>> naming(tokens, {"السد": ["سد النسر", "سد العطش"]})[["group", "name", "count", "share"]]
        group      name  count     share
    0  السدرة  سد النسر      1  1.000000
    1  السدرة  سد العطش      0  0.000000
    2    المد  سد العطش      2  0.666667
    3    المد  سد النسر      1  0.333333

    References
    ----------
    Korn, E. L. & Graubard, B. I. (1998). Confidence intervals for proportions with small expected
    number of positive counts estimated from survey data. Survey Methodology 24(2), 193-201.
    Wilson, E. B. (1927), Journal of the American Statistical Association 22, 209-212.
    """
    check_tokens(tokens)
    things = read_slots(slots)
    codes, groups = groups_of(tokens, by, families)
    labels = [*map(group_name, groups)]
    tables = [_named(tokens, slot, codes, labels, clitics) for slot in things]
    table = pd.concat(tables, ignore_index=True)
    _warn_of_absent(tokens, table)
    return table


def read_slots(slots: Any) -> list[Slot]:
    """Return the things and their names, checked."""
    if not isinstance(slots, Mapping) or not slots:
        raise TypeError(f"{SLOTS} {slots!r}")
    return [_slot(thing, names) for thing, names in slots.items()]


def _slot(thing: Any, names: Any) -> Slot:
    """Return a thing with the wordings of its names."""
    if isinstance(names, str) or not isinstance(names, Iterable):
        raise TypeError(f"{SLOTS} {names!r} for {thing}")
    given = names if isinstance(names, Mapping) else {name: [name] for name in names}
    wordings = {
        str(name): [each] if isinstance(each, str) else list(each) for name, each in given.items()
    }
    if len(wordings) < FEWEST:
        raise ValueError(
            f"`slots` must give each thing two names or more to choose from; got {len(wordings)} "
            f"for {thing}"
        )
    seen: dict[str, str] = {}
    for name, every in wordings.items():
        if not every:
            raise ValueError(f"`slots` must give each name a wording; none for {name} of {thing}")
        for wording in every:
            key = " ".join(map(matching_key, parsed(wording, "slots")))
            if key in seen:
                raise ValueError(
                    f"`slots` must not have one name twice for {thing}: {seen[key]}, {wording}"
                )
            seen[key] = wording
    return Slot(str(thing), wordings)


def _choices(tokens: Tokens, slot: Slot, *, clitics: bool) -> Integers:
    """Return how often each article (rows) uses each name (columns)."""
    every = [(name, wording) for name, each in enumerate(slot.names.values()) for wording in each]
    found = find_all(tokens, {wording for _, wording in every}, clitics=clitics)
    starts = np.concatenate([found[wording].positions for _, wording in every])
    lengths = np.concatenate([found[wording].lengths for _, wording in every])
    name = np.concatenate([np.full(len(found[wording].positions), at) for at, wording in every])
    span = int(lengths.max(initial=0)) + 1
    stretches, first = np.unique(starts * span + lengths, return_index=True)
    stays, sizes = longest_first(starts, lengths)
    chosen = name[first[np.searchsorted(stretches, stays * span + sizes)]]
    article = np.repeat(np.arange(len(tokens.sizes)), tokens.sizes)[stays]
    number = len(slot.names)
    flat = np.bincount(article * number + chosen, minlength=len(tokens.sizes) * number)
    return flat.reshape(-1, number).astype(np.int64)


def _named(
    tokens: Tokens, slot: Slot, codes: npt.NDArray[np.intp], groups: list[str], clitics: bool
) -> pd.DataFrame:
    """Return the rows of one thing."""
    choices, names = _choices(tokens, slot, clitics=clitics), as_labels(slot.names)
    article, item = np.nonzero(choices)
    each = pd.DataFrame({"group": codes[article], "item": item, "article": article})
    each = each.assign(times=choices[article, item])[each["group"] >= 0]
    chosen = each.set_index(["group", "item", "article"])["times"]
    sizes = chosen.groupby(["group", "article"]).sum()
    table = shares_among(chosen, sizes, (range(len(groups)), range(len(names)))).reset_index()
    of_group = table["group"].to_numpy()
    named = {"slot": slot.thing, "group": as_labels(groups)[of_group], "name": names[table["item"]]}
    shown = pd.DataFrame(named | {name: table[name].array for name in SHARES})
    return in_groups(shown, of_group, {"count": False})


def _warn_of_absent(tokens: Tokens, table: pd.DataFrame) -> None:
    """Warn of names that never occur: a share of zero may be a misspelling."""
    counts = table.groupby(["slot", "name"], sort=False)["count"].sum()
    absent = counts.index[counts == 0]
    if len(absent):
        names = [f"{name} ({slot})" for slot, name in absent]
        warnings.warn(
            f"{len(absent)} of {len(counts)} names never occur."
            f"{hint(tokens, [absent[0][1]])} Not found: {listing(names)}",
            stacklevel=3,
        )
