"""One box over all forms that the caller may read."""

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
PER_FORM, MOST = 5, 30


@routes.get("/search", LOGGED_IN, takes=Takes(query=SearchQuery))
def search(call: Call) -> SearchHits:
    """Records whose number, code, name, initials or phone matches."""
    text = (call.query("q", "", longest=200) or "").strip()
    items: list[SearchHit] = []
    if len(text) < 2:
        return {"items": items}
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
        fields = [
            name
            for name in dict.fromkeys(
                [plan.title or "", *(target.field for target in plan.search if target.how != "title")]
            )
            if name in plan.fields and not plan.fields[name].result.sealed and name not in rights.fields
        ]
        listing = Listing(search=found, limit=PER_FORM, fields=fields)
        page = select_records(call.tx, plan, call.plans, scope=rights.read, context=call.context(), listing=listing)
        for item in page.items:
            values = [str(value) for name in fields if (value := item.get(name)) not in (None, "")]
            items.append(
                {
                    "app": call.plans.app_of["form", key],
                    "form": key,
                    "form_name": plan.name.to_json(),
                    "id": item["id"],
                    "title": values[0] if values else f"#{item['id']}",
                    "subtitle": " · ".join(values[1:3]) or None,
                }
            )
    return {"items": items[:MOST]}


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
