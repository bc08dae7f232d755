"""Publishing documents: first what would change, then the deed."""

from typing import Any

from tenon_engines.kernel.errors import ValidationError
from tenon_engines.kernel.problem import Problem
from tenon_engines.kernel.text import Text
from tenon_platform.catalog import documents
from tenon_platform.catalog.publish import Part, Preview, preview, publish_drafts
from tenon_platform.http.call import Call
from tenon_platform.http.declared import Takes
from tenon_platform.http.flow_state import running_instances
from tenon_platform.http.permission import BUILDER
from tenon_platform.http.problems import problems_json
from tenon_platform.http.rehearsal import affected
from tenon_platform.http.routing import Routes
from tenon_platform.http.shapes.publishing import (
    PublishedChange,
    PublishedVersion,
    PublishedVersions,
    PublishList,
    PublishOrder,
    PublishPart,
    PublishPreview,
    PublishPreviews,
    PublishTogether,
)

routes = Routes("documents")
APP = "/apps/{app}"
ONE = "/apps/{app}/documents/{kind}/{key}"
MOST_TOGETHER = 100


@routes.post(ONE + "/publish-preview", BUILDER, transaction="read", safe=True)
def publish_preview(call: Call) -> PublishPreview:
    """What publishing the draft changes in the document, in tables and data, and for running instances."""
    found = preview(call.tx, [(call.path["kind"], call.path["key"])])
    changes = [change for part in found.parts for change in _changes(call, part)]
    problems = problems_json(found.problems, call.language)
    running = running_instances(call, call.path["kind"], call.path["key"])
    found_affected = [each for part in found.parts for each in affected(call, part)]
    return {"changes": changes, "problems": problems, "running": running, "affected": found_affected}


@routes.post(ONE + "/publish", BUILDER, transaction="exclusive", takes=Takes(body=PublishOrder))
def publish(call: Call) -> PublishedVersion:
    """Publishes the draft as the next version."""
    note, accept = _consent(call.json_object())
    ref = call.path["kind"], call.path["key"]
    return {"version": publish_drafts(call.tx, call.actor, [ref], note, accept)[ref]}


@routes.post(APP + "/publish-preview", BUILDER, transaction="read", safe=True, takes=Takes(body=PublishList))
def publish_preview_together(call: Call) -> PublishPreviews:
    """The same for several documents that are published together: a form, and the flow that starts on it."""
    return previews_json(call, preview(call.tx, _refs(call, call.json_object())))


@routes.post(APP + "/publish", BUILDER, transaction="exclusive", takes=Takes(body=PublishTogether))
def publish_together(call: Call) -> PublishedVersions:
    """Publishes the drafts of several documents, all of them or none."""
    body = call.json_object()
    note, accept = _consent(body)
    numbers = publish_drafts(call.tx, call.actor, _refs(call, body), note, accept)
    return {"versions": [{"kind": kind, "key": key, "version": n} for (kind, key), n in numbers.items()]}


def previews_json(call: Call, found: Preview) -> PublishPreviews:
    """Document by document, with whom it affects."""
    problems = problems_json(found.problems, call.language)
    return {"parts": [_part(call, part) for part in found.parts], "problems": problems}


def _part(call: Call, part: Part) -> PublishPart:
    running = running_instances(call, part.kind, part.key)
    name = part.name.to_json()
    changes = _changes(call, part)
    return {
        "kind": part.kind,
        "key": part.key,
        "name": name,
        "changes": changes,
        "running": running,
        "affected": affected(call, part),
    }


def _changes(call: Call, part: Part) -> list[PublishedChange]:
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
        for change in part.changes
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
        for change in part.tables
    ]
    return changes


def _consent(body: dict[str, Any]) -> tuple[str, list[str]]:
    note, accept = body.get("note") or "", body.get("accept") or []
    if not isinstance(note, str) or len(note) > 2000:
        raise ValidationError([Problem("bad_note", "/note", Text("说明过长", "The note is too long"))])
    if not isinstance(accept, list) or not all(isinstance(code, str) for code in accept):
        raise ValidationError([Problem("bad_accept", "/accept", Text("accept 应当是文字列表", "accept lists codes"))])
    return note, accept


def _refs(call: Call, body: dict[str, Any]) -> list[tuple[str, str]]:
    """The documents that are named, each of this application."""
    listed = body.get("documents")
    if not isinstance(listed, list) or not 0 < len(listed) <= MOST_TOGETHER:
        message = Text(
            f"documents 应当列出 1 至 {MOST_TOGETHER} 个定义", f"documents lists 1 to {MOST_TOGETHER} documents"
        )
        raise ValidationError([Problem("bad_documents", "/documents", message)])
    known = {(each.kind, each.key) for each in documents.of_app(call.tx, call.path["app"])}
    refs = []
    for index, entry in enumerate(listed):
        kind, key = (entry.get("kind"), entry.get("key")) if isinstance(entry, dict) else (None, None)
        if not isinstance(kind, str) or not isinstance(key, str) or (kind, key) not in known:
            message = Text("此应用没有这个定义", "This application has no such document")
            raise ValidationError([Problem("unknown_document", f"/documents/{index}", message)])
        refs.append((kind, key))
    return refs
