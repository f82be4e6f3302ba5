"""Web archives: pages that were fetched, what the record knows of them, and what is cut."""

from __future__ import annotations

import gzip
import zipfile
from pathlib import Path

import pandas as pd
import pytest

import mediakit as mk
from test_pages import PAGE

DATED = PAGE.format(date="2026-02-01")
UNDATED = PAGE.replace('<meta property="article:published_time" content="{date}">', "")
TEXT = "بدأ عمال الميناء"


def record(
    body: bytes, *, kind: str = "text/html", status: str = "200 OK", url: str = "1", more: str = ""
) -> bytes:
    """Return a WARC record of a response."""
    http = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{more}\r\n".encode() + body
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\n"
        "WARC-Record-ID: <urn:uuid:12345678-1234-1234-1234-123456789012>\r\n"
        f"WARC-Target-URI: https://www.almadd.example/{url}\r\nWARC-Date: 2026-03-04T23:06:07Z\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def archive(folder: Path, *records: bytes, name: str = "crawl.warc") -> Path:
    path = folder / name
    packed = map(gzip.compress, records) if name.endswith(".gz") else records
    path.write_bytes(b"".join(packed))
    return path


def without_address(page: str) -> str:
    return page.replace('<meta property="og:url" content="https://www.almadd.example/7">', "")


@pytest.mark.parametrize("name", ["crawl.warc", "crawl.warc.gz"])
def test_only_pages_that_the_server_gave_are_read(tmp_path: Path, name: str) -> None:
    page = without_address(DATED).encode()
    articles = mk.read_articles(
        archive(
            tmp_path,
            record(page, url="a", kind="text/html; charset=utf-8"),
            record(page, url="b", kind="application/xhtml+xml"),
            record(page, url="c", status="404 Not Found"),
            record(page, url="d", status="301 Moved"),
            record(b"{}", url="e", kind="application/json"),
            record(gzip.compress(page), url="f", more="Content-Encoding: gzip\r\n"),
            name=name,
        )
    )
    assert articles["url"].str[-1].tolist() == ["a", "b", "f"]
    assert articles["text"].str.startswith(TEXT).all()
    assert articles["source"].tolist() == ["بوابة المد"] * 3
    assert articles["problem"].isna().all()


def test_a_date_that_is_the_crawl_time_is_named(tmp_path: Path) -> None:
    articles = mk.read_articles(
        archive(tmp_path, record(DATED.encode()), record(UNDATED.encode(), url="2"))
    )
    assert articles["date"].tolist() == [pd.Timestamp(2026, 2, 1), pd.Timestamp(2026, 3, 4)]
    assert articles["problem"].fillna("").tolist() == ["", "date is the crawl time"]


@pytest.mark.parametrize(
    ("server", "page", "encoding", "problem"),
    [
        ("; charset=windows-1256", "", "cp1256", None),
        ("; charset=windows-1256", "utf-8", "cp1256", None),
        ("; charset=iso-8859-1", "windows-1256", "cp1256", "read as cp1256"),
        ("", "windows-1256", "cp1256", None),
        ("", "", "cp1256", "read as cp1256"),
        ("; charset=windows-1256", "windows-1256", "utf-8", None),
        ("; charset=x-unknown", "", "iso8859-6", "read as iso8859-6"),
    ],
)
def test_the_servers_charset_comes_first_then_the_pages_then_the_bytes(
    tmp_path: Path, server: str, page: str, encoding: str, problem: str | None
) -> None:
    declared = DATED.replace("<head>", f'<head><meta charset="{page}">' if page else "<head>")
    body = declared.encode(encoding, errors="replace")
    row = mk.read_articles(archive(tmp_path, record(body, kind=f"text/html{server}"))).iloc[0]
    assert row["text"].startswith(TEXT)
    assert (None if pd.isna(row["problem"]) else row["problem"]) == problem


@pytest.mark.parametrize("name", ["crawl.warc", "crawl.warc.gz"])
def test_a_truncated_archive_gives_its_records_and_a_problem(tmp_path: Path, name: str) -> None:
    records = [record(DATED.encode(), url=str(number)) for number in range(5)]
    path = archive(tmp_path, *records, name=name)
    path.write_bytes(path.read_bytes()[:-200])
    articles = mk.read_articles(path)
    assert articles["text"].str.startswith(TEXT).sum() >= 4
    assert articles["problem"].iloc[-1].startswith("not read: the archive is cut")


def test_damage_in_the_middle_ends_the_reading_with_a_problem(tmp_path: Path) -> None:
    good = record(DATED.encode())
    articles = mk.read_articles(archive(tmp_path, good, b"XXXX junk\r\n\r\n", good))
    assert articles["text"].str.startswith(TEXT).tolist() == [True, False]
    assert "damaged after 1 responses" in articles["problem"].iloc[1]


def test_a_page_that_cannot_be_decompressed_is_a_problem_of_its_own(tmp_path: Path) -> None:
    bad = record(b"no brotli", url="2", more="Content-Encoding: br\r\n")
    articles = mk.read_articles(
        archive(tmp_path, record(DATED.encode()), bad, record(DATED.encode()))
    )
    assert articles["text"].str.startswith(TEXT).tolist() == [True, False, True]
    assert articles["problem"].notna().tolist() == [False, True, False]


@pytest.mark.parametrize(
    "data", [b"", b"\x00\x01" * 500, b"hello\n" * 50, record(b"{}", kind="a/b")]
)
def test_an_archive_without_pages_says_so(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(ValueError, match=r"[Nn]o web page among|damaged after 0 responses"):
        mk.read_articles(archive(tmp_path, data))


def test_a_web_archive_in_a_zip_is_read(tmp_path: Path) -> None:
    inner = archive(tmp_path, record(DATED.encode()), name="crawl.warc.gz")
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as outer:
        outer.write(inner, "deep/crawl.warc.gz")
    row = mk.read_articles(tmp_path / "a.zip").iloc[0]
    assert row["path"].endswith("a.zip/deep/crawl.warc.gz")
    assert row["text"].startswith(TEXT)
