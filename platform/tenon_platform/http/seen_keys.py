"""What a formula reads, in the eyes of one person: may they see the values that decided?"""

from collections.abc import Iterable, Mapping
from typing import Any

from tenon_engines.form.shape import FieldShape, FormShape
from tenon_engines.kernel.errors import TenonError
from tenon_engines.kernel.text import label
from tenon_engines.process.plan import FlowPlan
from tenon_platform.access.permissions import UNSEEN, Restriction
from tenon_platform.http.call import Call
from tenon_platform.http.record_access import Seen


def sees(call: Call, seen: Seen, keys: Iterable[str]) -> bool:
    """Whether all of these keys of the record lead to fields and forms that the caller may see."""
    ways = (key.removeprefix("old.").split(".") for key in keys)
    return all(_follows(call, seen.plan.shape, seen.fields, way) for way in ways)


def reason_of(call: Call, seen: Seen, flow: FlowPlan, node: str, reason: Any) -> str | None:
    """Why a flow went on from a node, in words. The words name values: who may not see those is not told."""
    if not reason:
        return None
    ways_out = flow.nodes[node].ground.edges if node in flow.nodes else ()
    keys = {key for edge in ways_out if edge.when is not None for key in edge.when.keys}
    return label(reason).pick(call.language) if sees(call, seen, keys) else None


def reason_of_task(call: Call, row: Mapping[str, Any], restricted: Mapping[str, Restriction]) -> str | None:
    """Why a task came to its people, in words: from the conditions that lead to its node. `restricted`: the fields of its
    record as they are for the caller in this task."""
    form = call.plans.forms.get(row["form"])
    if not row["reason"] or form is None:
        return None
    try:
        flow = call.plans.flow_version(call.tx, row["flow"], row["version"])
    except TenonError:
        return None  # its form has lost since what that version reads
    ways = (key.removeprefix("old.").split(".") for key in _decided_by(flow, row["node"]))
    known = all(_follows(call, form.shape, restricted, way) for way in ways)
    return label(row["reason"]).pick(call.language) if known else None


def _decided_by(flow: FlowPlan, node: str) -> set[str]:
    """What the nearest conditions before a node read."""
    keys: set[str] = set()
    behind, seen = [node], {node}
    while behind:
        here = behind.pop()
        for before, plan in flow.nodes.items():
            ways = plan.ground.edges
            if before in seen or all(edge.to != here for edge in ways):
                continue
            seen.add(before)
            read = {key for edge in ways if edge.when is not None for key in edge.when.keys}
            keys |= read
            if not read:
                behind.append(before)
    return keys


def _follows(call: Call, shape: FormShape, restricted: Mapping[str, Restriction], way: list[str]) -> bool:
    fields: Mapping[str, FieldShape] = shape.fields
    inside = ""
    for place, step in enumerate(way):
        field = fields.get(step)
        if restricted.get(inside + step) in UNSEEN:
            return False
        if field is None or place == len(way) - 1:
            return True
        if field.subtable is not None:
            fields, inside = field.subtable, f"{step}."
        elif field.target is not None:
            rights = call.rights.form(field.target)
            if rights.read is not True:
                return False
            fields, restricted, inside = call.plans.shapes[field.target].fields, rights.fields, ""
    return True
