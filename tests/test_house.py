"""The house rules: front door, layers, what importing costs, one list of dependencies."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import mediakit as mk

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "src" / "mediakit"

# A module imports only from rows above its own.
ROWS = [
    ["_check"],
    ["_gather", "_sums"],
    ["_type_counts"],
    ["_windows", "_overlaps"],
    ["_files", "_arrow", "_hive"],
    ["_direction", "_notebook"],
    ["_unshape"],
    ["_order"],
    ["_intervals"],
    ["_clustered"],
    ["_normalize"],
    ["_months"],
    ["_dates"],
    ["_problems"],
    ["_encoding"],
    ["_mojibake"],
    ["_articles"],
    ["_corpus"],
    ["_formats"],
    ["_read"],
    ["_sample"],
    ["_words"],
    ["_alignment", "_paragraphs"],
    ["_shown_changes"],
    ["_diff"],
    ["_chunks", "_characters"],
    ["_cut", "_joins"],
    ["_encode"],
    ["_keys"],
    ["_classes", "_repeats"],
    ["_token_files"],
    ["_tokens"],
    ["_suggest"],
    ["_dictionary", "_clitics", "_paradigms"],
    ["_stems"],
    ["_analyses"],
    ["_likeliest"],
    ["_vocabulary"],
    ["_protected"],
    ["_backends"],
    ["_ngrams"],
    ["_join"],
    ["_shingles"],
    ["_formulas"],
    ["_reuse"],
    ["_lists", "_lines"],
    ["_quote_marks"],
    ["_sentences"],
    ["_reporting_words"],
    ["_patterns", "_places"],
    ["_fused", "_datelines"],
    ["_credits"],
    ["_credit_lines"],
    ["_agency_credits"],
    ["_family_agencies"],
    ["_families"],
    ["_recurring"],
    ["_labelled"],
    ["_foot"],
    ["_spans"],
    ["_boilerplate"],
    ["_structure"],
    ["_quality", "_habits"],
    ["_clean"],
    ["_describe"],
    ["_stopwords"],
    ["_count"],
    ["_tables", "_save"],
    ["_overrides"],
    ["_lemma"],
    ["_query", "_excerpts"],
    ["_categories", "_readings", "_word_places"],
    ["_passages"],
    ["_shown_words"],
    ["_lookup"],
    ["_memory"],
    ["_tally", "_joining"],
    ["_chunk_counts"],
    ["_totals", "_batches"],
    ["_counted"],
    ["_partial"],
    ["_cluster"],
    ["_stream"],
    ["_versions"],
    ["_edits"],
    ["_cells"],
    ["_significance", "_effect_size"],
    ["_measures", "_association"],
    ["_syndicated"],
    [
        "_frequency",
        "_tf_idf",
        "_keyness",
        "_context",
        "_spelling",
        "_lexicon",
        "_collocation",
        "_phrases",
        "_trend",
        "_series",
    ],
    ["_naming", "_modifiers", "_headlines"],
    ["_lockwords", "_conventions", "_resample", "_lexicon_audit", "_change_points", "_bursts"],
    ["_keyness_articles"],
    ["_dispersion", "_diversity", "_similarity"],
    ["_shift", "_adjusted"],
    ["_speakers"],
    ["_introductions"],
    ["_subjects"],
    ["_clause_ends"],
    ["_attributions"],
    ["_reporting"],
    ["_quotes"],
    ["_persons", "_stances", "_voices"],
    ["_quoted"],
    ["_speaking", "_reporting_verbs"],
    ["_methods"],
    ["plot"],
    ["_headers"],
    ["_columns"],
    ["_evidence"],
    ["_show"],
    ["_browse"],
    ["_report"],
    ["_starter"],
    ["cli"],
    ["__init__", "__main__"],
]


def row_of(module: str) -> int:
    """Return the number of a module's row; what is inside a folder shares its row."""
    for number, row in enumerate(ROWS):
        if module in row or module.split(".", maxsplit=1)[0] in row:
            return number
    raise AssertionError(f"{module} has no row: add it to ROWS in its place")


