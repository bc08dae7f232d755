"""What happens when nobody decided in time: people are reminded, others are asked, or it is decided by itself."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from tenon_engines.kernel.errors import DefinitionError
from tenon_engines.kernel.text import Text
from tenon_engines.process.assignees import People, assignees
from tenon_engines.process.nodes.node import Ground, Move
from tenon_engines.process.outcome import CloseTask, Entry, Reassign, Remind
from tenon_engines.process.state import Token
from tenon_engines.rule.scene import Scene
from tenon_engines.rule.site import Site
from tenon_engines.rule.triggers.offset import Offset

Consequence = Literal["remind", "escalate", "transfer", "pass", "reject"]
ASKING = ("escalate", "transfer")
_TO = Text("升级和转交要选择交给谁，其他方式不用选", "Escalating and passing on say to whom; nothing else does")
_PORTS = {"pass": "approved", "reject": "rejected"}
_DECIDED = {
    "approved": Text("超时自动同意", "Approved by itself: out of time"),
    "rejected": Text("超时自动驳回", "Rejected by itself: out of time"),
}
_ASKED = {
    "escalate": Text("超时，同时交给上级处理", "Out of time: others are asked as well"),
    "transfer": Text("超时，已转交", "Out of time: passed on"),
}
_CAME = {"escalate": Text("已升级", "escalated"), "transfer": Text("已转交", "passed on")}


class Timeout(BaseModel):
    """`{"after": {"n": 24, "unit": "H"}, "do": "escalate", "to": {"kind": "role", …}}`; a reminder may `repeat`. `n` may be a
    formula over the flow's constants."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    after: Offset
    do: Consequence
    repeat: int = Field(default=1, ge=1, le=20)
    to: dict[str, Any] | None = None

    def link(self, site: Site, path: str) -> "Limit | None":
        """The compiled limit; problems go to the site."""
        after = self.after.settled(site, f"{path}/after")
        if after.number <= 0:
            site.report("out_of_range", f"{path}/after/n", Text("时限要大于 0", "A time limit is more than 0"))
        if (self.do in ASKING) != (self.to is not None):
            site.report("NOT_ALLOWED", f"{path}/to", _TO)
        if self.to is None:
            return Limit(after, self.do, self.repeat, None)
        try:
            people = assignees.parse(self.to, f"{path}/to").link(site, f"{path}/to")
        except DefinitionError as error:
            site.problems.extend(error.problems)
            return None
        return Limit(after, self.do, self.repeat, people) if people is not None else None


@dataclass(frozen=True, slots=True)
class Limit:
    """A compiled time limit. The token's memo counts the reminders that were given."""

    after: Offset
    do: Consequence
    repeat: int
    people: People | None

    def due(self, scene: Scene) -> datetime:
        return self.after.after(scene.context.now, scene.context.tz)

    def overdue(self, token: Token, waits_for: str, ground: Ground, scene: Scene) -> Move:
        """What the node does with a token whose time is up; it waits on unless the time itself decides."""
        port = _PORTS.get(self.do)
        if port is not None:
            detail = {"port": port, "actor": None, "opinion": None}
            entry = Entry("decided", ground.id, _named(_DECIDED[port], ground), detail=detail)
            return Move(edge=ground.edge(port), effects=(CloseTask(f"close{token.id}", token.id),), history=(entry,))
        count = token.memo + 1
        if self.people is not None:
            text = _named(_ASKED[self.do], ground)
            ask = self.people.ask(scene)
            asked = Reassign(f"ask{token.id}", token.id, ask, keep=self.do == "escalate", text=text)
            entry = Entry("reassigned", ground.id, text, self._why())
            return Move(waits_for=waits_for, memo=count, effects=(asked,), history=(entry,))
        text = _named(Text("超时未处理，请尽快处理", "Waiting too long, please decide"), ground)
        following = self.due(scene) if count < self.repeat else None
        told = Remind(f"remind{token.id}", token.id, text, following)
        return Move(waits_for=waits_for, memo=count, effects=(told,), history=(Entry("reminded", ground.id, text),))

    def _why(self) -> Text:
        """Why others have the task now: "24 小时未处理，已升级"."""
        span, came = self.after.words, _CAME[self.do]
        return Text(f"{span.zh}未处理，{came.zh}", f"Not handled for {span.en}: {came.en}")


def _named(text: Text, ground: Ground) -> Text:
    return Text(f"{ground.name.zh} · {text.zh}", f"{ground.name.en} · {text.en}")
