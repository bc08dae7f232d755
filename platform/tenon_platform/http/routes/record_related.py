"""What belongs to a record: the records of other forms that refer to it."""

from collections.abc import Iterator

from tenon_engines.form.plan import FieldPlan, FormPlan
from tenon_platform.access.permissions import UNSEEN, FormRights
from tenon_platform.http.call import Call
from tenon_platform.http.listing import reveal
from tenon_platform.http.permission import LOGGED_IN
from tenon_platform.http.record_access import see
from tenon_platform.http.routing import Routes
from tenon_platform.http.shapes.record_related import RelatedGroup, RelatedRecords
from tenon_platform.storage.query import Listing, select_records
from tenon_platform.storage.query_count import count_records
from tenon_platform.storage.related import Related

routes = Routes("records")
SHOWN, FACTS = 5, 3
_LONG = ("textarea", "subtable", "phone", "address")


@routes.get("/apps/{app}/forms/{form}/records/{id}/related", LOGGED_IN)
def related_records(call: Call) -> RelatedRecords:
    """The newest records of each form that refer to this one, within the caller's rights; forms without any stay out."""
    seen = see(call, call.path["form"], call.record_id())
    groups: list[RelatedGroup] = []
    for key, plan in call.plans.forms.items():
        rights = call.rights.form(key)
        ways = [] if rights.read is None else list(_ways(plan, seen.plan.key, rights))
        for way, field in ways:
            group = _group(call, plan, Related(way, seen.values["id"]), field if len(ways) > 1 else None)
            groups += [group] if group["items"] else []
    return {"groups": groups}


def _ways(plan: FormPlan, target: str, rights: FormRights) -> Iterator[tuple[str, FieldPlan]]:
    """References of the form to `target` that the caller may see: its own, else those of its subtables' rows."""
    own = False
    tables = [("", plan.fields), *((f"{key}.", table.fields) for key, table in plan.subtables.items())]
    for place, fields in tables:
        for key, field in fields.items():
            hidden = {rights.fields.get(name) for name in (place.rstrip("."), f"{place}{key}")} & set(UNSEEN)
            if field.type == "reference" and field.target == target and not hidden and not (place and own):
                own = own or not place
                yield f"{place}{key}", field


def _group(call: Call, plan: FormPlan, related: Related, field: FieldPlan | None) -> RelatedGroup:
    rights = call.rights.form(plan.key)
    fields = _fields(plan, related.field, rights)
    listing = Listing(
        sort=(("id", True),),
        limit=SHOWN,
        fields=fields,
        restricted=rights.fields,
        reveal=reveal(call, plan),
        related=related,
    )
    context = call.context()
    page = select_records(call.tx, plan, call.plans, scope=rights.read, context=context, listing=listing)
    documents = {each["key"]: each for each in plan.document["fields"]}
    n, more = len(page.items), False
    if page.next_cursor is not None:
        n, more = count_records(call.tx, plan, call.plans, scope=rights.read, context=context, related=related)
    return {
        "app": call.plans.app_of["form", plan.key],
        "form": plan.key,
        "name": plan.name.to_json(),
        "field": None if "." in related.field else related.field,
        "field_name": field.name.to_json() if field is not None else None,
        "tab": _whole_tab(plan),
        "count": {"n": n, "more": more},
        "fields": [documents[key] for key in fields],
        "items": page.items,
    }


def _whole_tab(plan: FormPlan) -> str | None:
    tabs = [tab for view in plan.views[:1] for tab in view.get("tabs", ())]
    return next((tab["id"] for tab in tabs if tab.get("filter", "TRUE") == "TRUE"), None)


def _fields(plan: FormPlan, reference: str, rights: FormRights) -> list[str]:
    """Its title, its status, then what its list shows first; never the record that one comes from."""
    columns = [column.get("field", "") for view in plan.views[:1] for column in view.get("columns", ())]
    known = [
        key
        for key in dict.fromkeys(columns or plan.fields)
        if key in plan.fields and plan.fields[key].type not in _LONG and rights.fields.get(key) != "hidden"
    ]
    status = [key for key in known if key == "status" or plan.fields[key].type == "status"][:1]
    head = [key for key in dict.fromkeys([plan.title or "", *status]) if key in plan.fields]
    facts = [key for key in known if key not in head and key != reference and plan.fields[key].type != "status"]
    return [*(key for key in head if rights.fields.get(key) != "hidden"), *facts[:FACTS]]
