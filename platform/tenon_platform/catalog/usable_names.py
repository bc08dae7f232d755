"""Names that a builder gives: each says something, is short enough, and is not the name of its neighbour as well."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from tenon_engines.form.compile_name import LONGEST_NAME
from tenon_engines.kernel.problem import Problem
from tenon_engines.kernel.text import Text

# Lists (and maps) whose elements people tell apart by their names.
_APART = {
    "fields": Text("字段", "field"),
    "options": Text("选项", "option"),
    "states": Text("状态", "state"),
    "tabs": Text("页签", "tab"),
}
_NAMED = frozenset({*_APART, "transitions", "buttons", "constants", "invariants", "alerts"})
_DEEPEST = 12
_EMPTY = Text("名称是空的", "The name is empty")
_EMPTY_IN = {
    "zh": Text("中文名称是空的", "The Chinese name is empty"),
    "en": Text("英文名称是空的", "The English name is empty"),
}
_GIVE_ONE = Text("请填写名称", "give it a name")


@dataclass(frozen=True, slots=True)
class _Named:
    """An element with a name; `place` finds it again whatever the order of its neighbours."""

    place: tuple[str, ...]
    path: str
    words: Mapping[str, str]


def name_problems(body: Mapping[str, Any], was: Mapping[str, Any] | None) -> list[Problem]:
    """What is new since the published version; what was published with such a name before stays as it is."""
    known = {(place, problem.code) for place, problem in _found(was)} if was is not None else set()
    return [problem for place, problem in _found(body) if (place, problem.code) not in known]


def _found(body: Mapping[str, Any]) -> Iterator[tuple[tuple[str, ...], Problem]]:
    own = _named(body, (), "")
    yield from _alone([own] if own else [])
    for kind, group in _groups(body, (), ""):
        yield from _alone(group)
        if kind in _APART:
            yield from _twice(group, _APART[kind])


def _alone(group: list[_Named]) -> Iterator[tuple[tuple[str, ...], Problem]]:
    for each in group:
        said = any(word.strip() for word in each.words.values())
        if not said:
            yield each.place, Problem("no_name", f"{each.path}/name", _EMPTY, _GIVE_ONE)
        for language, word in each.words.items():
            if said and not word.strip():
                yield each.place, Problem("no_name", f"{each.path}/name/{language}", _EMPTY_IN[language], _GIVE_ONE)
            if len(word) > LONGEST_NAME:
                message = Text(
                    f"名称有 {len(word)} 个字，最多 {LONGEST_NAME} 个",
                    f"The name has {len(word)} characters, at most {LONGEST_NAME} are possible",
                )
                hint = Text("请缩短名称", "shorten it")
                yield each.place, Problem("long_name", f"{each.path}/name/{language}", message, hint)


def _twice(group: list[_Named], kind: Text) -> Iterator[tuple[tuple[str, ...], Problem]]:
    seen: set[tuple[str, str]] = set()
    for each in group:
        words = {(language, word.strip().casefold()) for language, word in each.words.items() if word.strip()}
        double = next((each.words[language].strip() for language, _ in sorted(words & seen, reverse=True)), None)
        if double is not None:
            message = Text(f"已经有叫“{double}”的{kind.zh}", f"There is another {kind.en} called “{double}”")
            hint = Text("换一个分得清的名称", "give it a name of its own")
            yield each.place, Problem("double_name", f"{each.path}/name", message, hint)
        seen |= words


def _groups(value: Any, place: tuple[str, ...], path: str) -> Iterator[tuple[str, list[_Named]]]:
    if len(place) > _DEEPEST or not isinstance(value, Mapping):
        return
    for name, child in value.items():
        entries = list(enumerate(child)) if isinstance(child, list) else []
        if name == "constants" and isinstance(child, Mapping):
            entries = list(child.items())
        group = [_named(each, (*place, name), f"{path}/{name}/{at}", str(at)) for at, each in entries]
        if name in _NAMED:
            yield name, [each for each in group if each is not None]
        for at, each in entries:
            yield from _groups(each, (*place, name, _mark(each, str(at))), f"{path}/{name}/{at}")


def _named(value: Any, place: tuple[str, ...], path: str, at: str = "") -> _Named | None:
    name = value.get("name") if isinstance(value, Mapping) else None
    if not isinstance(name, Mapping):
        return None
    words = {language: word for language, word in name.items() if language in _EMPTY_IN and isinstance(word, str)}
    return _Named((*place, _mark(value, at)), path, words)


def _mark(value: Any, at: str) -> str:
    own = value.get("key", value.get("id")) if isinstance(value, Mapping) else None
    return own if isinstance(own, str) else at
