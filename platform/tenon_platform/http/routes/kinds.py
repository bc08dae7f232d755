"""What designers may offer: every kind of field, node, trigger, action and chart, and the functions of formulas."""

from typing import Any

from tenon_engines.form.fields import field_types
from tenon_engines.formula.functions import functions
from tenon_engines.process.assignees import assignees
from tenon_engines.process.nodes import nodes
from tenon_engines.report.charts import charts
from tenon_engines.rule.actions import actions
from tenon_engines.rule.triggers import triggers
from tenon_platform.http.call import Call
from tenon_platform.http.permission import LOGGED_IN
from tenon_platform.http.routing import Routes

routes = Routes("kinds")


@routes.get("/kinds", LOGGED_IN)
def kinds(call: Call) -> dict[str, Any]:
    """Each kind with its labels, icon and the JSON Schema of its options."""
    return {
        "fields": [kind.describe() for kind in field_types.values()],
        "nodes": [kind.describe() for kind in nodes.values()],
        "assignees": [kind.describe() for kind in assignees.values()],
        "triggers": [kind.describe() for kind in triggers.values()],
        "actions": [kind.describe() for kind in actions.values()],
        "charts": [kind.describe() for kind in charts.values()],
        "functions": [
            {
                "name": function.name,
                "group": function.group,
                "signature": {"zh": function.signature, "en": function.signature},
                "doc": function.doc.to_json(),
                "example": function.example,
            }
            for function in functions.values()
        ],
    }
