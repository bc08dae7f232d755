"""The `joins` of a dataset: which references it follows and which one-to-many rows belong to its root."""

from collections.abc import Mapping
from typing import Any

from tenon_engines.form.shape import FormShape
from tenon_engines.kernel.problem import Problem
from tenon_engines.kernel.text import Text
from tenon_engines.report.plan import Child


def compile_joins(
    document: Mapping[str, Any], shapes: Mapping[str, FormShape], problems: list[Problem]
) -> dict[str, Child]:
    """The facts below the root. `order.lines` is a subtable, `receipt.order` a form that refers to the root.

    Subtables of the root need no join to be used; joins to references are checked and change nothing (many to one).
    """
    form = document["root"]["form"]
    children = {
        key: Child(key, form, key, "parent_id")
        for key, field in shapes[form].fields.items()
        if field.subtable is not None
    }
    for index, join in enumerate(document.get("joins", [])):
        owner, _, path = str(join["to"]).partition(".")
        shape = shapes.get(owner)
        field = shape.fields.get(path.split(".", 1)[0]) if shape is not None else None
        where = f"/joins/{index}/to"
        if shape is None or field is None:
            message = Text(f"找不到“{join['to']}”", f"{join['to']!r} is neither a reference nor a subtable")
            hint = Text("写成 表单.引用字段 或 表单.子表", "write form.reference or form.subtable")
            problems.append(Problem("unknown_join", where, message, hint))
        elif owner != form and field.target == form and "." not in path:
            key = join.get("as", owner)
            if key in shapes[form].fields:
                message = Text(
                    f"“{key}”已是表单字段，请用 as 另起名", f"{key!r} is a field of the form; name it with `as`"
                )
                problems.append(Problem("duplicate_key", where, message))
            children[key] = Child(key, owner, None, path)
        elif owner != form:
            message = Text(f"“{join['to']}”与表单“{form}”没有关系", f"{join['to']!r} has no relation to {form!r}")
            problems.append(Problem("unrelated_join", where, message))
    return children
