"""Tokens on disk: mapped, the same as they were, never a half."""

from __future__ import annotations

import tempfile
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import mediakit as mk
from mediakit._token_files import PARTS

ARRAYS = ("forms", "units", "breaks", "starts")


def many_articles(number: int = 2_000) -> pd.DataFrame:
    """Return articles with columns of all kinds, their texts in several pieces of memory."""
    frame = pd.DataFrame(
        {
            "source": ["المد", "السدرة"] * (number // 2),
            "date": pd.Timestamp("2026-01-05"),
            "text": [f"بدأ الاضراب، أمس في المصنع {chr(0x628 + n % 20)}" for n in range(number)],
            "views": range(number),
            "tags": [["نفط"], []] * (number // 2),
        }
    )
    articles = mk.as_articles(frame)
    return pd.concat([articles[:700], articles[700:]], ignore_index=True).astype(
        {"source": "category"}
    )


def same(first: mk.Tokens, second: mk.Tokens) -> None:
    for name in ARRAYS:
        assert np.array_equal(getattr(first, name), getattr(second, name))
        assert getattr(first, name).dtype == getattr(second, name).dtype
    assert first.form_labels.identical(second.form_labels)
    assert first.unit_labels.identical(second.unit_labels)
    assert (first.unit, first.text_column) == (second.unit, second.text_column)
    assert first.keep_numbers is second.keep_numbers
    # Arrow writes no categories where there is no article.
    some = len(second.articles) > 0
    pd.testing.assert_frame_equal(
        first.articles, second.articles, check_categorical=some, check_dtype=some
    )


def test_loaded_arrays_and_texts_are_views_on_the_files(tmp_path: Path) -> None:
    tokens = mk.tokenize(many_articles())
    tokens.save(tmp_path / "saved")
    before = pa.total_allocated_bytes()
    loaded = mk.Tokens.load(tmp_path / "saved")
    # Times, numbers and codes of categories: pandas puts them in its own blocks.
    assert pa.total_allocated_bytes() - before <= 32 * len(loaded.articles)
    for name in ARRAYS:
        array = getattr(loaded, name)
        assert not array.flags.owndata and not array.flags.writeable
    mapped = Path("/proc/self/maps")
    if mapped.exists():
        ranges = [
            tuple(int(end, 16) for end in line.split()[0].split("-"))
            for line in mapped.read_text(encoding="utf-8").splitlines()
            if str(tmp_path) in line
        ]
        texts = loaded.articles["text"].array.__arrow_array__().chunks
        addresses = [getattr(loaded, name).ctypes.data for name in ARRAYS]
        addresses += [piece.buffers()[2].address for piece in texts]
        assert len(texts) == 2
        assert all(any(low <= place < high for low, high in ranges) for place in addresses)
    same(loaded, tokens)


@settings(max_examples=40)
@given(st.lists(st.text(), max_size=5), st.booleans())
def test_any_texts_come_back(texts: list[str], keep_numbers: bool) -> None:
    articles = mk.as_articles(pd.DataFrame({"text": pd.Series(texts, dtype="str")}))
    tokens = mk.tokenize(articles, keep_numbers=keep_numbers)
    with tempfile.TemporaryDirectory() as folder:
        tokens.save(Path(folder) / "t")
        same(mk.Tokens.load(Path(folder) / "t"), tokens)


def test_lemmas_and_bigrams_come_back(tmp_path: Path) -> None:
    lemmas = mk.lemmatize(mk.tokenize(many_articles(4)))
    lists = mk.Tokens.from_lists([["أ"], []])
    for tokens in (lemmas, mk.ngrams(lemmas), lists, mk.ngrams(lists)):
        for some in (tokens, tokens.select(np.zeros(len(tokens.articles), dtype=bool))):
            some.save(tmp_path / "t")
            same(mk.Tokens.load(tmp_path / "t"), some)


def test_what_a_former_version_saved_is_read(tmp_path: Path) -> None:
    tokens = mk.tokenize(many_articles())
    facts = {
        "unit": ["word"],
        "text_column": pd.Series(["text"], dtype="str"),
        "keep_numbers": [False],
    }
    frames = (
        {"form": tokens.forms, "unit": tokens.units, "break": tokens.breaks},
        {"start": tokens.starts},
        {"label": tokens.form_labels},
        {"label": tokens.unit_labels},
        tokens.articles,
        facts,
    )
    for part, frame in zip(PARTS, frames, strict=True):
        pd.DataFrame(frame).to_feather(
            tmp_path / f"{part}.arrow", compression="uncompressed", chunksize=900
        )
    same(mk.Tokens.load(tmp_path), tokens)


def test_loaded_tokens_stay_valid_while_they_are_replaced(tmp_path: Path) -> None:
    tokens = mk.tokenize(many_articles())
    tokens.save(tmp_path / "t")
    loaded = mk.Tokens.load(tmp_path / "t")
    loaded.select(np.arange(2_000) < 10).save(tmp_path / "t")
    same(loaded, tokens)
    loaded.save(tmp_path / "t")
    same(mk.Tokens.load(tmp_path / "t"), tokens)
    assert [file.name for file in tmp_path.iterdir()] == ["t"]


def test_the_columns_of_loaded_articles_can_be_changed(tmp_path: Path) -> None:
    mk.tokenize(many_articles(4)).save(tmp_path / "t")
    articles = mk.Tokens.load(tmp_path / "t").articles
    articles.loc[0, "views"] = 7
    articles.loc[1, "text"] = "نص آخر"
    articles.loc[2, "date"] = pd.NaT
    assert articles["views"].tolist() == [7, 1, 2, 3]
    assert mk.Tokens.load(tmp_path / "t").articles["views"].tolist() == [0, 1, 2, 3]


@pytest.mark.parametrize("part", PARTS)
def test_a_damaged_file_is_one_clear_error(tmp_path: Path, part: str) -> None:
    mk.tokenize(many_articles(10)).save(tmp_path / "t")
    file = tmp_path / "t" / f"{part}.arrow"
    data = file.read_bytes()
    for damaged in (data[: len(data) // 2], b"", data[:-8] + b"whatever", b"text,source\n"):
        file.unlink()  # the mapped file is not written over
        file.write_bytes(damaged)
        with pytest.raises(ValueError, match=rf"are damaged: .*The file is .*{part}\.arrow"):
            mk.Tokens.load(tmp_path / "t")


def test_offsets_that_leave_the_texts_are_an_error(tmp_path: Path) -> None:
    mk.Tokens.from_lists([["السد", "النفط", "الغاز"]]).save(tmp_path / "t")
    file = tmp_path / "t" / "forms.arrow"
    offsets = np.array([0, 8, 18, 28], dtype=np.int64).tobytes()  # bytes of UTF-8
    assert file.read_bytes().count(offsets) == 1
    for wrong in ([0, 8, 2**40, 28], [0, 8, -5, 28], [0, 8, 18, 2**40]):
        data = file.read_bytes().replace(offsets, np.array(wrong, dtype=np.int64).tobytes())
        other = tmp_path / "t" / "units.arrow"
        other.unlink()
        other.write_bytes(data)
        with pytest.raises(ValueError, match=r"are damaged: .*units\.arrow"):
            mk.Tokens.load(tmp_path / "t")


def test_files_of_two_corpora_are_an_error(tmp_path: Path) -> None:
    mk.tokenize(many_articles(4)).save(tmp_path / "a")
    mk.tokenize(many_articles(6)).save(tmp_path / "b")
    (tmp_path / "a" / "articles.arrow").replace(tmp_path / "b" / "articles.arrow")
    with pytest.raises(ValueError, match="whose files do not belong together: "):
        mk.Tokens.load(tmp_path / "b")


def test_a_note_beside_saved_tokens_is_never_deleted(tmp_path: Path) -> None:
    tokens = mk.Tokens.from_lists([["أ"]])
    tokens.save(tmp_path / "t")
    (tmp_path / "t" / "ملاحظات.txt").write_text("لا تمحني", encoding="utf-8")
    with pytest.raises(FileExistsError, match=r"more than saved tokens: .*\.txt"):
        tokens.save(tmp_path / "t")
    assert (tmp_path / "t" / "ملاحظات.txt").exists()


def test_a_mixed_column_is_one_sentence_and_leaves_what_was_there(tmp_path: Path) -> None:
    tokens = mk.Tokens.from_lists([["أ"], ["ب"]])
    tokens.save(tmp_path / "t")
    mixed = pd.DataFrame({"article": ["1", "2"], "note": pd.Series([1, "x"], dtype=object)})
    with pytest.raises(ValueError, match=r"must hold values of one kind.*column note"):
        mk.Tokens.from_lists([["أ"], ["ب"]], mixed).save(tmp_path / "t")
    same(mk.Tokens.load(tmp_path / "t"), tokens)
