"""One field entry of the document to its plan."""

from collections.abc import Mapping
from typing import Any

from tenon_engines.form.coerce import coercer
from tenon_engines.form.drafting import Drafting
from tenon_engines.form.fields.address import Address
from tenon_engines.form.fields.field_type import FieldType
from tenon_engines.form.fields.formula import Formula as FormulaField
from tenon_engines.form.fields.lookup import Lookup
from tenon_engines.form.fields.option import bad_key
from tenon_engines.form.fields.reference import Reference
from tenon_engines.form.fields.rollup import Rollup
from tenon_engines.form.fields.text import Text as TextField
from tenon_engines.form.over import rows_over
from tenon_engines.form.plan import FieldPlan
from tenon_engines.form.scope import end_of, walk
from tenon_engines.form.shape import field_kind, has_column, readable_kind, readable_result, result_kind
from tenon_engines.formula.compile import Formula
from tenon_engines.kernel.errors import DefinitionError
from tenon_engines.kernel.naming import KEYWORDS, RESERVED, SYSTEM_FIELDS, is_key
from tenon_engines.kernel.text import Text, label

TAKEN = RESERVED | KEYWORDS | frozenset(SYSTEM_FIELDS) | {"deleted_at", "parent_id", "line_no"}

LABELS = {"text": Text("单行文字", "text"), "phone": Text("电话", "phone")}


def compile_field(draft: Drafting, entry: Mapping[str, Any], pointer: str, table: str) -> FieldPlan | None:
    """The plan of a field that is not a subtable; None when its options do not tell what it is."""
    kind = draft.attempt(lambda: field_kind(entry, pointer)) or readable(entry)
    if kind is None:
        return None
    draft.problems += kind.problems(pointer)
    _check_beside(draft, kind, pointer, table)
    if isinstance(kind, Rollup):
        rows_over(draft, draft.fields(table), kind.of, kind.match, kind.state, kind.agg, kind.expr or "", pointer)
    result = _result(draft, kind, pointer, table)
    if result is None:
        return None
    key = entry["key"]
    result = _with_initials(draft, result, key, table)
    scope = draft.scope(table)
    formula = _expression(draft, kind, result, pointer, table)
    required = draft.formula(entry.get("required"), f"{pointer}/required", scope)
    column = has_column(kind)
    return FieldPlan(
        key=key,
        name=label(entry.get("name"), key),
        type=kind.name,
        pointer=pointer,
        kind=kind,
        result=result,
        computed=kind.computed,
        column=column,
        columns=result.columns(key) if column else (),
        coerce=coercer(result),
        env_key=_env_key(draft, key, table) if isinstance(kind, Lookup) else key,
        required=required,
        visible=draft.formula(entry.get("visible"), f"{pointer}/visible", scope),
        readonly=draft.formula(_readonly(draft, entry, pointer, table), f"{pointer}/readonly", scope),
        default=_default(draft, entry, kind, result, pointer, table),
        check=_check(draft, entry, pointer, table),
        filter=_filter(draft, kind, pointer),
        formula=formula,
        target=kind.to if isinstance(kind, Reference) else None,
        copies=_copies(draft, entry, kind, pointer, table),
        always_required=required is not None and required.is_true_literal,
    )


def _readonly(draft: Drafting, entry: Mapping[str, Any], pointer: str, table: str) -> str | None:
    """What the system sets may be given with a new record (an import, a connector) and is typed by nobody afterwards."""
    if entry.get("set_by") is None:
        return entry.get("readonly")
    if table:
        message = Text("子表的列不能“由系统填写”", "A column of a subtable cannot be set by the system")
        draft.say("not_in_subtable", f"{pointer}/set_by", message)
    written: str = entry.get("readonly", "NOT ISEMPTY(created_at)")
    return written


def readable(entry: Mapping[str, Any]) -> FieldType | None:
    """What is left of a field whose options are told as wrong: what stands on it is right."""
    try:
        return readable_kind(entry)
    except DefinitionError:
        return None


def check_key(draft: Drafting, key: str, pointer: str, seen: set[str]) -> None:
    """Malformed, reserved and repeated keys."""
    if not is_key(key):
        draft.problems.append(bad_key(key, f"{pointer}/key"))
    elif key in TAKEN:
        draft.say("reserved_key", f"{pointer}/key", Text(f"“{key}”是保留字", f"{key!r} is a reserved word"))
    elif key in seen:
        draft.say("duplicate_key", f"{pointer}/key", Text(f"字段键“{key}”重复", f"Two fields have the key {key!r}"))
    seen.add(key)


def _check_beside(draft: Drafting, kind: FieldType, pointer: str, table: str) -> None:
    """The fields that an address names as its recipient and phone stand beside it."""
    if not isinstance(kind, Address):
        return
    fields = draft.fields(table)
    for option, (key, wanted) in kind.beside().items():
        if key in fields and fields[key].type == wanted:
            continue
        near = ", ".join(sorted(name for name, field in fields.items() if field.type == wanted))
        draft.say(
            "unknown_field",
            f"{pointer}/{option}",
            Text(f"“{key}”不是同一处的{LABELS[wanted].zh}字段", f"{key!r} is no {LABELS[wanted].en} field beside it"),
            Text(f"可用：{near}", f"one of: {near}") if near else None,
        )


