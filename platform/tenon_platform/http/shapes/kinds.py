"""What designers may offer, as the engines describe themselves."""

from typing import Annotated, Any, NotRequired, TypedDict

from tenon_platform.http.shapes.named import named
from tenon_platform.http.shapes.words import Words

JsonSchema = Annotated[dict[str, Any], named("JsonSchema", "A JSON Schema.")]


class KindInfo(TypedDict):
    """`operators`, `computed` and `filterable` are of field types."""

    key: str
    name: Words
    icon: str
    group: str
    schema: JsonSchema
    operators: NotRequired[list[str]]
    computed: NotRequired[bool]
    filterable: NotRequired[bool]


class FunctionInfo(TypedDict):
    name: str
    group: str
    signature: Words
    doc: Words
    example: str


class Kinds(TypedDict):
    fields: list[KindInfo]
    layout: list[KindInfo]
    panels: list[KindInfo]
    nodes: list[KindInfo]
    assignees: list[KindInfo]
    triggers: list[KindInfo]
    actions: list[KindInfo]
    charts: list[KindInfo]
    items: list[KindInfo]
    functions: list[FunctionInfo]
