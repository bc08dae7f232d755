"""What happened in the flows of a record, with the reason of each choice."""

from typing import Any

import sqlalchemy as sa

from tenon_platform.runtime.flow_tables import flow_event, flow_instance
from tenon_platform.storage.statement import Statement
from tenon_platform.storage.transaction import Tx

MOST = 500
_e, _i = flow_event.c, flow_instance.c
_NAMES = ("instance", "seq", "at", "kind", "node", "actor_id", "actor_name", "text", "reason", "opinion", "detail")
_columns = (
    _e.instance_id,
    _e.seq,
    _e.at,
    _e.kind,
    _e.node,
    _e.actor_id,
    _e.actor_name,
    _e.text,
    _e.reason,
    _e.opinion,
    _e.detail,
)
_OF_INSTANCE = Statement(
    sa.select(*_columns).where(_e.instance_id == sa.bindparam("which")).order_by(_e.seq).limit(MOST)
)
_OF_RECORD = Statement(
    sa.select(*_columns)
    .join(flow_instance, _i.id == _e.instance_id)
    .where(_i.form == sa.bindparam("form"), _i.record_id == sa.bindparam("record"))
    .order_by(_e.instance_id.desc(), _e.seq.desc())
    .limit(sa.bindparam("n"))
)
_INSTANCE_NAMES = (
    "id",
    "flow",
    "version",
    "form",
    "record_id",
    "state",
    "status",
    "started_by",
    "started_at",
    "ended_at",
)
_instance = tuple(_i[name] for name in _INSTANCE_NAMES)
_ONE = Statement(sa.select(*_instance).where(_i.id == sa.bindparam("which")))
_INSTANCES = Statement(
    sa.select(*_instance)
    .where(_i.form == sa.bindparam("form"), _i.record_id == sa.bindparam("record"))
    .order_by(_i.id.desc())
    .limit(MOST)
)


def events_of_instance(tx: Tx, instance_id: int) -> list[dict[str, Any]]:
    """Oldest first."""
    return [dict(zip(_NAMES, row, strict=True)) for row in tx.all(_OF_INSTANCE, {"which": instance_id})]


def events_of_record(tx: Tx, form: str, record_id: int, limit: int = 200) -> list[dict[str, Any]]:
    """Of all flows of the record, newest first."""
    rows = tx.all(_OF_RECORD, {"form": form, "record": record_id, "n": limit})
    return [dict(zip(_NAMES, row, strict=True)) for row in rows]


def instance(tx: Tx, instance_id: int) -> dict[str, Any] | None:
    row = tx.first(_ONE, {"which": instance_id})
    return dict(zip(_INSTANCE_NAMES, row, strict=True)) if row is not None else None


def instances_of_record(tx: Tx, form: str, record_id: int) -> list[dict[str, Any]]:
    """Newest first."""
    rows = tx.all(_INSTANCES, {"form": form, "record": record_id})
    return [dict(zip(_INSTANCE_NAMES, row, strict=True)) for row in rows]
