"""Choosing a record for a reference: by its form's search fields, within the filter and the caller's rights."""

from collections.abc import Mapping
from typing import Any

from tenon_engines.form.plan import FieldPlan, FormPlan
from tenon_engines.formula.compile import Formula
from tenon_engines.kernel.errors import NotFound
from tenon_engines.kernel.text import Text
from tenon_platform.access.permissions import UNSEEN, FormRights
from tenon_platform.access.secrets import secrets_of
from tenon_platform.catalog.plans import plans as published
from tenon_platform.http.as_drafted import as_drafted
from tenon_platform.http.call import Call
from tenon_platform.http.declared import Takes
from tenon_platform.http.listing import reveal, unsearched
from tenon_platform.http.options_filter import choice_filter
from tenon_platform.http.permission import LOGGED_IN
from tenon_platform.http.routing import Routes
from tenon_platform.http.shapes.option import OptionItem, OptionPage
from tenon_platform.http.shapes.record_query import OptionsQuery
from tenon_platform.http.task_fields import with_step
from tenon_platform.http.waiting import opened_by_tasks
from tenon_platform.storage.query import Listing, select_records
from tenon_platform.storage.search import read_search

routes = Routes("records")
MOST_VALUES = 6
PREFERRED = ("name", "code", "recipient")
SECOND = ("name", "code", "number", "spec", "phone_tail", "city")


@routes.get("/apps/{app}/forms/{form}/options/{path:path}", LOGGED_IN, takes=Takes(query=OptionsQuery))
def options(call: Call) -> OptionPage:
    """Records that a reference field may point at; `path` is `customer` or `lines.sku`.

    `record` is the record being filled in, for filters that ask for its values: its number, or its values as JSON.
    """
    drafted = as_drafted(call)
    form = call.plans.form(call.path["form"])
    own = call.rights.form(form.key)
    path = call.path["path"]
    edits = own.create or own.update is not None
    step = {} if edits and path.split(".")[0] not in own.fields else opened_by_tasks(call, form.key)
    field = _field(form, path, with_step(own.fields, step, hide=False, write=True))
    # records there are have the columns that are published, whatever a draft says of its own form
    forms = published(call.tx).forms if drafted else call.plans.forms
    target = forms.get(field.target or "") if drafted else call.plans.form(field.target or "")
    if target is None:
        return {"items": [], "next_cursor": None}
    rights = call.rights.form(target.key)
    # who fills in the form may pick from its targets, even without a page of their own for them
    scope = rights.read if rights.read is not None else (True if edits or step else None)
    text = call.query("search", longest=200)
    hidden = unsearched(call, target)
    if rights.read is None:
        others = {each.field: "hidden" for each in target.search if each.field != target.title}
        hidden[target.key] = {**rights.fields, **others}
    hashed = secrets_of(call.tenant).keyed_hash
    search = read_search(target, forms, text, hashed, hidden) if text else None
    wanted: Formula | None = choice_filter(call, form, field)
    listing = Listing(
        filters=() if wanted is None else (wanted,),
        search=search,
        limit=call.whole_number("limit", 20, 1, 50),
        cursor=call.query("cursor"),
        fields=_shown(target, rights),
        restricted=rights.fields,
        reveal=reveal(call, target),
    )
    page = select_records(call.tx, target, call.plans, scope=scope, context=call.context(), listing=listing)
    return {"items": [_option(target, item) for item in page.items], "next_cursor": page.next_cursor}


def _field(plan: FormPlan, path: str, restricted: Mapping[str, str]) -> FieldPlan:
    table, _, key = path.rpartition(".")
    fields = plan.subtables[table].fields if table in plan.subtables else plan.fields if not table else {}
    found = fields.get(key)
    unseen = any(restricted.get(name) in UNSEEN for name in (path, table))
    if found is None or found.target is None or unseen:
        raise NotFound(Text(f"“{path}”不是引用字段", f"{path!r} is not a reference field"))
    return found


def _shown(target: FormPlan, rights: FormRights) -> list[str]:
    """Who may not read the form still sees what its records are called, as everywhere a reference is shown."""
    if rights.read is None:
        return [target.title] if target.title is not None and target.title in target.fields else []
    wanted = [target.title or "", *(search.field for search in target.search), *SECOND]
    for field in target.fields.values():
        if field.result.name in ("money", "number", "select", "status") and field.column:
            wanted.append(field.key)
    kept = dict.fromkeys(key for key in wanted if key in target.fields and target.fields[key].column)
    return [key for key in kept if rights.fields.get(key) != "hidden"][: MOST_VALUES + 2]


def _option(target: FormPlan, item: dict[str, Any]) -> OptionItem:
    title = _text(item.get(target.title or "")) or f"#{item['id']}"
    values = {key: value for key, value in item.items() if key not in ("id", "rev", target.title)}
    spoken = [_text(values[key]) for key in (*PREFERRED, *values) if key in values]
    subtitle = next((text for text in spoken if text and text != title), None)
    return {"id": item["id"], "title": title, "subtitle": subtitle, "values": values}


def _text(value: Any) -> str | None:
    if isinstance(value, dict):
        return value.get("title") or value.get("name")
    return str(value) if value not in (None, "") else None
