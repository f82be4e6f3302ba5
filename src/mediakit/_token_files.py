"""Tokens on disk: a folder of Arrow files, written whole or not at all."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pandas as pd

from mediakit._files import whole

PARTS = ("tokens", "starts", "forms", "units", "articles", "facts")


def _holds_tokens(folder: Path) -> bool:
    return all((folder / f"{part}.arrow").is_file() for part in PARTS)


def write_frames(target: Path, frames: Iterable[pd.DataFrame]) -> None:
    """Write the parts of saved tokens; only a folder of saved tokens is ever replaced."""
    if target.exists() and not _holds_tokens(target):
        raise FileExistsError(f"`path` exists and holds no saved tokens: {target}")
    with whole(target) as folder:
        folder.mkdir()
        for part, frame in zip(PARTS, frames, strict=True):
            frame.to_feather(folder / f"{part}.arrow", compression="uncompressed")


def read_frames(folder: Path) -> list[pd.DataFrame]:
    """Return the parts of saved tokens, in the order of PARTS."""
    if not _holds_tokens(folder):
        raise FileNotFoundError(f"There are no saved tokens in {folder}")
    return [pd.read_feather(folder / f"{part}.arrow") for part in PARTS]
