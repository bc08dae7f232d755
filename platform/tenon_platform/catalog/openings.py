"""Fields that a step lets its people see or write whatever their roles say: what a publish opens anew is told."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from tenon_engines.kernel.text import Text, label
from tenon_platform.access.permissions import UNSEEN
from tenon_platform.catalog.compare import DocumentChange

Bodies = Mapping[tuple[str, str], Mapping[str, Any]]
May = Literal["read", "write", "ask"]
OPENED = Text("不论角色权限如何，请核对", "whatever their roles say; please check")
_MAY: Mapping[May, Text] = {
    "read": Text("处理的人能看到", "whoever decides sees it"),
    "write": Text("处理的人能填写", "whoever decides may write it"),
    "ask": Text("操作的人能填写", "whoever does it may write it"),
}
RANK = {"read": 1, "write": 2, "required": 2}  # what hides a field, or says nothing of it, opens nothing


@dataclass(frozen=True, slots=True)
class Step:
    """A node of a flow with the rights it gives; a transition or a button with the fields it asks for."""

    name: Text
    path: str
    rights: Mapping[str, str]


def openings(kind: str, old: Mapping[str, Any] | None, new: Mapping[str, Any], bodies: Bodies) -> list[DocumentChange]:
    """One change for each field that a step of the new body opens and that of the old one did not."""
    if kind == "flow":
        return list(_by_nodes(old or {}, new, bodies))
    return list(_by_asking(old, new, bodies)) if kind == "form" and old is not None else []


def _by_nodes(old: Mapping[str, Any], new: Mapping[str, Any], bodies: Bodies) -> Iterator[DocumentChange]:
    form = str(new.get("form"))
    unseen = {key for each in _on_form(bodies, form) for key, right in _fields(each) if right in UNSEEN}
    names, before = names_of_fields(bodies.get(("form", form))), nodes_of(old)
    for node, step in nodes_of(new).items():
        was = before[node].rights if node in before else {}
        for key, right in step.rights.items():
            rank = RANK.get(right, 0)
            if rank > RANK.get(was.get(key, ""), 0) and (rank > 1 or key in unseen):
                yield told(step, "write" if rank > 1 else "read", names.get(key, Text(key, key)), f"{step.path}/{key}")


def _by_asking(old: Mapping[str, Any], new: Mapping[str, Any], bodies: Bodies) -> Iterator[DocumentChange]:
    """Told where a role may do it and may not write the field elsewhere."""
    names, roles = names_of_fields(new), list(_on_form(bodies, str(new.get("key"))))
    for part in ("transitions", "buttons"):
        before = asking(old, part)
        for step, now in asking(new, part).items():
            kept = {key for each in roles if step in (each.get(part) or ()) for key, _ in _fields(each)}
            was = before[step].rights if step in before else {}
            for key in now.rights:
                if key not in was and key in kept:
                    yield told(now, "ask", names.get(key, Text(key, key)), f"{now.path}/{key}")


def told(step: Step, may: May, field: Text, path: str, of: Text | None = None) -> DocumentChange:
    """`of` names the document of the step where it is not the one that is published."""
    said, start = _MAY[may], Text(f"{of.zh} › ", f"{of.en} › ") if of is not None else Text("", "")
    text = Text(
        f"{start.zh}{step.name.zh} › {field.zh}：{said.zh}", f"{start.en}{step.name.en} › {field.en}: {said.en}"
    )
    return DocumentChange("changed", path, text, effect=OPENED)


def nodes_of(flow: Mapping[str, Any]) -> dict[str, Step]:
    return {
        node["id"]: Step(label(node.get("name"), node["id"]), f"/nodes/{index}/fields", node["fields"])
        for index, node in enumerate(flow.get("nodes") or ())
        if isinstance(node.get("fields"), Mapping)
    }


def asking(form: Mapping[str, Any], part: str) -> dict[str, Step]:
    if part == "buttons":
        places = [(f"/buttons/{index}", each) for index, each in enumerate(form.get("buttons") or ())]
    else:
        places = [
            (f"/fields/{at}/transitions/{index}", each)
            for at, field in enumerate(form.get("fields") or ())
            for index, each in enumerate(field.get("transitions") or ())
        ]
    return {
        each["key"]: Step(
            label(each.get("name"), each["key"]), f"{path}/ask", dict.fromkeys(each.get("ask") or (), "write")
        )
        for path, each in places
    }


def _on_form(bodies: Bodies, form: str) -> Iterator[Mapping[str, Any]]:
    """What each role may do with the form."""
    for (kind, _), body in bodies.items():
        if kind == "role" and form in (body.get("forms") or {}):
            yield body["forms"][form]


def _fields(rights: Mapping[str, Any]) -> list[tuple[str, str]]:
    return [(key, right) for key, right in (rights.get("fields") or {}).items() if right != "write"]


def names_of_fields(form: Mapping[str, Any] | None) -> dict[str, Text]:
    return {each["key"]: label(each.get("name"), each["key"]) for each in (form or {}).get("fields") or ()}
