"""Write a file or folder whole, or not at all."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def whole(path: str | Path) -> Iterator[Path]:
    """Give a temporary path beside `path` to write to; it takes the place of `path` at the end.

    After an error or an interruption what stood at `path` before still stands there.

    Examples
    --------
    >>> folder = Path(tempfile.mkdtemp())
    >>> with whole(folder / "note.txt") as temporary:
    ...     _ = temporary.write_text("خبر", encoding="utf-8")
    >>> [file.name for file in folder.iterdir()]
    ['note.txt']
    """
    target = Path(path)
    target.parent.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix=f".{target.name}-", suffix=".tmp", dir=target.parent))
    temporary = folder / target.name
    try:
        yield temporary
        if target.is_dir() and temporary.is_dir():
            os.replace(target, folder / "before")  # noqa: PTH105 - no replacing of a full folder
        os.replace(temporary, target)  # noqa: PTH105
    finally:
        shutil.rmtree(folder, ignore_errors=True)
