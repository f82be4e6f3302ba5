"""Counting on a Dask cluster: a part of the files a task, their counts added in a tree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from mediakit._batches import Wanted, batches
from mediakit._check import listing
from mediakit._formats.part import Part
from mediakit._formats.row_groups import open_parquet
from mediakit._partial import READ, count_batches
from mediakit._totals import Partial, Totals

if TYPE_CHECKING:
    from distributed import Client, Future

PIECE = 128_000_000  # bytes of a task: half a minute of one worker, and what is lost with it
ADDED = 8  # counts that are added in one task
THREADS = 1  # of a task: Dask gives each processor of a worker a task of its own


class Piece(NamedTuple):
    """What one task counts: files, or some row groups of one Parquet file."""

    files: tuple[Part, ...]
    groups: tuple[int, ...] | None = None


def pieces(files: Iterable[Part]) -> Iterator[Piece]:
    """Yield the files in pieces of about equal size; only Parquet files are divided."""
    small: list[Part] = []
    size = 0
    for part in files:
        here = part.size if part.problem is None else 0
        if part.kind == ".parquet" and here > PIECE // 4:
            yield from _row_groups(part)
            continue
        small.append(part)
        size += here
        if size >= PIECE or len(small) >= 2_000:
            yield Piece(tuple(small))
            small, size = [], 0
    if small:
        yield Piece(tuple(small))


def _row_groups(part: Part) -> Iterator[Piece]:
    """Yield a Parquet file in pieces of some row groups."""
    with open_parquet(part) as file:
        sizes = [
            file.metadata.row_group(number).total_byte_size
            for number in range(file.metadata.num_row_groups)
        ]
    groups: list[int] = []
    for number in range(len(sizes)):
        groups.append(number)
        if sum(sizes[group] for group in groups) >= PIECE or number == len(sizes) - 1:
            yield Piece((part,), tuple(groups))
            groups = []


def count_piece(piece: Piece, wanted: Wanted) -> Partial:
    """Return the counts of a piece: the same function here and on a worker."""
    found = batches(piece.files, wanted, READ, piece.groups)
    return count_batches(found, wanted, THREADS).partial()


def add_partials(partials: Sequence[Partial]) -> Partial:
    """Return the sum of the counts of parts."""
    totals = Totals()
    for partial in partials:
        totals.add_partial(partial)
    return totals.partial()


def check_client(client: Any) -> None:
    """Raise unless this is a client of a cluster whose workers can count."""
    try:
        from distributed import Client
    except ImportError:
        raise ImportError(
            'Counting on a cluster needs dask: pip install "mediakit[scale]".'
        ) from None
    if not isinstance(client, Client):
        raise TypeError(
            f'`engine` must be "local" or a dask.distributed.Client; got {type(client).__name__}.'
        )
    _check_workers(client)


def _check_workers(client: Client) -> None:
    """Raise ImportError if the workers have no mediakit, or another one than this."""

    def version() -> str | None:  # inside, so that it is sent whole and not by name
        try:
            import mediakit
        except ImportError:
            return None
        return str(mediakit.__version__)

    here = version()
    others = {worker: found for worker, found in client.run(version).items() if found != here}
    if others:
        found = listing(f"{worker} ({other or 'none'})" for worker, other in others.items())
        raise ImportError(
            f"Every worker needs mediakit {here}, the version that is here; these have another or "
            f'none: {found}. Install it there, or count with engine="local".'
        )


def count_on_cluster(client: Any, files: Iterable[Part], wanted: Wanted, *, retries: int) -> Totals:
    """Return the counts of files; the parts of a worker that is lost are counted again."""
    check_client(client)
    options = {"retries": retries, "pure": False}
    every: list[Future] = client.map(count_piece, list(pieces(files)), wanted=wanted, **options)
    level = every[:]
    try:
        while len(level) > ADDED:
            level = [
                client.submit(add_partials, level[start : start + ADDED], **options)
                for start in range(0, len(level), ADDED)
            ]
            every += level
        totals = Totals()
        for partial in client.gather(level):
            totals.add_partial(partial)
    finally:
        client.cancel(every)
    return totals
