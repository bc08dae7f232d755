"""The tree as JSON and back: what the browser interprets, and what SQLite's fallback function is given."""

from collections.abc import Mapping
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from tenon_engines.formula.tree import Call, Cell, ListOf, Literal, Node, Read, Rows
from tenon_engines.formula.types import Type, parse_type


def _type_json(type_: Type) -> str:
    return str(type_) if type_.nullable else f"{type_}!"


def _type(text: str) -> Type:
    type_ = parse_type(text.removesuffix("!"))
    return type_.required() if text.endswith("!") else type_


def value_json(value: Any) -> Any:
    """A constant for JSON: decimals as strings, dates ISO, moments ISO in UTC."""
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    return value


def value_of(value: Any, type_: Type) -> Any:
    """The Python value of a JSON constant."""
    if value is None or not isinstance(value, str):
        return Decimal(str(value)) if type_.name == "number" and value is not None else value
    readers: dict[str, Any] = {
        "number": Decimal,
        "date": date.fromisoformat,
        "datetime": datetime.fromisoformat,
        "time": time.fromisoformat,
    }
    return readers[type_.name](value) if type_.name in readers else value


def to_json(node: Node) -> dict[str, Any]:
    """`{"node": literal|read|cell|rows|list|call, "type": …}`; a type ends in `!` where it is never null."""
    head: dict[str, Any] = {"type": _type_json(node.type)}
    if isinstance(node, Literal):
        named = {"name": node.name} if node.name else {}
        return {"node": "literal", **head, "value": value_json(node.value), **named}
    if isinstance(node, Read):
        return {"node": "read", **head, "key": node.key}
    if isinstance(node, Cell):
        return {"node": "cell", **head, "key": node.key}
    if isinstance(node, Rows):
        return {"node": "rows", **head, "list": node.list, "body": to_json(node.body)}
    if isinstance(node, ListOf):
        return {"node": "list", **head, "items": [to_json(item) for item in node.items]}
    return {"node": "call", **head, "name": node.name, "args": [to_json(arg) for arg in node.args]}


def from_json(data: Mapping[str, Any]) -> Node:
    """The tree `to_json` wrote."""
    type_, kind = _type(data["type"]), data["node"]
    if kind == "literal":
        return Literal(value_of(data["value"], type_), type_, data.get("name"))
    if kind == "read":
        return Read(data["key"], type_)
    if kind == "cell":
        return Cell(data["key"], type_)
    if kind == "rows":
        return Rows(data["list"], from_json(data["body"]), type_)
    if kind == "list":
        return ListOf(tuple(from_json(item) for item in data["items"]), type_)
    return Call(data["name"], tuple(from_json(arg) for arg in data["args"]), type_)
