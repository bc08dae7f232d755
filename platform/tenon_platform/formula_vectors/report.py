"""What came of a file of cases, per target."""

from dataclasses import dataclass, field
from typing import Any


@dataclass
class Count:
    passed: int = 0
    failed: int = 0
    skipped: int = 0


@dataclass
class Report:
    """`skipped` cases are functions that a database does not have; an absent target says why."""

    counts: dict[str, Count] = field(default_factory=dict)
    failures: list[dict[str, Any]] = field(default_factory=list)
    absent: dict[str, str] = field(default_factory=dict)

    @property
    def passed(self) -> bool:
        return not self.failures and bool(self.counts)

    def add(self, target: str, case: str, expr: str, wrong: str | None) -> None:
        count = self.counts.setdefault(target, Count())
        if wrong is None:
            count.passed += 1
            return
        count.failed += 1
        self.failures.append({"target": target, "id": case, "expr": expr, "wrong": wrong})

    def skip(self, target: str) -> None:
        self.counts.setdefault(target, Count()).skipped += 1

    def to_json(self) -> dict[str, Any]:
        counts = {name: vars(count) for name, count in self.counts.items()}
        return {"passed": self.passed, "targets": counts, "failures": self.failures, "absent": self.absent}

    def lines(self) -> list[str]:
        shown = [f"{each['target']} {each['id']}: {each['expr']}\n    {each['wrong']}" for each in self.failures[:50]]
        more = [f"… and {len(self.failures) - 50} more failures"] if len(self.failures) > 50 else []
        totals = [
            f"{name}: {count.passed} passed, {count.failed} failed, {count.skipped} not in this database"
            for name, count in self.counts.items()
        ]
        return [*shown, *more, *totals, *(f"{name}: not run ({why})" for name, why in self.absent.items())]
