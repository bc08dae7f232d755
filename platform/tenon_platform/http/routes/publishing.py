"""Publishing a document: first what would change, then the deed."""

from tenon_engines.kernel.errors import ValidationError
from tenon_engines.kernel.problem import Problem
from tenon_engines.kernel.text import Text
from tenon_platform.catalog.publish import preview, publish_draft
from tenon_platform.http.call import Call
from tenon_platform.http.declared import Takes
from tenon_platform.http.flow_state import running_instances
from tenon_platform.http.permission import BUILDER
from tenon_platform.http.problems import problems_json
from tenon_platform.http.routing import Routes
from tenon_platform.http.shapes.publishing import PublishedChange, PublishedVersion, PublishOrder, PublishPreview

routes = Routes("documents")
ONE = "/apps/{app}/documents/{kind}/{key}"


@routes.post(ONE + "/publish-preview", BUILDER, transaction="read", safe=True)
def publish_preview(call: Call) -> PublishPreview:
    """What publishing the draft changes in the document, in tables and data, and for running instances."""
    found = preview(call.tx, call.path["kind"], call.path["key"])
    language = call.language
    changes: list[PublishedChange] = [
        {
            "kind": change.kind,
            "path": change.path,
            "text": change.text.pick(language),
            "effect": change.effect.pick(language) if change.effect else None,
            "severity": "warning" if change.effect else "info",
            "code": None,
        }
        for change in found.changes
    ]
    changes += [
        {
            "kind": "table",
            "path": change.path,
            "text": change.text.pick(language),
            "effect": change.effect.pick(language) if change.effect else None,
            "severity": change.severity,
            "code": change.code or None,
        }
        for change in found.tables
    ]
    return {
        "changes": changes,
        "problems": problems_json(found.problems, language),
        "running": running_instances(call, call.path["kind"], call.path["key"]),
    }


@routes.post(ONE + "/publish", BUILDER, transaction="exclusive", takes=Takes(body=PublishOrder))
def publish(call: Call) -> PublishedVersion:
    """Publishes the draft as the next version."""
    body = call.json_object()
    note, accept = body.get("note") or "", body.get("accept") or []
    if not isinstance(note, str) or len(note) > 2000:
        raise ValidationError([Problem("bad_note", "/note", Text("说明过长", "The note is too long"))])
    if not isinstance(accept, list) or not all(isinstance(code, str) for code in accept):
        raise ValidationError([Problem("bad_accept", "/accept", Text("accept 应当是文字列表", "accept lists codes"))])
    number = publish_draft(call.tx, call.actor, call.path["kind"], call.path["key"], note, accept)
    return {"version": number}
