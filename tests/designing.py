"""What designer journeys share: dragging with the mouse as people do, and publishing after a look at what will change."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

from browser import Person, kept
from playwright.sync_api import Locator, Page, expect

DESIGN = "/apps/oms/design"
DOCUMENTS = "/apps/oms/documents"
LAST_FIRST = ("app", "dashboard", "rule", "flow", "form", "role")


def drag(page: Page, source: Locator, target: Locator, *, to: tuple[float, float] = (0.5, 0.5)) -> None:
    """Presses on the source, moves in steps to the share `to` of the target's box, waits there and lets go."""
    source.scroll_into_view_if_needed()
    start, end = source.bounding_box(), target.bounding_box()
    assert start, "what is dragged is not in sight"
    assert end, "the target is not in sight"
    mouse = page.mouse
    mouse.move(start["x"] + start["width"] / 2, start["y"] + start["height"] / 2)
    mouse.down()
    mouse.move(start["x"] + start["width"] / 2 + 12, start["y"] + start["height"] / 2 + 8, steps=4)
    mouse.move(end["x"] + end["width"] * to[0], end["y"] + end["height"] * to[1], steps=15)
    mouse.move(end["x"] + end["width"] * to[0] + 2, end["y"] + end["height"] * to[1] + 1, steps=3)
    mouse.up()


def choose(page: Page, box: Locator, option: str) -> None:
    """Picks an entry of a select by what it says; of a long one that can be searched, the page holds only what is in sight."""
    box.click()
    if box.is_editable():
        box.fill(option)
    page.locator(".ant-select-dropdown:visible").get_by_title(option, exact=True).click()


def publish(page: Page, *told: str) -> None:
    """Opens the dialog, reads there everything that is `told`, and publishes; consents where data is concerned."""
    page.get_by_role("button", name="发布", exact=True).click()
    dialog = page.get_by_role("dialog", name="发布前看一看会改变什么")
    go = dialog.get_by_role("button", name="发布", exact=True)
    expect(dialog.get_by_role("textbox", name="版本说明")).to_be_visible()
    for text in told:
        expect(dialog.locator("li, p").filter(has_text=text)).to_be_visible()
    assert not re.search(r"\bx_\w{4,}|\b[a-z0-9]{10}\b", dialog.inner_text()), "a key is on screen"
    consent = dialog.get_by_role("checkbox", name="我已了解以上影响，继续发布")
    if consent.count():
        consent.check()
    go.click()
    expect(page.get_by_text("已发布，马上生效")).to_be_visible()
    expect(dialog).to_have_count(0)


def take_back_and_redo(page: Page, what: str) -> None:
    """Undoes the last step, which is called `what`, and does it again."""
    page.get_by_role("button", name=f"撤销：{what}").click()
    page.get_by_role("button", name=f"重做：{what}").click()
    expect(page.get_by_role("button", name=f"撤销：{what}")).to_be_enabled()


def kept_draft(person: Person) -> None:
    """Waits until the server has the draft, as the bar says."""
    expect(person.page.get_by_role("status").filter(has_text="草稿已保存")).to_be_visible()


@contextmanager
def nothing_left(admin: Person) -> Iterator[None]:
    """Whatever is made meanwhile is taken away, and drafts of what was there are forgotten."""
    before = {(each["kind"], each["key"]) for each in admin.get(DOCUMENTS)["items"]}
    try:
        with kept(admin, "app", "oms"):
            yield
    finally:
        after = [(each["kind"], each["key"]) for each in admin.get(DOCUMENTS)["items"]]
        for kind, key in sorted(after, key=lambda ref: LAST_FIRST.index(ref[0]) if ref[0] in LAST_FIRST else 9):
            if (kind, key) not in before:
                headers = {"X-CSRF-Token": admin.csrf}
                answer = admin.context.request.delete(f"/api/v1{DOCUMENTS}/{kind}/{key}", headers=headers)
                assert answer.ok, answer.text()
