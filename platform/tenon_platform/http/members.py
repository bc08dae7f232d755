"""Members of a JSON body, each of the type it must have."""

from collections.abc import Mapping
from typing import Any

from tenon_engines.kernel.errors import ValidationError
from tenon_engines.kernel.problem import Problem
from tenon_engines.kernel.text import Text

LARGEST_ID = 2**63 - 1


def object_of(body: Mapping[str, Any], name: str) -> dict[str, Any]:
    """The object under `name`; left out or null, it is empty."""
    value = body.get(name)
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise wrong(name, Text(f"{name} 应当是一个对象", f"{name} must be an object"))
    return value


def texts_of(body: Mapping[str, Any], name: str, most: int) -> list[str]:
    """The list of texts under `name`; left out or null, it is empty."""
    value = body.get(name)
    if value is None:
        return []
    if not isinstance(value, list) or len(value) > most or not all(isinstance(each, str) for each in value):
        raise wrong(name, Text(f"{name} 应当是最多 {most} 项文本的列表", f"{name} is a list of at most {most} texts"))
    return value


def ids_of(body: Mapping[str, Any], name: str, most: int) -> list[int]:
    """The ids under `name`, at least one."""
    value = body.get(name)
    if not isinstance(value, list) or not 1 <= len(value) <= most or not all(is_id(each) for each in value):
        raise wrong(name, Text(f"{name} 应当是 1 到 {most} 个编号", f"{name} is a list of 1 to {most} ids"))
    return value


def known_only(body: Mapping[str, Any], *names: str) -> None:
    """Refuses members that mean nothing: what somebody sent in vain is told and not passed over."""
    unknown = [name for name in body if name not in names]
    if unknown:
        listed = ", ".join(names)
        problems = [
            Problem(
                "unknown_member",
                f"/{str(name)[:60]}",
                Text(f"请求里没有“{str(name)[:60]}”这一项", f"There is no member {str(name)[:60]!r}"),
                Text(f"可用：{listed}", f"one of: {listed}"),
            )
            for name in unknown[:20]
        ]
        raise ValidationError(problems)


def text_of(body: Mapping[str, Any], name: str) -> str | None:
    value = body.get(name)
    if value is not None and not isinstance(value, str):
        raise wrong(name, Text(f"{name} 应当是文本", f"{name} must be a text"))
    return value


def is_id(value: Any) -> bool:
    """Whether a database could know it as an id."""
    return type(value) is int and 0 < value <= LARGEST_ID


def wrong(name: str, message: Text) -> ValidationError:
    return ValidationError([Problem("wrong_type", f"/{name}", message)])
