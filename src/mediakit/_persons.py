"""Which phrases name one speaker? وزيرة المياه هالة الصفواني and معالي هالة الصفواني do."""

from __future__ import annotations

import pandas as pd

from mediakit._reporting_words import words
from mediakit._sentences import WORD, fold
from mediakit._speakers import is_body, is_office, without_owner

HONORIFICS = frozenset(["معالي", "سعاده", "سمو", "دوله", "فخامه", "جلاله", "سماحه", "فضيله"])
JOINING = frozenset(["باسم", "في", "من"])
FEWEST = 2  # words of a name


def words_of_speaker(phrase: str) -> list[str]:
    """Return the words of a phrase on which two spellings meet."""
    return WORD.findall(fold(phrase).text)


def _is_before_name(word: str) -> bool:
    """Return whether a folded word belongs to what stands before a name, not to the name."""
    return (
        word.startswith(("ال", "وال", "لل", "بال"))
        or word in HONORIFICS | words("titles")
        or is_office(word)
        or is_body(word)
        or word[1:] in words("bodies")  # بوزارة, لهيئة
    )


def _can_precede_name(word: str) -> bool:
    """Return whether a name may stand right behind: المياه, الدكتور, معالي; not مكتب, محامي."""
    return word.startswith(("ال", "وال", "لل")) or word in HONORIFICS | words("titles")


def name_of(phrase: str) -> str:
    """Return the folded name of a speaker without posts and titles; all of it if it has no name.

    A name has two words at the least, and the word before it is a title or has the article; the
    office, the lawyer and the wife of a person are not the person.

    Examples
    --------
    >>> name_of("معالي وزيرة المياه والري هالة الصفواني"), name_of("الدكتور بشير المرجاني")
    ('هاله الصفواني', 'بشير المرجاني')
    >>> name_of("وزارة المياه"), name_of("محامي الأسير بشير المرجاني")
    ('وزاره المياه', 'محامي الاسير بشير المرجاني')
    """
    keys = words_of_speaker(phrase)
    start = 0
    while start < len(keys) and (_is_before_name(keys[start]) or _joins(keys, start)):
        start += 1
    named = len(keys) - start >= FEWEST and not set(keys[start:]) & JOINING
    own = named and start > 0 and _can_precede_name(keys[start - 1]) and len(keys[start]) > 1
    return " ".join(keys[start:] if own and not _is_of_another(keys[:start]) else keys)


def _is_of_another(before: list[str]) -> bool:
    """Return whether what stands before a name says whose relation speaks: زوجة الرئيس …

    Behind a body it is the speaker's own post again: المتحدث باسم وزارة المياه …
    """
    last = max((k for k, word in enumerate(before) if word in words("relations")), default=None)
    if last is None:
        return False
    return not any(map(is_body, before[last + 1 :]))


def names_nobody(phrase: str) -> bool:
    """Return whether a phrase is a pronoun in effect: معاليه, والدته.

    Examples
    --------
    >>> names_nobody("معاليه"), names_nobody("والدته"), names_nobody("والدة سالم")
    (True, True, False)
    """
    keys = words_of_speaker(phrase)
    if len(keys) != 1:
        return not keys
    owned = without_owner(keys[0])
    return keys[0] in words("pronouns of respect") or (
        owned != keys[0] and owned in words("kin") and keys[0] not in words("kin")
    )


def _joins(keys: list[str], k: int) -> bool:
    """Return whether a word joins two of what stands before a name: المتحدث باسم الوزارة."""
    following = keys[k + 1] if k + 1 < len(keys) else ""
    return k > 0 and keys[k] in JOINING and _is_before_name(following)


def same_speakers(phrases: pd.Series) -> pd.Series:
    """Return for each phrase the commonest wording of the same name, missing where it names nobody.

    Examples
    --------
    >>> phrases = ["معالي هالة الصفواني", "الوزيرة هالة الصفواني", "الوزيرة هاله الصفواني"]
    >>> set(same_speakers(pd.Series(phrases)))
    {'الوزيرة هالة الصفواني'}
    """
    each = phrases.value_counts()
    each = each[[not names_nobody(phrase) for phrase in each.index]]
    forms = pd.DataFrame({"phrase": each.index.astype("str"), "count": each.to_numpy()})
    forms["key"] = [" ".join(words_of_speaker(phrase)) for phrase in forms["phrase"]]
    forms["name"] = [name_of(phrase) for phrase in forms["phrase"]]
    forms["spelling"] = forms.groupby("key")["count"].transform("sum")
    order = ["name", "spelling", "count", "phrase"]
    forms = forms.sort_values(order, ascending=[True, False, False, True])
    return phrases.map(
        dict(zip(forms["phrase"], forms.groupby("name")["phrase"].transform("first"), strict=True))
    )
