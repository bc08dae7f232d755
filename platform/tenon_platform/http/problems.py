"""Problems in the caller's language, as every answer holds them."""

from collections.abc import Iterable
from typing import cast

from tenon_engines.kernel.problem import Problem
from tenon_platform.http.shapes.words import Problem as Shown


def problems_json(problems: Iterable[Problem], language: str) -> list[Shown]:
    return [cast("Shown", problem.to_json(language)) for problem in problems]
