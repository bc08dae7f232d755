"""Which records break what a form says must hold: asked of the data of now, with the words of a draft."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from tenon_engines.form.invariant import Invariant, Sum
from tenon_engines.form.plan import FormPlan, RowConstraint
from tenon_engines.form.scope import walk
from tenon_engines.form.tables import short_name
from tenon_engines.kernel.text import Text
from tenon_platform.access.permissions import UNSEEN
from tenon_platform.catalog.plans import Plans
from tenon_platform.http.call import Call
from tenon_platform.http.shapes.breaking import Breaking
from tenon_platform.http.shapes.publishing import Affected
from tenon_platform.storage.invariants import Broken, breaks_constraint, breaks_invariant

MOST = 6
EXAMPLES = 3
_UNPUBLISHED = Text(
    "用到了还没有发布的字段，发布后才能核对。", "It reads fields that are not published yet; publish first."
)
_SAVES_ONLY = Text(
    "条件要看明细或别的记录，只在保存时检查，不能对现有记录统一核对。",
    "It looks at lines or other records, so it is checked at each save and not of all records at once.",
)
Check = Invariant | RowConstraint


def breaking(call: Call, plan: FormPlan, plans: Plans, id_: str) -> Breaking | None:
    """How many records break the invariant or constraint of this id, and the first of them; None where there is none."""
    found = next((one for one in plan.invariants if one.id == id_), None) or _constraint(plan, id_)
    if found is None:
        known = any(entry["id"] == id_ for entry in plan.document.get("constraints", ()))
        return _uncounted(call, _SAVES_ONLY) if known else None
    if _reads_fresh(call.plans, plan, found):
        return _uncounted(call, _UNPUBLISHED)
    broken = _ask(call, plan, plans, found)
    return {"why": None, "count": broken.count, "records": _records(call, plan.key, broken)}


def broken_by(call: Call, was: FormPlan | None, now: FormPlan) -> Iterator[Affected]:
    """Before a publish: one entry for each invariant or constraint that is new or says something else."""
    before = _said(was) if was is not None else {}
    news = [one for key, (words, one) in _said(now).items() if key not in before or before[key][0] != words]
    forms = {**call.plans.forms, now.key: now}
    for one in news[:MOST]:
        if _reads_fresh(call.plans, now, one):
            continue
        broken = _ask(call, now, call.plans, one, forms)
        name = one.name if isinstance(one, Invariant) else one.message
        text = Text(
            f"“{name.zh}”：现有 {broken.count:,} 条不符合" if broken.count else f"“{name.zh}”：现有记录全部符合",
            f"“{name.en}”: broken by {broken.count:,} now"
            if broken.count
            else f"“{name.en}”: holds for all records now",
        )
        shown = [{"id": one["id"], "title": one["title"]} for one in _records(call, now.key, broken)[:EXAMPLES]]
        yield {
            "app": call.plans.app_of.get(("form", now.key), call.path["app"]),
            "form": now.key,
            "text": text.pick(call.language),
            "examples": shown,  # type: ignore[typeddict-item]
        }


def _said(plan: FormPlan) -> Mapping[str, tuple[Any, Check]]:
    """What each says, without its name: a new name breaks nothing."""
    found: dict[str, tuple[Any, Check]] = {
        f"i/{one.id}": ((one.holds.text, one.table, one.sums), one) for one in plan.invariants
    }
    for entry in plan.document.get("constraints", ()):
        if (constraint := _constraint(plan, entry["id"])) is not None:
            found[f"c/{entry['id']}"] = (constraint.formula.text, constraint)
    return found


def _constraint(plan: FormPlan, id_: str) -> RowConstraint | None:
    name = short_name(f"c_{plan.key}__{id_.lower()}")
    return next((one for one in plan.constraints if one.name == name), None)


def _ask(call: Call, plan: FormPlan, plans: Plans, one: Check, forms: Mapping[str, FormPlan] | None = None) -> Broken:
    everything = forms or plans.forms
    shapes = {**plans.shapes, plan.key: plan.shape}
    if isinstance(one, Invariant):
        return breaks_invariant(call.tx, everything, shapes, plan, one, call.context())
    return breaks_constraint(call.tx, everything, shapes, plan, one, call.context())


def _reads_fresh(published: Plans, now: FormPlan, one: Check) -> bool:
    """Whether it names what the tables do not have yet: a field of the draft, a form that is published with it."""
    was = published.forms.get(now.key)
    if was is None or (one.table and one.table not in was.tables):
        return True
    formula = one.holds if isinstance(one, Invariant) else one.formula
    sums = one.sums if isinstance(one, Invariant) else ()
    columns = {key: {column.name for column in table.columns} for key, table in was.tables.items()}
    names = {each.key for each in sums}
    own = [key.removeprefix("record.") for key in formula.keys if key not in names]
    own += [name for each in sums for name in each.match.values()]
    fields = published.shapes[now.key].fields
    rows = (fields[one.table].subtable if one.table else None) or {}
    for key in own:
        there = key in columns[""] or key in columns.get(one.table, ())
        if not there and walk(published.shapes, {**fields, **rows}, tuple(key.split("."))) is None:
            return True
    return any(not _stored(published.forms.get(each.form), each) for each in sums)


def _stored(target: FormPlan | None, one: Sum) -> bool:
    if target is None or one.subtable not in target.tables:
        return False
    known = {column.name for key in {"", one.subtable} for column in target.tables[key].columns}
    return {*one.match, *one.state, *([one.column] if one.column else [])} <= known


def _uncounted(call: Call, why: Text) -> Breaking:
    return {"why": why.pick(call.language), "count": 0, "records": []}


def _records(call: Call, form: str, broken: Broken) -> list[Any]:
    """Those that the caller may see anyway; values only where nothing is kept from them."""
    rights = call.rights.form(form)
    if rights.read is not True:
        return []
    plan = call.plans.form(form)
    titled = rights.fields.get(plan.title or "") not in UNSEEN
    open_ = not any(right in UNSEEN for right in rights.fields.values())
    return [
        {
            "id": one.id,
            "title": (one.title if titled else "") or f"#{one.id}",
            "values": [
                {"name": name.pick(call.language), "value": _plain(value)} for name, value in one.values if open_
            ],
        }
        for one in broken.first
    ]


def _plain(value: Any) -> str:
    if value is None:
        return "—"
    return f"{value.normalize():f}" if isinstance(value, Decimal) else str(value)
