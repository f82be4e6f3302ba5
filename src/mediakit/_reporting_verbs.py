"""With which verbs does each source report: as a fact, or in doubt?"""

from __future__ import annotations

import pandas as pd

from mediakit._clustered import shares_within
from mediakit._count import By
from mediakit._quoted import SHARES, in_order, quotes_in_groups
from mediakit._stances import STANCES, stance_of, verb_of


def reporting_verbs(
    quotes: pd.DataFrame, by: By = "source", *, each: bool = False, families: bool = False
) -> pd.DataFrame:
    """Count the reporting verbs of each source: of fact (أكد), of doubt (زعم) or neither (قال).

    Parameters
    ----------
    quotes : DataFrame
        What `quotes` returns.
    by : str, list of str or None
        As for `speakers`; ["source", "speaker"] tells whom a source believes (quotes without a
        named speaker are left out then).
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
        As `speakers` does.

    Notes
    -----
    The stances are the sections [fact] and [doubt] of `lists/reporting.txt`: a verb of fact
    presents what it reports as true or admitted (أكد، اعترف، كشف), one of doubt holds it off (زعم،
    ادعى). It is a list of words, and knows no irony.

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
    said, groups = quotes_in_groups(quotes, by, families=families)
    said = said.dropna(subset="verb")
    if not each:
        table = shares_within(said.assign(item=said["verb"].map(stance_of)), STANCES)
        return in_order(table.reset_index(), groups, {"stance": "item"}, SHARES)
    table = shares_within(said.assign(item=said["verb"].map(verb_of))).reset_index()
    table = table.assign(stance=table["item"].map(stance_of))
    return in_order(table, groups, {"verb": "item", "stance": "stance"}, SHARES)
