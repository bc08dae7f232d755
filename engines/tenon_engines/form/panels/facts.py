"""Numbers of the record that a reference points at: the limit, what is used, what would be left."""

from functools import partial
from typing import Any

from pydantic import Field

from tenon_engines.form.drafting import Drafting
from tenon_engines.form.fields import field_types
from tenon_engines.form.panels.panel import Expression, Id, Key, Panel, Part, Words, formula_of
from tenon_engines.kernel.text import Text


class Fact(Part):
    """`expr` reads the target's own fields and `record.`; while `warn` is true the number stands out."""

    id: Id
    title: Words
    expr: Expression
    result: dict[str, Any] = Field(default_factory=lambda: {"type": "money"})
    warn: Expression | None = None


class Facts(Panel):
    """Values worked out from the record that the field `of` points at."""

    name = "facts"
    label = Text("关联记录的数字", "Numbers of a reference")
    icon = "list-checks"

    of: Key
    items: tuple[Fact, ...] = Field(min_length=1, max_length=12)

    def check(self, draft: Drafting, path: str) -> None:
        field = draft.shape.fields.get(self.of)
        if field is None or field.target is None or field.target not in draft.shapes:
            near = ", ".join(key for key, one in draft.shape.fields.items() if one.target is not None)
            message = Text(f"“{self.of}”不是引用字段", f"{self.of!r} is not a reference")
            draft.say("unknown_field", f"{path}/of", message, Text(f"可用：{near}", f"one of: {near}"))
            return
        for index, fact in enumerate(self.items):
            where = f"{path}/items/{index}"
            kind = draft.attempt(partial(field_types.parse, fact.result, f"{where}/result", tag="type"))
            if kind is None:
                continue
            self._own_fields(draft, field.target, fact, where, kind.value_type())

    def _own_fields(self, draft: Drafting, form: str, fact: Fact, where: str, expects: Any) -> None:
        for option, text, wanted in (("expr", fact.expr, expects), ("warn", fact.warn, None)):
            found = formula_of(draft, form, text, f"{where}/{option}", **({"expects": wanted} if wanted else {}))
            for key in sorted(found.keys if found is not None else ()):
                if "." in key.removeprefix("record."):
                    message = Text(f"只能读取两边自己的字段，“{key}”在别处", f"{key!r} is neither side's own field")
                    draft.say("reads_reference", f"{where}/{option}", message)
