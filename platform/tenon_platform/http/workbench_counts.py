"""The counters of a workbench: all counts of a form in one statement, then the age of the oldest where one is shown."""

from collections.abc import Mapping, Sequence
from typing import Any

from tenon_engines.form.plan import FormPlan
from tenon_engines.formula.compile import Formula
from tenon_engines.kernel.text import label
from tenon_engines.workbench.items.counter import Causes, Counter, OldestAge, Share, options_of
from tenon_engines.workbench.items.list import RecordList
from tenon_platform.access.permissions import UNSEEN
from tenon_platform.http.call import Call
from tenon_platform.http.shapes.workbench_data import CounterData
from tenon_platform.http.user_formula import document_filter
from tenon_platform.runtime.change_log import data_epoch
from tenon_platform.runtime.my_tasks import waiting_for_me
from tenon_platform.runtime.report_cache import ReportCache
from tenon_platform.runtime.task_list import MOST_WAITING, waiting_since
from tenon_platform.storage.query import Listing, select_records
from tenon_platform.storage.query_count import count_tabs
from tenon_platform.storage.query_where import Condition

Count = tuple[int, bool]
Wanted = dict[str, tuple[Condition, ...]]
_counted = ReportCache()
_MOST_CAUSES_SHOWN = 3


def counts_of(call: Call, form: str, counted: Sequence[Counter | RecordList]) -> dict[str, Count]:
    """`{item id or item id/part: (n, more)}` of all items of one form."""
    plan = call.plans.form(form)
    wanted: Wanted = {}
    for item in counted:
        wanted |= _wanted(call, plan, item)
    scope, context = call.rights.form(form).read, call.context()

    def make() -> dict[str, Count]:
        return count_tabs(call.tx, plan, call.plans, scope=scope, context=context, tabs=wanted)

    if any(item.mine for item in counted):
        return make()  # tasks pass from hand to hand without a change of the record
    formulas = [each for conditions in wanted.values() for each in conditions if isinstance(each, Formula)]
    formulas += [scope] if isinstance(scope, Formula) else []
    texts = tuple((name, tuple(each.text for each in conditions)) for name, conditions in wanted.items())
    personal = context.actor if any(each.uses_actor for each in formulas) else None
    reach = scope.text if isinstance(scope, Formula) else scope
    # Changes of the form itself make a new count at once: nobody sees a number older than what they just did.
    asked = (call.tenant, call.tx.epoch, form, texts, reach, personal, data_epoch(call.tx, form))
    return _counted.get(asked, make)


def counter_json(call: Call, item: Counter, counts: Mapping[str, Count]) -> CounterData:
    """The number with its tone, and the line under it."""
    n, more = counts[item.id]
    reached = [each for each in item.tones if n >= each.at_least]
    tone = max(reached, key=lambda each: each.at_least).tone if reached else "neutral"
    return {"n": n, "more": more, "tone": tone, "under": _under(call, item, counts) if n else None}


def _wanted(call: Call, plan: FormPlan, item: Counter | RecordList) -> Wanted:
    own = _conditions(call, plan, item.filter, mine=item.mine)
    found: Wanted = {item.id: own}
    if isinstance(item, RecordList):
        return {f"{item.id}/{tab.id}": (*own, *_conditions(call, plan, tab.filter)) for tab in item.tabs} | found
    if isinstance(item.under, Share):
        found[f"{item.id}/part"] = (*own, *_conditions(call, plan, item.under.filter))
    elif isinstance(item.under, Causes) and not _unseen(call, plan, item.under.field):
        for key in options_of(plan, item.under.field):
            text = f'{item.under.field} = "{key}"'
            found[f"{item.id}/{key}"] = (*own, *_conditions(call, plan, text))
    return found


def _under(call: Call, item: Counter, counts: Mapping[str, Count]) -> dict[str, Any] | None:
    plan = call.plans.form(item.form)
    if isinstance(item.under, Share):
        n, more = counts[f"{item.id}/part"]
        text = label(item.under.text).pick(call.language)
        return {"kind": "part", "n": n, "more": more, "text": text, "tone": item.under.tone} if n else None
    if isinstance(item.under, Causes):
        names = options_of(plan, item.under.field)
        found = [(names[key], counts[f"{item.id}/{key}"][0]) for key in names if f"{item.id}/{key}" in counts]
        found = sorted((each for each in found if each[1]), key=lambda each: -each[1])
        first = [{"name": name.pick(call.language), "n": n} for name, n in found[:_MOST_CAUSES_SHOWN]]
        rest = sum(n for _, n in found[_MOST_CAUSES_SHOWN:])
        return {"kind": "causes", "causes": first, "others": rest} if first else None
    if isinstance(item.under, OldestAge):
        return _oldest(call, plan, item, item.under)
    return None


def _oldest(call: Call, plan: FormPlan, item: Counter, under: OldestAge) -> dict[str, Any] | None:
    rights = call.rights.form(plan.key)
    if _unseen(call, plan, under.field):
        return None
    filters = _conditions(call, plan, item.filter, mine=item.mine)
    if item.mine:
        return _longest_wait(call, plan, filters, under)
    listing = Listing(
        filters=filters,
        sort=((under.field, False),),
        limit=1,
        fields=[under.field],
        restricted=rights.fields,
    )
    page = select_records(call.tx, plan, call.plans, scope=rights.read, context=call.context(), listing=listing)
    since = page.items[0].get(under.field) if page.items else None
    return {"kind": "age", "since": since, "late_hours": under.late_hours} if since else None


def _longest_wait(
    call: Call, plan: FormPlan, filters: tuple[Condition, ...], under: OldestAge
) -> dict[str, Any] | None:
    """What waits for the caller waits since it came to them, as their inbox says."""
    waiting = waiting_since(call.tx, call.actor.user_id or 0, plan.key)
    listing = Listing(filters=filters, sort=(("id", False),), limit=MOST_WAITING, fields=[])
    scope = call.rights.form(plan.key).read
    page = select_records(call.tx, plan, call.plans, scope=scope, context=call.context(), listing=listing)
    counted = {row["id"] for row in page.items}
    since = next((since for record, (since, _) in waiting.items() if record in counted), None)
    return {"kind": "age", "since": since, "late_hours": under.late_hours} if since else None


def _unseen(call: Call, plan: FormPlan, field: str) -> bool:
    return call.rights.form(plan.key).fields.get(field) in UNSEEN


def _conditions(call: Call, plan: FormPlan, text: str | None, *, mine: bool = False) -> tuple[Condition, ...]:
    found = document_filter(call.plans, plan.key, text)
    own = (waiting_for_me(plan.key),) if mine else ()
    return (found, *own) if found is not None else own
