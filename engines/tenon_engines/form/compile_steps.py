"""Defaults, snapshots and formulas as steps in the order of computation, with the loads they need."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from tenon_engines.form.drafting import Drafting
from tenon_engines.form.fields.lookup import Lookup
from tenon_engines.form.fields.status import Status
from tenon_engines.form.fit import Fit, fit
from tenon_engines.form.graph import Circle, Graph, order
from tenon_engines.form.plan import Env, FieldPlan, Load, Stage, Step, SubtablePlan
from tenon_engines.form.scope import walk
from tenon_engines.formula.compile import Formula
from tenon_engines.formula.context import Context
from tenon_engines.kernel.text import Text

Place = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Order:
    stages: tuple[Stage, ...]
    live: tuple[Step, ...]
    loads: dict[Place, Load]
    live_loads: dict[Place, Load]


def compile_order(draft: Drafting, graph: Graph, conditions: Iterable[tuple[str, frozenset[str]]]) -> Order:
    """`conditions`: the table and env keys of every formula that is evaluated at a save besides the steps."""
    steps: dict[str, Step] = {}
    keys: dict[str, tuple[str, frozenset[str]]] = {}
    for table, field in _fields(graph.fields, graph.subtables):
        found = _step(draft, graph, table, field)
        if found is not None:
            step, reads = found
            steps[step.node] = step
            keys[step.node] = (table, reads)
    wanted_keys = [*conditions, *(keys[node] for node, step in steps.items() if step.stored)]
    wanted = _closure(graph, steps, wanted_keys, keys)
    loads = _loads(graph, [*wanted_keys, *(keys[node] for node in wanted if node in keys)])
    live_loads = _loads(graph, [keys[node] for node, step in steps.items() if not step.stored], every=False)
    try:
        stages = order(steps, loads)
    except Circle as circle:
        _circle(draft, graph, circle)
        return Order((), (), loads, live_loads)
    live = tuple(step for stage in stages for step in stage.steps if not step.stored)
    kept = tuple(Stage(s.loads, tuple(p for p in s.steps if p.stored or p.node in wanted)) for s in stages)
    return Order(kept, live, loads, live_loads)


def _fields(fields: Mapping[str, FieldPlan], subtables: Mapping[str, SubtablePlan]) -> Iterable[tuple[str, FieldPlan]]:
    for field in fields.values():
        yield "", field
    for key, subtable in subtables.items():
        for field in subtable.fields.values():
            yield key, field


def _step(draft: Drafting, graph: Graph, table: str, field: FieldPlan) -> tuple[Step, frozenset[str]] | None:
    """The step that gives the field its value, and the env keys it reads."""
    if isinstance(field.kind, Lookup):
        return _snapshot(draft, graph, table, field) if field.column else None
    if isinstance(field.kind, Status):
        initial = field.kind.initial
        return Step(table, field.key, "default", frozenset(), lambda env, context: initial), frozenset()
    formula = field.formula or field.default
    if formula is None:
        return None
    reads = graph.reads(formula.keys, table)
    through = frozenset(read.node for read in reads if read.root is not None)
    kind = "formula" if field.formula is not None else "default"
    nodes = frozenset(read.node for read in reads)
    run = _fitted(formula, fit(field.result))
    spread = field.result.spread if field.result.parts and not table else None
    step = Step(table, field.key, kind, nodes, run, through, stored=field.column or kind == "default", spread=spread)
    return step, formula.keys


def _snapshot(draft: Drafting, graph: Graph, table: str, field: FieldPlan) -> tuple[Step, frozenset[str]] | None:
    assert isinstance(field.kind, Lookup)
    found = walk(draft.shapes, draft.fields(table), field.kind.steps, allow_hidden=True, system=False)
    if found is None:
        return None
    key = found[0]
    reads = graph.reads([key], table)
    nodes = frozenset(read.node for read in reads)
    root = key.partition(".")[0]

    def run(env: Env, context: Context) -> Any:
        return env.get(key)

    return Step(table, field.key, "lookup", nodes, run, nodes, root=root), frozenset([key])


def _fitted(formula: Formula, fitting: Fit | None) -> Callable[[Env, Context], Any]:
    evaluate = formula.run
    if fitting is None:
        return evaluate

    def run(env: Env, context: Context) -> Any:
        return fitting(evaluate(env, context))

    return run


def _closure(
    graph: Graph,
    steps: Mapping[str, Step],
    start: Iterable[tuple[str, frozenset[str]]],
    keys: Mapping[str, tuple[str, frozenset[str]]],
) -> set[str]:
    """Live nodes that something evaluated at a save reads, directly or not."""
    waiting = list(start)
    found: set[str] = set()
    while waiting:
        table, read = waiting.pop()
        for node in graph.nodes(read, table):
            step = steps.get(node)
            if step is not None and not step.stored and node not in found:
                found.add(node)
                waiting.append(keys[node])
    return found


def _loads(graph: Graph, reads: Iterable[tuple[str, frozenset[str]]], *, every: bool = True) -> dict[Place, Load]:
    """What to read behind each reference; `every` reference is looked up, if only to see that its record exists."""
    wanted: dict[Place, set[str]] = {}
    targets: dict[Place, str] = {}
    for table, field in _fields(graph.fields, graph.subtables):
        if field.target is not None:
            targets[table, field.key] = field.target
            if every:
                wanted[table, field.key] = set()
    for table, keys in reads:
        for read in graph.reads(keys, table):
            if read.root is not None:
                wanted.setdefault((read.table, read.root), set()).add(read.rest)
    return {
        place: Load(place[0], place[1], targets[place], frozenset(found))
        for place, found in wanted.items()
        if place in targets
    }


def _circle(draft: Drafting, graph: Graph, circle: Circle) -> None:
    node = circle.path[0]
    table, _, key = node.rpartition(".")
    fields = graph.subtables[table].fields if table else graph.fields
    names = [_name(graph, step) for step in circle.path]
    draft.say(
        "CYCLE",
        fields[key].pointer,
        Text(
            f"字段互相依赖，无法计算：{' → '.join(name.zh for name in names)}",
            f"These fields depend on each other: {' → '.join(name.en for name in names)}",
        ),
        Text("请去掉其中一个引用", "take one of the references out"),
    )


def _name(graph: Graph, node: str) -> Text:
    """What people call the field; a column stands behind its subtable."""
    table, _, key = node.rpartition(".")
    if not table:
        return graph.fields[key].name if key in graph.fields else Text(key, key)
    lines = graph.subtables[table]
    return Text(f"{lines.name.zh}.{lines.fields[key].name.zh}", f"{lines.name.en}.{lines.fields[key].name.en}")
