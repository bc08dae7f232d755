"""What the people of a step fill in while they decide: saved with the decision, as far as the step lets them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from tenon_engines.form.plan import Env, FormPlan
from tenon_engines.kernel.errors import NotFound, ValidationError
from tenon_engines.kernel.problem import Problem
from tenon_engines.kernel.text import Text, beside
from tenon_engines.process.outcome import WRITABLE
from tenon_platform.runtime.apply import save
from tenon_platform.runtime.change import Change
from tenon_platform.runtime.loading import load
from tenon_platform.runtime.preview import preview
from tenon_platform.runtime.work_unit import Work


def fill_in(
    work: Work,
    form: str,
    record_id: int,
    values: Mapping[str, Any],
    rights: Mapping[str, str],
    *,
    demand: bool,
) -> None:
    """Saves `values` through the one write path. `demand`: what the step requires must stand in the record then."""
    plan = work.plans.form(form)
    problems = [_not_granted(plan, key) for key in values if rights.get(key) not in WRITABLE]
    if problems:
        raise ValidationError(problems)
    missing = _missing(work, plan, record_id, values, rights) if demand else []
    if values:
        try:
            save(work, [Change(form, record_id, values=dict(values), opened=tuple(values))])
        except ValidationError as error:
            raise ValidationError([*_below_values(error.problems), *missing]) from error
    if missing:
        raise ValidationError(missing)


def _missing(
    work: Work, plan: FormPlan, record_id: int, values: Mapping[str, Any], rights: Mapping[str, str]
) -> list[Problem]:
    """Required fields that are empty in the record and in what was typed. What does not show is not asked for."""
    required = [key for key, right in rights.items() if right == "required"]
    if not required:
        return []
    record = load(work, plan.key, [record_id]).get(record_id)
    if record is None:
        raise NotFound(Text("这条记录已被删除", "This record was deleted"))
    worked_out, _ = preview(work, plan.key, values, record=record_id)
    after = {**record, **worked_out}
    return [_required(plan, key) for key in required if _empty(after.get(key)) and _shows(work, plan, key, after)]


def _shows(work: Work, plan: FormPlan, key: str, values: Env) -> bool:
    field = plan.fields.get(key) or plan.subtables.get(key)
    return field is not None and (field.visible is None or field.visible.run(values, work.context) is True)


def _empty(value: Any) -> bool:
    return value is None or value in ("", [], {}) or (isinstance(value, str) and not value.strip())


def _required(plan: FormPlan, key: str) -> Problem:
    name = _name(plan, key)
    return Problem("required", f"/values/{key}", Text(beside("请填写", name.zh), f"{name.en} is required"))


def _not_granted(plan: FormPlan, key: str) -> Problem:
    name = _name(plan, key)
    message = Text(f"此步骤不能修改“{name.zh}”", f"This step may not change {name.en!r}")
    return Problem("not_writable", f"/values/{key}", message)


def _name(plan: FormPlan, key: str) -> Text:
    field = plan.fields.get(key) or plan.subtables.get(key)
    return field.name if field is not None else Text(key, key)


def _below_values(problems: Sequence[Problem]) -> list[Problem]:
    """Where they stand in the body of the request."""
    return [replace(problem, path=f"/values{problem.path}") for problem in problems]
