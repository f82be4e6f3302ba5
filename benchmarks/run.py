"""Ours and the peers on the same files in one run, and how ours grows: writes results.md.

python benchmarks/run.py                       everything: about an hour of one core
python benchmarks/run.py --quick               10,000 made-up articles, one repetition: minutes
python benchmarks/run.py --generated corpus.parquet --large --peers mediakit,polars

The peers are not dependencies of the project: pip install polars duckdb scikit-learn gensim nltk.
Each measurement is a fresh process on one thread; repetitions go round the peers, so that a busy
machine is busy for all. Made-up corpora go to a temporary folder, or come from --generated, which
must hold 100,000 articles of corpus.py (300,000 with --large).
"""

from __future__ import annotations

import argparse
import json
import tempfile
from pathlib import Path
from typing import Any

import agreement
import corpus
import ours
import results
from measure import articles_of, in_own_process, measured, size_of
from peers import PEERS, SLOW

HERE = Path(__file__).parent
REAL = HERE.parent.parent / "shared" / "corpora" / "saudinewsnet" / "articles.parquet"
SIZES, LARGE = [10_000, 30_000, 100_000], 300_000
QUICK = 10_000
ACCOUNT_ROWS = 10_000  # articles of a made-up corpus whose words are accounted for
INTRODUCTION = """# Benchmarks: time, memory, agreement
`python benchmarks/run.py` writes this page; `designs.md` is written by hand and stands at the end.

{machine}

The same work for all: fold presentation forms, delete marks, tatweel and invisible characters,
unite the letters that spellings differ in, split into words, make the sparse matrix articles ×
types. All that comes after the texts stand in memory as a pandas `str` column is timed. CPU
seconds: user and system, one thread, a fresh process for each; ratios are medians over the
repetitions, within which the peers follow each other. Extra memory: the highest resident memory
less that before.{note}
"""
AGREEMENT = """## The same words
A word that every peer can express is a run of Arabic letters after cleaning. Ours are more: a
hashtag and an address are one token, a lone و ب ل is written onto the next word, entities are
resolved, Latin words count. So two checks. *Plain*: the texts less all but Arabic words, commas
between them, where no such rule applies. *As it is*: the texts as they are, and an account that
goes from the shared words to ours rule by rule; each step is counted by the plain reference
tokeniser. The digest is of all types with their counts: equal digests are equal tables."""


def peer_job(peer: str, path: str, rows: int | None) -> dict[str, Any]:
    """Return what a peer's work costs, and its words."""
    articles = articles_of(path, rows)
    PEERS[peer](articles.head(50))
    matrix, cost = measured(lambda: PEERS[peer](articles))
    counts = agreement.arabic_only(agreement.as_counter(matrix))
    return cost._asdict() | agreement.totals_of(counts) | {
        "articles": len(articles),
        "megabytes": size_of(articles),
    }  # fmt: skip


JOBS = {
    "peer": peer_job,
    "plain": agreement.plain_job,
    "account": agreement.account_job,
    "size": ours.size_job,
    "kwic": ours.kwic_job,
    "keyness": ours.keyness_job,
    "lemma": ours.lemma_job,
    "count_files": ours.count_files_job,
}


def run(job: str, *arguments: Any) -> dict[str, Any]:
    """Return what a job gives, and say on the way what it was."""
    found = in_own_process(job, *arguments)
    print(job, *arguments, f"{found['cpu']:.2f} s" if "cpu" in found else "done", flush=True)
    return found


def peers_of(peers: list[str], path: Path, rows: int | None, repetitions: int) -> dict[str, list]:
    """Return the costs of each peer, measured in turns."""
    costs: dict[str, list] = {peer: [] for peer in peers}
    for repetition in range(repetitions):
        for peer in peers:
            if not repetition or path == REAL or peer not in SLOW:
                costs[peer].append(run("peer", peer, str(path), rows))
    return costs


