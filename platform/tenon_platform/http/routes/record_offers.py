"""What may be done to the rows of a list: the buttons and transitions that each record allows the caller now."""

from collections.abc import Mapping
from typing import Any

from tenon_engines.formula.compile import Formula
from tenon_engines.kernel.errors import ValidationError
from tenon_engines.kernel.problem import Problem
from tenon_engines.kernel.text import Text
from tenon_platform.http.call import Call
from tenon_platform.http.declared import Takes
from tenon_platform.http.listing import read_view
from tenon_platform.http.members import is_id
from tenon_platform.http.permission import form_right
from tenon_platform.http.record_access import Seen, know, see_all
from tenon_platform.http.record_page import guard_keys, offered_buttons, offered_transitions
from tenon_platform.http.routing import Routes
from tenon_platform.http.shapes.record import OfferedRows, RowOffers
from tenon_platform.http.shapes.record_query import OffersQuery
from tenon_platform.http.user_formula import document_filter
from tenon_platform.runtime.reactions import buttons

routes = Routes("records")
MOST = 200


@routes.get("/apps/{app}/forms/{form}/records/offers", form_right("read"), takes=Takes(query=OffersQuery))
def offers(call: Call) -> OfferedRows:
    """Records that the caller may not read stay out."""
    plan = call.plans.form(call.path["form"])
    view = _conditions(call, plan.key, read_view(call, plan))
    seen = see_all(call, plan.key, _ids(call))
    keys = guard_keys(plan.transitions.values())
    keys = keys.union(*(button.needs for button in buttons(call.plans, plan.key).values()))
    keys = keys.union(*(when.keys for when in view.values() if when is not None))
    know(call, plan, [one.values for one in seen.values()], keys)
    return {"items": [_row(call, number, one, view) for number, one in seen.items()]}


def _row(call: Call, number: int, seen: Seen, view: Mapping[str, Formula | None]) -> RowOffers:
    pressed = [each["key"] for each in offered_buttons(call, seen)]
    steps = [each["key"] for each in offered_transitions(call, seen) if each["allowed"]]
    row = [
        key
        for key, when in view.items()
        if (key in pressed or key in steps) and (when is None or when.run(seen.values, call.context()) is True)
    ]
    return {"id": number, "buttons": pressed, "transitions": steps, "row": row}


def _conditions(call: Call, form: str, view: Mapping[str, Any]) -> dict[str, Formula | None]:
    return {each["key"]: document_filter(call.plans, form, each.get("when")) for each in view.get("offer", ())}


def _ids(call: Call) -> list[int]:
    texts = (call.query("ids", longest=4000) or "").split(",")
    ids = [int(text) for text in texts if text.isascii() and text.isdigit() and len(text) < 20]
    if len(ids) != len(texts) or len(ids) > MOST or not all(is_id(each) for each in ids):
        message = Text(f"ids 应当是 1 到 {MOST} 个编号，用逗号隔开", f"ids are 1 to {MOST} ids, comma separated")
        raise ValidationError([Problem("wrong_type", "/ids", message)])
    return list(dict.fromkeys(ids))
