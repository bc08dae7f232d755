"""Waits until one of the people asked approves or rejects."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Literal

from pydantic import Field

from tenon_engines.form.shape import FieldShape
from tenon_engines.kernel.errors import DefinitionError, ValidationError
from tenon_engines.kernel.problem import Problem
from tenon_engines.kernel.text import Text, beside
from tenon_engines.process.assignees import People, assignees
from tenon_engines.process.nodes.node import Behaviour, Ground, Move, Node
from tenon_engines.process.nodes.timeout import Limit, Timeout
from tenon_engines.process.outcome import WRITABLE, Decided, Entry, OpenTask, Overdue, Right, Waited
from tenon_engines.process.state import Token
from tenon_engines.rule.scene import Scene
from tenon_engines.rule.site import Site

Opinion = Literal["optional", "on_reject", "always"]

DECISION = "decision"
_WORDS = {"approved": Text("同意", "Approved"), "rejected": Text("驳回", "Rejected")}


_HINT = Text("请改为只读", "let them read it")


@dataclass(frozen=True, slots=True)
class _Approval:
    people: People
    opinion: Opinion
    rights: Mapping[str, Right]
    limit: Limit | None

    def enter(self, token: Token, ground: Ground, scene: Scene) -> Move:
        ask = self.people.ask(scene)
        due = self.limit.due(scene) if self.limit is not None else None
        task = OpenTask(f"task{token.id}", token.id, ground.id, ground.name, ask, self.opinion, self.rights, due)
        entry = Entry("asked", ground.id, Text(beside("等待", ground.name.zh), f"Waiting for {ground.name.en}"))
        return Move(waits_for=DECISION, effects=(task,), history=(entry,))

    def resume(self, token: Token, event: Waited, ground: Ground, scene: Scene) -> Move:
        if isinstance(event, Overdue):
            assert self.limit is not None
            return self.limit.overdue(token, DECISION, ground, scene)
        assert isinstance(event, Decided)
        self._check_opinion(event)
        word = _WORDS[event.port]
        text = Text(f"{word.zh} · {ground.name.zh}", f"{word.en} · {ground.name.en}")
        detail: dict[str, Any] = {"port": event.port, "actor": event.actor, "opinion": event.opinion}
        entry = Entry("decided", ground.id, text, detail=detail)
        return Move(edge=ground.edge(event.port), history=(entry,))

    def _check_opinion(self, event: Decided) -> None:
        rejecting = event.port == "rejected"
        needed = self.opinion == "always" or (self.opinion == "on_reject" and rejecting)
        if needed and not (event.opinion or "").strip():
            message = Text("驳回时请填写意见" if rejecting else "请填写意见", "Please give your opinion")
            raise ValidationError([Problem("required", "/opinion", message)])


def _not_typed(field: FieldShape) -> Text:
    return Text(
        f"“{field.name.zh}”不由人填写，审批时不能修改", f"{field.name.en!r} is never typed: a step cannot open it"
    )


class Approval(Node):
    """People approve or reject; the first to decide decides."""

    name = "approval"
    label = Text("审批", "Approval")
    icon: ClassVar[str] = "stamp"
    mode: Literal["any"] = "any"
    assign: dict[str, Any]
    opinion: Opinion = "on_reject"
    rights: dict[str, Right] = Field(default={}, alias="fields")
    timeout: Timeout | None = None

    def ports(self) -> tuple[str, ...]:
        return ("approved", "rejected")

    def link(self, site: Site, path: str, node: str) -> Behaviour | None:
        for key, right in self.rights.items():
            where = f"{path}/fields/{key}"
            field = site.field(site.form, key, where)
            if field is not None and right in WRITABLE and (field.kind.computed or field.type == "status"):
                site.report("NOT_ALLOWED", where, _not_typed(field), _HINT)
        try:
            people = assignees.parse(self.assign, f"{path}/assign").link(site, f"{path}/assign")
        except DefinitionError as error:
            site.problems.extend(error.problems)
            return None
        limit = self.timeout.link(site, f"{path}/timeout") if self.timeout is not None else None
        return _Approval(people, self.opinion, self.rights, limit) if people is not None else None
