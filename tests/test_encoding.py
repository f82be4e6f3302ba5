"""Old encodings and mojibake: restored and named, or left alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import mediakit as mk
from conftest import shared
from mediakit._encoding import decode
from mediakit._mojibake import repair_mojibake

TAKEN = "lost characters taken for the likeliest"
TEXT = (
    "أعلنت وزارة النقل أن ميناء المدينة سيفتح اليوم، وقال الوزير إن العمل في الأرصفة بدأ أمس.\n"
    "وأضاف أن فرقا من المهندسين وصلت إلى الموقع، وأن 23 سفينة تنتظر خارج الميناء بعد “الإضراب”."
)


@pytest.mark.parametrize("encoding", ["cp1256", "iso8859-6", "mac_arabic", "cp720"])
def test_old_encodings_are_recognised(encoding: str) -> None:
    data = TEXT.replace("“", "").replace("”", "").encode(encoding, errors="replace")
    text, note = decode(data)
    assert text == data.decode(encoding)
    assert note == f"read as {encoding}"


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_is_recognised_without_a_mark(encoding: str) -> None:
    assert decode(TEXT.encode(encoding)) == (TEXT, f"read as {encoding}")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_plain_unicode_needs_no_note(encoding: str) -> None:
    assert decode(TEXT.encode(encoding)) == (TEXT, None)


def misread(written: str, read: str) -> str:
    """Return the text as a program shows it that reads its bytes in the wrong encoding."""
    return TEXT.encode(written).decode(read, errors="replace")


@pytest.mark.parametrize(
    ("written", "read", "note"),
    [
        ("utf-8", "cp1256", "UTF-8 read as cp1256"),
        ("cp1256", "latin-1", "cp1256 read as latin-1"),
        ("utf-8", "latin-1", "UTF-8 read as cp1252"),
    ],
)
def test_three_kinds_of_mojibake_are_undone_without_loss(
    written: str, read: str, note: str
) -> None:
    assert repair_mojibake(misread(written, read)) == (TEXT, note)


def test_letters_that_were_lost_on_the_way_are_restored_and_counted() -> None:
    repaired, note = repair_mojibake(misread("utf-8", "cp1252"))
    assert repaired == TEXT
    assert (
        note
        == f"UTF-8 read as cp1252, {TEXT.count('ف') + 1} lost characters taken for the likeliest"
    )


@pytest.mark.parametrize(
    "text",
    [
        "",
        "السد",
        "طط ظظ",
        "Élève à l'école où l'été a été très gâté",
        "BBC",
        "بطاطا طازجة",
        "Ø",
        "😀",
    ],
)
def test_texts_that_were_read_rightly_stay(text: str) -> None:
    assert repair_mojibake(text) == (text, None)


@given(st.text(max_size=60))
def test_no_text_raises_and_plain_arabic_stays(text: str) -> None:
    repair_mojibake(text)
    assert repair_mojibake(f"{TEXT} {text}")[1] is None


@given(st.binary(max_size=200))
def test_no_bytes_raise(data: bytes) -> None:
    text, _ = decode(data)
    assert isinstance(text, str)


def test_articles_name_what_was_repaired(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"عنوان\n{misread('utf-8', 'cp1256')}", encoding="utf-8")
    row = mk.read_articles(tmp_path).iloc[0]
    assert row["text"] == TEXT
    assert row["problem"] == "repaired: UTF-8 read as cp1256"


def test_real_messy_files_are_restored() -> None:
    articles = mk.read_articles(shared("corpora/messy"), pattern="derived_*.txt")
    names = articles["path"].str.extract(r"derived_(.*)\.txt")[0]
    problems = dict(zip(names, articles["problem"].fillna(""), strict=True))
    assert problems == {
        "cp1256": "read as cp1256",
        "iso8859-6": "read as iso8859-6",
        "mac_arabic": "read as mac_arabic",
        "mojibake_cp1256_as_latin1": "repaired: cp1256 read as latin-1",
        "mojibake_utf8_as_cp1252": f"repaired: UTF-8 read as cp1252, 33 {TAKEN}",
        "mojibake_utf8_as_cp1256": "repaired: UTF-8 read as cp1256",
        "utf-16-be": "read as utf-16-be",
        "utf-16": "",
        "utf-8-sig": "",
    }
    texts = articles.set_index(names)["text"].str.replace("\r", "").str.strip()
    original = texts["cp1256"]
    assert texts["mojibake_cp1256_as_latin1"] == texts["mojibake_utf8_as_cp1256"] == original
    lossy = texts["mojibake_utf8_as_cp1252"]
    wrong = [pair for pair in zip(lossy, original, strict=True) if pair[0] != pair[1]]
    assert wrong == [("ف", "\u064d")]  # one vowel mark of 33 lost characters
