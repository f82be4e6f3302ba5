"""Archives: read member by member, never unpacked to disk, never trusted."""

from __future__ import annotations

import gzip
import io
import zipfile
from pathlib import Path

import pandas as pd
import pytest

import mediakit as mk
from conftest import shared
from mediakit._formats import archive as limits
from mediakit._problems import kinds_of

ARTICLE = "بدء الإضراب\n\nبدأ الإضراب اليوم."


def zipped(members: dict[str, bytes | str]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def write(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def problems(articles: pd.DataFrame) -> dict[str, str]:
    """Return the problems by the file's name."""
    bad = articles[articles["problem"].notna()]
    return dict(zip(bad["path"].map(lambda path: Path(path).name), bad["problem"], strict=True))


def test_folders_in_a_zip_are_sources_as_folders_are(tmp_path: Path) -> None:
    members = {
        "corpus/المد/2026-02-01.txt": ARTICLE,
        "corpus/السدرة/a.txt": ARTICLE.encode("cp1256"),
        "root.txt": ARTICLE,
        "rows.csv": "text,source\nخبر,هضبة\nآخر,هضبة\n",
        "notes.md": "x",
        "__MACOSX/corpus/._a.txt": "x",
    }
    path = write(tmp_path / "أخبار.zip", zipped(members))
    articles = mk.read_articles(path)
    assert articles["source"].tolist() == ["السدرة", "المد", "أخبار", "هضبة", "هضبة"]
    assert articles["path"].tolist()[1] == f"{path}/corpus/المد/2026-02-01.txt"
    assert articles["date"].notna().tolist() == [False, True, False, False, False]
    assert articles["problem"].fillna("").tolist() == ["read as cp1256", "", "", "", ""]
    assert sorted(file.name for file in tmp_path.iterdir()) == ["أخبار.zip"]


@pytest.mark.parametrize("encoding", ["cp1256", "cp720", "utf-8"])
def test_names_that_are_not_marked_as_utf_8_are_recognised(tmp_path: Path, encoding: str) -> None:
    name = "بوابة المد/خبر الإضراب في الميناء.txt"
    placeholder = "x" * len(name.encode(encoding))
    data = zipped({placeholder: ARTICLE}).replace(placeholder.encode(), name.encode(encoding))
    articles = mk.read_articles(write(tmp_path / "a.zip", data))
    assert articles["path"].iloc[0].endswith(f"a.zip/{name}")
    assert articles["source"].tolist() == ["بوابة المد"]


def test_backslashes_in_names_are_folders(tmp_path: Path) -> None:
    articles = mk.read_articles(write(tmp_path / "a.zip", zipped({"corpus\\المد\\a.txt": ARTICLE})))
    assert articles["source"].tolist() == ["المد"]
    assert articles["path"].iloc[0].endswith("a.zip/corpus/المد/a.txt")


def test_names_that_lead_out_are_problems_and_the_rest_is_read(tmp_path: Path) -> None:
    bad = ["../evil.txt", "/root.txt", "C:\\w.txt", "a\\..\\..\\b.txt"]
    members = dict.fromkeys([*bad, "ok/a.txt"], ARTICLE)
    articles = mk.read_articles(write(tmp_path / "a.zip", zipped(members)))
    assert len(articles) == 5
    assert articles["problem"].value_counts().to_dict() == {
        "not read: its name leads out of the archive": 4
    }
    assert articles["source"].tolist().count("ok") == 1


def test_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    bomb = zipped({"big.txt": b"\0" * 20_000_000})
    articles = mk.read_articles(
        write(tmp_path / "a.zip", zipped({"a.txt": ARTICLE, "b.zip": bomb}))
    )
    assert problems(articles)["big.txt"].startswith("not read: packed 1,0")
    (tmp_path / "ok.txt").write_text(ARTICLE, encoding="utf-8")
    write(tmp_path / "c.csv.gz", gzip.compress(b"\0" * 20_000_000))
    assert problems(mk.read_articles(tmp_path))["c.csv.gz"].startswith("not read: packed ")


def test_archives_inside_archives_end_at_a_depth(tmp_path: Path) -> None:
    data = zipped({"1.txt": ARTICLE})
    for level in range(2, 5):
        data = zipped({f"{level}.txt": ARTICLE, "inner.zip": data})
    articles = mk.read_articles(write(tmp_path / "a.zip", data))
    assert problems(articles) == {"inner.zip": "not read: an archive inside 2 others"}
    assert articles["text"].str.len().gt(0).sum() == limits.DEEPEST


def test_an_archive_ends_where_its_total_is_reached(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(limits.Budget.__init__, "__defaults__", (200,))
    members = {f"{number}.txt": ARTICLE for number in range(9)}
    articles = mk.read_articles(write(tmp_path / "a.zip", zipped(members)))
    size = len(ARTICLE.encode())
    assert articles["problem"].isna().sum() == 200 // size
    assert "not read: the archive unpacks to more than" in articles["problem"].iloc[-1]


def test_members_with_a_password_or_damage_are_problems(tmp_path: Path) -> None:
    data = bytearray(zipped({"a.txt": ARTICLE * 9, "b.txt": ARTICLE, "c.txt": ARTICLE}))
    first, second = data.index(b"PK\x01\x02"), data.rindex(b"PK\x01\x02")
    data[second + 8] |= 1  # the flag of a password in the entry of c.txt
    data[data.index(b"a.txt") + 8] ^= 0xFF  # a byte of what is packed in a.txt
    assert first < second
    articles = mk.read_articles(write(tmp_path / "a.zip", bytes(data)))
    assert problems(articles)["c.txt"] == "not read: protected by a password"
    assert problems(articles)["a.txt"].startswith("not read: damaged in the archive")
    assert articles["text"].str.len().gt(0).sum() == 1


def test_a_zip_without_its_end_is_an_error_alone_and_a_row_among_others(tmp_path: Path) -> None:
    bad = write(tmp_path / "a.zip", zipped({"a.txt": ARTICLE})[:-30])
    with pytest.raises(ValueError, match="not a zip archive, or its end is missing"):
        mk.read_articles(bad)
    (tmp_path / "ok.txt").write_text(ARTICLE, encoding="utf-8")
    assert list(problems(mk.read_articles(tmp_path))) == ["a.zip"]


def test_a_truncated_gzip_gives_the_lines_that_could_be_unpacked(tmp_path: Path) -> None:
    lines = "".join(f'{{"text": "خبر رقم {number} {number**9}"}}\n' for number in range(999))
    whole = gzip.compress(lines.encode())
    assert len(mk.read_articles(write(tmp_path / "a.jsonl.gz", whole))) == 999
    articles = mk.read_articles(write(tmp_path / "a.jsonl.gz", whole[: len(whole) // 2]))
    read = articles[articles["text"] != ""]
    assert 100 < len(read) < 999
    assert read["text"].iloc[7].startswith("خبر رقم 7 ")
    assert "the archive is cut or damaged" in articles["problem"].iloc[-1]


def test_an_archive_with_nothing_to_read_says_so(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"nothing to read in .*a\.zip"):
        mk.read_articles(write(tmp_path / "a.zip", zipped({"notes.md": "x"})))


def test_the_real_zip_is_read() -> None:
    articles = mk.read_articles(shared("corpora/messy/real_zip_of_json_2015-07-23.zip"))
    assert len(articles) == 1_318
    assert articles["date"].notna().all()
    assert articles["source"].nunique() == 10
    kinds = {kind for problem in articles["problem"] for kind in kinds_of(problem)}
    assert kinds == {"date is the crawl time", "no text"}
