"""All checks over a record, all problems at once, each with the path of its field."""

from collections.abc import Collection, Mapping
from types import MappingProxyType

from tenon_engines.form.broken import Broken
from tenon_engines.form.plan import Check, Env, FormPlan
from tenon_engines.formula.context import Context
from tenon_engines.kernel.problem import Problem
from tenon_engines.kernel.text import Text

MOST_PROBLEMS = 100


def validate(
    plan: FormPlan,
    values: Env,
    context: Context,
    *,
    dirty: Collection[str] | None = None,
    everything: bool = True,
    lines_before: Mapping[str, Mapping[int, Env]] = MappingProxyType({}),
    broken: Collection[str] = (),
    past: bool = False,
) -> list[Problem]:
    """Problems of the record. `dirty` None: a new record. Else checks that hang on a change run only for what is in
    `dirty`, the others too unless `everything` is false. Rows that were not loaded did not change; of those that are as
    in `lines_before`, checks that hang on a change ask nothing. Nothing is said of what follows from a value that is wrong
    by itself, here or in one of the problems whose paths are `broken`. `past`: what cannot be chosen any more could be."""
    problems: list[Problem] = []
    hidden = Broken(plan, values, broken)
    absent = {table for table in plan.subtables if table not in values}
    for check in plan.checks:
        if absent and not absent.isdisjoint(check.tables):
            continue
        if past and check.code == "not_allowed":
            continue
        if dirty is not None and (check.on_change or not everything) and check.reads.isdisjoint(dirty):
            continue
        if check.table:
            before = lines_before.get(check.table, {}) if check.on_change else {}
            _rows(check, values, context, problems, before, hidden)
        elif not check.holds(values, context) and not hidden.hides(check):
            path = f"/{check.field}" if check.field else ""
            problems.append(Problem(check.code, path, check.message))
            if check.field:
                hidden.add(path)
        if len(problems) >= MOST_PROBLEMS:
            break
    return problems


def _rows(
    check: Check, values: Env, context: Context, problems: list[Problem], before: Mapping[int, Env], hidden: Broken
) -> None:
    for index, line in enumerate(values.get(check.table) or ()):
        old = before.get(line.get("id", 0))
        if old is not None and old.get(check.field) == line.get(check.field):
            continue
        if len(problems) >= MOST_PROBLEMS:
            return
        if not check.holds(line, context) and not hidden.hides(check, index):
            where = Text(f"第 {index + 1} 行：{check.message.zh}", f"Row {index + 1}: {check.message.en}")
            path = f"/{check.table}/{index}/{check.field}"
            problems.append(Problem(check.code, path, where))
            hidden.add(path)
