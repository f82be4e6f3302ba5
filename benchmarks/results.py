"""What was measured, as a page."""

from __future__ import annotations

import datetime
import os
import platform
import re
import statistics
from collections.abc import Iterable
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from peers import SHARED

PACKAGES = ["mediakit", "numpy", "scipy", "pandas", "pyarrow", "polars", "duckdb", "scikit-learn",
            "gensim", "nltk"]  # fmt: skip
NORMALIZED = "scikit-learn-normalize"
PEER_NAMES = {
    "mediakit": "**mediakit**: `tokenize`, `matrix`",
    "polars": "polars, streaming",
    "polars-chain": "polars, streaming, a chain of expressions",
    "duckdb": "DuckDB SQL",
    "pyarrow": "pyarrow compute",
    "scikit-learn": "scikit-learn `CountVectorizer`, the shared cleaning tuned",
    NORMALIZED: "scikit-learn `CountVectorizer` with `normalize`",
    "gensim": "gensim `Dictionary`, `doc2bow`",
    "nltk": "NLTK `RegexpTokenizer`, `FreqDist`",
}


def table(head: Iterable[str], rows: Iterable[Iterable[Any]]) -> str:
    """Return a Markdown table."""
    lines = [head := list(head), ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(map(str, line))} |" for line in lines)


def median(values: Iterable[float]) -> float:
    return statistics.median(list(values))


def installed(package: str) -> str:
    """Return a package's version; a source tree on the path has none in the metadata."""
    try:
        return version(package)
    except PackageNotFoundError:
        import mediakit

        return mediakit.__version__ if package == "mediakit" else "not installed"


def machine() -> str:
    """Return the machine and the versions, in a paragraph."""
    cpu = re.search(r"model name\s*: (.*)", Path("/proc/cpuinfo").read_text(encoding="utf-8"))
    packages = ", ".join(f"{name} {installed(name)}" for name in PACKAGES)
    return (
        f"{datetime.date.today()}. {cpu[1] if cpu else platform.machine()}, {os.cpu_count()} "
        f"cores, one used; Python {platform.python_version()}; {packages}. quanteda: not run, "
        "there is no R here."
    )


def spread(values: list[float]) -> str:
    """Return a median, and the range if there is one."""
    middle = f"{median(values):.2f}"
    return middle if len(values) == 1 else f"{middle} ({min(values):.2f} to {max(values):.2f})"


def peer_rows(runs: dict[str, list[dict[str, Any]]]) -> list[list[str]]:
    """Return a row for each peer, fastest first; ratios are medians over repetitions."""
    ours = runs["mediakit"]
    rows = []
    for peer, costs in sorted(runs.items(), key=lambda item: median(c["cpu"] for c in item[1])):
        times = [cost["cpu"] for cost in costs]
        megabytes, extra = costs[0]["megabytes"], median(cost["extra"] for cost in costs)
        ratio = median(time / own["cpu"] for time, own in zip(times, ours, strict=False))
        rows.append(
            [PEER_NAMES[peer], spread(times), f"{median(cost['system'] for cost in costs):.2f}",
             f"{megabytes / median(times):.0f}", f"{ratio:.1f}", f"{extra:,.0f}",
             f"{extra / megabytes:.1f}"]
        )  # fmt: skip
    return rows


def peers_section(name: str, runs: dict[str, list[dict[str, Any]]]) -> str:
    """Return time and memory of the peers on one corpus."""
    first = runs["mediakit"]
    head = [
        "",
        "CPU s",
        "of these system",
        "MB/s",
        "time (ours = 1)",
        "extra memory, MB",
        "extra memory / text",
    ]
    return (
        f"### {name}: {first[0]['articles']:,} articles, {first[0]['megabytes']:.1f} MB\n"
        f"Repetitions: {len(first)}; a peer without a range ran once.\n\n"
        f"{table(head, peer_rows(runs))}\n"
    )


def total_cells(totals: dict[str, Any]) -> list[str]:
    """Return tokens, types and the digest of both."""
    return [f"{totals['tokens']:,}", f"{totals['types']:,}", totals["digest"]]


def all_same(totals: dict[str, dict[str, Any]]) -> bool:
    """Return whether all have the same types with the same counts."""
    return len({each["digest"] for each in totals.values()}) == 1


