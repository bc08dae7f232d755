"""Desks: what waits, the record of a scan, a whole scan carried out once, the last one taken back."""

from typing import Any, Literal

from tenon_engines.desk.document import LONGEST_SCAN, Then
from tenon_engines.desk.plan import DeskPlan
from tenon_engines.kernel.errors import Busy, Denied, NotFound, TenonError
from tenon_engines.kernel.text import Text
from tenon_platform.access.permissions import demand
from tenon_platform.http.call import Call
from tenon_platform.http.declared import Takes
from tenon_platform.http.desk_page import desk_json, find, found_json, named, title_of
from tenon_platform.http.desk_rights import may_take, may_work
from tenon_platform.http.members import is_id, object_of, text_of, wrong
from tenon_platform.http.permission import Permission
from tenon_platform.http.pressing import press_button
from tenon_platform.http.record_access import Seen, demand_transition, see
from tenon_platform.http.record_view import record_json
from tenon_platform.http.routing import Routes
from tenon_platform.http.saving import save_one
from tenon_platform.http.shapes.desk import Desk, DeskFind, DeskQuery, FindQuery, ScanOrder, ScanResult, UndoOrder
from tenon_platform.http.shapes.words import Made
from tenon_platform.runtime.change import Change

routes = Routes("desks")
ONE = "/apps/{app}/desks/{desk}"
Outcome = Literal["done", "refused", "ignored", "unknown"]
_NONE = Text("没有这个单号", "There is no such number")
_AGAIN = Text("不在待处理之列，未处理", "It does not wait here; nothing was done")


def _may_work(call: Call) -> None:
    key = call.path["desk"]
    if key not in call.plans.desks:
        raise NotFound(Text(f"没有作业台“{key}”", f"There is no desk {key!r}"))
    demand(may_work(call, key), Text("使用此作业台", "working at this desk"))


DESK = Permission("desk", _may_work)


@routes.get(ONE, DESK, takes=Takes(query=DeskQuery))
def desk(call: Call) -> Desk:
    """The desk as the caller works at it, with what waits."""
    found: Desk = desk_json(call, _plan(call), call.query("tab", longest=40))
    return found


@routes.get(ONE + "/find", DESK, takes=Takes(query=FindQuery))
def find_record(call: Call) -> DeskFind:
    """The record that a scanned text means, and what stands in its way; `id` is null where there is none."""
    found = find(call, _plan(call), call.query("text", "", longest=400) or "")
    return found_json(call, _plan(call), found) if found is not None else {"id": None}


@routes.post(ONE + "/scans", DESK, takes=Takes(body=ScanOrder))
def scan(call: Call) -> ScanResult:
    """A whole scan: finds the record and takes the step. A refusal is an outcome: sent again, it is told again."""
    plan, body = _plan(call), call.json_object()
    text, values = text_of(body, "text") or "", object_of(body, "values")
    found = find(call, plan, text)
    if found is None:
        return _told("unknown", None, text[:LONGEST_SCAN], _NONE.pick(call.language))
    record = record_json(call, found.seen.plan, found.seen.values, found.seen.fields)
    number, title = record["id"], title_of(found.seen.plan, record)
    stop = next((each for each in found.warnings if each.refuse), None)
    if stop is not None:
        reason = " ".join(each.pick(call.language) for each in (stop.name, stop.text) if each)
        return _told("refused", number, title, reason, alert=stop.id)
    if not found.waiting:
        return _told("ignored", number, title, _AGAIN.pick(call.language))
    try:
        with call.tx.savepoint():
            _take(call, found.seen, plan.parts.then, _asked(call, plan, found.seen, values))
    except Busy:
        raise
    except TenonError as error:
        return _told("refused", number, title, error.message.pick(call.language))
    return _told("done", number, title, None)


@routes.post(ONE + "/undo", DESK, takes=Takes(body=UndoOrder))
def undo(call: Call) -> Made:
    """Takes back the last step of a record, where the desk has a way back."""
    plan = _plan(call)
    number = call.json_object().get("id")
    if type(number) is not int or not is_id(number):
        raise wrong("id", Text("id 应当是编号", "id must be an id"))
    seen = see(call, plan.form, number)
    if plan.parts.undo is None or not may_take(seen.rights, plan.parts.undo):
        raise Denied(Text("此作业台不能撤回", "This desk takes nothing back"))
    _take(call, seen, plan.parts.undo, {})
    return {"id": number}


def _plan(call: Call) -> DeskPlan:
    return call.plans.desks[call.path["desk"]]


def _asked(call: Call, plan: DeskPlan, seen: Seen, values: dict[str, Any]) -> dict[str, Any]:
    """The values that the desk asks for, each looking as it must, with what their beginnings tell."""
    found: dict[str, Any] = {}
    for step in plan.parts.steps:
        value = values.get(step.field)
        text = value.strip() if isinstance(value, str) else ""
        if not step.takes(text):
            said = Text(f"“{text[:60]}”不像这里要扫的内容", f"{text[:60]!r} does not look like what is scanned here")
            raise wrong(f"values/{step.field}", said)
        found[step.field] = text
        told = step.tells.value_of(text) if step.tells is not None else None
        if step.tells is not None and told is not None and seen.values.get(step.tells.field) is None:
            target = call.plans.form(seen.plan.fields[step.tells.field].target or "")
            found[step.tells.field] = named(call, target, step.tells.by, told)
    return found


def _take(call: Call, seen: Seen, then: Then, values: dict[str, Any]) -> None:
    form, number = seen.plan.key, seen.values["id"]
    if then.transition is not None:
        demand_transition(seen, then.transition)
        save_one(call, Change(form, number, values=values, transition=then.transition))
        return
    assert then.button is not None
    press_button(call.work(), seen, then.button, values)


def _told(
    outcome: Outcome, number: int | None, title: str, message: str | None, alert: str | None = None
) -> ScanResult:
    return {"outcome": outcome, "id": number, "title": title, "message": message, "alert": alert}