def _result(draft: Drafting, kind: FieldType, pointer: str, table: str) -> FieldType | None:
    if not isinstance(kind, Lookup):
        return draft.attempt(lambda: result_kind(kind, pointer)) or readable_result(kind)
    end = end_of(draft.shapes, draft.fields(table), kind.steps)
    if end is None or end.result is None or len(kind.steps) < 2:
        draft.say(
            "unknown_path",
            f"{pointer}/path",
            Text(f"路径“{kind.path}”没有指向任何字段", f"The path {kind.path!r} leads to no field"),
            Text("写作 关联字段.目标字段，如 customer.level", "write reference.field, such as customer.level"),
        )
        return TextField()  # it is told here, and not once more wherever the field stands
    if kind.mode == "snapshot" and not end.column:
        draft.say(
            "not_stored",
            f"{pointer}/path",
            Text(f"“{kind.path}”是实时字段，不能复制", f"{kind.path!r} is a live field and cannot be copied"),
            Text("请改为实时引用", "make this lookup live"),
        )
    return end.result


def _with_initials(draft: Drafting, result: FieldType, key: str, table: str) -> FieldType:
    """Text that people search by keeps its pinyin initials."""
    searched = draft.document.get("search") or []
    if isinstance(result, TextField) and not table and key in searched and result.pinyin is None:
        return result.model_copy(update={"pinyin": True})
    return result


def _env_key(draft: Drafting, key: str, table: str) -> str:
    found = walk(draft.shapes, draft.fields(table), (key,), allow_hidden=True, system=False)
    return found[0] if found is not None else key


def _expression(draft: Drafting, kind: FieldType, result: FieldType, pointer: str, table: str) -> Formula | None:
    if not isinstance(kind, FormulaField):
        return None
    where = f"{pointer}/expr"
    formula = draft.formula(kind.expr, where, draft.scope(table), expects=result.value_type(), clock=not kind.stored_)
    if formula is None or not kind.stored_:
        return formula
    for key in sorted(formula.keys):
        if _leaves_the_record(draft, key, table):
            draft.say(
                "reads_reference",
                where,
                Text(f"存储的公式不能读取关联记录的“{key}”", f"A stored formula cannot read {key!r} of another record"),
                Text(
                    "请增加一个快照引用字段，或改为实时公式", "add a snapshot lookup for it, or make the formula live"
                ),
            )
    if formula.uses_actor:
        draft.say(
            "NOT_ALLOWED", where, Text("存储的公式不能使用当前用户", "A stored formula cannot use the acting user")
        )
    return formula


def _leaves_the_record(draft: Drafting, key: str, table: str) -> bool:
    """Whether an env key goes through a reference, or reads a live field."""
    steps = key.split(".")
    fields = draft.fields(table)
    if steps[0] == "record":
        fields, steps = draft.shape.fields, steps[1:]
    field = fields.get(steps[0]) if steps else None
    if field is not None and field.subtable is not None and len(steps) > 1:
        field, steps = field.subtable.get(steps[1]), steps[1:]
    if field is None:
        return False
    return (field.target is not None and len(steps) > 1) or (not field.column and field.subtable is None)


def _default(
    draft: Drafting, entry: Mapping[str, Any], kind: FieldType, result: FieldType, pointer: str, table: str
) -> Formula | None:
    if kind.computed or "default" not in entry:
        return None
    value_type = None if result.value_type().name == "row" else result.value_type()
    return draft.formula(entry["default"], f"{pointer}/default", draft.scope(table), expects=value_type)


def _copies(
    draft: Drafting, entry: Mapping[str, Any], kind: FieldType, pointer: str, table: str
) -> tuple[str, str] | None:
    """`customer.phone`: what no formula may read is taken over as it is, from a field of the same kind."""
    if "copy_from" not in entry:
        return None
    head, _, rest = str(entry["copy_from"]).partition(".")
    root = draft.fields(table).get(head)
    target = draft.shapes.get(root.target or "") if root is not None and root.column else None
    found = target.fields.get(rest) if target is not None else None
    if not table and kind.sealed and found is not None and found.type == kind.name and found.column:
        return head, rest
    draft.say(
        "bad_copy",
        f"{pointer}/copy_from",
        Text(
            "只有主表的加密字段能从关联记录的同类字段取值",
            "Only an encrypted field of the form itself copies one of the same kind behind a reference",
        ),
        Text("写作 关联字段.目标字段，如 customer.phone", "write reference.field, such as customer.phone"),
    )
    return None


def _check(draft: Drafting, entry: Mapping[str, Any], pointer: str, table: str) -> Formula | None:
    check = entry.get("check")
    if not isinstance(check, dict):
        return None
    return draft.formula(check.get("expr"), f"{pointer}/check/expr", draft.scope(table))


def _filter(draft: Drafting, kind: FieldType, pointer: str) -> Formula | None:
    if not isinstance(kind, Reference):
        return None
    if kind.to not in draft.shapes:
        near = ", ".join(sorted(draft.shapes)[:12])
        draft.say(
            "unknown_form",
            f"{pointer}/to",
            Text(f"没有表单“{kind.to}”", f"There is no form {kind.to!r}"),
            Text(f"可用：{near}", f"one of: {near}"),
        )
        return None
    return draft.formula(kind.filter, f"{pointer}/filter", draft.scope(target=kind.to))
