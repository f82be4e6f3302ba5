"""Files larger than memory: the counts are those of reading, tokenising and counting."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
import warnings
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal

import mediakit as mk
from conftest import shared
from mediakit import _counted, _partial, _totals
from mediakit._batches import Articles, Wanted
from mediakit._cut import cut_chunks
from mediakit._formats import blocks
from mediakit._joining import ends
from mediakit._mojibake import may_be_misread, repair_mojibake
from mediakit._partial import count_batches

BYS = ("source", "date:M", ["source", "date:M"], None)


def reference(path: Path, by: object, *, unit: str = "word", text: str = "text") -> pd.DataFrame:
    tokens = mk.tokenize(mk.read_articles(path), text=text)
    tokens = mk.lemmatize(tokens) if unit == "lemma" else tokens
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return mk.count(tokens, by)


@pytest.fixture
def small_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make every batch, block and table small, so that little text goes every way."""
    monkeypatch.setattr(_partial, "IN_WORK", 10_000)
    monkeypatch.setattr(mk._stream, "READ", 20_000)
    monkeypatch.setattr(blocks, "BLOCK", 3_000)
    monkeypatch.setattr(_totals, "KNOWN", 50)
    monkeypatch.setattr(_totals, "FEWEST_ROWS", 2_000)
    monkeypatch.setattr(_totals, "MOST_CHUNKS", 60_000)


@pytest.fixture(scope="module")
def articles() -> pd.DataFrame:
    sample = mk.load_sample()[["article", "source", "date", "headline", "text"]]
    return sample.assign(source=sample["source"].astype("str"))


@pytest.fixture(scope="module")
def corpora(articles: pd.DataFrame, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("corpora")
    found = {name: folder / f"corpus.{name}" for name in ("parquet", "csv", "jsonl")}
    articles.to_parquet(found["parquet"], row_group_size=17)
    articles.to_csv(found["csv"], index=False)
    articles.to_json(found["jsonl"], orient="records", lines=True, date_format="iso")
    found["txt"] = folder / "texts"
    for place, row in articles.head(40).iterrows():
        file = found["txt"] / row["source"] / f"{row['date']:%Y-%m-%d}-{place}.txt"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"{row['headline']}\n{row['text']}", encoding="utf-8")
    found["written"] = folder / "written"
    mk.write_corpus(mk.load_sample(), found["written"])
    return found


@pytest.mark.parametrize("by", BYS, ids=str)
@pytest.mark.parametrize("kind", ["parquet", "csv", "jsonl", "txt", "written"])
@pytest.mark.usefixtures("small_steps")
def test_counts_are_those_of_reading_tokenising_and_counting(
    corpora: dict[str, Path], kind: str, by: object
) -> None:
    assert_frame_equal(mk.count_files(corpora[kind], by), reference(corpora[kind], by))


def test_one_batch_gives_what_many_give(corpora: dict[str, Path]) -> None:
    assert_frame_equal(mk.count_files(corpora["parquet"]), reference(corpora["parquet"], "source"))


@pytest.mark.usefixtures("small_steps")
def test_lemmas_are_fitted_on_the_counts_of_all_files(corpora: dict[str, Path]) -> None:
    found = mk.count_files(corpora["parquet"], unit="lemma")
    assert_frame_equal(found, reference(corpora["parquet"], "source", unit="lemma"))


@pytest.mark.usefixtures("small_steps")
def test_headlines_are_counted_on_request(corpora: dict[str, Path]) -> None:
    found = mk.count_files(corpora["csv"], text="headline")
    assert_frame_equal(found, reference(corpora["csv"], "source", text="headline"))


@pytest.mark.usefixtures("small_steps")
def test_a_list_of_files_of_several_kinds_and_an_archive(
    corpora: dict[str, Path], tmp_path: Path
) -> None:
    import zipfile

    with zipfile.ZipFile(tmp_path / "archive.zip", "w") as archive:
        archive.write(corpora["csv"], "أرشيف/corpus.csv")
        archive.writestr("السدرة/2026-01-05.txt", "عنوان\nنص الخبر و متنه")
    places = [corpora["parquet"], corpora["txt"], tmp_path / "archive.zip"]
    assert_frame_equal(mk.count_files(places), reference(places, "source"))  # type: ignore[arg-type]


