"""A read-only map from name to kind, built from one explicit list."""

from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from typing import Any, Generic, TypeVar

from pydantic import ValidationError as ShapeError

from tenon_engines.kernel.errors import DefinitionError
from tenon_engines.kernel.kind import Kind
from tenon_engines.kernel.option_words import option_words
from tenon_engines.kernel.problem import Problem
from tenon_engines.kernel.text import Text

K = TypeVar("K", bound=Kind)


class Registry(Mapping[str, type[K]], Generic[K]):
    """`Registry("field type", [Text, Number])["text"] is Text`; refuses two kinds of one name."""

    def __init__(self, label: str, kinds: Sequence[type[K]]) -> None:
        self.label = label
        self._kinds: dict[str, type[K]] = {}
        for kind in kinds:
            if kind.name in self._kinds:
                raise ValueError(f"two {label}s are called {kind.name!r}")
            self._kinds[kind.name] = kind

    def __getitem__(self, name: str) -> type[K]:
        return self._kinds[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._kinds)

    def __len__(self) -> int:
        return len(self._kinds)

    def parse(self, entry: Mapping[str, Any], path: str, *, tag: str = "kind") -> K:
        """The options of `entry` (`{"kind": name, ...}`) as a kind; DefinitionError points at the very option."""
        name = entry.get(tag)
        kind = self._kinds.get(name) if isinstance(name, str) else None
        if kind is None:
            near = get_close_matches(str(name), self._kinds, n=3) or sorted(self._kinds)
            known = ", ".join(near)
            message = Text(f"没有名为“{name}”的类型", f"There is no {self.label} called {name!r}")
            hint = Text(f"可用：{known}", f"one of: {known}")
            raise DefinitionError([Problem("unknown_kind", f"{path}/{tag}", message, hint)])
        try:
            return kind.model_validate({key: value for key, value in entry.items() if key != tag})
        except ShapeError as error:
            raise DefinitionError([_problem(path, part) for part in error.errors()]) from None


def _problem(path: str, part: Any) -> Problem:
    where = "/".join(str(step) for step in part["loc"])
    return Problem("bad_option", f"{path}/{where}", option_words(part))
