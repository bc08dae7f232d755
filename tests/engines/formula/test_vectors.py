"""Every case of the vector files, on every target."""

import json
from pathlib import Path

import pytest

from tenon_platform.formula_vectors import TARGETS, vectors

FILES = sorted((Path(__file__).parents[2] / "vectors" / "formula").glob("*.jsonl"))


@pytest.mark.parametrize("target", TARGETS)
@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_case_gives_what_it_says(file: Path, target: str, postgres_url: str) -> None:
    report = vectors(file, [target], postgresql=postgres_url)
    assert not report.absent, report.absent
    assert report.passed, "\n".join(report.lines())


def test_case_ids_are_unique_in_a_file() -> None:
    for file in FILES:
        ids = [json.loads(line)["id"] for line in file.read_text(encoding="utf-8").splitlines()]
        assert len(ids) == len(set(ids)), file
