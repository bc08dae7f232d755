"""Writes sample rows through the save pipeline in history mode, some hundred at a time, each at its own moment."""

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
        changes = [Change(form, values=row, at=at) for row in rows]
        return [
            number for start in range(0, len(rows), CHUNK) for number in self._together(changes[start : start + CHUNK])
        ]

    def named(self, form: str, names: Iterable[Any], rows: Sequence[Row]) -> None:
        """Saves the rows and remembers each under its name."""
        for name, number in zip(names, self.write(form, rows), strict=True):
            self.ids[form, name] = number

    def daily(self, form: str, rows: Sequence[tuple[datetime, Row]], done: Callable[[int], None]) -> list[int]:
        """Saves dated rows, the days one after another, so that numbers and creation times are those of their day."""
        found: list[int] = []
        waiting: list[Change] = []
        for _, group in groupby(rows, lambda row: row[0].astimezone(self.tenant.zone).date()):
            day = list(group)
            waiting += [Change(form, values=values, at=day[-1][0]) for _, values in day]
            if len(waiting) >= CHUNK:
                found += self._together(waiting)
                waiting = []
                done(len(found))
        found += self._together(waiting)
        done(len(found))
        return found

    def _together(self, changes: Sequence[Change]) -> list[int]:
        """Saves the changes as one batch of the pipeline in one transaction."""

        def write(tx: Tx) -> list[int]:
            made = save(self.work(tx, self.now, "history"), changes)
            for one in made:
                if one.form == "order":
                    self.lines[one.form, one.id] = [line["id"] for line in one.after["lines"]]
            return [one.id for one in made]

        return run_in_transaction(self.tenant, write) if changes else []

    def id(self, form: str, name: Any) -> int:
        return self.ids[form, name]
