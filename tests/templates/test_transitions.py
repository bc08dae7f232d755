"""Which step leads from where to where, and whose it is: what the documents say, and that nothing else is possible.

A line of the table is `step: from … > to | roles`; `-` stands for steps that flows and rules take and nobody else does.
Administrators may take every step that is a person's.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import replace as but
from decimal import Decimal
from typing import Any

import pytest
import sqlalchemy as sa
from company import Company

from tenon_engines.kernel.errors import Refused
from tenon_platform.access.permissions import rights
from tenon_platform.catalog.plans import plans
from tenon_platform.runtime.change import Change
from tenon_platform.runtime.pipeline import save
from tenon_platform.storage.statement import Statement

TABLE = """
aftersale.state
  apply: draft > to_handle | operations service service_manager
  await_return: to_handle > awaiting_return | -
  returned: awaiting_return > to_inspect | service service_manager warehouse
  receive: to_handle awaiting_return to_inspect > to_refund | -
  to_pay: to_handle > to_refund | -
  settle: to_handle to_refund > refund_done | -
  send_out: to_handle awaiting_return to_inspect backordered > to_ship | -
  backorder: to_handle awaiting_return to_inspect > backordered | -
  halt: to_ship > stopped | -
  send_again: backordered stopped > to_ship | service service_manager
  refund_instead: to_ship backordered stopped > to_refund | service service_manager
  finish: to_handle to_refund to_ship > finished | -
  decline: to_handle awaiting_return to_inspect to_refund > declined | -
  withdraw: draft to_handle to_ship backordered stopped > withdrawn | operations service service_manager
blocklist.state
  lift: in_force > lifted | operations
  reinstate: lifted > in_force | operations
delivery.state
  pick: to_pick > picking | warehouse
  unpick: picking > to_pick | warehouse
  picked: picking > to_pack | warehouse
  pack: to_pack > to_ship | warehouse
  to_inspection: to_pack > to_inspect | warehouse
  inspect: to_inspect > to_ship | warehouse
  ship: to_pick picking to_pack to_ship > shipped | warehouse
  intercept: to_pick picking to_pack to_inspect to_ship > intercepted | operations service service_manager warehouse
  resume: intercepted > to_pick | operations warehouse
  withdraw: to_pick picking to_pack to_inspect to_ship > cancelled | -
  cancel: to_pick picking to_pack to_inspect to_ship intercepted > cancelled | -
  give_back: to_pick picking to_pack to_inspect to_ship intercepted > cancelled | warehouse
  merge: to_pick > cancelled | -
exception.state
  take: open > doing | operations service service_manager
  resolve: open doing > resolved | operations service service_manager
  ignore: open doing > ignored | operations service service_manager
message.state
  send: waiting > sent | operations service service_manager
  drop: waiting > dropped | operations service service_manager
  unsend: sent dropped > waiting | operations service service_manager
order.review
  submit: draft rejected > pending | operations sales sales_supervisor service service_manager
  pass: pending > passed | -
  reject: pending > rejected | -
  send_back: pending rejected > draft | -
  undo_review: passed > pending | operations sales_supervisor
order.pay
  confirm_payment: unpaid > paid | accountant finance_director
  late_payment: unpaid > paid | accountant finance_director
  refund_part: paid part_refunded > part_refunded | -
  refund_all: paid part_refunded > refunded | -
order.fulfil
  hold_stock: none > held | -
  lock_stock: none held backordered > locked | -
  backorder: none held > backordered | -
  unlock_stock: held locked backordered > none | -
  cancel_fulfil: none held locked backordered > cancelled | -
  cancel_rest: backordered > part_shipped | -
  ship: locked part_shipped > shipped | -
  ship_part: locked > part_shipped | -
  sign: shipped part_shipped > signed | warehouse
order.closure
  close: open > closed | operations sales_supervisor service service_manager
  close_refused: open > closed | -
parcel.state
  sign: sent > signed | operations service service_manager warehouse
  refuse: sent > refused | operations service service_manager warehouse
receipt.state
  confirm: draft > confirmed | accountant finance_director
  void: draft > void | accountant finance_director
refund.state
  confirm: pending > done | -
  cancel: pending > void | -
stock_lock.state
  release: active > released | operations
  hand_over: active > released | -
  consume: active > consumed | -
