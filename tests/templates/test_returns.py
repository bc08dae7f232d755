"""What comes back: pieces that were shipped, each of them once, whoever asks and however often."""

from decimal import Decimal
from typing import Any

import pytest
import sqlalchemy as sa
from company import Company

from tenon_engines.kernel.errors import TenonError
from tenon_platform.catalog.plans import plans
from tenon_platform.cli.verify import check_data
from tenon_platform.storage.statement import Statement
from tenon_platform.storage.violation import Violation


def paid(company: Company, qty: str = "3", **values: Any) -> int:
    order = company.order(qty, "10", "mall", pay_method="online", **values)
    company.move(order, "confirm_payment", "caiwu")
    return order


def shipped(company: Company, qty: str = "3") -> int:
    order = paid(company, qty)
    company.ship(order, f"SF{order}")
    return order


def part_shipped(company: Company) -> int:
    """Twelve pieces of which four have left and six could."""
    order = paid(company, "12")
    company.press("order", order, "split_delivery", "yunying", split_sku=company.ids["sku"], split_qty=Decimal(4))
    company.ship(order)
    return order


def case_of(company: Company, order: int, qty: int, kind: str = "return_refund", **values: Any) -> int:
    """A draft that asks for so many pieces of the first line, as another program would write it."""
    (line, sku, bought, net) = company.lines("order", order, "id", "sku", "qty", "net")[0]
    lines = [{"order_line": line, "sku": sku, "bought": bought, "paid": net, "qty": Decimal(qty)}]
    given = {"order": order, "kind": kind, "reason": "no_reason", "lines": lines}
    return company.save("aftersale", "kefu", values=given | values).id


def apply(company: Company, case: int) -> None:
    company.save("aftersale", "kefu", id=case, transition="apply")


def refusal(company: Company, case: int) -> str:
    with pytest.raises(TenonError) as refused, company.tx.savepoint():
        apply(company, case)
    return refused.value.message.zh


def quantities(company: Company, order: int) -> tuple[Any, ...]:
    """What the first line shipped and what of it comes back."""
    return company.lines("order", order, "shipped_qty", "returned_qty")[0]


def holds(company: Company) -> bool:
    assert [one for one in check_data(company.tx, plans(company.tx)) if one["count"]] == []
    return True


def test_a_shipment_counts_on_its_lines(company: Company) -> None:
    order = part_shipped(company)
    assert quantities(company, order) == (4, 0)
    assert holds(company)


def test_what_came_back_is_not_proposed_again(company: Company) -> None:
    order = shipped(company)
    first = case_of(company, order, 1)
    apply(company, first)
    company.decide(first, "cangku", "approve")
    company.decide(first, "kuaiji", "approve")
    assert quantities(company, order) == (3, 1)
    second = company.press("order", order, "open_aftersale", "kefu")
    assert second is not None
    assert company.lines("aftersale", second, "qty", "left", "share") == [(2, 2, 20)]
    assert company.row("aftersale", "kind", "amount", id=second) == ("return_refund", 20)
    assert holds(company)


def test_the_share_counts_only_what_can_still_come_back(company: Company) -> None:
    order = shipped(company)
    apply(company, case_of(company, order, 2))
    (line, sku) = company.lines("order", order, "id", "sku")[0]
    lines = [{"order_line": line, "sku": sku, "bought": 3, "paid": 30, "shipped": 3, "returned": 2, "qty": 3}]
    values = {"order": order, "kind": "return_refund", "reason": "size", "lines": lines}
    case = company.save("aftersale", "kefu", values=values).id
    assert company.lines("aftersale", case, "left", "share") == [(1, 10)]
    assert "超过可退数量" in refusal(company, case)


def test_the_same_piece_comes_back_once_also_when_two_drafts_ask_for_it(company: Company) -> None:
    order = shipped(company)
    first, second = case_of(company, order, 2), case_of(company, order, 2)
    apply(company, first)
    assert "退货数量超过可退数量" in refusal(company, second)
    assert quantities(company, order) == (3, 2)
    company.save("aftersale", "kefu", id=second, values={"lines": [{"id": _row(company, second), "qty": Decimal(1)}]})
    apply(company, second)
    assert quantities(company, order) == (3, 3)
    assert company.row("order", "returned_qty", id=order) == (3,)
    assert holds(company)


def _row(company: Company, case: int) -> int:
    return int(company.lines("aftersale", case, "id")[0][0])


def test_what_has_not_shipped_does_not_come_back(company: Company) -> None:
    order = part_shipped(company)
    assert "退货数量超过可退数量" in refusal(company, case_of(company, order, 5))
    apply(company, case_of(company, order, 4))
    assert quantities(company, order) == (4, 4)
    assert holds(company)


