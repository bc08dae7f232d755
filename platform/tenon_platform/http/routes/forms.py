"""What the interface needs to show a form: its document, its formulas as trees, the caller's rights, its targets."""

from tenon_engines.kernel.errors import NotFound
from tenon_engines.kernel.text import Text, label
from tenon_platform.http.answer import Answer
from tenon_platform.http.as_drafted import as_drafted
from tenon_platform.http.call import Call
from tenon_platform.http.declared import Takes
from tenon_platform.http.filling_in import fills
from tenon_platform.http.looked_up import looked_up_choices, looked_up_kinds
from tenon_platform.http.permission import LOGGED_IN
from tenon_platform.http.routing import Routes
from tenon_platform.http.shapes.form import FormDescriptor, FormTarget
from tenon_platform.http.shapes.record_query import DraftedQuery
from tenon_platform.http.waiting import holds_task_on
from tenon_platform.http.wire import encode

routes = Routes("forms")


@routes.get("/apps/{app}/forms/{form}", LOGGED_IN, takes=Takes(query=DraftedQuery))
def form(call: Call) -> Answer[FormDescriptor]:
    """The published form as this caller may use it; for those who design also its draft."""
    key = call.path["form"]
    as_drafted(call)
    plan, rights = call.plans.form(key), call.rights.form(key)
    if rights.read is None and not rights.create and not holds_task_on(call, key):
        raise NotFound(Text(f"没有表单“{key}”", f"There is no form {key!r}"))
    mark = ("descriptor", call.rights)
    known: bytes | None = plan.cache.get(mark)
    if known is None:
        known = plan.cache[mark] = encode(_describe(call, key))
    return Answer(known, headers={"ETag": f'"{call.plans.versions["form", key]}-{call.plans.epoch}"'})


def _describe(call: Call, key: str) -> FormDescriptor:
    plans, plan = call.plans, call.plans.form(key)
    targets: dict[str, FormTarget] = {}
    fields = [*plan.fields.values(), *(field for sub in plan.subtables.values() for field in sub.fields.values())]
    for field in fields:
        if field.target is not None and field.target in plans.forms:
            target = plans.forms[field.target]
            name = label(target.document.get("name"), target.key).to_json()
            app = plans.app_of["form", target.key]
            targets[target.key] = {"title": target.title, "name": name, "app": app}
    return {
        "document": dict(plan.document),
        "version": plans.versions["form", key],
        "formulas": {pointer: formula.to_json() for pointer, formula in plan.formulas.items()},
        "kinds": looked_up_kinds(plan),
        "choices": looked_up_choices(plan),
        "rights": call.rights.form(key).to_json(),
        "fills": {each: form for each in plan.buttons if (form := fills(call, plan, each)) is not None},
        "targets": targets,
    }
