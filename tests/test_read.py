"""Reading files as researchers have them: nothing lost, nothing silent."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pytest

import mediakit as mk
from conftest import shared
from mediakit._articles import COLUMNS, corpus_hash, unique_ids
from mediakit._dates import to_dates


def write(path: Path, text: str, encoding: str = "utf-8") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode(encoding))
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write(tmp_path / "المد" / "2026-02-01-01.txt", "بدء الإضراب\n\nبدأ الإضراب اليوم.\n")
    write(tmp_path / "المد" / "بلا تاريخ.txt", "عنوان\r\nنص", "utf-8-sig")
    write(tmp_path / "السدرة" / "2026-02-02.txt", "سطر واحد")
    return tmp_path


def test_text_files_have_headline_source_and_date(folder: Path) -> None:
    articles = mk.read_articles(folder)
    assert articles.columns.tolist() == list(COLUMNS)
    assert articles["source"].tolist() == ["السدرة", "المد", "المد"]
    assert articles["source"].dtype == "category"
    assert articles["headline"].tolist() == ["", "بدء الإضراب", "عنوان"]
    assert articles["text"].tolist() == ["سطر واحد", "بدأ الإضراب اليوم.", "نص"]
    assert articles["date"].dt.day.tolist()[:2] == [2, 1]
    assert articles["date"].isna().tolist() == [False, False, True]
    assert articles["problem"].isna().all()


def test_ids_are_unique_and_the_same_at_each_reading(folder: Path) -> None:
    write(folder / "المد" / "copy.txt", "بدء الإضراب\n\nبدأ الإضراب اليوم.\n")
    first, second = mk.read_articles(folder), mk.read_articles(folder)
    assert first["article"].is_unique
    assert first["article"].tolist() == second["article"].tolist()
    assert corpus_hash(first) == corpus_hash(second.sample(frac=1, random_state=0))


def test_ids_that_collide_are_numbered() -> None:
    assert unique_ids(["a", "a-2", "a", "a"]) == ["a", "a-2", "a-3", "a-4"]
    assert unique_ids([]) == []


@pytest.mark.parametrize(
    ("title", "body", "outlet", "date"),
    [
        ("title", "content", "outlet", "date_extracted"),
        ("headline", "body", "publisher", "published"),
        ("Title", "TEXT", "Source", "Date"),
    ],
)
def test_column_names_are_matched_by_synonyms(
    tmp_path: Path, title: str, body: str, outlet: str, date: str
) -> None:
    path = tmp_path / "corpus.csv"
    table = pd.DataFrame(
        {
            title: ["عنوان"],
            body: ["نص، وفيه فاصلة"],
            outlet: ["المد"],
            date: ["2026-02-01 10:00"],
            "x": [1],
        }
    )
    table.to_csv(path, index=False, encoding="utf-8-sig")
    row = mk.read_articles(path).iloc[0]
    assert [row["headline"], row["text"], row["source"]] == ["عنوان", "نص، وفيه فاصلة", "المد"]
    assert row["date"] == pd.Timestamp("2026-02-01 10:00")
    assert row["x"] == "1"


def test_columns_can_be_named(tmp_path: Path) -> None:
    path = write(tmp_path / "corpus.tsv", "نص\tصحيفة\tsource\nخبر\tالمد\tx\n")
    articles = mk.read_articles(path, columns={"text": "نص", "source": "صحيفة"})
    assert articles[["text", "source", "source_original"]].iloc[0].tolist() == ["خبر", "المد", "x"]
    with pytest.raises(ValueError, match=r"no column صحيفه; .*Did you mean صحيفة\?"):
        mk.read_articles(path, columns={"text": "نص", "source": "صحيفه"})
    with pytest.raises(ValueError, match=r"none of ours: .*Did you mean text\?"):
        mk.read_articles(path, columns={"texts": "نص"})


def test_a_csv_without_text_lists_its_columns(tmp_path: Path) -> None:
    path = write(tmp_path / "corpus.csv", "عنوان,x\nخبر,1\n")
    with pytest.raises(ValueError, match=r"the columns are عنوان, x\. Name it: columns="):
        mk.read_articles(path)


def test_json_json_lines_and_parquet(tmp_path: Path) -> None:
    rows = [{"id": "7", "text": "خبر", "source": "المد"}, {"id": "8", "text": "آخر"}]
    write(tmp_path / "a.json", json.dumps(rows, ensure_ascii=False))
    write(tmp_path / "b.jsonl", "\n".join(json.dumps(row) for row in rows))
    pd.DataFrame(rows).to_parquet(tmp_path / "c.parquet")
    for name in ("a.json", "b.jsonl", "c.parquet"):
        articles = mk.read_articles(tmp_path / name)
        assert articles["article"].tolist() == ["7", "8"]
        assert articles["text"].tolist() == ["خبر", "آخر"]
    assert len(mk.read_articles([tmp_path / "a.json", tmp_path / "b.jsonl"])) == 4
    assert len(mk.read_articles(str(tmp_path / "*.json*"))) == 4


def test_lone_surrogates_become_replacement_characters_and_are_counted(tmp_path: Path) -> None:
    path = write(
        tmp_path / "bad.jsonl", '{"text": "خبر \\ud83d عاجل \\ud83d", "headline": "\\udc00"}'
    )
    row = mk.read_articles(path).iloc[0]
    assert row["text"] == "خبر \ufffd عاجل \ufffd"
    assert row["problem"] == "3 lone surrogates replaced"


def test_bad_lines_are_rows_with_a_problem(tmp_path: Path) -> None:
    path = write(tmp_path / "bad.jsonl", '{"text": "خبر"}\n{"text": \n[1]\n')
    problems = mk.read_articles(path)["problem"].tolist()
    assert pd.isna(problems[0])
    assert problems[1].startswith("not read: line 2:")
    assert problems[2] == "not read: line 3: not an object but list"
    path = write(tmp_path / "bad.csv", "text,source\nخبر,المد\nخبر,المد,زيادة\n")
    articles = mk.read_articles(path)
    assert articles["problem"].tolist()[1] == "not read: line 3: expected 2 fields, saw 3"


def test_unreadable_files_are_rows_in_a_folder_and_errors_alone(folder: Path) -> None:
    bad = write(folder / "تالف.parquet", "not parquet")
    articles = mk.read_articles(folder)
    assert len(articles) == 4
    assert articles.loc[articles["path"] == str(bad), "problem"].iloc[0].startswith("not read:")
    with pytest.raises(ValueError, match="The file is"):
        mk.read_articles(bad)


def test_a_folder_with_nothing_readable_says_what_was_looked_for(tmp_path: Path) -> None:
    write(tmp_path / "a.docx", "x")
    with pytest.raises(FileNotFoundError, match=r"looked for \.txt, \.csv.* found 1 other files"):
        mk.read_articles(tmp_path)


def test_missing_paths_suggest_what_is_there(folder: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"no such file or folder: .*Did you mean"):
        mk.read_articles(folder / "السدره")
    with pytest.raises(ValueError, match="at least one file"):
        mk.read_articles([])
    with pytest.raises(ValueError, match=r"Cannot read \.docx"):
        mk.read_articles(write(folder / "a.docx", "x"))


def test_other_files_in_a_folder_are_counted(folder: Path) -> None:
    write(folder / "notes.md", "x")
    write(folder / ".hidden.txt", "x")
    with pytest.warns(UserWarning, match=r"not read: \.md \(1\)"):
        assert len(mk.read_articles(folder)) == 3


def test_old_encodings_are_read_and_named(tmp_path: Path) -> None:
    text = "أعلنت نقابة عمال الميناء بدء الإضراب المفتوح\n\nوقال رئيس النقابة إن العمال لن يعودوا."
    articles = mk.read_articles(write(tmp_path / "المد" / "a.txt", text, "cp1256"))
    assert articles["text"].iloc[0].startswith("وقال رئيس النقابة")
    assert articles["problem"].iloc[0] == "read as cp1256"
    forced = mk.read_articles(tmp_path, encoding="cp1256")
    assert forced["problem"].isna().all()
    wrong = mk.read_articles(tmp_path, encoding="utf-8")
    assert "unreadable characters" in wrong["problem"].iloc[0]


def test_an_empty_text_is_kept_and_named(tmp_path: Path) -> None:
    write(tmp_path / "المد" / "empty.txt", "")
    articles = mk.read_articles(tmp_path)
    assert articles["text"].tolist() == [""]
    assert articles["problem"].tolist() == ["no text"]


def test_a_list_may_mix_formats_and_name_a_file_twice(folder: Path) -> None:
    table = write(folder / "rows.csv", "text,source\nخبر,هضبة\nآخر,هضبة\n")
    articles = mk.read_articles([folder / "المد", table, str(folder / "*.csv")])
    assert articles["source"].tolist() == ["المد", "المد", "هضبة", "هضبة"]


def test_line_ends_of_old_macs_are_line_ends(tmp_path: Path) -> None:
    row = mk.read_articles(write(tmp_path / "a.txt", "عنوان\r\rفقرة أولى\rفقرة ثانية")).iloc[0]
    assert [row["headline"], row["text"]] == ["عنوان", "فقرة أولى\nفقرة ثانية"]


def test_progress_is_shown_on_request_and_never_otherwise(folder: Path, capsys) -> None:
    mk.read_articles(folder)
    assert capsys.readouterr().err == ""
    mk.read_articles(folder, progress=True)
    mk.read_articles(folder, progress=False)
    assert capsys.readouterr().err.count("3/3") == 1


def test_the_warning_about_other_files_points_at_the_call(folder: Path) -> None:
    write(folder / "notes.md", "x")
    with pytest.warns(UserWarning, match="not read") as caught:
        mk.read_articles(folder)
    assert caught[0].filename == __file__


def test_a_source_can_be_given_and_a_pattern_selects(folder: Path) -> None:
    articles = mk.read_articles(folder, source="صحيفة", pattern="*/2026-*.txt")
    assert articles["source"].tolist() == ["صحيفة", "صحيفة"]


def test_as_articles_takes_a_frame_of_the_users(tmp_path: Path) -> None:
    frame = pd.DataFrame({"نص": ["خبر", None], "جهة": ["المد", None], "عدد": [1, 2]})
    before = frame.copy()
    articles = mk.as_articles(frame, text="نص", source="جهة")
    assert articles["text"].tolist() == ["خبر", ""]
    assert articles["source"].tolist() == ["المد", ""]
    assert articles["عدد"].tolist() == [1, 2]
    assert articles["problem"].tolist()[1] == "no text"
    pd.testing.assert_frame_equal(frame, before)
    with pytest.raises(ValueError, match=r"`frame` needs the column نصوص"):
        mk.as_articles(frame, text="نصوص")
    with pytest.raises(TypeError, match="`frame` must be a pandas DataFrame; got list"):
        mk.as_articles([1])


def test_as_articles_of_articles_changes_nothing(folder: Path) -> None:
    articles = mk.read_articles(folder)
    again = mk.as_articles(articles)
    pd.testing.assert_frame_equal(again, articles)


def test_dates_are_right_or_missing() -> None:
    values = pd.Series(["2026-02-01T10:00:00Z", "٢٠٢٦-٠٢-٠٣", "٣ شباط ٢٠٢٦", "2026", "", None])
    dates = to_dates(values)
    assert dates.dt.strftime("%m-%d %H").fillna("-").tolist() == [
        "02-01 10", "02-03 00", "02-03 00", "-", "-", "-",
    ]  # fmt: skip
    assert to_dates(pd.Series([2026, 1574812800])).isna().all()


def test_describe_counts_what_is_wrong(folder: Path) -> None:
    write(folder / "المد" / "empty.txt", "")
    write(folder / "المد" / "copy.txt", "بدء الإضراب\n\nبدأ الإضراب اليوم.\n")
    table = mk.describe(mk.read_articles(folder)).set_index("source")
    row = table.loc["المد", ["articles", "words", "undated", "empty", "duplicates", "problems"]]
    assert row.tolist() == [4, 7, 3, 1, 1, 1]


def test_clean_keeps_the_raw_text_and_leaves_the_articles_alone() -> None:
    articles = mk.as_articles(pd.DataFrame({"text": ["الحكـــومة"], "headline": ["خبـر"]}))
    before = articles.copy(deep=True)
    cleaned = mk.clean(articles)
    row = cleaned.iloc[0]
    assert [row["text"], row["raw_text"], row["headline"]] == ["الحكومة", "الحكـــومة", "خبر"]
    assert mk.clean(cleaned)["raw_text"].iloc[0] == "الحكـــومة"
    pd.testing.assert_frame_equal(articles, before)


def test_real_newspapers_read_the_same_from_csv_and_json_lines() -> None:
    table = mk.read_articles(shared("corpora/saudinewsnet/sample_780.csv"))
    lines = mk.read_articles(shared("corpora/saudinewsnet/sample_780.jsonl"))
    assert len(table) == 778
    assert table["date"].notna().all()
    for name in ("article", "source", "date", "headline", "text"):
        assert table[name].astype("str").tolist() == lines[name].astype("str").tolist()
