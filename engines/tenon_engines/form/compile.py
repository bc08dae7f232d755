"""`compile_form`: a form document to its plan, or all of its problems at once."""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Column

from tenon_engines.form.compile_checks import compile_checks, row_constraints, with_sources
from tenon_engines.form.compile_field import check_key, compile_field, readable
from tenon_engines.form.compile_name import check_name
from tenon_engines.form.compile_panels import compile_panels
from tenon_engines.form.compile_steps import compile_order
from tenon_engines.form.compile_transition import compile_transitions
from tenon_engines.form.compile_unique import compile_unique, copied_columns
from tenon_engines.form.compile_view import check_buttons, check_layout, check_views, compile_search
from tenon_engines.form.document import check_document
from tenon_engines.form.drafting import Drafting
from tenon_engines.form.fields.subtable import Subtable
from tenon_engines.form.graph import Graph
from tenon_engines.form.invariant import compile_invariants
from tenon_engines.form.plan import FieldPlan, FormPlan, SubtablePlan, Transition
from tenon_engines.form.shape import FormShape, field_kind, read_shape
from tenon_engines.form.tables import build_tables
from tenon_engines.kernel.errors import DefinitionError
from tenon_engines.kernel.naming import MAX_TABLE_KEY
from tenon_engines.kernel.text import Text, label

Conditions = list[tuple[str, frozenset[str]]]


def compile_form(document: Mapping[str, Any], shapes: Mapping[str, FormShape]) -> FormPlan:
    """The plan of a form; DefinitionError carries every problem, each pointing at its element."""
    problems = check_document(document)
    if problems:
        raise DefinitionError(problems)
    draft = Drafting(document, read_shape(document), shapes)
    check_name(draft, document.get("name"), "")
    fields, subtables = _fields(draft)
    graph = Graph(fields, subtables)
    transitions = compile_transitions(draft, fields, subtables)
    checks = compile_checks(draft, graph)
    constraints = row_constraints(draft, graph)
    conditions = _conditions(draft, graph, transitions)
    computed = compile_order(draft, graph, conditions)
    _check_title(draft, fields)
    search = compile_search(draft, fields)
    unique = compile_unique(draft, fields, subtables)
    views = check_views(draft, fields, subtables)
    check_layout(draft, (*fields, *subtables))
    buttons = check_buttons(draft, {**fields, **subtables})
    invariants = compile_invariants(draft)
    panels = compile_panels(draft)
    if draft.problems:
        raise DefinitionError(draft.problems)
    lines = {key: [*_columns(one.fields), *copied_columns(unique, key, fields)] for key, one in subtables.items()}
    return FormPlan(
        key=draft.shape.key,
        name=draft.shape.name,
        document=document,
        shape=draft.shape,
        title=draft.shape.title,
        search=search,
        fields=fields,
        subtables=subtables,
        transitions=transitions,
        stages=computed.stages,
        checks=with_sources(checks, computed.stages),
        live=computed.live,
        live_loads=computed.live_loads,
        loads=computed.loads,
        constraints=constraints,
        unique=unique,
        tables=build_tables(draft.shape.key, _columns(fields), lines),
        needs=frozenset(
            ".".join(part for part in (load.table, load.root, key) if part)
            for load in computed.loads.values()
            for key in load.keys
        ),
        formulas=draft.formulas,
        old_keys=frozenset(graph.old_keys),
        record_keys={key: frozenset(found) for key, found in graph.record_keys.items()},
        views=views,
        buttons=buttons,
        panels=panels,
        invariants=invariants,
    )


def _fields(draft: Drafting) -> tuple[dict[str, FieldPlan], dict[str, SubtablePlan]]:
    fields: dict[str, FieldPlan] = {}
    subtables: dict[str, SubtablePlan] = {}
    seen: set[str] = set()
    for index, entry in enumerate(draft.document["fields"]):
        pointer = f"/fields/{index}"
        check_key(draft, entry["key"], pointer, seen)
        check_name(draft, entry.get("name"), pointer)
        if entry["type"] == "subtable":
            subtable = _subtable(draft, entry, pointer)
            if subtable is not None:
                subtables[subtable.key] = subtable
            continue
        field = compile_field(draft, entry, pointer, "")
        if field is not None:
            fields[field.key] = field
    return fields, subtables


