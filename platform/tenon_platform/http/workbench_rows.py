"""The lists of a workbench: a few rows within the caller's rights, each with the one thing to do to it."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from tenon_engines.form.plan import FormPlan
from tenon_engines.kernel.text import label
from tenon_engines.workbench.items.list import RecordList, RowAction
from tenon_platform.http.call import Call
from tenon_platform.http.listing import reveal
from tenon_platform.http.record_access import Seen, know, see_all
from tenon_platform.http.record_page import guard_keys, offered_buttons, offered_transitions
from tenon_platform.http.shapes.record import ButtonOffer, TabCount, TransitionOffer
from tenon_platform.http.shapes.workbench_data import ListData, ListRow, Waits
from tenon_platform.http.user_formula import document_filter
from tenon_platform.http.workbench_counts import Count
from tenon_platform.runtime.my_tasks import waiting_for_me
from tenon_platform.runtime.reactions import buttons
from tenon_platform.runtime.task_list import MOST_WAITING, waiting_since
from tenon_platform.storage.query import Listing, select_records
from tenon_platform.storage.query_where import Condition


def list_json(call: Call, item: RecordList, counts: Mapping[str, Count], tab: str | None) -> ListData:
    """Rows of the list, or of one of its tabs; the counts of all tabs stand beside them."""
    plan = call.plans.form(item.form)
    rights = call.rights.form(plan.key)
    chosen = next((each for each in item.tabs if each.id == tab), item.tabs[0] if item.tabs else None)
    texts = [item.filter, chosen.filter if chosen else None]
    filters: list[Condition | None] = [document_filter(call.plans, plan.key, text) for text in texts]
    if item.mine:
        filters.append(waiting_for_me(plan.key))
    unseen = {key for key, right in rights.fields.items() if right == "hidden"}
    unsorted = unseen | {key for key, right in rights.fields.items() if right == "masked"}
    names = [each.field for each in item.columns if each.field not in unseen]
    by_wait = item.mine and _is_sorted_by_age(item)
    listing = Listing(
        filters=tuple(each for each in filters if each is not None),
        sort=tuple((each.field, each.desc) for each in item.sort if each.field not in unsorted),
        limit=MOST_WAITING if by_wait else item.limit,
        fields=names,
        restricted=rights.fields,
        reveal=reveal(call, plan),
    )
    page = select_records(call.tx, plan, call.plans, scope=rights.read, context=call.context(), listing=listing)
    waiting = waiting_since(call.tx, call.actor.user_id or 0, plan.key) if item.mine else {}
    items = page.items
    if by_wait:
        place = {record: at for at, record in enumerate(waiting)}
        items = sorted(items, key=lambda row: place.get(row["id"], len(place)), reverse=item.sort[0].desc)[: item.limit]
    seen = _seen(call, plan, item, [row["id"] for row in items])
    rows: list[ListRow] = [
        {
            "id": row["id"],
            "values": row,
            "action": _action(call, plan, item, seen.get(row["id"])),
            "waits": _waits(waiting.get(row["id"])),
        }
        for row in items
    ]
    return {
        "rows": rows,
        "tab": chosen.id if chosen else None,
        "total": _count(counts, item.id),
        "tabs": [
            {"id": each.id, "name": label(each.name).pick(call.language), **_count(counts, f"{item.id}/{each.id}")}
            for each in item.tabs
        ],
    }


def _is_sorted_by_age(item: RecordList) -> bool:
    """What waits for the caller is sorted by the age that its rows tell: that of the task."""
    aged = {each.field for each in item.columns if each.style == "age"}
    return bool(item.sort) and item.sort[0].field in aged


def _waits(task: tuple[datetime, datetime | None] | None) -> Waits | None:
    return {"created_at": task[0], "due_at": task[1]} if task else None


def _count(counts: Mapping[str, Count], name: str) -> TabCount:
    n, more = counts[name]
    return {"n": n, "more": more}


def _seen(call: Call, plan: FormPlan, item: RecordList, ids: Sequence[int]) -> dict[int, Seen]:
    """The records of the rows with all that their actions ask of them, read for the whole list at once."""
    if not item.actions:
        return {}
    seen = see_all(call, plan.key, ids)
    conditions = [document_filter(call.plans, plan.key, action.when) for action in item.actions]
    keys = frozenset[str]().union(*(when.keys for when in conditions if when is not None))
    if any(action.transition is not None for action in item.actions):
        keys |= guard_keys(plan.transitions.values())
    if any(action.button is not None for action in item.actions):
        keys = keys.union(*(button.needs for button in buttons(call.plans, plan.key).values()))
    know(call, plan, [one.values for one in seen.values()], keys)
    return seen


def _action(call: Call, plan: FormPlan, item: RecordList, seen: Seen | None) -> Any:
    """The first action that the record allows and that is the caller's to take."""
    if seen is None:
        return None
    for action in item.actions:
        when = document_filter(call.plans, plan.key, action.when)
        if when is not None and when.run(seen.values, call.context()) is not True:
            continue
        found = _offer(call, seen, action)
        if found is not None:
            own = label(action.name) if action.name else None
            return {"id": action.id, **found, **({"name": own.to_json()} if own else {})}
    return None


def _offer(call: Call, seen: Seen, action: RowAction) -> dict[str, Any] | None:
    """What the interface needs to do it; None where it is not to be done now, or not by this person."""
    if action.button is not None:
        return _named(offered_buttons(call, seen), action.button, "button")
    if action.transition is not None:
        offered = [each for each in offered_transitions(call, seen) if each["allowed"]]
        return _named(offered, action.transition, "transition")
    if action.task is not None:
        return {"kind": "task", "task": seen.task} if seen.task is not None else None
    if action.change:
        own = [key for key in action.change if key not in seen.fields] if seen.update else []
        return {"kind": "change", "ask": own} if own else None
    return {"kind": action.open} if action.open == "record" or seen.update else None


def _named(offered: Sequence[ButtonOffer | TransitionOffer], key: str, kind: str) -> dict[str, Any] | None:
    found = next((each for each in offered if each["key"] == key), None)
    if found is None:
        return None
    more = {name: found.get(name) for name in ("confirm", "fills")}
    return {"kind": kind, "key": key, "name": found["name"], "ask": found["ask"], **more}
