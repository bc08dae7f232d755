"""The sample written to a real tenant: books balance, people find work, anchors behave."""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest
import sqlalchemy as sa

from tenon_engines.form.plan import FormPlan
from tenon_platform.access.actor import SYSTEM
from tenon_platform.access.users import users
from tenon_platform.catalog.packages import check_package, install
from tenon_platform.catalog.plans import plans
from tenon_platform.cli.verify import check_data
from tenon_platform.exchange.demo_accounts import add_people
from tenon_platform.exchange.demo_data import generate
from tenon_platform.exchange.demo_swaps import STAGES
from tenon_platform.notify.inbox import page, unread
from tenon_platform.paths import TEMPLATES
from tenon_platform.runtime.flow_tables import work_item
from tenon_platform.storage.statement import Statement
from tenon_platform.storage.tenants import Home, Tenant
from tenon_platform.storage.transaction import run_in_transaction, transaction

ORDERS = 240
FOLDER = TEMPLATES / "order-management"

# Remark → status, payment, after-sale status, fulfilment.
STORIES = {
    "演示：部分退货，满减按净额退": ("delivered", "part_refunded", "refund_done", "signed"),
    "演示：货到付款拒收": ("closed", "unpaid", "finished", "shipped"),
    "演示：关闭后到账": ("closed", "paid", "to_refund", "cancelled"),
    "演示：临沂、华东两仓发货": ("to_ship", "paid", None, "locked"),
    "演示：定制商品待质检": ("to_ship", "paid", None, "locked"),
    "演示：反审核后改数量": ("to_ship", "unpaid", None, "locked"),
    "演示：黑名单手机": ("to_review", "paid", None, "held"),
}


@pytest.fixture
def filled(home: Home, tenant: Tenant) -> Tenant:
    install(tenant, FOLDER, SYSTEM)
    run_in_transaction(tenant, add_people)
    generate(home, tenant, orders=ORDERS, today=date(2026, 11, 20))
    return tenant


def test_the_package_has_no_problem() -> None:
    assert check_package(FOLDER) == []


def test_the_sample_fills_a_tenant_and_adds_up(filled: Tenant) -> None:
    with transaction(filled, write=False) as tx:
        forms = plans(tx).forms
        order, stock, move, lock = (main(forms[key]) for key in ("order", "stock", "stock_move", "stock_lock"))

        def rows(statement: sa.Select[tuple[object, ...]]) -> list[tuple[object, ...]]:
            return tx.all(Statement(statement))

        moved = sa.select(sa.func.coalesce(sa.func.sum(move.c.qty), 0)).where(
            move.c.sku == stock.c.sku, move.c.warehouse == stock.c.warehouse, move.c.quality == "good"
        )
        held = sa.select(sa.func.coalesce(sa.func.sum(lock.c.qty), 0)).where(
            lock.c.sku == stock.c.sku, lock.c.warehouse == stock.c.warehouse, lock.c.state == "active"
        )
        assert rows(sa.select(stock.c.id).where(stock.c.on_hand != moved.scalar_subquery())) == []
        assert rows(sa.select(stock.c.id).where(stock.c.locked != held.scalar_subquery())) == []
        assert [one for one in check_data(tx, plans(tx)) if one["count"]] == []
        assert rows(sa.select(sa.func.count()).select_from(order)) == [(ORDERS,)]
        waiting = dict(
            rows(
                sa.select(work_item.c.node, sa.func.count())
                .where(work_item.c.state == "PENDING")
                .group_by(work_item.c.node)
            )
        )
        further = {"manager", "goods", "finance"}
        assert {node: count for node, count in waiting.items() if node not in further} == {
            "ops": 23,
            "cfo": 3,
            "service": 9,
        }
        status = dict(
            rows(sa.select(order.c.seller_remark, order.c.status).where(order.c.seller_remark.like("演示：应付%")))
        )
        assert status == {
            "演示：应付恰好 5,000.00": "to_ship",
            "演示：应付恰好 5,000.01": "to_review",
            "演示：应付恰好 50,000.00": "to_review",
            "演示：应付恰好 50,000.01": "to_review",
        }
        flagged = dict(
            rows(sa.select(order.c.seller_remark, order.c.high_value).where(order.c.seller_remark.like("演示：应付%")))
        )
        assert not flagged["演示：应付恰好 5,000.00"]
        assert flagged["演示：应付恰好 5,000.01"]
        exception = main(forms["exception"])
        kinds = sa.select(exception.c.kind, exception.c.state).where(exception.c.state == "open")
        assert sorted(rows(kinds.order_by(exception.c.kind))) == [
            (kind, "open") for kind in ("address", "duplicate", "remark", "remark", "risk", "unmatched")
        ]
        tagged = sa.select(sa.func.count()).where(order.c.status == "to_review", order.c.issue.is_not(None))
        assert rows(tagged) == [(6,)]
        stories_are_told(rows, forms)
        numbers = rows(sa.select(order.c.number).group_by(order.c.number).having(sa.func.count() > 1))
        assert numbers == []
        supervisor = next(one["id"] for one in users(tx) if one["login"] == "zhuguan")
        told = page(tx, supervisor)
        assert unread(tx, supervisor) == 5
        assert [message["read_at"] is None for message in told] == [index < 5 for index in range(len(told))]
        assert all(later["at"] > earlier["at"] for later, earlier in pairwise(told)), "each at its own time"