"""
PEOPLE = {
    "admin": "admin",
    "operations": "yunying",
    "sales": "xiaoshou",
    "sales_supervisor": "zhuguan",
    "finance_director": "caiwu",
    "accountant": "kuaiji",
    "boss": "laoban",
    "purchaser": "caigou",
    "warehouse": "cangku",
    "service": "kefu",
    "service_manager": "jingli",
}


@dataclass(frozen=True)
class Step:
    form: str
    field: str
    key: str
    sources: frozenset[str]
    target: str
    roles: frozenset[str]

    @property
    def by_people(self) -> bool:
        return bool(self.roles)


def steps() -> Iterator[Step]:
    form = field = ""
    for line in TABLE.strip().splitlines():
        if not line.startswith(" "):
            form, field = line.split(".")
            continue
        key, _, rest = line.strip().partition(": ")
        way, _, roles = rest.partition(" | ")
        sources, _, target = way.partition(" > ")
        people = frozenset(roles.split()) - {"-"}
        yield Step(form, field, key, frozenset(sources.split()), target, people | {"admin"} if people else people)


STEPS = {(step.form, step.key): step for step in steps()}


def test_the_documents_have_the_steps_of_the_table_and_no_others(company: Company) -> None:
    documented = {
        (form, key): (one.field, frozenset(one.from_), one.to, one.by is None)
        for form, plan in plans(company.tx).forms.items()
        for key, one in plan.transitions.items()
    }
    assert documented == {at: (one.field, one.sources, one.target, one.by_people) for at, one in STEPS.items()}


@pytest.mark.parametrize("role", PEOPLE)
def test_a_role_takes_the_steps_of_the_table_and_no_others(company: Company, role: str) -> None:
    known = plans(company.tx)
    own = rights(company.tx, known, company.work(PEOPLE[role]).actor)
    held = {(form, key) for form in known.forms for key in own.form(form).transitions}
    assert held == {at for at, one in STEPS.items() if role in one.roles}


def records(company: Company) -> dict[str, int]:
    """A record of every form that has a status."""
    order = company.order("2", "10", "mall", pay_method="online")
    company.move(order, "confirm_payment", "caiwu")
    company.ship(order)
    case = company.press("order", order, "open_aftersale", "kefu")
    assert case is not None
    values = {"reason": "other", "kind": "refund_only", "amount": Decimal(5)}
    company.save("aftersale", "kefu", id=case, values=values, transition="apply")
    owed = company.order("1", "10")
    clears = [{"order": owed, "amount": Decimal(1)}]
    receipt = {"customer": company.ids["customer"], "amount": Decimal(1), "clears": clears}
    made = {
        "order": order,
        "aftersale": case,
        "receipt": company.save("receipt", "caiwu", values=receipt).id,
        "message": company.save("message", "admin", values={"subject": "订单"}).id,
        "blocklist": company.save("blocklist", "admin", values={"kind": "account", "value": "a"}).id,
        "exception": company.save("exception", "kefu", values={"order": order, "kind": "service"}).id,
    }
    for form in ("delivery", "parcel", "stock_lock", "refund"):
        (made[form],) = company.row(form, "id", order=order) or (0,)
    return made


def put(company: Company, step: Step, record: int, state: str) -> None:
    """As a hand in the database would."""
    table = plans(company.tx).forms[step.form].tables[""]
    company.tx.run(Statement(sa.update(table).where(table.c.id == record).values({step.field: state})))


def states(company: Company, step: Step) -> list[str]:
    field = next(one for one in plans(company.tx).form(step.form).document["fields"] if one["key"] == step.field)
    return [state["key"] for state in field["states"]]


def refusal(company: Company, step: Step, record: int, **work: Any) -> str | None:
    """Why the step is not taken; None when it is."""
    try:
        with company.tx.savepoint():
            save(but(company.work("admin"), **work), [Change(step.form, record, transition=step.key)])
    except Refused as refused:
        return refused.code
    return None


def test_no_step_is_possible_from_another_state(company: Company) -> None:
    made = records(company)
    possible = []
    for step in STEPS.values():
        for state in set(states(company, step)) - step.sources:
            put(company, step, made[step.form], state)
            if refusal(company, step, made[step.form], path="api" if step.by_people else "rule") != "wrong_state":
                possible.append((step.form, step.key, state))
    assert possible == []


def test_what_flows_do_nobody_does_by_hand(company: Company) -> None:
    made = records(company)
    done = []
    for step in STEPS.values():
        for state in step.sources if not step.by_people else ():
            put(company, step, made[step.form], state)
            if refusal(company, step, made[step.form]) != "only_by_flow":
                done.append((step.form, step.key, state))
    assert done == []
