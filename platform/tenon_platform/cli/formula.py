"""`tenon formula …`"""

import argparse
import json
from pathlib import Path

from tenon_platform.cli.report import show
from tenon_platform.formula_vectors import evaluate, vectors
from tenon_platform.settings import Settings


def evaluate_(arguments: argparse.Namespace, settings: Settings) -> int:
    result = evaluate(arguments.expression, json.loads(arguments.env))
    show(result, [str(result)], as_json=arguments.json)
    return 0


def vectors_(arguments: argparse.Namespace, settings: Settings) -> int:
    report = vectors(Path(arguments.file), arguments.targets.split(","))
    show(report.to_json(), report.lines(), as_json=arguments.json)
    return 0 if report.passed else 1
