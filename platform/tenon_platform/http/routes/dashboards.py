"""Dashboards: their documents and the data of their tiles."""

from collections.abc import Mapping
from typing import Any

from tenon_engines.kernel.errors import NotFound, ValidationError
from tenon_engines.kernel.problem import Problem
from tenon_engines.kernel.text import Text
from tenon_engines.report.charts.chart import Look
from tenon_platform.access.permissions import demand
from tenon_platform.http.call import Call
from tenon_platform.http.declared import Takes
from tenon_platform.http.permission import Permission
from tenon_platform.http.routing import Routes
from tenon_platform.http.shapes.document import Document
from tenon_platform.http.shapes.report import DashboardQuestion, TileResults
from tenon_platform.runtime.dashboards import Viewer, dashboard_data

routes = Routes("dashboards")
_MOST_TILES = 60


def _may_see(call: Call) -> None:
    key = call.path["key"]
    if key not in call.plans.dashboards:
        raise NotFound(Text(f"没有看板“{key}”", f"There is no dashboard {key!r}"))
    demand(key in call.rights.dashboards or call.rights.is_builder, Text("查看此看板", "seeing this dashboard"))


DASHBOARD = Permission("dashboard", _may_see)


@routes.get("/apps/{app}/dashboards/{key}", DASHBOARD)
def dashboard(call: Call) -> Document:
    """The published document of a dashboard."""
    return dict(call.plans.dashboards[call.path["key"]])


@routes.post(
    "/apps/{app}/dashboards/{key}/data", DASHBOARD, transaction="read", safe=True, takes=Takes(body=DashboardQuestion)
)
def data(call: Call) -> TileResults:
    """The numbers and figures of all tiles, or of those named in `tiles`, under the given filters."""
    body = call.json_object()
    filters, tiles = body.get("filters", {}), body.get("tiles")
    if not isinstance(filters, dict):
        raise _bad("/filters", Text("filters 应当是一个对象", "filters is an object"))
    if tiles is not None and (not isinstance(tiles, list) or len(tiles) > _MOST_TILES):
        raise _bad("/tiles", Text("tiles 应当是图块 id 的列表", "tiles is a list of tile ids"))
    document = call.plans.dashboards[call.path["key"]]
    return {"tiles": dashboard_data(call.tx, call.plans, document, viewer_of(call, body), filters, tiles)}


def viewer_of(call: Call, body: Mapping[str, Any]) -> Viewer:
    """Who looks at figures; `theme: dark` asks for the dark palette."""
    return Viewer(call.rights, call.context(), Look(call.language, body.get("theme") == "dark"))


def _bad(path: str, message: Text) -> ValidationError:
    return ValidationError([Problem("bad_request", path, message)])
