"""Records of a form: lists, counts, one record, new, changed, deleted, many at once."""

from collections.abc import Mapping, Sequence

from tenon_engines.form.plan import FormPlan
from tenon_engines.kernel.errors import Denied
from tenon_engines.kernel.text import Text
from tenon_platform.http.answer import Answer, Created
from tenon_platform.http.as_drafted import as_drafted
from tenon_platform.http.call import Call
from tenon_platform.http.copied import copied
from tenon_platform.http.declared import Takes
from tenon_platform.http.entered import entered
from tenon_platform.http.listed_rollups import add_rollups
from tenon_platform.http.listing import read_filters, read_listing, read_tab, read_view, search_of, view_parts
from tenon_platform.http.members import object_of, texts_of
from tenon_platform.http.permission import LOGGED_IN, form_right
from tenon_platform.http.problems import problems_json
from tenon_platform.http.record_access import demand_fields, demand_restorable, demand_update, see
from tenon_platform.http.record_page import record_page
from tenon_platform.http.record_view import record_json
from tenon_platform.http.routing import Routes
from tenon_platform.http.saving import etag, save_one
from tenon_platform.http.shapes.record import (
    PreviewedValues,
    PreviewOrder,
    RecordAnswer,
    RecordPage,
    SavedRecord,
    TabCount,
    TabCounts,
    Values,
)
from tenon_platform.http.shapes.record_query import CountsQuery, DraftedQuery, RecordsQuery
from tenon_platform.http.user_formula import document_filter
from tenon_platform.runtime.change import Change
from tenon_platform.runtime.preview import preview as work_out
from tenon_platform.storage.query import select_records
from tenon_platform.storage.query_count import count_tabs
from tenon_platform.storage.query_where import Condition

routes = Routes("records")
ALL = "/apps/{app}/forms/{form}/records"
ONE = ALL + "/{id}"
MOST_CHANGED = 2000


@routes.get(ALL, form_right("read"), takes=Takes(query=RecordsQuery))
def record_list(call: Call) -> Answer[RecordPage]:
    """One page of records within the caller's rights."""
    plan = call.plans.form(call.path["form"])
    scope = call.rights.form(plan.key).read
    listing = read_listing(call, plan)
    page = select_records(call.tx, plan, call.plans, scope=scope, context=call.context(), listing=listing)
    add_rollups(call, plan, read_view(call, plan), listing, page)
    return Answer(page.to_bytes())


@routes.get(ALL + "/counts", form_right("read"), takes=Takes(query=CountsQuery))
def counts(call: Call) -> TabCounts:
    """How many records each tab of a view has, up to 10,000; of one tab also how many of each choice it is counted by."""
    plan = call.plans.form(call.path["form"])
    view = read_view(call, plan)
    tabs = {}
    for tab in view.get("tabs", ()):
        own = document_filter(call.plans, plan.key, tab.get("filter"))
        tabs[tab["id"]] = (own,) if own is not None else ()
    found = _counted(call, plan, tabs or {"all": ()}, read_filters(call, plan, view))
    tab = read_tab(call, view)
    parts = {name: (each,) for name, each in view_parts(call, plan, view).items()} if tab or not tabs else {}
    if not parts:
        return {"counts": found}
    within = read_filters(call, plan, view, tab)
    shown = {name: count for name, count in _counted(call, plan, parts, within).items() if count["n"]}
    return {"counts": found, "parts": shown}


def _counted(
    call: Call, plan: FormPlan, tabs: Mapping[str, Sequence[Condition]], filters: tuple[Condition, ...]
) -> dict[str, TabCount]:
    found = count_tabs(
        call.tx,
        plan,
        call.plans,
        scope=call.rights.form(plan.key).read,
        context=call.context(),
        tabs=tabs,
        filters=filters,
        search=search_of(call, plan),
    )
    return {name: {"n": n, "more": more} for name, (n, more) in found.items()}


@routes.post(ALL, form_right("create"), takes=Takes(body=Values))
def create(call: Call) -> Created[SavedRecord]:
    """A new record."""
    form, values = call.path["form"], call.json_object()
    demand_fields(call.rights.form(form), call.plans.form(form), values)
    body, headers = save_one(call, Change(form, values=values))
    return Created(body, headers=headers)


@routes.get(ONE, LOGGED_IN)
def read(call: Call) -> Answer[RecordAnswer]:
    """One record with what the caller may do with it, and where its flows stand."""
    seen = see(call, call.path["form"], call.record_id())
    return Answer(record_page(call, seen), headers=etag(seen.values["rev"]))


@routes.patch(ONE, LOGGED_IN, takes=Takes(body=Values, revision=True))
def change(call: Call) -> Answer[SavedRecord]:
    """Changes fields; a subtable is sent as its full list. A stale revision answers 409 with both versions."""
    form, number, values = call.path["form"], call.record_id(), call.json_object()
    seen = see(call, form, number)
    demand_update(seen)
    demand_fields(seen.rights, seen.plan, values)
    body, headers = save_one(call, Change(form, number, values=values, rev=call.if_match()), values)
    return Answer(body, headers=headers)


@routes.delete(ONE, LOGGED_IN, takes=Takes(revision=True))
def delete(call: Call) -> None:
    """Moves the record to the bin."""
    form, number = call.path["form"], call.record_id()
    seen = see(call, form, number)
    if not seen.delete:
        raise Denied(Text("没有权限删除这条记录", "You may not delete this record"))
    save_one(call, Change(form, number, rev=call.if_match(), delete=True))


@routes.post(ONE + "/restore", LOGGED_IN, takes=Takes(revision=True))
def restore(call: Call) -> Answer[SavedRecord]:
    """Takes the record back out of the bin; refused while a unique key is taken or a record it refers to is gone."""
    form, number = call.path["form"], call.record_id()
    demand_restorable(call, form, number)
    body, headers = save_one(call, Change(form, number, rev=call.if_match(), restore=True))
    return Answer(body, headers=headers)


@routes.post(
    ALL + "/preview", LOGGED_IN, transaction="read", safe=True, takes=Takes(query=DraftedQuery, body=PreviewOrder)
)
def preview(call: Call) -> PreviewedValues:
    """Defaults, values from references and computed values of a record that is not saved yet."""
    form, body = call.path["form"], call.json_object()
    as_drafted(call)
    plan = call.plans.form(form)
    number, fields = entered(call, form, body)
    values, changed = object_of(body, "values"), texts_of(body, "changed", MOST_CHANGED)
    found, problems = work_out(call.work(), form, values, changed, record=number)
    return {
        "values": record_json(call, plan, found, fields),
        "copied": copied(call, plan, found, None if number is None else values),
        "errors": problems_json(problems, call.language),
    }
