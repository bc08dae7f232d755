"""The field rights of a step of a flow, laid over those of the roles."""

from collections.abc import Mapping

from tenon_engines.process.outcome import WRITABLE
from tenon_platform.access.permissions import Restriction


def with_step(
    roles: Mapping[str, Restriction], step: Mapping[str, str], *, hide: bool, write: bool
) -> dict[str, Restriction]:
    """What restricts the fields of a record for somebody with a task on it.

    A field the step opens is no longer hidden or masked. `write`: the caller is about to decide, so what the step lets
    them write is not restricted at all. `hide`: what the step hides is hidden; not where a role shows it anyway.
    """
    found = dict(roles)
    for key, right in step.items():
        if right == "hidden":
            if hide:
                found[key] = "hidden"
        elif write and right in WRITABLE:
            found.pop(key, None)
        elif key in found:
            found[key] = "read"
    return found
