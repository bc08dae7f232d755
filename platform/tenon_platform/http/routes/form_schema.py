"""The JSON Schema of a form's records, for programs that write them."""

from tenon_engines.form.schema import record_schema
from tenon_platform.http.call import Call
from tenon_platform.http.permission import form_right
from tenon_platform.http.routing import Routes
from tenon_platform.http.shapes.kinds import JsonSchema

routes = Routes("forms")


@routes.get("/apps/{app}/forms/{form}/schema", form_right("read"))
def schema(call: Call) -> JsonSchema:
    """What a new record may hold, without fields that the caller does not see."""
    found = record_schema(call.plans.form(call.path["form"]))
    for key, right in call.rights.form(call.path["form"]).fields.items():
        if right == "hidden":
            found["properties"].pop(key, None)
    return found
