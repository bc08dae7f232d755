"""Addresses out of what people paste."""

from typing import cast

from tenon_engines.form.places.pasted import LONGEST, read_pasted
from tenon_engines.kernel.text import Text
from tenon_platform.http.call import Call
from tenon_platform.http.declared import Takes
from tenon_platform.http.errors import BadRequest
from tenon_platform.http.permission import LOGGED_IN
from tenon_platform.http.routing import Routes
from tenon_platform.http.shapes.address import PastedAddress, PastedText

routes = Routes("addresses")


@routes.post("/addresses/read", LOGGED_IN, transaction="read", safe=True, takes=Takes(body=PastedText))
def read(call: Call) -> PastedAddress:
    """Name, phone and address of a pasted text, with what a person should check; nothing of it is kept."""
    text = call.json_object().get("text")
    if not isinstance(text, str) or not text.strip() or len(text) > LONGEST:
        message = Text(f"粘贴的内容应当是 1 到 {LONGEST} 个字", f"The pasted text must have 1 to {LONGEST} characters")
        raise BadRequest(message, path="text")
    return cast("PastedAddress", read_pasted(text).to_json())
