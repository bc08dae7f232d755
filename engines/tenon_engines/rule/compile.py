"""Rule document + forms → plan, with all problems at once."""

from collections.abc import Mapping, Sequence, Set
from typing import Any

from tenon_engines.form.shape import FormShape
from tenon_engines.formula.types import Type
from tenon_engines.kernel.errors import DefinitionError
from tenon_engines.kernel.text import Text, label
from tenon_engines.rule.actions import Step, actions
from tenon_engines.rule.actions.action import compact
from tenon_engines.rule.constants import read_constants
from tenon_engines.rule.document import check_document
from tenon_engines.rule.plan import RulePlan
from tenon_engines.rule.site import Site
from tenon_engines.rule.triggers import Trigger, triggers
from tenon_engines.rule.triggers.trigger import Phase
from tenon_engines.rule.wording import Wording

DEFAULT_PRIORITY = 100
_IN_PLACE = frozenset({"set", "refuse"})


def compile_rule(
    document: Mapping[str, Any], shapes: Mapping[str, FormShape], *, roles: Set[str] | None = None
) -> RulePlan:
    """The plan of a rule; `roles` None means that roles are not checked."""
    problems = check_document(document)
    if problems:
        raise DefinitionError(problems)
    form = document["form"]
    site = Site(shapes, form, read_constants(document, problems), problems, roles=roles)
    if site.shape(form, "/form") is None:
        raise DefinitionError(problems)
    trigger = _trigger(site, document["trigger"])
    when = site.own(document["when"], "/when", Type("bool")) if "when" in document else None
    phase = _phase(site, document, trigger) if trigger else "after"
    steps = link_actions(site, document["actions"], "/actions")
    if phase == "before":
        _only_in_place(site, document["actions"])
    if problems or trigger is None:
        raise DefinitionError(problems)
    return RulePlan(
        key=document["key"],
        form=form,
        name=label(document.get("name"), document["key"]),
        phase=phase,
        priority=document.get("priority", DEFAULT_PRIORITY),
        enabled=document.get("enabled", True),
        trigger=trigger,
        when=when,
        steps=steps,
        constants=site.constants,
        needs=frozenset(site.reads),
        wording=Wording(shapes, form),
        document=document,
    )


def link_actions(site: Site, entries: Sequence[Mapping[str, Any]], path: str) -> tuple[Step, ...]:
    """The compiled actions of a rule, a button or an action node."""
    steps: list[Step] = []
    seen: set[str] = set()
    for index, entry in enumerate(entries):
        where = f"{path}/{index}"
        if entry["id"] in seen:
            message = Text(f"动作编号“{entry['id']}”重复", f"Two actions have the id {entry['id']!r}")
            site.report("duplicate_id", f"{where}/id", message)
        seen.add(entry["id"])
        try:
            step = actions.parse(compact(entry), where).link(site, where)
        except DefinitionError as error:
            site.problems.extend(error.problems)
            continue
        if step is not None:
            steps.append(step)
    return tuple(steps)


def _trigger(site: Site, entry: Mapping[str, Any]) -> Trigger | None:
    try:
        trigger = triggers.parse(entry, "/trigger")
    except DefinitionError as error:
        site.problems.extend(error.problems)
        return None
    trigger.check(site, "/trigger")
    return trigger.settled(site, "/trigger")


def _phase(site: Site, document: Mapping[str, Any], trigger: Trigger) -> Phase:
    phase: Phase = document.get("phase", trigger.phases[0])
    if phase not in trigger.phases:
        message = Text("此触发方式没有执行阶段可选", "A rule with this trigger has no phase: it runs by itself")
        site.report("NOT_ALLOWED", "/phase", message, Text("请删除 phase", "remove phase"))
    return phase


def _only_in_place(site: Site, entries: Sequence[Mapping[str, Any]]) -> None:
    for index, entry in enumerate(entries):
        if entry["kind"] not in _IN_PLACE:
            message = Text("保存前的规则只能设置字段或拒绝保存", "A rule before the save can only set fields or refuse")
            hint = Text("请改为保存后执行", "let it run after the save")
            site.report("NOT_ALLOWED", f"/actions/{index}/kind", message, hint)