def agreement_of(peers: list[str], path: Path, rows: int | None, costs: dict) -> dict[str, Any]:
    """Return whether the peers agree on a corpus, and the account of what differs."""
    account_rows = None if path == REAL else min(ACCOUNT_ROWS, rows or ACCOUNT_ROWS)
    whole = {peer: costs[peer][0] for peer in peers}
    raw = whole
    if account_rows != rows:
        raw = {peer: run("peer", peer, str(path), account_rows) for peer in peers}
    return {
        "whole": whole,
        "raw": raw,
        "plain": {peer: run("plain", peer, str(path), account_rows) for peer in peers},
        "account": run("account", str(path), account_rows),
        "part": f", the first {account_rows:,} articles" if account_rows else "",
    }


def ours_sections(path: Path, asked: argparse.Namespace) -> list[str]:
    """Return how ours grows, and what the tables cost."""
    numbers = [QUICK] if asked.quick else SIZES + [LARGE] * asked.large
    sizes: dict[str, list] = {str(number): [] for number in numbers}
    for _ in range(asked.repetitions):
        for number in numbers:
            sizes[str(number)].append(run("size", str(path), number))
    name, lemma = ("real articles", REAL) if REAL.exists() else ("made-up articles", path)
    counted = run("count_files", str(path)) if asked.large else {}
    return [
        "## Ours alone",
        results.growth_section(sizes),
        results.short_section(run("kwic", str(path)), run("keyness", str(path))),
        results.lemma_section(name, run("lemma", str(lemma))),
        results.count_files_section(counted, sizes[str(numbers[-1])][0]["megabytes"]),
    ]


def peer_sections(corpora: dict[str, tuple[Path, int | None]], asked: argparse.Namespace) -> list:
    """Return time and memory of all, then whether they agree."""
    times, agreements = ["## The same work"], [AGREEMENT]
    for name, (path, rows) in corpora.items():
        costs = peers_of(asked.peers, path, rows, asked.repetitions)
        times.append(results.peers_section(name, costs))
        found = agreement_of(asked.peers, path, rows, costs)
        agreements.append(results.agreement_section(name, found))
    return times + agreements


def page(asked: argparse.Namespace, generated: Path) -> str:
    """Return the page of results."""
    corpora: dict[str, tuple[Path, int | None]] = {}
    note = "" if REAL.exists() else " The real corpus, SaudiNewsNet, is not here: not run."
    if REAL.exists() and not asked.quick:
        corpora["SaudiNewsNet"] = (REAL, None)
    corpora["Made up by `corpus.py`"] = (generated, QUICK if asked.quick else SIZES[-1])
    designs = HERE / "designs.md"
    sections = [
        INTRODUCTION.format(machine=results.machine(), note=note),
        *peer_sections(corpora, asked),
        *ours_sections(generated, asked),
        designs.read_text(encoding="utf-8") if designs.exists() else "",
    ]
    return "\n\n".join(section.strip() for section in sections if section) + "\n"


def arguments() -> argparse.Namespace:
    """Return what was asked for."""
    parser = argparse.ArgumentParser(description="Run the benchmarks and write the results.")
    parser.add_argument("--generated", type=Path, help="a file that corpus.py has written")
    parser.add_argument("--repetitions", type=int, default=3)
    parser.add_argument("--peers", type=lambda names: names.split(","), default=list(PEERS))
    parser.add_argument("--large", action="store_true", help="300,000 articles too: 2 GB of memory")
    parser.add_argument("--quick", action="store_true", help="10,000 made-up articles, once")
    parser.add_argument("--out", type=Path, default=HERE / "results.md")
    parser.add_argument("--job", nargs=2, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    asked.repetitions = 1 if asked.quick else asked.repetitions
    asked.peers = ["mediakit", *(peer for peer in asked.peers if peer != "mediakit")]
    return asked


def main() -> None:
    asked = arguments()
    if asked.job:
        name, given = asked.job
        print(json.dumps(JOBS[name](*json.loads(given))))
        return
    with tempfile.TemporaryDirectory() as folder:
        generated = asked.generated or Path(folder, "corpus.parquet")
        if asked.generated is None:
            number = 30_000 if asked.quick else LARGE if asked.large else SIZES[-1]
            corpus.write(generated, number)
        asked.out.write_text(page(asked, generated), encoding="utf-8")


if __name__ == "__main__":
    main()
