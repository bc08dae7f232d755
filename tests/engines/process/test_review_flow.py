"""The example flow of the documentation, played step by step; the state is saved and restored between the steps."""

import json
from typing import Any

import pytest

from tenon_engines.kernel import outcome as effects
from tenon_engines.kernel.errors import Refused, RunError, ValidationError
from tenon_engines.kernel.text import Text
from tenon_engines.process.compile import compile_flow
from tenon_engines.process.outcome import Applied, Begin, Decided, Event, Keep, OpenTask, Outcome, Started, Undo
from tenon_engines.process.plan import FlowPlan
from tenon_engines.process.run import run
from tenon_engines.process.state import FlowState
from tenon_engines.rule.scene import Scene


class Player:
    """Plays a flow and answers its effects; `refuse` names those that fail."""

    def __init__(self, plan: FlowPlan, scene: Scene, refuse: tuple[str, ...] = ()) -> None:
        self.plan = plan
        self.scene = scene
        self.refuse = refuse
        self.state = FlowState()
        self.effects: list[effects.Effect] = []
        self.reasons: list[str] = []

    def play(self, event: Event) -> Outcome:
        while True:
            outcome = run(self.plan, self.state, event, self.scene)
            self.state = FlowState.from_json(json.loads(json.dumps(outcome.state.to_json())))
            self.effects += outcome.effects
            self.reasons += [entry.reason.zh for entry in outcome.history if entry.reason]
            if outcome.awaits is None:
                return outcome
            ok = outcome.awaits not in self.refuse
            event = Applied(outcome.awaits, ok, None if ok else Text("库存不足", "Out of stock"))

    def start(self) -> Outcome:
        return self.play(Started(1))

    def decide(self, port: str, opinion: str | None = None) -> Outcome:
        return self.play(Decided(self.state.tokens[0].id, port, 2, "小禾", opinion))

    @property
    def where(self) -> list[str]:
        return [token.node for token in self.state.tokens]

    def done_ids(self) -> list[str]:
        return [effect.id for effect in self.effects]


def test_a_clean_small_order_passes_and_locks_stock_by_itself(flow: FlowPlan, scene: Any) -> None:
    player = Player(flow, scene("5000.00"))
    outcome = player.start()
    assert outcome.done
    assert player.done_ids() == ["p", "node1", "r", "k", "f", "node1"]
    assert [type(effect) for effect in player.effects[1::4]] == [Begin, Keep]
    assert player.reasons == ["异常标记：否，应付金额 5,000 ≤ 5,000 → 审核通过"]


def test_the_same_sku_twice_is_asked_for_once_with_its_sum(flow: FlowPlan, scene: Any) -> None:
    player = Player(flow, scene())
    player.start()
    update = next(effect for effect in player.effects if isinstance(effect, effects.UpdateRecords))
    assert len(update.rows) == 1
    group = update.rows[0]
    assert group.match == {"sku": 7, "warehouse": 3}
    row = {"on_hand": 3, "locked": 0, **group.bound}
    assert update.set_["locked"].run(row, scene().context) == 3
    assert update.require.run(row, scene().context) is True
    assert update.require.run(row | {"locked": 1}, scene().context) is False


def test_one_lock_record_is_created_for_each_line(flow: FlowPlan, scene: Any) -> None:
    player = Player(flow, scene())
    player.start()
    created = next(effect for effect in player.effects if isinstance(effect, effects.CreateRecords))
    assert [(row["order"], row["sku"], row["qty"]) for row in created.rows] == [(42, 7, 1), (42, 7, 2)]


@pytest.mark.parametrize(
    ("payable", "flagged", "nodes"),
    [
        ("5000.00", False, []),
        ("5000.01", False, ["ops"]),
        ("10.00", True, ["ops"]),
        ("50000.00", False, ["ops"]),
        ("50000.01", False, ["ops", "cfo"]),
    ],
)
def test_who_is_asked_depends_on_the_amount(
    flow: FlowPlan, scene: Any, payable: str, flagged: bool, nodes: list[str]
) -> None:
    player = Player(flow, scene(payable, flagged=flagged))
    asked: list[str] = []
    outcome = player.start()
    while not outcome.done:
        asked += player.where
        outcome = player.decide("approved")
    assert asked == nodes
    assert [effect.node for effect in player.effects if isinstance(effect, OpenTask)] == nodes


def test_every_choice_says_why_in_words(flow: FlowPlan, scene: Any) -> None:
    player = Player(flow, scene("50000.01", flagged=True))
    player.start()
    player.decide("approved")
    assert player.reasons == [
        "异常标记：是，应付金额 50,000.01 > 5,000 → 运营审核",
        "应付金额 50,000.01 > 50,000 → 财务总监审批",
    ]


def test_a_rejection_needs_an_opinion_and_carries_it_into_the_record(flow: FlowPlan, scene: Any) -> None:
    player = Player(flow, scene("6000"))
    player.start()
    with pytest.raises(ValidationError) as raised:
        player.decide("rejected", "  ")
    assert raised.value.path == "/opinion"
    outcome = player.decide("rejected", "地址不全")
    assert outcome.done
    (transition,) = [effect for effect in player.effects if isinstance(effect, effects.TransitionRecord)]
    assert (transition.transition, dict(transition.values)) == ("reject", {"reject_reason": "地址不全"})


def test_when_stock_is_short_the_locking_is_undone_and_the_approval_stays(flow: FlowPlan, scene: Any) -> None:
    player = Player(flow, scene(), refuse=("r",))
    outcome = player.start()
    assert outcome.done
    assert player.done_ids() == ["p", "node1", "r", "node1", "b", "n"]
    assert isinstance(player.effects[3], Undo)
    message = player.effects[-1]
    assert isinstance(message, effects.Notify)
    assert message.text == Text("订单 SO1 缺货", "Order SO1 is short of stock")
    assert message.to == {"first_of": [{"role": "purchaser"}]}


def test_a_refusal_without_a_way_out_refuses_the_command(flow: FlowPlan, scene: Any) -> None:
    with pytest.raises(Refused) as raised:
        Player(flow, scene(), refuse=("p",)).start()
    assert raised.value.message.zh == "库存不足"
    assert raised.value.path == "/nodes/pass/actions/p"


def test_a_decision_for_a_token_that_does_not_wait_is_an_error(flow: FlowPlan, scene: Any) -> None:
    player = Player(flow, scene("6000"))
    player.start()
    with pytest.raises(RunError):
        player.play(Decided(99, "approved", 2, "小禾"))


def test_a_flow_that_never_waits_is_stopped(document: dict[str, Any], shapes: Any, scene: Any) -> None:
    next(edge for edge in document["edges"] if edge["id"] == "e12")["to"] = "clean"
    player = Player(compile_flow(document, shapes), scene(), refuse=("r",))
    with pytest.raises(RunError) as raised:
        player.start()
    assert raised.value.code == "loop"
