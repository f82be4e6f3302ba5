"""The names of places, news agencies and desks that stand at the head of a report."""

from __future__ import annotations

import functools

from mediakit._lists import key_of, word_lists

# وكالة رويترز, وكالة الأنباء الأردنية, وكالة الأناضول للأنباء
FRAMES = (
    "{}", "وكالة {}", "وكالة الأنباء {}", "وكالة أنباء {}", "وكالة {} للأنباء", "{} للأنباء",
)  # fmt: skip


@functools.cache
def places() -> frozenset[str]:
    """Return the keys of places: countries and cities of CLDR, and the cities of our list."""
    from babel import Locale

    arabic = Locale("ar")
    zones = (zone.get("city") for zone in arabic.time_zones.values())
    known = {*arabic.territories.values(), *word_lists("credits")["cities"], *filter(None, zones)}
    return frozenset(map(key_of, known))


@functools.cache
def agency_names() -> dict[str, str]:
    """Return the keys of agencies, alone and with وكالة before them, and the name of each.

    Examples
    --------
    >>> [agency_names()[key_of(name)] for name in ("ا.ف.ب", "وكالة الصحافة الفرنسية", "Reuters")]
    ['أ ف ب', 'أ ف ب', 'رويترز']
    """
    return {
        key_of(frame.format(name)): agency
        for agency, names in word_lists("agencies").items()
        for name in (agency, *names)
        for frame in FRAMES
    }


@functools.cache
def agencies() -> frozenset[str]:
    """Return the keys of agencies, alone and with وكالة before them."""
    return frozenset(agency_names())


@functools.cache
def desks() -> frozenset[str]:
    """Return the keys of desks: متابعات, خاص."""
    return frozenset(map(key_of, word_lists("credits")["desks"]))
