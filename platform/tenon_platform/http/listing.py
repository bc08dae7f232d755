"""What a list request asks for: view, tab, filter, sort, search, fields; checked against the caller's rights."""

from collections.abc import Mapping
from typing import Any

from tenon_engines.form.plan import FormPlan
from tenon_engines.kernel.errors import NotFound, ValidationError
from tenon_engines.kernel.problem import Problem
from tenon_engines.kernel.text import Text
from tenon_platform.access.masking import mask
from tenon_platform.access.permissions import UNSEEN, demand
from tenon_platform.access.secrets import secrets_of
from tenon_platform.http.call import Call
from tenon_platform.http.user_formula import document_filter, read_filter
from tenon_platform.runtime.my_tasks import waiting_for_me
from tenon_platform.storage.query import Listing
from tenon_platform.storage.query_where import Condition
from tenon_platform.storage.row_writer import Cell
from tenon_platform.storage.search import Search, read_search

MOST_SORTS = 4


def read_listing(call: Call, plan: FormPlan) -> Listing:
    """The listing of this request."""
    view = read_view(call, plan)
    rights = call.rights.form(plan.key)
    fields = call.query("fields")
    trash = call.query("trash") in ("1", "true")
    return Listing(
        filters=_of_bin(call, plan) if trash else _read_rows(call, plan, view),
        sort=_sort(call, plan, view),
        search=search_of(call, plan),
        cursor=call.query("cursor"),
        limit=call.whole_number("limit", 50, 1, 200),
        fields=[name for name in fields.split(",") if name] if fields else None,
        restricted=rights.fields,
        reveal=reveal(call, plan),
        trash=trash,
    )


def _read_rows(call: Call, plan: FormPlan, view: Mapping[str, Any]) -> tuple[Condition, ...]:
    found = read_filters(call, plan, view, read_tab(call, view))
    wanted = call.query("part")
    if wanted is None:
        return found
    part = view_parts(call, plan, view).get(wanted)
    if part is None:
        raise NotFound(Text(f"没有分类“{wanted}”", f"The view does not count by {wanted!r}"), path="part")
    return (*found, part)


def view_parts(call: Call, plan: FormPlan, view: Mapping[str, Any]) -> dict[str, Condition]:
    """The choices that the view counts by, each as a condition; none where the caller may not see the field."""
    key = view.get("split")
    if key is None or call.rights.form(plan.key).fields.get(key) in UNSEEN:
        return {}
    choices = plan.fields[key].result.value_type().options or ()
    found = {each: document_filter(call.plans, plan.key, f'{key} = "{each}"') for each in choices}
    return {each: condition for each, condition in found.items() if condition is not None}


def read_view(call: Call, plan: FormPlan) -> Mapping[str, Any]:
    key = call.query("view")
    if key is None:
        return plan.views[0] if plan.views else {}
    for view in plan.views:
        if view["key"] == key:
            return view
    raise NotFound(Text(f"没有视图“{key}”", f"There is no view {key!r}"), path="view")


def read_tab(call: Call, view: Mapping[str, Any]) -> Mapping[str, Any] | None:
    wanted = call.query("tab")
    if wanted is None:
        return None
    for tab in view.get("tabs", ()):
        if tab["id"] == wanted:
            found: Mapping[str, Any] = tab
            return found
    raise NotFound(Text("没有这个页签", f"There is no tab {wanted!r}"), path="tab")


def read_filters(
    call: Call, plan: FormPlan, view: Mapping[str, Any], tab: Mapping[str, Any] | None = None
) -> tuple[Condition, ...]:
    """Filters of the view and the tab (their author's), the caller's own, and whether it waits for the caller."""
    found: list[Condition | None] = [
        document_filter(call.plans, plan.key, view.get("filter")),
        document_filter(call.plans, plan.key, tab.get("filter") if tab else None),
        read_filter(call.plans, plan.key, call.rights, call.query("filter")),
    ]
    if call.query("mine") in ("1", "true"):
        found.append(waiting_for_me(plan.key))
    return tuple(each for each in found if each is not None)


def _of_bin(call: Call, plan: FormPlan) -> tuple[Condition, ...]:
    """The bin holds what the caller could have thrown away; views are about live records."""
    may = call.rights.form(plan.key).delete
    demand(may, Text("查看回收站", "to see the bin"))
    own = read_filter(call.plans, plan.key, call.rights, call.query("filter"))
    return tuple(each for each in (may, own) if each is not None and each is not True)


def search_of(call: Call, plan: FormPlan) -> Search | None:
    text = call.query("search", longest=200)
    if not text:
        return None
    return read_search(plan, call.plans.forms, text, secrets_of(call.tenant).keyed_hash, unsearched(call, plan))


def unsearched(call: Call, plan: FormPlan) -> dict[str, Mapping[str, str]]:
    """Restricted fields of the form and of what it refers to."""
    forms = [plan.key, *(plan.fields[each.field].target or "" for each in plan.search if each.how == "title")]
    return {form: call.rights.form(form).fields for form in forms}


def reveal(call: Call, plan: FormPlan) -> dict[str, Cell]:
    """How stored secrets and masked values are shown to this caller in a list."""
    restricted = call.rights.form(plan.key).fields
    kept: dict[Any, dict[str, Cell]] = plan.cache.setdefault("reveal", {})
    key = tuple(restricted.items())
    if key not in kept:
        kept[key] = _reveal(plan, restricted, secrets_of(call.tenant).decrypt)
    return kept[key]


def _reveal(plan: FormPlan, restricted: Mapping[str, str], decrypt: Cell) -> dict[str, Cell]:
    found: dict[str, Cell] = {}
    for key, field in plan.fields.items():
        if not field.column:
            continue
        masked = restricted.get(key) == "masked"
        if field.result.sealed:
            found[key] = _unsealed(field.result.name, decrypt) if masked else decrypt
        elif masked:
            found[key] = _masked(field.result.name)
    return found


def _unsealed(kind: str, decrypt: Cell) -> Cell:
    return lambda stored: mask(kind, decrypt(stored))


def _masked(kind: str) -> Cell:
    return lambda value: mask(kind, value)


def _sort(call: Call, plan: FormPlan, view: Mapping[str, Any]) -> tuple[tuple[str, bool], ...]:
    """The caller's order; else that of the tab, where it has one, or of the view."""
    text = call.query("sort", longest=400)
    unseen = [key for key, right in call.rights.form(plan.key).fields.items() if right in UNSEEN]
    if not text:
        usual = (read_tab(call, view) or {}).get("sort") or view.get("sort", ())
        kept = [each for each in usual if each["field"] not in unseen]
        return tuple((each["field"], bool(each.get("desc"))) for each in kept)
    parts = [part.strip() for part in text.split(",") if part.strip()]
    if len(parts) > MOST_SORTS:
        message = Text(f"最多按 {MOST_SORTS} 个字段排序", f"A list is sorted by {MOST_SORTS} fields at most")
        raise ValidationError([Problem("bad_sort", "/sort", message)])
    for key in (part.lstrip("-+") for part in parts):
        if key in unseen:  # its name is none of the caller's business
            message = Text(f"不能按“{key}”排序", f"The list cannot be sorted by “{key}”")
            raise ValidationError([Problem("bad_sort", "/sort", message)])
    return tuple((part.lstrip("-+"), part.startswith("-")) for part in parts)
