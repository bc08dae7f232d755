"""What a formula reads, in the eyes of one person: may they see the values that decided?"""

from collections.abc import Iterable, Mapping
from typing import Any

from tenon_engines.form.shape import FieldShape, FormShape
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
