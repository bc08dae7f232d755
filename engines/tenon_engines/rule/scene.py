"""What a rule or a flow may look at while it decides: the record now and before, the last decision, the clock."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from tenon_engines.formula.context import Context


@dataclass(frozen=True)
class Scene:
    """One record in one moment. `env` is the flat dict of the contract: dotted keys reach through references."""

    record_id: int
    env: Mapping[str, Any]
    context: Context
    old: Mapping[str, Any] | None = None
    task: Mapping[str, Any] = field(default_factory=dict)
    starter: int | None = None

    @cached_property
    def own(self) -> dict[str, Any]:
        """Bare names are the record's fields."""
        return {**self.env, **self._around}

    @cached_property
    def foreign(self) -> dict[str, Any]:
        """Bare names belong to a target row, which is not here; the record stands under `record.`."""
        return {**{f"record.{key}": value for key, value in self.env.items()}, **self._around}

    @cached_property
    def before(self) -> dict[str, Any] | None:
        """The record as it was, under bare names: for conditions that must have become true."""
        if self.old is None:
            return None
        return {**self.env, **self.old, **self._around}

    def lines(self, subtable: str) -> list[Mapping[str, Any]]:
        return list(self.env.get(subtable) or ())

    @cached_property
    def _around(self) -> dict[str, Any]:
        actor = self.context.actor
        around: dict[str, Any] = {"record": self.record_id, "actor": actor.user_id if actor else None}
        around.update({f"old.{key}": value for key, value in (self.old or {}).items()})
        around.update({f"task.{key}": value for key, value in self.task.items()})
        return around
