"""The filter of a reference, with the values of the record that is being filled in put into it."""

from typing import Any

from tenon_engines.form.plan import Env, FieldPlan, FormPlan
from tenon_engines.formula.compile import Formula
from tenon_engines.formula.given import given
from tenon_engines.kernel.text import Text
from tenon_platform.http.call import Call
from tenon_platform.http.errors import BadRequest
from tenon_platform.http.members import is_id
from tenon_platform.http.record_access import see
from tenon_platform.http.wire import decode
from tenon_platform.runtime.preview import preview

_RECORD = "record"


def choice_filter(call: Call, form: FormPlan, field: FieldPlan) -> Formula | None:
    """Which records may be chosen. Without the record, what asks for it is left to the check when it is saved."""
    formula = field.filter
    if formula is None or not any(_of_record(key) for key in formula.keys):
        return formula
    sent = call.query("record")
    if not sent:
        return None
    number, values = _read(sent)
    env = _worked_out(call, form, number, values)
    known = {key: env.get(key.removeprefix("record.")) for key in formula.keys if _of_record(key)}
    bound = given(formula, {**known, _RECORD: number})
    return None if any(_of_record(key) for key in bound.keys) else bound


def _worked_out(call: Call, form: FormPlan, number: int | None, values: dict[str, Any]) -> Env:
    """The record as it would be saved: defaults, computed values, and what its references lead to."""
    if number is not None:
        see(call, form.key, number)
    wire = {key: value for key, value in values.items() if key in form.fields or key in form.subtables}
    env, _ = preview(call.work(), form.key, wire, record=number)
    return env


def _read(text: str) -> tuple[int | None, dict[str, Any]]:
    try:
        found = decode(text.encode())
    except ValueError:
        found = None
    if is_id(found):
        return found, {}
    if not isinstance(found, dict):
        message = Text(
            "正在填写的内容应当是记录编号，或各字段值的 JSON",
            "The record being filled in is given by its number, or by its values as JSON",
        )
        raise BadRequest(message, path="record")
    number = found.get("id")
    return (number if is_id(number) else None), found


def _of_record(key: str) -> bool:
    return key == _RECORD or key.startswith("record.")
