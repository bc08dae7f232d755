"""The inbox: what waits for the caller, what they decided, what they started, what was copied to them."""

from tenon_engines.kernel.text import Text
from tenon_platform.http.call import Call
from tenon_platform.http.declared import Takes
from tenon_platform.http.errors import BadRequest
from tenon_platform.http.inbox_items import inbox_items
from tenon_platform.http.permission import LOGGED_IN
from tenon_platform.http.routing import Routes
from tenon_platform.http.shapes.inbox import InboxPage, InboxQuery
from tenon_platform.runtime.task_list import BOXES, SORTED_BY, box, position, todo_count
from tenon_platform.storage import cursor

routes = Routes("inbox")


@routes.get("/inbox", LOGGED_IN, takes=Takes(query=InboxQuery))
def inbox(call: Call) -> InboxPage:
    """One box: what waits longest first, the other boxes newest first."""
    name = call.query("box", "todo") or "todo"
    if name not in BOXES:
        known = ", ".join(BOXES)
        raise BadRequest(Text(f"没有“{name}”，可用：{known}", f"There is no box {name!r}; one of: {known}"), path="box")
    limit = call.whole_number("limit", 50, 1, 200)
    mark, text = cursor.mark("inbox", name), call.query("cursor")
    past = cursor.read(text, mark, tuple(SORTED_BY[name].values())) if text else None
    user = call.actor.user_id or 0
    rows = box(call.tx, name, user, past=past, limit=limit + 1)
    more = len(rows) > limit
    return {
        "items": inbox_items(call, rows[:limit]),
        "next_cursor": cursor.write(position(name, rows[limit - 1]), mark) if more else None,
        "counts": {"todo": todo_count(call.tx, user)},
    }
