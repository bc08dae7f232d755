"""What the interface needs to show a form."""

from typing import TypedDict

from tenon_platform.http.shapes.document import Document
from tenon_platform.http.shapes.formula_tree import FormulaTree
from tenon_platform.http.shapes.me import FormRights
from tenon_platform.http.shapes.words import Words


class FormTarget(TypedDict):
    """A form that a reference points at. `title` is the field that names its records."""

    title: str | None
    name: Words
    app: str


class KnownChoice(TypedDict):
    key: str
    name: Words
    color: str | None


class FormDescriptor(TypedDict):
    """`formulas` by pointer into the document; `kinds` of looked-up fields by path, and what their `choices` are.
    `fills`: by button, the form that it opens filled in."""

    document: Document
    version: int
    formulas: dict[str, FormulaTree]
    kinds: dict[str, str]
    choices: dict[str, list[KnownChoice]]
    rights: FormRights
    fills: dict[str, str]
    targets: dict[str, FormTarget]
