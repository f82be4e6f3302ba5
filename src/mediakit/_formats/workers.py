"""Many pages at once: other processes extract them, and the rows come back in order.

The processes are started as plain programs that read parts on one pipe and write rows on another,
not with `multiprocessing`: that would run the user's script again in each of them, unless it is
guarded, and a notebook has no script.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import signal
import subprocess
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from queue import SimpleQueue
from typing import BinaryIO

from mediakit._formats import read_part
from mediakit._formats.page import MOST_BYTES
from mediakit._formats.part import Columns, Part, Rows

SLOW_KINDS = frozenset({".html", ".htm", ".xhtml"})  # 15 to 80 ms each; texts less than 1
PAYS_FROM = 100  # pages: 3 s of them; starting a process takes one
MOST_PROCESSES = 8  # each takes 200 MB
WAITING = 4  # parts for each process that are read ahead
PROGRAM = "from mediakit._formats.workers import serve; serve()"


class Worker:
    """A process that reads parts."""

    def __init__(self, encoding: str | None, columns: Columns) -> None:
        """Start it; an OSError says that processes cannot be started here."""
        self.process = subprocess.Popen(
            [sys.executable, "-P", "-c", PROGRAM],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        )
        self.questions: BinaryIO = self.process.stdin  # type: ignore[assignment]
        self.answers: BinaryIO = self.process.stdout  # type: ignore[assignment]
        self.options = (encoding, dict(columns) if columns else None)
        self.works, self.stopped = True, False

    def ask(self, part: Part) -> Rows:
        """Return the rows of a part, read here if the process has died or never started."""
        try:
            if self.works:
                pickle.dump((part, *self.options), self.questions)
                self.questions.flush()
                rows: Rows = pickle.load(self.answers)
                return rows
        except (OSError, EOFError, ValueError, pickle.UnpicklingError):
            self.works = False
        return [] if self.stopped else read_part(part, *self.options)

    def stop(self) -> None:
        """End the process, whatever it is doing."""
        self.stopped = True
        self.process.kill()
        self.process.wait()
        for pipe in (self.questions, self.answers):
            with contextlib.suppress(OSError):
                pipe.close()


def serve() -> None:
    """Read parts from standard input and write their rows to standard output, until it ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that asks
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what a library prints is no answer
    while True:
        try:
            question = pickle.load(sys.stdin.buffer)
        except EOFError:
            return
        pickle.dump(read_part(*question), answers)
        answers.flush()


def processors() -> int:
    """Return how many processes are worth starting here."""
    if hasattr(os, "sched_getaffinity"):
        return min(len(os.sched_getaffinity(0)), MOST_PROCESSES)
    return min(os.cpu_count() or 1, MOST_PROCESSES)


def _start(number: int, encoding: str | None, columns: Columns) -> list[Worker]:
    """Return so many workers, or none where processes cannot be started or there is one core."""
    workers: list[Worker] = []
    if number < 2:
        return workers
    try:
        for _ in range(number):
            workers.append(Worker(encoding, columns))
    except (OSError, TypeError):  # TypeError: an embedded Python has no sys.executable
        for worker in workers:
            worker.stop()
        return []
    return workers


def _asking(workers: list[Worker]) -> Callable[[Part], Rows]:
    """Return a function that asks a worker which is idle, or waits for one."""
    idle: SimpleQueue[Worker] = SimpleQueue()
    for worker in workers:
        idle.put(worker)

    def ask(part: Part) -> Rows:
        worker = idle.get()
        try:
            return worker.ask(part)
        finally:
            idle.put(worker)

    return ask


def _done(rows: Rows) -> Future[Rows]:
    done: Future[Rows] = Future()
    done.set_result(rows)
    return done


def _answered(
    parts: Iterable[Part], workers: list[Worker], read: Callable[[Part], Rows]
) -> Iterator[Rows]:
    """Yield the rows of the parts in their order: pages from the workers, others read here."""
    ask, waiting = _asking(workers), deque[Future[Rows]]()
    pool = ThreadPoolExecutor(len(workers))
    try:
        for part in parts:
            waiting.append(pool.submit(ask, part) if is_slow(part) else _done(read(part)))
            if len(waiting) > WAITING * len(workers):
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        for worker in workers:
            worker.stop()
        pool.shutdown(wait=False, cancel_futures=True)


def is_slow(part: Part) -> bool:
    """Return whether reading the part takes long enough to be worth sending it away."""
    return part.kind in SLOW_KINDS and not part.problem and len(part.data or b"") <= MOST_BYTES


def read_parts(
    parts: Iterable[Part],
    encoding: str | None = None,
    columns: Columns = None,
    processes: int | None = None,
) -> Iterator[Rows]:
    """Yield the rows of the parts in their order; pages beyond a hundred by several processes."""
    remaining, pages = iter(parts), 0
    for part in remaining:
        yield read_part(part, encoding, columns)
        pages += is_slow(part)
        if pages >= PAYS_FROM:
            break
    else:
        return

    def read(part: Part) -> Rows:
        return read_part(part, encoding, columns)

    workers = _start(processors() if processes is None else processes, encoding, columns)
    yield from _answered(remaining, workers, read) if workers else map(read, remaining)
