"""What a case sends: a resend or an exchange has a delivery of its own, which counts nowhere as one of the order's."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from company import NOW, Company

from tenon_engines.kernel.errors import TenonError
from tenon_platform.access.permissions import rights
from tenon_platform.catalog.plans import plans
from tenon_platform.cli.verify import check_data
from tenon_platform.exchange.printing import gather, sheets


def shipped(company: Company, qty: str = "3", **values: Any) -> int:
    order = company.order(qty, "10", "mall", pay_method="online", **values)
    company.move(order, "confirm_payment", "caiwu")
    company.ship(order, f"SF{order}")
    return order


def case_of(company: Company, order: int, kind: str, qty: int = 1, **values: Any) -> int:
    """A case of so many pieces of the order's first line, applied for by customer service."""
    case = company.press("order", order, "open_aftersale", "kefu")
    assert case is not None
    (line,) = company.lines("aftersale", case, "id")[0]
    given = {"kind": kind, "reason": "missing", "lines": [{"id": line, "qty": Decimal(qty)}]}
    company.save("aftersale", "kefu", id=case, values=given | values)
    company.save("aftersale", "kefu", id=case, transition="apply")
    return case


def step(company: Company, case: int, transition: str, **values: Any) -> None:
    company.save("aftersale", "kefu", id=case, transition=transition, values=values)


def sent(company: Company, case: int) -> int:
    """The newest delivery of a case."""
    return int(company.rows("delivery", "id", case=case)[-1][0])


def leave(company: Company, delivery: int, tracking_no: str = "SF9") -> None:
    company.step(delivery, "ship", carrier=company.ids["carrier"], tracking_no=tracking_no)


def state(company: Company, form: str, record: int) -> str:
    return str((company.row(form, "state", id=record) or ("",))[0])


def holds(company: Company) -> bool:
    assert [one for one in check_data(company.tx, plans(company.tx)) if one["count"]] == []
    return True


ORDER = ("status", "fulfil", "shipped_qty", "tracking_no", "signed_qty", "shipped_at")


def test_a_resend_that_is_agreed_has_a_delivery_that_holds_its_stock(company: Company) -> None:
    order = shipped(company)
    case = case_of(company, order, "resend", 2)
    assert company.row("aftersale", "state", "amount", "handled_at", id=case) == ("to_ship", 0, NOW)
    delivery = sent(company, case)
    found = company.row("delivery", "state", "purpose", "order", "warehouse", "recipient", "item_count", id=delivery)
    (recipient,) = company.row("order", "recipient", id=order) or ("",)
    assert found == ("to_pick", "resend", order, company.ids["warehouse"], recipient, 2)
    assert company.stock() == (7, 2)
    assert company.rows("stock_lock", "qty", "state", delivery=delivery) == [(2, "active")]
    assert company.row("order", "aftersale", "aftersale_kind", id=order) == ("to_ship", "resend")
    assert company.status(order) == "shipped"
    assert holds(company)


def test_a_resend_has_its_own_time_to_leave(company: Company) -> None:
    due = NOW - timedelta(days=9)
    order = shipped(company, ship_due_at=due)
    delivery = sent(company, case_of(company, order, "resend"))
    assert company.rows("delivery", "ship_due_at", order=order) == [(due,), (NOW + timedelta(hours=48),)]
    assert company.row("delivery", "ship_due_at", id=delivery) == (NOW + timedelta(hours=48),)


@pytest.mark.parametrize("template", ["delivery_note", "delivery_note_241", "pick_list"])
def test_paper_says_what_a_delivery_is_for(company: Company, template: str) -> None:
    order = shipped(company)
    own, again = company.delivery(order), sent(company, case_of(company, order, "resend"))
    work = company.work("cangku")
    plan, reach = work.plans.prints[template], rights(work.tx, work.plans, work.actor)
    first, second = (sheets(work, reach, plan, gather(work, reach, plan, [one]), "zh-CN") for one in (own, again))
    assert ("（补发）" in first, "（补发）" in second) == (False, True)


