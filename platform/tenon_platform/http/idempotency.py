"""A write sent twice happens once: its answer is kept under the caller's Idempotency-Key, in the same transaction."""

from collections.abc import Callable
from datetime import timedelta
from hashlib import sha256

import sqlalchemy as sa
from starlette.responses import Response

from tenon_engines.kernel.text import Text
from tenon_platform.access.tables import idempotency
from tenon_platform.http.call import Call
from tenon_platform.http.errors import BadRequest, StaleKey
from tenon_platform.storage.database import Row
from tenon_platform.storage.statement import Statement
from tenon_platform.storage.violation import Transient, Violation

HEADER = "idempotency-key"
LONGEST = 200
KEPT = timedelta(hours=24)

_FIND = Statement(
    sa.select(idempotency.c.request, idempotency.c.status, idempotency.c.response).where(
        idempotency.c.user_id == sa.bindparam("user_id"), idempotency.c.key == sa.bindparam("key")
    )
)
_KEEP = Statement(sa.insert(idempotency))
_FORGET = Statement(sa.delete(idempotency).where(idempotency.c.at < sa.bindparam("before")))


def once(call: Call, method: str, work: Callable[[], Response]) -> Response:
    """`work()`, or the kept answer of the same request. Another request under the same key is refused."""
    key = call.headers.get(HEADER)
    if key is None or not call.has_session or call.actor.user_id is None:
        return work()
    if not 1 <= len(key) <= LONGEST:
        raise BadRequest(
            Text(f"Idempotency-Key 需要 1 到 {LONGEST} 个字符", f"An Idempotency-Key has 1 to {LONGEST} characters")
        )
    digest = _digest(call, method)
    place = {"user_id": call.actor.user_id, "key": key}
    row = call.tx.first(_FIND, place)
    if row is not None:
        if row[0] != digest:
            raise StaleKey(
                Text("同一个 Idempotency-Key 用于不同的请求", "This Idempotency-Key was used for another request"),
                hint=Text("每次新的操作使用新的键", "use a new key for every new action"),
            )
        return _again(row)
    response = work()
    text = bytes(response.body).decode()
    values = {**place, "request": digest, "status": response.status_code, "response": text, "at": call.now}
    try:
        call.tx.run(_KEEP, values)
    except Violation as error:
        # the same request won the race in another transaction: run again, and find its answer
        raise Transient(error.message) from error
    if hash(key) % 100 == 0:
        call.tx.run(_FORGET, {"before": call.now - KEPT})
    return response


def answer_of_twin(call: Call, method: str) -> Response | None:
    """The kept answer of the same request, if another transaction finished it meanwhile.

    A request that was refused may have been refused by what its own twin did: a double click, a gateway that sends
    its notice again. Then it did happen, and its answer is the twin's.
    """
    key = call.headers.get(HEADER)
    if key is None or not call.has_session or call.actor.user_id is None:
        return None
    row = call.tx.first(_FIND, {"user_id": call.actor.user_id, "key": key})
    return _again(row) if row is not None and row[0] == _digest(call, method) else None


def _again(row: Row) -> Response:
    _, status, body = row
    return Response(body.encode(), status, {"Idempotent-Replayed": "true"}, media_type="application/json")


def _digest(call: Call, method: str) -> str:
    return sha256(f"{method} {call.url}\n".encode() + call.body).hexdigest()
