"""How many records break what the draft of a form says must hold."""

from tenon_engines.kernel.errors import NotFound
from tenon_engines.kernel.text import Text
from tenon_platform.http.as_drafted import compiled_draft
from tenon_platform.http.breaking import breaking
from tenon_platform.http.call import Call
from tenon_platform.http.declared import Takes
from tenon_platform.http.permission import BUILDER
from tenon_platform.http.routing import Routes
from tenon_platform.http.shapes.breaking import Breaking, BreakingQuery

routes = Routes("documents")


@routes.get("/apps/{app}/forms/{form}/breaking", BUILDER, takes=Takes(query=BreakingQuery))
def breaking_records(call: Call) -> Breaking:
    """Asked of the data as it is now: a count, and the first of the records that the caller may see."""
    id_ = call.query("of", "", longest=40) or ""
    plan, plans = compiled_draft(call, call.plans, call.path["form"])
    found = breaking(call, plan, plans, id_)
    if found is None:
        raise NotFound(Text("表单没有这个条件", "The form has no such condition"))
    return found
