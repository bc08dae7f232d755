"""`tenon verify`: do the published definitions still compile, and do the tables fit them?"""

import argparse

from tenon_engines.kernel.problem import Problem
from tenon_engines.kernel.text import Text
from tenon_platform.catalog.plans import Plans, plans
from tenon_platform.cli.homes import opened, the_tenant
from tenon_platform.cli.report import show_problems
from tenon_platform.settings import Settings
from tenon_platform.storage import introspect
from tenon_platform.storage.transaction import Tx, transaction


def verify(arguments: argparse.Namespace, settings: Settings) -> int:
    with opened(settings) as home, transaction(the_tenant(home, arguments.tenant), write=False) as tx:
        known = plans(tx)
        problems = _definitions(known) + _tables(tx, known)
    return show_problems(problems, as_json=arguments.json, fine="definitions and tables agree")


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
