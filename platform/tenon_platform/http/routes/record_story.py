"""A record's timeline and the explanation of its values."""

from typing import Any

from tenon_engines.kernel.errors import NotFound
from tenon_engines.kernel.text import Text
from tenon_platform.access.permissions import UNSEEN
from tenon_platform.http.call import Call
from tenon_platform.http.declared import Takes
from tenon_platform.http.permission import LOGGED_IN
from tenon_platform.http.record_access import see
from tenon_platform.http.routing import Routes
from tenon_platform.http.seen_keys import sees
from tenon_platform.http.shapes.record_story import ExplainedFormula, ExplainQuery, Explanation, RecordHistory, Timeline
from tenon_platform.http.story import change_entries, timeline

routes = Routes("records")
ONE = "/apps/{app}/forms/{form}/records/{id}"


@routes.get(ONE + "/timeline", LOGGED_IN)
def record_timeline(call: Call) -> Timeline:
    """What happened to the record: flows with their reasons, changes, transitions; newest first."""
    items: list[Any] = timeline(call, see(call, call.path["form"], call.record_id()))
    return {"items": items}


@routes.get(ONE + "/history", LOGGED_IN)
def record_history(call: Call) -> RecordHistory:
    """Every save with the values before and after."""
    items: list[Any] = change_entries(call, see(call, call.path["form"], call.record_id()))
    for item in items:
        del item["order"]
    return {"items": items, "next_cursor": None}


@routes.get(ONE + "/explain", LOGGED_IN, takes=Takes(query=ExplainQuery))
def explain(call: Call) -> Explanation:
    """Why a computed field or a condition has the value it has: each comparison with both sides."""
    seen = see(call, call.path["form"], call.record_id())
    key = call.query("field", "") or ""
    field = seen.plan.fields.get(key)
    if field is None or seen.fields.get(key) in UNSEEN:
        raise NotFound(Text(f"没有字段“{key}”", f"There is no field {key!r}"), path="field")
    found: dict[str, ExplainedFormula] = {}
    for name in ("formula", "required", "visible", "readonly"):
        formula = getattr(field, name)
        if formula is not None:
            # both sides of a comparison are values: those that the caller may not see stay out
            parts = formula.explain(seen.values, call.context())
            found[name] = {
                "text": formula.text,
                "value": formula.run(seen.values, call.context()),
                "parts": [part for part in parts if sees(call, seen, part["keys"])],
            }
    return {"field": key, "name": field.name.to_json(), "formulas": found}
