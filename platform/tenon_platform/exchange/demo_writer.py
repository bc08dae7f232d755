"""Writes sample rows through the save pipeline in history mode, a day at a time."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby
from typing import Any

from tenon_platform.access.actor import SYSTEM, Actor
from tenon_platform.catalog.plans import plans
from tenon_platform.runtime.change import Change
from tenon_platform.runtime.pipeline import save
from tenon_platform.runtime.work_unit import Mode, Work
from tenon_platform.storage.tenants import Tenant
from tenon_platform.storage.transaction import Tx, run_in_transaction

CHUNK = 500
Row = Mapping[str, Any]


@dataclass(slots=True)
class Writer:
    """Keeps the ids of what was written by (form, name), and of the rows of orders, so that later rows can refer to them."""

    tenant: Tenant
    now: datetime
    ids: dict[tuple[str, Any], int] = field(default_factory=dict)
    lines: dict[tuple[str, int], list[int]] = field(default_factory=dict)

    def work(self, tx: Tx, at: datetime, mode: Mode, actor: Actor = SYSTEM) -> Work:
        return Work(tx=tx, plans=plans(tx), actor=actor, now=at, path="job", mode=mode)

    def write(self, form: str, rows: Sequence[Row], at: datetime | None = None) -> list[int]:
        """Saves the rows in chunks; each chunk is one transaction and one batch of the pipeline."""
        found: list[int] = []
        for start in range(0, len(rows), CHUNK):
            changes = [Change(form, values=row) for row in rows[start : start + CHUNK]]

            def chunk(tx: Tx, changes: list[Change] = changes) -> list[int]:
                made = save(self.work(tx, at or self.now, "history"), changes)
                if form == "order":
                    self.lines |= {(form, one.id): [line["id"] for line in one.after["lines"]] for one in made}
                return [one.id for one in made]

            found += run_in_transaction(self.tenant, chunk)
        return found

    def named(self, form: str, names: Iterable[Any], rows: Sequence[Row]) -> None:
        """Saves the rows and remembers each under its name."""
        for name, number in zip(names, self.write(form, rows), strict=True):
            self.ids[form, name] = number

    def daily(self, form: str, rows: Sequence[tuple[datetime, Row]], done: Callable[[int], None]) -> list[int]:
        """Saves dated rows day by day, so that numbers and creation times are those of their day."""
        found: list[int] = []
        for _, group in groupby(rows, lambda row: row[0].astimezone(self.tenant.zone).date()):
            day = list(group)
            found += self.write(form, [values for _, values in day], day[-1][0])
            done(len(found))
        return found

    def id(self, form: str, name: Any) -> int:
        return self.ids[form, name]
