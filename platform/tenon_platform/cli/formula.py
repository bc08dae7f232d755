"""`tenon formula …`"""

import argparse
import json
from decimal import Decimal
from pathlib import Path
from typing import Any

from tenon_engines.kernel.errors import ValidationError
from tenon_engines.kernel.problem import Problem
from tenon_engines.kernel.text import Text
from tenon_platform.cli.report import show
from tenon_platform.formula_vectors import Report, evaluate, vectors
from tenon_platform.settings import Settings
from tenon_platform.storage.throwaway_server import Server, find_binaries


def evaluate_(arguments: argparse.Namespace, settings: Settings) -> int:
    result = evaluate(arguments.expression, _env(arguments.env))
    wrong = result["error"]
    line = f"{result['value']} ({wrong})" if wrong else str(result["value"])
    show(result, [line], as_json=arguments.json)
    return 1 if wrong else 0


def vectors_(arguments: argparse.Namespace, settings: Settings) -> int:
    """A PostgreSQL of its own is started for the run when none is given and one can be found."""
    targets = arguments.targets.split(",")
    report = _run(Path(arguments.file), targets, settings)
    show(report.to_json(), report.lines(), as_json=arguments.json)
    return 0 if report.passed else 1


def _run(path: Path, targets: list[str], settings: Settings) -> Report:
    server = Server()
    if "postgresql" not in targets or settings.database or (not server.url and find_binaries() is None):
        return vectors(path, targets, postgresql=settings.database)
    try:
        return vectors(path, targets, postgresql=server.start().url)
    finally:
        server.stop()


def _env(text: str) -> dict[str, Any]:
    try:
        value = json.loads(text, parse_float=Decimal)
    except json.JSONDecodeError as error:
        value = str(error)
    if not isinstance(value, dict):
        message = Text(f"--env 应当是 JSON 对象：{value}", f"--env must be a JSON object: {value}")
        raise ValidationError([Problem("bad_env", "--env", message)])
    return value
