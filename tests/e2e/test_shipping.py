"""The warehouse: delivery notes are printed twenty at once, parcels leave by scan, and what is held stays here."""

import re
import time
from typing import Any

import pytest
from browser import PHONE, Person, SignIn
from effort import Effort
from playwright.sync_api import expect

DESK = "/apps/oms/desks/shipping"


def waiting(person: Person) -> list[str]:
    """Numbers of deliveries that may leave now."""
    rows = person.get(f"{DESK}")["rows"]
    found = [person.get(f"{DESK}/find?text={row['number']}") for row in rows[:12]]
    return [each["title"] for each in found if not each["alerts"]]


def found(person: Person, number: str) -> dict[str, Any]:
    answer: dict[str, Any] = person.get(f"{DESK}/find?text={number}")
    return answer


def scan(person: Person, text: str) -> None:
    person.page.keyboard.type(text)
    person.page.keyboard.press("Enter")


def tracking() -> str:
    return f"SF{time.time_ns() // 1000 % 10**12:012d}"


def test_twenty_delivery_notes_are_printed_and_the_second_time_is_warned_of(sign_in: SignIn) -> None:
    person = sign_in("cangku", "/apps/oms/forms/delivery")
    page = person.page
    expect(page.get_by_role("checkbox").nth(21)).to_be_visible()
    for row in range(1, 21):
        page.get_by_role("checkbox").nth(row).click()
    page.get_by_role("button", name="打印 20 条", exact=True).click()
    dialog = page.get_by_role("dialog", name=re.compile("打印发货单"))
    sheets = dialog.frame_locator("iframe").locator("section.sheet")
    expect(sheets).to_have_count(20)
    expect(sheets.first).to_contain_text("收货地址")
    dialog.get_by_role("button", name=re.compile("打印 20 张")).click()
    expect(page.get_by_role("status").filter(has_text="已送去打印 20 张")).to_be_visible()
    page.get_by_role("button", name="打印 20 条", exact=True).click()
    expect(dialog.get_by_role("alert")).to_contain_text("其中 20 张打印过")
    expect(dialog.get_by_role("button", name="仍要打印 20 张")).to_be_visible()
    dialog.get_by_role("checkbox", name="跳过已打印的").click()
    expect(dialog).to_contain_text("全部都打印过了")
    expect(dialog.get_by_role("button", name="打印 0 张")).to_be_disabled()
    dialog.get_by_role("button", name="取消").click()
    assert person.errors == []


def test_a_record_is_printed_from_its_page(sign_in: SignIn) -> None:
    person = sign_in("cangku")
    page = person.page
    page.goto(f"/apps/oms/forms/delivery/{found(person, waiting(person)[0])['id']}")
    page.get_by_role("button", name="打印", exact=True).click()
    dialog = page.get_by_role("dialog", name=re.compile("打印发货单"))
    expect(dialog.frame_locator("iframe").locator("section.sheet")).to_have_count(1)
    assert person.errors == []


def test_three_parcels_by_scan_one_is_held_and_one_leaves_without_network(sign_in: SignIn) -> None:
    person = sign_in("cangku", DESK)
    page = person.page
    first, held, third = waiting(person)[:3]
    address = f"/apps/oms/forms/delivery/records/{found(person, held)['id']}/transitions/intercept"
    person.post(address, {"values": {"stop_reason": "买家申请仅退款"}})
    box = page.get_by_role("textbox", name="扫发货单号")
    expect(box).to_be_focused()
    last = page.get_by_role("complementary", name="刚才扫的")

    effort = Effort(page)
    scan(person, first)
    expect(page.get_by_role("textbox", name="扫快递单号")).to_be_focused()
    expect(page.get_by_role("region", name=first)).to_be_visible()
    scan(person, "发货")  # not a tracking number
    expect(page.get_by_text("不像快递单号")).to_be_visible()
    parcel = tracking()
    scan(person, parcel)
    expect(last.get_by_role("listitem").filter(has_text=first)).to_contain_text("已完成")
    assert found(person, first)["record"]["state"] == "shipped"

    scan(person, held)
    expect(page.get_by_role("alert")).to_contain_text(f"{held} 已拦截，不要发出")
    expect(page.get_by_role("alert")).to_contain_text("买家申请仅退款")
    expect(box).to_be_focused()

    scan(person, third)
    expect(page.get_by_role("region", name=third)).to_be_visible()
    person.context.set_offline(True)
    scan(person, tracking())
    expect(last.get_by_role("listitem").filter(has_text=third)).to_contain_text("待提交")
    expect(page.get_by_text("没有网络")).to_be_visible()
    page.keyboard.press("Escape")
    person.context.set_offline(False)
    expect(last.get_by_role("listitem").filter(has_text=third)).to_contain_text("已完成")
    assert found(person, third)["record"]["state"] == "shipped"

    scan(person, third)
    expect(page.get_by_text("重复扫描")).to_be_visible()
    assert effort.presses == 0


def test_scans_without_network_survive_a_closed_page_and_count_once(sign_in: SignIn) -> None:
    person = sign_in("cangku", DESK)
    page = person.page
    number = waiting(person)[0]
    expect(page.get_by_role("textbox", name="扫发货单号")).to_be_focused()
    person.context.set_offline(True)
    scan(person, number)
    expect(page.get_by_text("没有网络，看不到内容")).to_be_visible()
    scan(person, tracking())
    expect(page.get_by_role("complementary", name="刚才扫的")).to_contain_text("待提交")
    person.context.set_offline(False)
    page.reload()
    expect(page.get_by_role("complementary", name="刚才扫的").get_by_role("listitem").first).to_contain_text("已完成")
    delivery = found(person, number)["id"]
    parcels = person.get(f"/apps/oms/forms/parcel/records?filter=delivery.id%3D{delivery}")["items"]
    assert len(parcels) == 1


COUNT_TONES = """window.tones = [];
class Heard extends AudioContext {
  createOscillator() {
    const made = super.createOscillator();
    const start = made.start.bind(made);
    made.start = (at) => { window.tones.push(made.frequency.value); start(at); };
    return made;
  }
}
window.AudioContext = Heard;"""


def test_a_scan_that_is_right_and_one_that_is_wrong_sound_different(sign_in: SignIn) -> None:
    person = sign_in("cangku")
    page = person.page
    page.add_init_script(COUNT_TONES)
    page.goto(DESK)
    expect(page.get_by_role("textbox", name="扫发货单号")).to_be_focused()
    scan(person, "没有这张单")
    expect(page.get_by_role("complementary", name="刚才扫的")).to_contain_text("没有这张单")
    wrong = page.evaluate("window.tones.splice(0)")
    scan(person, waiting(person)[0])
    expect(page.get_by_role("textbox", name="扫快递单号")).to_be_focused()
    right = page.evaluate("window.tones.splice(0)")
    assert wrong
    assert right
    assert max(wrong) < min(right)


@pytest.mark.parametrize("language", ["zh-CN", "en-US"])
def test_the_desk_fits_a_phone(sign_in: SignIn, language: str) -> None:
    person = sign_in("cangku", DESK, size=PHONE, language=language)
    page = person.page
    expect(page.get_by_role("heading", name=re.compile("发货工作台|Shipping desk"))).to_be_visible()
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= PHONE["width"]
    scan(person, waiting(person)[0])
    expect(page.get_by_role("textbox", name=re.compile("扫快递单号|Scan tracking no", re.IGNORECASE))).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("textbox", name=re.compile("扫发货单号|Scan delivery no", re.IGNORECASE))).to_be_visible()
    assert person.errors == []
