"""What publishing a role tells: steps that open to its people what the role keeps from them (`openings.py`: steps, forms)."""

from collections.abc import Iterator, Mapping
from typing import Any

from tenon_engines.kernel.text import Text, label
from tenon_platform.access.permissions import UNSEEN
from tenon_platform.access.roles import FIELD_RIGHTS
from tenon_platform.catalog.compare import DocumentChange
from tenon_platform.catalog.openings import RANK, Bodies, May, asking, names_of_fields, nodes_of, told

_Opened = tuple[str, str, str, May]  # the document and the step in it, the field, what the step lets people do
_NONE: Mapping[str, Any] = {}


def openings_to_role(old: Mapping[str, Any] | None, new: Mapping[str, Any], bodies: Bodies) -> list[DocumentChange]:
    """One change for each field that a step opens to the people of this role and that its rights before did not keep."""
    before = {opened for opened, _ in _openings(old or _NONE, new["key"], bodies)}
    return [change for opened, change in _openings(new, new["key"], bodies) if opened not in before]


def _openings(role: Mapping[str, Any], key: str, bodies: Bodies) -> Iterator[tuple[_Opened, DocumentChange]]:
    if not role or role.get("admin"):
        return
    for (kind, document), body in bodies.items():
        if kind == "flow":
            yield from _by_nodes(document, body, role, key, bodies)
    for form in role.get("forms") or _NONE:
        yield from _by_asking(form, bodies.get(("form", form)) or _NONE, role)


def _by_nodes(
    document: str, flow: Mapping[str, Any], role: Mapping[str, Any], key: str, bodies: Bodies
) -> Iterator[tuple[_Opened, DocumentChange]]:
    form = str(flow.get("form"))
    names = names_of_fields(bodies.get(("form", form)))
    asked = {node["id"] for node in flow.get("nodes") or () if key in roles_asked(node)}
    for node, step in nodes_of(flow).items():
        for field, right in step.rights.items() if node in asked else ():
            kept, rank = _right(role, form, field), RANK.get(right, 0)
            if kept != "write" and (rank > 1 or (rank == 1 and kept in UNSEEN)):
                may: May = "write" if rank > 1 else "read"
                change = told(step, may, names.get(field, Text(field, field)), f"/forms/{form}/fields/{field}",
                              label(flow.get("name"), document))  # fmt: skip
                yield (document, node, field, may), change


def _by_asking(form: str, body: Mapping[str, Any], role: Mapping[str, Any]) -> Iterator[tuple[_Opened, DocumentChange]]:
    names = names_of_fields(body)
    for part in ("transitions", "buttons"):
        pressed = (role["forms"][form] or _NONE).get(part) or ()
        for key, step in asking(body, part).items():
            for field in step.rights if key in pressed else ():
                if _right(role, form, field) != "write":
                    change = told(step, "ask", names.get(field, Text(field, field)), f"/forms/{form}/fields/{field}",
                                  label(body.get("name"), form))  # fmt: skip
                    yield (form, f"{part}/{key}", field, "ask"), change


def _right(role: Mapping[str, Any], form: str, field: str) -> str:
    """What the role itself lets its people do with the field: never more than with the record."""
    grant = (role.get("forms") or _NONE).get(form) or _NONE
    if not grant.get("read"):
        return "hidden"
    right = str((grant.get("fields") or _NONE).get(field, "write"))
    most = "write" if grant.get("update") or grant.get("create") else "read"
    return min(right, most, key=FIELD_RIGHTS.index)


def roles_asked(value: Any) -> Iterator[str]:
    """Roles that decide at a node: of its assignee, its fallback, and whom its time limit passes it on to."""
    if not isinstance(value, Mapping):
        return
    if value.get("kind") == "role":
        yield str(value.get("role"))
    for part in ("assign", "fallback", "timeout", "to"):
        yield from roles_asked(value.get(part))
