"""With which verbs does each source report: as a fact, or in doubt?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pandas as pd

from mediakit._clustered import SHARES, shares_within
from mediakit._count import By
from mediakit._quoted import in_order, quotes_in_groups
from mediakit._stances import NEITHER, known_stances, perfects, stance_of, verb_of


def reporting_verbs(
    quotes: pd.DataFrame,
    by: By = "source",
    *,
    stances: Mapping[str, Iterable[str]] | None = None,
    each: bool = False,
    families: bool = False,
) -> pd.DataFrame:
    """Count the reporting verbs of each source: of fact (أكد), of doubt (زعم) or neither (قال).

    Parameters
    ----------
    quotes : DataFrame
        What `quotes` returns.
    by : str, list of str or None
        As for `speakers`; ["source", "speaker"] tells whom a source believes (quotes without a
        named speaker are left out then).
    stances : mapping, optional
        Stances of your own, each with its verbs in the perfect: {"doubt": ["زعم", "ادعى"], …}; all
        forms of a verb count. What is in none is "neither".
    each : bool
        A row for each verb instead of each stance.
    families : bool
        As for `speakers`.

    Returns
    -------
    DataFrame
        `group`; `verb` (its perfect: قال for وتقول and قائلا; only with `each`); `stance` ("fact",
        "doubt", "neither"); `count` (quotes), `total` (quotes with a verb in the group),
        `articles`, `share`, `share_low`, `share_high` (as for `speakers`), most frequent first.
        Without `each`, every stance in every group, zeros kept.

    Raises
    ------
    TypeError, ValueError
        As `speakers` does; if `stances` is no such mapping.

    Notes
    -----
    A verb of fact presents what it reports as true or admitted: أكد، أوضح، بين، كشف، اعترف، أقر،
    أثبت، أظهر، أبان. One of doubt holds it off: زعم، ادعى، أشاع، تكهن. Others draw the line
    elsewhere (أوضح is near قال in many a newsroom): give `stances` then. A list of words knows no
    irony.

    Examples
    --------
    >>> from mediakit import as_articles, quotes
    >>> texts = ["أكد الوزير سالم أن السد آمن.", "زعم الوزير سالم أن السد آمن."]
    >>> articles = as_articles(pd.DataFrame({"text": texts, "source": ["المنارة", "المد"]}))
    >>> reporting_verbs(quotes(articles), each=True)[["group", "verb", "stance", "count"]]
         group verb stance  count
    0     المد  زعم  doubt      1
    1  المنارة  أكد   fact      1
    """
    known = known_stances() if stances is None else _read(stances)
    said, groups = quotes_in_groups(quotes, by, families=families)
    said = said.dropna(subset="verb")
    if not each:
        of_quotes = said["verb"].map(lambda form: stance_of(form, known))
        every = range(len(groups)), [*dict.fromkeys([*known, NEITHER])]
        table = shares_within(said.assign(item=of_quotes), every)
        return in_order(table.reset_index(), groups, {"stance": "item"}, SHARES)
    table = shares_within(said.assign(item=said["verb"].map(verb_of))).reset_index()
    table = table.assign(stance=table["item"].map(lambda form: stance_of(form, known)))
    return in_order(table, groups, {"verb": "item", "stance": "stance"}, SHARES)


def _read(stances: Mapping[str, Iterable[str]]) -> dict[str, frozenset[str]]:
    """Return the user's stances, each with the perfects of its verbs."""
    given = isinstance(stances, Mapping) and not any(
        isinstance(each, str) for each in stances.values()
    )
    if not given or not stances:
        raise TypeError(
            "`stances` must map each stance to a list of verbs, {'doubt': ['زعم', 'ادعى']}; got "
            f"{stances!r}"
        )
    return {stance: perfects(verbs) for stance, verbs in stances.items()}
