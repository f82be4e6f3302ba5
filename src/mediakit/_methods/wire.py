"""How the tables of wire copy are made."""

from __future__ import annotations

from mediakit._edits import edits as edits_table
from mediakit._edits import versions_of
from mediakit._intervals import LEVEL
from mediakit._methods.facts import Call, Facts, of_unit
from mediakit._methods.text import Text


def edits(call: Call) -> Facts:
    """Return how many versions of how many families are compared with what, and V."""
    table = edits_table(**vars(call))
    tokens, versions = versions_of(call.articles, call.tokens, call.by, call.reference)
    judged = versions.judged
    families = judged.drop_duplicates("family")["reference"]
    return {
        **of_unit(tokens),
        "versions": len(judged),
        "families": len(families),
        "known": int((families >= 0).sum()),
        "unknown": int((families < 0).sum()),
        "types": len(table),
        "level": LEVEL,
    }


WIRE: dict[str, Text] = {
    "edits": Text(
        edits,
        (
            "قورنت {versions:version:nominative} في {families:family} من المقالات المنقولة "
            "{reference:compared_with}، وعُدّت العائلات التي تقل فيها الكلمة في النسخة فهي محذوفة، "
            "والتي تكثر فيها فهي مضافة",
            "والوحدات {unit:unit}، والمعدلات حصص من العائلات بفترات ثقة ولسون بمستوى "
            "{level:percent} (Wilson 1927)، وقيم p من اختبار الإشارة (Dixon & Mood 1946) "
            "{correction:correction}، وعدد ما تغير لدى مصدر في {min_count:family} على الأقل هو "
            "{types} (V)",
        ),
        (
            "{versions:version} in {families:family} of reused articles were compared "
            "{reference:compared_with}, and the families counted in which a word is less frequent "
            "in the version (struck) or more frequent (added)",
            "The units are {unit:unit}; rates are shares of families with Wilson score intervals "
            "at {level:percent} (Wilson 1927), and the p values are those of the sign test (Dixon "
            "& Mood 1946), {correction:correction}, where V = {types} changes were made by an "
            "outlet in at least {min_count:family}",
        ),
    ),
}
