"""Printing: the sheets of a batch within the person's rights, and what printing does to the records."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tenon_engines.form.plan import Env
from tenon_engines.formula.compile import Formula
from tenon_engines.kernel.errors import NotFound
from tenon_engines.kernel.text import Text, beside
from tenon_engines.printing.plan import PrintPlan
from tenon_engines.printing.render import render
from tenon_platform.access.permissions import Rights
from tenon_platform.exchange.print_log import Printed, note_printing, printed
from tenon_platform.exchange.print_values import around, values_of
from tenon_platform.runtime.apply import At
from tenon_platform.runtime.loading import add_lines, load
from tenon_platform.runtime.rules import perform
from tenon_platform.runtime.scenes import load_scene
from tenon_platform.runtime.work_unit import Work
from tenon_platform.storage.query_titles import titles

MOST_SHEETS = 200


@dataclass(frozen=True, slots=True)
class Batch:
    """Records in the order in which they were asked for, with their titles and what was printed before."""

    records: list[Env]
    titles: Mapping[int, str]
    before: Mapping[int, Printed]


def gather(work: Work, rights: Rights, plan: PrintPlan, ids: Sequence[int]) -> Batch:
    """NotFound as soon as one of them is not there or not the person's to read."""
    form = work.plans.form(plan.form)
    reach = rights.form(plan.form).read
    keys = plan.keys | (reach.keys if isinstance(reach, Formula) else frozenset())
    wanted = list(dict.fromkeys(ids))
    found = load(work, plan.form, wanted, keys=keys)
    for number in wanted:
        env = found.get(number)
        if env is None or not (reach.run(env, work.context) is True if isinstance(reach, Formula) else reach is True):
            raise NotFound(
                Text(
                    beside(form.name.zh, "不存在，或您无权查看"), f"{form.name.en}: no such record, or not yours to see"
                ),
                path=str(number),
            )
    records = [found[number] for number in wanted]
    for table in plan.tables:
        unread = [record for record in records if table not in record]
        if unread:
            add_lines(work, form, table, unread)
    names = titles(work.tx, form, work.plans, wanted, scope=True, context=work.context)
    return Batch(records, names, printed(work.tx, plan.form, plan.key, wanted))


def sheets(work: Work, rights: Rights, plan: PrintPlan, batch: Batch, language: str) -> str:
    """The page of the batch."""
    values = values_of(work, rights, plan, batch.records, language)
    own: list[dict[str, Any]] = []
    for record, value in zip(batch.records, values, strict=True):
        before = batch.before.get(record["id"])
        own.append({"record": value, "printed": before.times if before else 0})
    company = work.tx.tenant.name
    return render(plan, own, around(work, company), title=plan.name.pick(language), language=language)


def mark_printed(work: Work, plan: PrintPlan, version: int, batch: Batch) -> None:
    """Notes the printing and runs the template's actions on every record: a refusal prints nothing at all.
    Records are locked in the order of their ids, so that two batches that share some do not wait for each other."""
    ids = [record["id"] for record in batch.records]
    note_printing(work.tx, work.actor, plan.form, plan.key, version, plan.copies, ids, work.now)
    cause = f"print:{plan.key}"
    acting = work.caused("rule", cause)
    for number in sorted(ids) if plan.steps else ():
        scene = load_scene(work, plan.form, number, plan.needs, lock=True)
        perform(acting, plan.steps, At(plan.form, number, cause), scene, plan.needs)
