"""The same from a shell: mediakit report, new, describe, clean, count."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from mediakit._check import did_you_mean

if TYPE_CHECKING:
    import pandas as pd

FAILED, WRONG_USE, NOTHING_TO_RUN_WITH = 1, 2, 3

PARTS_OF_DESCRIPTION = (
    ["articles", "words", "median_words", "first", "last", "removed_share"],
    ["undated", "crawl_dated", "unreadable", "empty", "duplicates", "usable"],
    ["truncated", "not_arabic", "repaired", "problems", "hamza", "ya", "ta_marbuta"],
)

app = typer.Typer(
    help="Arabic media analysis: articles in, defensible numbers and a right-to-left report out.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

Corpus = Annotated[Path | None, typer.Argument(help="A file or folder of articles.")]
ReadPath = Annotated[Path, typer.Argument(help="A file or folder of articles.")]


class Lang(StrEnum):
    """The languages of a report."""

    ar = "ar"
    en = "en"


def _stop(message: object, code: int) -> typer.Exit:
    """Say a sentence on stderr and return the exit to raise."""
    typer.echo(f"mediakit: {message}", err=True)
    return typer.Exit(code)


def _articles(path: Path | None) -> pd.DataFrame:
    """Return the articles of a path, or of the sample."""
    import mediakit as mk

    try:
        return mk.load_sample() if path is None else mk.read_articles(path)
    except (OSError, ValueError) as error:
        raise _stop(error, WRONG_USE) from error


def _given(pairs: list[str]) -> dict[str, Any]:
    """Return name=value pairs as a mapping."""
    given = {}
    for pair in pairs:
        name, equals, value = pair.partition("=")
        if not equals or not name.strip():
            raise _stop(f"A parameter is written name=value; got {pair}", WRONG_USE)
        given[name.strip()] = value
    return given


def _line_of_progress() -> Any:
    """Return what is called at each cell: a line on a terminal, nothing elsewhere."""
    if not sys.stderr.isatty():
        return None
    from rich.console import Console

    console = Console(stderr=True)
    return lambda name, cell: console.print(f"  {name}: cell {cell + 1}", highlight=False)


@app.command()
def report(
    path: Corpus = None,
    out: Annotated[Path, typer.Option(help="The HTML file to write.")] = Path("report.html"),
    pdf: Annotated[bool, typer.Option("--pdf", help="Print a PDF beside it.")] = False,
    lang: Annotated[Lang, typer.Option(help="The language of the page.")] = Lang.ar,
    strict: Annotated[
        bool, typer.Option("--strict", help="Fail where a figure has no description.")
    ] = False,
    timeout: Annotated[
        float | None, typer.Option(min=1, help="Seconds that a cell may take.")
    ] = None,
    parameter: Annotated[
        list[str] | None, typer.Option("-p", help="name=value, for the notebooks.")
    ] = None,
) -> None:
    """Run the notebooks on PATH (default: the sample) and write one HTML page."""
    from mediakit._report.facts import facts_of
    from mediakit._sample import resource

    articles = _articles(path)
    parameters = _given(parameter or [])
    if path is not None:
        parameters = {"corpus": str(path.absolute()), **parameters}
    failures = _run(
        sorted(resource("notebooks").glob("[0-9]*.ipynb")), out,
        parameters=parameters, pdf=pdf, lang=lang.value, timeout=timeout,
        facts=facts_of(articles, lang.value),
    )  # fmt: skip
    _finish(out, failures, strict=strict)


def _run(notebooks: list[Path], out: Path, **options: Any) -> list[str]:
    """Write the report; return a sentence for each notebook that failed."""
    from mediakit._report.parameters import ParameterError
    from mediakit._report.pdf import BrowserMissingError
    from mediakit._report.run import KernelMissingError
    from mediakit._report.write import write_report

    try:
        runs = write_report(notebooks, out, progress=_line_of_progress(), **options)
    except (ParameterError, OSError) as error:
        raise _stop(error, WRONG_USE) from error
    except (KernelMissingError, BrowserMissingError) as error:
        raise _stop(error, NOTHING_TO_RUN_WITH) from error
    return [f"{run.name}: {run.failure}" for run in runs if run.failure]


def _finish(out: Path, failures: list[str], *, strict: bool) -> None:
    """Say what was written and what failed."""
    if strict and (number := _undescribed(out)):
        failures.append(f"figures without a description: {number}")
    typer.echo(f"{out} ({out.stat().st_size / 1024:,.0f} KiB)")
    if failures:
        raise _stop("; ".join(failures), FAILED)


def _undescribed(out: Path) -> int:
    """Return how many figures of a page have no description of their own."""
    from mediakit._report.safe import parse, undescribed_images
    from mediakit._report.words import CHARTS

    return len(undescribed_images(parse(out.read_text(encoding="utf-8")), CHARTS))


@app.command()
def new(
    name: Annotated[str, typer.Argument(help="The name of the notebook.")],
    path: Corpus = None,
    starter: Annotated[
        str, typer.Option("--from", help="The notebook to copy, such as 03_sources.")
    ] = "starter",
) -> None:
    """Start a notebook of your own, NAME.ipynb, on PATH (default: the sample)."""
    from mediakit._starter import new_notebook

    try:
        made = new_notebook(name, path, starter=starter)
    except (OSError, ValueError) as error:
        raise _stop(error, WRONG_USE) from error
    typer.echo(str(made))


@app.command()
def describe(path: ReadPath) -> None:
    """Clean PATH and print the data-quality table, a row a source, in parts that fit a screen."""
    import mediakit as mk

    table = mk.describe(mk.clean(_articles(path)))
    for columns in PARTS_OF_DESCRIPTION:
        shown = table[["source", *columns]]
        typer.echo(shown.to_string(index=False, na_rep="-", float_format="{:,.3g}".format) + "\n")


@app.command()
def clean(
    path: ReadPath, out: Annotated[Path, typer.Option(help="A .parquet, .csv or .xlsx file.")]
) -> None:
    """Read and clean PATH, and write the articles as a table."""
    import mediakit as mk

    _save(mk.clean(_articles(path)), out)


@app.command()
def count(
    path: ReadPath,
    out: Annotated[Path, typer.Option(help="A .parquet, .csv or .xlsx file.")],
    by: Annotated[str, typer.Option(help="A column, or a period such as date:W.")] = "source",
    large: Annotated[
        bool, typer.Option("--large", help="Count files larger than memory, as they are.")
    ] = False,
) -> None:
    """Clean PATH, count its words by source, and write the counts; --large does not clean."""
    import mediakit as mk

    if large:
        _save(_counted_as_they_are(path, by), out)
        return
    tokens = mk.tokenize(mk.clean(_articles(path)))
    try:
        counts = mk.count(tokens, by)
    except ValueError as error:
        raise _stop(f"{error}{did_you_mean(by, tokens.articles.columns)}", WRONG_USE) from error
    _save(counts, out)


def _counted_as_they_are(path: Path, by: str) -> pd.DataFrame:
    """Return the counts of files that need not fit into memory."""
    import mediakit as mk

    try:
        return mk.count_files(path, by)
    except (OSError, ValueError, MemoryError) as error:
        raise _stop(error, WRONG_USE) from error


def _save(table: pd.DataFrame, out: Path) -> None:
    """Write a table; say where."""
    import mediakit as mk

    try:
        mk.save_table(table, out)
    except (OSError, ValueError) as error:
        raise _stop(error, WRONG_USE) from error
    typer.echo(str(out))


def _version(wanted: bool) -> None:
    if wanted:
        import mediakit as mk

        typer.echo(f"mediakit {mk.__version__}")
        raise typer.Exit


@app.callback()
def _main(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    pass


def main() -> None:
    """Run the command line."""
    app()
