"""What a change of a form may set off, found once per published state instead of at every save."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from tenon_engines.process.plan import FlowPlan
from tenon_engines.rule.button import ButtonPlan, compile_buttons
from tenon_engines.rule.plan import RulePlan
from tenon_engines.rule.triggers import RelativeTime

if TYPE_CHECKING:
    from tenon_platform.catalog.plans import Plans


@dataclass(frozen=True, slots=True)
class TimedRule:
    plan: RulePlan
    trigger: RelativeTime


@dataclass(slots=True)
class FormReactions:
    """Of one form: rules by phase in their order, timed rules, flows that a transition starts."""

    before: list[RulePlan] = field(default_factory=list)
    after: list[RulePlan] = field(default_factory=list)
    later: list[RulePlan] = field(default_factory=list)
    timed: list[TimedRule] = field(default_factory=list)
    flows: list[tuple[FlowPlan, int]] = field(default_factory=list)


NOTHING = FormReactions()
_cache: "WeakKeyDictionary[Plans, dict[str, FormReactions]]" = WeakKeyDictionary()
_buttons: "WeakKeyDictionary[Plans, dict[str, Mapping[str, ButtonPlan]]]" = WeakKeyDictionary()


def reactions(plans: "Plans", form: str) -> FormReactions:
    found = _cache.get(plans)
    if found is None:
        found = _cache[plans] = _collect(plans)
    return found.get(form, NOTHING)


def buttons(plans: "Plans", form: str) -> Mapping[str, ButtonPlan]:
    """The compiled buttons of a form."""
    known = _buttons.setdefault(plans, {})
    if form not in known:
        known[form] = compile_buttons(plans.forms[form].document, plans.shapes, roles=frozenset(plans.roles) or None)
    return known[form]


def _collect(plans: "Plans") -> dict[str, FormReactions]:
    found: dict[str, FormReactions] = {}
    for rule in sorted(plans.rules.values(), key=lambda rule: rule.order):
        if not rule.enabled:
            continue
        of = found.setdefault(rule.form, FormReactions())
        if isinstance(rule.trigger, RelativeTime):
            of.timed.append(TimedRule(rule, rule.trigger))
        else:
            {"before": of.before, "after": of.after, "async": of.later}[rule.phase].append(rule)
    for flow, version in sorted(plans.flows.values(), key=lambda pair: pair[0].key):
        if flow.enabled:
            found.setdefault(flow.form, FormReactions()).flows.append((flow, version))
    return found
