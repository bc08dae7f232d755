"""Permissions of routes: every route names one. What depends on a record is decided by the route itself."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tenon_engines.kernel.text import Text
from tenon_platform.access.permissions import demand

if TYPE_CHECKING:
    from tenon_platform.http.call import Call


@dataclass(frozen=True, slots=True)
class Permission:
    """`check` raises Denied; `public` routes answer without a session."""

    name: str
    check: "Callable[[Call], None]"
    public: bool = False


def _anybody(call: "Call") -> None:
    """Needs nothing."""


PUBLIC = Permission("public", _anybody, public=True)
LOGGED_IN = Permission("logged in", _anybody)
BUILDER = Permission("builder", lambda call: demand(call.rights.is_builder, Text("设计应用", "designing applications")))
ADMIN = Permission("admin", lambda call: demand(call.rights.is_admin, Text("系统管理", "administration")))

_WORDS = {
    "read": Text("查看此表单", "reading this form"),
    "create": Text("新建记录", "creating records"),
    "update": Text("修改记录", "changing records"),
    "delete": Text("删除记录", "deleting records"),
    "import_": Text("导入数据", "importing data"),
    "export": Text("导出数据", "exporting data"),
    "print_": Text("打印", "printing"),
}


def form_right(right: str) -> Permission:
    """The right on the form that the address names."""

    def check(call: "Call") -> None:
        call.plans.form(call.path["form"])
        granted: Any = getattr(call.rights.form(call.path["form"]), right)
        demand(granted, _WORDS[right])

    return Permission(f"form:{right.rstrip('_')}", check)
