"""Articles in a folder of Parquet files: the same back, whatever the sources are called."""

from __future__ import annotations

import tempfile
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.dataset as ds
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import mediakit as mk
from conftest import shared
from mediakit import _corpus
from mediakit._arrow import as_frame, as_table, taker
from mediakit._hive import MISSING, folder_name, values_in

HOSTILE = [
    "a/b", "..", ".", "=", "%", "%2F", "", " ", "a=b", "المدّ", "هضبة نيوز", "BBC", "bbc", "Bbc",
    "2020", "a\\b", "a:b*?", "سطر\nآخر", "\u202eعكس", "x\x00y", "نهاية.", "أ" * 300, "أ" * 301,
    MISSING, "null", "e\u0301", "\u00e9", "\U0001f4f0", "~", "a+b", "nan", "<NA>",
]  # fmt: skip


@pytest.fixture
def articles() -> pd.DataFrame:
    """Return five articles of two sources and two years, one without a date."""
    return mk.as_articles(
        pd.DataFrame(
            {
                "id": ["5", "4", "3", "2", "1"],
                "source": ["المد", "هضبة نيوز", "المد", "هضبة نيوز", "المد"],
                "date": ["2026-01-02", "2025-12-31", "2025-01-01", None, "2026-01-01 10:30"],
                "text": ["خبر أول", "خبر ثان", "", "خبر رابع", "خبر خامس"],
                "url": ["https://a.example/1", None, None, None, None],
                "tags": [["نفط", "غاز"], [], None, ["سد"], []],
                "views": [3, 1, 4, 1, 5],
                "family_size": pd.array([1, None, 2, 2, None], dtype="Int64"),
                "removed": ['[{"start": 0, "end": 3}]'] * 5,
                "desk": pd.Categorical(list("ababa"), categories=["b", "c", "a"], ordered=True),
                "seen": pd.array(["2026-02-01"] * 5, dtype="datetime64[s]"),
            }
        ),
        article="id",
    )


def files_of(folder: Path) -> list[str]:
    return sorted(file.relative_to(folder).as_posix() for file in folder.rglob("*.parquet"))


def same(first: pd.DataFrame, second: pd.DataFrame) -> None:
    pd.testing.assert_frame_equal(first, second)


def test_what_is_written_is_read_back_in_the_same_order(
    articles: pd.DataFrame, tmp_path: Path
) -> None:
    before = articles.copy(deep=True)
    mk.write_corpus(articles, tmp_path / "corpus")
    back = mk.read_articles(tmp_path / "corpus")
    same(back, articles)
    same(articles, before)
    assert back["tags"].tolist() == [["نفط", "غاز"], [], None, ["سد"], []]
    assert [file.name for file in tmp_path.iterdir()] == ["corpus"]


def test_folders_name_source_and_year(articles: pd.DataFrame, tmp_path: Path) -> None:
    mk.write_corpus(articles, tmp_path)
    assert files_of(tmp_path) == [
        "source=المد/year=2025/part-0.parquet",
        "source=المد/year=2026/part-0.parquet",
        "source=هضبة نيوز/year=0/part-0.parquet",
        "source=هضبة نيوز/year=2025/part-0.parquet",
    ]


def test_other_readers_see_sources_years_and_places(articles: pd.DataFrame, tmp_path: Path) -> None:
    mk.write_corpus(articles, tmp_path / "c")
    table = ds.dataset(tmp_path / "c", partitioning="hive").to_table().sort_by("corpus_row")
    assert table["source"].to_pylist() == articles["source"].tolist()
    assert table["year"].to_pylist() == [2026, 2025, 2025, 0, 2026]
    assert table["text"].to_pylist() == articles["text"].tolist()
    frame = pd.read_parquet(tmp_path / "c").sort_values("corpus_row")
    assert frame["article"].tolist() == articles["article"].tolist()
    assert frame["source"].tolist() == articles["source"].tolist()


