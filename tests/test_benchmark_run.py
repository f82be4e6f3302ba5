"""The benchmarks measure what they say: memory, the same words, an account that closes."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pytest

sys.path.insert(0, str(Path(__file__).parent.parent / "benchmarks"))
import results
from agreement import account_job, plain_job
from corpus import write
from measure import articles_of, measured, size_of
from peers import cleaned, from_lists

ARTICLES = 300


@pytest.fixture(scope="module")
def corpus_file(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("corpus") / "corpus.parquet"
    write(path, ARTICLES)
    return str(path)


def test_the_shared_cleaning_folds_what_ours_folds() -> None:
    text = "مـُحمَّدٌ إلى الـمدرسة \ufdf2 \ufefb على\u200fم می\u06a9رو"
    assert cleaned(text) == "محمد الي المدرسه الله لا علىم ميكرو"


def test_ours_and_a_peer_count_plain_words_alike(corpus_file: str) -> None:
    ours = plain_job("mediakit", corpus_file, ARTICLES)
    assert ours["tokens"] > 50_000
    assert plain_job("pyarrow", corpus_file, ARTICLES) == ours


def test_the_account_goes_from_the_shared_words_to_ours(corpus_file: str) -> None:
    account = account_job(corpus_file, ARTICLES)
    assert account["covered"]
    assert account["reference"]
    first, *_, last = account["steps"].values()
    assert first["digest"] != last["digest"]


def test_a_part_of_a_file_has_so_many_articles_and_their_bytes(corpus_file: str) -> None:
    articles = articles_of(corpus_file, 20)
    assert len(articles) == 20
    assert size_of(articles) == sum(len(text.encode()) for text in articles["text"]) / 1e6


def test_empty_words_are_dropped_from_lists() -> None:
    import pyarrow as pa

    matrix = from_lists(pa.array([["", "قال"], ["قال", "", "الوزير", "قال"], []]))
    assert dict(zip(matrix.labels, matrix.cells.toarray().T.tolist(), strict=True)) == {
        "قال": [1, 2, 0],
        "الوزير": [0, 1, 0],
    }


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_memory_that_is_freed_before_the_end_counts() -> None:
    _, cost = measured(lambda: np.ones(8_000_000).sum())
    assert 60 < cost.extra < 90


def test_ratios_are_those_within_a_repetition() -> None:
    base = {"articles": 1, "megabytes": 10.0, "extra": 20.0, "system": 0.1}
    runs = {
        "polars": [base | {"cpu": 6.0}, base | {"cpu": 30.0}, base | {"cpu": 8.0}],
        "mediakit": [base | {"cpu": 1.0}, base | {"cpu": 5.0}, base | {"cpu": 2.0}],
    }
    assert [[row[1], *row[3:5]] for row in results.peer_rows(runs)] == [
        ["2.00 (1.00 to 5.00)", "5", "1.0"],
        ["8.00 (6.00 to 30.00)", "1", "6.0"],
    ]
