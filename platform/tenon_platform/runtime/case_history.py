"""What happened in the flows of a record, with the reason of each choice."""

from collections.abc import Collection
from datetime import datetime
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
_HANDED_ON = Statement(
    sa.select(_e.instance_id, _e.node, _e.at, _e.reason)
    .where(_e.instance_id.in_(sa.bindparam("instances", expanding=True)), _e.kind == "reassigned")
    .order_by(_e.instance_id, _e.seq)
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


def events_of_instance(tx: Tx, instance_id: int) -> list[dict[str, Any]]:
    """Oldest first."""
    return [dict(zip(_NAMES, row, strict=True)) for row in tx.all(_OF_INSTANCE, {"which": instance_id})]


def handed_on(tx: Tx, instances: Collection[int]) -> dict[tuple[int, str], tuple[datetime, Any]]:
    """By case and step when others were last asked about it, and why."""
    if not instances:
        return {}
    rows = tx.all(_HANDED_ON, {"instances": sorted(instances)})
    return {(case, node): (at, reason) for case, node, at, reason in rows if reason}


def instance(tx: Tx, instance_id: int) -> dict[str, Any] | None:
    row = tx.first(_ONE, {"which": instance_id})
    return dict(zip(_INSTANCE_NAMES, row, strict=True)) if row is not None else None


def was_rejection(kind: str, detail: dict[str, Any] | None) -> bool:
    """Whether an event is a decision that left its step by the port of the refusal."""
    return kind == "decided" and (detail or {}).get("port") == "rejected"