def verdicts(found: dict[str, Any]) -> str:
    """Return in words who agrees with whom."""
    steps, raw = found["account"]["steps"], found["raw"]
    shared = {peer: each for peer, each in found["whole"].items() if peer in SHARED}
    told = [
        f"On plain words all agree to the last type and count: {yes(all_same(found['plain']))}.",
        f"On all texts as they are the peers agree: {yes(all_same(shared))}.",
        "Ours, here the Arabic words only, are the last step but one of the account.",
    ]
    if NORMALIZED in raw:
        second = {NORMALIZED: raw[NORMALIZED], "step": list(steps.values())[1]}
        told.append(f"With `normalize` scikit-learn is at its second: {yes(all_same(second))}.")
    return " ".join(told)


def agreement_section(name: str, found: dict[str, Any]) -> str:
    """Return whether all count the same words, and where ours differ from the shared ones."""
    plain, raw, account = found["plain"], found["raw"], found["account"]
    rows = [
        [PEER_NAMES[peer], *total_cells(plain[peer]), *total_cells(raw[peer])] for peer in plain
    ]
    steps = [[step, *total_cells(totals)] for step, totals in account["steps"].items()]
    totals = ["tokens", "types", "digest"]
    head = ["", *(f"plain: {each}" for each in totals), *(f"as it is: {each}" for each in totals)]
    return (
        f"### {name}{found['part']}\n{verdicts(found)}\n\n"
        f"{table(head, rows)}\n\n{table(['step', *totals], steps)}\n\n"
        f"Our words cover every word of the shared definition: {yes(account['covered'])}. "
        f"`tokenize` equals the plain reference tokeniser: {yes(account['reference'])}.\n"
    )


def yes(true: bool) -> str:
    return "yes" if true else "**no**"


def growth_section(sizes: dict[str, list[dict[str, Any]]]) -> str:
    """Return how time and memory grow with the corpus."""
    rows = []
    for costs in sizes.values():
        one, cpu = costs[0], median(cost["cpu"] for cost in costs)
        extra = median(cost["extra"] for cost in costs)
        rows.append(
            [f"{one['articles']:,}", f"{one['megabytes']:,.0f}", f"{one['tokens']:,}",
             f"{one['types']:,}", f"{cpu:.2f}", f"{one['megabytes'] / cpu:.0f}",
             f"{extra:,.0f}", f"{extra / one['megabytes']:.1f}"]
        )  # fmt: skip
    head = ["articles", "MB", "tokens", "types", "CPU s", "MB/s", "extra memory, MB",
            "extra memory / text"]  # fmt: skip
    return f"### Words and matrix as the corpus grows\n{table(head, rows)}\n"


def short_section(kwic: dict[str, Any], keyness: dict[str, Any]) -> str:
    """Return what concordance and keyness cost."""
    rows = [
        [f"`kwic`, {kwic['hits']:,} hits with text in {kwic['tokens']:,} tokens",
         f"{kwic['cpu'] * 1e3:.0f}", f"{kwic['wall'] * 1e3:.0f}"],
        [f"`keyness`, {keyness['types']:,} types, {keyness['groups']} groups",
         f"{keyness['cpu'] * 1e3:.0f}", f"{keyness['wall'] * 1e3:.0f}"],
    ]  # fmt: skip
    return f"### Tables\n{table(['', 'CPU ms', 'wall ms'], rows)}\n"


def lemma_section(name: str, lemma: dict[str, Any]) -> str:
    """Return the two terms of lemmatising."""
    rows = [
        [f"{row['articles']:,}", f"{row['types']:,}", f"{row['tokens']:,}", f"{row['cpu']:.2f}"]
        for row in lemma["rows"]
    ]
    last = lemma["rows"][-1]
    by_token = lemma["per_token"] * last["tokens"]
    return (
        f"### Lemmas ({name})\nThe same articles again and again (the types stay): "
        f"{lemma['per_token'] * 1e9:.0f} ± {lemma['error'] * 1e9:.0f} ns a token. More and more "
        f"articles, less that: {lemma['per_type'] * 1e6:.0f} µs a type. Of the {last['cpu']:.1f} s "
        f"of the last row the tokens take {by_token:.2f} s, the types the rest.\n\n"
        f"{table(['articles', 'types', 'tokens', 'CPU s'], rows)}\n"
    )


def count_files_section(counted: dict[str, Any], megabytes: float) -> str:
    """Return what counting a file larger than memory cost, or nothing where we cannot yet."""
    if not counted:
        return ""
    worker = counted["peak_worker"]
    return (
        f"### `count_files` by source, {megabytes:,.0f} MB\n{counted['cpu']:.1f} CPU s "
        f"({megabytes / counted['cpu']:.0f} MB/s) in {counted['wall']:.1f} s on all cores; at most "
        f"{counted['peak']:.0f} MB resident"
        + (f", {worker:.0f} MB more in a worker" if worker else "")
        + f"; {counted['tokens']:,} tokens of {counted['types']:,} types.\n"
    )
