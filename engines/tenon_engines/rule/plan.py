"""A compiled rule: checked, linked, immutable."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tenon_engines.formula.compile import Formula
from tenon_engines.formula.scope import Constant
from tenon_engines.kernel.text import Text
from tenon_engines.rule.actions import Step
from tenon_engines.rule.event import RecordEvent
from tenon_engines.rule.triggers import Trigger
from tenon_engines.rule.triggers.trigger import Phase
from tenon_engines.rule.wording import Wording


@dataclass(frozen=True)
class RulePlan:
    """`needs`: the keys of the record that its formulas read; the platform loads them before a step."""

    key: str
    form: str
    name: Text
    phase: Phase
    priority: int
    enabled: bool
    trigger: Trigger
    when: Formula | None
    steps: tuple[Step, ...]
    constants: Mapping[str, Constant]
    needs: frozenset[str]
    wording: Wording
    document: Mapping[str, Any]

    @property
    def order(self) -> tuple[int, str]:
        return (self.priority, self.key)

    def fires(self, event: RecordEvent) -> bool:
        return self.enabled and self.trigger.fires(event, self.when)
