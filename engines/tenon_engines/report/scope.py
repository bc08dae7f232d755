"""What a name means in a dataset: a field of the root form, a column of its lines, or one reached by references."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tenon_engines.form.scope import walk
from tenon_engines.form.shape import FieldShape, Shapes
from tenon_engines.formula.scope import Constant, Field


@dataclass(frozen=True, slots=True)
class RowScope:
    """Names of one row of a fact: unlike in a form, `lines.qty` is one value here, the line's own.

    `children` maps the name of a one-to-many (a subtable, or a form that refers to the root) to its columns.
    """

    shapes: Shapes
    form: str
    children: Mapping[str, Mapping[str, FieldShape]]

    def resolve(self, path: tuple[str, ...]) -> Field | Constant | None:
        """The field at `path`; a one-to-many itself is not a value."""
        steps = path[1:] if path[0] == "record" and len(path) > 1 else path
        head, rest = steps[0], steps[1:]
        columns = self.children.get(head)
        if columns is not None:
            found = walk(self.shapes, columns, rest, system=head not in self._root) if rest else None
            return Field(path, found[1], f"{head}.{found[0]}") if found is not None else None
        found = walk(self.shapes, self._root, steps)
        return Field(path, found[1], found[0]) if found is not None else None

    def names(self) -> Iterable[str]:
        """Names for hints."""
        yield from (key for key in self._root if key not in self.children)
        yield from (f"{child}.{column}" for child, columns in self.children.items() for column in columns)

    @property
    def _root(self) -> Mapping[str, FieldShape]:
        shape = self.shapes.get(self.form)
        return shape.fields if shape is not None else {}
