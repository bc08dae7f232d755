"""What the names of a formula mean. The platform brings its own scopes; `DictScope` serves tests and vectors."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from tenon_engines.formula.types import Type


@dataclass(frozen=True, slots=True)
class Field:
    """A value read at run time: `key` is its place in the env (`payable`, `customer.level`, `old.payable`)."""

    path: tuple[str, ...]
    type: Type
    key: str


@dataclass(frozen=True, slots=True)
class Constant:
    """A value known when the document is compiled (`param.x`); keeps its name for explanations."""

    path: tuple[str, ...]
    value: Any
    type: Type


class Scope(Protocol):
    def resolve(self, path: tuple[str, ...]) -> Field | Constant | None:
        """What the dotted name means, or None if nothing."""

    def names(self) -> Iterable[str]:
        """Every name there is (dotted), for hints and completion."""


class DictScope:
    """A scope over a plain mapping from dotted name to type."""

    def __init__(self, types: Mapping[str, Type], constants: Mapping[str, tuple[Any, Type]] | None = None) -> None:
        self._types = dict(types)
        self._constants = dict(constants or {})

    def resolve(self, path: tuple[str, ...]) -> Field | Constant | None:
        key = ".".join(path)
        if key in self._constants:
            value, type_ = self._constants[key]
            return Constant(path, value, type_)
        found = self._types.get(key)
        if found is not None:
            return Field(path, found, key)
        return self._column(path)

    def _column(self, path: tuple[str, ...]) -> Field | None:
        for cut in range(1, len(path)):
            table = self._types.get(".".join(path[:cut]))
            if table is None or not table.is_rows or table.item is None or table.item.columns is None:
                continue
            column = table.item.columns.get(".".join(path[cut:]))
            if column is not None:
                return Field(path, Type("list", nullable=False, item=column), ".".join(path))
        return None

    def names(self) -> Iterable[str]:
        yield from self._constants
        for name, type_ in self._types.items():
            yield name
            if type_.is_rows and type_.item is not None:
                yield from (f"{name}.{column}" for column in type_.item.columns or ())
