"""Shapes that no TypedDict can say: objects that hold what a form or a document defines, and one of several shapes."""

from typing import Any

from msgspec import Meta

COMPONENTS = "#/components/schemas/"
NAMED: dict[str, dict[str, Any]] = {}
UNITED: list[Any] = []


def named(name: str, description: str, **schema: Any) -> Meta:
    """Marks a type as the component `name`: `RecordData = Annotated[dict[str, Any], named("RecordData", …)]`."""
    NAMED[name] = {"type": "object", "description": description, "additionalProperties": True, **schema}
    return Meta(extra_json_schema={"$ref": COMPONENTS + name})


def one_of(name: str, description: str, *shapes: Any) -> Meta:
    """Marks `Any` as one of the shapes: msgspec itself knows no union of several TypedDicts."""
    UNITED.extend(shapes)
    NAMED[name] = {"description": description, "anyOf": [{"$ref": COMPONENTS + each.__name__} for each in shapes]}
    return Meta(extra_json_schema={"$ref": COMPONENTS + name})
