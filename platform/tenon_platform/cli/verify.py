"""`tenon verify`: do the published definitions compile, do the tables fit them, does what must always hold hold?"""

import argparse
from collections.abc import Iterator
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from tenon_engines.formula.context import Context
from tenon_engines.kernel.problem import Problem
from tenon_engines.kernel.text import Text
from tenon_platform.catalog.plans import Plans, plans
from tenon_platform.cli.homes import opened, the_tenant
from tenon_platform.cli.report import LANGUAGE, show
from tenon_platform.settings import Settings
from tenon_platform.storage import introspect
from tenon_platform.storage.invariants import Broken, breaks_constraint, breaks_invariant
from tenon_platform.storage.transaction import Tx, transaction

Finding = dict[str, Any]


def verify(arguments: argparse.Namespace, settings: Settings) -> int:
    with opened(settings) as home, transaction(the_tenant(home, arguments.tenant), write=False) as tx:
        known = plans(tx)
        problems = _definitions(known) + _tables(tx, known)
        findings = [] if problems else list(check_data(tx, known))
    broken = [one for one in findings if one["count"]]
    lines = [f"{one.severity}: {one.path}: {one.message.pick(LANGUAGE)} [{one.code}]" for one in problems]
    lines += [line for one in findings for line in _said(one)]
    if not problems:
        lines.append(f"{len(broken)} of {len(findings)} do not hold" if broken else f"all {len(findings)} hold")
    told = {"problems": [problem.to_json(LANGUAGE) for problem in problems], "invariants": findings}
    show(told, lines, as_json=arguments.json)
    return 1 if problems or broken else 0


def check_data(tx: Tx, known: Plans) -> Iterator[Finding]:
    """Every invariant and every constraint of every form, with how many records break it and the first of them."""
    now = Context(datetime.now(UTC), tx.tenant.zone)
    for key, plan in sorted(known.forms.items()):
        for invariant in plan.invariants:
            found = breaks_invariant(tx, known.forms, known.shapes, plan, invariant, now)
            yield _finding(key, invariant.id, invariant.name, invariant.hint, found)
        for constraint in plan.constraints:
            found = breaks_constraint(tx, known.forms, known.shapes, plan, constraint, now)
            yield _finding(key, constraint.name, constraint.message, None, found)


def _finding(form: str, name: str, message: Text, hint: Text | None, found: Broken) -> Finding:
    records = [
        {"id": one.id, "title": one.title, "values": {name.pick(LANGUAGE): _plain(value) for name, value in one.values}}
        for one in found.first
    ]
    return {
        "form": form,
        "id": name,
        "name": message.pick(LANGUAGE),
        "hint": hint.pick(LANGUAGE) if hint is not None else None,
        "count": found.count,
        "records": records,
    }


def _said(one: Finding) -> Iterator[str]:
    if not one["count"]:
        return
    yield f"BROKEN: {one['form']}: {one['name']}: {one['count']} record(s)"
    for record in one["records"]:
        values = ", ".join(f"{name} {value}" for name, value in record["values"].items())
        yield f"    {record['title'] or record['id']}{': ' if values else ''}{values}"
    if one["hint"]:
        yield f"    {one['hint']}"


def _plain(value: Any) -> Any:
    return f"{value.normalize():f}" if isinstance(value, Decimal) else value


def _definitions(known: Plans) -> list[Problem]:
    return [
        Problem(problem.code, f"/{kind}/{key}{problem.path}", problem.message, problem.hint, problem.severity)
        for (kind, key), problems in known.broken.items()
        for problem in problems
    ]


def _tables(tx: Tx, known: Plans) -> list[Problem]:
    found = []
    for key, plan in known.forms.items():
        for table in plan.tables.values():
            missing = {column.name for column in table.columns} - introspect.columns(tx, table.name)
            if missing:
                listed = ", ".join(sorted(missing))
                message = Text(f"表 {table.name} 缺少列：{listed}", f"Table {table.name} lacks columns: {listed}")
                found.append(Problem("missing_column", f"/form/{key}", message))
    return found
