"""An approval that nobody decides in time: reminders, others asked, or decided by itself."""

from collections.abc import Callable
from copy import deepcopy
from datetime import timedelta
from typing import Any

import pytest

from tenon_engines.kernel.errors import DefinitionError
from tenon_engines.kernel.outcome import Effect
from tenon_engines.kernel.text import Text
from tenon_engines.process.compile import compile_flow
from tenon_engines.process.outcome import (
    Applied,
    CloseTask,
    Decided,
    Event,
    OpenTask,
    Overdue,
    Reassign,
    Remind,
    Started,
)
from tenon_engines.process.plan import FlowPlan
from tenon_engines.process.run import run
from tenon_engines.process.state import FlowState
from tenon_engines.rule.scene import Scene

DAY = {"n": 24, "unit": "H"}
MANAGER = {"kind": "role", "role": "service_manager"}


class Waiting:
    """A flow that waits; everything it does on the way is applied."""

    def __init__(self, plan: FlowPlan, scene: Scene) -> None:
        self.plan = plan
        self.scene = scene
        self.state = FlowState()
        self.play(Started(1))

    def play(self, event: Event) -> list[Effect]:
        effects: list[Effect] = []
        while True:
            outcome = run(self.plan, self.state, event, self.scene)
            self.state = FlowState.from_json(outcome.state.to_json())
            effects += outcome.effects
            if outcome.awaits is None:
                return effects
            event = Applied(outcome.awaits, True)

    def overdue(self) -> list[Effect]:
        return self.play(Overdue(self.state.tokens[0].id))

    def decide(self, port: str) -> list[Effect]:
        return self.play(Decided(self.state.tokens[0].id, port, 2, "小禾", "意见"))

    @property
    def where(self) -> list[str]:
        return [token.node for token in self.state.tokens]


Late = Callable[..., Waiting]


@pytest.fixture
def late(document: dict[str, Any], shapes: Any, scene: Any) -> Late:
    """`late(do="remind")`: an order of 8,000 that waits for the review, whose time is limited."""

    def play(**timeout: Any) -> Waiting:
        found = deepcopy(document)
        next(each for each in found["nodes"] if each["kind"] == "approval")["timeout"] = {"after": DAY, **timeout}
        return Waiting(compile_flow(found, shapes), scene("8000"))

    return play


def test_a_task_says_when_it_is_due(document: dict[str, Any], shapes: Any, scene: Any) -> None:
    next(each for each in document["nodes"] if each["kind"] == "approval")["timeout"] = {"after": DAY, "do": "remind"}
    at = scene("8000")
    outcome = run(compile_flow(document, shapes), FlowState(), Started(1), at)
    (task,) = [effect for effect in outcome.effects if isinstance(effect, OpenTask)]
    assert task.due_at == at.context.now + timedelta(hours=24)


def test_a_business_setting_says_how_long_people_may_take(document: dict[str, Any], shapes: Any, scene: Any) -> None:
    limit = {"after": {"n": "param.patience", "unit": "H"}, "do": "remind"}
    next(each for each in document["nodes"] if each["kind"] == "approval")["timeout"] = limit
    at = scene("8000")
    for hours in ("24", "48"):
        document["constants"]["patience"] = {"value": hours, "type": "number", "name": {"zh": "时限"}}
        outcome = run(compile_flow(document, shapes), FlowState(), Started(1), at)
        (task,) = [effect for effect in outcome.effects if isinstance(effect, OpenTask)]
        assert task.due_at == at.context.now + timedelta(hours=int(hours))
    document["constants"]["patience"]["value"] = "0"
    with pytest.raises(DefinitionError, match="time limit"):
        compile_flow(document, shapes)


def test_reminders_come_as_often_as_they_should_and_the_task_stays(late: Late) -> None:
    flow = late(do="remind", repeat=2)
    where = flow.where
    (first,) = flow.overdue()
    assert isinstance(first, Remind)
    assert first.due_at == flow.scene.context.now + timedelta(hours=24)
    (second,) = flow.overdue()
    assert isinstance(second, Remind)
    assert second.due_at is None
    assert flow.where == where
    flow.decide("approved")
    assert flow.where != where


@pytest.mark.parametrize(
    ("do", "n", "unit", "zh", "en"),
    [
        ("escalate", 24, "H", "24 小时未处理，已升级", "Not handled for 24 hours: escalated"),
        ("transfer", 1, "D", "1 天未处理，已转交", "Not handled for 1 day: passed on"),
    ],
)
def test_the_history_says_why_others_are_asked(
    document: dict[str, Any], shapes: Any, scene: Any, do: str, n: int, unit: str, zh: str, en: str
) -> None:
    limit = {"after": {"n": n, "unit": unit}, "do": do, "to": MANAGER}
    next(each for each in document["nodes"] if each["kind"] == "approval")["timeout"] = limit
    flow = Waiting(compile_flow(document, shapes), scene("8000"))
    outcome = run(flow.plan, flow.state, Overdue(flow.state.tokens[0].id), flow.scene)
    assert [(entry.kind, entry.reason) for entry in outcome.history] == [("reassigned", Text(zh, en))]


@pytest.mark.parametrize(("do", "keep"), [("escalate", True), ("transfer", False)])
def test_others_are_asked(late: Late, do: str, keep: bool) -> None:
    flow = late(do=do, to=MANAGER)
    where = flow.where
    (asked,) = flow.overdue()
    assert isinstance(asked, Reassign)
    assert (asked.to, asked.keep) == ({"first_of": [{"role": "service_manager"}]}, keep)
    assert flow.where == where


@pytest.mark.parametrize("do", ["pass", "reject"])
def test_time_decides_as_a_person_would(late: Late, do: str) -> None:
    port = {"pass": "approved", "reject": "rejected"}[do]
    by_time, by_person = late(do=do), late(do="remind")
    closed, *effects = by_time.overdue()
    assert isinstance(closed, CloseTask)
    assert [type(each) for each in effects] == [type(each) for each in by_person.decide(port)]
    assert by_time.where == by_person.where
    assert (by_time.state.task["decision"], by_time.state.task["actor"]) == (port, None)


@pytest.mark.parametrize(
    ("timeout", "path"),
    [
        ({"after": {"n": 0, "unit": "H"}, "do": "remind"}, "/timeout/after/n"),
        ({"after": DAY, "do": "escalate"}, "/timeout/to"),
        ({"after": DAY, "do": "pass", "to": MANAGER}, "/timeout/to"),
        ({"after": DAY, "do": "transfer", "to": {"kind": "nobody"}}, "/timeout/to/kind"),
    ],
)
def test_a_limit_that_cannot_work_is_marked(
    document: dict[str, Any], shapes: Any, timeout: dict[str, Any], path: str
) -> None:
    node = next(each for each in document["nodes"] if each["kind"] == "approval")
    node["timeout"] = timeout
    with pytest.raises(DefinitionError) as refused:
        compile_flow(document, shapes)
    assert any(problem.path.endswith(path) for problem in refused.value.problems), refused.value.problems
