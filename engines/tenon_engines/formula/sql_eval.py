"""`tenon_eval(program, values…)`: on SQLite, what integers cannot do is the Python function itself.

The program is a JSON text (tree, what each argument is, the zone), so a statement kept anywhere needs no registry.
"""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from tenon_engines.formula.context import Context
from tenon_engines.formula.function import Function
from tenon_engines.formula.functions import functions
from tenon_engines.formula.json_tree import from_json, to_json
from tenon_engines.formula.python_code import to_python
from tenon_engines.formula.sql_types import Late, Sql, SqlTarget, decode, encode
from tenon_engines.formula.tree import Call, Cell, ListOf, Literal, Node, Read, Rows, children, walk
from tenon_engines.formula.types import Type, parse_type

if TYPE_CHECKING:
    from tenon_engines.formula.sql_sqlite import Sqlite

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def evaluation(sql: "Sqlite", node: Node, inside: str | None) -> Sql:
    """The call that computes `node`; `inside` is the sub-table whose row is at hand."""
    for each in walk(node):
        if isinstance(each, Call) and (
            _needs_people(functions[each.name]) or functions[each.name].clock or functions[each.name].workdays
        ):
            raise sql.refuse(each)
    if node.type.name == "list":
        raise sql.refuse(node)
    columns: list[Sql] = []
    described: list[list[Any]] = []
    closed = _closed(node, columns, described, sql, inside)
    for key, type_ in _scalars(node, inside).items():
        target = sql.target(key)
        described.append([key, _written(type_, target), None])
        columns.append(_raw(target.column))
    for key, cells in _tables(node).items():
        targets = {cell: sql.target(f"{key}.{cell}") for cell in cells}
        described.append([key, "rows", [[cell, _written(type_, targets[cell])] for cell, type_ in cells.items()]])
        columns.append(_rows(sql, key, [_raw(target.column) for target in targets.values()]))
    program = {"tree": to_json(closed), "args": described, "zone": sql.context.tz.key}
    text = json.dumps(program, ensure_ascii=False, separators=(",", ":"))
    return sa.func.tenon_eval(sa.literal(text, sa.Text()), *columns)


def _needs_people(function: Function) -> bool:
    return function.actor


def _written(type_: Type, target: SqlTarget) -> str:
    """The type of an argument, with the scale its column has."""
    if type_.name == "number":
        return f"number({target.scale})" if target.scale is not None else str(type_)
    return str(type_)


def _raw(column: Sql) -> Sql:
    return sa.type_coerce(column, sa.types.NullType())


def _rows(sql: "Sqlite", key: str, columns: list[Sql]) -> Sql:
    table = sql.rows(key)
    row = sa.func.json_array(*columns)
    if table.order is None:
        return sql.rows_query(key, sa.func.json_group_array(sa.func.json(row)))
    chosen = sa.select(row.label("row")).select_from(table.table).where(table.parent_column == table.on)
    tables = [each for each in table.table._from_objects if not isinstance(each, sa.Join)]
    ordered = chosen.order_by(table.order).correlate_except(*tables).subquery()
    return sa.select(sa.func.json_group_array(sa.func.json(ordered.c.row))).scalar_subquery()


def _closed(
    node: Node, columns: list[Sql], described: list[list[Any]], sql: "Sqlite", inside: str | None = None
) -> Node:
    """The tree with values known only at run time as arguments; the row at hand as part of the record, under full keys."""
    if isinstance(node, Literal) and isinstance(node.value, Late):
        described.append([node.value.name, str(node.type), None])
        columns.append(sql.bind(node.value, node.type))
        return Read(node.value.name, node.type)
    if isinstance(node, Call):
        args = tuple(_closed(arg, columns, described, sql, inside) for arg in node.args)
        return Call(node.name, args, node.type, node.span)
    if isinstance(node, ListOf):
        return ListOf(tuple(_closed(item, columns, described, sql, inside) for item in node.items), node.type)
    if isinstance(node, Rows):
        return Rows(node.list, _keep_cells(node.body, columns, described, sql), node.type)
    return Read(f"{inside}.{node.key}", node.type) if isinstance(node, Cell) else node


def _keep_cells(node: Node, columns: list[Sql], described: list[list[Any]], sql: "Sqlite") -> Node:
    if isinstance(node, Cell):
        return node
    if isinstance(node, Call):
        args = tuple(_keep_cells(arg, columns, described, sql) for arg in node.args)
        return Call(node.name, args, node.type, node.span)
    return _closed(node, columns, described, sql)


def _scalars(node: Node, inside: str | None) -> dict[str, Type]:
    """What is read outside the loops over rows; a cell of the row at hand under its full key."""
    if isinstance(node, Read):
        return {} if node.type.is_rows else {node.key: node.type}
    if isinstance(node, Cell):
        return {f"{inside}.{node.key}": node.type} if inside else {}
    found: dict[str, Type] = {}
    for child in children(node):
        found |= _scalars(child, None if isinstance(node, Rows) else inside)
    return found


def _tables(node: Node, table: str | None = None) -> dict[str, dict[str, Type]]:
    found: dict[str, dict[str, Type]] = {}
    if isinstance(node, Read) and node.type.is_rows:
        found.setdefault(node.key, {})
    if isinstance(node, Rows):
        found.setdefault(node.list, {})
    if isinstance(node, Cell) and table is not None:
        return {table: {node.key: node.type}}
    for child in children(node):
        for key, cells in _tables(child, node.list if isinstance(node, Rows) else table).items():
            found.setdefault(key, {}).update(cells)
    return found


Reader = Callable[[Any], Any]


def _reader(type_: str, cells: list[list[str]] | None) -> Reader:
    if cells is not None:
        types = [(cell, parse_type(cell_type)) for cell, cell_type in cells]
        return lambda value: [
            {key: decode(part, kind) for (key, kind), part in zip(types, row, strict=True)} for row in json.loads(value)
        ]
    parsed = parse_type(type_)
    if parsed.name == "list":
        return lambda value: json.loads(value, parse_float=Decimal, parse_int=Decimal) if value else []
    return lambda value: decode(value, parsed)


@lru_cache(maxsize=4_096)
def _program(text: str) -> Callable[..., Any]:
    program = json.loads(text)
    tree = from_json(program["tree"])
    run = to_python(tree)
    readers = [(key, _reader(type_, cells)) for key, type_, cells in program["args"]]
    zone = ZoneInfo(program["zone"])

    def evaluate(*values: Any) -> Any:
        env = {key: read(value) for (key, read), value in zip(readers, values, strict=True)}
        return encode(run(env, Context(_EPOCH, zone)), tree.type)

    return evaluate


def tenon_eval(program: str, *values: Any) -> Any:
    """What SQLite calls."""
    return _program(program)(*values)
