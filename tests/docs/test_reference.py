"""The reference says what the program does: it is generated, complete, and its examples are evaluated."""

import subprocess
import sys
from pathlib import Path

import pytest

from tenon_engines.formula.function import Function

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "docs"))

from generator.codes import all_codes  # noqa: E402
from generator.functions import result, shown  # noqa: E402
from generator.kinds import GROUPS  # noqa: E402
from generator.words import words  # noqa: E402

REFERENCE = ROOT / "docs" / "reference"


def test_the_reference_is_up_to_date() -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "docs" / "generate.py"), "--check"], capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 0, f"run: python docs/generate.py\n{done.stdout}{done.stderr[-2000:]}"


@pytest.mark.parametrize("group", GROUPS)
def test_every_kind_and_option_is_described_in_both_languages(group: str) -> None:
    said = words(group)
    registry = GROUPS[group][1]
    assert set(said) == set(registry)
    for key, kind in registry.items():
        options = set(kind.model_json_schema().get("properties", {}))
        assert said[key]["zh"], key
        assert said[key]["en"], key
        assert set(said[key].get("options", {})) == options, key
        assert all(len(meaning) == 2 and all(meaning) for meaning in said[key].get("options", {}).values()), key


@pytest.mark.parametrize("function", shown(), ids=lambda each: each.name)
def test_the_example_of_every_function_is_right(function: Function) -> None:
    """What it gives stands in the page, which is compared as a whole; here, that it gives something."""
    value, code = result(function)
    assert code is None
    assert value is not None
    words = [*function.signature, *function.doc]
    assert all(words)


@pytest.fixture(scope="module")
def codes() -> set[str]:
    """Read from the source once."""
    return {each.code for each in all_codes()}


def test_every_error_code_of_the_source_is_listed(codes: set[str]) -> None:
    page = (REFERENCE / "errors.md").read_text(encoding="utf-8")
    assert len(codes) > 100
    assert sorted(code for code in codes if f"`{code}`" not in page) == []


@pytest.mark.parametrize("code", ["conflict", "csrf", "too_few_lines", "unknown_field", "SYNTAX", "damaged", "guard"])
def test_codes_are_found_however_they_are_given(codes: set[str], code: str) -> None:
    assert code in codes