def test_columns_of_clean_and_mark_reuse_are_kept(tmp_path: Path) -> None:
    articles = mk.mark_reuse(mk.clean(mk.load_sample()))
    mk.write_corpus(articles, tmp_path / "c")
    back = mk.read_articles(tmp_path / "c")
    same(back, articles)
    assert mk.tokenize(back).vocabulary.equals(mk.tokenize(articles).vocabulary)


def test_hostile_source_names_come_back_exactly(tmp_path: Path) -> None:
    frame = pd.DataFrame({"source": HOSTILE * 2, "text": [f"نص {n}" for n in range(64)]})
    articles = mk.as_articles(frame)
    assert len(HOSTILE) == articles["source"].nunique() == 32
    mk.write_corpus(articles, tmp_path / "c")
    same(mk.read_articles(tmp_path / "c"), articles)
    names = [folder.name for folder in (tmp_path / "c").iterdir()]
    assert len({name.casefold() for name in names}) == 32
    assert max(len(name.encode()) for name in names) <= 255
    table = ds.dataset(tmp_path / "c", partitioning="hive").to_table().sort_by("corpus_row")
    others = zip(table["source"].to_pylist(), HOSTILE * 2, strict=True)
    unlike = {ours for theirs, ours in others if theirs != ours}
    assert unlike == {"أ" * 300, "أ" * 301, MISSING}  # these end in a hash
    assert pd.read_parquet(tmp_path / "c")["source"].notna().all()


def test_a_missing_source_is_not_an_empty_one(articles: pd.DataFrame, tmp_path: Path) -> None:
    sources = pd.Series(["", None, "المد", None, ""], dtype="category")
    mk.write_corpus(articles.assign(source=sources), tmp_path / "c")
    back = mk.read_articles(tmp_path / "c")["source"]
    assert back.astype(object).where(back.notna(), None).tolist() == ["", None, "المد", None, ""]


@settings(max_examples=60)
@given(
    st.lists(
        st.tuples(st.text(max_size=60), st.text(), st.dates(pd.Timestamp(1700, 1, 1).date())),
        min_size=1, max_size=8,
    )
)  # fmt: skip
def test_any_source_and_text_come_back(rows: list[tuple]) -> None:
    articles = mk.as_articles(pd.DataFrame(rows, columns=["source", "text", "date"]))
    with tempfile.TemporaryDirectory() as folder:
        mk.write_corpus(articles, Path(folder) / "c")
        same(mk.read_articles(Path(folder) / "c"), articles)


@given(st.text())
def test_a_value_comes_back_from_a_name_or_is_cut(value: str) -> None:
    for plain in (True, False):
        name = folder_name("source", value, plain=plain)
        assert "/" not in name and "\\" not in name and len(name.encode()) < 255
        if "~" not in name:
            assert values_in(f"{name}/part-0.parquet")["source"] == value


def test_columns_called_year_and_corpus_row_are_the_users(
    articles: pd.DataFrame, tmp_path: Path
) -> None:
    own = articles.assign(Year=[1, 2, 3, 4, 5], corpus_row=["أ", "ب", "ج", "د", "ه"])
    own["corpus_row"] = own["corpus_row"].astype("str")
    mk.write_corpus(own, tmp_path / "c")
    same(mk.read_articles(tmp_path / "c"), own)
    assert (tmp_path / "c" / "source=المد" / "year_=2026").is_dir()


def test_no_articles_are_a_corpus_too(articles: pd.DataFrame, tmp_path: Path) -> None:
    mk.write_corpus(articles.iloc[:0], tmp_path / "c")
    back = mk.read_articles(tmp_path / "c")
    assert len(back) == 0
    assert back.columns.tolist() == articles.columns.tolist()
    assert back.dtypes.astype(str).equals(articles.dtypes.astype(str))
    assert pd.read_parquet(tmp_path / "c").empty


