"""Which records a publish asks more of: what is newly required of them under a condition, or checked by what stands
elsewhere. What the row alone answers the database itself holds, and `storage/alter` tells it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tenon_engines.form.plan import FieldPlan, FormPlan
from tenon_engines.form.scope import walk
from tenon_engines.formula.compile import Formula
from tenon_engines.kernel.text import Text
from tenon_platform.catalog.say_condition import WORDS, say_condition
from tenon_platform.http.call import Call
from tenon_platform.http.shapes.publishing import Affected
from tenon_platform.storage.invariants import count_unmet

MOST = 6
_FUNCTION = re.compile(r"[A-Z_]{2,}(?=\s*\()")


@dataclass(frozen=True, slots=True)
class _Demand:
    """What must hold of a field: filled in when all of `when` hold, or `check` where it has a value."""

    table: str
    field: FieldPlan
    when: tuple[Formula, ...]
    check: Formula | None = None

    @property
    def formulas(self) -> tuple[Formula, ...]:
        return self.when if self.check is None else (self.check,)


def unmet_by(call: Call, was: FormPlan, now: FormPlan) -> Iterator[Affected]:
    """One entry for each demand that is new or says something else, with one count each."""
    before = {key: _said(each) for key, each in _demands(was).items()}
    news = [each for key, each in _demands(now).items() if before.get(key) != _said(each)]
    bodies = {**call.plans.bodies, ("form", now.key): now.document}
    for one in news[:MOST]:
        yield {
            "app": call.plans.app_of.get(("form", now.key), call.path["app"]),
            "form": now.key,
            "text": _told(one, _when(one, now.key, bodies), _count(call, was, now, one)).pick(call.language),
            "examples": [],
        }


def _demands(plan: FormPlan) -> Mapping[str, _Demand]:
    """By what they are about. Those that the database holds are left out."""
    held = {(each.table, each.path.removeprefix("/")) for each in plan.constraints if each.required_field is None}
    found: dict[str, _Demand] = {}
    tables = {"": plan.fields, **{key: each.fields for key, each in plan.subtables.items()}}
    for table, fields in tables.items():
        for key, field in fields.items():
            if field.computed or not field.column:
                continue
            if field.required is not None and not (field.always_required and field.visible is None):
                conditions = (field.required, field.visible)
                when = tuple(each for each in conditions if each is not None and not each.is_true_literal)
                found[f"required {table}.{key}"] = _Demand(table, field, when)
            if field.check is not None and (table, key) not in held:
                found[f"check {table}.{key}"] = _Demand(table, field, (), field.check)
    return found


def _said(one: _Demand) -> tuple[str, ...]:
    return tuple(each.text for each in one.formulas)


def _count(call: Call, was: FormPlan, now: FormPlan, one: _Demand) -> int | None:
    """None where it cannot be asked of all records at once."""
    if one.table and one.table not in was.tables:
        return 0
    stored = one.field.key in was.tables[one.table].columns
    if not stored and (one.check is not None or one.field.default is not None):
        return 0  # empty, or filled with the default as the column comes
    if any(not _asked_of_all(call, was, one.table, each) for each in one.formulas):
        return None
    forms, shapes = {**call.plans.forms, now.key: now}, {**call.plans.shapes, now.key: now.shape}
    field = one.field.key if stored else None
    try:
        return count_unmet(call.tx, forms, shapes, now, one.table, field, one.when, one.check, call.context())
    except KeyError:  # a reference leads to what is worked out only when it is read
        return None


def _asked_of_all(call: Call, was: FormPlan, table: str, formula: Formula) -> bool:
    """Whether the stored row, its record and what they refer to answer it: no lines, nobody in particular, no field that
    comes with this publish."""
    shapes = call.plans.shapes
    fields = shapes[was.key].fields
    own = (fields[table].subtable if table else None) or {}
    columns = {column.name for key in {"", table} for column in was.tables[key].columns}
    if formula.uses_actor:
        return False
    for key in (each.removeprefix("record.") for each in formula.keys):
        head = key.partition(".")[0]
        known = {**fields, **own}.get(head)
        if known is not None and known.subtable is not None:
            return False
        leads = head in columns and walk(shapes, {**fields, **own}, tuple(key.split("."))) is not None
        if key not in columns and not leads:
            return False
    return True


def _when(one: _Demand, form: str, bodies: Mapping[tuple[str, str], Mapping[str, object]]) -> Text | None:
    """The condition in words; None where it calls what has no short ones."""
    texts = [each.text for each in one.when]
    if not texts or any(set(_FUNCTION.findall(text)) - WORDS.keys() for text in texts):
        return None
    said = [say_condition(text, form, bodies, one.table) for text in texts]
    return Text(" 且 ".join(each.zh for each in said), " and ".join(each.en for each in said))


def _told(one: _Demand, when: Text | None, count: int | None) -> Text:
    name = one.field.name
    if one.check is not None:
        what = Text(f"“{name.zh}”有新的校验", f"“{name.en}” is checked anew")
    elif when is not None:
        what = Text(f"“{name.zh}”在 {when.zh} 时必填", f"“{name.en}” is required when {when.en}")
    else:
        what = Text(f"“{name.zh}”在满足条件时必填", f"“{name.en}” is required under a condition")
    if count is None:
        return Text(
            f"{what.zh}：条件要看明细、操作人或新字段，保存时才核对，不能先数出现有记录",
            f"{what.en}: that looks at lines, the person or new fields, so it is checked at each save and not counted before",
        )
    if not count:
        return Text(f"{what.zh}：现有记录都不受影响", f"{what.en}: no record there is needs anything")
    asked = Text("不符合，下次保存时须补正", "to be mended at the next save")
    if one.check is None:
        asked = Text("会在下次保存时要求填写", "will ask for it at the next save")
    records = "record" if count == 1 else "records"
    return Text(f"{what.zh}：{count:,} 条现有记录{asked.zh}", f"{what.en}: {count:,} {records} {asked.en}")