def module_name(file: Path) -> str:
    name = ".".join(file.relative_to(PACKAGE).with_suffix("").parts)
    return name.removesuffix(".__init__")


def imported_modules(file: Path) -> set[str]:
    """Return the modules of the package that a file imports, also inside functions."""
    names = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("mediakit."):
            names.add(node.module.removeprefix("mediakit."))
        elif isinstance(node, ast.Import):
            names |= {
                alias.name.removeprefix("mediakit.")
                for alias in node.names
                if alias.name.startswith("mediakit.")
            }
    return names


FILES = sorted(PACKAGE.rglob("*.py"))


@pytest.mark.parametrize("file", FILES, ids=module_name)
def test_a_module_imports_only_from_rows_above_its_own(file: Path) -> None:
    own = module_name(file)
    package = own.split(".")[0]
    for imported in imported_modules(file):
        inside = imported.split(".")[0] == package
        assert inside or row_of(imported) < row_of(own), f"{own} imports {imported}"


@pytest.mark.parametrize("file", FILES, ids=module_name)
def test_a_module_opens_with_one_sentence_and_fits_in_300_lines(file: Path) -> None:
    source = file.read_text(encoding="utf-8")
    first = (ast.get_docstring(ast.parse(source)) or "").partition("\n\n")[0]
    assert first.endswith((".", "?"))
    assert len(source.splitlines()) <= 300


def test_the_front_door_is_sorted_and_opens() -> None:
    assert mk.__all__ == sorted(mk.__all__, key=str.lower)
    for name in mk.__all__:
        assert getattr(mk, name) is not None
    assert dir(mk) == sorted(mk.__all__)


def test_every_public_function_has_a_docstring_with_an_example() -> None:
    for name in mk.__all__:
        thing = getattr(mk, name)
        documented = thing.__doc__ or ""
        assert documented.strip(), name
        if callable(thing) and not isinstance(thing, type):
            assert "Examples\n" in documented, name
            assert "Returns\n" in documented or "Parameters\n" in documented, name


def test_readme_names_every_name_of_the_front_door() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    missing = [name for name in mk.__all__ if not re.search(rf"\b{name}\b", readme)]
    assert missing == []


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="keynes"):
        _ = mk.keynes


def test_importing_loads_nothing_heavy() -> None:
    heavy = ("matplotlib", "scipy", "nbconvert", "IPython", "trafilatura", "sklearn")
    code = f"import sys, mediakit; print([name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def pyproject() -> dict:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


# conda-forge's names where they differ from PyPI's
CONDA_NAMES = {
    "matplotlib-base": "matplotlib",
    "dask-core": "dask",
}


def test_environment_yml_equals_pyproject() -> None:
    lines = (ROOT / "environment.yml").read_text(encoding="utf-8").splitlines()
    listed = [line.strip()[2:] for line in lines if line.strip().startswith("- ")]
    ignored = {"conda-forge", "pip", "pip:", "--editable ."}
    pattern = re.compile(r"([A-Za-z0-9_\-]+)(.*)")
    conda = {}
    for entry in set(listed) - ignored:
        name, bound = pattern.fullmatch(entry).groups()
        conda[CONDA_NAMES.get(name, name)] = bound
    project = pyproject()
    extras = project["optional-dependencies"]
    wanted = [*project["dependencies"], *extras["lab"], *extras["scale"]]
    expected = dict(pattern.fullmatch(entry).groups() for entry in wanted)
    assert conda == expected | {"python": project["requires-python"]}


def test_contributing_says_why_for_each_dependency() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    names = [re.split(r"[>=<\[]", entry)[0] for entry in pyproject()["dependencies"]]
    assert [name for name in names if f"`{name}`" not in text] == []


def test_version_is_the_same_everywhere() -> None:
    citation = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    assert mk.__version__ == pyproject()["version"]
    assert f"\nversion: {mk.__version__}\n" in citation


def test_the_example_of_the_readme_prints_what_it_says() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    code, output = re.search(r"```python\n(.*?)```\n```text\n(.*?)```", readme, re.S).groups()
    environment = os.environ | {"PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=True, env=environment
    )
    assert done.stdout.decode().split() == output.split()
    assert len(readme.splitlines()) <= 120