def test_row_groups_are_bounded(
    articles: pd.DataFrame, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_corpus, "ROW_GROUP", 2)
    mk.write_corpus(articles.assign(source="المد", date=articles["date"][0]), tmp_path / "c")
    metadata = pq.read_metadata(tmp_path / "c" / "source=المد" / "year=2026" / "part-0.parquet")
    assert [metadata.row_group(number).num_rows for number in range(3)] == [2, 2, 1]
    assert metadata.row_group(0).column(0).compression == "ZSTD"
    assert mk.read_articles(tmp_path / "c")["article"].tolist() == ["5", "4", "3", "2", "1"]


def test_a_corpus_is_replaced_and_nothing_else(articles: pd.DataFrame, tmp_path: Path) -> None:
    folder = tmp_path / "c"
    mk.write_corpus(articles, folder)
    mk.write_corpus(articles.iloc[:2], folder)
    assert len(mk.read_articles(folder)) == 2
    with pytest.raises(FileExistsError, match=r"it holds something else: .*part-0\.parquet"):
        mk.write_corpus(articles, tmp_path)  # the corpus lies in it
    (folder / "notes.md").write_text("ملاحظة", encoding="utf-8")
    with pytest.raises(FileExistsError, match=r"something else: .*notes\.md"):
        mk.write_corpus(articles, folder)
    with pytest.raises(FileExistsError, match=r"something else: .*notes\.md"):
        mk.write_corpus(articles, folder / "notes.md")
    foreign = tmp_path / "polars" / "source=a" / "year=2026" / "0.parquet"
    foreign.parent.mkdir(parents=True)
    pq.write_table(pa.table({"text": ["خبر"]}), foreign)
    with pytest.raises(FileExistsError, match=r"something else: .*0\.parquet"):
        mk.write_corpus(articles, tmp_path / "polars")
    assert foreign.is_file() and len(files_of(folder)) == 2


