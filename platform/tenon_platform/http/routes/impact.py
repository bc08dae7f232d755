"""What goes with a document, a field or a choice when it is taken away."""

from collections.abc import Mapping
from typing import Any

from tenon_engines.form.shape import FormShape, read_shape
from tenon_engines.kernel.errors import NotFound
from tenon_engines.kernel.text import Text, label
from tenon_platform.catalog import documents
from tenon_platform.catalog.impact import Bodies, Use, element_at, uses
from tenon_platform.catalog.impact_of_choice import choice_uses, transition_uses
from tenon_platform.catalog.mention import Element
from tenon_platform.catalog.retire import dependents
from tenon_platform.http.call import Call
from tenon_platform.http.declared import Takes
from tenon_platform.http.document_states import stored_document
from tenon_platform.http.errors import BadRequest
from tenon_platform.http.permission import BUILDER
from tenon_platform.http.routing import Routes
from tenon_platform.http.shapes.document import Use as Told
from tenon_platform.http.shapes.document import Uses, UsesQuery
from tenon_platform.storage.choices import records_with_choice, records_with_value

routes = Routes("documents")
PARTS = ("options", "states", "transitions")
Count = tuple[int, bool]
_LONGEST = 400


@routes.get("/apps/{app}/documents/{kind}/{key}/impact", BUILDER, takes=Takes(query=UsesQuery))
def impact(call: Call) -> Uses:
    """Where an element of a form is used, drafts counted, and how many records hold it: a field (`lines.qty`), an
    option or state (`flag/options/red`, `review/states/draft`), or a transition (`review/transitions/pass`). Without
    a path: what stands on the document as a whole."""
    path, kind, key = call.query("path", "", longest=_LONGEST) or "", call.path["kind"], call.path["key"]
    stored_document(call)
    if not path:
        standing = dependents(call.tx, kind, key)
        return _answer([Use(each.kind, each.key, each.name, Text("", ""), "", "") for each in standing], (0, False))
    if kind != "form":
        message = Text("只有表单的字段、选项、状态和流转可以这样查", "Only parts of a form are asked for by a path")
        raise BadRequest(message, path="path")
    drafts = {(each.kind, each.key): each.draft for each in documents.of_app(call.tx, call.path["app"]) if each.draft}
    bodies = {**call.plans.bodies, **drafts}
    field, _, rest = path.partition("/") if not path.startswith("/") else (path, "", "")
    body = bodies.get(("form", key), {})
    found = element_at(body, key, field)
    if found is None:
        name = label(body.get("name"), key)
        raise _unknown(Text(f"表单“{name.zh}”没有字段“{field}”", f"The form {name.en!r} has no field {field!r}"))
    shapes = {each: read_shape(body) for (of, each), body in bodies.items() if of == "form"}
    part, _, choice = rest.partition("/")
    return _answer(*_of_part(call, bodies, shapes, found, part, choice))


def _of_part(
    call: Call,
    bodies: Bodies,
    shapes: Mapping[str, FormShape],
    found: tuple[Element, Mapping[str, Any]],
    part: str,
    choice: str,
) -> tuple[list[Use], Count]:
    element, entry = found
    plan = call.plans.forms.get(element.form)
    if not part:
        steps = _keys(entry.get("transitions"))
        used = uses(bodies, shapes, element)
        if steps:
            used += transition_uses(bodies, shapes, element.form, steps)
        return used, records_with_value(call.tx, plan, element.path)
    if part not in PARTS or choice not in _keys(entry.get(part)):
        name = label(entry.get("name"), element.key)
        message = Text(f"“{name.zh}”没有“{part}/{choice}”", f"{name.en!r} has no {part}/{choice}")
        raise _unknown(
            message, Text("可用：options、states、transitions 下的键", "a key below options, states or transitions")
        )
    if part == "transitions":
        return transition_uses(bodies, shapes, element.form, {choice}), (0, False)
    return choice_uses(bodies, shapes, element, choice), records_with_choice(call.tx, plan, element.path, choice)


def _keys(parts: Any) -> set[str]:
    """Of a draft that may have any shape."""
    return (
        {str(each["key"]) for each in parts if isinstance(each, Mapping) and "key" in each}
        if isinstance(parts, list)
        else set()
    )


def _answer(found: list[Use], records: Count) -> Uses:
    told: list[Told] = [
        {
            "kind": use.kind,
            "key": use.key,
            "name": use.name.to_json(),
            "place": use.place.to_json(),
            "path": use.path,
            "text": use.text,
        }
        for use in found
    ]
    return {"uses": told, "records": records[0], "more": records[1]}


def _unknown(message: Text, hint: Text | None = None) -> NotFound:
    return NotFound(
        message,
        path="path",
        hint=hint or Text("填写字段的键，或 明细.字段", "give the key of a field, or subtable.field"),
    )
