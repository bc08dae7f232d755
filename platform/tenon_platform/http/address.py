"""What an address names must belong together: a form, a dashboard, a definition is reached through its own app."""

from collections.abc import Iterable

from tenon_engines.kernel.errors import NotFound
from tenon_engines.kernel.text import Text
from tenon_platform.http.call import Call
from tenon_platform.http.errors import BadRequest


def check_characters(parts: Iterable[str]) -> None:
    """No database keeps the character NUL, and nothing in an address means it."""
    if any("\0" in part for part in parts):
        raise BadRequest(Text("地址里有 NUL 字符", "The address contains the character NUL"), code="bad_address")


def check_app(call: Call) -> None:
    """NotFound when the app of the address is not the app of what stands behind it."""
    app = call.path.get("app")
    ref = _named(call)
    if app is None or ref is None:
        return
    home = call.plans.app_of.get(ref)
    if home is not None and home != app:
        kind, key = ref
        raise NotFound(
            Text(f"应用“{app}”里没有“{key}”", f"The application {app!r} has no {kind} {key!r}"),
            path="app",
            hint=Text(f"它属于应用“{home}”", f"it belongs to {home!r}"),
        )


def _named(call: Call) -> tuple[str, str] | None:
    path = call.path
    if "form" in path:
        return ("form", path["form"])
    if "kind" in path:
        return (path["kind"], path["key"])
    if "workbench" in path:
        return ("workbench", path["workbench"])
    if "desk" in path:
        return ("desk", path["desk"])
    return ("dashboard", path["key"]) if "key" in path else None
