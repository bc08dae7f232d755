"""业务参数: reading and changing named constants of all documents at once."""

from collections.abc import Mapping
from copy import deepcopy
from typing import Any

from tenon_engines.kernel.errors import Conflict, ValidationError
from tenon_engines.kernel.problem import Problem
from tenon_engines.kernel.text import Text, label
from tenon_platform.catalog.documents import load, save_draft
from tenon_platform.catalog.publish import Ref, preview_bodies, publish
from tenon_platform.http.call import Call
from tenon_platform.http.declared import Takes
from tenon_platform.http.permission import BUILDER
from tenon_platform.http.routes.publishing import previews_json
from tenon_platform.http.routing import Routes
from tenon_platform.http.shapes.parameters import NewVersions, ParameterChanges, Parameters
from tenon_platform.http.shapes.publishing import PublishPreviews

routes = Routes("parameters")
MOST = 200


@routes.get("/apps/{app}/parameters", BUILDER)
def parameters(call: Call) -> Parameters:
    """Every named constant, with the document it belongs to."""
    app, plans = call.path["app"], call.plans
    items: list[Any] = [each.to_json() for each in plans.parameters if plans.app_of[each.kind, each.key] == app]
    return {"items": items}


@routes.post(
    "/apps/{app}/parameters/preview", BUILDER, transaction="read", safe=True, takes=Takes(body=ParameterChanges)
)
def preview_parameters(call: Call) -> PublishPreviews:
    """What changing these constants would change, and whom it affects. Nothing is kept."""
    return previews_json(call, preview_bodies(call.tx, _bodies(call)))


@routes.put("/apps/{app}/parameters", BUILDER, transaction="exclusive", takes=Takes(body=ParameterChanges))
def change_parameters(call: Call) -> NewVersions:
    """Changes constants; each document gets one new version, running instances keep theirs."""
    bodies = _bodies(call)
    drafts: dict[Ref, dict[str, Any]] = {}
    for change in call.json_object()["changes"]:
        ref, constant = (str(change["kind"]), str(change["key"])), str(change["constant"])
        draft = drafts.setdefault(ref, load(call.tx, *ref).draft or {})
        if constant in (draft.get("constants") or {}):
            draft["constants"][constant]["value"] = change.get("value")
    versions = publish(call.tx, call.actor, bodies, note="业务参数")
    for (kind, key), draft in drafts.items():
        if draft and draft != bodies[kind, key]:  # what somebody is still designing stays theirs, with the new value
            save_draft(call.tx, call.actor, call.path["app"], kind, key, draft, None)
    return {"versions": [{"kind": kind, "key": key, "version": number} for (kind, key), number in versions.items()]}


def _bodies(call: Call) -> dict[Ref, dict[str, Any]]:
    """The documents as they would be with the changes that are asked for."""
    changes = call.json_object().get("changes")
    if not isinstance(changes, list) or not 1 <= len(changes) <= MOST:
        message = Text(f"changes 应当是 1 到 {MOST} 项的列表", f"changes is a list of 1 to {MOST} entries")
        raise ValidationError([Problem("bad_changes", "/changes", message)])
    bodies: dict[Ref, dict[str, Any]] = {}
    for index, change in enumerate(changes):
        ref, constant = _target(call, change, f"/changes/{index}")
        body = bodies.setdefault(ref, deepcopy(dict(call.plans.bodies[ref])))
        _demand_unchanged(call.plans.bodies[ref]["constants"][constant], change, f"/changes/{index}")
        body["constants"][constant]["value"] = change.get("value")
    return bodies


def _demand_unchanged(now: Mapping[str, Any], change: Mapping[str, Any], path: str) -> None:
    """Somebody else may have changed it while its writer looked at the former value."""
    if "was" in change and str(change["was"]) != str(now.get("value")):
        name = label(now.get("name"), str(change.get("constant")))
        raise Conflict(
            Text(
                f"“{name.zh}”已被别人改为 {now.get('value')}，没有发布",
                f"Someone else changed “{name.en}” to {now.get('value')}; nothing was published",
            ),
            path=path,
            hint=Text("请核对现在的值，再发布", "look at the present values and publish again"),
        )


def _target(call: Call, change: Any, path: str) -> tuple[Ref, str]:
    if isinstance(change, dict):
        ref = (str(change.get("kind")), str(change.get("key")))
        body = call.plans.bodies.get(ref)
        own = call.plans.app_of.get(ref) == call.path["app"]
        constant = str(change.get("constant"))
        if own and body is not None and constant in (body.get("constants") or {}):
            return ref, constant
    raise ValidationError([Problem("unknown_constant", path, Text("没有这个参数", "There is no such constant"))])
