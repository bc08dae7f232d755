"""What a save would copy into fields left empty, as far as its writer may know it: the mask."""

from collections.abc import Mapping
from typing import Any

from tenon_engines.form.plan import Env, FormPlan
from tenon_platform.access.masking import mask
from tenon_platform.http.call import Call
from tenon_platform.runtime.copying import copying, no_wider, sees_source, values_behind


def copied(call: Call, plan: FormPlan, values: Env, changed: Mapping[str, Any] | None) -> dict[str, str]:
    """By field. `changed`: of a record there is, what would be saved; a copy follows a new reference only."""
    own = call.rights
    fields = [
        each
        for each in copying(plan)
        if (changed is None or (each.copies is not None and each.copies[0] in changed))
        and no_wider(own, plan, each)
        and sees_source(own, plan, each)
        and own.form(plan.key).fields.get(each.key) != "hidden"
    ]
    if not fields:
        return {}
    found = values_behind(call.work(), plan, values, fields)
    return {key: str(mask(plan.fields[key].result.name, value)) for key, value in found.items()}
