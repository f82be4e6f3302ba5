"""What each step of the lemma classes brings, on a treebank: `lemma.md` has the numbers.

python benchmarks/lemma.py ../shared/gold/padt12-dev.conllu.gz --tools ../shared/tools/lemma_eval
"""

from __future__ import annotations

import argparse
import hashlib
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from unittest import mock

import numpy as np

import mediakit as mk
from mediakit import _analyses, _backends, _dictionary
from mediakit._protected import territories
from mediakit._stems import COSTS
from mediakit._vocabulary import as_vocabulary, by_spelling

NEVER = 99.0
NOUN_STEPS = ("ending", "nisba", "feminine", "accusative", "construct")
VERB_STEPS = ("past", "past_other", "imperfect", "form_iv", "jussive")
Words = list[dict]


def classes(counts: dict, *, names: frozenset = territories(), **options) -> dict:
    """Sort forms into classes as `lemma_classes` does, with other costs, names or rounds."""
    vocabulary = as_vocabulary(counts)
    found = _backends.by_corpus(vocabulary.counts, names, **options)
    found |= by_spelling(vocabulary.others)
    return {form: found[word] for form, word in vocabulary.word_of.items()}


def costs(**changed: float) -> Callable[[dict], dict]:
    return lambda counts: classes(counts, costs=COSTS._replace(**changed))


def patched(target: object, name: str, value: object) -> Callable[[dict], dict]:
    def run(counts: dict) -> dict:
        with mock.patch.object(target, name, value):
            return classes(counts)

    return run


def with_headwords(choose: Callable[[_dictionary.Dictionary], frozenset]) -> Callable[[dict], dict]:
    """Sort forms into classes with other lemmas trusted than those that head a paradigm."""
    known = _dictionary.dictionary()
    changed = known._replace(headwords=choose(known))
    return patched(_backends, "dictionary", lambda: changed)


def raw_weights(counts: dict) -> np.ndarray:
    return np.array(list(counts.values()), dtype=float)


def flat_weights(counts: dict) -> np.ndarray:
    return np.ones(len(counts))


STEPS: dict[str, Callable[[dict], dict]] = {
    "everything": classes,
    "no proclitics, no enclitics": patched(
        _analyses, "splits", lambda word: [("", False, word, "")]
    ),
    "no paradigms of nouns": costs(**dict.fromkeys(NOUN_STEPS, NEVER)),
    "no paradigms of verbs": costs(**dict.fromkeys(VERB_STEPS, NEVER)),
    "no other spellings": costs(respelt=NEVER),
    "masdars under their verbs": costs(masdar_as_verb=0.0, participle_as_verb=0.0),
    "words listed alone are trusted": with_headwords(
        lambda known: frozenset(lemma.decode() for lemma in known.listed.values())
    ),
    "no evidence from the article": costs(against_article=0.0, from_article=NEVER),
    "no words beyond the dictionary": costs(unlisted=NEVER, unlisted_lemma=NEVER),
    "unattested stems cost nothing": costs(unattested=0.0),
    "no names": lambda counts: classes(counts, names=frozenset()),
    "one round": lambda counts: classes(counts, rounds=1),
    "20 rounds": lambda counts: classes(counts, rounds=20),
    "no rounds: costs alone": lambda counts: classes(counts, rounds=0),
    "lemmas with one matching key are one": patched(_analyses, "_is_apart", lambda *_: False),
    "each form counts one": patched(_backends, "evidence_of", flat_weights),
    "each form counts its tokens": patched(_backends, "evidence_of", raw_weights),
    "light": lambda counts: mk.lemma_classes(counts, backend="light"),
}


def half(word: dict) -> int:
    """Return the half of the file that a word's document is in."""
    return hashlib.sha256(word["document"].encode()).digest()[0] % 2


def scores(score: object, gold: object, words: Words, method: Callable[[dict], dict]) -> tuple:
    found = method(dict(Counter(word["form"] for word in words)))
    tokens = [
        (word["form"], score.norm(gold.dediac(word["lemma"]))) for word in words if word["scored"]
    ]
    return score.score(tokens, found)


def words_of(score: object, gold: object, path: str, spelling: str) -> Words:
    """Return the words of a file, each with its document."""
    words = list(score.words(path, spelling))
    plain = Path(path)
    documents = []
    for meta, sentence in gold.load(_plain(plain)):
        origin = meta.get("orig_file_sentence", meta.get("sent_id", "")).split("#")[0]
        documents += [origin] * len(sentence)
    return [{**word, "document": name} for word, name in zip(words, documents, strict=True)]


def _plain(path: Path) -> Path:
    if path.suffix != ".gz":
        return path
    import gzip
    import tempfile

    plain = Path(tempfile.mkdtemp()) / path.stem
    plain.write_bytes(gzip.decompress(path.read_bytes()))
    return plain


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold")
    parser.add_argument("--tools", required=True, help="the folder of score.py and gold.py")
    arguments = parser.parse_args()
    sys.path.insert(0, arguments.tools)
    import gold
    import score

    clean = words_of(score, gold, arguments.gold, "clean")
    harsh = words_of(score, gold, arguments.gold, "harsh")
    print("| step | B³-F | xF | CE100 | harsh B³-F |\n|---|---|---|---|---|")
    for name, method in STEPS.items():
        _, _, f, xf, error = scores(score, gold, clean, method)
        careless = scores(score, gold, harsh, method)[2]
        print(f"| {name} | {f:.4f} | {xf:.4f} | {error:.4f} | {careless:.4f} |", flush=True)
    for number in (0, 1):
        part = [word for word in clean if half(word) == number]
        careless = [word for word in harsh if half(word) == number]
        _, _, f, xf, error = scores(score, gold, part, classes)
        harsh_f = scores(score, gold, careless, classes)[2]
        print(f"| half {number + 1} | {f:.4f} | {xf:.4f} | {error:.4f} | {harsh_f:.4f} |")
    counts = dict(Counter(word["form"] for word in clean))
    seconds = min(_seconds(counts) for _ in range(5))
    print(f"{len(counts) / seconds:,.0f} types a second, the dictionary loaded")


def _seconds(counts: dict) -> float:
    start = time.process_time()
    classes(counts)
    return time.process_time() - start


if __name__ == "__main__":
    main()
