"""A record as the caller may see it: titles of references, names of people, hidden and masked fields."""

from collections.abc import Mapping
from typing import Any

from tenon_engines.form.plan import Env, FormPlan
from tenon_engines.form.wire import referred, to_wire
from tenon_platform.access.masking import mask
from tenon_platform.access.permissions import Restriction
from tenon_platform.http.call import Call
from tenon_platform.storage.query_titles import people, titles

Titles = dict[str, dict[int, str]]


def record_json(
    call: Call, plan: FormPlan, values: Env, fields: Mapping[str, Restriction] | None = None
) -> dict[str, Any]:
    """`fields` are the restrictions that hold for this record, where they are other than those of the roles."""
    restricted = call.rights.form(plan.key).fields if fields is None else fields
    return _restricted(plan, to_wire(plan, values, titles_of(call, plan, [values])), restricted)


def titles_of(call: Call, plan: FormPlan, records: list[Env]) -> Titles:
    """Titles of everything the records refer to, one query per form."""
    named: Titles = {}
    for form, ids in referred(plan, records).items():
        if form in ("user", "department"):
            own = {call.actor.user_id: call.actor.name} if form == "user" and call.actor.user_id in ids else {}
            unknown = ids - own.keys()
            named[form] = own | (people(call.tx, form, unknown) if unknown else {})
        elif form in call.plans.forms:
            target = call.plans.forms[form]
            # a reference shows its title to whoever may see the record that holds it
            named[form] = titles(call.tx, target, call.plans, ids, scope=True, context=call.context())
    return named


def _restricted(plan: FormPlan, wire: dict[str, Any], fields: Mapping[str, Restriction]) -> dict[str, Any]:
    for key, right in fields.items():
        if key not in wire:
            continue
        if right == "hidden":
            del wire[key]
        elif right == "masked":
            wire[key] = mask(plan.fields[key].result.name if key in plan.fields else "subtable", wire[key])
    return wire
