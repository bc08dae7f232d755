"""Which rows the measures of a result count, where each has a condition of its own."""

from collections.abc import Sequence

from tenon_engines.formula.compile import compile_formula
from tenon_engines.formula.types import Type
from tenon_engines.report.compile import facts_of
from tenon_engines.report.plan import ROOT, Condition, DatasetPlan, Measure
from tenon_engines.report.split import conjuncts


def counted(measures: Sequence[Measure], dataset: DatasetPlan) -> tuple[Condition, ...]:
    """What a row must be for at least one of the measures to count it; nothing where one of them counts every row.

    Conditions about different facts are no condition on one row: then the rows of all are shown.
    """
    base = with_inputs(measures, dataset)
    texts = list(dict.fromkeys(measure.where_text for measure in base))
    facts = {min(facts_of(measure.where, dataset.children), default=ROOT) for measure in base if measure.where}
    if "" in texts or len(facts) != 1:
        return ()
    parts = conjuncts(texts[0]) if len(texts) == 1 else [" OR ".join(f"({text})" for text in texts)]
    (fact,) = facts
    return tuple(Condition(part, compile_formula(part, dataset.scope, expects=Type("bool")), fact) for part in parts)


def with_inputs(measures: Sequence[Measure], dataset: DatasetPlan) -> list[Measure]:
    """The measures that SQL aggregates: themselves, or what they are calculated from."""
    found: dict[str, Measure] = {}
    for measure in measures:
        if measure.calc is None:
            found[measure.key] = measure
        else:
            found.update({key: dataset.measures[key] for key in sorted(measure.calc.keys)})
    return list(found.values())
