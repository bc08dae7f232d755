"""A desk document checked against its form → its plan; else all problems at once."""

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError as ShapeError

from tenon_engines.desk.document import Ask, DeskDocument, Tells, Then
from tenon_engines.desk.plan import AlertPlan, DeskPlan
from tenon_engines.form.plan import FormPlan
from tenon_engines.form.shape import FormShape
from tenon_engines.formula.types import Type
from tenon_engines.kernel.errors import DefinitionError
from tenon_engines.kernel.naming import SYSTEM_FIELDS
from tenon_engines.kernel.option_words import option_words
from tenon_engines.kernel.problem import Problem
from tenon_engines.kernel.text import Text, label
from tenon_engines.rule.site import Site as RuleSite
from tenon_engines.rule.template import link_template
from tenon_engines.workbench.site import Site

_MOST_PROBLEMS = 100


def compile_desk(
    document: Mapping[str, Any], forms: Mapping[str, FormPlan], shapes: Mapping[str, FormShape]
) -> DeskPlan:
    """The plan of a sound document."""
    try:
        parts = DeskDocument.model_validate(document)
    except ShapeError as error:
        raise DefinitionError([_shape(part) for part in error.errors()[:_MOST_PROBLEMS]]) from None
    site = Site(forms, shapes, {}, {})
    form = site.form(parts.form, "/form")
    if form is None:
        raise DefinitionError(site.problems)
    _check_queue(site, form, parts)
    _check_shown(site, form, parts)
    for index, key in enumerate(parts.find.fields):
        _check_scanned(site, form, key, f"/find/fields/{index}")
    asked = _check_then(site, form, parts.then, "/then")
    if parts.undo is not None:
        _check_then(site, form, parts.undo, "/undo")
    for index, step in enumerate(parts.steps):
        _check_step(site, form, step, asked, f"/steps/{index}")
    rules = RuleSite(shapes, form.key, {}, site.problems)
    alerts = [_alert(rules, parts, index) for index in range(len(parts.alerts))]
    if site.problems:
        raise DefinitionError(site.problems)
    found = tuple(each for each in alerts if each is not None)
    name = label(dict(parts.name), parts.key)
    return DeskPlan(parts.key, name, form.key, parts, found, frozenset(rules.reads), document)


def _check_queue(site: Site, form: FormPlan, parts: DeskDocument) -> None:
    site.condition(form, parts.filter, "/filter")
    for index, tab in enumerate(parts.queue.tabs):
        site.condition(form, tab.filter, f"/queue/tabs/{index}/filter")
    for index, order in enumerate(parts.queue.sort):
        field = site.field(form, order.field, f"/queue/sort/{index}/field")
        if field is not None and not field.column:
            message = Text(f"不能按“{field.name.zh}”排序", f"The queue cannot be sorted by {field.name.en!r}")
            site.problems.append(Problem("bad_sort", f"/queue/sort/{index}/field", message))
    if parts.queue.deadline is not None:
        site.moment(form, parts.queue.deadline, "/queue/deadline")
    for index, key in enumerate(parts.queue.columns):
        _check_single(site, form, key, f"/queue/columns/{index}")


def _check_shown(site: Site, form: FormPlan, parts: DeskDocument) -> None:
    for index, key in enumerate(parts.show.fields):
        _check_single(site, form, key, f"/show/fields/{index}")
    lines = parts.show.lines
    if lines is None:
        return
    table = form.subtables.get(lines.table)
    if table is None:
        site.unknown("subtable", Text("明细", "subtable"), lines.table, "/show/lines/table", form.subtables)
        return
    for index, key in enumerate(lines.columns):
        if key not in table.fields:
            site.unknown("field", Text("字段", "field"), key, f"/show/lines/columns/{index}", table.fields)


def _check_single(site: Site, form: FormPlan, key: str, path: str) -> None:
    if key in form.subtables:
        message = Text("明细写在 show.lines 里", "A subtable stands in show.lines")
        site.problems.append(Problem("wrong_type", path, message))
    else:
        site.field(form, key, path)


def _check_scanned(site: Site, form: FormPlan, key: str, path: str) -> None:
    field = site.field(form, key, path)
    known = key in SYSTEM_FIELDS or (field is not None and (not field.column or field.result.name not in _TEXTS))
    if known:
        message = Text(f"“{key}”不能用来扫码查找", f"A scan cannot be looked up in {key!r}")
        hint = Text("请选文本或编号字段", "choose a text or a number that counts up")
        site.problems.append(Problem("wrong_type", path, message, hint))


_TEXTS = ("text", "autonumber")


def _check_then(site: Site, form: FormPlan, then: Then, path: str) -> tuple[str, ...] | None:
    """What the step asks for; None where there is no such step."""
    if (then.transition is None) == (then.button is None):
        message = Text("写明一种：流转或按钮", "Name one: a transition or a button")
        site.problems.append(Problem("bad_shape", path, message))
        return None
    if then.transition is not None:
        if site.named(
            "transition", Text("流转", "transition"), then.transition, f"{path}/transition", form.transitions
        ):
            return form.transitions[then.transition].ask
        return None
    assert then.button is not None
    if site.named("button", Text("按钮", "button"), then.button, f"{path}/button", form.buttons):
        return tuple(form.buttons[then.button].get("ask") or ())
    return None


def _check_step(site: Site, form: FormPlan, step: Ask, asked: tuple[str, ...] | None, path: str) -> None:
    site.field(form, step.field, f"{path}/field")
    if step.least > step.most:
        message = Text("最少字数大于最多字数", "The least length is above the greatest")
        site.problems.append(Problem("bad_option", f"{path}/least", message))
    _check_asked(site, form, step.field, asked, f"{path}/field")
    if step.tells is not None:
        _check_tells(site, form, step.tells, asked, f"{path}/tells")


def _check_tells(site: Site, form: FormPlan, tells: Tells, asked: tuple[str, ...] | None, path: str) -> None:
    field = site.field(form, tells.field, f"{path}/field")
    if field is None:
        return
    _check_asked(site, form, tells.field, asked, f"{path}/field")
    target = site.forms.get(field.target or "")
    if target is None:
        message = Text(f"“{field.name.zh}”不引用其他表单", f"{field.name.en!r} refers to no form")
        site.problems.append(Problem("wrong_type", f"{path}/field", message))
    else:
        _check_scanned(site, target, tells.by, f"{path}/by")


def _check_asked(site: Site, form: FormPlan, key: str, asked: tuple[str, ...] | None, path: str) -> None:
    field = form.fields.get(key)
    if field is not None and asked is not None and key not in asked:
        message = Text(f"此操作不询问“{field.name.zh}”", f"The step that follows does not ask for {field.name.en!r}")
        hint = Text("请在流转或按钮的询问字段里加上它", "add it to what the transition or button asks")
        site.problems.append(Problem("not_asked", path, message, hint))


def _alert(rules: RuleSite, parts: DeskDocument, index: int) -> AlertPlan | None:
    alert, path = parts.alerts[index], f"/alerts/{index}"
    when = rules.own(alert.when, f"{path}/when", Type("bool"))
    name = link_template(rules, _texts(alert.name), f"{path}/name")
    text = link_template(rules, _texts(alert.text), f"{path}/text") if alert.text is not None else None
    if when is None or name is None or (alert.text is not None and text is None):
        return None
    return AlertPlan(alert, when, name, text)


def _texts(words: Mapping[Any, str]) -> dict[str, str]:
    return {str(language): text for language, text in words.items()}


def _shape(part: Any) -> Problem:
    path = "".join(f"/{step}" for step in part["loc"])
    return Problem("bad_shape", path, option_words(part))
