"""业务参数: the named constants of an application's documents."""

from typing import Any, NotRequired, TypedDict

from tenon_platform.http.shapes.words import Words


class Parameter(TypedDict):
    """`min` and `max` are decimals and belong to what the value may be."""

    kind: str
    key: str
    document_name: Words
    constant: str
    name: Words
    type: str
    value: Any
    text: Words
    min: str | None
    max: str | None


class Parameters(TypedDict):
    items: list[Parameter]


class ParameterChange(TypedDict):
    """`was`: the value that its writer saw; another one stands there now, and nothing is changed."""

    kind: str
    key: str
    constant: str
    value: Any
    was: NotRequired[Any]


class ParameterChanges(TypedDict):
    changes: list[ParameterChange]


class NewVersion(TypedDict):
    kind: str
    key: str
    version: int


class NewVersions(TypedDict):
    versions: list[NewVersion]
