"""The inbox: what waits for the caller, what they decided, what they started, what was copied to them."""

from tenon_engines.kernel.text import Text
from tenon_platform.http.call import Call
from tenon_platform.http.declared import Takes
from tenon_platform.http.errors import BadRequest
from tenon_platform.http.inbox_items import inbox_items
from tenon_platform.http.permission import LOGGED_IN
from tenon_platform.http.routing import Routes
from tenon_platform.http.shapes.inbox import InboxPage, InboxQuery
from tenon_platform.runtime.task_list import BOXES, LATEST, box, todo_count

routes = Routes("inbox")


@routes.get("/inbox", LOGGED_IN, takes=Takes(query=InboxQuery))
def inbox(call: Call) -> InboxPage:
    """One box, newest first."""
    name = call.query("box", "todo") or "todo"
    if name not in BOXES:
        known = ", ".join(BOXES)
        raise BadRequest(Text(f"没有“{name}”，可用：{known}", f"There is no box {name!r}; one of: {known}"), path="box")
    limit = call.whole_number("limit", 50, 1, 200)
    before = call.whole_number("cursor", LATEST, 1, LATEST)
    user = call.actor.user_id or 0
    rows = box(call.tx, name, user, before=before, limit=limit + 1)
    more = len(rows) > limit
    return {
        "items": inbox_items(call, rows[:limit]),
        "next_cursor": str(rows[limit - 1]["id"]) if more else None,
        "counts": {"todo": todo_count(call.tx, user)},
    }
