"""Do the peers count the same words as we do, and where not, why?

Two checks. (1) On plain words, the texts less everything but Arabic letters and what cleaning
deletes, a comma between any two words, all must agree to the last type and count. (2) On the texts
as they are, the shared definition knows no hashtags, addresses or lone proclitics; the account goes
from its words to ours rule by rule, each step counted by our plain reference tokeniser.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from typing import Any

import numpy as np
from measure import articles_of
from peers import DELETED, FORMS, PEERS, WORD_PATTERN, Matrix, cleaned

import mediakit as mk
from mediakit._normalize import LETTERS, MARKS, TATWEEL, display_text, matching_key
from mediakit._words import TOKEN, words

NOT_PLAIN = re.compile(f"[^{LETTERS}{MARKS}{TATWEEL}{re.escape(DELETED + ''.join(FORMS))}]+")
ARABIC_START = re.compile(f"[{LETTERS}]")


def plain(text: str) -> str:
    """Return the Arabic words of a text, as they are written, with commas between them."""
    return NOT_PLAIN.sub("، ", unicodedata.normalize("NFC", text))


def as_counter(matrix: Matrix) -> Counter[str]:
    """Return how often each type occurs, under its matching key."""
    counts: Counter[str] = Counter()
    totals = np.asarray(matrix.cells.sum(axis=0)).ravel().tolist()
    for label, total in zip(matrix.labels, totals, strict=True):
        counts[matching_key(label) or label] += total
    return counts


def totals_of(counts: Counter[str]) -> dict[str, Any]:
    """Return tokens, types and a digest of every type with its count."""
    lines = "\n".join(f"{label}\t{count}" for label, count in sorted(counts.items()) if count)
    digest = hashlib.sha256(lines.encode("utf-8", "surrogatepass")).hexdigest()[:12]
    types = sum(count > 0 for count in counts.values())
    return {"tokens": counts.total(), "types": types, "digest": digest}


def arabic_only(counts: Counter[str]) -> Counter[str]:
    """Return the types that are Arabic words: no hashtags, addresses, Latin words."""
    return Counter({label: n for label, n in counts.items() if ARABIC_START.match(label)})


def plain_job(peer: str, path: str, rows: int | None) -> dict[str, Any]:
    """Return a peer's totals on plain words."""
    articles = articles_of(path, rows)
    articles = articles.assign(text=articles["text"].map(plain))
    return totals_of(as_counter(PEERS[peer](articles)))


def runs(texts: Iterable[str]) -> Counter[str]:
    """Return the words of the shared definition."""
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update(WORD_PATTERN.findall(cleaned(text)))
    return counts


def runs_by_kind(displays: Iterable[str]) -> dict[str, Counter[str]]:
    """Return the words of the shared definition that stand inside our words, by their kind."""
    inside: dict[str, Counter[str]] = {kind: Counter() for kind in TOKEN.groupindex}
    for display in displays:
        for match in TOKEN.finditer(display):
            inside[str(match.lastgroup)].update(WORD_PATTERN.findall(cleaned(match.group())))
    return inside


def ours(displays: Iterable[str]) -> Counter[str]:
    """Return our words by the plain reference tokeniser, under their matching keys."""
    forms: Counter[str] = Counter()
    for display in displays:
        forms.update([word.form for word in words(display)])
    counts: Counter[str] = Counter()
    for form, number in forms.items():
        counts[matching_key(form) or form] += number
    return counts


def account_job(path: str, rows: int | None) -> dict[str, Any]:
    """Return the way from the shared words to ours, rule by rule."""
    articles = articles_of(path, rows)
    displays = [display_text(text) for text in articles["text"]]
    resolved, inside, counted = runs(displays), runs_by_kind(displays), ours(displays)
    covered = sum(inside.values(), Counter())
    fast = as_counter(PEERS["mediakit"](articles))
    steps = {
        "the shared definition": runs(articles["text"]),
        "entities resolved and letters composed (NFC) first": resolved,
        "without the words in hashtags": covered - inside["hashtag"],
        "without the words in addresses": covered - inside["hashtag"] - inside["address"],
        "a lone و ب ل written onto the next word: our Arabic words": arabic_only(counted),
        "with hashtags, addresses, Latin words: all of ours": counted,
    }
    return {
        "steps": {name: totals_of(counts) for name, counts in steps.items()},
        "covered": covered == resolved,
        "reference": fast == counted,
        "version": mk.__version__,
    }
