"""What a desk shows: the queue of what waits, and the record that a scan means."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tenon_engines.desk.document import LONGEST_SCAN
from tenon_engines.desk.plan import DeskPlan, Warned
from tenon_engines.form.plan import FormPlan
from tenon_engines.form.scope import FormScope
from tenon_engines.formula.compile import Formula, compile_formula
from tenon_engines.formula.types import Type
from tenon_engines.kernel.text import Words, label
from tenon_engines.rule.scene import Scene
from tenon_platform.access.permissions import UNSEEN
from tenon_platform.http.call import Call
from tenon_platform.http.desk_rights import may_take
from tenon_platform.http.listing import reveal
from tenon_platform.http.looked_up import looked_up_choices, looked_up_kinds
from tenon_platform.http.record_access import Seen, see
from tenon_platform.http.record_view import record_json
from tenon_platform.http.user_formula import document_filter
from tenon_platform.runtime.loading import load
from tenon_platform.storage.query import Listing, select_records
from tenon_platform.storage.query_count import count_tabs

MOST_WAITING = 60
_MOST_MATCHES = 5


@dataclass(frozen=True, slots=True)
class Found:
    """The record of a scan. `waiting`: it is among those that the desk is for."""

    seen: Seen
    waiting: bool
    warnings: list[Warned]


def desk_json(call: Call, plan: DeskPlan, tab: str | None) -> Any:
    """Everything but the record at hand, in one answer."""
    form, rights = call.plans.form(plan.form), call.rights.form(plan.form)
    chosen = next((each for each in plan.parts.queue.tabs if each.id == tab), None)
    steps = [
        {
            **step.model_dump(exclude={"tells"}),
            "name": (label(dict(step.name)) if step.name else form.fields[step.field].name).to_json(),
        }
        for step in plan.parts.steps
    ]
    hidden = {key for key, right in rights.fields.items() if right == "hidden"}
    show, queue = plan.parts.show, plan.parts.queue
    return {
        "key": plan.key,
        "name": plan.name.to_json(),
        "form": plan.form,
        "title": form.title,
        "fields": [field for field in form.document["fields"] if field["key"] not in hidden],
        "kinds": looked_up_kinds(form),
        "choices": looked_up_choices(form),
        "find": [form.fields[key].name.to_json() for key in plan.parts.find.fields],
        "show": {
            "fields": [key for key in show.fields if key not in hidden],
            "lines": show.lines.model_dump() if show.lines and show.lines.table not in hidden else None,
        },
        "queue": {"columns": [key for key in queue.columns if key not in hidden], "deadline": queue.deadline},
        "steps": steps,
        "then": _then_name(call, plan),
        "undo": may_take(rights, plan.parts.undo),
        "tab": chosen.id if chosen else None,
        **_queue(call, plan, chosen.filter if chosen else None),
    }


def _then_name(call: Call, plan: DeskPlan) -> Words:
    form, then = call.plans.form(plan.form), plan.parts.then
    if then.transition is not None:
        return form.transitions[then.transition].name.to_json()
    return label(form.buttons[then.button or ""].get("name"), then.button or "").to_json()


def _queue(call: Call, plan: DeskPlan, tab: str | None) -> dict[str, Any]:
    form, rights = call.plans.form(plan.form), call.rights.form(plan.form)
    own = document_filter(call.plans, form.key, plan.parts.filter)
    base = (own,) if own is not None else ()
    tabs = {each.id: document_filter(call.plans, form.key, each.filter) for each in plan.parts.queue.tabs}
    counted = count_tabs(
        call.tx,
        form,
        call.plans,
        scope=rights.read,
        context=call.context(),
        tabs={"": (), **{key: (each,) if each is not None else () for key, each in tabs.items()}},
        filters=base,
        search=None,
    )
    picked = document_filter(call.plans, form.key, tab)
    unsorted = {key for key, right in rights.fields.items() if right in UNSEEN}
    queue = plan.parts.queue
    names = [form.title or "id", *plan.parts.find.fields, *queue.columns, *([queue.deadline] if queue.deadline else [])]
    listing = Listing(
        filters=(*base, picked) if picked is not None else base,
        sort=tuple((each.field, each.desc) for each in queue.sort if each.field not in unsorted),
        limit=MOST_WAITING,
        fields=[key for key in dict.fromkeys(names) if rights.fields.get(key) != "hidden"],
        restricted=rights.fields,
        reveal=reveal(call, form),
    )
    page = select_records(call.tx, form, call.plans, scope=rights.read, context=call.context(), listing=listing)
    return {
        "rows": page.items,
        "total": _count(counted[""]),
        "tabs": [
            {"id": each.id, "name": label(dict(each.name)).to_json(), **_count(counted[each.id])} for each in queue.tabs
        ],
    }


def _count(counted: tuple[int, bool]) -> dict[str, Any]:
    return {"n": counted[0], "more": counted[1]}


def find(call: Call, plan: DeskPlan, text: str) -> Found | None:
    """The record whose number was scanned: one that waits before any other, the newest of several."""
    wanted = text.strip()
    if not wanted or len(wanted) > LONGEST_SCAN:
        return None
    form, rights = call.plans.form(plan.form), call.rights.form(plan.form)
    own = document_filter(call.plans, form.key, plan.parts.filter)
    matches: list[int] = []
    for key in plan.parts.find.fields:
        if rights.fields.get(key) in UNSEEN:
            continue
        listing = Listing(
            filters=(_equals(call, form, key, wanted),), sort=(("id", True),), limit=_MOST_MATCHES, fields=["id"]
        )
        page = select_records(call.tx, form, call.plans, scope=rights.read, context=call.context(), listing=listing)
        matches += [row["id"] for row in page.items]
    found = [(number, _holds(call, form, number, own)) for number in dict.fromkeys(matches)]
    if not found:
        return None
    number, waiting = next((each for each in found if each[1]), found[0])
    return Found(see(call, form.key, number), waiting, _warnings(call, plan, number))


def named(call: Call, form: FormPlan, key: str, text: str) -> int | None:
    """The record of `form` whose `key` is this text, within the caller's rights."""
    rights = call.rights.form(form.key)
    if rights.fields.get(key) in UNSEEN:
        return None
    listing = Listing(filters=(_equals(call, form, key, text),), limit=1, fields=["id"])
    page = select_records(call.tx, form, call.plans, scope=rights.read, context=call.context(), listing=listing)
    return page.items[0]["id"] if page.items else None


