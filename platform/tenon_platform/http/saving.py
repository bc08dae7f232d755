"""One record through the save pipeline for a request: its new state, or a conflict that shows both sides."""

from typing import Any

from tenon_engines.kernel.errors import Conflict
from tenon_platform.http.call import Call
from tenon_platform.http.record_view import record_json
from tenon_platform.runtime.change import Change
from tenon_platform.runtime.drafts import Stale
from tenon_platform.runtime.loading import load
from tenon_platform.runtime.pipeline import save
from tenon_platform.runtime.scenes import read_again
from tenon_platform.runtime.work_unit import Work


class StaleSave(Conflict):
    """409 with both versions: what the caller sent, and the record as it stands."""

    def __init__(self, stale: Stale, extra: dict[str, Any]) -> None:
        super().__init__(stale.message, hint=stale.hint)
        self.extra = extra


Made = tuple[dict[str, Any], dict[str, str]]


def save_one(call: Call, change: Change, mine: dict[str, Any] | None = None) -> Made:
    """Saves; gives the record as the caller sees it, with its ETag. A stale save shows `mine` beside theirs."""
    work = call.work()
    try:
        (saved,) = save(work, [change])
    except Stale as stale:
        theirs = load(work, change.form, [stale.theirs["id"]]).get(stale.theirs["id"], stale.theirs)
        shown = record_json(call, call.plans.form(change.form), theirs)
        raise StaleSave(stale, {"mine": mine or {}, "theirs": shown, "rev": stale.rev}) from stale
    if change.delete:
        return {"id": saved.id}, {}
    return record_after(call, work, change.form, saved.id)


def record_after(call: Call, work: Work, form: str, record_id: int) -> Made:
    """The record as it stands now: rules and flows may have changed it after the save itself."""
    values = read_again(work, form, record_id)
    if values is None:
        return {"id": record_id}, {}
    return record_json(call, call.plans.form(form), values), etag(values["rev"])


def etag(rev: int) -> dict[str, str]:
    return {"ETag": f'"{rev}"'}
