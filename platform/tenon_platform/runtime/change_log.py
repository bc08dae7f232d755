"""The change log: who changed which record when, by which door, and what the values were before."""

from collections.abc import Mapping
from random import getrandbits
from typing import Any

import sqlalchemy as sa

from tenon_engines.form.fields.sealed import Sealed
from tenon_engines.form.plan import Env, FieldPlan
from tenon_engines.form.wire import value_to_wire
from tenon_platform.runtime.change import Pending
from tenon_platform.runtime.work_unit import Work
from tenon_platform.storage.schema import metadata
from tenon_platform.storage.statement import Statement
from tenon_platform.storage.transaction import Tx
from tenon_platform.storage.types import Json, Moment

change = sa.Table(
    "change",
    metadata,
    sa.Column("seq", sa.BigInteger().with_variant(sa.Integer, "sqlite"), primary_key=True, autoincrement=True),
    sa.Column("form", sa.Text, nullable=False),
    sa.Column("record", sa.BigInteger, nullable=False),
    sa.Column("rev", sa.Integer, nullable=False),
    sa.Column("at", Moment(), nullable=False),
    sa.Column("by", sa.BigInteger),
    sa.Column("path", sa.Text, nullable=False),
    sa.Column("cause", sa.Text),
    sa.Column("tx", sa.BigInteger, nullable=False),
    sa.Column("action", sa.Text, nullable=False),
    sa.Column("transition", sa.Text),
    sa.Column("before", Json()),
    sa.Index("change_record", "form", "record", "seq"),
    sa.Index("change_form", "form", "seq"),
)

_NAMES = [column.name for column in change.columns if column.name != "seq"]
# Inline: nobody asks for the number of an entry, so that many go as one stream.
INSERT = Statement(sa.insert(change).values({name: sa.bindparam(name) for name in _NAMES}).inline())
_READ_NAMES = ("seq", *_NAMES)
_OF_RECORD = Statement(
    sa.select(*[change.c[name] for name in _READ_NAMES])
    .where(change.c.form == sa.bindparam("form"), change.c.record == sa.bindparam("record"))
    .order_by(change.c.seq.desc())
    .limit(sa.bindparam("limit"))
)
_LATEST = Statement(sa.select(sa.func.max(change.c.seq)).where(change.c.form == sa.bindparam("form")))


def entry(work: Work, pending: Pending, rev: int) -> dict[str, Any]:
    """The log row of one record; a new one stores no values."""
    transaction = work.scratch.setdefault("transaction", getrandbits(53))
    return {
        "form": pending.form,
        "record": pending.id,
        "rev": rev,
        "at": pending.at or work.now,
        "by": work.actor.user_id,
        "path": work.path,
        "cause": work.cause,
        "tx": transaction,
        "action": _action(pending),
        "transition": pending.transition,
        "before": _before(pending),
    }


def history(tx: Tx, form: str, record: int, limit: int = 200) -> list[dict[str, Any]]:
    """Entries of one record, newest first."""
    rows = tx.all(_OF_RECORD, {"form": form, "record": record, "limit": limit})
    return [dict(zip(_READ_NAMES, row, strict=True)) for row in rows]


def data_epoch(tx: Tx, form: str) -> int:
    """Grows with every save of a record of the form."""
    latest: int | None = tx.scalar(_LATEST, {"form": form})
    return latest or 0


def _action(pending: Pending) -> str:
    if pending.created:
        return "created"
    if pending.deleted:
        return "deleted"
    return "restored" if pending.restored else "changed"


def _before(pending: Pending) -> dict[str, Any] | None:
    before = pending.before
    if before is None or pending.deleted or pending.restored:
        return None
    found: dict[str, Any] = {}
    for key in sorted(pending.changed):
        field = pending.plan.fields.get(key)
        if field is not None:
            found[key] = logged(field, before.get(key))
        elif key in pending.plan.subtables:
            fields = pending.plan.subtables[key].fields
            found[key] = [_line(fields, line) for line in pending.lines_before.get(key, {}).values()]
    return found


def _line(fields: Mapping[str, FieldPlan], line: Env) -> dict[str, Any]:
    return {"id": line.get("id"), **{key: logged(one, line.get(key)) for key, one in fields.items() if one.column}}


def logged(field: FieldPlan, value: Any) -> Any:
    """A value as the log keeps it: references as ids, sensitive ones masked."""
    if value is None:
        return None
    if isinstance(field.result, Sealed):
        return field.result.masked(value)
    if isinstance(value, int | bool):
        return value
    return value_to_wire(field, value, {})
