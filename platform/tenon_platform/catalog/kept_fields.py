"""Fields that a step, a transition or a button asks of people whose role keeps them: told as a warning while one designs."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tenon_engines.kernel.problem import Problem
from tenon_engines.kernel.text import Text, label
from tenon_engines.process.outcome import WRITABLE
from tenon_platform.catalog.openings import Bodies, Step, asking, names_of_fields, nodes_of
from tenon_platform.catalog.openings_to_role import roles_asked

Ref = tuple[str, str]
_KEPT = {
    "hidden": Text("看不到这个字段", "does not see this field"),
    "masked": Text("只能看到打码的内容", "sees this field masked"),
    "read": Text("只能查看这个字段", "may only read this field"),
}
_HINT = Text(
    "在权限里让角色可以修改这个字段，或者不在这里填写它",
    "let the role change the field in the permissions, or do not ask for it here",
)


@dataclass(frozen=True, slots=True)
class _Kept:
    """`owner` is the form or flow that asks; `form` is the form of the field."""

    owner: Ref
    form: str
    step: Step
    role: str
    field: str
    right: str


def kept_problems(refs: Sequence[Ref], bodies: Bodies) -> list[Problem]:
    """Each once, at the first of the documents that has a part in it; of several, the path begins with the document."""
    told: set[tuple[str, str, str, str]] = set()
    kept, found = list(_kept(bodies)), []
    for ref in refs:
        start = f"/{ref[0]}/{ref[1]}" if len(refs) > 1 else ""
        for each in kept:
            mark = (each.owner[1], each.step.path, each.role, each.field)
            if ref in (each.owner, ("role", each.role)) and mark not in told:
                told.add(mark)
                path = each.step.path if ref == each.owner else f"/forms/{each.form}/fields/{each.field}"
                found.append(Problem("asks_kept_field", start + path, _say(each, bodies), _HINT, "warning"))
    return found


def _say(each: _Kept, bodies: Bodies) -> Text:
    field = names_of_fields(bodies.get(("form", each.form))).get(each.field, Text(each.field, each.field))
    role, step, kept = label(bodies["role", each.role].get("name"), each.role), each.step.name, _KEPT[each.right]
    return Text(
        f"“{step.zh}”要填写“{field.zh}”，但角色“{role.zh}”{kept.zh}",
        f"“{step.en}” asks for “{field.en}”, but the role “{role.en}” {kept.en}",
    )


def _kept(bodies: Bodies) -> Iterator[_Kept]:
    for (kind, role), body in bodies.items():
        if kind == "role" and not body.get("admin"):
            for form, grant in (body.get("forms") or {}).items():
                rights = {key: right for key, right in (grant.get("fields") or {}).items() if right in _KEPT}
                for owner, step, field in _asked(role, form, grant, bodies) if rights else ():
                    if field in rights:
                        yield _Kept(owner, form, step, role, field, rights[field])


def _asked(role: str, form: str, grant: Mapping[str, Any], bodies: Bodies) -> Iterator[tuple[Ref, Step, str]]:
    """What the people of this role are asked for: by what they may press, and by steps that they decide."""
    for part in ("transitions", "buttons"):
        pressed = grant.get(part) or ()
        for key, step in asking(bodies.get(("form", form)) or {}, part).items():
            for field in step.rights if key in pressed else ():
                yield ("form", form), step, field
    for (kind, key), flow in bodies.items():
        if kind == "flow" and flow.get("form") == form:
            decided = {node["id"] for node in flow.get("nodes") or () if role in roles_asked(node)}
            for node, step in nodes_of(flow).items():
                for field, right in step.rights.items() if node in decided else ():
                    if right in WRITABLE:
                        yield ("flow", key), Step(step.name, f"{step.path}/{field}", step.rights), field
