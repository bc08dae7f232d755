"""A SQL statement compiled once per dialect: SQLAlchemy builds it, the driver runs its text.

SQLAlchemy's own execute costs several times what SQLite needs for an insert; keeping the text, the order of the
parameters and the processors of the types leaves a tuple to build per call.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.sql import ClauseElement
from sqlalchemy.sql.compiler import SQLCompiler

from tenon_platform.storage.dialect import DIALECTS, DialectName

Processor = Callable[[Any], Any]
Row = tuple[Any, ...]
MAX_LIST = 16_384
_NOTHING: Mapping[str, Any] = {}


class Statement:
    """`Statement(sa.select(t.c.id).where(t.c.key == sa.bindparam("key")))`; run it through a `Tx`.

    A list is bound by `sa.bindparam("ids", expanding=True)`: sizes are rounded up to a power of two (the last value
    is repeated), so that a handful of texts serve lists of every length.
    """

    __slots__ = ("_compiled", "expression")

    def __init__(self, expression: ClauseElement) -> None:
        self.expression = expression
        self._compiled: dict[DialectName, Compiled] = {}

    def on(self, dialect: DialectName) -> "Compiled":
        compiled = self._compiled.get(dialect)
        if compiled is None:
            compiled = self._compiled[dialect] = Compiled(self.expression, dialect)
        return compiled


class Compiled:
    """A statement in one dialect."""

    __slots__ = ("_compiler", "_expanded", "_expanding", "_plain", "_processors", "results", "values")

    def __init__(self, expression: ClauseElement, dialect_name: DialectName) -> None:
        dialect = DIALECTS[dialect_name]
        compiler = expression.compile(dialect=dialect)
        assert isinstance(compiler, SQLCompiler)
        self._compiler = compiler
        self._processors: dict[str, Processor | None] = {
            name: bind.type.dialect_impl(dialect).bind_processor(dialect) for name, bind in compiler.binds.items()
        }
        self._expanding = tuple(name for name, bind in compiler.binds.items() if bind.expanding)
        self._expanded: dict[tuple[int, ...], tuple[str, Plan]] = {}
        self.values: dict[str, Any] = {
            name: value for name, value in compiler.params.items() if not compiler.binds[name].required
        }
        self._plain: tuple[str, Plan] | None = None
        if not self._expanding:
            self._plain = (str(compiler), self._plan(compiler.positiontup or [], {}))
        self.results = _result_processors(expression, dialect_name)

    def bind(self, params: Mapping[str, Any] | None) -> tuple[str, list[Any]]:
        """The text for the driver and its arguments in order."""
        given = params or _NOTHING
        text, plan = self._plain or self._expand(given)
        values = self.values
        arguments = []
        for name, position, process in plan:
            value = given[name] if name in given else values[name]
            if position is not None:
                value = value[position] if position < len(value) else value[-1]
            arguments.append(process(value) if process is not None else value)
        return text, arguments

    def rows(self, rows: list[Row]) -> list[Row]:
        """Rows of the driver with the values of the columns' types."""
        active = self.results
        if not active or not rows:
            return rows
        out = []
        for row in rows:
            cells = list(row)
            for index, process in active:
                cells[index] = process(cells[index])
            out.append(tuple(cells))
        return out

    def _plan(self, order: Sequence[str], origin: Mapping[str, tuple[str, int]]) -> "Plan":
        plan = []
        for name in order:
            source, position = origin.get(name, (name, None))
            plan.append((source, position, self._processors.get(source)))
        return tuple(plan)

    def _expand(self, given: Mapping[str, Any]) -> tuple[str, "Plan"]:
        sizes = tuple(_bucket(len(self._list(name, given))) for name in self._expanding)
        known = self._expanded.get(sizes)
        if known is not None:
            return known
        filled = dict(self._compiler.params)
        filled.update(zip(self._expanding, ([None] * size for size in sizes), strict=True))
        state = self._compiler.construct_expanded_state(filled, escape_names=False)
        origin = {
            expanded: (name, position)
            for name, parts in state.parameter_expansion.items()
            for position, expanded in enumerate(parts)
        }
        result = (state.statement, self._plan(state.positiontup or [], origin))
        self._expanded[sizes] = result
        return result

    def _list(self, name: str, given: Mapping[str, Any]) -> Sequence[Any]:
        value: Sequence[Any] = given[name] if name in given else self.values[name]
        return value


Plan = tuple[tuple[str, int | None, Processor | None], ...]


def _bucket(size: int) -> int:
    if size > MAX_LIST:
        raise ValueError(f"a list of {size} values in one statement; at most {MAX_LIST}")
    return 0 if size == 0 else 1 << (size - 1).bit_length()


def _result_processors(expression: ClauseElement, name: DialectName) -> tuple[tuple[int, Processor], ...]:
    dialect = DIALECTS[name]
    columns = getattr(expression, "exported_columns", None)
    if columns is None or isinstance(expression, sa.TextClause):
        return ()
    found = []
    for index, column in enumerate(columns):
        process = column.type.dialect_impl(dialect).result_processor(dialect, None)
        if process is not None:
            found.append((index, process))
    return tuple(found)
