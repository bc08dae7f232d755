"""Rules decide without a database: when they fire, what they ask for, what is wrong with them."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from tenon_engines.formula.context import ActorValue, Context
from tenon_engines.kernel.errors import DefinitionError
from tenon_engines.kernel.outcome import Notify, SetValues
from tenon_engines.rule.compile import compile_rule
from tenon_engines.rule.event import RecordEvent
from tenon_engines.rule.plan import RulePlan
from tenon_engines.rule.run import run
from tenon_engines.rule.scene import Scene
from tenon_engines.rule.triggers import RelativeTime

ZONE = ZoneInfo("Asia/Shanghai")
SET = {"id": "a", "kind": "set", "set": {"flagged": "TRUE"}}


def make_rule(shapes: Any, **parts: Any) -> RulePlan:
    trigger = {"kind": "record", "on": ["created", "changed"]}
    document = {"kind": "rule", "key": "r", "schema": 1, "form": "order", "trigger": trigger, "actions": [SET]}
    return compile_rule({**document, **parts}, shapes, roles={"sales"})


def make_scene(old: dict[str, Any] | None = None, **env: Any) -> Scene:
    context = Context(datetime(2026, 3, 1, 4, tzinfo=UTC), ZONE, ActorValue(7))
    return Scene(1, {"payable": Decimal(0), "remark": None, **env}, context, old)


def test_an_edge_fires_only_when_the_condition_has_become_true(shapes: Any) -> None:
    trigger = {"kind": "record", "on": ["created", "changed"], "edge": "became_true"}
    rule = make_rule(shapes, trigger=trigger, when="payable > 100")
    low, high = {"payable": Decimal(50)}, {"payable": Decimal(150)}
    assert rule.fires(RecordEvent(make_scene(**high), created=True))
    assert rule.fires(RecordEvent(make_scene(old=low, **high), frozenset({"payable"})))
    assert not rule.fires(RecordEvent(make_scene(old=high, **high), frozenset({"payable"})))
    assert not rule.fires(RecordEvent(make_scene(old=high, **low), frozenset({"payable"})))


def test_only_watched_fields_set_a_rule_off(shapes: Any) -> None:
    rule = make_rule(shapes, trigger={"kind": "record", "on": ["changed"], "fields": ["payable"]})
    assert rule.fires(RecordEvent(make_scene(old={}), frozenset({"payable", "remark"})))
    assert not rule.fires(RecordEvent(make_scene(old={}), frozenset({"remark"})))
    assert not rule.fires(RecordEvent(make_scene(), frozenset({"payable"}), created=True))
    assert not rule.fires(RecordEvent(make_scene(old={}), deleted=True))


def test_old_values_are_readable_and_empty_for_a_new_record(shapes: Any) -> None:
    rule = make_rule(shapes, when="payable > old.payable")
    assert rule.fires(RecordEvent(make_scene(old={"payable": Decimal(1)}, payable=Decimal(2))))
    assert not rule.fires(RecordEvent(make_scene(old={"payable": Decimal(3)}, payable=Decimal(2))))
    assert not rule.fires(RecordEvent(make_scene(payable=Decimal(2)), created=True))


def test_a_transition_fires_for_each_that_is_named(shapes: Any) -> None:
    rule = make_rule(shapes, trigger={"kind": "transition", "transition": ["close", "submit"]})
    assert [rule.fires(RecordEvent(make_scene(), transition=key)) for key in ("close", "submit", "pass", None)] == [
        True,
        True,
        False,
        False,
    ]


def test_a_step_ends_where_a_result_matters(shapes: Any) -> None:
    tell = {"id": "n", "kind": "notify", "to": {"kind": "role", "role": "sales"}, "text": {"zh": "{{payable}} 元"}}
    rule = make_rule(shapes, actions=[tell, SET, {**tell, "id": "m"}])
    first = run(rule.steps, 0, make_scene(payable=Decimal("1234.5")))
    assert [type(effect) for effect in first.effects] == [Notify, SetValues]
    assert (first.waits_for, first.done) == ("a", False)
    assert isinstance(first.effects[0], Notify)
    assert first.effects[0].text.zh == "1,234.50 元"
    last = run(rule.steps, first.position, make_scene())
    assert ([effect.id for effect in last.effects], last.done) == (["m"], True)


@pytest.mark.parametrize(
    ("to", "ask"),
    [
        ({"kind": "user", "users": [4, 5]}, [{"users": [4, 5]}]),
        ({"kind": "field", "field": "created_by"}, [{"users": [9]}]),
        ({"kind": "leader", "of": "sales_dept"}, [{"leader_of": 3, "levels": 1}]),
        (
            {"kind": "leader", "of": "sales_dept", "levels": 2, "fallback": {"kind": "role", "role": "sales"}},
            [{"leader_of": 3, "levels": 2}, {"role": "sales"}],
        ),
    ],
)
def test_who_is_told_becomes_questions_in_order(shapes: Any, to: dict[str, Any], ask: list[Any]) -> None:
    rule = make_rule(shapes, actions=[{"id": "n", "kind": "notify", "to": to, "text": {"zh": "x"}}])
    (effect,) = run(rule.steps, 0, make_scene(created_by=9, sales_dept=3)).effects
    assert isinstance(effect, Notify)
    assert effect.to == {"first_of": ask}


@pytest.mark.parametrize(
    ("n", "unit", "moment", "due"),
    [
        (30, "MIN", datetime(2026, 1, 31, 16, tzinfo=UTC), datetime(2026, 1, 31, 16, 30, tzinfo=UTC)),
        (-1, "H", datetime(2026, 1, 31, 16, tzinfo=UTC), datetime(2026, 1, 31, 15, tzinfo=UTC)),
        (3, "D", date(2026, 1, 31), datetime(2026, 2, 2, 16, tzinfo=UTC)),
        (1, "M", date(2026, 1, 31), datetime(2026, 2, 27, 16, tzinfo=UTC)),
        (1, "W", None, None),
    ],
)
def test_a_time_is_counted_in_the_zone_of_the_tenant(n: int, unit: str, moment: Any, due: Any) -> None:
    trigger = RelativeTime.model_validate({"field": "d", "offset": {"n": n, "unit": unit}})
    assert trigger.due({"d": moment}, ZONE) == due


@pytest.mark.parametrize(
    ("options", "minutes", "late"),
    [
        ({"past_due": "fire"}, 99, False),
        ({"past_due": "skip"}, 0, False),
        ({"past_due": "skip"}, 1, True),
        ({"past_due": "grace", "grace": {"n": 10, "unit": "MIN"}}, 9, False),
        ({"past_due": "grace", "grace": {"n": 10, "unit": "MIN"}}, 11, True),
    ],
)
def test_a_time_that_passed_unnoticed_fires_as_the_rule_says(options: Any, minutes: int, late: bool) -> None:
    trigger = RelativeTime.model_validate({"field": "d", "offset": {"n": 0, "unit": "MIN"}, **options})
    due = datetime(2026, 1, 1, tzinfo=UTC)
    assert trigger.too_late(due, due.replace(minute=0) if not minutes else _later(due, minutes), ZONE) is late


def _later(moment: datetime, minutes: int) -> datetime:
    return datetime.fromtimestamp(moment.timestamp() + minutes * 60, UTC)


@pytest.mark.parametrize(
    ("parts", "code", "path"),
    [
        ({"form": "ordr"}, "unknown_form", "/form"),
        ({"when": "payable >"}, "SYNTAX", "/when"),
        ({"when": "payable"}, "TYPE_MISMATCH", "/when"),
        ({"trigger": {"kind": "webhook"}}, "unknown_kind", "/trigger/kind"),
        ({"trigger": {"kind": "record", "on": ["created"], "fields": ["x"]}}, "UNKNOWN_FIELD", "/trigger/fields/0"),
        (
            {"trigger": {"kind": "relative_time", "field": "remark", "offset": {"n": 1, "unit": "D"}}},
            "TYPE_MISMATCH",
            "/trigger/field",
        ),
        (
            {
                "phase": "before",
                "trigger": {"kind": "relative_time", "field": "pay_due_at", "offset": {"n": 1, "unit": "D"}},
            },
            "NOT_ALLOWED",
            "/phase",
        ),
        (
            {"phase": "before", "actions": [{"id": "t", "kind": "transition", "transition": "close"}]},
            "NOT_ALLOWED",
            "/actions/0/kind",
        ),
        ({"actions": [{**SET, "set": {"close_reason": '"tmeout"'}}]}, "TYPE_MISMATCH", "/actions/0/set/close_reason"),
        ({"actions": [SET, SET]}, "duplicate_id", "/actions/1/id"),
        (
            {"actions": [{"id": "c", "kind": "create", "form": "sku", "set": {"code": "remark"}}]},
            "UNKNOWN_FIELD",
            "/actions/0/set/code",
        ),
        (
            {"actions": [{"id": "n", "kind": "notify", "to": {"kind": "starter"}, "text": {"zh": "x"}}]},
            "no_starter",
            "/actions/0/to/kind",
        ),
    ],
)
def test_a_wrong_rule_points_at_what_is_wrong(shapes: Any, parts: dict[str, Any], code: str, path: str) -> None:
    with pytest.raises(DefinitionError) as raised:
        make_rule(shapes, **parts)
    assert (code, path) in [(problem.code, problem.path) for problem in raised.value.problems]


def test_a_field_of_the_record_needs_its_prefix_and_the_hint_says_so(shapes: Any) -> None:
    create = {"id": "c", "kind": "create", "form": "sku", "set": {"code": "remark"}}
    with pytest.raises(DefinitionError) as raised:
        make_rule(shapes, actions=[create])
    hint = raised.value.problems[0].hint
    assert hint is not None
    assert "record." in hint.en
