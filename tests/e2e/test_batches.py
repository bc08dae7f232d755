"""Many records at once: what was refused says why, and what was done by mistake is taken back with one press."""

from browser import PHONE, Server, SignIn
from effort import Effort
from ordering import FORM, order_of, plenty, tab_of
from playwright.sync_api import expect

DELIVERIES = "/apps/oms/forms/delivery"


def test_seventeen_orders_are_reviewed_in_three_presses_and_two_say_why_not(sign_in: SignIn, server: Server) -> None:
    sales, code = sign_in("xiaoshou"), plenty(server)
    orders = [order_of(sales, "5100.00", code) for _ in range(17)]
    yunying = sign_in("yunying")
    page = yunying.page
    page.route("**/api/v1/events", lambda route: route.abort())  # news of what others do come too late
    page.goto(f"{FORM}?tab={tab_of(sales, '待审核')}")
    boxes = page.get_by_role("main").get_by_role("checkbox")
    expect(page.get_by_role("row").nth(17)).to_contain_text(orders[0]["number"])
    bar = page.get_by_role("toolbar", name="批量操作")
    effort = Effort(page)
    boxes.nth(1).click()
    boxes.nth(17).click(modifiers=["Shift"])
    approve = bar.get_by_role("button", name="同意 17 条")
    expect(approve).to_be_visible()
    refused = orders[3:5]
    colleague = sign_in("yunying")
    for item in colleague.get("/inbox?box=todo&limit=200")["items"]:
        if item["record_id"] in {order["id"] for order in refused}:
            colleague.post(f"/tasks/{item['id']}/reject", {"opinion": "单价高于合同"})
    approve.click()
    told = page.get_by_role("dialog").filter(has_text="同意完成 15 条，2 条未处理")
    for order in refused:
        expect(told).to_contain_text(order["number"])
    expect(told.get_by_role("listitem")).to_contain_text("已驳回这个待办")
    assert effort.presses == 3
    told.get_by_role("button", name="知道了").click()
    passed = [yunying.get(f"{FORM}/records/{order['id']}")["record"]["review"] for order in orders]
    assert (passed.count("passed"), passed.count("rejected")) == (15, 2)


def test_a_batch_that_was_a_mistake_is_taken_back_at_once(sign_in: SignIn) -> None:
    cangku = sign_in("cangku", f'{DELIVERIES}?filter=state = "to_pick"')
    page = cangku.page
    boxes = page.get_by_role("main").get_by_role("checkbox")
    expect(boxes.nth(3)).to_be_visible()
    numbers = [row["number"] for row in cangku.get(f'{DELIVERIES}/records?limit=3&filter=state = "to_pick"')["items"]]
    waiting = f'{DELIVERIES}/records?limit=200&filter=state = "to_pick"'
    before = len(cangku.get(waiting)["items"])
    boxes.nth(1).click()
    boxes.nth(3).click(modifiers=["Shift"])
    page.get_by_role("toolbar", name="批量操作").get_by_role("button", name="开始拣货 3 条").click()
    said = page.get_by_role("status").filter(has_text="开始拣货 3 条")
    expect(said).to_be_visible()
    assert len(cangku.get(waiting)["items"]) == before - 3
    said.get_by_role("button", name="撤销").click()
    expect(page.get_by_role("status").filter(has_text="已撤销：开始拣货 3 条")).to_be_visible()
    assert len(cangku.get(waiting)["items"]) == before
    assert numbers
    assert cangku.errors == []


def test_on_a_phone_several_deliveries_are_chosen_and_moved_on_at_once(sign_in: SignIn) -> None:
    cangku = sign_in("cangku", f'{DELIVERIES}?filter=state = "to_pick"', size=PHONE)
    page = cangku.page
    waiting = f'{DELIVERIES}/records?limit=200&filter=state = "to_pick"'
    before = len(cangku.get(waiting)["items"])
    page.get_by_role("button", name="多选").click()
    cards = page.get_by_role("article")
    for number in range(2):
        cards.nth(number).click()
        expect(cards.nth(number).get_by_role("checkbox")).to_be_checked()
    page.get_by_role("toolbar", name="批量操作").get_by_role("button", name="开始拣货 2 条").click()
    said = page.get_by_role("status").filter(has_text="开始拣货 2 条")
    expect(said).to_be_visible()
    assert len(cangku.get(waiting)["items"]) == before - 2
    expect(page.get_by_role("button", name="多选")).to_be_visible()
    said.get_by_role("button", name="撤销").click()
    expect(page.get_by_role("status").filter(has_text="已撤销：开始拣货 2 条")).to_be_visible()
    assert len(cangku.get(waiting)["items"]) == before
    assert cangku.errors == []


def test_a_step_on_one_record_is_taken_back_too(sign_in: SignIn) -> None:
    cangku = sign_in("cangku")
    page = cangku.page
    delivery = cangku.get(f'{DELIVERIES}/records?limit=1&filter=state = "to_pick"')["items"][0]
    page.goto(f"{DELIVERIES}/{delivery['id']}")
    page.get_by_role("button", name="开始拣货").click()
    page.get_by_role("status").get_by_role("button", name="撤销").click()
    expect(page.get_by_role("status").filter(has_text="已撤销")).to_be_visible()
    expect(page.get_by_role("button", name="开始拣货")).to_be_visible()
    assert cangku.errors == []
