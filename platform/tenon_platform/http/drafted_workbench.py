"""A workbench as its draft would make it, for whoever designs it: whatever is right is shown, the rest is left out."""

from collections.abc import Mapping
from typing import Any

from tenon_engines.kernel.errors import DefinitionError, NotFound
from tenon_engines.kernel.problem import Problem
from tenon_engines.kernel.text import Text
from tenon_engines.workbench.plan import WorkbenchPlan
from tenon_platform.catalog import documents
from tenon_platform.catalog.kinds import Known, compile_one
from tenon_platform.http.call import Call
from tenon_platform.http.permission import BUILDER


def drafted_workbench(call: Call) -> WorkbenchPlan:
    """What the designer has kept last. Data stays within the caller's own rights."""
    BUILDER.check(call)
    key, plans = call.path["workbench"], call.plans
    stored = documents.load(call.tx, "workbench", key)
    if stored.app != call.path["app"]:
        raise NotFound(Text("此应用没有这个定义", "This application has no such definition"))
    body: Mapping[str, Any] = stored.draft or plans.body("workbench", key) or {}
    made: dict[str, dict[str, Any]] = {"form": dict(plans.forms), "dataset": dict(plans.datasets)}
    known = Known(plans.bodies, plans.shapes, frozenset(plans.roles), made)
    problems, plan = compile_one("workbench", body, known)
    if plan is None:
        problems, plan = compile_one("workbench", _sound(body, problems), known)
    if plan is None:
        raise DefinitionError(problems)
    found: WorkbenchPlan = plan
    return found


def _sound(body: Mapping[str, Any], problems: list[Problem]) -> Mapping[str, Any]:
    """Without the items that have a problem; a role that is unknown keeps nobody from looking at the rest."""
    wrong = {each.path.split("/")[2] for each in problems if each.path.startswith("/items/")}
    items = body.get("items")
    if not isinstance(items, list):
        return body
    return {**body, "roles": [], "items": [item for index, item in enumerate(items) if str(index) not in wrong]}
