"""The four targets: each gives (value, error code or None) for a case; NotInDatabase where it cannot compute it."""

import json
import sqlite3
import subprocess
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Protocol

import psycopg
import sqlalchemy as sa

from tenon_engines.formula import Formula, FormulaError
from tenon_engines.formula.json_tree import value_json
from tenon_engines.formula.sql_types import DialectName
from tenon_engines.formula.sqlite_functions import register
from tenon_engines.formula.to_sql import fault_sql, to_sql
from tenon_platform.formula_vectors.case import Case, case_value
from tenon_platform.formula_vectors.sql_case import SqlCase, scaled
from tenon_platform.storage.statement import Statement

Outcome = tuple[Any, str | None]
ANY_CODE = "*"


class NotInDatabase(Exception):
    """The database has no form of a function; the product proposes to store the field."""


class Target(Protocol):
    def run(self, cases: Sequence[Case]) -> list[Outcome | Exception]: ...

    def close(self) -> None: ...


class Python:
    def run(self, cases: Sequence[Case]) -> list[Outcome | Exception]:
        return [_attempt(lambda case=case: case.compile().outcome(case.env, case.context)) for case in cases]  # type: ignore[misc]

    def close(self) -> None:
        """Nothing is held."""


class Sql:
    """One SELECT a case in value position; booleans once more as a predicate."""

    dialect: DialectName

    def execute(self, text: str, arguments: Sequence[Any]) -> Any:
        raise TypeError("a database executes")

    def close(self) -> None:
        raise TypeError("a database closes")

    def run(self, cases: Sequence[Case]) -> list[Outcome | Exception]:
        return [_attempt(lambda case=case: self._outcome(case)) for case in cases]  # type: ignore[misc]

    def _outcome(self, case: Case) -> Outcome:
        types = scaled(case.types, case.env)
        formula, row = case.compile(types), SqlCase(case, types, self.dialect)
        context = case.context
        try:
            expression = to_sql(formula, self.dialect, row.resolve, predicate=False, context=context)
            value = self._first(sa.select(expression.label("value")).select_from(row.source))
            if formula.type.name == "bool":
                self._predicate(formula, row, context, value)
        except FormulaError as error:
            raise NotInDatabase(error.message.en) from error
        if formula.type.name == "bool" and value is not None:
            value = bool(value)
        return value.astimezone(UTC) if isinstance(value, datetime) else value, self._fault(formula, row, context)

    def _predicate(self, formula: Formula, row: SqlCase, context: Any, value: Any) -> None:
        condition = to_sql(formula, self.dialect, row.resolve, predicate=True, context=context)
        holds = self._first(sa.select(sa.func.count().label("n")).select_from(row.source).where(condition)) == 1
        if holds != (value in (True, 1)):
            raise AssertionError(f"as a predicate {holds}, as a value {value}")

    def _fault(self, formula: Formula, row: SqlCase, context: Any) -> str | None:
        return None

    def _first(self, query: sa.Select[Any]) -> Any:
        compiled = Statement(query).on(self.dialect)
        found = self.execute(*compiled.bind(None))
        return compiled.rows([found])[0][0]


class Sqlite(Sql):
    dialect = "sqlite"

    def __init__(self) -> None:
        self._connection = sqlite3.connect(":memory:")
        register(self._connection)

    def close(self) -> None:
        self._connection.close()

    def execute(self, text: str, arguments: Sequence[Any]) -> Any:
        return self._connection.execute(text, arguments).fetchone()

    def _fault(self, formula: Formula, row: SqlCase, context: Any) -> str | None:
        return ANY_CODE


class Postgresql(Sql):
    dialect = "postgresql"

    def __init__(self, url: str) -> None:
        self._connection = psycopg.connect(url, autocommit=True)

    def close(self) -> None:
        self._connection.close()

    def execute(self, text: str, arguments: Sequence[Any]) -> Any:
        return self._connection.execute(text.encode(), arguments).fetchone()

    def _fault(self, formula: Formula, row: SqlCase, context: Any) -> str | None:
        try:
            condition = fault_sql(formula, row.resolve, context)
        except FormulaError:
            return ANY_CODE
        return ANY_CODE if self._first(sa.select(condition.label("fault")).select_from(row.source)) else None


class Typescript:
    """The interpreter of the browser: one node process that answers line by line."""

    def __init__(self, module: Path) -> None:
        pipe = subprocess.PIPE
        self._node = subprocess.Popen(["node", str(module)], stdin=pipe, stdout=pipe, text=True, encoding="utf-8")

    def run(self, cases: Sequence[Case]) -> list[Outcome | Exception]:
        return [_attempt(lambda case=case: self._outcome(case)) for case in cases]  # type: ignore[misc]

    def _outcome(self, case: Case) -> Outcome:
        formula = case.compile()
        if self._node.stdin is None or self._node.stdout is None:
            raise AssertionError("node has no pipes")
        self._node.stdin.write(json.dumps(_line(case, formula)) + "\n")
        self._node.stdin.flush()
        return _answer(formula, self._node.stdout.readline())

    def close(self) -> None:
        self._node.kill()
        self._node.wait()


def _line(case: Case, formula: Formula) -> dict[str, Any]:
    actor = case.actor
    who = None
    if actor:
        who = {
            "userId": actor.user_id,
            "departmentId": actor.department_id,
            "roles": sorted(actor.roles),
            "name": actor.name,
        }
    calendar = None
    if case.calendar:
        calendar = {key: sorted(day.isoformat() for day in getattr(case.calendar, key)) for key in ("off", "on")}
    return {
        "tree": formula.to_json(),
        "env": _wire(dict(case.env)),
        "now": case.now.isoformat(),
        "zone": case.zone,
        "actor": who,
        "calendar": calendar,
    }


def _wire(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _wire(each) for key, each in value.items()}
    return [_wire(each) for each in value] if isinstance(value, list) else value_json(value)


def _answer(formula: Formula, line: str) -> Outcome:
    answer = json.loads(line)
    if "failed" in answer:
        raise AssertionError(answer["failed"])
    value = answer["value"]
    return (None if value is None else case_value(value, formula.type)), answer["fault"]


def _attempt(work: Callable[[], Any]) -> Any:
    """What it gives, or the error it raises."""
    try:
        return work()
    except Exception as error:
        return error
