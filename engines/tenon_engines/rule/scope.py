"""Names inside an action that groups the lines of the record: `line.x` is a list there, for aggregates."""

from collections.abc import Iterable
from dataclasses import replace

from tenon_engines.formula.scope import Constant, Field, Scope
from tenon_engines.formula.types import Type


class GroupedLines:
    """The scope of `set` and `require` with `for_each`: `line.qty` reads the column of the group's lines."""

    def __init__(self, inner: Scope, lines: Scope, subtable: str) -> None:
        self._inner = inner
        self._lines = lines
        self._subtable = subtable

    def resolve(self, path: tuple[str, ...]) -> Field | Constant | None:
        if path[:1] != ("line",):
            return self._inner.resolve(path)
        if path == ("line", "id"):
            return Field(path, Type("list", item=Type("number", scale=0)), "line.id")
        found = self._lines.resolve((self._subtable, *path[1:]))
        if not isinstance(found, Field):
            return found
        key = ".".join(("line", *found.key.split(".")[1:]))
        return replace(found, path=path, key=key)

    def names(self) -> Iterable[str]:
        return self._inner.names()


class Guarded:
    """Allows only some names, and says why when another one is used: what exists may still not be readable here."""

    def __init__(self, inner: Scope, allowed: frozenset[str]) -> None:
        self._inner = inner
        self._allowed = allowed

    def resolve(self, path: tuple[str, ...]) -> Field | Constant | None:
        return self._inner.resolve(path) if path[:1] and path[0] in self._allowed else None

    def names(self) -> Iterable[str]:
        return [name for name in self._inner.names() if name.split(".")[0] in self._allowed]
