"""How the tables of names, quotes and their speakers are made."""

from __future__ import annotations

import numpy as np

from mediakit._categories import categories
from mediakit._count import group_codes, names_of
from mediakit._intervals import LEVEL
from mediakit._lexicon import check_tokens
from mediakit._lookup import find_all
from mediakit._methods.facts import Call, Facts, of_grouping, several, tokens_of_call, used_articles
from mediakit._methods.text import Text
from mediakit._modifiers import modifiers as modifiers_table
from mediakit._naming import naming as naming_table
from mediakit._naming import read_slots
from mediakit._overlaps import longest_first
from mediakit._quoted import quotes_in_groups
from mediakit._quotes import quotes as quotes_table
from mediakit._reporting_verbs import reporting_verbs as verbs_table
from mediakit._speaking import speakers as speakers_table

# What the rules find of labels that nobody who made them had seen: benchmarks/quotes.md, "fourth".
SCORES: Facts = {"labelled": 137, "precision": 0.92, "recall": 0.89, "right": 0.86}
RULES = (
    "والأقوال مستخرجة بقواعد، وفي مقاطع فيها {labelled:quote} وُسمت باليد ولم يرها واضع القواعد كان "
    "{precision:percent} مما استُخرج أقوالًا، واستُخرج {recall:percent} من الأقوال، وكان "
    "{right:percent} مما استُخرج أقوالًا مع متحدثها الصحيح",
    "Quotes are found by rules: on passages with {labelled:quote} that were labelled by hand and "
    "not seen by who made the rules, {precision:percent} of the finds are quotes, "
    "{recall:percent} of the quotes are found, and {right:percent} of the finds are quotes with "
    "the right speaker",
)
INTERVALS = (
    "وفترات ثقة الحصص فترات ولسون بمستوى {level:percent} (Wilson 1927) لعدد من الاختيارات تعادله "
    "المقالات بحسب أثر التصميم (Korn & Graubard 1998)",
    "the shares have Wilson score intervals at {level:percent} (Wilson 1927) for as many choices "
    "as the articles are worth by the design effect (Korn & Graubard 1998)",
)


def naming(call: Call) -> Facts:
    """Return the size of the corpus, how many names of how many things, and how often they are."""
    check_tokens(call.tokens)
    slots = read_slots(call.slots)
    table = naming_table(**vars(call) | {"slots": {slot.thing: slot.names for slot in slots}})
    return tokens_of_call(call) | {
        "things": len(slots),
        "names": sum(len(slot.names) for slot in slots),
        "places": int(table.drop_duplicates(["slot", "group"])["total"].sum()),
        "level": LEVEL,
    }


def modifiers(call: Call) -> Facts:
    """Return the size of the corpus, how often the noun occurs, and V."""
    heads = several(call.head)
    table = modifiers_table(**vars(call) | {"head": heads})
    found = find_all(call.tokens, heads, clitics=call.clitics)
    starts, lengths = map(np.concatenate, zip(*(found[each] for each in heads), strict=True))
    used = np.repeat(used_articles(call.tokens, call.by, call.families), call.tokens.sizes)
    return tokens_of_call(call) | {
        "heads": heads,
        "places": int(used[longest_first(starts, lengths)[0]].sum()),
        "types": len(table[["place", "token"]].drop_duplicates()),
        "level": LEVEL,
    }


def _of_quotes(call: Call) -> Facts:
    """Return how many quotes count, of how many articles and groups, and what is left out."""
    said, groups = quotes_in_groups(call.quotes, call.by, families=call.families)
    lost = int((group_codes(call.quotes, call.by, name="quotes")[0] < 0).sum())
    left = [name for name, is_left in (("lost", lost), ("families", call.families)) if is_left]
    return {
        **SCORES,
        **of_grouping(call.by),
        "quotes": len(said),
        "articles": said["article"].nunique(),
        "groups": len(groups),
        "named": int(said["speaker"].notna().sum()),
        "with_verb": int(said["verb"].notna().sum()),
        "lost": lost,
        "repeated": len(call.quotes) - lost - len(said),
        "left": "both" if len(left) > 1 else left[0] if left else "none",
        "once": bool(names_of(call.by)),
        "level": LEVEL,
    }


def speakers(call: Call) -> Facts:
    """Return the quotes with a speaker, and how many speakers, or kinds, there are."""
    table = speakers_table(**vars(call))
    if call.groups is None:
        return _of_quotes(call) | {"kinded": False, "speakers": table["speaker"].nunique()}
    kinds = categories(call.groups)
    patterns = sum(len(kind.own) for kind in kinds)
    return _of_quotes(call) | {"kinded": True, "kinds": len(kinds), "patterns": patterns}


