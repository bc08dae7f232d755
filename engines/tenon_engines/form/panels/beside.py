"""A value of earlier lines beside each line being entered: what this customer last paid for this item."""

from tenon_engines.form.drafting import Drafting
from tenon_engines.form.panels.panel import Expression, Key, Panel, formula_of, target_field, target_form
from tenon_engines.kernel.naming import SYSTEM_FIELDS
from tenon_engines.kernel.text import Text


class Beside(Panel):
    """For every line of `table`: of the rows of `form` that fit, the latest (by `latest`) whose line in `lines` has the
    same `match`, and of that line the value `show`. Both tables call `match` alike."""

    name = "beside"
    label = Text("明细旁的上次值", "Last value beside a line")
    icon = "history"

    table: Key
    form: Key
    filter: Expression
    lines: Key
    match: Key
    show: Key
    latest: Key

    def check(self, draft: Drafting, path: str) -> None:
        own = draft.shape.fields.get(self.table)
        matched = (own.subtable or {}).get(self.match) if own is not None else None
        if matched is None or matched.target is None:
            message = Text(
                f"明细“{self.table}”没有引用字段“{self.match}”", f"{self.table!r} has no reference {self.match!r}"
            )
            draft.say("unknown_field", f"{path}/match", message)
        if not target_form(draft, self.form, f"{path}/form"):
            return
        formula_of(draft, self.form, self.filter, f"{path}/filter")
        there = target_field(draft, self.form, self.match, f"{path}/match", table=self.lines)
        if there is not None and matched is not None and there.target != matched.target:
            message = Text("两边引用的不是同一张表单", "The two references point at different forms")
            draft.say("wrong_type", f"{path}/match", message)
        shown = target_field(draft, self.form, self.show, f"{path}/show", table=self.lines)
        if shown is not None and shown.kind.sealed:
            message = Text(f"“{shown.name.zh}”加密保存，不能显示在这里", f"{shown.name.en!r} is kept encrypted")
            draft.say("wrong_type", f"{path}/show", message)
        latest = target_field(draft, self.form, self.latest, f"{path}/latest")
        if (latest is None and self.latest in SYSTEM_FIELDS) or (latest and latest.type not in ("date", "datetime")):
            message = Text(f"“{self.latest}”不是日期或时间字段", f"{self.latest!r} is no field with a date or a time")
            draft.say("wrong_type", f"{path}/latest", message)
