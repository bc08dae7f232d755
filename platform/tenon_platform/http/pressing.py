"""Presses a button of a form on one record, with the answers to what it asks for."""

from collections.abc import Mapping
from typing import Any

from tenon_engines.kernel.errors import NotFound
from tenon_engines.kernel.text import Text
from tenon_platform.access.permissions import demand
from tenon_platform.http.call import Call
from tenon_platform.http.record_access import Seen, see
from tenon_platform.runtime.rules import press
from tenon_platform.runtime.work_unit import Work


def press_button(work: Work, seen: Seen, key: str, values: Mapping[str, Any]) -> tuple[str, int] | None:
    """Values that the button does not ask for are left out. Gives form and id of the record to be shown next, if another."""
    entry = seen.plan.buttons.get(key)
    if entry is None:
        raise NotFound(Text(f"没有按钮“{key}”", f"There is no button {key!r}"))
    demand(key in seen.rights.buttons, Text("此按钮", "this button"))
    form, number = seen.plan.key, seen.values["id"]
    opened = press(work, form, number, key, values)
    if opened is None:
        return None
    created = next(one for one in entry["actions"] if one["id"] == entry["opens"])
    return created["form"], opened


def shown_next(call: Call, form: str, record_id: int) -> dict[str, Any] | None:
    """What a button has opened, and whether the caller may fill it in; nothing to those who may not see it."""
    try:
        update = see(call, form, record_id).update
    except NotFound:
        return None
    return {"form": form, "id": record_id, "edit": update}