@pytest.mark.parametrize("name", ["articles.parquet", "sample_780.csv", "sample_780.jsonl"])
def test_real_articles_have_the_same_counts(name: str) -> None:
    path = shared(f"corpora/saudinewsnet/{name}")
    by = ["source", "date:M"]
    assert_frame_equal(mk.count_files(path, by), reference(path, by))


def test_messy_files_and_pages_have_the_same_counts() -> None:
    for name in ("messy", "html"):
        path = shared(f"corpora/{name}")
        assert_frame_equal(mk.count_files(path), reference(path, "source"))


HOSTILE = st.lists(
    st.sampled_from(
        [
            *"وبل ", "\n", "\t", " ", "ال", "قال", "الله", "\u0650", "\u0651", "\u0640", "\u00a0",
            "\u2028", "\u200f", "،", ".", "-", "(", "&nbsp;", "&#1608;", "7", "٣", "G20", "#", "_",
            "\ufeed", "\ufefb", "😀", "لبنان", "\u0000", "\u06a9", "http://a.b/و",
        ]
    ),
    max_size=25,
).map("".join)  # fmt: skip


@given(st.lists(st.tuples(HOSTILE, st.sampled_from(["المد", "السدرة"])), min_size=1, max_size=6))
def test_hostile_texts_have_the_same_counts(texts: list[tuple[str, str]]) -> None:
    frame = pd.DataFrame(texts, columns=["text", "source"])
    batches = [Articles(frame.iloc[[row]].reset_index(drop=True), []) for row in range(len(frame))]
    totals = count_batches(batches, Wanted("text", "source"), 1)
    found = _counted.as_counts(totals.all_words(), totals.groups.keys(), "source", "word")
    with_ids = frame.assign(article=[str(row) for row in range(len(frame))])
    assert_frame_equal(found, mk.count(mk.tokenize(with_ids)))


@given(st.lists(HOSTILE.map(lambda text: text.replace(" ", "").replace("\n", "") + " ")))
def test_the_ends_of_chunks_are_those_that_cutting_finds(texts: list[str]) -> None:
    chunks = pa.array(texts, pa.string())
    found, words = ends(chunks), cut_chunks(chunks)
    places = zip(words.first, words.number, strict=True)
    last = [words.words[at + n - 1].as_py() if n else "" for at, n in places]
    assert found.opens.tolist() == [
        word in {"و", "ب", "ل"} and not broken
        for word, broken in zip(last, words.breaks_after, strict=True)
    ]
    nothing = (np.asarray(words.number) == 0) & ~np.asarray(words.breaks_after)
    assert found.blank.tolist() == nothing.tolist()


MISREAD = st.lists(
    st.sampled_from(
        ["ط§", "ظ„", "Ø§", "Ù„", "Ç", "á", " ", "\n", "a", "ب", "\u20ac", "\U0001f600"]
    ),
    max_size=30,
).map("".join)


@given(MISREAD | st.text())
def test_no_text_that_is_repaired_is_passed_over(text: str) -> None:
    text = text.encode("utf-8", "ignore").decode()
    looked_at = may_be_misread(pa.array([text], pa.large_string()))[0]
    assert looked_at or repair_mojibake(text)[1] is None


RAGGED = st.lists(
    st.sampled_from(['"', ",", "\n", "\r\n", "خبر", '""', '"خبر, آخر"', '"سطر\nسطر"', "المد"]),
    max_size=60,
).map("".join)


@given(RAGGED)
def test_blocks_of_a_csv_file_are_the_rows_of_the_whole(text: str) -> None:
    from mediakit._formats import delimited
    from mediakit._formats.part import Part

    data = ("source,text\n" + text).encode()
    whole = delimited.read_delimited(Part("a.csv", ".csv", data=data))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(blocks, "BLOCK", 8)
        found = pd.concat(blocks.blocks_of(Part("a.csv", ".csv", data=data)))
    both = [frame[["source", "text"]].astype(object).fillna("") for frame in (whole, found)]
    # The lines that give no row come last, of the whole or of their block.
    assert sorted(both[0].to_numpy().tolist()) == sorted(both[1].to_numpy().tolist())


