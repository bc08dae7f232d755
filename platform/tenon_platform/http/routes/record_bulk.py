"""The same step for many records at once; each has its own result."""

from collections.abc import Callable
from functools import partial
from typing import Any

from tenon_engines.kernel.errors import Denied, ValidationError
from tenon_engines.kernel.problem import Problem
from tenon_engines.kernel.text import Text
from tenon_platform.http.call import Call
from tenon_platform.http.declared import Takes
from tenon_platform.http.each import MOST_IN_BULK, for_each
from tenon_platform.http.members import ids_of, known_only, object_of, text_of
from tenon_platform.http.permission import LOGGED_IN
from tenon_platform.http.pressing import press_button
from tenon_platform.http.record_access import demand_fields, demand_restorable, demand_transition, demand_update, see
from tenon_platform.http.routing import Routes
from tenon_platform.http.saving import save_one
from tenon_platform.http.shapes.bulk import BulkResults
from tenon_platform.http.shapes.record import BulkOrder
from tenon_platform.runtime.change import Change

routes = Routes("records")
_SWITCHES = ("delete", "restore")


@routes.post("/apps/{app}/forms/{form}/records/bulk", LOGGED_IN, takes=Takes(body=BulkOrder))
def bulk(call: Call) -> BulkResults:
    """A transition, a button, changed fields, deleting or restoring; one that fails does not stop the others."""
    form, body = call.path["form"], call.json_object()
    known_only(body, *BulkOrder.__annotations__)
    ids, deed = ids_of(body, "ids", MOST_IN_BULK), _deed(body)
    return for_each(call, ids, lambda number: deed(call, form, number))


def _deed(body: dict[str, Any]) -> Callable[[Call, str, int], None]:
    """The one thing to do with each record; who says none or several is told, rather than that all went well."""
    values, transition, button = object_of(body, "values"), text_of(body, "transition"), text_of(body, "button")
    asked = [name for name in ("restore", "delete", "transition", "button") if body.get(name) not in (None, False)]
    if len(asked) > 1 or not (asked or values) or any(body.get(name) not in (None, False, True) for name in _SWITCHES):
        said = Text(
            "transition、button、values、delete、restore 之中应当给出一项",
            "give one of transition, button, values, delete, restore",
        )
        raise ValidationError([Problem("bad_order", "", said)])
    if asked in (["restore"], ["delete"]):
        return _restore if asked == ["restore"] else _delete
    return partial(_step, values=values, transition=transition, button=button)


def _restore(call: Call, form: str, number: int) -> None:
    demand_restorable(call, form, number)
    save_one(call, Change(form, number, restore=True))


def _delete(call: Call, form: str, number: int) -> None:
    if not see(call, form, number).delete:
        raise Denied(Text("没有权限删除这条记录", "You may not delete this record"))
    save_one(call, Change(form, number, delete=True))


def _step(
    call: Call, form: str, number: int, *, values: dict[str, Any], transition: str | None, button: str | None
) -> None:
    """Of the values a transition or a button takes what it asks for, nothing else."""
    seen = see(call, form, number)
    if button is not None:
        press_button(call.work(), seen, button, values)
        return
    if transition is not None:
        asked = demand_transition(seen, transition).ask
        values = {name: value for name, value in values.items() if name in asked}
    else:
        demand_update(seen)
        demand_fields(seen.rights, seen.plan, values)
    save_one(call, Change(form, number, values=values, transition=transition))
