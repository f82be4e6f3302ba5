"""A made-up Arabic news corpus of any size, the same for the same seed.

python benchmarks/corpus.py 100000 corpus.parquet [--seed 0]

Nothing in it was ever written by anybody: stems are three random root letters in a pattern (فاعل,
مفعول, استفعال), drawn by a Zipf-Mandelbrot law, with clitics, endings and punctuation written onto
them. Its curve of types over tokens, length of articles, marks, digits and so on follow what was
counted in 16,000 real newspaper articles; rare hostile things (presentation forms, Persian letters,
marks in any order, NBSP, U+2028, emoji) are there at low rates.

How a text is made, without a loop over its words::

    token      0                   1              2
    pieces     ال|حكومة|""|" "     و|قال|""|": "  ""|"١٢٪"|""|"\\n"     4 codes into one Arrow array
    take       one contiguous buffer; the texts are its slices at the articles' starts
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from lexicon import FUNCTION_PROCLITICS, PROCLITICS, SOURCES, STEMS, Draws, Lexicon, lexicon

BLOCK = 1_000  # articles made at once, each block from its own generator
ROW_GROUP = 10_000
WORDS = 325  # a mean article: 3.6 kB of UTF-8
LENGTH_SPREAD = 0.78  # of the logarithm of an article's length
FUNCTION_SHARE, ODD_SHARE = 0.30, 0.034  # of the tokens: function words; what is not a plain word
OWN_ENDING_SHARE = 0.97  # of the tokens of a stem that have its own ending
TOPIC_SHARE, TOPIC_STEMS = 0.15, 12  # of the tokens that come from the stems an article returns to

FIRST_DAY, DAYS = np.datetime64("2024-01-01", "s"), 731


def stem_codes(draws: Draws, article: np.ndarray, source: np.ndarray) -> np.ndarray:
    """Return a stem for each token; some come back in their article and belong to its source."""
    stems = draws.of("stems", len(article))
    topics = draws.of("stems", len(source) * TOPIC_STEMS).reshape(-1, TOPIC_STEMS)
    topics = np.minimum(topics // len(SOURCES) * len(SOURCES) + source[:, None], STEMS - 1)
    back = np.flatnonzero(draws.where(TOPIC_SHARE, len(article)))
    stems[back] = topics[article[back], draws.generator.integers(TOPIC_STEMS, size=len(back))]
    return stems


def piece_codes(
    pieces: Lexicon, draws: Draws, article: np.ndarray, source: np.ndarray
) -> np.ndarray:
    """Return the four pieces of each token: what stands before, stem, ending, separator."""
    number = len(article)
    before = draws.of("openers", number) * len(PROCLITICS)
    proclitic, ending = draws.of("proclitics", number), draws.of("endings", number)
    stem = stem_codes(draws, article, source)
    ending = np.where(draws.where(OWN_ENDING_SHARE, number), pieces.own_ending[stem], ending)
    stem = stem + draws.of("written", number) * STEMS + pieces.stems
    kind = draws.generator.random(number)
    function = kind < FUNCTION_SHARE
    odd = kind > 1 - ODD_SHARE
    # The proclitics و and ف of function words stand elsewhere in the longer list.
    own = np.array([list(PROCLITICS).index(each) for each in FUNCTION_PROCLITICS])
    stem[function] = pieces.functions + draws.of("functions", int(function.sum()))
    stem[odd] = pieces.odd + draws.of("odd", int(odd.sum()))
    proclitic[function] = own[draws.of("function_proclitics", int(function.sum()))]
    proclitic[odd] = 0
    ending[function | odd] = 0
    separator = draws.of("separators", number)
    return np.stack(
        [before + proclitic, stem, ending + pieces.endings, separator + pieces.separators], axis=1
    )


def joined(pieces: Lexicon, codes: np.ndarray, starts: np.ndarray) -> pa.LargeStringArray:
    """Return texts of pieces; `starts` says with which piece each text begins, and the end."""
    taken = pieces.pieces.take(pa.array(codes.ravel()))
    _, offsets, text = taken.buffers()
    ends = np.frombuffer(offsets, dtype=np.int64)[: len(taken) + 1][starts]
    return pa.LargeStringArray.from_buffers(len(starts) - 1, pa.py_buffer(ends), text)


def texts(draws: Draws, pieces: Lexicon, sizes: np.ndarray, source: np.ndarray) -> tuple:
    """Return texts of so many words, and headlines: their first words without punctuation."""
    starts = np.concatenate([[0], np.cumsum(sizes)])
    codes = piece_codes(pieces, draws, np.repeat(np.arange(len(sizes)), sizes), source)
    longest = draws.generator.integers(5, 12, size=len(sizes))
    position = np.arange(starts[-1]) - np.repeat(starts[:-1], sizes)
    heading = position < np.repeat(longest, sizes)
    heads = codes[heading]
    heads[:, 3] = pieces.separators
    ends = np.concatenate([[0], np.cumsum(np.minimum(longest, sizes))])
    return joined(pieces, codes, starts * 4), joined(pieces, heads, ends * 4)


def block_of(number: int, seed: int) -> pa.Table:
    """Return the articles of one block."""
    pieces = lexicon(seed)
    generator = np.random.default_rng([seed, 1, number])
    draws = Draws(pieces.shares, generator)
    source = draws.of("sources", BLOCK)
    middle = np.log(WORDS) - LENGTH_SPREAD**2 / 2
    sizes = generator.lognormal(middle, LENGTH_SPREAD, BLOCK).astype(np.int64) + 1
    text, headline = texts(draws, pieces, sizes, source)
    ids = [f"g{number * BLOCK + row:08d}" for row in range(BLOCK)]
    seconds = generator.integers(DAYS * 86_400, size=BLOCK)
    columns = {
        "article": pa.array(ids, pa.large_string()),
        "source": pa.DictionaryArray.from_arrays(pa.array(source, pa.int32()), pa.array(SOURCES)),
        "date": pa.array(FIRST_DAY + seconds.astype("timedelta64[s]"), pa.timestamp("us")),
        "headline": pc.utf8_trim_whitespace(headline),
        "text": text,
        "url": pa.array([f"https://news.example/{each}" for each in ids], pa.large_string()),
    }
    return pa.table(columns)


def tables(articles: int, *, size: int = ROW_GROUP, seed: int = 0) -> Iterator[pa.Table]:
    """Yield the corpus as Arrow tables of `size` articles, a multiple of 1,000."""
    for first in range(0, articles, size):
        last = min(first + size, articles)
        blocks = range(first // BLOCK, -(-last // BLOCK))
        table = pa.concat_tables([block_of(block, seed) for block in blocks])
        yield table.slice(0, last - first)


def frames(articles: int, *, size: int = ROW_GROUP, seed: int = 0) -> Iterator[pd.DataFrame]:
    """Yield the corpus as frames of `size` articles; a longer corpus begins with a shorter one."""
    for table in tables(articles, size=size, seed=seed):
        yield table.to_pandas()


def write(path: Path, articles: int, *, seed: int = 0) -> None:
    """Write the corpus to a Parquet file, piece by piece."""
    writer = None
    for table in tables(articles, seed=seed):
        writer = writer or pq.ParquetWriter(path, table.schema, compression="zstd")
        writer.write_table(table, row_group_size=ROW_GROUP)
    if writer:
        writer.close()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Write a made-up corpus of Arabic news.")
    parser.add_argument("articles", type=int)
    parser.add_argument("path", type=Path)
    parser.add_argument("--seed", type=int, default=0)
    asked = parser.parse_args()
    write(asked.path, asked.articles, seed=asked.seed)
