"""Orders as tests need them: one line whose price is the amount, from wholesale customers of 销售小林.

Orders of one customer that together exceed a limit in a day are stopped, so that each takes the quietest customer.
"""

import re
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

from asking import ask
from browser import Person, Server
from playwright.sync_api import Locator, Page, expect

FORM = "/apps/oms/forms/order"
WAREHOUSE = "临沂总仓"


def pick(person: Person, field: str, search: str) -> dict[str, Any]:
    """What a picker of the order form offers first for what is typed."""
    items = person.once(f"{FORM}/options/{field}?search={search}&limit=5")["items"]
    assert items, f"{field} offers nothing for {search!r}"
    found: dict[str, Any] = items[0]
    return found


def waiting(page: Page, number: str) -> Locator:
    """The task of a record in the open inbox, which begins with what waits longest: more is loaded until it is there."""
    task = page.get_by_role("button", name=re.compile(re.escape(number)))
    more = page.get_by_role("button", name="加载更多")
    while True:
        expect(task.or_(more).first).to_be_visible()
        if task.count():
            return task
        more.click()
        # enabled again, or gone with the last ones
        expect(page.get_by_role("button", name="加载更多", disabled=True)).to_have_count(0)


def plenty(server: Server) -> str:
    """The code of a SKU that the warehouse has most of."""
    return on_hand(server, "on_hand - locked DESC")


def on_hand(server: Server, order: str) -> str:
    query = f"""
        SELECT k.code FROM f_stock s JOIN f_sku k ON k.id = s.sku JOIN f_warehouse w ON w.id = s.warehouse
        WHERE w.name = ? AND k.state = 'on' ORDER BY {order}, k.id LIMIT 1"""
    code: str = ask(server, query, WAREHOUSE)[0][0]
    return code


def quiet_customer(server: Server, amount: str = "0") -> str:
    """The wholesale customer of 销售小林 who ordered for the least in these days, and nothing of this amount.

    Orders of one customer that together exceed a limit in a day are stopped, and so are two of the same amount; one
    that brings its customer above the credit limit goes to the finance director.
    """
    query = """
        WITH recent AS (SELECT customer, payable FROM f_order WHERE placed_at > ?)
        SELECT c.name FROM f_customer c
        WHERE c.kind = 'wholesale' AND c.owner = (SELECT owner FROM f_customer WHERE name LIKE '佛山乐筑%')
        ORDER BY c.credit_limit - c.balance < ?,
                 EXISTS (SELECT 1 FROM recent WHERE customer = c.id AND payable = ?),
                 (SELECT COALESCE(SUM(payable), 0) FROM recent WHERE customer = c.id), c.id DESC LIMIT 1"""
    since, due = datetime.now(UTC) - timedelta(days=2), Decimal(amount).quantize(Decimal("0.01"))
    name: str = ask(server, query, since, due, due)[0][0]
    return name


def order_of(
    person: Person, amount: str, sku: str, *, qty: str = "1", submit: bool = True, **given: Any
) -> dict[str, Any]:
    """An order whose amount due is `amount`, submitted for review; `given` are further values."""
    values = {
        "customer": pick(person, "customer", quiet_customer(person.server, amount))["id"],
        "shop": pick(person, "shop", "批发部")["id"],
        "warehouse": pick(person, "warehouse", WAREHOUSE)["id"],
        "pay_method": "credit",
        "recipient": "王某",
        "phone": "13900000009",
        "lines": [
            {"sku": pick(person, "lines.sku", sku)["id"], "qty": qty, "price": str(Decimal(amount) / Decimal(qty))}
        ],
        **given,
    }
    order: dict[str, Any] = person.post(f"{FORM}/records", values)
    order = order.get("record", order)
    assert Decimal(order["payable"]) == Decimal(amount)
    if submit:
        answer = person.post(f"{FORM}/records/{order['id']}/transitions/submit", {"rev": order["rev"]})
        order = answer.get("record", answer)
    return order


def vague_order(sales: Person, sku: str) -> dict[str, Any]:
    """An order of the day before yesterday whose address nobody can deliver to: it stands first among the problems."""
    vague = {"province": "浙江省", "city": "杭州市", "district": "余杭区", "detail": "学校门口"}
    placed = (datetime.now(UTC) - timedelta(days=2)).isoformat()
    return order_of(sales, "86.00", sku, address=vague, recipient="王某", placed_at=placed)


def paid_order(sales: Person, finance: Person, amount: str, sku: str) -> dict[str, Any]:
    """An order of the own shop that is paid, and above the limit: it waits for operations."""
    shop = pick(sales, "shop", "禾间优选商城")["id"]
    order = order_of(sales, amount, sku, submit=False, shop=shop, pay_method="online")
    paid = {"paid_amount": order["payable"], "paid_at": order["placed_at"]}
    answer = finance.post(f"{FORM}/records/{order['id']}/transitions/confirm_payment", {"values": paid})
    made: dict[str, Any] = answer.get("record", answer)
    return made


def tab_of(person: Person, name: str) -> str:
    """The id of a tab of the order list."""
    views = person.get(FORM)["document"]["views"]
    found: str = next(tab["id"] for view in views for tab in view["tabs"] if tab["name"]["zh"] == name)
    return found
