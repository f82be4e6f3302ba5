"""What a piece of work costs: CPU seconds and extra memory, in a process of its own.

The CPU seconds are user plus system of the section alone. The extra memory is the highest resident
memory during the section less the resident memory before it; Linux can reset the mark (writing 5
into clear_refs), so reading the file does not count. Elsewhere than on Linux it does not run.
"""

from __future__ import annotations

import ctypes
import gc
import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

Result = TypeVar("Result")

# One thread each: set before numpy, polars and the rest start.
ONE_THREAD = dict.fromkeys(
    ["OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "NUMEXPR_NUM_THREADS",
     "POLARS_MAX_THREADS", "RAYON_NUM_THREADS", "ARROW_IO_THREADS"],
    "1",
)  # fmt: skip
COLUMNS = {"outlet": "source", "date_extracted": "date", "title": "headline"}  # other people's


class Cost(NamedTuple):
    """What a section took."""

    cpu: float  # seconds, user and system
    system: float  # seconds of these in the system: mostly fresh pages of memory
    wall: float
    extra: float  # MB above what was resident before


def resident(field: str) -> float:
    """Return a line of this process's memory, in MB: VmRSS is now, VmHWM the highest mark."""
    status = Path("/proc/self/status").read_text(encoding="ascii", errors="replace")
    return (
        next(int(line.split()[1]) for line in status.splitlines() if line.startswith(field)) / 1e3
    )


def settle() -> None:
    """Give back what reading left over, so that all begin alike, and reset the highest mark."""
    gc.collect()
    pa.default_memory_pool().release_unused()
    ctypes.CDLL(None).malloc_trim(0)
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")


def cpu_seconds(who: int = resource.RUSAGE_SELF) -> tuple[float, float]:
    """Return the CPU seconds so far, in all and of these in the system."""
    used = resource.getrusage(who)
    return used.ru_utime + used.ru_stime, used.ru_stime


def measured(work: Callable[[], Result]) -> tuple[Result, Cost]:
    """Return what the work gives, and what it took where no memory is at hand."""
    settle()
    return timed(work)


def timed(work: Callable[[], Result]) -> tuple[Result, Cost]:
    """Return what the work gives, and what it took; the highest mark may be from before it."""
    before, (cpu, system), wall = resident("VmRSS"), cpu_seconds(), time.perf_counter()
    result = work()
    (cpu_end, system_end), wall = cpu_seconds(), time.perf_counter() - wall
    return result, Cost(cpu_end - cpu, system_end - system, wall, resident("VmHWM") - before)


def articles_of(path: str, rows: int | None = None) -> pd.DataFrame:
    """Return the first articles of a file; each text column is one Arrow buffer."""
    pa.set_cpu_count(1)
    file = pq.ParquetFile(path)
    ends = np.cumsum([file.metadata.row_group(k).num_rows for k in range(file.num_row_groups)])
    groups = 1 + int(np.searchsorted(ends, ends[-1] if rows is None else rows))
    table = file.read_row_groups(range(min(groups, len(ends)))).slice(0, rows).combine_chunks()
    articles = table.to_pandas().rename(columns=COLUMNS)
    if "article" not in articles:
        articles["article"] = pd.Series(range(len(articles))).astype("str")
    return articles.assign(text=articles["text"].fillna(""))


def size_of(articles: pd.DataFrame) -> float:
    """Return the MB of UTF-8 of the texts."""
    lengths = pc.binary_length(pa.array(articles["text"], pa.large_string()))
    return pc.sum(lengths).as_py() / 1e6


def in_own_process(job: str, *arguments: Any) -> dict[str, Any]:
    """Return what a job of run.py gives, run in a fresh process on one thread."""
    script = Path(__file__).with_name("run.py")
    command = [sys.executable, str(script), "--job", job, json.dumps(arguments)]
    done = subprocess.run(
        command, env=os.environ | ONE_THREAD, stdout=subprocess.PIPE, text=True, check=True
    )
    return json.loads(done.stdout.splitlines()[-1])
