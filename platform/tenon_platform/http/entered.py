"""A record while somebody types it: a new one, or one that is being changed."""

from collections.abc import Mapping
from typing import Any

from tenon_engines.kernel.errors import Denied
from tenon_engines.kernel.text import Text
from tenon_platform.access.permissions import Restriction
from tenon_platform.http.call import Call
from tenon_platform.http.members import is_id, wrong
from tenon_platform.http.record_access import see


def entered(call: Call, form: str, body: Mapping[str, Any]) -> tuple[int | None, Mapping[str, Restriction]]:
    """The number under `id` (none: a new record), and what restricts its fields for the caller."""
    number = body.get("id")
    if number is not None and not is_id(number):
        raise wrong("id", Text("id 应当是编号", "id must be an id"))
    if number is not None:
        return number, see(call, form, number).fields
    rights = call.rights.form(form)
    if not rights.create:
        raise Denied(Text("没有权限新建记录", "You may not create records"))
    return None, rights.fields
