"""Who printed what and when: the reprint warning reads it, and so does whoever asks how a sheet came to exist twice."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from tenon_platform.access.actor import Actor
from tenon_platform.storage.ids import take_ids
from tenon_platform.storage.schema import metadata
from tenon_platform.storage.statement import Statement
from tenon_platform.storage.transaction import Tx
from tenon_platform.storage.types import Moment

printing = sa.Table(
    "printing",
    metadata,
    sa.Column("id", sa.BigInteger, primary_key=True),
    sa.Column("form", sa.Text, nullable=False),
    sa.Column("record_id", sa.BigInteger, nullable=False),
    sa.Column("template", sa.Text, nullable=False),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("copies", sa.Integer, nullable=False),
    sa.Column("by", sa.BigInteger),
    sa.Column("at", Moment(), nullable=False),
    sa.Index("printing_by_record", "form", "record_id", "template"),
)

_ADD = Statement(sa.insert(printing))
_LATEST = sa.func.max(printing.c.id)
_COUNT = Statement(
    sa.select(printing.c.record_id, sa.func.count(), _LATEST)
    .where(
        printing.c.form == sa.bindparam("form"),
        printing.c.template == sa.bindparam("template"),
        printing.c.record_id.in_(sa.bindparam("ids", expanding=True)),
    )
    .group_by(printing.c.record_id)
)
_WHO = Statement(
    sa.select(printing.c.id, printing.c.by, printing.c.at).where(printing.c.id.in_(sa.bindparam("ids", expanding=True)))
)


@dataclass(frozen=True, slots=True)
class Printed:
    """How often a record was printed by a template, and the last time."""

    times: int
    by: int | None
    at: datetime


def printed(tx: Tx, form: str, template: str, ids: Iterable[int]) -> dict[int, Printed]:
    """Of these records, those that were printed before."""
    rows = tx.all(_COUNT, {"form": form, "template": template, "ids": sorted(set(ids))})
    if not rows:
        return {}
    last = {number: (by, at) for number, by, at in tx.all(_WHO, {"ids": [row[2] for row in rows]})}
    return {record: Printed(times, *last[latest]) for record, times, latest in rows}


def note_printing(
    tx: Tx, actor: Actor, form: str, template: str, version: int, copies: int, ids: Sequence[int], now: datetime
) -> None:
    """One line a record; it commits with what printing did to the records."""
    numbers = take_ids(tx.tenant, "printing", len(ids))
    for number, record in zip(numbers, ids, strict=True):
        values = {"id": number, "form": form, "record_id": record, "template": template, "version": version}
        tx.run(_ADD, {**values, "copies": copies, "by": actor.user_id, "at": now})
