"""Writes sample rows through the save pipeline in history mode, a day at a time, some days in one transaction."""

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
Day = tuple[datetime, Sequence[Row]]


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
        chunks = [rows[start : start + CHUNK] for start in range(0, len(rows), CHUNK)]
        return [number for chunk in chunks for number in self._together(form, [(at or self.now, chunk)])]

    def named(self, form: str, names: Iterable[Any], rows: Sequence[Row]) -> None:
        """Saves the rows and remembers each under its name."""
        for name, number in zip(names, self.write(form, rows), strict=True):
            self.ids[form, name] = number

    def daily(self, form: str, rows: Sequence[tuple[datetime, Row]], done: Callable[[int], None]) -> list[int]:
        """Saves dated rows day by day, so that numbers and creation times are those of their day."""
        found: list[int] = []
        waiting: list[Day] = []
        for _, group in groupby(rows, lambda row: row[0].astimezone(self.tenant.zone).date()):
            day = list(group)
            waiting.append((day[-1][0], [values for _, values in day]))
            if sum(len(each) for _, each in waiting) >= CHUNK:
                found += self._together(form, waiting)
                waiting = []
                done(len(found))
        found += self._together(form, waiting)
        done(len(found))
        return found

    def _together(self, form: str, days: Sequence[Day]) -> list[int]:
        """Saves the rows of each day as a batch of the pipeline, all days in one transaction."""

        def write(tx: Tx) -> list[int]:
            found: list[int] = []
            for at, rows in days:
                made = save(self.work(tx, at, "history"), [Change(form, values=row) for row in rows])
                if form == "order":
                    self.lines |= {(form, one.id): [line["id"] for line in one.after["lines"]] for one in made}
                found += [one.id for one in made]
            return found

        return run_in_transaction(self.tenant, write)

    def id(self, form: str, name: Any) -> int:
        return self.ids[form, name]