def test_a_new_name_in_the_last_line_of_json_lines_is_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(blocks, "BLOCK", 100)
    rows = [{"body": f"خبر رقم {number}"} for number in range(20)] + [
        {"body": "ختام", "site": "المد"}
    ]
    path = tmp_path / "a.jsonl"
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    assert_frame_equal(mk.count_files(path), reference(path, "source"))
    assert mk.count_files(path).columns.tolist() == ["", "المد"]


def test_a_file_that_is_not_utf_8_is_read_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(blocks, "BLOCK", 50)
    path = tmp_path / "a.csv"
    rows = "source,text\n" + "المد,أعلنت الحكومة أمس عن خطة جديدة\n" * 20
    path.write_bytes(rows.encode("cp1256"))
    assert mk.count_files(path).loc["الحكومة", "المد"] == 20


def write(path: Path, **columns: list[object]) -> Path:
    pd.DataFrame(columns).to_parquet(path)
    return path


def test_files_may_call_their_columns_differently(tmp_path: Path) -> None:
    write(tmp_path / "1.parquet", text=["قال", "قال"], source=["المد", None], year=[2025, 2026])
    write(tmp_path / "2.parquet", body=["وصل", "قال"], site=["السدرة"] * 2, year=["2026", "2025"])
    assert_frame_equal(mk.count_files(tmp_path), reference(tmp_path, "source"))
    found = mk.count_files(tmp_path, "year")
    assert found.to_dict("index") == {"قال": {"2025": 2, "2026": 1}, "وصل": {"2025": 0, "2026": 1}}


@pytest.mark.parametrize("missing", ["text", "desk"])
def test_a_column_that_the_tenth_file_lacks_is_named_with_the_file(
    tmp_path: Path, missing: str
) -> None:
    for number in range(10):
        columns = {"text": ["قال", "وصل"], "desk": ["سياسة", "رياضة"]}
        if number == 9:
            del columns[missing]
        write(tmp_path / f"{number}.parquet", **columns)
    with pytest.raises(ValueError, match=rf"no column (of )?{missing}.*9\.parquet"):
        mk.count_files(tmp_path, "desk")