def test_a_resend_that_left_settles_its_case_and_leaves_the_order_as_it_was(company: Company) -> None:
    order = shipped(company)
    before, lines = company.row("order", *ORDER, id=order), company.lines("order", order, "planned_qty", "shipped_qty")
    case = case_of(company, order, "resend", 2)
    delivery = sent(company, case)
    leave(company, delivery)
    found = company.row("aftersale", "state", "finished_at", "sent_carrier", "sent_no", id=case)
    assert found == ("finished", NOW, company.ids["carrier"], "SF9")
    assert company.row("parcel", "tracking_no", "order", delivery=delivery) == ("SF9", order)
    assert company.stock() == (5, 0)
    assert company.rows("stock_move", "qty", delivery=delivery) == [(-2,)]
    assert company.row("order", *ORDER, id=order) == before
    assert company.lines("order", order, "planned_qty", "shipped_qty") == lines == [(3, 3)]
    assert company.row("order", "aftersale", id=order) == ("finished",)
    assert company.rows("refund", "id", order=order) == []
    assert holds(company)


def test_the_arrival_of_what_was_resent_does_not_bring_the_order_home(company: Company) -> None:
    order = shipped(company)
    delivery = sent(company, case_of(company, order, "resend", 3))
    leave(company, delivery)
    (parcel,) = company.row("parcel", "id", delivery=delivery) or (0,)
    company.save("parcel", "cangku", id=parcel, transition="sign")
    assert company.row("delivery", "signed_at", id=delivery) == (NOW,)
    assert company.row("order", "status", "signed_qty", id=order) == ("shipped", 0)
    assert holds(company)


def test_an_exchange_sends_its_goods_once_the_old_ones_were_inspected(company: Company) -> None:
    order = shipped(company)
    case = case_of(company, order, "exchange", 2)
    assert company.rows("delivery", "id", case=case) == []
    company.decide(case, "cangku", "approve")
    assert state(company, "aftersale", case) == "to_ship"
    assert company.row("delivery", "purpose", "item_count", id=sent(company, case)) == ("exchange", 2)
    assert company.stock() == (9, 2)
    assert company.lines("order", order, "shipped_qty", "returned_qty") == [(3, 2)]
    assert holds(company)
    leave(company, sent(company, case))
    assert state(company, "aftersale", case) == "finished"
    assert company.lines("order", order, "shipped_qty", "returned_qty") == [(3, 0)]
    assert (company.stock(), company.rows("refund", "id", order=order)) == ((7, 0), [])
    assert holds(company)


def test_a_resend_or_an_exchange_refunds_nothing_whatever_was_typed(company: Company) -> None:
    case = company.press("order", shipped(company), "open_aftersale", "kefu")
    assert case is not None
    assert company.row("aftersale", "amount", id=case) == (30,)
    company.save("aftersale", "kefu", id=case, values={"kind": "resend"})
    assert company.row("aftersale", "amount", id=case) == (0,)


def test_only_what_has_shipped_is_resent(company: Company) -> None:
    order = company.order("3", "10", "mall", pay_method="online")
    company.move(order, "confirm_payment", "caiwu")
    with pytest.raises(TenonError) as refused:
        case_of(company, order, "resend")
    assert "没发出的货由原发货单发出" in refused.value.message.zh


def test_what_is_resent_is_a_line_of_the_order(company: Company) -> None:
    lines = [{"sku": company.ids["sku"], "bought": Decimal(1), "qty": Decimal(1)}]
    given = {"order": shipped(company), "kind": "resend", "reason": "other", "lines": lines}
    case = company.save("aftersale", "kefu", values=given).id
    with pytest.raises(TenonError) as refused:
        step(company, case, "apply")
    assert "对应订单行" in refused.value.message.zh


def short(company: Company) -> tuple[int, int]:
    """A resend of three where two are left: all others were sold. Gives the order and the case."""
    order = shipped(company)
    shipped(company, "5")
    return order, case_of(company, order, "resend", 3)


