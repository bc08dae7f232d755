"""Panels beside a form that is being filled in."""

from tenon_platform.http.as_drafted import as_drafted
from tenon_platform.http.call import Call
from tenon_platform.http.declared import Takes
from tenon_platform.http.entered import entered
from tenon_platform.http.members import object_of
from tenon_platform.http.panels import Filled
from tenon_platform.http.permission import LOGGED_IN
from tenon_platform.http.routing import Routes
from tenon_platform.http.shapes.panel import PanelPage, PanelsOrder
from tenon_platform.http.shapes.record_query import DraftedQuery
from tenon_platform.runtime.preview import preview

routes = Routes("records")
ADDRESS = "/apps/{app}/forms/{form}/records/panels"


@routes.post(ADDRESS, LOGGED_IN, transaction="read", safe=True, takes=Takes(query=DraftedQuery, body=PanelsOrder))
def panels(call: Call) -> PanelPage:
    """Related numbers for what is typed so far, within the caller's rights on the forms they come from."""
    form, body = call.path["form"], call.json_object()
    as_drafted(call)
    plan = call.plans.form(form)
    number, fields = entered(call, form, body)
    values = object_of(body, "values")
    if not plan.panels:
        return {"panels": []}
    env, _ = preview(call.work(), form, values, record=number)
    return {"panels": Filled(call, plan, env, number, fields).panels()}
