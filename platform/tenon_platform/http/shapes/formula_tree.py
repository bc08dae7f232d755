"""A formula as a tree, for the interpreter of the browser."""

from typing import Annotated, Any

from tenon_platform.http.shapes.named import named

FormulaTree = Annotated[
    dict[str, Any], named("FormulaTree", "A compiled formula; its nodes are the interpreter's own.")
]
