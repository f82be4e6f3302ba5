"""Tables: CSV that does not fit its header, Excel, and JSON with the articles somewhere in it."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pytest

import mediakit as mk
from mediakit._formats import delimited


def csv(folder: Path, text: str, name: str = "a.csv") -> Path:
    path = folder / name
    path.write_bytes(text.encode())
    return path


def notes(articles: pd.DataFrame) -> list[str]:
    return articles["problem"].fillna("").tolist()


def test_lines_with_too_many_or_too_few_fields_are_named(tmp_path: Path) -> None:
    text = "id,source,text\n1,المد,خبر\n2,المد,خبر,زيادة\n3,المد\n4,المد,آخر\n5,المد,ذيل,,\n"
    articles = mk.read_articles(csv(tmp_path, text))
    assert articles["text"].tolist() == ["خبر", "", "آخر", "ذيل", ""]
    assert notes(articles) == [
        "", "ragged: line 4 has 2 of 3 fields; no text", "", "",
        "not read: line 3: expected 3 fields, saw 4",
    ]  # fmt: skip


def test_an_open_quotation_mark_does_not_swallow_the_lines_below(tmp_path: Path) -> None:
    text = 'id,text\n1,"خبر, وفاصلة"\n2,"مفتوح\n3,ثالث\n4,"رابع\nفي سطرين"\n5,خامس\n'
    articles = mk.read_articles(csv(tmp_path, text))
    assert articles["text"].tolist() == ["خبر, وفاصلة", '"مفتوح', "ثالث", "رابع\nفي سطرين", "خامس"]
    assert notes(articles) == ["", "ragged: line 3 has an open quotation mark", "", "", ""]


def test_a_file_that_ends_inside_a_quotation_is_read_to_its_end(tmp_path: Path) -> None:
    articles = mk.read_articles(csv(tmp_path, 'id,text\n1,خبر\n2,"نص طويل\nانقطع'))
    assert articles["text"].tolist() == ["خبر", "نص طويل\nانقطع"]
    assert notes(articles) == ["", "ragged: line 3 is the last, inside a quotation"]


def test_a_field_longer_than_any_is_an_open_quotation_mark(tmp_path: Path) -> None:
    long = "ا" * (delimited.LONGEST_FIELD + 1)
    articles = mk.read_articles(csv(tmp_path, f'id,text\n1,"{long}\n2,خبر\n3,"{"ب" * 200_000}"\n'))
    assert articles["text"].str.len().tolist() == [3, 200_000, 0]
    assert notes(articles)[2] == "not read: line 2 has an open quotation mark"


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_separators_and_line_ends_are_recognised(tmp_path: Path, separator: str, end: str) -> None:
    lines = ["text,source", '"خبر, فيه; كل|شيء",المد', ""]
    text = end.join(line.replace(",", separator, 1) for line in lines[:1])
    text += end + f'"خبر, فيه; كل|شيء"{separator}المد' + end
    row = mk.read_articles(csv(tmp_path, text)).iloc[0]
    assert [row["text"], row["source"]] == ["خبر, فيه; كل|شيء", "المد"]


def test_the_line_that_excel_writes_above_the_header_is_obeyed(tmp_path: Path) -> None:
    row = mk.read_articles(csv(tmp_path, "sep=;\ntext;note,x\nخبر;1\nآخر;1;2\n"))
    assert row["text"].tolist() == ["خبر", ""]
    assert notes(row)[1] == "not read: line 4: expected 2 fields, saw 3"


def test_columns_without_a_name_or_with_the_same_name_are_kept(tmp_path: Path) -> None:
    articles = mk.read_articles(csv(tmp_path, ",text,x,x\n0,خبر,1,2\n"))
    assert articles[["Unnamed: 0", "x", "x.1"]].iloc[0].tolist() == ["0", "1", "2"]


def test_articles_that_were_saved_are_read_with_their_problems(tmp_path: Path) -> None:
    first = mk.read_articles(csv(tmp_path, "id,text\n1,خبر\n2\n"))
    mk.save_table(first, tmp_path / "saved.csv")
    again = mk.read_articles(tmp_path / "saved.csv")
    assert notes(again) == notes(first)
    assert again["article"].tolist() == first["article"].tolist()


def excel(folder: Path, name: str = "a.xlsx", **sheets: pd.DataFrame) -> Path:
    path = folder / name
    with pd.ExcelWriter(path) as writer:
        for sheet, table in sheets.items():
            table.to_excel(writer, sheet_name=sheet, index=False)
    return path


ROWS = pd.DataFrame({"title": ["عنوان"], "body": ["نص"], "date": [pd.Timestamp(2026, 2, 3)]})


def test_every_sheet_with_a_text_is_read_and_names_the_source(tmp_path: Path) -> None:
    notes_sheet = pd.DataFrame({"ملاحظة": ["x"]})
    path = excel(tmp_path, المد=ROWS, السدرة=ROWS, ملاحظات=notes_sheet, فارغة=pd.DataFrame())
    articles = mk.read_articles(path)
    assert articles["source"].tolist()[:2] == ["المد", "السدرة"]
    assert articles["date"].tolist()[:2] == [pd.Timestamp(2026, 2, 3)] * 2
    assert articles["headline"].tolist() == ["عنوان", "عنوان", ""]
    assert notes(articles) == ["", "", "not read: sheet ملاحظات: no column of text"]


def test_one_sheet_takes_its_source_as_tables_do(tmp_path: Path) -> None:
    path = excel(tmp_path, "بوابة المد.xlsx", Sheet1=pd.concat([ROWS, ROWS]))
    assert mk.read_articles(path)["source"].tolist() == ["بوابة المد"] * 2
    named = excel(tmp_path, "b.xlsx", Sheet1=ROWS.assign(outlet="هضبة"))
    assert mk.read_articles(named)["source"].tolist() == ["هضبة"]
    with pytest.raises(ValueError, match=r"the columns are a\. Name it"):
        mk.read_articles(excel(tmp_path, "c.xlsx", Sheet1=pd.DataFrame({"a": ["x"]})))


def test_a_text_that_excel_cut_is_named(tmp_path: Path) -> None:
    path = excel(tmp_path, Sheet1=ROWS.assign(body="ا" * 32_767))
    assert notes(mk.read_articles(path)) == ["cut at the end of the Excel cell"]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "a password",
        ),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 99, "an old Office document"),
        (b"<table><tr><td>text</td></tr></table>", "not an Excel file .* something else"),
        (b"PK\x03\x04" + b"x" * 99, "not a zip file"),
        (b"", "not an Excel file"),
    ],
)
def test_what_is_no_excel_file_says_what_it_is(tmp_path: Path, data: bytes, reason: str) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(data)
    with pytest.raises(ValueError, match=f"(?i){reason}"):
        mk.read_articles(path)


ARTICLES = [{"id": "7", "text": "خبر"}, {"id": "8", "text": "آخر"}]


@pytest.mark.parametrize(
    "document",
    [
        ARTICLES,
        {"data": ARTICLES},
        {"status": "ok", "tags": [{"name": "x"}], "articles": ARTICLES},
        {"response": {"pages": 1, "results": ARTICLES}},
        {"7": {"text": "خبر"}, "8": {"text": "آخر"}},
        {"corpus": {"7": {"text": "خبر"}, "8": {"text": "آخر"}}},
    ],
)
def test_articles_are_found_under_any_key(tmp_path: Path, document: object) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    articles = mk.read_articles(path)
    assert articles["article"].tolist() == ["7", "8"]
    assert articles["text"].tolist() == ["خبر", "آخر"]


def test_articles_under_a_key_may_have_columns_of_the_users(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps({"x": [{"y": 1}], "نتائج": [{"نص": "خبر"}]}), encoding="utf-8")
    assert mk.read_articles(path, columns={"text": "نص"})["text"].tolist() == ["خبر"]
    with pytest.raises(ValueError, match="no column of text; the columns are x, نتائج"):
        mk.read_articles(path)


def test_one_object_with_a_text_is_one_article(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text('{"text": "خبر", "tags": {"a": {"text": "لا"}}}', encoding="utf-8")
    assert mk.read_articles(path)["text"].tolist() == ["خبر"]


def test_items_that_are_no_objects_and_bad_lines_are_problems(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('[{"text": "خبر"}, 3, null]', encoding="utf-8")
    assert notes(mk.read_articles(tmp_path / "a.json"))[1:] == [
        "not read: item 2: not an object but int",
        "not read: item 3: not an object but NoneType",
    ]
    (tmp_path / "b.jsonl").write_text('{"text": "خبر"}\n{"text": \n{"text": "آخر"}', "utf-8")
    articles = mk.read_articles(tmp_path / "b.jsonl")
    assert articles["text"].tolist() == ["خبر", "آخر", ""]
    assert notes(articles)[2].startswith("not read: line 2: Expecting value")
    (tmp_path / "c.json").write_text("[" * 100_000, encoding="utf-8")
    with pytest.raises(ValueError, match="recursion"):
        mk.read_articles(tmp_path / "c.json")
