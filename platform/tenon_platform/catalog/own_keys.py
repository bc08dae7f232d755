"""Keys made in a tenant start with `x_`, keys of packages never do: a later package can never collide with them."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from tenon_engines.kernel.naming import MAX_KEY, MAX_TABLE_KEY
from tenon_engines.kernel.problem import Problem
from tenon_engines.kernel.text import Text

OWN = "x_"
_MAPS = frozenset({"constants", "dimensions", "measures", "segments"})  # maps whose keys name their elements
_DEEPEST = 20

Place = tuple[str, ...]
"""Where an element stands: the lists and the keys above it, whatever their order (`fields`, `review`, `states`, …)."""


def package_problems(body: Mapping[str, Any]) -> list[Problem]:
    """Keys of a package's document that are kept for tenants."""
    return [
        Problem(
            "tenant_key",
            path,
            Text(
                f"模板里的键不能以 {OWN} 开头：{place[-1]}",
                f"A key of a package never starts with {OWN}: {place[-1]!r}",
            ),
            Text(f"{OWN} 留给各公司自己新增的内容", f"{OWN} is for what companies add themselves"),
        )
        for place, path in elements(body)
        if place[-1].startswith(OWN)
    ]


def tenant_problems(body: Mapping[str, Any], known: Iterable[Mapping[str, Any]]) -> list[Problem]:
    """New keys of a tenant's document that could be a package's: those that stand in none of the `known` bodies."""
    if str(body.get("key")).startswith(OWN):
        return []
    fresh = [(place, path) for place, path in elements(body) if not _own(place)]
    for old in known:
        there = {place for place, _ in elements(old)}
        fresh = [(place, path) for place, path in fresh if place not in there]
    return [_tenant_problem(place, path) for place, path in fresh]


def _own(place: Place) -> bool:
    """By its own key or by one above it; transitions are named in the whole form, wherever they stand."""
    return any(key.startswith(OWN) for key in (place[-1:] if "transitions" in place[-2:-1] else place))


def document_problem(key: str) -> Problem | None:
    """What is wrong with the key of a document that a tenant makes."""
    return None if key.startswith(OWN) else _tenant_problem((key,), "/key")


def _tenant_problem(place: Place, path: str) -> Problem:
    key = place[-1]
    longest = MAX_TABLE_KEY if len(place) == 1 else MAX_KEY
    own = f"{OWN}{key}"[:longest].rstrip("_")
    message = Text(
        f"自己新增的键要以 {OWN} 开头：“{key}”不是模板里的",
        f"A key made here starts with {OWN}: {key!r} is none of the package",
    )
    return Problem("own_key", path, message, Text(f"请改为 {own}", f"call it {own!r}"))


def elements(body: Mapping[str, Any]) -> Iterator[tuple[Place, str]]:
    """Every keyed element of a document, the document itself first, with the pointer to its key."""
    key = body.get("key")
    if isinstance(key, str) and key:
        yield (key,), "/key"
    yield from _below(body, (), "")


def _below(value: Any, place: Place, path: str) -> Iterator[tuple[Place, str]]:
    if len(place) > _DEEPEST or not isinstance(value, Mapping):
        return
    for name, child in value.items():
        at = f"{path}/{name}"
        if isinstance(child, list):
            for index, each in enumerate(child):
                yield from _entry(each, (*place, name), f"{at}/{index}")
        elif isinstance(child, Mapping) and name in _MAPS:
            for key, each in child.items():
                yield (*place, name, key), f"{at}/{key}"
                yield from _below(each, (*place, name, key), f"{at}/{key}")
        else:
            yield from _below(child, (*place, name), at)


def _entry(value: Any, place: Place, path: str) -> Iterator[tuple[Place, str]]:
    if not isinstance(value, Mapping):
        return
    key, number = value.get("key"), value.get("id")
    if isinstance(key, str) and key:
        yield (*place, key), f"{path}/key"
    mark = key if isinstance(key, str) else number if isinstance(number, str) else ""
    yield from _below(value, (*place, mark), path)
