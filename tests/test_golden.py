"""Every reference number is reproduced by a test, or left out for a reason that is given here."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from conftest import shared

# Measures that the library does not have, and why not: nothing is added for the sake of a number.
CASES_LEFT_OUT = {
    "kilgarriff_MWU_ranksum": "Ranks of texts are not counts; keyness_articles resamples articles.",
    "phi2": "Of the φ family the library has chi squared, which is N φ².",
    "lyne_D3": "Juilland's D, Carroll's D2 and Gries's DP are there; D3 can fall below 0.",
    "ALD": "Of the adjusted frequencies the library has ARF, the one that is in use.",
    "AWT": "As ALD.",
    "fALD": "As ALD.",
    "quanteda_MSTTR_2_3_4": "The moving average, MATTR, drops no words at the end.",
    "popescu_entropy_repeatrate": "The reference has the results but not the frequencies.",
}
FILES_LEFT_OUT = {
    "README.md": "Says what the others are.",
    "quanteda/keyness_exact_default.tsv": "Fisher's exact test is not among the measures.",
    "quanteda/keyness_pmi_default.tsv": "Pointwise mutual information is not among the measures.",
    "quanteda/dist_maximum.tsv": "The largest difference of one word says nothing of the others.",
    "quanteda/simil_edice.tsv": "Cosine and Dice are there, their extensions are not.",
    "quanteda/simil_ejaccard.tsv": "As simil_edice.",
    "quanteda/simil_hamann.tsv": "It counts words that neither source has, all of the vocabulary.",
    "quanteda/simil_simple_matching.tsv": "As simil_hamann.",
}
# Tests take the cases and files of a family together, by a name that is put together.
FAMILIES = {
    "rayson_": "rayson",
    "quanteda/keyness_": "golden/quanteda/keyness_{file}",
    "quanteda/tfidf_": "golden/quanteda/{file}",
    "quanteda/kwic_": "kwic_{number}.tsv",
    "quanteda/collocations_": "golden/quanteda/collocations_{n}.tsv",
}


def other_tests() -> str:
    """Return the text of all other tests."""
    files = Path(__file__).parent.glob("test_*.py")
    return "\n".join(f.read_text(encoding="utf-8") for f in files if f.name != Path(__file__).name)


def is_named(name: str, text: str) -> bool:
    """Return whether a case or file is named in the tests, by itself or with its family."""
    names = [name.removeprefix("quanteda/").removesuffix(".tsv")]
    names += [family for start, family in FAMILIES.items() if name.startswith(start)]
    return any(each in text for each in names)


def test_every_published_case_is_tested_or_left_out_for_a_reason() -> None:
    cases = {case["id"] for case in json.loads(shared("golden/published.json").read_text("utf-8"))}
    text = other_tests()
    assert sorted(CASES_LEFT_OUT.keys() - cases) == []
    assert [
        case for case in sorted(cases - CASES_LEFT_OUT.keys()) if not is_named(case, text)
    ] == []
    assert [case for case in CASES_LEFT_OUT if case in text] == []


def test_every_reference_file_is_read_or_left_out_for_a_reason() -> None:
    folder = shared("golden/published.json").parent
    files = {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()}
    text = other_tests()
    assert sorted(FILES_LEFT_OUT.keys() - files) == []
    unread = [file for file in sorted(files - FILES_LEFT_OUT.keys()) if not is_named(file, text)]
    assert unread == []


@pytest.mark.parametrize("reasons", [CASES_LEFT_OUT, FILES_LEFT_OUT])
def test_every_reason_is_a_sentence(reasons: dict[str, str]) -> None:
    assert all(reason.endswith(".") and len(reason.split()) > 1 for reason in reasons.values())
