"""Workbenches: what a role sees first, with all of its data in one answer."""

from tenon_engines.kernel.errors import NotFound
from tenon_engines.kernel.text import Text
from tenon_platform.access.permissions import demand
from tenon_platform.http.call import Call
from tenon_platform.http.declared import Takes
from tenon_platform.http.drafted_workbench import drafted_workbench
from tenon_platform.http.permission import BUILDER, LOGGED_IN, Permission
from tenon_platform.http.routing import Routes
from tenon_platform.http.shapes.document import Document
from tenon_platform.http.shapes.workbench import Workbench, WorkbenchAnswer, WorkbenchQuery
from tenon_platform.http.workbench_data import fitting, workbench_json

routes = Routes("workbenches")
_MOST_TABS = 40


def _may_see(call: Call) -> None:
    plan = call.plans.workbenches.get(call.path["workbench"])
    if plan is None:
        key = call.path["workbench"]
        raise NotFound(Text(f"没有工作台“{key}”", f"There is no home page {key!r}"))
    demand(plan.roles & call.actor.roles or call.rights.is_builder, Text("查看此工作台", "seeing this home page"))


WORKBENCH = Permission("workbench", _may_see)


@routes.get("/apps/{app}/workbenches/mine/data", LOGGED_IN, takes=Takes(query=WorkbenchQuery))
def mine(call: Call) -> WorkbenchAnswer:
    """The workbench that fits the caller's roles, with its data; `key` is null where none does."""
    app = call.path["app"]
    own = [plan for key, plan in call.plans.workbenches.items() if call.plans.app_of.get(("workbench", key)) == app]
    plan = fitting(own, call.actor.roles)
    return workbench_json(call, plan, _tabs(call)) if plan is not None else {"key": None}


@routes.get("/apps/{app}/workbenches/{workbench}", WORKBENCH)
def workbench(call: Call) -> Document:
    """The published document of a workbench."""
    return dict(call.plans.workbenches[call.path["workbench"]].document)


@routes.get("/apps/{app}/workbenches/{workbench}/draft-data", BUILDER, takes=Takes(query=WorkbenchQuery))
def draft_data(call: Call) -> Workbench:
    """The workbench as its draft would make it, with the caller's data; items that have a problem are left out."""
    return workbench_json(call, drafted_workbench(call), _tabs(call))


@routes.get("/apps/{app}/workbenches/{workbench}/data", WORKBENCH, takes=Takes(query=WorkbenchQuery))
def data(call: Call) -> Workbench:
    """A workbench as the caller sees it, with the data of all of its items."""
    return workbench_json(call, call.plans.workbenches[call.path["workbench"]], _tabs(call))


def _tabs(call: Call) -> dict[str, str]:
    """`tabs=list:tab,list:tab`: which tab of which list is wanted."""
    text = call.query("tabs", longest=4000) or ""
    parts = [part.partition(":") for part in text.split(",")[:_MOST_TABS]]
    return {item: tab for item, _, tab in parts if tab}
