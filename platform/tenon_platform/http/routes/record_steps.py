"""Steps of a record: status transitions and buttons."""

from tenon_engines.kernel.text import Text
from tenon_platform.http.answer import Answer
from tenon_platform.http.call import Call
from tenon_platform.http.declared import Takes
from tenon_platform.http.filling_in import filled_in
from tenon_platform.http.members import is_id, object_of, wrong
from tenon_platform.http.permission import LOGGED_IN
from tenon_platform.http.pressing import press_button, shown_next
from tenon_platform.http.record_access import demand_transition, see
from tenon_platform.http.routing import Routes
from tenon_platform.http.saving import record_after, save_one
from tenon_platform.http.shapes.record import FilledIn, SavedRecord, StepOrder
from tenon_platform.runtime.change import Change

routes = Routes("records")
ONE = "/apps/{app}/forms/{form}/records/{id}"


@routes.post(ONE + "/transitions/{key}", LOGGED_IN, takes=Takes(body=StepOrder, revision=True))
def transition(call: Call) -> Answer[SavedRecord]:
    """Moves a status field, with the values that the transition asks for."""
    form, number, key = call.path["form"], call.record_id(), call.path["key"]
    seen = see(call, form, number)
    step = demand_transition(seen, key)
    body = call.json_object()
    values = {name: value for name, value in object_of(body, "values").items() if name in step.ask}
    rev = body.get("rev")
    if rev is not None and not is_id(rev):
        raise wrong("rev", Text("rev 应当是版本号", "rev must be a revision"))
    seen_rev = call.if_match() if rev is None else rev
    change = Change(form, number, values=values, transition=key, rev=seen_rev)
    made, headers = save_one(call, change, values)
    return Answer(made, headers=headers)


@routes.get(ONE + "/actions/{button}", LOGGED_IN)
def filled(call: Call) -> FilledIn:
    """The new record that a button opens, filled in and not saved."""
    return filled_in(call, see(call, call.path["form"], call.record_id()), call.path["button"])


@routes.post(ONE + "/actions/{button}", LOGGED_IN, takes=Takes(body=StepOrder))
def action(call: Call) -> Answer[SavedRecord]:
    """Presses a button of the form. `_opens` is what it made: to be shown next, and filled in by those who may."""
    form, number, key = call.path["form"], call.record_id(), call.path["button"]
    seen = see(call, form, number)
    work = call.work()
    opens = press_button(work, seen, key, object_of(call.json_object(), "values"))
    made, headers = record_after(call, work, form, number)
    shown = shown_next(call, *opens) if opens else None
    return Answer(made | ({"_opens": shown} if shown else {}), headers=headers)