@pytest.mark.parametrize("kind", ["return_refund", "exchange", "refused"])
def test_nothing_comes_back_before_it_left_and_the_text_says_what_to_choose(company: Company, kind: str) -> None:
    order = paid(company)
    with pytest.raises(TenonError) as refused, company.tx.savepoint():
        case_of(company, order, 1, kind)
    assert "没有可退回的货，请改选“仅退款”" in refused.value.message.zh
    case = case_of(company, order, 1, "refund_only")
    with pytest.raises(TenonError), company.tx.savepoint():
        company.save("aftersale", "kefu", id=case, values={"kind": kind}, transition="apply")
    apply(company, case)
    assert company.status(order) == "refund_requested"


def test_an_order_of_which_nothing_came_back_yet_offers_refund_only_before_it_ships(company: Company) -> None:
    case = company.press("order", paid(company), "open_aftersale", "kefu")
    assert company.row("aftersale", "kind", id=case) == ("refund_only",)


def test_what_comes_back_is_a_line_of_that_very_order(company: Company) -> None:
    mine, other = shipped(company, "2"), shipped(company, "1")
    lines = [{"sku": company.ids["sku"], "bought": Decimal(1), "paid": Decimal(10), "qty": Decimal(1)}]
    given = {"order": mine, "kind": "return_refund", "reason": "other", "lines": lines}
    assert "对应订单行" in refusal(company, company.save("aftersale", "kefu", values=given).id)
    (line,) = company.lines("order", other, "id")[0]
    foreign = company.save("aftersale", "kefu", values=given | {"lines": [lines[0] | {"order_line": line}]}).id
    assert "没有对应的" in refusal(company, foreign)
    assert quantities(company, other) == (1, 0)


@pytest.mark.parametrize("ends", ["withdraw", "decline"])
def test_a_return_that_is_off_gives_its_pieces_back(company: Company, ends: str) -> None:
    order = shipped(company)
    case = case_of(company, order, 3, source="buyer")
    apply(company, case)
    assert quantities(company, order) == (3, 3)
    if ends == "withdraw":
        company.save("aftersale", "kefu", id=case, transition="withdraw")
    else:
        company.decide(case, "kefu", "reject", "超过七天")
    assert quantities(company, order) == (3, 0)
    apply(company, case_of(company, order, 3))
    assert holds(company)


def test_a_draft_holds_nothing(company: Company) -> None:
    order = shipped(company)
    case = case_of(company, order, 3)
    company.save("aftersale", "kefu", id=case, transition="withdraw")
    assert quantities(company, order) == (3, 0)


def test_what_is_exchanged_can_come_back_again_once_the_other_piece_is_there(company: Company) -> None:
    order = shipped(company)
    case = case_of(company, order, 3, "exchange", amount=Decimal(0))
    apply(company, case)
    assert quantities(company, order) == (3, 3)
    assert "退货数量超过可退数量" in refusal(company, case_of(company, order, 1))
    company.decide(case, "cangku", "approve")
    assert quantities(company, order) == (3, 3)
    company.ship(order, "SF-exchanged")
    assert quantities(company, order) == (3, 0)
    apply(company, case_of(company, order, 1))
    assert holds(company)


def test_money_back_for_goods_that_stay_leaves_them_to_come_back_later(company: Company) -> None:
    order = shipped(company)
    apology = case_of(company, order, 3, "refund_only", amount=Decimal(6))
    apply(company, apology)
    company.decide(apology, "kuaiji", "approve")
    case = company.press("order", order, "open_aftersale", "kefu")
    assert case is not None
    assert company.row("aftersale", "kind", "lines_amount", "amount", id=case) == ("return_refund", 30, 24)
    company.save("aftersale", "kefu", id=case, values={"reason": "quality"}, transition="apply")
    company.decide(case, "cangku", "approve")
    company.decide(case, "kuaiji", "approve")
    assert company.row("order", "pay", "refunded_amount", id=order) == ("refunded", 30)
    assert holds(company)


def test_an_order_whose_goods_are_all_back_opens_no_further_case(company: Company) -> None:
    order = shipped(company)
    case = case_of(company, order, 3, amount=Decimal(20))
    apply(company, case)
    company.decide(case, "cangku", "approve")
    company.decide(case, "kuaiji", "approve")
    assert company.row("order", "pay", "returned_qty", id=order) == ("part_refunded", 3)
    with pytest.raises(TenonError):
        company.press("order", order, "open_aftersale", "kefu")


@pytest.mark.parametrize(
    "values", [{"shipped_qty": 4}, {"shipped_qty": -1}, {"returned_qty": 4}, {"returned_qty": -1}], ids=str
)
def test_the_database_itself_keeps_lines_from_shipping_or_returning_too_much(
    company: Company, values: dict[str, int]
) -> None:
    order = shipped(company)
    rows = plans(company.tx).forms["order"].tables["lines"]
    numbers = {key: Decimal(value) for key, value in values.items()}
    with pytest.raises(Violation), company.tx.savepoint():
        company.tx.run(Statement(sa.update(rows).values(**numbers).where(rows.c.parent_id == order)))
