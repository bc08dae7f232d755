"""Free queries against datasets: what the dashboard designer shows live."""

from typing import Any, cast

from tenon_engines.kernel.errors import Denied, ValidationError
from tenon_engines.kernel.problem import Problem
from tenon_engines.kernel.text import Text
from tenon_engines.report.dashboard import filter_dimension
from tenon_engines.report.period import read_period
from tenon_platform.http.call import Call
from tenon_platform.http.declared import Takes
from tenon_platform.http.listing import read_filters, read_tab, read_view, search_of
from tenon_platform.http.permission import LOGGED_IN, form_right
from tenon_platform.http.routes.dashboards import viewer_of
from tenon_platform.http.routing import Routes
from tenon_platform.http.shapes.record import Sums, SumsOrder
from tenon_platform.http.shapes.record_query import SumsQuery
from tenon_platform.http.shapes.report import DatasetInfos, TileQuestion, TileResult
from tenon_platform.runtime.dashboards import Spans, tile_data
from tenon_platform.runtime.report_rights import check_typed
from tenon_platform.runtime.reports import dataset_of
from tenon_platform.storage.query_aggregate import MOST, aggregate_records

routes = Routes("reports")


@routes.get("/apps/{app}/datasets", LOGGED_IN)
def datasets(call: Call) -> DatasetInfos:
    """Datasets that this person may ask, with their dimensions and measures."""
    own = [plan for plan in call.plans.datasets.values() if call.plans.app_of["dataset", plan.key] == call.path["app"]]
    items: list[Any] = [plan.to_json() for plan in own if may_ask(call, plan.key)]
    return {"items": items}


@routes.post("/reports/query", LOGGED_IN, transaction="read", safe=True, takes=Takes(body=TileQuestion))
def query(call: Call) -> TileResult:
    """One tile: `{query, view?, period?}`."""
    body = call.json_object()
    asked = body.get("query")
    asked = asked if isinstance(asked, dict) else {}
    dataset = dataset_of(call.plans, asked.get("dataset"))
    if not may_ask(call, dataset.key):
        raise Denied(Text("没有权限查看这些数据", "You may not read these records"))
    view = body.get("view")
    spans: Spans = ()
    period = read_period(body.get("period"), call.now, call.zone)
    dim = filter_dimension({"key": "period", "type": "date_range"}, dataset)
    if period is not None and dim is not None:
        spans = ((dim, period),)
    if not call.rights.is_builder:
        check_typed(dataset, asked.get("filter"), call.rights)
    chosen = view if isinstance(view, dict) else {"kind": "table"}
    return cast("TileResult", tile_data(call.tx, call.plans, asked, chosen, viewer_of(call, body), spans))


@routes.post(
    "/apps/{app}/forms/{form}/records/aggregate",
    form_right("read"),
    transaction="read",
    safe=True,
    takes=Takes(query=SumsQuery, body=SumsOrder),
)
def aggregate(call: Call) -> Sums:
    """Sums over the rows of a list: `{values: [{fn, field}]}`, with the list's own filter, tab and search."""
    plan = call.plans.form(call.path["form"])
    view = read_view(call, plan)
    asked = call.json_object().get("values")
    if not isinstance(asked, list) or not 1 <= len(asked) <= MOST or not all(isinstance(each, dict) for each in asked):
        message = Text(f"values 应当是 1 到 {MOST} 项的列表", f"values is a list of 1 to {MOST} entries")
        raise ValidationError([Problem("bad_aggregate", "/values", message)])
    rights = call.rights.form(plan.key)
    values = aggregate_records(
        call.tx,
        plan,
        call.plans,
        scope=rights.read,
        context=call.context(),
        wanted=[(str(each.get("fn")), str(each.get("field") or "")) for each in asked],
        filters=read_filters(call, plan, view, read_tab(call, view)),
        search=search_of(call, plan),
        restricted=rights.fields,
    )
    return {"values": values}


def may_ask(call: Call, key: str) -> bool:
    """Builders ask any dataset; others those behind a dashboard of theirs. Rows and fields are checked besides."""
    if call.rights.is_builder:
        return True
    boards = (call.plans.dashboards[name] for name in call.rights.dashboards)
    return any(tile["query"]["dataset"] == key for board in boards for tile in board["tiles"])
