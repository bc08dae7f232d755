"""The conditions on a record that a flow or rule states, by an id that outlives a change of their text."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tenon_engines.form.shape import FormShape
from tenon_engines.formula.compile import Formula
from tenon_engines.kernel.text import Text
from tenon_engines.process.plan import FlowPlan
from tenon_engines.rule.actions.set import SetStep
from tenon_engines.rule.plan import RulePlan


@dataclass(frozen=True, slots=True)
class Stated:
    """A condition, what follows when it holds, and the values its constants have in this version."""

    leads: Text
    formula: Formula


def stated_conditions(plan: FlowPlan | RulePlan, shapes: Mapping[str, FormShape]) -> dict[str, Stated]:
    """A flow's ways out, a rule's own condition, the yes-or-no fields that it sets."""
    constants = ", ".join(f"{key}={constant.value}" for key, constant in plan.constants.items())
    found = _of_flow(plan) if isinstance(plan, FlowPlan) else _of_rule(plan, shapes)
    # statements are kept by a formula's text, and that names a constant without its value
    return {key: Stated(leads, Formula(f"{formula.text} [{constants}]", formula.tree)) for key, leads, formula in found}


def _of_flow(plan: FlowPlan) -> Iterator[tuple[str, Text, Formula]]:
    for node in plan.nodes.values():
        for edge in node.ground.edges:
            if edge.when is not None:
                yield edge.id, node.ground.titles[edge.to], edge.when


def _of_rule(plan: RulePlan, shapes: Mapping[str, FormShape]) -> Iterator[tuple[str, Text, Formula]]:
    if plan.when is not None:
        yield "when", plan.name, plan.when
    for step in plan.steps:
        if isinstance(step, SetStep):
            for key, formula in step.values.items():
                if formula.type.name == "bool":
                    yield f"{step.id}/{key}", shapes[plan.form].fields[key].name, formula
