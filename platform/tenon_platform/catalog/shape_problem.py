"""Findings of a JSON Schema as problems that point at the very element."""

from typing import Any

from jsonschema import Draft202012Validator

from tenon_engines.kernel.problem import Problem
from tenon_engines.kernel.shape_words import shape_words
from tenon_engines.kernel.text import Text

MOST = 200


def shape_problems(validator: Draft202012Validator, document: Any) -> list[Problem]:
    found = []
    for error in validator.iter_errors(document):
        path = "".join(f"/{step}" for step in error.absolute_path)
        what = shape_words(error)
        message = Text(f"定义的格式不正确：{what.zh}", f"The definition has a wrong shape: {what.en}")
        found.append(Problem("bad_shape", path, message))
        if len(found) >= MOST:
            break
    return sorted(found, key=lambda problem: problem.path)
