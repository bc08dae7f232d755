"""What all panels have in common: related numbers beside the record that is being entered.

Their formulas see the other form's row under bare names and the record being entered as `record.`, as the filter of a
reference does; who reads a panel sees no row and no field in it that they could not see elsewhere.
"""

from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from tenon_engines.form.drafting import Drafting
from tenon_engines.form.scope import FormScope
from tenon_engines.form.shape import FieldShape
from tenon_engines.formula.compile import Formula
from tenon_engines.formula.types import Type
from tenon_engines.kernel.kind import Kind
from tenon_engines.kernel.naming import MAX_KEY, SYSTEM_FIELDS, is_key
from tenon_engines.kernel.text import Text

YES_NO = Type("bool")


def _key(text: str) -> str:
    if not is_key(text):
        raise ValueError("not a key")
    return text


Key = Annotated[str, AfterValidator(_key)]
Id = Annotated[str, Field(pattern=r"^[A-Za-z0-9_]+$", max_length=MAX_KEY)]
Words = dict[Literal["zh", "en"], Annotated[str, Field(max_length=200)]]
Expression = Annotated[str, Field(min_length=1, max_length=4000)]


class Part(BaseModel):
    """A piece of a panel's options."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Order(Part):
    field: Key
    desc: bool = False


class Panel(Kind):
    """One box of related numbers."""

    id: Id
    title: Words

    def check(self, draft: Drafting, path: str) -> None:
        """What the shape of the options cannot say; formulas are kept under their pointers."""


def target_form(draft: Drafting, key: str, path: str) -> bool:
    """Whether there is such a form; a problem where there is none."""
    if key in draft.shapes:
        return True
    near = ", ".join(sorted(draft.shapes)[:12])
    message = Text(f"没有表单“{key}”", f"There is no form {key!r}")
    draft.say("unknown_form", path, message, Text(f"可用：{near}", f"one of: {near}"))
    return False


def target_field(draft: Drafting, form: str, key: str, path: str, *, table: str = "") -> FieldShape | None:
    """A stored field of the other form or of its lines; a problem where there is none."""
    fields = draft.shapes[form].fields
    if table:
        fields = (fields[table].subtable if table in fields else None) or {}
    found = fields.get(key)
    if found is not None and found.column and found.subtable is None:
        return found
    if key not in SYSTEM_FIELDS or table:
        near = ", ".join(sorted(name for name, field in fields.items() if field.column)[:12])
        message = Text(f"没有可用的字段“{key}”", f"{key!r} is not a stored field")
        draft.say("unknown_field", path, message, Text(f"可用：{near}", f"one of: {near}"))
    return None


def formula_of(
    draft: Drafting, form: str, text: str | None, path: str, expects: Type | None = YES_NO
) -> Formula | None:
    """A formula over a row of `form`; encrypted fields are out of its reach."""
    return draft.formula(text, path, FormScope(draft.shapes, draft.shape.key, target=form), expects=expects)
