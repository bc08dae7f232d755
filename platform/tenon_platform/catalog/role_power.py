"""The two powers of a role that reach beyond records: administering and designing. Nobody loses or gains them unawares."""

from collections.abc import Mapping
from typing import Any

from tenon_engines.kernel.errors import Denied
from tenon_engines.kernel.problem import Problem
from tenon_engines.kernel.text import Text
from tenon_platform.access.actor import Actor
from tenon_platform.access.roles import RolePlan

POWERS = ("admin", "builder")


def power_problems(before: Mapping[str, Any] | None, after: Mapping[str, Any]) -> list[Problem]:
    """An administrator's role stays one: else whoever publishes could lock everybody out, themselves included."""
    if not (before or {}).get("admin") or after.get("admin"):
        return []
    message = Text("管理员角色不能取消管理员权限", "An administrator's role stays an administrator's role")
    hint = Text("可以在人员管理里让某人不再担任这个角色", "take the role from a person instead")
    return [Problem("admin_stays", "/admin", message, hint)]


def demand_powers(
    actor: Actor, roles: Mapping[str, RolePlan], before: Mapping[str, Any] | None, after: Mapping[str, Any]
) -> None:
    """Only an administrator gives a role powers: who designs an application does not become its administrator by it."""
    gained = [power for power in POWERS if after.get(power) and not (before or {}).get(power)]
    if gained and not any(roles[key].admin for key in actor.roles if key in roles):
        raise Denied(
            Text("只有管理员可以给角色管理或设计的权限", "Only an administrator makes roles administer or design"),
            hint=Text("请联系管理员发布这份修改", "ask an administrator to publish this change"),
        )
