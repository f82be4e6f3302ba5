"""Values for the cell tagged `parameters`, checked against the names that it assigns."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Mapping
from typing import Any

import nbformat
from nbformat import NotebookNode

from mediakit._check import did_you_mean, listing

TAG = "parameters"
INJECTED_TAG = "injected-parameters"


class ParameterError(ValueError):
    """A parameter that no notebook has."""


def _parameters_cell(notebook: NotebookNode) -> int | None:
    """Return the place of the cell tagged `parameters`."""
    for place, cell in enumerate(notebook.cells):
        if TAG in cell.metadata.get("tags", []):
            return place
    return None


def defaults(notebook: NotebookNode) -> dict[str, Any]:
    """Return the names that the parameters cell assigns, with their values where literal."""
    place = _parameters_cell(notebook)
    if place is None:
        return {}
    found = {}
    for node in ast.parse(notebook.cells[place].source).body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            try:
                found[node.targets[0].id] = ast.literal_eval(node.value)
            except ValueError:
                found[node.targets[0].id] = None
    return found


def check_parameters(notebooks: Iterable[NotebookNode], parameters: Mapping[str, Any]) -> None:
    """Raise ParameterError unless each parameter belongs to at least one notebook."""
    known = sorted({name for notebook in notebooks for name in defaults(notebook)})
    for name in parameters:
        if name not in known:
            raise ParameterError(
                f"No notebook has the parameter {name}; there are {listing(known)}."
                f"{did_you_mean(name, known)}"
            )


def with_default(notebook: NotebookNode, name: str, value: Any) -> NotebookNode:
    """Return a copy of the notebook whose parameters cell itself gives the name this value."""
    copy = nbformat.from_dict(notebook)
    place = _parameters_cell(copy)
    if place is None or name not in defaults(copy):
        raise ParameterError(f"The notebook has no parameter {name}.")
    cell = copy.cells[place]
    for node in ast.parse(cell.source).body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == name:
            before = ast.get_source_segment(cell.source, node) or ""
            cell.source = cell.source.replace(before, f"{name} = {value!r}", 1)
    return copy


def _typed(value: Any, default: Any) -> Any:
    """Return a value from a shell as the type of the parameter's default."""
    if not isinstance(value, str) or isinstance(default, str):
        return value
    try:
        return ast.literal_eval(value)
    except (ValueError, SyntaxError):
        return value


def inject(notebook: NotebookNode, parameters: Mapping[str, Any]) -> NotebookNode:
    """Return a copy of the notebook with a cell that sets the parameters which it has."""
    copy = nbformat.from_dict(notebook)
    known = defaults(notebook)
    lines = [
        f"{name} = {_typed(value, known[name])!r}"
        for name, value in parameters.items()
        if name in known
    ]
    if lines:
        cell = nbformat.v4.new_code_cell("\n".join(lines), metadata={"tags": [INJECTED_TAG]})
        place = _parameters_cell(notebook)
        assert place is not None
        copy.cells = [*copy.cells[: place + 1], cell, *copy.cells[place + 1 :]]
    return copy
