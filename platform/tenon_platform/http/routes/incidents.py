"""What went wrong in the background: administrators retry it or let it go."""

from typing import Any

from tenon_platform.http.call import Call
from tenon_platform.http.declared import Takes
from tenon_platform.http.permission import ADMIN
from tenon_platform.http.routing import Routes
from tenon_platform.http.shapes.incidents import Incidents, IncidentsQuery
from tenon_platform.work.incidents import close, open_incidents, retry

routes = Routes("incidents")


@routes.get("/incidents", ADMIN, takes=Takes(query=IncidentsQuery))
def incidents(call: Call) -> Incidents:
    """Open ones, newest first."""
    found: list[Any] = open_incidents(call.tx, call.whole_number("limit", 100, 1, 500))
    return {"items": found, "next_cursor": None}


@routes.post("/incidents/{id}/retry", ADMIN)
def retry_incident(call: Call) -> None:
    """Runs the failed job once more."""
    retry(call.tx, call.record_id(), call.actor.user_id, call.now)


@routes.post("/incidents/{id}/skip", ADMIN)
def skip_incident(call: Call) -> None:
    """Closes it without doing anything."""
    close(call.tx, call.record_id(), call.actor.user_id, call.now)