def _equals(call: Call, form: FormPlan, key: str, text: str) -> Formula:
    literal = '"' + text.replace('"', '""') + '"'
    return compile_formula(f"{key} = {literal}", FormScope(call.plans.shapes, form.key), expects=Type("bool"))


def _holds(call: Call, form: FormPlan, number: int, condition: Formula | None) -> bool:
    if condition is None:
        return True
    env = load(call.work(), form.key, [number], keys=condition.keys).get(number, {})
    return condition.run(env, call.context()) is True


def _warnings(call: Call, plan: DeskPlan, number: int) -> list[Warned]:
    if not plan.alerts:
        return []
    env = load(call.work(), plan.form, [number], keys=plan.needs).get(number, {})
    return plan.warnings(Scene(number, env, call.context()))


def found_json(call: Call, plan: DeskPlan, found: Found) -> dict[str, Any]:
    form = found.seen.plan
    record = record_json(call, form, found.seen.values, found.seen.fields)
    return {
        "id": record["id"],
        "title": title_of(form, record),
        "record": record,
        "waiting": found.waiting,
        "alerts": [
            {
                "id": each.id,
                "name": each.name.to_json(),
                "text": each.text.to_json() if each.text else None,
                "tone": each.tone,
                "refuse": each.refuse,
            }
            for each in found.warnings
        ],
    }


def title_of(form: FormPlan, record: Mapping[str, Any]) -> str:
    shown = record.get(form.title or "id")
    return str(shown) if isinstance(shown, str | int) else str(record["id"])
