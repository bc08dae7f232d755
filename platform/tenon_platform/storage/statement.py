"""A SQL statement compiled once per dialect: SQLAlchemy builds it, the driver runs its text.

SQLAlchemy's own execute costs several times what SQLite needs for an insert; keeping the text, the order of the
parameters and the processors of the types leaves a tuple to build per call.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.sql import ClauseElement
from sqlalchemy.sql.compiler import SQLCompiler

from tenon_platform.storage.dialect import DIALECTS, DialectName
from tenon_platform.storage.generated import Argument, Binder, Processor, Reader, Row, binder, reader

MAX_LIST = 16_384
_NOTHING: Mapping[str, Any] = {}


class Statement:
    """`Statement(sa.select(t.c.id).where(t.c.key == sa.bindparam("key")))`; run it through a `Tx`.

    A list is bound by `sa.bindparam("ids", expanding=True)`: sizes are rounded up to a power of two (the last value
    is repeated), so that a handful of texts serve lists of every length.

    `kept` spares PostgreSQL parsing and planning it each time. It is for rows found by a key of the platform's own
    tables: their columns are alike in every tenant, and no value makes another plan better.
    """

    __slots__ = ("_compiled", "expression", "kept")

    def __init__(self, expression: ClauseElement, *, kept: bool = False) -> None:
        self.expression = expression
        self.kept = kept
        self._compiled: dict[DialectName, Compiled] = {}

    def on(self, dialect: DialectName) -> "Compiled":
        compiled = self._compiled.get(dialect)
        if compiled is None:
            compiled = self._compiled[dialect] = Compiled(self.expression, dialect)
        return compiled


class Compiled:
    """A statement in one dialect."""

    __slots__ = ("_compiler", "_defaults", "_expanded", "_expanding", "_plain", "_processors", "_reader")

    def __init__(self, expression: ClauseElement, dialect_name: DialectName) -> None:
        dialect = DIALECTS[dialect_name]
        compiler = expression.compile(dialect=dialect)
        assert isinstance(compiler, SQLCompiler)
        self._compiler = compiler
        self._processors: dict[str, Processor | None] = {
            name: bind.type.dialect_impl(dialect).bind_processor(dialect) for name, bind in compiler.binds.items()
        }
        self._expanding = tuple(name for name, bind in compiler.binds.items() if bind.expanding)
        self._defaults = {name: value for name, value in compiler.params.items() if not compiler.binds[name].required}
        self._expanded: dict[tuple[int, ...], tuple[str, Binder]] = {}
        self._plain: tuple[str, Binder] | None = None
        if not self._expanding:
            self._plain = (str(compiler), self._binder(compiler.positiontup or [], {}))
        self._reader = _reader(expression, dialect_name)

    def bind(self, params: Mapping[str, Any] | None) -> tuple[str, Sequence[Any]]:
        """The text for the driver and its arguments in order."""
        given = params or _NOTHING
        text, make = self._plain or self._expand(given)
        return text, make(given)

    def rows(self, rows: list[Row]) -> list[Row]:
        """Rows of the driver with the values of the columns' types."""
        return rows if self._reader is None else self._reader(rows)

    def _binder(self, order: Sequence[str], origin: Mapping[str, tuple[str, int]]) -> Binder:
        """`origin` says of which list a name is a part; the parts of one list stand together."""
        arguments: list[Argument] = []
        sizes = Counter(source for source, _ in origin.values())
        for name in order:
            source, position = origin.get(name, (name, 0))
            if source not in sizes:
                arguments.append(Argument(name, self._processors.get(name)))
            elif position == 0:
                arguments.append(Argument(source, self._processors.get(source), sizes[source]))
        return binder(arguments, self._defaults)

    def _expand(self, given: Mapping[str, Any]) -> tuple[str, Binder]:
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
        result = (state.statement, self._binder(state.positiontup or [], origin))
        self._expanded[sizes] = result
        return result

    def _list(self, name: str, given: Mapping[str, Any]) -> Sequence[Any]:
        value: Sequence[Any] = given[name] if name in given else self._defaults[name]
        return value


def _bucket(size: int) -> int:
    if size > MAX_LIST:
        raise ValueError(f"a list of {size} values in one statement; at most {MAX_LIST}")
    return 0 if size == 0 else 1 << (size - 1).bit_length()


def _reader(expression: ClauseElement, name: DialectName) -> Reader | None:
    dialect = DIALECTS[name]
    columns = getattr(expression, "exported_columns", None)
    if columns is None or isinstance(expression, sa.TextClause):
        return None
    found: list[tuple[int, Processor]] = []
    for index, column in enumerate(columns):
        process = column.type.dialect_impl(dialect).result_processor(dialect, None)
        if process is not None:
            found.append((index, process))
    return reader(found, len(list(columns)))
