"""Whom a changed threshold affects: recent records for which a condition of the draft comes out otherwise."""

from tenon_engines.form.plan import FormPlan
from tenon_engines.form.scope import walk
from tenon_engines.formula.compile import Formula
from tenon_engines.formula.tree import Call as CallNode
from tenon_engines.formula.tree import Node
from tenon_engines.kernel.text import Text
from tenon_platform.catalog.publish import Part
from tenon_platform.catalog.stated_conditions import Stated, stated_conditions
from tenon_platform.http.breaking import broken_by
from tenon_platform.http.call import Call
from tenon_platform.http.shapes.publishing import Affected, AffectedRecord
from tenon_platform.http.unmet import unmet_by
from tenon_platform.http.user_formula import document_filter
from tenon_platform.storage.query import Listing, select_records
from tenon_platform.storage.query_count import AT_MOST, count_tabs
from tenon_platform.storage.query_titles import titles

DAYS = 30
RECENT = f'created_at >= DATEADD(NOW(), -{DAYS}, "D")'
MOST_CONDITIONS = 6
EXAMPLES = 3


def affected(call: Call, part: Part) -> list[Affected]:
    """One entry a condition that changed and can be asked of stored records; counts within the caller's rights."""
    if isinstance(part.now, FormPlan):
        more = unmet_by(call, part.was, part.now) if part.was is not None else ()
        return [*broken_by(call, part.was, part.now), *more]
    if part.was is None or part.now is None or part.kind not in ("flow", "rule"):
        return []
    plan = call.plans.forms.get(part.now.form)
    if plan is None or call.rights.form(plan.key).read is None:
        return []
    was = stated_conditions(part.was, call.plans.shapes)
    now = stated_conditions(part.now, call.plans.shapes)
    changed = [
        (was[key].formula, each)
        for key, each in now.items()
        if key in was and was[key].formula.tree != each.formula.tree and _can_be_asked(call, plan, was[key], each)
    ]
    return [_told(call, plan, old, new) for old, new in changed[:MOST_CONDITIONS]]


def _can_be_asked(call: Call, plan: FormPlan, *conditions: Stated) -> bool:
    """Whether the stored record and what it refers to answer them: nothing of the task, the actor or the values before."""
    shapes = call.plans.shapes
    keys = {key for each in conditions for key in each.formula.keys}
    known = (key in plan.fields or walk(shapes, shapes[plan.key].fields, tuple(key.split("."))) for key in keys)
    return all(known) and not any(each.formula.uses_actor for each in conditions)


def _told(call: Call, plan: FormPlan, was: Formula, stated: Stated) -> Affected:
    now, context, scope = stated.formula, call.context(), call.rights.form(plan.key).read
    recent = document_filter(call.plans, plan.key, RECENT)
    assert recent is not None
    gained, lost = _both("gained", now, was), _both("lost", was, now)
    tabs = {"all": (), "was": (was,), "now": (now,)}
    counts = count_tabs(call.tx, plan, call.plans, scope=scope, context=context, tabs=tabs, filters=(recent,))
    examples: list[AffectedRecord] = []
    for difference in (gained, lost):
        listing = Listing(filters=(recent, difference), limit=EXAMPLES, fields=())
        page = select_records(call.tx, plan, call.plans, scope=scope, context=context, listing=listing)
        ids = [row["id"] for row in page.items]
        named = titles(call.tx, plan, call.plans, ids, scope=True, context=context)
        examples += [{"id": each, "title": named.get(each, f"#{each}")} for each in ids]
    total, before, after = (_said(*counts[name]) for name in ("all", "was", "now"))
    text = Text(
        f"最近 {DAYS} 天的 {total} 条{plan.name.zh}里，符合“{stated.leads.zh}”条件的由 {before} 条变为 {after} 条",
        f"Of {total} {plan.name.en} records of the last {DAYS} days, {after} instead of {before} meet the condition of “{stated.leads.en}”",
    )
    app = call.plans.app_of["form", plan.key]
    return {"app": app, "form": plan.key, "text": text.pick(call.language), "examples": examples[:EXAMPLES]}


def _both(name: str, holds: Formula, not_holds: Formula) -> Formula:
    """Records for which the one holds and the other does not."""

    def call(function: str, *parts: Node) -> CallNode:
        return CallNode(function, parts, holds.tree.type, (0, 0))

    return Formula(f"{name}: {holds.text} / {not_holds.text}", call("AND", holds.tree, call("NOT", not_holds.tree)))


def _said(n: int, more: bool) -> str:
    return f"{AT_MOST:,}+" if more else f"{n:,}"