def _subtable(draft: Drafting, entry: Mapping[str, Any], pointer: str) -> SubtablePlan | None:
    kind = draft.attempt(lambda: field_kind(entry, pointer)) or readable(entry)
    key = entry["key"]
    if not isinstance(kind, Subtable) or key not in draft.shape.fields:
        return None
    draft.problems += kind.problems(pointer)
    if len(key) > MAX_TABLE_KEY:
        message = Text(
            f"子表的键最多 {MAX_TABLE_KEY} 个字符", f"The key of a subtable has at most {MAX_TABLE_KEY} characters"
        )
        draft.say("bad_key", f"{pointer}/key", message)
    fields: dict[str, FieldPlan] = {}
    seen: set[str] = set()
    for index, column in enumerate(kind.columns_):
        where = f"{pointer}/fields/{index}"
        if not isinstance(column, dict) or not isinstance(column.get("key"), str):
            draft.say("bad_shape", where, Text("列需要 key 和 type", "A column needs a key and a type"))
            continue
        check_key(draft, column["key"], where, seen)
        check_name(draft, column.get("name"), where)
        if column.get("type") in ("subtable", "autonumber", "status", "rollup"):
            draft.say(
                "not_in_subtable", f"{where}/type", Text("子表中不能使用该类型", "This kind cannot stand in a subtable")
            )
            continue
        field = compile_field(draft, column, where, key)
        if field is not None:
            fields[field.key] = field
    scope = draft.scope()
    return SubtablePlan(
        key=key,
        name=label(entry.get("name"), key),
        pointer=pointer,
        fields=fields,
        least=kind.min,
        most=kind.max,
        fixed=kind.fixed,
        readonly=draft.formula(entry.get("readonly"), f"{pointer}/readonly", scope),
        visible=draft.formula(entry.get("visible"), f"{pointer}/visible", scope),
    )


def _conditions(draft: Drafting, graph: Graph, transitions: Mapping[str, Transition]) -> Conditions:
    """Table and env keys of every formula that a save evaluates besides the computed fields."""
    found: Conditions = [("", one.guard.keys) for one in transitions.values() if one.guard is not None]
    tables = [("", graph.fields), *((key, one.fields) for key, one in graph.subtables.items())]
    for table, fields in tables:
        for field in fields.values():
            for formula in (field.required, field.visible, field.readonly, field.check):
                if formula is not None:
                    found.append((table, formula.keys))
            if field.filter is not None:
                found.append((table, frozenset(_filter_keys(field, table))))
    for subtable in graph.subtables.values():
        found += [("", one.keys) for one in (subtable.readonly, subtable.visible) if one is not None]
    for index in range(len(draft.document.get("constraints", ()))):
        constraint = draft.formulas.get(f"/constraints/{index}/expr")
        if constraint is not None:
            found.append(("", constraint.keys))
    return found


def _filter_keys(field: FieldPlan, table: str) -> Iterable[str]:
    assert field.filter is not None
    for key in field.filter.keys:
        if key == "record":
            yield "record.id" if table else "id"
        elif key.startswith("record."):
            yield key if table else key[7:]
        else:
            yield f"{field.key}.{key}"


def _columns(fields: Mapping[str, FieldPlan]) -> list[Column[Any]]:
    return [column for field in fields.values() for column in field.columns]


def _check_title(draft: Drafting, fields: Mapping[str, FieldPlan]) -> None:
    title = draft.shape.title
    if title is not None and (title not in fields or not fields[title].column):
        message = Text(f"标题字段“{title}”不存在或未存储", f"The title {title!r} is not a stored field")
        draft.say("unknown_field", "/title", message)
