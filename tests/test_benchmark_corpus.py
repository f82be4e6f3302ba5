"""The made-up corpus of the benchmarks: seeded, grows as text does, holds what is hostile."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow.parquet as pq
import pytest

sys.path.insert(0, str(Path(__file__).parent.parent / "benchmarks"))
from corpus import frames, write

HOSTILE = {
    "vowel marks": "[\u0621-\u064a][\u064b-\u0652]",
    "marks in both orders": "\u0651[\u064e-\u0650](?s:.)*[\u064e-\u0650]\u0651",
    "tatweel": "\u0640",
    "Arabic-Indic digits": "[٠-٩]",
    "ASCII digits": "[0-9]",
    "Latin words": "[A-Za-z]{3}",
    "a hashtag": r"#\w",
    "an address": "https://",
    "presentation forms": "[\ufe80-\ufefc]",
    "a ligature": "[\ufdf2\ufefb]",
    "Persian letters": "[\u06a9\u06cc\u06c1]",
    "no-break space": "\u00a0",
    "a line separator": "\u2028",
    "zero-width characters": "[\u200b\u200c]",
    "astral characters": "[\U0001d400\U0001f600]",
    "entities": "&quot;",
    "punctuation at words": r"\w[،.»]\s",
    "words glued by a comma": "[\u0621-\u064a]،[\u0621-\u064a]",
    "a lone و": "(?<= )و(?= )",
    "new lines": "\n",
}


@pytest.fixture(scope="module")
def corpus() -> pd.DataFrame:
    return pd.concat(frames(4_000, size=2_000), ignore_index=True)


def test_the_same_seed_gives_the_same_corpus_however_it_is_cut(corpus: pd.DataFrame) -> None:
    again = pd.concat(frames(1_500, size=1_000), ignore_index=True)
    pd.testing.assert_frame_equal(again, corpus.head(1_500))
    other = next(frames(1_000, seed=1))
    assert not other["text"].isin(corpus["text"]).any()


def test_the_columns_are_those_of_articles(corpus: pd.DataFrame) -> None:
    assert list(corpus) == ["article", "source", "date", "headline", "text", "url"]
    assert corpus["article"].is_unique
    shares = corpus["source"].value_counts(normalize=True)
    assert len(shares) == 12
    assert shares.max() > 3 * shares.min()
    assert corpus["date"].min() < pd.Timestamp("2024-01-15")
    assert corpus["date"].max() > pd.Timestamp("2025-12-15")
    assert not corpus["headline"].str.contains("[،\n]$").any()


def test_an_article_has_3_6_kilobytes(corpus: pd.DataFrame) -> None:
    size = corpus["text"].str.encode("utf-8").str.len()
    assert 3_450 < size.mean() < 3_850
    assert size.std() > 2_000


def test_types_grow_with_tokens_as_in_newspapers(corpus: pd.DataFrame) -> None:
    chunks = np.array(" ".join(corpus["text"]).split(), dtype=object)
    # 30,000 and 123,000 of as many chunks of real newspapers
    assert pd.Series(chunks[:110_000]).nunique() == pytest.approx(30_000, rel=0.1)
    assert pd.Series(chunks[:874_000]).nunique() == pytest.approx(123_000, rel=0.1)


@pytest.mark.parametrize("ingredient", HOSTILE)
def test_it_holds_what_is_hostile(corpus: pd.DataFrame, ingredient: str) -> None:
    assert re.search(HOSTILE[ingredient], "\n".join(corpus["text"]))


def test_a_file_is_written_piece_by_piece(tmp_path: Path, corpus: pd.DataFrame) -> None:
    write(tmp_path / "corpus.parquet", 1_200)
    file = pq.ParquetFile(tmp_path / "corpus.parquet")
    assert file.metadata.row_group(0).column(4).compression == "ZSTD"
    pd.testing.assert_frame_equal(pd.read_parquet(tmp_path / "corpus.parquet"), corpus.head(1_200))
