"""How many function words does `stopwords` reach, and how many content words does it remove?

    python benchmarks/stopwords.py GOLD.conllu.gz GOLD_LOADER.py
    python benchmarks/stopwords.py GOLD.conllu.gz GOLD_LOADER.py --misses 40
    python benchmarks/stopwords.py --homographs articles.parquet

GOLD_LOADER has `load(path)`, which gives the surface words of a treebank. A word whose every part
is tagged as a closed class is a function word; one with a noun, verb, adjective, proper noun or
adverb in it is content; the rest (numbers, foreign words) is neither. --homographs needs no
treebank: of a corpus it lists the words that the list takes out although they are not spelt like
any word of the list: واحدة for وأحده, آلية for إليه.
"""

from __future__ import annotations

import argparse
import gzip
import importlib.util
import tempfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pandas as pd

import mediakit as mk
from mediakit._lists import word_lists
from mediakit._normalize import ANY_MARK, matching_key
from mediakit._stopwords import CONJUNCTIONS, _after, _bases

FUNCTION = {"ADP", "CONJ", "CCONJ", "SCONJ", "PART", "PRON", "DET", "AUX"}
CONTENT = {"NOUN", "VERB", "ADJ", "PROPN", "ADV"}


def _class(tags: set[str]) -> str:
    return "function" if tags <= FUNCTION else "content" if tags & CONTENT else "neither"


def _sentences(gold: Path, loader: Path) -> list[tuple[dict, list[dict]]]:
    spec = importlib.util.spec_from_file_location("gold", loader)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "gold.conllu"
        plain.write_bytes(gzip.decompress(gold.read_bytes()))
        return module.load(plain)


def _rows(sentences: list[tuple[dict, list[dict]]]) -> Iterator[tuple[str, str, str, str]]:
    for number, (about, words) in enumerate(sentences):
        document = about.get("orig_file_sentence", str(number)).partition("#")[0]
        for word in words:
            tags = [part[2] for part in word["segs"]]
            yield document, word["form"], _class(set(tags)), "+".join(tags)


def read_gold(gold: Path, loader: Path) -> pd.DataFrame:
    """Return the words of a treebank: document (numbered), form, class, tags, stopped."""
    words = pd.DataFrame(
        _rows(_sentences(gold, loader)), columns=["document", "form", "class", "tags"]
    )
    stopped = mk.stopwords()
    keys = words["form"].map(mk.normalize).map(matching_key)
    return words.assign(
        document=pd.factorize(words["document"])[0],
        stopped=[key in stopped for key in keys],
    )


def shares(words: pd.DataFrame) -> pd.Series:
    """Return the share of each class that the list takes out."""
    return words.groupby("class")["stopped"].mean()


def homographs(path: Path) -> pd.DataFrame:
    """Return the keys that a corpus spells otherwise than the list: key, count, other, forms."""
    articles = mk.as_articles(pd.read_parquet(path)[["outlet", "text"]], source="outlet")
    tokens = mk.tokenize(articles)
    bases = _bases(word_lists("stopwords"))
    written = bases | _after(CONJUNCTIONS, bases)
    forms = pd.DataFrame({"form": tokens.form_labels})
    forms["count"] = np.bincount(tokens.forms, minlength=len(forms))
    forms["key"] = forms["form"].map(matching_key)
    forms = forms[forms["key"].isin(mk.stopwords())]
    bare = forms["form"].str.replace(ANY_MARK, "", regex=True)
    right = bare.isin(written) | bare.str.replace("ى", "ي").isin(written)
    others = forms[~right].sort_values("count", ascending=False).groupby("key")
    table = pd.DataFrame({"other": others["count"].sum(), "forms": others["form"].agg(" ".join)})
    table.insert(0, "count", forms.groupby("key")["count"].sum())
    return table.sort_values("other", ascending=False)


def _print_shares(words: pd.DataFrame, misses: int) -> None:
    halves = {"all": words, "even": words[words["document"] % 2 == 0]}
    halves["odd"] = words[words["document"] % 2 == 1]
    print(len(mk.stopwords()), "entries")
    print(pd.DataFrame({name: shares(half) for name, half in halves.items()}).round(4))
    print(words["class"].value_counts())
    wrong = words["stopped"] != (words["class"] == "function")
    told = words[wrong & (words["class"] != "neither")]
    print(told.value_counts(["class", "form", "tags"]).head(misses).to_string())


def main() -> None:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("gold", type=Path, nargs="?")
    parser.add_argument("loader", type=Path, nargs="?")
    parser.add_argument("--misses", type=int, default=0)
    parser.add_argument("--homographs", type=Path)
    given = parser.parse_args()
    if given.gold:
        _print_shares(read_gold(given.gold, given.loader), given.misses)
    if given.homographs:
        print(homographs(given.homographs).head(40).to_string())


if __name__ == "__main__":
    main()