def test_an_interruption_leaves_what_was_there(
    articles: pd.DataFrame, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "c"
    mk.write_corpus(articles, folder)
    written: list[Path] = []

    def interrupted(take: object, rows: object, facts: object, file: Path) -> None:
        if written:
            raise KeyboardInterrupt
        written.append(file)
        file.parent.mkdir(parents=True)
        file.write_bytes(b"PAR1")

    monkeypatch.setattr(_corpus, "_write_part", interrupted)
    for target in (folder, tmp_path / "new"):
        written.clear()
        with pytest.raises(KeyboardInterrupt):
            mk.write_corpus(articles.iloc[:2], target)
    assert [file.name for file in tmp_path.iterdir()] == ["c"]
    same(mk.read_articles(folder), articles)


def test_bad_articles_are_one_sentence(articles: pd.DataFrame, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="needs the column date; its columns are"):
        mk.write_corpus(articles.drop(columns="date"), tmp_path / "c")
    with pytest.raises(ValueError, match=r"needs datetime64 in the column date.* got str"):
        mk.write_corpus(articles.assign(date="2026"), tmp_path / "c")
    mixed = articles.assign(views=pd.Series([1, "a", 2, 3, 4], dtype=object))
    with pytest.raises(ValueError, match=r"must hold values of one kind.*column views"):
        mk.write_corpus(mixed, tmp_path / "c")
    with pytest.raises(TypeError, match="must be a pandas DataFrame; got list"):
        mk.write_corpus([], tmp_path / "c")
    assert list(tmp_path.iterdir()) == []


def test_part_of_a_corpus_is_read_in_its_order(articles: pd.DataFrame, tmp_path: Path) -> None:
    mk.write_corpus(articles, tmp_path / "c")
    assert mk.read_articles(tmp_path / "c" / "source=المد")["article"].tolist() == ["5", "3", "1"]
    year = mk.read_articles(tmp_path / "c", pattern="*/year=2025/*.parquet")
    assert year["article"].tolist() == ["4", "3"]
    assert year["source"].tolist() == ["هضبة نيوز", "المد"]
    assert mk.read_articles(tmp_path / "c", source="أخرى")["source"].tolist() == ["أخرى"] * 5


def test_a_corpus_and_other_files_are_read_together(articles: pd.DataFrame, tmp_path: Path) -> None:
    mk.write_corpus(articles, tmp_path / "c")
    (tmp_path / "more.csv").write_text("id,text,source\n1,خبر,المد\n", encoding="utf-8")
    both = mk.read_articles(tmp_path)
    assert both["article"].tolist() == ["5", "4", "3", "2", "1", "1-2"]
    assert "corpus_row" not in both and "year" not in both
    assert pd.isna(both["path"][0]) and both["path"][5].endswith("more.csv")


def test_a_renamed_folder_renames_the_source(articles: pd.DataFrame, tmp_path: Path) -> None:
    mk.write_corpus(articles, tmp_path / "c")
    (tmp_path / "c" / "source=المد").rename(tmp_path / "c" / "source=الجزر")
    assert mk.read_articles(tmp_path / "c")["source"].tolist()[:2] == ["الجزر", "هضبة نيوز"]


def test_files_with_other_columns_are_united(articles: pd.DataFrame, tmp_path: Path) -> None:
    """Someone copies the year of another corpus into this one."""
    mk.write_corpus(articles, tmp_path / "c")
    other = articles.iloc[:1].drop(columns=["tags", "desk"]).assign(source="الجزر", note="جديد")
    mk.write_corpus(other.assign(article="9"), tmp_path / "d")
    (tmp_path / "d" / "source=الجزر").rename(tmp_path / "c" / "source=الجزر")
    back = mk.read_articles(tmp_path / "c")
    assert back["article"].tolist() == ["9", "5", "4", "3", "2", "1"]
    assert back["note"].fillna("").tolist() == ["جديد", "", "", "", "", ""]
    assert back["views"].tolist() == [3, 3, 1, 4, 1, 5]
    mk.write_corpus(other.assign(source="x", views="كثير"), tmp_path / "e")
    (tmp_path / "e" / "source=x").rename(tmp_path / "c" / "source=x")
    with pytest.raises(ValueError, match=r"columns of one kind; .*views.*, in .*source="):
        mk.read_articles(tmp_path / "c")


def flip(file: Path, place: int) -> None:
    """Change one byte of a file."""
    data = bytearray(file.read_bytes())
    data[place] ^= 0xFF
    file.write_bytes(data)


def test_a_damaged_row_group_is_named_and_the_rest_is_read(
    articles: pd.DataFrame, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_corpus, "ROW_GROUP", 2)
    mk.write_corpus(articles.assign(source="المد", date=articles["date"][0]), tmp_path / "c")
    file = tmp_path / "c" / "source=المد" / "year=2026" / "part-0.parquet"
    column = pq.read_metadata(file).row_group(1).column(3)
    flip(file, column.data_page_offset + column.total_compressed_size - 3)
    back = mk.read_articles(tmp_path / "c")
    assert back["article"].tolist()[:3] == ["5", "4", "1"]
    bad = back.iloc[3]
    assert bad["problem"].startswith("not read: rows 3 to 4, row group 1: ")
    assert (bad["path"], bad["source"]) == (str(file), "المد")
    mk.read_articles(file)  # by itself as well


def test_a_damaged_file_is_named_and_the_rest_is_read(
    articles: pd.DataFrame, tmp_path: Path
) -> None:
    mk.write_corpus(articles, tmp_path / "c")
    file = tmp_path / "c" / "source=المد" / "year=2026" / "part-0.parquet"
    file.write_bytes(file.read_bytes()[:-20])
    back = mk.read_articles(tmp_path / "c")
    assert back["article"].tolist()[:3] == ["4", "3", "2"]
    assert back["problem"].tolist()[3].startswith("not read: ")
    assert back["path"].tolist()[3] == str(file)


@settings(max_examples=150)
@given(st.integers(0, 10**6), st.integers(0, 255))
def test_no_changed_byte_gives_another_text_or_a_crash(place: int, byte: int) -> None:
    """Checksums guard the pages; a changed footer is an error or a problem, never a wrong text."""
    with tempfile.TemporaryDirectory() as folder:
        texts = ["خبر أول", "خبر ثان"]
        frame = pd.DataFrame({"text": texts, "source": "م", "id": ["1", "2"]})
        mk.write_corpus(mk.as_articles(frame, article="id"), Path(folder) / "c")
        (file,) = (Path(folder) / "c").rglob("*.parquet")
        data = bytearray(file.read_bytes())
        pages = data.index(b"ARROW:schema")
        data[place % pages] = byte
        file.write_bytes(data)
        try:
            back = mk.read_articles(Path(folder) / "c")
        except ValueError:
            return
        assert set(back["text"]) <= {*texts, ""}


def test_partitions_of_other_writers_give_source_and_columns(tmp_path: Path) -> None:
    table = pa.table({"body": ["خبر أول", "خبر ثان"], "outlet": ["أ/ب", ""], "month": ["02", None]})
    ds.write_dataset(
        table, tmp_path / "c", format="parquet",
        partitioning=ds.partitioning(
            pa.schema([("outlet", pa.string()), ("month", pa.string())]), flavor="hive"
        ),
    )  # fmt: skip
    back = mk.read_articles(tmp_path / "c").sort_values("text")
    assert back["source"].tolist() == ["أ/ب", ""]
    assert back["month"].fillna("?").tolist() == ["02", "?"]


def test_a_column_of_the_file_wins_over_its_folder(tmp_path: Path) -> None:
    file = tmp_path / "source=المد" / "a.parquet"
    file.parent.mkdir()
    pq.write_table(pa.table({"text": ["خبر"], "source": ["الجزر"]}), file)
    assert mk.read_articles(file)["source"].tolist() == ["الجزر"]


def test_a_file_without_text_among_ten_is_named(tmp_path: Path) -> None:
    for number in range(10):
        name = "text" if number < 9 else "كلام"
        pq.write_table(
            pa.table({name: [f"خبر {number}"], "n": [number]}), tmp_path / f"{number}.parquet"
        )
    back = mk.read_articles(tmp_path)
    assert back["problem"].notna().tolist() == [False] * 9 + [True]
    last = back.iloc[9]
    assert last["problem"].startswith(
        "not read: there is no column of text, the columns are كلام, n"
    )
    assert last["path"] == str(tmp_path / "9.parquet")


def test_files_with_different_columns_and_kinds_are_united(tmp_path: Path) -> None:
    pq.write_table(pa.table({"text": ["أ"], "n": [1]}), tmp_path / "1.parquet")
    pq.write_table(pa.table({"text": ["ب"], "n": ["كثير"], "m": [2]}), tmp_path / "2.parquet")
    back = mk.read_articles(tmp_path)
    assert back["n"].tolist() == ["1", "كثير"]
    assert back["m"].fillna(0).tolist() == [0, 2]


def test_rows_are_taken_across_pieces_of_a_table() -> None:
    frame = pd.DataFrame({"text": [f"نص {n}" for n in range(7)], "n": range(7)})
    whole = as_table(frame)
    table = pa.concat_tables([whole.slice(0, 3), whole.slice(3, 1), whole.slice(4)])
    for places in ([], [6, 0, 3, 3, 5], [0, 1, 2], [2, 1, 0]):
        taken = as_frame(taker(table)(np.array(places, dtype=np.intp)))
        same(taken, frame.iloc[places].reset_index(drop=True))


def test_real_articles_come_back(tmp_path: Path) -> None:
    articles = mk.read_articles(shared("corpora/saudinewsnet/sample_780.csv"))
    mk.write_corpus(articles, tmp_path / "c")
    same(mk.read_articles(tmp_path / "c"), articles)
