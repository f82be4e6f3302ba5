"""Files in object storage, by their address: s3://bucket/corpus/2026.parquet."""

from __future__ import annotations

from typing import Any, BinaryIO

MARK = "://"


def is_remote(path: str) -> bool:
    """Return whether a path is an address.

    Examples
    --------
    >>> is_remote("s3://bucket/corpus"), is_remote("corpus/2026.parquet")
    (True, False)
    """
    return MARK in path


def _system(path: str) -> tuple[Any, str]:
    """Return the file system of an address, and the path in it."""
    try:
        from fsspec.core import url_to_fs
    except ImportError:
        raise ImportError(
            f'Object storage needs fsspec: pip install "mediakit[scale]"; the path is {path}'
        ) from None
    system, place = url_to_fs(path)
    return system, place


def opened(path: str) -> BinaryIO:
    """Return the bytes of a file as a stream."""
    system, place = _system(path)
    stream: BinaryIO = system.open(place, "rb")
    return stream


def size_of(path: str) -> int:
    """Return how many bytes a file has."""
    system, place = _system(path)
    return int(system.size(place))


def listed(path: str) -> list[str]:
    """Return the addresses of the files that an address stands for: a file, a folder or a glob."""
    system, place = _system(path)
    if system.isfile(place):
        return [path]
    names = system.glob(place) if "*" in place else system.find(place)
    files = [name for name in sorted(names) if system.isfile(name)]
    if not files:
        raise FileNotFoundError(f"There is no such file or folder: {path}")
    return [system.unstrip_protocol(name) for name in files]
