"""Everything that must hold when a record is saved, as tests in the order of the fields."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from dataclasses import replace
from typing import Any

from tenon_engines.form.drafting import Drafting
from tenon_engines.form.graph import Graph
from tenon_engines.form.plan import Check, Env, FieldPlan, RowConstraint, Stage, SubtablePlan, Test
from tenon_engines.form.tables import short_name
from tenon_engines.formula.compile import Formula
from tenon_engines.formula.context import Context
from tenon_engines.kernel.text import Text, beside, label


def compile_checks(draft: Drafting, graph: Graph) -> tuple[Check, ...]:
    found: list[Check] = []
    for field in graph.fields.values():
        found += field_checks(draft, graph, field, "")
    for subtable in graph.subtables.values():
        found += _line_count(subtable)
        for field in subtable.fields.values():
            found += field_checks(draft, graph, field, subtable.key)
    found += _constraints(draft, graph)
    tables = frozenset(graph.subtables)
    return tuple(replace(one, tables=tables & {one.table, *_heads(one.reads)}) for one in found)


def with_sources(checks: tuple[Check, ...], stages: Iterable[Stage]) -> tuple[Check, ...]:
    """Checks of the whole record know the fields that their values come from."""
    reads = {step.node: step.reads | step.through for stage in stages for step in stage.steps if step.kind != "default"}
    return tuple(one if one.field else replace(one, rests_on=_sources(one.reads, reads)) for one in checks)


def _sources(start: Iterable[str], reads: Mapping[str, Set[str]]) -> frozenset[str]:
    found: set[str] = set()
    waiting = list(start)
    while waiting:
        node = waiting.pop()
        if node not in found:
            found.add(node)
            waiting += reads.get(node, ())
    return frozenset(found)


def _heads(nodes: frozenset[str]) -> set[str]:
    return {node.partition(".")[0] for node in nodes}


def field_checks(draft: Drafting, graph: Graph, field: FieldPlan, table: str) -> Iterator[Check]:
    node = f"{table}.{field.key}" if table else field.key
    if field.required is not None and not field.computed:
        message = Text(beside("请填写", field.name.zh), f"{field.name.en} is required")
        keys = field.required.keys | (field.visible.keys if field.visible is not None else frozenset())
        reads = graph.nodes(keys, table) | {node}
        yield Check(table, field.key, "required", message, reads, _filled(field.key, field.required, field.visible))
    if field.check is not None:
        fallback = Text(beside(field.name.zh, "不符合要求"), f"{field.name.en} is not acceptable")
        message = _message(draft, f"{field.pointer}/check", fallback)
        reads = graph.nodes(field.check.keys, table) | {node}
        yield Check(table, field.key, "check", message, reads, _unless_empty(field.key, field.check))
    if field.target is not None:
        message = Text(f"{field.name.zh}：没有这条记录", f"{field.name.en}: there is no such record")
        yield Check(table, field.key, "not_found", message, frozenset([node]), _exists(field.key), on_change=True)
        if field.filter is not None:
            message = Text(f"{field.name.zh}：不能选择这条记录", f"{field.name.en}: this record cannot be chosen")
            holds = _chosen(field.key, field.filter, "record." if table else "")
            beside_it = graph.nodes((key for key in field.filter.keys if key.startswith("record.")), table)
            yield Check(
                table,
                field.key,
                "not_allowed",
                message,
                frozenset([node]),
                holds,
                on_change=True,
                rests_on=beside_it,
            )


def _line_count(subtable: SubtablePlan) -> Iterator[Check]:
    key, least = subtable.key, subtable.least
    if least:
        message = Text(
            beside(subtable.name.zh, f"至少 {least} 行"),
            f"{subtable.name.en}: at least {least} {'row' if least == 1 else 'rows'}",
        )
        reads = frozenset([key])
        yield Check("", key, "too_few_lines", message, reads, lambda env, context: len(env.get(key) or ()) >= least)
    most = subtable.most
    message = Text(beside(subtable.name.zh, f"最多 {most} 行"), f"{subtable.name.en}: at most {most} rows")
    yield Check(
        "", key, "too_many_lines", message, frozenset([key]), lambda env, context: len(env.get(key) or ()) <= most
    )


def _constraints(draft: Drafting, graph: Graph) -> Iterator[Check]:
    for index, entry in enumerate(draft.document.get("constraints", ())):
        pointer = f"/constraints/{index}/expr"
        formula = draft.formula(entry["expr"], pointer, draft.scope())
        if formula is None:
            continue
        message = (
            label(entry.get("message"), "")
            if entry.get("message")
            else Text("不符合约束", "A constraint does not hold")
        )
        yield Check("", "", "constraint", message, graph.nodes(formula.keys, ""), _true(formula))


def row_constraints(draft: Drafting, graph: Graph) -> tuple[RowConstraint, ...]:
    """What the database could hold as well: literal requirements, checks and constraints over the row alone."""
    form = draft.shape.key
    found: list[RowConstraint] = []
    for table, fields in [("", graph.fields), *((key, one.fields) for key, one in graph.subtables.items())]:
        place = f"{form}__{table}" if table else form
        for field in fields.values():
            if field.required is not None and field.always_required and field.visible is None and field.column:
                name = short_name(f"r_{place}__{field.key}")
                message = Text(beside("请填写", field.name.zh), f"{field.name.en} is required")
                found.append(RowConstraint(name, table, field.required, message, f"/{field.key}", field.key))
            if field.check is not None and _own(field.check, fields):
                name = short_name(f"k_{place}__{field.key}")
                fallback = Text(beside(field.name.zh, "不符合要求"), f"{field.name.en} is not acceptable")
                message = _message(draft, f"{field.pointer}/check", fallback)
                found.append(RowConstraint(name, table, field.check, message, f"/{field.key}"))
    for index, entry in enumerate(draft.document.get("constraints", ())):
        formula = draft.formulas.get(f"/constraints/{index}/expr")
        if formula is not None and _own(formula, graph.fields):
            name = short_name(f"c_{form}__{entry['id'].lower()}")
            found.append(RowConstraint(name, "", formula, label(entry.get("message"), "constraint"), ""))
    return tuple(found)


def _own(formula: Formula, fields: Any) -> bool:
    """Whether it reads stored columns of its own row and nothing else."""
    if formula.uses_clock or formula.uses_actor:
        return False
    return all(key in fields and fields[key].column for key in formula.keys)


def _message(draft: Drafting, pointer: str, fallback: Text) -> Text:
    entry: Any = draft.document
    for step in pointer.strip("/").split("/"):
        entry = entry[int(step)] if step.isdigit() else entry[step]
    return label(entry.get("message"), fallback.zh) if entry.get("message") else fallback


def _filled(key: str, required: Formula, visible: Formula | None) -> Test:
    if required.is_true_literal and visible is None:
        return lambda env, context: env.get(key) is not None
    needed = required.run
    seen = visible.run if visible is not None else None

    def holds(env: Env, context: Context) -> bool:
        if env.get(key) is not None or (seen is not None and seen(env, context) is not True):
            return True
        return needed(env, context) is not True

    return holds


def _unless_empty(key: str, formula: Formula) -> Test:
    evaluate = formula.run
    return lambda env, context: env.get(key) is None or evaluate(env, context) is True


def _true(formula: Formula) -> Test:
    evaluate: Callable[[Env, Context], Any] = formula.run
    return lambda env, context: evaluate(env, context) is True


def _exists(key: str) -> Test:
    found = f"{key}.id"
    return lambda env, context: env.get(key) is None or env.get(found) is not None


def _place(name: str, key: str, record_prefix: str) -> str:
    """Where a name of a filter stands beside the reference `key`: `record` is the record itself."""
    if name == "record":
        return f"{record_prefix}id"
    return record_prefix + name.removeprefix("record.") if name.startswith("record.") else f"{key}.{name}"


def _chosen(key: str, formula: Formula, record_prefix: str) -> Test:
    """The filter over the chosen target: its bare names were loaded under the reference's name."""
    evaluate = formula.run
    names = [(name, _place(name, key, record_prefix)) for name in formula.keys]

    def holds(env: Env, context: Context) -> bool:
        if env.get(key) is None or env.get(f"{key}.id") is None:
            return True
        return evaluate({name: env.get(place) for name, place in names}, context) is True

    return holds