def test_a_resend_that_finds_too_little_waits_and_goes_when_stock_arrives(company: Company) -> None:
    order, case = short(company)
    assert state(company, "aftersale", case) == "backordered"
    assert company.rows("delivery", "id", case=case) == []
    assert any("缺货" in text for text in company.notices("caigou"))
    assert company.row("order", "aftersale", id=order) == ("backordered",)
    move = {"sku": company.ids["sku"], "warehouse": company.ids["warehouse"], "kind": "purchase", "qty": Decimal(1)}
    company.save("stock_move", "cangku", values=move)
    company.background()
    assert state(company, "aftersale", case) == "to_ship"
    assert company.stock() == (3, 3)
    assert holds(company)


def test_a_backordered_resend_leaves_from_another_warehouse_when_service_says_so(company: Company) -> None:
    _, case = short(company)
    east = company.save("warehouse", "admin", values={"code": "E", "name": "华东仓"}).id
    company.save("stock", "admin", values={"sku": company.ids["sku"], "warehouse": east, "on_hand": Decimal(5)})
    step(company, case, "send_again", send_warehouse=east)
    assert company.row("delivery", "warehouse", "item_count", id=sent(company, case)) == (east, 3)
    assert company.stock() == (2, 0)
    assert holds(company)


@pytest.mark.parametrize("far", [(), ("pick",), ("pick", "picked"), ("intercept",)], ids=str)
def test_a_resend_that_is_withdrawn_cancels_its_delivery(company: Company, far: tuple[str, ...]) -> None:
    order = shipped(company)
    case = case_of(company, order, "resend")
    delivery = sent(company, case)
    for one in far:
        company.step(delivery, one)
    step(company, case, "withdraw")
    assert (state(company, "delivery", delivery), state(company, "aftersale", case)) == ("cancelled", "withdrawn")
    assert company.stock() == (7, 0)
    assert company.lines("order", order, "planned_qty") == [(3,)]
    assert holds(company)
    with pytest.raises(TenonError):
        leave(company, delivery)


def test_what_left_is_not_withdrawn_any_more(company: Company) -> None:
    case = case_of(company, shipped(company), "resend")
    leave(company, sent(company, case))
    with pytest.raises(TenonError):
        step(company, case, "withdraw")


def test_the_warehouse_gives_a_delivery_back_with_a_reason_and_service_decides(company: Company) -> None:
    order = shipped(company)
    case = case_of(company, order, "resend")
    first = sent(company, case)
    with pytest.raises(TenonError), company.tx.savepoint():
        company.step(first, "give_back")
    company.step(first, "give_back", stop_reason="货架上找不到")
    assert company.row("aftersale", "state", "stop_reason", id=case) == ("stopped", "货架上找不到")
    assert "货架上找不到" in company.notices("kefu")[-1]
    assert (state(company, "delivery", first), company.stock()) == ("cancelled", (7, 0))
    company.background()
    assert state(company, "aftersale", case) == "stopped"
    step(company, case, "send_again")
    assert sent(company, case) != first
    assert (state(company, "aftersale", case), company.stock()) == ("to_ship", (7, 1))
    assert holds(company)


def test_a_delivery_of_the_orders_own_does_not_go_back_to_service(company: Company) -> None:
    order = company.order("1", "10")
    company.move(order, "submit")
    with pytest.raises(TenonError) as refused:
        company.step(company.delivery(order), "give_back", stop_reason="找不到")
    assert "只有补发和换货" in refused.value.message.zh