def reporting_verbs(call: Call) -> Facts:
    """Return the quotes with a verb, and how many verbs there are."""
    table = verbs_table(**vars(call))
    types = {"types": table["verb"].nunique()} if call.each else {}
    return _of_quotes(call) | types


def quotes(call: Call) -> Facts:
    """Return how many quotes are found in how many articles, and of how many somebody is named."""
    table = quotes_table(**vars(call))
    named = int(table["speaker"].notna().sum())
    return {**SCORES, "articles": len(call.articles), "quotes": len(table), "named": named}


VOICES: dict[str, Text] = {
    "naming": Text(
        naming,
        (
            "عُدّ اختيار الأسماء المتنافسة ({names:proper_name:nominative}) للدلالة على "
            "{things:thing} في {places:place} {grouped:grouping} "
            "({groups:group:nominative})، في مدونة من {runs:size} (N) و{articles:article}، "
            "{excluded:excluded}",
            "والوحدات {unit:unit}، والأطول من الأسماء المتداخلة مقدَّم{clitics:clitics}، "
            + INTERVALS[0],
        ),
        (
            "{places:place} of {names:proper_name} that are rivals for "
            "{things:thing} were counted {grouped:grouping} ({groups:group}), in a corpus of N = "
            "{runs:size} and {articles:article}, {excluded:excluded}",
            "The units are {unit:unit}, the longest of overlapping names coming "
            "first{clitics:clitics}; " + INTERVALS[1],
        ),
    ),
    "modifiers": Text(
        modifiers,
        (
            "عُدّت الكلمات التي تسبق {heads:names} أو تليه مباشرة ({places:place:nominative}) "
            "{grouped:grouping} ({groups:group:nominative})، في مدونة من {runs:size} (N) "
            "و{articles:article}، {excluded:excluded}",
            "والوحدات {unit:unit}{clitics:noun_clitics}، وعدد ما ورد منها قبله أو بعده "
            "{min_count:time} على الأقل هو {types} (V) دون عبور علامة ترقيم أو طرف فقرة، "
            + INTERVALS[0],
        ),
        (
            "The words directly before and after {heads:names} ({places:place}) were counted "
            "{grouped:grouping} ({groups:group}), in a corpus of N = {runs:size} and "
            "{articles:article}, {excluded:excluded}",
            "The units are {unit:unit}{clitics:noun_clitics}; of those that stand before or after "
            "it at least {min_count:time} there are V = {types}, none across punctuation or "
            "the bound of a paragraph, and " + INTERVALS[1],
        ),
    ),
    "speakers": Text(
        speakers,
        (
            "عُدّت أقوال المتحدثين {grouped:grouping} ({groups:group:nominative}) من {quotes:quote} "
            "(N) في {articles:article} ({named} منها سُمّي متحدثها)، {left:quotes_left}، "
            "{kinded:speakers_are}",
            f"{RULES[0]}، {INTERVALS[0]}",
        ),
        (
            "The quotes of speakers were counted {grouped:grouping} ({groups:group}) among N = "
            "{quotes:quote} in {articles:article} ({named} with a named speaker), "
            "{left:quotes_left}, {kinded:speakers_are}",
            f"{RULES[1]}; {INTERVALS[1]}",
        ),
    ),
    "reporting_verbs": Text(
        reporting_verbs,
        (
            "عُدّت أفعال القول {grouped:grouping} ({groups:group:nominative}) من {quotes:quote} (N) "
            "في {articles:article} ({with_verb} منها لها فعل)، {left:quotes_left}، "
            "{each:verbs_are}",
            f"{RULES[0]}، {INTERVALS[0]}",
        ),
        (
            "Reporting verbs were counted {grouped:grouping} ({groups:group}) among N = "
            "{quotes:quote} in {articles:article} ({with_verb} with a verb), "
            "{left:quotes_left}, {each:verbs_are}",
            f"{RULES[1]}; {INTERVALS[1]}",
        ),
    ),
    "quotes": Text(
        quotes,
        (
            "استُخرج {quotes:quote:nominative} من {articles:article}، وما سُمّي متحدثه منها {named}",
            RULES[0],
        ),
        (
            "{quotes:quote} were found in {articles:article}, of which {named} name a speaker",
            RULES[1],
        ),
    ),
}
