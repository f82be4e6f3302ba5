"""What the arguments of statistics of context, time and dictionaries say."""

from __future__ import annotations

from mediakit._categories import categories
from mediakit._check import check_at_least, check_positive
from mediakit._context import kwic as concordance
from mediakit._count import once_a_family
from mediakit._intervals import LEVEL
from mediakit._lexicon import check_tokens
from mediakit._methods.facts import Call, Facts, of_grouping, of_tokens, several, tokens_of_call
from mediakit._ngrams import ngrams
from mediakit._normalize import matching_key


def kwic(call: Call) -> Facts:
    """Return the size of the corpus, and how many lines there are."""
    if call.limit is not None:
        check_at_least(call.limit, 0, "limit")
    queries = several(call.query)
    given = vars(call) | {"limit": None}
    if not isinstance(call.query, str):
        given["query"] = queries
    near = [] if call.near is None else several(call.near)
    if near:
        given["near"] = near
    return tokens_of_call(call) | {
        "queries": queries,
        "near": near,
        "has_near": bool(near),
        "lines": len(concordance(**given)),
        "limited": call.limit is not None,
    }


def collocates(call: Call) -> Facts:
    """Return the size of the corpus, how often the node occurs, and the window's two sides."""
    window = call.window
    before, after = (window, window) if isinstance(window, int) else window
    return tokens_of_call(call) | {
        "nodes": several(call.node),
        "places": len(concordance(call.tokens, call.node, window=0, families=call.families)),
        "before": before,
        "after": after,
    }


def phrases(call: Call) -> Facts:
    """Return the size of the corpus, and how many phrases pass the minimum count."""
    runs = ngrams(once_a_family(call.tokens, call.families), call.n)
    found = int((runs.vocabulary["count"] >= call.min_count).sum())
    return tokens_of_call(call) | {"found": found}


def cooccurrence(call: Call) -> Facts:
    """Return the size of the corpus, and how many words were passed over."""
    left = {matching_key(word) for word in call.leave_out}
    return tokens_of_call(call) | {"left": len(left), "some_left": bool(left)}


def trend(call: Call) -> Facts:
    """Return the size of the corpus, and what is counted in which periods."""
    periods = [*of_grouping(call.by)["by"], f"date:{call.every}"]
    facts = of_tokens(call.tokens, periods, families=call.families, within=call.by)
    grouping = {"grouped": call.by is not None, "by": of_grouping(call.by)["by"]}
    return facts | grouping | {"terms": several(call.terms), "level": LEVEL}


def of_trend(call: Call) -> Facts:
    """Return the number of series and periods of a trend table."""
    table = call.trend_table
    series = table[["group", "token"]].drop_duplicates()
    return {"series": len(series), "periods": int(table["period"].nunique())}


def lexicon(call: Call) -> Facts:
    """Return the size of the corpus and of the dictionary."""
    check_positive(call.per, "per")
    check_tokens(call.tokens)
    entries = categories(call.groups)
    patterns = sum(len(entry.own) for entry in entries)
    dictionary = {"categories": len(entries), "patterns": patterns, "level": LEVEL}
    return tokens_of_call(call) | dictionary
