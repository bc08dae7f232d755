"""A form as its draft would make it, for whoever designs it: the same routes answer, nothing is kept."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from tenon_engines.form.plan import FormPlan
from tenon_engines.form.shape import read_shape
from tenon_engines.kernel.errors import DefinitionError, NotFound
from tenon_engines.kernel.text import Text
from tenon_platform.access.permissions import FormRights, Rights
from tenon_platform.catalog import documents
from tenon_platform.catalog.kinds import Known, compile_one
from tenon_platform.catalog.plans import Plans
from tenon_platform.http.call import Call
from tenon_platform.http.permission import BUILDER


def as_drafted(call: Call) -> bool:
    """With `draft=1` the call goes on with the form's draft, seen as `role` sees it. Other forms stay as they are
    published, and what the caller may read of them stays what it was."""
    if call.query("draft") != "1":
        return False
    BUILDER.check(call)
    key, role = call.path["form"], call.query("role", longest=80)
    plans, own = call.plans, call.rights
    plan, drafted = compiled_draft(call, plans, key)
    if role is not None and role not in plans.roles:
        raise NotFound(Text(f"没有角色“{role}”", f"There is no role {role!r}"))
    seen = Rights(drafted, frozenset({role})).form(key) if role else _everything(plan)
    call.look_through(drafted, own.on(drafted, {key: seen}))
    return True


def compiled_draft(call: Call, plans: Plans, key: str) -> tuple[FormPlan, Plans]:
    """The form as its draft would make it, and everything with it in its place; what is wrong with it as an error."""
    stored = documents.load(call.tx, "form", key)
    if stored.app != call.path["app"]:
        raise NotFound(Text("此应用没有这个定义", "This application has no such definition"))
    body: Mapping[str, Any] = stored.draft or plans.body("form", key) or {}
    bodies = {**plans.bodies, ("form", key): body}
    shapes = {**plans.shapes, key: read_shape(body)}
    problems, plan = compile_one("form", body, Known(bodies, shapes, frozenset(plans.roles)))
    if plan is None:
        raise DefinitionError(problems)
    forms = {**plans.forms, key: plan}
    versions = {**plans.versions, ("form", key): stored.published_version or 0}
    app_of = {**plans.app_of, ("form", key): stored.app}
    return plan, replace(plans, shapes=shapes, forms=forms, bodies=bodies, versions=versions, app_of=app_of)


def _everything(plan: FormPlan) -> FormRights:
    steps = frozenset(name for name, each in plan.transitions.items() if each.by is None)
    return FormRights(True, True, True, True, True, True, {}, steps, frozenset(plan.buttons))
