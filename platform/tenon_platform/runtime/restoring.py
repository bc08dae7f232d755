"""Taking a record back out of the bin: what it refers to has to be there. Unique keys are held by the database."""

from collections.abc import Sequence

from tenon_engines.form.plan import FormPlan
from tenon_engines.kernel.problem import Problem
from tenon_engines.kernel.text import Text, beside
from tenon_platform.runtime.change import Pending
from tenon_platform.runtime.drafts import keep_lines
from tenon_platform.runtime.reach import references
from tenon_platform.runtime.work_unit import Work
from tenon_platform.storage.paths import path_query
from tenon_platform.storage.query_titles import titles

_KEY = frozenset({"id"})


def check_restorable(work: Work, plan: FormPlan, batch: Sequence[Pending]) -> None:
    """One query for each form that the restored records refer to."""
    restored = [pending for pending in batch if pending.restored]
    if not restored:
        return
    for table, targets in references(plan).items():
        for pending in restored if table and targets else ():
            keep_lines(work, pending, table)
        for key, form in targets.items():
            _check(work, plan, restored, table, key, form)


def _check(work: Work, plan: FormPlan, restored: Sequence[Pending], table: str, key: str, form: str) -> None:
    field = plan.subtables[table].fields[key] if table else plan.fields[key]
    target = work.plans.form(form)
    held = [
        (pending, f"/{table}/{index}/{key}" if table else f"/{key}", row[key])
        for pending in restored
        for index, row in enumerate(pending.after[table] if table else [pending.after])
        if row.get(key) is not None
    ]
    ids = {number for _, _, number in held}
    if not ids:
        return
    there = path_query(work.plans.forms, form, _KEY).read(work.tx, ids, work.vault)
    gone = titles(work.tx, target, work.plans, ids - there.keys(), scope=True, context=work.context)
    for pending, path, number in held:
        if number not in there:
            name = gone.get(number, f"#{number}")
            message = Text(
                f"{field.name.zh}：{target.name.zh}“{name}”已被删除", f"{field.name.en}: {name!r} has been deleted"
            )
            hint = Text(beside("请先恢复这条", target.name.zh), f"restore that {target.name.en} first")
            pending.problems.append(Problem("reference_gone", path, message, hint))
