"""Buttons of a form: actions a person sets off on one record."""

from collections.abc import Mapping, Set
from dataclasses import dataclass
from typing import Any

from tenon_engines.form.shape import FormShape
from tenon_engines.formula.compile import Formula
from tenon_engines.formula.types import Type
from tenon_engines.kernel.errors import DefinitionError
from tenon_engines.kernel.problem import Problem
from tenon_engines.kernel.text import Text, label
from tenon_engines.rule.actions import Step
from tenon_engines.rule.compile import link_actions
from tenon_engines.rule.constants import read_constants
from tenon_engines.rule.scene import Scene
from tenon_engines.rule.site import Site


@dataclass(frozen=True, slots=True)
class ButtonPlan:
    key: str
    name: Text
    when: Formula | None
    ask: tuple[str, ...]
    steps: tuple[Step, ...]
    needs: frozenset[str]
    opens: str | None = None

    def offered(self, scene: Scene) -> bool:
        """Whether the button shows on this record."""
        return self.when is None or self.when.run(scene.own, scene.context) is True


def compile_buttons(
    document: Mapping[str, Any], shapes: Mapping[str, FormShape], *, roles: Set[str] | None = None
) -> dict[str, ButtonPlan]:
    """The buttons of a form document. Separate from the form's plan, which knows no actions."""
    problems: list[Problem] = []
    constants = read_constants(document, problems)
    found: dict[str, ButtonPlan] = {}
    for index, entry in enumerate(document.get("buttons") or ()):
        path = f"/buttons/{index}"
        site = Site(shapes, document["key"], constants, problems, roles=roles)
        when = site.own(entry["when"], f"{path}/when", Type("bool")) if entry.get("when") is not None else None
        ask = tuple(entry.get("ask") or ())
        for at, key in enumerate(ask):
            site.field(site.form, key, f"{path}/ask/{at}")
        steps = link_actions(site, entry.get("actions") or (), f"{path}/actions")
        opens = _opened(site, entry, f"{path}/opens")
        name = label(entry.get("name"), entry["key"])
        found[entry["key"]] = ButtonPlan(entry["key"], name, when, ask, steps, frozenset(site.reads), opens)
    if problems:
        raise DefinitionError(problems)
    return found


def _opened(site: Site, entry: Mapping[str, Any], path: str) -> str | None:
    """The action whose new record the person sees next."""
    wanted: str | None = entry.get("opens")
    creating = [
        one.get("id") for one in entry.get("actions") or () if one.get("kind") == "create" and not one.get("for_each")
    ]
    if wanted is not None and wanted not in creating:
        message = Text("只能打开按钮自己新建的一条记录", "A button opens only the one record that it creates")
        site.report("NOT_ALLOWED", path, message)
    return wanted
