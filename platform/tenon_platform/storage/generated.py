"""Functions generated per statement: a loop over names and processors costs more than SQLite's own work on a row."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

Processor = Callable[[Any], Any]
Row = tuple[Any, ...]
Binder = Callable[[Mapping[str, Any]], Sequence[Any]]
Reader = Callable[[list[Row]], list[Row]]


class Argument:
    """One argument of a statement: the value named `name`, or the `size` values of a list."""

    __slots__ = ("name", "process", "size")

    def __init__(self, name: str, process: Processor | None, size: int | None = None) -> None:
        self.name = name
        self.process = process
        self.size = size


def binder(arguments: Sequence[Argument], defaults: Mapping[str, Any]) -> Binder:
    """The function from named values to the driver's tuple; `defaults` are constants inside the statement."""
    names: dict[str, Any] = {"spread": _spread}
    parts = []
    for index, each in enumerate(arguments):
        value = f"g[{each.name!r}]"
        if each.name in defaults:
            names[f"d{index}"] = defaults[each.name]
            value = f"g.get({each.name!r}, d{index})"
        process = f"p{index}"
        if each.process is not None:
            names[process] = each.process
        if each.size is not None:
            parts.append(f"*spread({value}, {each.size}, {process if each.process else None})")
        else:
            parts.append(f"{process}({value})" if each.process is not None else value)
    source = f"lambda g: ({', '.join(parts)}{',' if parts else ''})"
    made: Binder = eval(source, names)  # only parameter names, quoted, stand in the text
    return made


def picker(names: Sequence[str]) -> Callable[[Callable[[str], Any]], dict[str, Any]]:
    """The function from a getter to a dictionary of these names."""
    pairs = ", ".join(f"{name!r}: get({name!r})" for name in names)
    made: Callable[[Callable[[str], Any]], dict[str, Any]] = eval(f"lambda get: {{{pairs}}}", {})
    return made


def reader(processors: Sequence[tuple[int, Processor]], width: int) -> Reader | None:
    """The function from the driver's rows to rows of the columns' types; None when nothing is to be done."""
    if not processors:
        return None
    by_index = dict(processors)
    names: dict[str, Any] = {f"p{index}": process for index, process in processors}
    cells = [f"p{index}(r[{index}])" if index in by_index else f"r[{index}]" for index in range(width)]
    made: Reader = eval(f"lambda rows: [({', '.join(cells)},) for r in rows]", names)
    return made


def _spread(values: Sequence[Any], size: int, process: Processor | None) -> Sequence[Any]:
    """A list filled up to `size` with its last value, which `IN` does not mind."""
    filled = list(values)
    filled += filled[-1:] * (size - len(filled))
    return filled if process is None else [process(value) for value in filled]