def main(plan: FormPlan) -> sa.Table:
    return plan.tables[""]


def stories_are_told(rows: Callable[[Any], list[Any]], forms: Mapping[str, FormPlan]) -> None:
    order, delivery, warehouse, refund = (main(forms[key]) for key in ("order", "delivery", "warehouse", "refund"))
    o, remark = order.c, order.c.seller_remark
    found = rows(sa.select(remark, o.status, o.pay, o.aftersale, o.fulfil).where(remark.like("演示：%")))
    assert {name: tuple(rest) for name, *rest in found if name in STORIES} == STORIES

    of_order = delivery.c.order == o.id
    stopped = sa.select(sa.func.count()).select_from(delivery).where(delivery.c.state == "intercepted")
    assert rows(stopped)[0][0] >= 1
    case = main(forms["aftersale"])
    old = datetime(2026, 11, 19, 6, 36, tzinfo=UTC)
    climbing = sa.select(sa.func.count()).where(case.c.state == "to_handle", case.c.applied_at < old)
    assert rows(climbing) == [(2,)]

    split = sa.select(warehouse.c.code, delivery.c.state).where(
        of_order, remark == "演示：临沂、华东两仓发货", warehouse.c.id == delivery.c.warehouse
    )
    assert sorted(rows(split)) == [("JX", "to_pick"), ("LY", "to_pick")]
    assert rows(sa.select(delivery.c.state).where(of_order, remark == "演示：定制商品待质检")) == [("to_inspect",)]

    reduced = remark == "演示：部分退货，满减按净额退"
    ((amount, payable),) = rows(sa.select(refund.c.amount, o.payable).where(refund.c.order == o.id, reduced))
    assert amount == (payable / 3).quantize(Decimal("0.01"))

    assert rows(sa.select(o.province).where(remark.like("演示：省份写作%"))) == [("上海",), ("上海",)]
    no_district = sa.select(o.address__district, o.issue).where(remark == "演示：东莞没有区县")
    assert rows(no_district) == [(None, None)]


def test_what_settled_cases_of_the_sample_sent_has_its_delivery_parcel_and_movements(
    home: Home, tenant: Tenant
) -> None:
    install(tenant, FOLDER, SYSTEM)
    run_in_transaction(tenant, add_people)
    generate(home, tenant, orders=700, today=date(2026, 11, 20))
    with transaction(tenant, write=False) as tx:
        forms = plans(tx).forms
        case, delivery, parcel = (main(forms[key]) for key in ("aftersale", "delivery", "parcel"))
        swaps = sa.or_(case.c.kind == "resend", case.c.kind == "exchange")
        sends = sa.and_(swaps, case.c.state == "finished")
        sent = sa.select(
            case.c.kind,
            case.c.sent_no,
            delivery.c.purpose,
            delivery.c.state,
            delivery.c.tracking_no,
            parcel.c.tracking_no,
        ).where(sends, delivery.c.case == case.c.id, parcel.c.delivery == delivery.c.id)
        found = tx.all(Statement(sent))
        cases = tx.all(Statement(sa.select(case.c.id).where(sends)))
        assert len(found) == len(cases) > 0
        for kind, number, *rest in found:
            assert rest == [kind, "shipped", number, number]
        going = sa.select(case.c.kind, case.c.state).where(swaps, case.c.state != "finished")
        stages = tx.all(Statement(going.order_by(case.c.id)))
        assert stages == list(STAGES)
        assert [one for one in check_data(tx, plans(tx)) if one["count"]] == []
