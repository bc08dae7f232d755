"""Who works at a desk: whoever may read its form and take the step at its end."""

from tenon_engines.desk.document import Then
from tenon_platform.access.permissions import FormRights
from tenon_platform.http.call import Call


def may_take(rights: FormRights, then: Then | None) -> bool:
    if then is None:
        return False
    return then.transition in rights.transitions or then.button in rights.buttons


def may_work(call: Call, key: str) -> bool:
    plan = call.plans.desks.get(key)
    if plan is None:
        return False
    rights = call.rights.form(plan.form)
    return rights.read is not None and may_take(rights, plan.parts.then)
