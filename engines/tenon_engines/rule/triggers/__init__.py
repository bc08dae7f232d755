"""The triggers there are."""

from tenon_engines.kernel.registry import Registry
from tenon_engines.rule.triggers.record import Record
from tenon_engines.rule.triggers.relative_time import RelativeTime
from tenon_engines.rule.triggers.transition import Transition
from tenon_engines.rule.triggers.trigger import Trigger

triggers: Registry[Trigger] = Registry("trigger", [Record, Transition, RelativeTime])

__all__ = ["RelativeTime", "Trigger", "triggers"]
