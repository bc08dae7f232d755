"""A button that does nothing but create the record it opens gives its form filled in: nothing is there before it is saved."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from tenon_engines.form.plan import FormPlan
from tenon_engines.kernel.errors import NotFound, Refused
from tenon_engines.kernel.outcome import CreateRecords
from tenon_engines.kernel.text import Text
from tenon_engines.rule.run import run
from tenon_platform.access.permissions import demand
from tenon_platform.http.call import Call
from tenon_platform.http.record_access import Seen, see
from tenon_platform.http.record_view import record_json
from tenon_platform.http.shapes.record import FilledIn
from tenon_platform.runtime.preview import preview
from tenon_platform.runtime.reactions import buttons
from tenon_platform.runtime.scenes import load_scene
from tenon_platform.runtime.target_rows import matching


def fills(call: Call, plan: FormPlan, key: str) -> str | None:
    """The form that this button opens filled in, for somebody who may enter all that it gives; else None."""
    entry = plan.buttons[key]
    actions = entry["actions"]
    if entry.get("ask") or len(actions) != 1 or entry.get("opens") != actions[0].get("id"):
        return None
    form: str = actions[0]["form"]
    rights, tables = call.rights.form(form), call.plans.form(form).subtables
    fixed = any(tables[key].fixed for key in actions[0].get("rows", ()))  # rows that nobody may type
    free = rights.create and not fixed and rights.fields.keys().isdisjoint(_given(actions[0]))
    return form if free else None


def filled_in(call: Call, seen: Seen, key: str) -> FilledIn:
    if key not in seen.plan.buttons or fills(call, seen.plan, key) is None:
        raise NotFound(Text(f"按钮“{key}”不打开新表单", f"The button {key!r} opens no new form"))
    demand(key in seen.rights.buttons, Text("此按钮", "this button"))
    work, source = call.work(), seen.plan.key
    button = buttons(call.plans, source)[key]
    scene = load_scene(work, source, seen.values["id"], button.needs)
    if not button.offered(scene):
        raise Refused(Text(f"当前状态下不能“{button.name.zh}”", f"{button.name.en!r} is not possible in this state"))
    (effect,) = run(button.steps, 0, scene).effects
    assert isinstance(effect, CreateRecords)
    known = matching(work, effect.form, effect.existing) if effect.existing is not None else []
    plan, row = call.plans.form(effect.form), dict(effect.rows[0])
    values, _ = preview(work, effect.form, row)
    return {
        "form": effect.form,
        "existing": next((number for number in reversed(known) if _may_change(call, effect.form, number)), None),
        "values": record_json(call, plan, values),
        "given": list(_given(seen.plan.buttons[key]["actions"][0])),
    }


def _given(action: Mapping[str, Any]) -> Iterator[str]:
    """What the action writes: fields, subtables and their columns."""
    yield from action["set"]
    for table, source in action.get("rows", {}).items():
        yield table
        yield from _columns(table, source["set"])


def _columns(table: str, keys: Iterable[str]) -> Iterator[str]:
    return (f"{table}.{key}" for key in keys)


def _may_change(call: Call, form: str, number: int) -> bool:
    try:
        return see(call, form, number).update
    except NotFound:
        return False
