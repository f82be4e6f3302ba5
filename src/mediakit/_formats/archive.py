"""Zip and gzip files: their members one by one, none of them written to disk."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath, PureWindowsPath
from typing import BinaryIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from mediakit._encoding import decode
from mediakit._formats.part import Part, kind_of
from mediakit._problems import not_read

# Text packs 3 to 20 times, zip at most 1,032 times; a bomb needs ratios that no corpus has.
MOST_RATIO = 250
RATIO_MATTERS = 10_000_000  # bytes; the same few lines a thousand times over do no harm
MOST_MEMBER = 1_000_000_000  # bytes of one member, which is unpacked in memory
MOST_TOTAL = 8_000_000_000  # bytes that an archive and those in it unpack to; beyond, use a folder
DEEPEST = 2  # archives inside each other; deeper ones are made to exhaust programs
ENCRYPTED = 0x1  # bits of a member's flags
UTF_8_NAME = 0x800
BACKSLASH = "\\"  # between folders, in archives that some Windows programs make
IGNORED = ("__MACOSX", ".")  # how folders and files begin that systems add


class Budget:
    """How many bytes an archive may still unpack to, the archives inside it included."""

    def __init__(self, total: int = MOST_TOTAL) -> None:
        """Start with all of them."""
        self.left = total

    def check(self, size: int, packed: int) -> None:
        """Raise ValueError if a member of that size, packed to that, must not be unpacked."""
        if size > RATIO_MATTERS and size > MOST_RATIO * max(packed, 1):
            raise ValueError(
                f"packed {size / max(packed, 1):,.0f} times, and at most {MOST_RATIO} is read"
            )
        if size > MOST_MEMBER:
            raise ValueError(
                f"unpacks to {size / 1e6:,.0f} MB, and at most {MOST_MEMBER / 1e6:,.0f} are read"
            )
        if size > self.left:
            raise ValueError(f"the archive unpacks to more than {MOST_TOTAL / 1e9:,.0f} GB")

    def spend(self, size: int, packed: int) -> None:
        """Take the size of a member from what is left, if it may be unpacked."""
        self.check(size, packed)
        self.left -= size


def _raw_name(member: ZipInfo) -> str | bytes:
    """Return a member's name, as bytes if it is not marked as UTF-8: zipfile took it for cp437."""
    if member.flag_bits & UTF_8_NAME:
        return member.filename
    try:
        return member.filename.encode("cp437").replace(b"\n", b" ")
    except UnicodeEncodeError:  # it had a second name, in Unicode
        return member.filename


def _names(members: list[ZipInfo]) -> list[str]:
    """Return the members' names; those not marked as UTF-8 are recognised together."""
    raw = [_raw_name(member) for member in members]
    text, _ = decode(b"\n".join(name for name in raw if isinstance(name, bytes)))
    decoded = iter(text.split("\n"))
    return [next(decoded) if isinstance(name, bytes) else name for name in raw]


def _is_unsafe(name: str) -> bool:
    """Return whether a name leads out of the folder that an archive is unpacked to."""
    parts = PureWindowsPath(name)  # knows both kinds of slashes, and drives
    return ".." in parts.parts or bool(parts.drive or parts.root)


def _is_ignored(name: str) -> bool:
    return any(folder.startswith(IGNORED) for folder in PurePosixPath(name).parts)


def _member(archive: ZipFile, member: ZipInfo, budget: Budget) -> bytes:
    """Return a member's bytes; what must not or cannot be unpacked is an error."""
    if member.flag_bits & ENCRYPTED:
        raise ValueError("protected by a password")
    budget.spend(member.file_size, member.compress_size)
    try:
        return archive.read(member)
    except (BadZipFile, zlib.error, EOFError) as error:
        raise ValueError(f"damaged in the archive: {error}") from error


def _part(archive: ZipFile, member: ZipInfo, path: str, budget: Budget) -> Part:
    """Return one member to read, or a part that says why it is not."""
    kind = kind_of(path) or ""
    try:
        return Part(path, kind, data=_member(archive, member, budget))
    except (OSError, ValueError, NotImplementedError, RuntimeError) as error:
        return Part(path, kind, data=b"", problem=not_read(error))


def _opened(stream: BinaryIO) -> ZipFile:
    try:
        return ZipFile(stream)
    except BadZipFile as error:
        raise ValueError("not a zip archive, or its end is missing") from error


def zip_members(part: Part, budget: Budget) -> Iterator[Part]:
    """Yield the members of a zip file that are of our kinds, in the order of their names."""
    with part.open() as stream, _opened(stream) as archive:
        members = [member for member in archive.infolist() if not member.is_dir()]
        named = sorted(zip(_names(members), members, strict=True), key=lambda pair: pair[0])
        for name, member in named:
            path = f"{part.path}/{name.replace(BACKSLASH, '/')}"
            if _is_unsafe(name):
                problem = not_read("its name leads out of the archive")
                yield Part(path, "", data=b"", problem=problem)
            elif kind_of(name) and not _is_ignored(name):
                yield _part(archive, member, path, budget)


def _unpacked(packed: BinaryIO, budget: Budget) -> tuple[bytes, str | None]:
    """Return what a gzip file holds, and what ended it before its end."""
    unpacked = bytearray()
    with gzip.GzipFile(fileobj=packed) as stream:
        try:
            while chunk := stream.read1(2**20):
                unpacked += chunk
                budget.check(len(unpacked), packed.tell())
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            return bytes(unpacked), f"the archive is cut or damaged: {error}"
    return bytes(unpacked), None


def gzip_member(part: Part, budget: Budget) -> Iterator[Part]:
    """Yield what a gzip file holds; of a truncated one what could be unpacked, and a problem."""
    with part.open() as packed:
        data, problem = _unpacked(packed, budget)
        budget.spend(len(data), packed.tell())
    if data:
        yield Part(part.path, part.kind.removesuffix(".gz"), data=data)
    if problem or not data:
        reason = problem or "the archive is empty"
        yield Part(part.path, "", data=b"", problem=not_read(reason))
