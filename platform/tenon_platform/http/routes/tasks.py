"""One task: everything needed to decide, and the decision."""

from dataclasses import replace
from typing import Any

from tenon_engines.kernel.errors import NotFound, ValidationError
from tenon_engines.kernel.problem import Problem
from tenon_engines.kernel.text import Text
from tenon_engines.process.outcome import WRITABLE
from tenon_platform.http.call import Call
from tenon_platform.http.case_progress import progress
from tenon_platform.http.declared import Takes
from tenon_platform.http.each import MOST_IN_BULK, for_each
from tenon_platform.http.inbox_items import ACTIONS, inbox_items
from tenon_platform.http.members import ids_of, known_only, object_of, text_of
from tenon_platform.http.permission import LOGGED_IN
from tenon_platform.http.record_access import see
from tenon_platform.http.record_page import record_page
from tenon_platform.http.routing import Routes
from tenon_platform.http.saving import record_after
from tenon_platform.http.shapes.bulk import BulkResults
from tenon_platform.http.shapes.inbox import BulkDecision, Decided, Decision, OpenTasks, RecordsOrder, TaskAnswer
from tenon_platform.http.shapes.record import RecordAccess
from tenon_platform.http.task_fields import with_step
from tenon_platform.runtime.cases import decide
from tenon_platform.runtime.task_list import holds, task, tasks_on

routes = Routes("tasks")
MOST_RECORDS = 500
_WORDS = {"approve": Text("同意", "Approve"), "reject": Text("驳回", "Reject")}


@routes.get("/tasks/{id}", LOGGED_IN)
def one_task(call: Call) -> TaskAnswer:
    """The task, its record as the caller may see it, where the flow stands and what comes next."""
    row = _mine(call, call.record_id())
    (item,) = inbox_items(call, [row])
    rights = (row["rights"] or {}) if item["actions"] else {}
    seen = see(call, row["form"], row["record_id"])
    page = record_page(call, replace(seen, fields=with_step(seen.rights.fields, rights, hide=True, write=True)))
    return {
        "task": item,
        "record": page["record"],
        "rev": page["rev"],
        "access": _access(page["access"], rights),
        "rights": rights,
        "progress": progress(call, seen, row["instance"]),
        "opinion": row["opinion_rule"],
        "actions": [{"key": key, "name": _WORDS[key].pick(call.language)} for key in item["actions"]],
    }


@routes.post("/tasks/{id}/approve", LOGGED_IN, takes=Takes(body=Decision))
def approve(call: Call) -> Decided:
    """Approves, with an opinion and the values the step lets its people write."""
    return _decide(call, ACTIONS[0])


@routes.post("/tasks/{id}/reject", LOGGED_IN, takes=Takes(body=Decision))
def reject(call: Call) -> Decided:
    """Rejects; the step says whether an opinion is needed."""
    return _decide(call, ACTIONS[1])


@routes.post("/tasks/of-records", LOGGED_IN, transaction="read", safe=True, takes=Takes(body=RecordsOrder))
def of_records(call: Call) -> OpenTasks:
    """The tasks that wait for the caller on the records given."""
    body = call.json_object()
    form, ids = text_of(body, "form") or "", ids_of(body, "ids", MOST_RECORDS)
    found = tasks_on(call.tx, call.actor.user_id or 0, form, ids)
    return {"items": [{"id": task, "record_id": record} for task, record in found]}


@routes.post("/tasks/bulk", LOGGED_IN, takes=Takes(body=BulkDecision))
def decide_many(call: Call) -> BulkResults:
    """The same decision on many tasks; one that fails says why and does not stop the others."""
    body = call.json_object()
    known_only(body, *BulkDecision.__annotations__)
    decision, opinion = text_of(body, "decision"), text_of(body, "opinion")
    if decision not in ACTIONS:
        said = Text("decision 应当是 approve 或 reject", "decision is approve or reject")
        raise ValidationError([Problem("unknown_decision", "/decision", said)])
    ids = ids_of(body, "ids", MOST_IN_BULK)
    return for_each(call, ids, lambda task: decide(call.work(), task, decision, opinion=opinion))


def _decide(call: Call, decision: str) -> Decided:
    body = call.json_object()
    opinion, values = text_of(body, "opinion"), object_of(body, "values")
    work = call.work()
    done = decide(work, call.record_id(), decision, opinion=opinion, values=values or None)
    record, _ = record_after(call, work, done.form, done.record_id)
    return {"record": record, "next": [name.pick(call.language) for name in done.waiting]}


def _mine(call: Call, number: int) -> dict[str, Any]:
    """The task, if it waits for the caller or the caller may read its record."""
    row = task(call.tx, number)
    if row is None:
        raise NotFound(Text("没有这个待办", "There is no such task"))
    if not holds(call.tx, number, call.actor.user_id):
        see(call, row["form"], row["record_id"])
        return {**row, "state": "DONE"} if row["state"] == "PENDING" else row
    return row


def _access(access: RecordAccess, opened: dict[str, str]) -> RecordAccess:
    """In a task only what the step opens can be written; everything else is read."""
    writable = {key for key, right in opened.items() if right in WRITABLE}
    return {**access, "update": bool(writable), "writable": sorted(writable)}
