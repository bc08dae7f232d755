"""One choice of a select or one state of a status field."""

from collections.abc import Sequence
from typing import Any

from pydantic import BaseModel, ConfigDict

from tenon_engines.form.fields.field_type import BadValue
from tenon_engines.kernel.naming import MAX_KEY, is_key
from tenon_engines.kernel.problem import Problem
from tenon_engines.kernel.text import Text, label


class Option(BaseModel):
    """`key` is stored, `name` is shown. A disabled option stays readable but can no longer be chosen.

    Options in their order are the way of a record. One that is `beside` another stands in its place on that way
    (backordered beside to_ship); one that is `off_path` may come at any time and has no place on it (closed). A state
    with `path_when` (a formula) is on it where that holds: what a resend never goes through is no step of it.
    """

    model_config = ConfigDict(frozen=True, extra="allow")

    key: str
    name: dict[str, str] = {}
    color: str | None = None
    disabled: bool = False
    beside: str | None = None
    off_path: bool = False
    path_when: str | None = None


def option_problems(options: Sequence[Option], path: str) -> list[Problem]:
    """Keys that are malformed or used twice, and places that are not on the path."""
    found: list[Problem] = []
    if not options:
        message = Text("还没有选项", "There are no options yet")
        found.append(Problem("no_options", path, message, Text("至少加一个选项", "add at least one")))
    seen: set[str] = set()
    for index, option in enumerate(options):
        where = f"{path}/{index}/key"
        if not is_key(option.key, MAX_KEY):
            found.append(bad_key(option.key, where))
        if option.key in seen:
            message = Text(f"选项键“{option.key}”重复", f"Two options have the key {option.key!r}")
            found.append(Problem("duplicate_key", where, message))
        seen.add(option.key)
    path_keys = {option.key for option in options if option.beside is None and not option.off_path}
    for index, option in enumerate(options):
        if option.beside is not None and option.beside not in path_keys:
            message = Text(f"主路径上没有“{option.beside}”", f"{option.beside!r} is not on the main path")
            hint = Text(
                "填写不在旁边、也不在路径外的一项", "name an option that is neither beside another nor off the path"
            )
            found.append(Problem("not_on_path", f"{path}/{index}/beside", message, hint))
    return found


def bad_key(key: str, where: str) -> Problem:
    return Problem(
        "bad_key",
        where,
        Text(f"键“{key}”不合规则", f"{key!r} is not a valid key"),
        Text(
            "小写字母开头，可含数字和单个下划线",
            "start with a lower-case letter; digits and single underscores may follow",
        ),
    )


def choose(value: Any, keys: frozenset[str], options: Sequence[Option]) -> str:
    """`value` if it is one of the keys; BadValue names what there is."""
    if isinstance(value, str) and value in keys:
        return value
    known = ", ".join(option.key for option in options[:12])
    raise BadValue(
        "unknown_option",
        Text(f"没有选项“{str(value)[:40]}”，可用：{known}", f"No option {str(value)[:40]!r}; there are: {known}"),
    )


def by_label(text: str, options: Sequence[Option]) -> str | None:
    """The key of the option whose key or label is `text`."""
    wanted = text.strip().lower()
    for option in options:
        name = label(option.name, option.key)
        if wanted in (option.key, name.zh.lower(), name.en.lower()):
            return option.key
    return None
