"""A task as a card: what it is about, how much, why it came, what can be done; enough to decide without opening it."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

from tenon_engines.form.plan import Env, FieldPlan, FormPlan
from tenon_engines.form.wire import value_to_wire
from tenon_engines.kernel.text import label
from tenon_engines.process.outcome import WRITABLE
from tenon_engines.process.plan import FlowPlan
from tenon_engines.rule.labels import show
from tenon_platform.access.permissions import UNSEEN, Restriction
from tenon_platform.access.users import names_of
from tenon_platform.http.call import Call
from tenon_platform.http.record_view import titles_of
from tenon_platform.http.seen_keys import reason_of_task
from tenon_platform.http.shapes.inbox import InboxItem
from tenon_platform.http.task_fields import with_step
from tenon_platform.runtime.case_history import handed_on
from tenon_platform.runtime.loading import load

MOST_FACTS = 5
ACTIONS = ("approve", "reject")
_PEOPLE = ("user", "department")
Row = Mapping[str, Any]
Titles = Mapping[str, Mapping[int, str]]
HandedOn = Mapping[tuple[int, str], tuple[datetime, Any]]


def inbox_items(call: Call, rows: Sequence[Row]) -> list[InboxItem]:
    """Cards in the order of the rows; records are read once for each form."""
    starters = names_of(call.tx, {row["started_by"] for row in rows if row["started_by"] is not None})
    others = handed_on(call.tx, {row["instance"] for row in rows if row["node"] is not None})
    cards: dict[tuple[str, int], dict[str, Any]] = {}
    for form in dict.fromkeys(row["form"] for row in rows):
        cards |= _cards(call, form, [row for row in rows if row["form"] == form])
    return [_item(call, row, cards.get((row["form"], row["id"]), {}), starters, others) for row in rows]


def _item(call: Call, row: Row, card: dict[str, Any], starters: Mapping[int, str], others: HandedOn) -> InboxItem:
    plan = call.plans.forms.get(row["form"])
    return {
        "id": row["id"],
        "instance": row["instance"],
        "flow": row["flow"],
        "node": row["node"],
        "node_name": label(row["name"]).pick(call.language),
        "app": call.plans.app_of.get(("form", row["form"]), ""),
        "form": row["form"],
        "form_name": plan.name.pick(call.language) if plan else row["form"],
        "record_id": row["record_id"],
        "title": card.get("title", f"#{row['record_id']}"),
        "amount": card.get("amount"),
        "summary": card.get("summary", []),
        "reason": _reasons(call, row, others),
        "started_by": starters.get(row["started_by"]),
        "created_at": row["created_at"],
        "due_at": row["due_at"],
        "decided_at": row["decided_at"],
        "opinion": row["opinion"],
        "state": row["state"],
        "actions": list(ACTIONS) if row["state"] == "PENDING" else [],
        "asks": row["opinion_rule"] == "always" or any(right in WRITABLE for right in _step(row).values()),
    }


def _reasons(call: Call, row: Row, others: HandedOn) -> list[str]:
    """Why it came: first that others left it lie, which names no value of the record; then what the flow went by."""
    at, why = others.get((row["instance"], row["node"]), (None, None))
    late = label(why).pick(call.language) if at is not None and at >= row["created_at"] else None
    reason = reason_of_task(call, row, _restricted(call, row)) if row["form"] in call.plans.forms else None
    return [each for each in (late, reason) if each]


def _cards(call: Call, form: str, rows: list[Row]) -> dict[tuple[str, int], dict[str, Any]]:
    plan = call.plans.forms.get(form)
    if plan is None:
        return {}
    shown = {row["id"]: _fields(call, plan, row) for row in rows}
    keys = frozenset(field.env_key for fields in shown.values() for field in fields)
    records = load(call.work(), form, {row["record_id"] for row in rows}, keys=keys)
    named = titles_of(call, plan, list(records.values()))
    cards = {}
    for row in rows:
        values = records.get(row["record_id"])
        if values is not None:
            fields, amount = shown[row["id"]], _amount(call, plan, row)
            cards[form, row["id"]] = _card(call, plan, values, named, fields, amount if amount in fields else None)
    return cards


def _card(
    call: Call, plan: FormPlan, values: Env, named: Titles, fields: Sequence[FieldPlan], amount: FieldPlan | None
) -> dict[str, Any]:
    title = next((field for field in fields if field.key == plan.title), None)
    sum_ = values.get(amount.env_key) if amount is not None else None
    facts = [
        {"label": field.name.pick(call.language), "value": text}
        for field in fields
        if field is not amount
        and field is not title
        and (text := _text(call, plan, field, values.get(field.env_key), named))
    ]
    return {
        "title": (_text(call, plan, title, values.get(title.env_key), named) if title else "") or f"#{values['id']}",
        # an exchange, say, is about no money: its title heads the card
        "amount": value_to_wire(amount, sum_, named) if amount is not None and sum_ else None,
        "summary": facts[:MOST_FACTS],
    }


def _fields(call: Call, plan: FormPlan, row: Row) -> list[FieldPlan]:
    """What the step opens for its people, then the first columns of the list; nothing the caller may not see."""
    step = _step(row)
    restricted = _restricted(call, row)
    columns = [column.get("field", "") for view in plan.views[:1] for column in view.get("columns", ())]
    title = plan.title or ""
    amount = _amount(call, plan, row)
    wanted = dict.fromkeys([title, *((amount.key,) if amount else ()), *step, *columns])
    fields = [plan.fields[key] for key in wanted if key in plan.fields]
    return [
        field
        for field in fields
        if restricted.get(field.key) not in UNSEEN and (field.type != "status" or field.key == title)
    ]


def _step(row: Row) -> Mapping[str, str]:
    """What the step opens or hides while it waits."""
    return row["rights"] or {} if row["state"] == "PENDING" else {}


def _restricted(call: Call, row: Row) -> Mapping[str, Restriction]:
    return with_step(call.rights.form(row["form"]).fields, _step(row), hide=True, write=False)


def _amount(call: Call, plan: FormPlan, row: Row) -> FieldPlan | None:
    """The money that the flow decides by, else none: what the step shows its people comes before sums that were paid."""
    known = call.plans.flows.get(row["flow"])
    flow: FlowPlan | None = known[0] if known else None
    fields = [plan.fields[key] for key in sorted(flow.needs) if key in plan.fields] if flow else []
    money = [field for field in fields if field.result.name == "money"]
    step = row["rights"] or {}
    return min(money, key=lambda field: (field.key not in step, field.type != "formula"), default=None)


def _text(call: Call, plan: FormPlan, field: FieldPlan, value: Any, named: Titles) -> str:
    if value is None:
        return ""
    kind = field.result.name if field.result.name in _PEOPLE else field.target
    if kind is not None:
        return named.get(kind, {}).get(value, f"#{value}")
    wire = value_to_wire(field, value, named)
    if isinstance(wire, dict):
        return "".join(str(part) for part in wire.values() if part)
    if isinstance(value, Decimal) and field.result.name == "money":
        return f"{value:,.{getattr(field.result, 'scale', 2)}f}"  # a looked-up amount too keeps its places
    return show(value, plan.shape.fields.get(field.key), call.zone).pick(call.language)
