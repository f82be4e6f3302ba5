"""Run a notebook in a kernel of this very interpreter, to its end or to its failure."""

from __future__ import annotations

import asyncio
import math
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat
from jupyter_client.kernelspec import KernelSpec
from jupyter_client.manager import AsyncKernelManager
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from nbformat import NotebookNode

Progress = Callable[[str, int], None]
TIMED_OUT = "A cell ran longer than {timeout} seconds; --timeout allows more."
DIED = "The kernel died, most often for lack of memory."


class KernelMissingError(RuntimeError):
    """There is no kernel to run notebooks in."""


@dataclass(frozen=True)
class Run:
    """A notebook that was run, and the sentence that says how it failed, if it did."""

    name: str
    notebook: NotebookNode
    failure: str | None


class InterpreterKernelManager(AsyncKernelManager):
    """Starts kernels of the running interpreter, whatever kernels are registered."""

    @property
    def kernel_spec(self) -> KernelSpec:
        """The way to start ipykernel here."""
        from ipykernel.kernelspec import get_kernel_dict

        # Its warning that local traffic is not encrypted would stand in every report.
        return KernelSpec(resource_dir="", **get_kernel_dict(["--log-level=ERROR"]))


def check_kernel() -> None:
    """Raise KernelMissingError, with the command that helps, where ipykernel is missing."""
    try:
        import ipykernel  # noqa: F401
    except ImportError as error:
        raise KernelMissingError(
            "There is no kernel to run notebooks in. Install one: pip install ipykernel"
        ) from error


def _note_failure(cell: NotebookNode | None, name: str, sentence: str) -> None:
    """Leave a failure in the outputs of the cell in which it happened."""
    if cell is not None:
        cell.outputs.append(
            nbformat.v4.new_output("error", ename=name, evalue=sentence, traceback=[sentence])
        )


def run_notebook(
    name: str,
    notebook: NotebookNode,
    *,
    folder: Path,
    timeout: float | None = None,
    progress: Progress | None = None,
) -> Run:
    """Run a notebook; what its cells made until a failure is kept.

    Parameters
    ----------
    name : str
        What to call the notebook in messages.
    notebook : NotebookNode
        The notebook; it is filled with outputs.
    folder : Path
        The folder to run in.
    timeout : float, optional
        The seconds that a cell may take.
    progress : callable, optional
        Called with the name and the number of cells run.
    """
    started: list[NotebookNode] = []

    def on_start(cell: NotebookNode, cell_index: int) -> None:
        started.append(cell)
        if progress:
            progress(name, cell_index)

    client = NotebookClient(
        notebook,
        timeout=None if timeout is None else math.ceil(timeout),
        kernel_manager_class=InterpreterKernelManager,
        resources={"metadata": {"path": str(folder)}},
        on_cell_start=on_start,
    )
    failure = _execute(client, started, timeout)
    return Run(name, notebook, failure)


def _execute(client: Any, started: list[NotebookNode], timeout: float | None) -> str | None:
    """Run the client; return how it failed."""
    try:
        asyncio.run(client.async_execute())  # a loop of its own, closed at the end
    except CellExecutionError as error:
        return f"{error.ename}: {error.evalue}"
    except CellTimeoutError:
        sentence = TIMED_OUT.format(timeout=timeout)
        _note_failure(started[-1] if started else None, "Timeout", sentence)
        return sentence
    except DeadKernelError:
        _note_failure(started[-1] if started else None, "DeadKernel", DIED)
        return DIED
    return None