def test_a_corrupt_row_group_is_named_with_its_file(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    texts = [f"خبر {number} " * 50 for number in range(400)]
    pd.DataFrame({"text": texts}).to_parquet(path, row_group_size=100, compression="zstd")
    column = pq.ParquetFile(path).metadata.row_group(2).column(0)
    start = min(filter(None, [column.dictionary_page_offset, column.data_page_offset]))
    data = bytearray(path.read_bytes())
    data[start + 20 : start + column.total_compressed_size] = b"\xff" * (
        column.total_compressed_size - 20
    )
    path.write_bytes(data)
    with pytest.raises(ValueError, match=r"Row group 2 of 4 cannot be read.*a\.parquet"):
        mk.count_files(path)


def test_articles_without_a_value_are_not_counted_and_counted_in_a_warning(tmp_path: Path) -> None:
    path = write(tmp_path / "a.parquet", text=["قال", "وصل", "قال"], desk=["سياسة", None, "سياسة"])
    with pytest.warns(UserWarning, match="1 of 3 articles have no desk"):
        found = mk.count_files(path, "desk")
    assert found.to_dict("index") == {"قال": {"سياسة": 2}, "وصل": {"سياسة": 0}}


def test_a_written_corpus_may_have_articles_without_a_source(tmp_path: Path) -> None:
    sample = mk.load_sample()
    source = sample["source"].astype("str").where(sample.index > 2).astype("category")
    mk.write_corpus(sample.assign(source=source), tmp_path / "corpus")
    with pytest.warns(UserWarning, match="3 of 102 articles have no source"):
        found = mk.count_files(tmp_path / "corpus")
    assert_frame_equal(found, reference(tmp_path / "corpus", "source"))


def test_lines_that_cannot_be_read_are_counted_in_a_warning(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "قال"}\nnot json\n{"text": "وصل"}\n', encoding="utf-8")
    with pytest.warns(UserWarning, match=r"1 files, lines.*line 2"):
        found = mk.count_files(path, by=None)
    assert found["all"].sum() == 2


def test_too_many_groups_are_refused_with_their_number(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(tmp_path / "a.parquet", text=["قال", "وصل"] * 50, url=[str(n) for n in range(100)])
    monkeypatch.setattr(_counted, "free_memory", lambda: 3_000)
    with pytest.raises(MemoryError, match=r"2 types in 100 groups.*Take fewer groups"):
        mk.count_files(path, "url")


@pytest.mark.usefixtures("small_steps")
def test_too_many_groups_are_refused_before_all_is_read(
    corpora: dict[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_counted, "free_memory", lambda: 500_000)
    seen = []
    count_chunks = _partial.count_chunks
    monkeypatch.setattr(
        _partial, "count_chunks", lambda *given: seen.append(1) or count_chunks(*given)
    )
    with pytest.raises(MemoryError, match="types in"):
        mk.count_files(
            [corpora["parquet"]] * 1 + [corpora["csv"]], ["source", "date:D", "headline"]
        )
    assert 0 < sum(seen) < 40


@pytest.mark.parametrize(
    ("options", "error", "said"),
    [
        ({"unit": "stem"}, ValueError, "`unit` must be one of word, lemma; got stem"),
        ({"engine": "spark"}, ValueError, "`engine` must be one of local; got spark"),
        ({"engine": object()}, TypeError, "dask.distributed.Client; got object"),
        ({"by": "date:X"}, ValueError, "`by` must be one of D, W, M, Q, Y; got X"),
        ({"by": "sourse"}, ValueError, "no column sourse.*Did you mean source"),
    ],
)
def test_what_cannot_be_asked_for_is_said(
    corpora: dict[str, Path], options: dict, error: type[Exception], said: str
) -> None:
    with pytest.raises(error, match=said):
        mk.count_files(corpora["parquet"], **options)


def test_a_missing_file_is_said() -> None:
    with pytest.raises(FileNotFoundError, match="no such file"):
        mk.count_files("nowhere.parquet")


def test_files_in_object_storage_are_counted_by_their_address(corpora: dict[str, Path]) -> None:
    fsspec = pytest.importorskip("fsspec")
    store = fsspec.filesystem("memory")
    for name in ("parquet", "csv"):
        store.pipe(f"/bucket/corpus.{name}", corpora[name].read_bytes())
    found = mk.count_files("memory://bucket")
    assert_frame_equal(found, 2 * reference(corpora["parquet"], "source"))
    with pytest.raises(FileNotFoundError, match="memory://nowhere"):
        mk.count_files("memory://nowhere")


@pytest.fixture
def large(tmp_path: Path, articles: pd.DataFrame) -> Path:
    """Return a file that takes some seconds to count."""
    table = pa.Table.from_pandas(articles, preserve_index=False)
    with pq.ParquetWriter(tmp_path / "large.parquet", table.schema) as writer:
        for _ in range(400):
            writer.write_table(table)
    return tmp_path / "large.parquet"


@pytest.mark.slow
def test_an_interrupted_count_leaves_no_file(large: Path) -> None:
    out = large.parent / "counts.parquet"
    command = ["-m", "mediakit", "count", str(large), "--large", "--out", str(out)]
    process = subprocess.Popen([sys.executable, *command], stderr=subprocess.PIPE)
    time.sleep(1.5)
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=30)
    assert process.returncode != 0
    assert os.listdir(large.parent) == ["large.parquet"]  # noqa: PTH208


def test_the_command_counts_large_files(corpora: dict[str, Path], tmp_path: Path) -> None:
    from typer.testing import CliRunner

    from mediakit.cli import app

    out = tmp_path / "counts.parquet"
    done = CliRunner().invoke(
        app, ["count", str(corpora["csv"]), "--large", "--by", "date:M", "--out", str(out)]
    )
    assert done.exit_code == 0, done.output
    assert pd.read_parquet(out).shape[0] == len(reference(corpora["csv"], "date:M"))
    done = CliRunner().invoke(
        app, ["count", str(corpora["csv"]), "--large", "--by", "sourse", "--out", str(out)]
    )
    assert done.exit_code == 2
    assert "Did you mean source?" in done.output
