"""Suggests which column fills which field: by the same name, by a synonym, by what was used last time, by content."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from tenon_platform.exchange.columns import Column
from tenon_platform.exchange.values import parse_moment, parse_number

SURE = 99  # by what a person chose before
_NOISE = re.compile(r"[\s_\-::·.]+")
_PHONE = re.compile(r"^1\d{2}[\d*]{4}\d{4}$")


@dataclass(frozen=True, slots=True)
class Target:
    """A field that can be filled. `path` is `field` or `subtable.field`; `names` are its labels in both languages, and so are
    those of `options` behind their keys. `rivals` are labels of other amounts that a bare heading may mean as well; an
    `inner` one shows only once it is filled: a step asks for it, no file brings it."""

    path: str
    names: tuple[str, ...]
    type: str
    required: bool = False
    options: tuple[tuple[str, str, str], ...] = ()
    rivals: frozenset[str] = frozenset()
    inner: bool = False


@dataclass(frozen=True, slots=True)
class Suggestion:
    """`ground` is one of `last`, `name`, `synonym`, `content`; confidence is 0…100."""

    target: str
    column: int
    confidence: int
    ground: str


def suggest(columns: Sequence[Column], targets: Sequence[Target], last: Mapping[str, Any]) -> list[Suggestion]:
    """The best column for each target, each column used at most once, surest pairs first.

    `last` maps a target path to the name of the column that filled it the last time.
    """
    pairs = [
        (confidence, ground, target, column)
        for column in columns
        if column.problem is None
        for target in targets
        for confidence, ground in [_match(column, target, last)]
        if confidence >= 50 and (column.type != "empty" or ground == "last")
    ]
    pairs.sort(key=lambda pair: (-pair[0], pair[2].path.count("."), pair[3].index))
    used: set[int] = set()
    chosen: dict[str, Suggestion] = {}
    for confidence, ground, target, column in pairs:
        if column.index not in used and target.path not in chosen:
            used.add(column.index)
            chosen[target.path] = Suggestion(target.path, column.index, confidence, ground)
    return [chosen[target.path] for target in targets if target.path in chosen]


def _match(column: Column, target: Target, last: Mapping[str, Any]) -> tuple[int, str]:
    if column.name and last.get(target.path) == column.name:
        return SURE, "last"
    heading = normalise(column.name)
    if target.inner or _rivalled(heading, target):
        return 0, ""
    names = {normalise(name) for name in target.names}
    group = _groups().get(heading)
    same = group is not None and any(_groups().get(name) == group for name in names)
    if not _fits(column, target):
        # A few wrong values do not make it another column: the name still says so, and a person looks at it.
        ground = "name" if heading in names else "synonym"
        return (60, ground) if (same or heading in names) and _partly(column, target) else (0, "")
    if heading in names:
        own = "." not in target.path or target.required or heading not in [normalise(name) for name in target.names[:2]]
        return 97 if own else 88, "name"  # a field of the record that is called so too is meant first
    if same:
        return 90, "synonym"
    if target.type == "phone" and column.samples and all(_PHONE.match(sample) for sample in column.samples):
        return 75, "content"
    if target.options and column.samples and all(sample in _words(target) for sample in column.samples):
        return 70, "content"
    return 0, ""


def _rivalled(heading: str, target: Target) -> bool:
    """Whether `金额` over a column may be the amount of something else."""
    return bool(heading) and any(normalise(label).endswith(heading) for label in target.rivals)


def _partly(column: Column, target: Target) -> bool:
    """Whether a column of text holds numbers or days where the field wants them."""
    if target.type in ("number", "money", "percent"):
        return any(parse_number(sample) is not None for sample in column.samples)
    return target.type in ("date", "datetime") and any(parse_moment(sample) is not None for sample in column.samples)


def _fits(column: Column, target: Target) -> bool:
    """Whether what the column holds could be a value of the field at all."""
    if target.type in ("number", "money", "percent"):
        return column.type == "number"
    if target.type in ("date", "datetime"):
        return column.type in ("date", "datetime")
    if target.options and column.samples:
        return any(sample in _words(target) for sample in column.samples)
    return target.type not in ("formula", "lookup", "rollup", "autonumber")


def _words(target: Target) -> set[str]:
    return {word for option in target.options for word in option}


def normalise(name: str) -> str:
    """A heading without blanks, separators, units and case, as people write the same name differently."""
    return _NOISE.sub("", name.translate(_BRACKETS)).lower().removesuffix("(元)")


@cache
def _groups() -> dict[str, int]:
    """Normalised word → number of its group of synonyms. The groups are trade vocabulary, kept in synonyms.json."""
    lists = json.loads((Path(__file__).parent / "synonyms.json").read_text("utf-8"))
    return {normalise(word): number for number, words in enumerate(lists) for word in words}


_BRACKETS = str.maketrans("\uff08\uff09", "()")
