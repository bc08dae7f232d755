"""The caller's messages."""

from typing import Any

from tenon_engines.kernel.text import Text
from tenon_platform.http.call import Call
from tenon_platform.http.declared import Takes
from tenon_platform.http.members import ids_of
from tenon_platform.http.permission import LOGGED_IN
from tenon_platform.http.routing import Routes
from tenon_platform.http.shapes.notifications import Notice, NoticeLink, Notices, NoticesQuery, ReadNotices, UnreadCount
from tenon_platform.notify.inbox import LATEST, mark_read, page, unread

routes = Routes("notifications")
MOST_MARKED = 500


@routes.get("/notifications", LOGGED_IN, takes=Takes(query=NoticesQuery))
def notifications(call: Call) -> Notices:
    """Newest first; `unread=true` for those not read yet."""
    user = call.actor.user_id or 0
    limit = call.whole_number("limit", 30, 1, 100)
    before = call.whole_number("cursor", LATEST, 1, LATEST)
    only = (call.query("unread", "") or "").lower() in ("1", "true", "yes")
    rows = page(call.tx, user, before=before, limit=limit + 1, unread_only=only)
    return {
        "items": [_item(call, row) for row in rows[:limit]],
        "next_cursor": str(rows[limit - 1]["id"]) if len(rows) > limit else None,
        "unread": unread(call.tx, user),
    }


@routes.post("/notifications/read", LOGGED_IN, takes=Takes(body=ReadNotices))
def read(call: Call) -> UnreadCount:
    """Marks messages as read: `{"ids": [1, 2]}` or `{"ids": "all"}`."""
    body = call.json_object()
    everything = body.get("ids", "all") == "all"
    user = call.actor.user_id or 0
    mark_read(call.tx, user, None if everything else ids_of(body, "ids", MOST_MARKED), call.now)
    return {"unread": unread(call.tx, user)}


def _item(call: Call, row: dict[str, Any]) -> Notice:
    form = row["form"]
    app = call.plans.app_of.get(("form", form)) if form else None
    link: NoticeLink | None = (
        {"app": app, "form": form, "id": row["record_id"]} if app and row["record_id"] is not None else None
    )
    return {
        "id": row["id"],
        "text": Text(row["zh"], row["en"]).pick(call.language),
        "at": row["at"],
        "read": row["read_at"] is not None,
        "count": row["count"],
        "link": link,
    }