def test_an_exchange_whose_goods_are_back_is_refunded_instead_and_not_withdrawn(company: Company) -> None:
    order = shipped(company)
    case = case_of(company, order, "exchange", 2)
    company.decide(case, "cangku", "approve")
    with pytest.raises(TenonError) as refused, company.tx.savepoint():
        step(company, case, "withdraw")
    assert "改为退款" in refused.value.message.zh
    delivery = sent(company, case)
    step(company, case, "refund_instead")
    assert company.row("aftersale", "state", "kind", "amount", id=case) == ("to_refund", "return_refund", 20)
    assert (state(company, "delivery", delivery), company.stock()) == ("cancelled", (9, 0))
    assert company.nodes(case) == ["finance"]
    company.decide(case, "kuaiji", "approve")
    assert company.row("order", "pay", "refunded_amount", "returned_qty", id=order) == ("part_refunded", 20, 2)
    assert holds(company)


def test_a_resend_is_not_refunded_instead(company: Company) -> None:
    case = case_of(company, shipped(company), "resend")
    with pytest.raises(TenonError) as refused:
        step(company, case, "refund_instead")
    assert "仅退款" in refused.value.message.zh


def test_a_declined_resend_sends_nothing(company: Company) -> None:
    order = shipped(company)
    case = case_of(company, order, "resend", source="buyer")
    assert company.rows("delivery", "id", case=case) == []
    company.decide(case, "kefu", "reject", "已全部签收")
    assert (state(company, "aftersale", case), company.rows("delivery", "id", case=case)) == ("declined", [])


def test_the_delivery_of_a_resend_is_intercepted_and_goes_on(company: Company) -> None:
    case = case_of(company, shipped(company), "resend")
    delivery = sent(company, case)
    company.step(delivery, "intercept", stop_reason="等客户改地址")
    with pytest.raises(TenonError), company.tx.savepoint():
        leave(company, delivery)
    company.step(delivery, "resume")
    leave(company, delivery)
    assert state(company, "aftersale", case) == "finished"
    assert holds(company)


def test_the_delivery_of_a_resend_is_neither_split_nor_combined(company: Company) -> None:
    order = shipped(company, recipient="王某")
    resent = sent(company, case_of(company, order, "resend", 2))
    other = company.order("1", "10", "mall", pay_method="online", recipient="王某")
    company.move(other, "confirm_payment", "caiwu")
    mine = company.delivery(other)
    for press in (
        lambda: company.press("delivery", resent, "split", split_sku=company.ids["sku"], split_qty=Decimal(1)),
        lambda: company.press("delivery", resent, "combine", combine_into=mine),
        lambda: company.press("delivery", mine, "combine", combine_into=resent),
    ):
        with pytest.raises(TenonError), company.tx.savepoint():
            press()
    assert (company.lines("delivery", resent, "qty"), company.lines("delivery", mine, "qty")) == ([(2,)], [(1,)])


def test_a_resend_of_a_partly_shipped_order_does_not_move_it(company: Company) -> None:
    order = company.order("5", "10", "mall", pay_method="online")
    company.move(order, "confirm_payment", "caiwu")
    company.press("delivery", company.delivery(order), "split", split_sku=company.ids["sku"], split_qty=Decimal(2))
    company.ship(order)
    case = case_of(company, order, "resend", 2)
    leave(company, sent(company, case))
    assert company.row("order", "status", "shipped_qty", id=order) == ("part_shipped", 2)
    ((rest,),) = company.rows("delivery", "id", order=order, state="to_pick")
    leave(company, rest, "SF10")
    assert company.status(order) == "shipped"
    assert holds(company)


def test_a_resend_that_is_refused_at_the_door_is_followed_up_and_opens_no_refund(company: Company) -> None:
    order = shipped(company)
    case = case_of(company, order, "resend")
    leave(company, sent(company, case))
    (parcel,) = company.row("parcel", "id", tracking_no="SF9") or (0,)
    company.save("parcel", "cangku", id=parcel, transition="refuse")
    assert company.row("order", "refused_at", id=order) == (None,)
    assert company.rows("aftersale", "id", order=order) == [(case,)]
    ((kind, remark),) = company.rows("exception", "kind", "remark", order=order)
    assert kind == "service"
    assert "补发的包裹 SF9 被拒收" in remark
    assert holds(company)
