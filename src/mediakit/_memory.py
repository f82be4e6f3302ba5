"""How much memory is free, and giving back what is not used."""

from __future__ import annotations

import ctypes
import os
import sys
from pathlib import Path

import pyarrow as pa

UNKNOWN = 4_000_000_000  # bytes that are taken to be free where nothing says how many
LIMITS = Path("/sys/fs/cgroup")  # of a container, on Linux


def free_memory() -> int:
    """Return how many bytes are free, for the container of this process if it has a limit.

    Examples
    --------
    >>> free_memory() > 0
    True
    """
    found = [UNKNOWN]
    if "SC_AVPHYS_PAGES" in getattr(os, "sysconf_names", {}):
        found = [os.sysconf("SC_AVPHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")]
    meminfo = Path("/proc/meminfo")
    if meminfo.exists():
        lines = dict(line.split(":", 1) for line in meminfo.read_text().splitlines())
        found = [int(lines["MemAvailable"].split()[0]) * 1024]
    limit, used = LIMITS / "memory.max", LIMITS / "memory.current"
    if limit.exists() and (text := limit.read_text().strip()).isdigit():
        found.append(int(text) - int(used.read_text()))
    return max(min(found), 0)


def give_back() -> None:
    """Give memory that was freed back to the system, which else waits to be used again."""
    pa.default_memory_pool().release_unused()
    if sys.platform == "linux":
        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)  # glibc has it, musl does not
        if trim is not None:
            trim(0)
