"""Files that are not what they say: the rest is read, the bad is named, memory stays bounded."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import mediakit as mk
from conftest import shared
from mediakit._formats import CONTAINERS, READERS, read_part, unpack
from mediakit._formats.part import READABLE, SUFFIXES, Part
from mediakit._formats.signature import signature
from mediakit._problems import KINDS, kinds_of, not_read
from test_pages import PAGE

JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + bytes(range(256)) * 20
GOOD = "بدء الإضراب\n\nبدأ الإضراب اليوم.\n"


def problem_of(folder: Path, name: str, data: bytes) -> str:
    """Return the problem of one bad file beside a good one."""
    (folder / "good.txt").write_text(GOOD, encoding="utf-8")
    (folder / name).write_bytes(data)
    articles = mk.read_articles(folder).set_index("path")
    assert articles.loc[str(folder / "good.txt"), "text"] == "بدأ الإضراب اليوم."
    return str(articles.loc[str(folder / name), "problem"])


@pytest.mark.parametrize("suffix", [".txt", ".csv", ".tsv", ".json", ".jsonl", ".html", ".xml"])
def test_an_image_under_another_name_is_not_read_as_text(tmp_path: Path, suffix: str) -> None:
    problem = problem_of(tmp_path, f"photo{suffix}", JPEG)
    assert problem == "not read: the file is a JPEG image, not text"


@pytest.mark.parametrize("suffix", [".txt", ".csv", ".html", ".json"])
@pytest.mark.parametrize("data", [bytes(range(256)) * 9, b"\0" * 5_000, b"\1\2\3\4" * 99])
def test_binary_data_without_a_signature_is_not_read_as_text(
    tmp_path: Path, suffix: str, data: bytes
) -> None:
    assert problem_of(tmp_path, f"a{suffix}", data) == "not read: the file is binary, not text"


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_an_empty_file_is_a_problem_of_any_kind(tmp_path: Path, suffix: str) -> None:
    problem = problem_of(tmp_path, f"a{suffix}", b"")
    assert problem.startswith(
        "no text" if suffix in (".txt", ".html", ".htm", ".xhtml") else "not read: "
    )


def test_a_file_that_vanishes_or_is_closed_is_a_row(tmp_path: Path, monkeypatch) -> None:
    for name in ("a.txt", "b.txt", "c.txt", "d.html", "e.zip"):
        (tmp_path / name).write_text(GOOD, encoding="utf-8")
    real = Path.open

    def failing(self: Path, *arguments, **options):
        if self.name == "b.txt":
            self.unlink()
        if self.name in ("c.txt", "d.html", "e.zip"):
            raise PermissionError(13, "Permission denied", str(self))
        return real(self, *arguments, **options)

    monkeypatch.setattr(Path, "open", failing)
    articles = mk.read_articles(tmp_path)
    assert articles["text"].tolist() == ["بدأ الإضراب اليوم.", "", "", "", ""]
    problems = articles["problem"].tolist()[1:]
    assert problems[0].startswith("not read: [Errno 2] No such file")
    assert all(problem.startswith("not read: [Errno 13] Permission") for problem in problems[1:])


def test_a_folder_that_cannot_be_opened_is_a_row(tmp_path: Path, monkeypatch) -> None:
    (tmp_path / "المد").mkdir()
    (tmp_path / "المد" / "a.txt").write_text(GOOD, encoding="utf-8")
    (tmp_path / "مغلق").mkdir()
    real = os.scandir

    def failing(path):
        if Path(path).name == "مغلق":
            raise PermissionError(13, "Permission denied", str(path))
        return real(path)

    monkeypatch.setattr(os, "scandir", failing)
    articles = mk.read_articles(tmp_path)
    assert articles["source"].tolist()[0] == "المد"
    assert articles["problem"].tolist()[1] == "not read: Permission denied"
    assert articles["path"].tolist()[1].endswith("مغلق")


def test_a_page_of_200_megabytes_is_not_parsed(tmp_path: Path) -> None:
    path = tmp_path / "huge.html"
    with path.open("wb") as stream:
        stream.write(b"<html><body>")
        stream.truncate(200_000_000)
    with pytest.raises(ValueError, match=r"Too large: 200 MB, and at most 50 MB"):
        mk.read_articles(path)
    path.write_bytes(b"<html><body>" + b"<p>abc</p>" * 1_000_000)
    with pytest.raises(ValueError, match="10,000,012 characters of markup"):
        mk.read_articles(path)


def test_images_written_into_a_page_do_not_count(tmp_path: Path) -> None:
    image = f'<img src="data:image/png;base64,{"iVBO" * 2_000_000}">'
    (tmp_path / "a.html").write_text(PAGE.replace("<h1>", f"{image}<h1>"), encoding="utf-8")
    assert mk.read_articles(tmp_path)["text"].iloc[0].startswith("بدأ عمال الميناء")


@pytest.mark.parametrize("tag", ["div", "font color='red'", "table><tr><td", "span", "ul><li"])
def test_a_page_nested_ten_thousand_deep_is_read_without_its_layout(
    tmp_path: Path, tag: str
) -> None:
    (tmp_path / "a.html").write_text(PAGE.replace("<article>", f"<{tag}>" * 10_000), "utf-8")
    row = mk.read_articles(tmp_path).iloc[0]
    assert "وأعربت الوزارة عن أسفها" in row["text"]
    assert row["problem"] == "nested too deep, so read without its layout"


def test_markup_under_the_name_of_txt_is_named(tmp_path: Path) -> None:
    assert problem_of(tmp_path, "a.txt", PAGE.encode()) == "markup in the text"
    assert problem_of(tmp_path, "b.txt", "<غير>".encode()) == "nan"


def test_an_unknown_encoding_is_an_error_before_anything_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(GOOD, encoding="utf-8")
    with pytest.raises(ValueError, match=r"that Python knows.*got cp-arabic\."):
        mk.read_articles(tmp_path, encoding="cp-arabic")


def test_all_messy_files_read_or_name_their_problem() -> None:
    articles = mk.read_articles(shared("corpora/messy"))
    named = articles["problem"].dropna().map(kinds_of)
    assert {kind for kinds in named for kind in kinds} == {
        "read as", "repaired", "markup", "no text", "date is the crawl time",
    }  # fmt: skip
    sgml = articles[articles["path"].str.endswith("sgml.txt")]
    assert sgml["problem"].tolist() == ["markup in the text"]


@settings(max_examples=60)
@given(st.binary(max_size=400), st.sampled_from([*SUFFIXES, ".csv.gz", ".json.gz"]))
def test_no_bytes_under_any_name_raise(data: bytes, suffix: str) -> None:
    for part in unpack(Part(f"folder/a{suffix}", suffix, data=data)):
        rows = read_part(part)
        records = rows.to_dict("records") if isinstance(rows, pd.DataFrame) else rows
        for record in records:
            assert record.get("text") is not None or record["problem"]


@settings(max_examples=20)
@given(st.lists(st.binary(max_size=100), min_size=len(SUFFIXES), max_size=len(SUFFIXES)))
def test_a_folder_of_anything_is_read_beside_what_is_good(contents: list[bytes]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        for suffix, data in zip(SUFFIXES, contents, strict=True):
            Path(folder, f"a{suffix}").write_bytes(data)
        Path(folder, "good.txt").write_text(GOOD, encoding="utf-8")
        articles = mk.read_articles(folder)
    assert "بدأ الإضراب اليوم." in articles["text"].tolist()
    assert articles["path"].nunique() == len(SUFFIXES) + 1
    assert len(mk.describe(articles)) >= 1


def test_every_suffix_has_a_reader_and_messages_name_them() -> None:
    assert {*READERS, *CONTAINERS} == set(SUFFIXES)
    assert set(READABLE) <= set(SUFFIXES)


def test_kinds_of_files_are_recognised_by_their_first_bytes() -> None:
    assert signature(b"PK\x03\x04...") == "a zip archive or an Office document"
    assert signature("خبر".encode("utf-16")) is None


def test_every_note_is_of_a_kind() -> None:
    assert kinds_of("read as cp1256; unreadable characters: 3; x") == [
        "read as", "unreadable characters", "other",
    ]  # fmt: skip
    assert not_read(ValueError("a;  b\n" + "c" * 999)).startswith("not read: a, b c")
    assert len(not_read("c" * 999)) < 250
    assert all(meaning for meaning in KINDS.values())
