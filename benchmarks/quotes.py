"""How many of the quotes that a reader marked does `quotes` find, and with the right speaker?

    python benchmarks/quotes.py first                      # what is missed in a part to tune on
    python benchmarks/quotes.py first second third fourth  # the table of benchmarks/quotes.md

The labels and their guidelines: tests/data/quotes. A found quote counts where it and a label share
.8 of the words of both together; its speaker is right where it has the same words, or more or fewer
titles around the same name. A find that meets an optional label is neither right nor wrong.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pandas as pd

import mediakit as mk

ROOT = Path(__file__).parent.parent
LABELS = ROOT / "tests" / "data" / "quotes"
LEAST_OVERLAP = 0.8  # of the words of both together
MOST_ADDED = 3  # words that a speaker may have more than the label
WORD = re.compile(r"\w+")


def read(half: str) -> list[dict]:
    """Return the labelled passages of one part, each with its text and kind."""
    rows = []
    for name in ("sample", "written"):
        for line in (LABELS / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            row["kind"] = row.get("article", "written passages").partition("/")[0]
            if "article" in row:
                row["text"] = (ROOT / "data/sample" / row["article"]).read_text(encoding="utf-8")
            rows.append(row)
    return [row for row in rows if row["half"] == half]


def places(text: str, labels: list[dict]) -> list[set[int]]:
    """Return the words of each label, by where they start in the text."""
    found, start = [], -1
    for label in labels:
        start = text.find(label["quote"], start + 1)
        found.append(words_at(text, start, start + len(label["quote"])))
    return found


def words_at(text: str, start: int, end: int) -> set[int]:
    """Return where the words of a stretch start."""
    return {word.start() for word in WORD.finditer(text, start, end)}


def overlap(one: set[int], other: set[int]) -> float:
    """Return the share of the words of both together that both have."""
    return len(one & other) / len(one | other)


def keys(name: str | None) -> list[str]:
    """Return the words of a name on which spellings meet."""
    folded = mk.normalize(name or "", digits=True, marks=True, letters=True)
    return WORD.findall(folded)


def same_speaker(found: str | None, label: str | None) -> bool:
    """Return whether two names are of one speaker: equal, or one within the other with the name."""
    one, other = keys(found), keys(label)
    if not one or not other or one == other:
        return one == other
    short, long = sorted((one, other), key=len)
    within = any(long[k : k + len(short)] == short for k in range(len(long) - len(short) + 1))
    return within and other[-1] in one and len(one) - len(other) <= MOST_ADDED


def judge(row: dict) -> Iterator[dict]:
    """Yield what became of each find and label of a passage."""
    frame = pd.DataFrame({"article": [row["id"]], "text": [row["text"]]})
    labels = places(row["text"], row["quotes"])
    optional = [words_at(row["text"], at, at + len(one["quote"])) for one, at in _optional(row)]
    missed = set(range(len(labels)))
    for found in mk.quotes(frame).itertuples():
        words = words_at(row["text"], found.start, found.end)
        speaker = None if pd.isna(found.speaker) else found.speaker
        hits = [
            k for k in missed if len(words & labels[k]) >= LEAST_OVERLAP * len(words | labels[k])
        ]
        if hits:
            missed.discard(hits[0])
            label = row["quotes"][hits[0]]
            named = same_speaker(speaker, label["speaker"])
            yield _line(row, "right" if named else "speaker", label, found.quote, speaker)
        elif not any(words & one for one in optional):
            yield _line(row, "wrong", None, found.quote, speaker)
    for k in sorted(missed):
        yield _line(row, "missed", row["quotes"][k], None, None)


def _optional(row: dict) -> Iterator[tuple[dict, int]]:
    for label in row["optional"]:
        yield label, row["text"].find(label["quote"])


def _line(
    row: dict, outcome: str, label: dict | None, found: str | None, speaker: str | None
) -> dict:
    return {
        "half": row["half"], "kind": row["kind"], "id": row["id"], "outcome": outcome,
        "quoted_as": label["quoted_as"] if label else None, "label": label and label["quote"],
        "label_speaker": label and label["speaker"], "found": found, "speaker": speaker,
    }  # fmt: skip


def scores(lines: pd.DataFrame) -> dict[str, str]:
    """Return precision and recall, of spans and of spans with the right speaker."""
    number = lines["outcome"].value_counts()
    right, other, wrong, missed = (
        number.get(k, 0) for k in ("right", "speaker", "wrong", "missed")
    )
    spans, found, labelled = right + other, right + other + wrong, right + other + missed
    return {
        "labels": str(labelled), "found": str(found),
        "precision": _share(spans, found), "recall": _share(spans, labelled),
        "precision with speaker": _share(right, found),
        "recall with speaker": _share(right, labelled),
    }  # fmt: skip


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.3f}" if whole else "–"


def table(lines: pd.DataFrame, halves: list[str]) -> str:
    """Return the scores as a Markdown table: each half, then its outlets and kinds."""
    rows = []
    for half in halves:
        of_half = lines[lines["half"] == half]
        rows.append({"half": half, "of": "all"} | scores(of_half))
        for kind, part in of_half.groupby("kind"):
            rows.append({"half": half, "of": kind} | scores(part))
        for quoted_as, part in of_half[of_half["label"].notna()].groupby("quoted_as"):
            recalled = scores(part) | {
                "found": "–",
                "precision": "–",
                "precision with speaker": "–",
            }
            rows.append({"half": half, "of": f"labels by {quoted_as}"} | recalled)
    head = " | ".join(rows[0])
    body = ["| " + " | ".join(row.values()) + " |" for row in rows]
    return "\n".join([f"| {head} |", "|" + "---|" * len(rows[0]), *body]) + "\n"


def main() -> None:
    """Print what is missed in one part, and the scores of all that are asked for."""
    parts = sys.argv[1:] or ["first"]
    lines = pd.DataFrame([line for part in parts for row in read(part) for line in judge(row)])
    if len(parts) == 1:
        columns = ["id", "outcome", "label_speaker", "speaker", "label", "found"]
        print(lines.loc[lines["outcome"] != "right", columns].to_string(max_colwidth=80))
    print(table(lines, parts))


if __name__ == "__main__":
    main()
