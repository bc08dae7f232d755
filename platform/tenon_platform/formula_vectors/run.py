"""Runs cases and compares: numbers by value, moments by instant, everything else as it is."""

import os
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from tenon_engines.formula import DictScope, FormulaError, Type, compile_formula, parse_type
from tenon_engines.formula.json_tree import value_json
from tenon_engines.kernel.errors import NotFound
from tenon_engines.kernel.text import Text
from tenon_platform.formula_vectors import targets as target
from tenon_platform.formula_vectors.case import Case, case_value, read_case, read_cases
from tenon_platform.formula_vectors.interpreter import interpreter
from tenon_platform.formula_vectors.report import Report

TARGETS = ("python", "sqlite", "postgresql", "typescript")


def evaluate(text: str, env: Mapping[str, Any]) -> Any:
    """The value of a formula over plain JSON values; numbers may be given as numbers or as decimal strings."""
    types = {key: _guessed(value) for key, value in env.items()}
    case = read_case({"expr": text, "expect": {}, "env": dict(env), "types": {}}, 1)
    values = {key: case_value(_exact(value), types[key]) for key, value in env.items()}
    formula = compile_formula(text, DictScope(types))
    value, code = formula.outcome(values, case.context)
    return {"value": value_json(value), "type": str(formula.type), "error": code}


def _exact(value: Any) -> Any:
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else value


def _guessed(value: Any) -> Type:
    """The type of a JSON value: a list of objects is a sub-table, a text that reads as a number is one."""
    if isinstance(value, list):
        if value and isinstance(value[0], dict):
            columns = {key: _guessed(each) for row in value for key, each in row.items()}
            return Type("list", item=Type("row", columns=columns))
        return Type("list", item=_guessed(value[0]) if value else Type("text"))
    if isinstance(value, bool):
        return Type("bool")
    if isinstance(value, int | float) or (
        isinstance(value, str) and value.removeprefix("-").replace(".", "", 1).isdecimal()
    ):
        return Type("number")
    if isinstance(value, str) and len(value) == 10 and value[4:5] == value[7:8] == "-":
        return Type("date")
    if isinstance(value, str) and len(value) > 18 and value[4:5] == "-" and value[10:11] == "T":
        return Type("datetime")
    return Type("text")


def vectors(path: Path, targets: Sequence[str] = TARGETS, *, postgresql: str | None = None) -> Report:
    """Runs a file of cases on the targets. PostgreSQL is reached by its URL, or by TENON_TEST_POSTGRES."""
    if not path.is_file():
        raise NotFound(Text(f"没有文件 {path}", f"There is no file {path}"))
    report, cases = Report(), list(read_cases(path))
    for name in targets:
        made = _target(name, postgresql, report)
        if made is None:
            continue
        try:
            outcomes = made.run(cases)
        finally:
            made.close()
        for case, outcome in zip(cases, outcomes, strict=True):
            if isinstance(outcome, target.NotInDatabase):
                report.skip(name)
            else:
                report.add(name, case.id, case.expr, wrong(case, outcome))
    return report


def _target(name: str, postgresql: str | None, report: Report) -> target.Target | None:
    url = postgresql or os.environ.get("TENON_TEST_POSTGRES") or os.environ.get("TENON_DATABASE")
    if name == "python":
        return target.Python()
    if name == "sqlite":
        return target.Sqlite()
    if name == "postgresql":
        if url:
            return target.Postgresql(url)
        report.absent[name] = "no database: set TENON_TEST_POSTGRES"
        return None
    if name == "typescript":
        module = interpreter() if shutil.which("node") else None
        if module:
            return target.Typescript(module)
        report.absent[name] = "node or the bundled interpreter is missing"
        return None
    report.absent[name] = f"unknown target; one of {', '.join(TARGETS)}"
    return None


def wrong(case: Case, outcome: target.Outcome | Exception) -> str | None:
    """What is not as expected, or None."""
    expect = case.expect
    if "compile_error" in expect:
        if not isinstance(outcome, FormulaError):
            return f"compiles, and gives {outcome}; expected {expect['compile_error']}"
        codes = [problem.code for problem in outcome.problems]
        return None if expect["compile_error"] in codes else f"gives {codes}, expected {expect['compile_error']}"
    if isinstance(outcome, Exception):
        return f"{type(outcome).__name__}: {outcome}"
    value, code = outcome
    if "err" in expect:
        good = value is None and code in (expect["err"], target.ANY_CODE)
        return None if good else f"gives {value!r} with code {code}, expected {expect['err']}"
    if expect.get("null"):
        return None if value is None else f"gives {value!r}, expected null"
    wanted = case_value(expect["v"], parse_type(expect["t"]))
    same = value == wanted and isinstance(value, bool) == isinstance(wanted, bool)
    return None if same else f"gives {value!r} (code {code}), expected {wanted!r}"
