"""The typed tree of a formula: what every target compiles from. Refers to values by env key, never by label."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from tenon_engines.formula.types import Type


@dataclass(frozen=True, slots=True)
class Literal:
    """A constant. `name` is the path of a named one (`param.director`), kept for explanations."""

    value: Any
    type: Type
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Read:
    """A value of the record, under its env key."""

    key: str
    type: Type


@dataclass(frozen=True, slots=True)
class Cell:
    """A column of the row at hand; stands only in the body of the `Rows` around it."""

    key: str
    type: Type


@dataclass(frozen=True, slots=True)
class Rows:
    """`body` for each row of the sub-table `list`: row-wise arithmetic."""

    list: str
    body: "Node"
    type: Type


@dataclass(frozen=True, slots=True)
class ListOf:
    items: tuple["Node", ...]
    type: Type


@dataclass(frozen=True, slots=True)
class Call:
    """A function or operator. `span` is its place in the source text."""

    name: str
    args: tuple["Node", ...]
    type: Type
    span: tuple[int, int] = field(default=(0, 0), compare=False)


Node = Literal | Read | Cell | Rows | ListOf | Call


def children(node: Node) -> tuple[Node, ...]:
    if isinstance(node, Call):
        return node.args
    if isinstance(node, ListOf):
        return node.items
    if isinstance(node, Rows):
        return (node.body,)
    return ()


def walk(node: Node) -> Iterator[Node]:
    """The node and everything below it."""
    yield node
    for child in children(node):
        yield from walk(child)


def keys_read(node: Node, prefix: str = "") -> Iterator[str]:
    """Env keys the tree reads; columns of a sub-table as `lines.qty`."""
    if isinstance(node, Read):
        yield node.key
    elif isinstance(node, Cell):
        yield prefix + node.key
    elif isinstance(node, Rows):
        yield from keys_read(node.body, node.list + ".")
    else:
        for child in children(node):
            yield from keys_read(child, prefix)
