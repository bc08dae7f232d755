"""What commands print: lines for people, or one JSON value with --json."""

import sys
from collections.abc import Sequence
from typing import Any

import orjson

from tenon_engines.kernel.errors import TenonError
from tenon_engines.kernel.problem import Problem

LANGUAGE = "en"


def show(value: Any, lines: Sequence[str], *, as_json: bool) -> None:
    if as_json:
        print(orjson.dumps(value, default=str, option=orjson.OPT_INDENT_2).decode())
    else:
        print("\n".join(lines))


def show_problems(problems: Sequence[Problem], *, as_json: bool, fine: str) -> int:
    """Every problem; the exit code is 1 when one of them is an error."""
    if as_json:
        print(orjson.dumps([problem.to_json(LANGUAGE) for problem in problems], option=orjson.OPT_INDENT_2).decode())
    else:
        for problem in problems:
            hint = f" ({problem.hint.pick(LANGUAGE)})" if problem.hint else ""
            print(f"{problem.severity}: {problem.path}: {problem.message.pick(LANGUAGE)}{hint} [{problem.code}]")
        if not problems:
            print(fine)
    return 1 if any(problem.severity == "error" for problem in problems) else 0


def report_error(error: TenonError, *, as_json: bool = False) -> None:
    problems: Sequence[Problem] = getattr(error, "problems", ())
    if as_json:
        body = {"code": error.code, "message": error.message.en, "errors": [p.to_json(LANGUAGE) for p in problems]}
        print(orjson.dumps(body, option=orjson.OPT_INDENT_2).decode(), file=sys.stderr)
        return
    print(f"tenon: {error.message.pick(LANGUAGE)}", file=sys.stderr)
    if error.hint:
        print(f"       {error.hint.pick(LANGUAGE)}", file=sys.stderr)
    for problem in problems[:50]:
        print(f"  {problem.path}: {problem.message.pick(LANGUAGE)} [{problem.code}]", file=sys.stderr)
