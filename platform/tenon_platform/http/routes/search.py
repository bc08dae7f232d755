"""One box over all forms that the caller may read."""

from typing import Any

from tenon_engines.form.plan import FieldPlan, FormPlan
from tenon_platform.access.permissions import UNSEEN
from tenon_platform.access.secrets import secrets_of
from tenon_platform.catalog.plans import Plans
from tenon_platform.http.call import Call
from tenon_platform.http.declared import Takes
from tenon_platform.http.listing import unsearched
from tenon_platform.http.permission import LOGGED_IN
from tenon_platform.http.routing import Routes
from tenon_platform.http.shapes.search import SearchHit, SearchHits, SearchQuery
from tenon_platform.storage.query import Listing, select_records
from tenon_platform.storage.search import read_search

routes = Routes("search")
PER_FORM, MOST, MOST_VALUES = 5, 30, 3


@routes.get("/search", LOGGED_IN, takes=Takes(query=SearchQuery))
def search(call: Call) -> SearchHits:
    """Records whose number, code, name, initials or phone matches."""
    text = (call.query("q", "", longest=200) or "").strip()
    items: list[SearchHit] = []
    if len(text) < 2:
        return {"items": items}
    words = text.lower().split()
    hashed = secrets_of(call.tenant).keyed_hash
    for key in _in_order(call.plans):
        if len(items) >= MOST:
            break
        plan = call.plans.forms[key]
        rights = call.rights.form(key)
        if rights.read is None:
            continue
        found = read_search(plan, call.plans.forms, text, hashed, unsearched(call, plan))
        if found is None or not found.shape:
            continue
        fields = _told(call, plan)
        listing = Listing(search=found, limit=PER_FORM, fields=fields)
        page = select_records(call.tx, plan, call.plans, scope=rights.read, context=call.context(), listing=listing)
        for item in page.items:
            values = [_said(value) for name in fields if (value := item.get(name)) not in (None, "")]
            rest = sorted(values[1:], key=lambda value: not any(word in value.lower() for word in words))
            items.append(
                {
                    "app": call.plans.app_of["form", key],
                    "form": key,
                    "form_name": plan.name.to_json(),
                    "id": item["id"],
                    "title": values[0] if values else f"#{item['id']}",
                    "subtitle": " · ".join(rest[:MOST_VALUES]) or None,
                }
            )
    return {"items": items[:MOST]}


def _told(call: Call, plan: FormPlan) -> list[str]:
    """What is told of a record that was found: its title, then what is searched, as far as the caller sees it all."""
    searched = dict.fromkeys([plan.title or "", *(target.field for target in plan.search)])
    return [name for name in searched if name in plan.fields and _is_plain(call, plan, plan.fields[name])]


def _is_plain(call: Call, plan: FormPlan, field: FieldPlan) -> bool:
    if field.result.sealed or call.rights.form(plan.key).fields.get(field.key) in UNSEEN:
        return False
    title = call.plans.forms[field.target].title if field.target is not None else None
    return title is None or call.rights.form(field.target or "").fields.get(title) not in UNSEEN


def _said(value: Any) -> str:
    return str(value["title"] if isinstance(value, dict) else value)


def _in_order(plans: Plans) -> list[str]:
    """Forms as the navigation lists them, then those inside them: who searches looks for an order before its customer."""
    listed = [
        item["list"]
        for app in plans.apps.values()
        for group in app.get("navigation") or ()
        for item in group.get("items") or ()
        if "list" in item
    ]
    return [key for key in dict.fromkeys([*listed, *plans.forms]) if key in plans.forms]
