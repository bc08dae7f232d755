"""A workbench as one person sees it: items they may not see do not exist; the others come with their data at once."""

from collections.abc import Mapping, Sequence
from typing import Any

from tenon_engines.kernel.errors import TenonError
from tenon_engines.kernel.text import Text, label
from tenon_engines.report.charts.chart import Look
from tenon_engines.workbench.items.counter import Counter
from tenon_engines.workbench.items.item import Item
from tenon_engines.workbench.items.list import RecordList
from tenon_engines.workbench.items.numbers import Number, Numbers
from tenon_engines.workbench.items.recent import Recent
from tenon_engines.workbench.items.shortcuts import Shortcut, Shortcuts
from tenon_engines.workbench.items.tasks import Tasks
from tenon_engines.workbench.plan import WorkbenchPlan
from tenon_platform.http.call import Call
from tenon_platform.http.desk_rights import may_work
from tenon_platform.http.inbox_items import inbox_items
from tenon_platform.http.shapes.workbench import Workbench
from tenon_platform.http.shapes.workbench_data import ShortcutLink
from tenon_platform.http.workbench_counts import Count, counter_json, counts_of
from tenon_platform.http.workbench_rows import list_json
from tenon_platform.runtime.dashboards import Viewer, dashboard_data
from tenon_platform.runtime.task_list import box, todo_count


def workbench_json(call: Call, plan: WorkbenchPlan, tabs: Mapping[str, str]) -> Workbench:
    """Name, items and data. `tabs` says which tab of a list is wanted."""
    seen = [item for item in plan.items if _may_see(call, item)]
    counted = [item for item in seen if isinstance(item, Counter | RecordList)]
    counts: dict[str, Count] = {}
    for form in dict.fromkeys(item.form for item in counted):
        counts |= counts_of(call, form, [item for item in counted if item.form == form])
    return {
        "key": plan.key,
        "name": plan.name.to_json(),
        "items": [_item_json(call, item) for item in seen],
        "data": {item.id: _data(call, item, counts, tabs) for item in seen},
    }


def _may_see(call: Call, item: Item) -> bool:
    if isinstance(item, Counter | RecordList):
        return call.rights.form(item.form).read is not None
    if isinstance(item, Numbers):
        dataset = call.plans.datasets.get(item.dataset)
        return dataset is not None and call.rights.form(dataset.form).read is not None
    if isinstance(item, Shortcuts):
        return bool(_links(call, item))
    return True


def _item_json(call: Call, item: Item) -> dict[str, Any]:
    """What the interface draws an item from; its title falls back to what it is about."""
    found: dict[str, Any] = {
        "id": item.id,
        "kind": item.name,
        "at": item.at.model_dump(),
        "title": label(item.title).to_json() if item.title else _title(call, item).to_json(),
    }
    if isinstance(item, Counter | RecordList):
        found |= {
            "app": call.plans.app_of["form", item.form],
            "form": item.form,
            "filter": item.filter,
            "mine": item.mine,
        }
    if isinstance(item, Counter):
        found["tab"] = item.tab
    if isinstance(item, RecordList):
        restricted = call.rights.form(item.form).fields
        columns = [each for each in item.columns if restricted.get(each.field) != "hidden"]
        found["columns"] = [each.model_dump() for each in columns]
        found["fields"] = _fields(call, item.form, {each.field for each in columns})
        found["filters"] = {tab.id: tab.filter for tab in item.tabs}
    if isinstance(item, RecordList | Numbers):
        found["note"] = label(item.note).to_json() if item.note else None
    if isinstance(item, Recent):
        found["limit"] = item.limit
    return found


def _title(call: Call, item: Item) -> Text:
    return call.plans.form(item.form).name if isinstance(item, Counter | RecordList) else item.label


def _fields(call: Call, form: str, wanted: set[str]) -> list[Mapping[str, Any]]:
    """The fields of the columns, so that values are drawn without asking for the form."""
    return [field for field in call.plans.form(form).document["fields"] if field["key"] in wanted]


def _data(call: Call, item: Item, counts: Mapping[str, Count], tabs: Mapping[str, str]) -> Any:
    if isinstance(item, Counter):
        return counter_json(call, item, counts)
    if isinstance(item, RecordList):
        return list_json(call, item, counts, tabs.get(item.id))
    if isinstance(item, Numbers):
        return _numbers(call, item)
    if isinstance(item, Shortcuts):
        return {"links": _links(call, item)}
    if isinstance(item, Tasks):
        user = call.actor.user_id or 0
        return {
            "items": inbox_items(call, box(call.tx, "todo", user, limit=item.limit)),
            "todo": todo_count(call.tx, user),
        }
    return None


def _numbers(call: Call, item: Numbers) -> dict[str, Any]:
    viewer = Viewer(call.rights, call.context(), Look(call.language))
    try:
        tiles = dashboard_data(call.tx, call.plans, {"tiles": item.tiles()}, viewer, {})
    except TenonError as error:
        return {"numbers": [], "error": error.message.pick(call.language)}
    found = [{"name": _name(call, item, each).to_json(), **tiles[str(at)]} for at, each in enumerate(item.numbers)]
    return {"numbers": [each for each in found if not each.get("error")]}


def _name(call: Call, item: Numbers, number: Number) -> Text:
    return label(number.name) if number.name else call.plans.datasets[item.dataset].measures[number.measure].name


def _links(call: Call, item: Shortcuts) -> list[ShortcutLink]:
    found = []
    for link in item.links:
        page = link.page
        if page is not None and _may_follow(call, *page):
            found.append(_link(call, link, *page))
    return found


def _link(call: Call, link: Shortcut, way: Any, key: str) -> ShortcutLink:
    kind = {"dashboard": "dashboard", "desk": "desk"}.get(way, "form")
    body = call.plans.bodies.get((kind, key), {})
    return {
        "id": link.id,
        "name": (label(link.name) if link.name else label(body.get("name"), key)).to_json(),
        "icon": link.icon,
        "way": way,
        "app": call.plans.app_of.get((kind, key), ""),
        "key": key,
        "tab": link.tab,
    }


def _may_follow(call: Call, way: str, key: str) -> bool:
    if way == "dashboard":
        return key in call.rights.dashboards
    if way == "desk":
        return may_work(call, key)
    rights = call.rights.form(key)
    return {"list": rights.read is not None, "new": rights.create, "imports": rights.import_}[way]


def fitting(plans: Sequence[WorkbenchPlan], roles: frozenset[str]) -> WorkbenchPlan | None:
    """The workbench of these roles: of several that fit, the first by position."""
    return min((plan for plan in plans if plan.roles & roles), key=lambda plan: (plan.position, plan.key), default=None)
