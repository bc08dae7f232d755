"""What designers may offer: every kind of field, node, trigger, action and chart, and the functions of formulas."""

from collections.abc import Mapping
from typing import Any

from tenon_engines.form.fields import field_types
from tenon_engines.form.layout import layout_types
from tenon_engines.form.panels import panels
from tenon_engines.formula.functions import functions
from tenon_engines.process.assignees import assignees
from tenon_engines.process.nodes import nodes
from tenon_engines.report.charts import charts
from tenon_engines.rule.actions import actions
from tenon_engines.rule.triggers import triggers
from tenon_engines.workbench.items import items
from tenon_platform.http.call import Call
from tenon_platform.http.permission import LOGGED_IN
from tenon_platform.http.routing import Routes
from tenon_platform.http.shapes.kinds import KindInfo, Kinds

routes = Routes("kinds")


@routes.get("/kinds", LOGGED_IN)
def kinds(call: Call) -> Kinds:
    """Each kind with its labels, icon and the JSON Schema of its options."""
    return {
        "fields": _described(field_types),
        "layout": _described(layout_types),
        "panels": _described(panels),
        "nodes": _described(nodes),
        "assignees": _described(assignees),
        "triggers": _described(triggers),
        "actions": _described(actions),
        "charts": _described(charts),
        "items": _described(items),
        "functions": [
            {
                "name": function.name,
                "group": function.group,
                "signature": function.signature.to_json(),
                "doc": function.doc.to_json(),
                "example": function.example,
            }
            for function in functions.values()
        ],
    }


def _described(kinds: Mapping[str, Any]) -> list[KindInfo]:
    return [kind.describe() for kind in kinds.values()]
