"""The forms of the review world, for rules without a database."""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from tenon_engines.form.shape import FormShape, read_shape

REVIEW = Path(__file__).parents[1] / "process" / "review"


@pytest.fixture(scope="session")
def shapes() -> Mapping[str, FormShape]:
    documents = [json.loads(path.read_text()) for path in sorted(REVIEW.glob("forms/*.json"))]
    return {document["key"]: read_shape(document) for document in documents}
