"""Moves a status: of the record at hand, or of the records of another form that match."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from pydantic import Field

from tenon_engines.formula.compile import Formula
from tenon_engines.formula.types import Type
from tenon_engines.kernel.outcome import Effect, TransitionRecord, UpdateRecords
from tenon_engines.kernel.text import Text
from tenon_engines.rule.actions.action import Action, Step
from tenon_engines.rule.actions.assignment import link_assignments
from tenon_engines.rule.actions.matching import Matching, link_matching
from tenon_engines.rule.actions.rows import BOOL
from tenon_engines.rule.actions.taking import Refusal, SortKey, link_sort
from tenon_engines.rule.scene import Scene
from tenon_engines.rule.site import Site
from tenon_engines.rule.transitions import check_transition


@dataclass(frozen=True, slots=True)
class OwnTransition:
    id: str
    transition: str
    values: Mapping[str, Formula]
    awaits: bool = True
    can_refuse: bool = True

    def effect(self, scene: Scene) -> Effect:
        values = {key: formula.run(scene.own, scene.context) for key, formula in self.values.items()}
        return TransitionRecord(self.id, self.transition, values)


@dataclass(frozen=True, slots=True)
class TargetTransition:
    id: str
    form: str
    transition: str
    matching: Matching
    values: Mapping[str, Formula]
    where: Formula | None
    sort: tuple[tuple[str, bool], ...] = ()
    skip: bool = False
    awaits: bool = True

    @property
    def can_refuse(self) -> bool:
        return not self.skip

    def effect(self, scene: Scene) -> Effect | None:
        rows = self.matching.groups(scene)
        if not rows:
            return None
        return UpdateRecords(
            self.id,
            self.form,
            rows,
            self.values,
            self.where,
            transition=self.transition,
            sort=self.sort,
            skip=self.skip,
        )


class Transition(Action):
    """A status transition, with values to set along with it."""

    name = "transition"
    label = Text("状态流转", "Change status")
    icon: ClassVar[str] = "arrow-right-circle"
    transition: str
    form: str | None = None
    match: dict[str, str] | None = None
    for_each: str | None = None
    where: str | None = None
    set: dict[str, str] = Field(default={})
    sort: list[SortKey] = Field(default=[], max_length=4)
    refused: Refusal = "stop"

    def link(self, site: Site, path: str) -> Step | None:
        form = self.form or site.form
        if site.shape(form, f"{path}/form") is None:
            return None
        known = check_transition(site, form, self.transition, f"{path}/transition")
        if self.match is None and self.form in (None, site.form):
            values = link_assignments(site, form, self.set, f"{path}/set", site.own)
            return OwnTransition(self.id, self.transition, values) if known and values is not None else None
        before = len(site.problems)
        line = self.for_each

        def over_target(text: str, at: str, expects: Type | None) -> Formula | None:
            return site.target(text, at, form, expects, line=line)

        matching = link_matching(site, form, self.match or {}, line, path)
        if matching is None:
            return None
        chosen = link_assignments(site, form, self.set, f"{path}/set", over_target)
        where = over_target(self.where, f"{path}/where", BOOL) if self.where is not None else None
        sort = link_sort(site, form, self.sort, f"{path}/sort")
        if not known or chosen is None or len(site.problems) > before:
            return None
        return TargetTransition(self.id, form, self.transition, matching, chosen, where, sort, self.refused == "skip")
