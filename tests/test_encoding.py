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


@pytest.mark.parametrize(
    "text",
    [
        "été",
        "café",
        "À Noël, où êtes-vous allés ? Ça va, là-bas ?",
        "Le gouvernement a déclaré que l'été dernier était très chaud à l'école",
        "He said “don’t” – and left…",
        "price £5",
        "© 2020",
        "25° C",
        "Größe über Österreich",
    ],
)
def test_latin_script_is_not_taken_for_arabic(text: str) -> None:
    assert decode(text.encode("cp1252")) == (text, "read as cp1252")


@pytest.mark.parametrize("text", ["الحكومة", "وزير الخارجية", "في بيان لها أمس", "مُحَمَّدٌ رَسُولُ اللَّهِ"])
@pytest.mark.parametrize("encoding", ["cp1256", "cp720"])
def test_short_texts_are_recognised(text: str, encoding: str) -> None:
    data = text.encode(encoding, errors="ignore")
    assert decode(data) == (data.decode(encoding), f"read as {encoding}")


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Премьер-министр заявил, что правительство примет новый закон", "cp1251"),
        ("ראש הממשלה אמר כי הממשלה תעביר את החוק החדש בשבוע הבא", "cp1255"),
    ],
)
def test_other_scripts_are_left_to_the_detector(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == (text, f"read as {encoding}")


def test_utf_8_with_a_few_bad_bytes_is_still_utf_8() -> None:
    cut = TEXT.encode()[: TEXT.encode().index("الموقع".encode()) + 1]
    text, note = decode(cut)
    assert text == TEXT[: TEXT.index("الموقع")] + "\ufffd"
    assert note == "unreadable characters: 1"


def test_what_is_declared_is_believed_if_the_bytes_can_be_in_it() -> None:
    data = "Ünlü bir şair".encode("cp1254")
    assert decode(data, declared=["windows-1254"]) == ("Ünlü bir şair", None)
    arabic = TEXT.encode("cp1256")
    assert decode(arabic, declared=["x-none", "windows-1256"]) == (TEXT, None)
    assert decode(arabic, declared=["latin-1"]) == (TEXT, "read as cp1256")
    assert decode(arabic, declared=["utf-8"]) == (TEXT, "read as cp1256")
    assert decode(TEXT.encode(), declared=["windows-1256"]) == (TEXT, None)


def test_utf_32_is_known_by_its_mark() -> None:
    assert decode(TEXT.encode("utf-32")) == (TEXT, None)


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


NAMES = st.sampled_from(["utf-8", "utf-16", "windows-1256", "idna", "hex", "", "a\0b", "utf-7"])


@given(st.binary(max_size=200), st.lists(NAMES | st.text(max_size=9), max_size=2))
def test_no_bytes_raise_whatever_is_declared(data: bytes, declared: list[str]) -> None:
    text, note = decode(data, declared=declared)
    assert isinstance(text, str)
    assert note is None or note.startswith(("read as ", "unreadable characters: "))


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
