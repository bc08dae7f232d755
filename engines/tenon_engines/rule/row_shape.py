"""Rows of a subtable as if they were a form of their own: `order.lines`."""

from dataclasses import replace

from tenon_engines.form.shape import FormShape, Shapes
from tenon_engines.rule.site import Site


def with_rows(shapes: Shapes, target: str) -> Shapes:
    """The shapes, and under the name of the subtable that of its rows; the shapes alone when it names none."""
    form, dot, table = target.partition(".")
    shape = shapes.get(form)
    field = shape.fields.get(table) if shape is not None and dot else None
    if field is None or field.subtable is None:
        return shapes
    return {**shapes, target: FormShape(target, field.name, None, field.subtable)}


def row_site(site: Site, target: str, path: str) -> Site | None:
    """Where formulas over a form or over rows of its subtable stand; None with a problem at `path`."""
    form, dot, table = target.partition(".")
    if site.shape(form, path) is None:
        return None
    if not dot:
        return site
    return replace(site, shapes=with_rows(site.shapes, target)) if site.subtable(form, table, path) else None
