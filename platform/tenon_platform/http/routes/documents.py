"""Definition documents: what there is, drafts, problems, versions."""

from typing import Any

from tenon_engines.kernel.errors import NotFound, ValidationError
from tenon_engines.kernel.naming import MAX_KEY, is_key
from tenon_engines.kernel.problem import Problem
from tenon_engines.kernel.text import Text, label
from tenon_platform.access.users import names_of
from tenon_platform.catalog import documents
from tenon_platform.catalog.kinds import COMPILERS
from tenon_platform.catalog.own_keys import document_problem
from tenon_platform.catalog.publish import problems_of
from tenon_platform.catalog.retire import retire
from tenon_platform.http.call import Call
from tenon_platform.http.declared import Takes
from tenon_platform.http.document_states import person, states, stored_document
from tenon_platform.http.errors import BadRequest
from tenon_platform.http.flow_state import running_instances
from tenon_platform.http.permission import BUILDER, LOGGED_IN
from tenon_platform.http.problems import problems_json
from tenon_platform.http.routing import Routes
from tenon_platform.http.shapes.document import (
    AppNames,
    Document,
    DocumentItem,
    DocumentItems,
    DocumentState,
    DocumentStates,
    DroppedDraft,
    KeptDraft,
    Problems,
    StatesQuery,
    Version,
    VersionItems,
)
from tenon_platform.http.shapes.words import Problem as Wrong

routes = Routes("documents")
MOST_STATES = 200
ONE = "/apps/{app}/documents/{kind}/{key}"


@routes.get("/apps", LOGGED_IN)
def apps(call: Call) -> AppNames:
    """The applications of this tenant."""
    found = call.plans.apps
    return {"items": [{"key": key, "name": label(found[key]["name"], key).to_json()} for key in sorted(found)]}


@routes.get("/apps/{app}/documents", BUILDER)
def document_list(call: Call) -> DocumentItems:
    """Every document of the application and whether it has changes that are not published."""
    items: list[DocumentItem] = []
    for stored in documents.of_app(call.tx, call.path["app"]):
        body = stored.draft or call.plans.body(stored.kind, stored.key) or {}
        items.append(
            {
                "kind": stored.kind,
                "key": stored.key,
                "name": label(body.get("name"), stored.key).to_json(),
                "form": body.get("form"),
                "published_version": stored.published_version,
                "draft_rev": stored.draft_rev,
                "changed": stored.draft is not None,
                "broken": (stored.kind, stored.key) in call.plans.broken,
            }
        )
    return {"items": items}


@routes.get(ONE, BUILDER)
def document(call: Call) -> DocumentState:
    """The draft and the published version."""
    return states(call, [stored_document(call)])[0]


@routes.get("/apps/{app}/document-states", BUILDER, takes=Takes(query=StatesQuery))
def document_states(call: Call) -> DocumentStates:
    """Drafts and published versions of many documents at once: a workspace shows all that belongs to its form."""
    names = list(
        dict.fromkeys(filter(None, (call.query("names", "", longest=MOST_STATES * 2 * MAX_KEY) or "").split(",")))
    )
    if len(names) > MOST_STATES:
        raise BadRequest(
            Text(f"一次最多读 {MOST_STATES} 个定义", f"At most {MOST_STATES} definitions at once"), path="names"
        )
    known = {f"{stored.kind}/{stored.key}": stored for stored in documents.of_app(call.tx, call.path["app"])}
    found = [known[name] for name in names if name in known]
    shown = zip(found, states(call, found), strict=True)
    return {"items": [{"kind": each.kind, "key": each.key, "state": state} for each, state in shown]}


@routes.put(ONE, BUILDER, takes=Takes(body=Document, revision=True))
def save_draft(call: Call) -> KeptDraft:
    """Keeps the draft, with whatever problems it has, and tells them."""
    kind, key, app = call.path["kind"], call.path["key"], call.path["app"]
    body = _body(call)
    if documents.find(call.tx, kind, key) is None and (problem := document_problem(key)):
        raise ValidationError([problem])
    rev = documents.save_draft(call.tx, call.actor, app, kind, key, body, call.if_match())
    return {"draft_rev": rev, "problems": _problems(call, body)}


@routes.delete(ONE + "/draft", BUILDER, takes=Takes(revision=True))
def discard_draft(call: Call) -> DroppedDraft:
    """Forgets the changes since the last publish."""
    stored = stored_document(call)
    rev = documents.save_draft(call.tx, call.actor, stored.app, stored.kind, stored.key, None, call.if_match())
    return {"draft_rev": rev}


@routes.delete(ONE, BUILDER, transaction="exclusive")
def retire_document(call: Call) -> None:
    """Takes the document away where nothing stands on it; its versions and the data of a form stay."""
    stored = stored_document(call)
    retire(call.tx, call.actor, stored, running_instances(call, stored.kind, stored.key))


@routes.post(ONE + "/problems", BUILDER, transaction="read", safe=True, takes=Takes(body=Document))
def problems(call: Call) -> Problems:
    """Everything wrong with the body that is sent, and what it would break elsewhere. Nothing is kept."""
    return {"problems": _problems(call, _body(call))}


@routes.get(ONE + "/versions", BUILDER)
def versions(call: Call) -> VersionItems:
    """Published versions, newest first."""
    found = documents.versions(call.tx, stored_document(call))
    names = names_of(call.tx, [each["by"] for each in found if each["by"] is not None])
    return {
        "items": [
            {
                "number": each["number"],
                "origin": each["origin"],
                "note": each["note"],
                "by": person(each["by"], names),
                "at": each["at"],
            }
            for each in found
        ]
    }


@routes.get(ONE + "/versions/{number}", BUILDER)
def version(call: Call) -> Version:
    """One published version with its body."""
    found = documents.version(call.tx, stored_document(call), call.record_id("number"))
    return {"number": found.number, "body": found.body, "note": found.note, "at": found.at, "origin": found.origin}


def _body(call: Call) -> dict[str, Any]:
    """The document that is sent; its kind and key are those of the address."""
    kind, key = call.path["kind"], call.path["key"]
    body = call.json()
    if not isinstance(body, dict):
        raise BadRequest(Text("定义应当是一个 JSON 对象", "A definition is a JSON object"), code="not_an_object")
    if kind not in COMPILERS:
        raise NotFound(Text(f"没有“{kind}”这种定义", f"There are no documents of kind {kind!r}"))
    if not is_key(key, MAX_KEY):
        raise BadRequest(Text(f"“{key}”不能作为标识", f"{key!r} cannot be a key"), path="/key")
    if body.get("kind") != kind or body.get("key") != key:
        message = Text("定义里的 kind、key 与地址不一致", "kind and key of the document differ from the address")
        raise ValidationError([Problem("wrong_key", "/key", message)])
    return body


def _problems(call: Call, body: dict[str, Any]) -> list[Wrong]:
    return problems_json(problems_of(call.tx, call.path["kind"], call.path["key"], body), call.language)
