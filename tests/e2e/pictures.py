"""The pictures of the guide, taken from a demo server: `python tests/e2e/pictures.py [name …]`.

TENON_DEMO names a running demo as "address=folder", as in the browser tests. Without names all pictures are taken.
"""

import os
import re
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from browser import DESKTOP, PASSWORD, PHONE, ROOT, Person, Server, running_demo
from ordering import FORM, order_of, plenty
from palette_png import reduced
from playwright.sync_api import Browser, Page, sync_playwright

IMAGES = ROOT / "docs" / "images"
DESIGN = "/apps/oms/design"
Act = Callable[["Stage"], None]


@dataclass
class Stage:
    """A person before the page that is to be photographed."""

    person: Person
    server: Server

    @property
    def page(self) -> Page:
        return self.person.page


@dataclass(frozen=True)
class Scene:
    """Who is where, what they do there, and what must be in sight before the picture is taken."""

    login: str
    path: str
    sight: str
    act: Act | None = None
    size: dict[str, int] | None = None


def _a_big_order(stage: Stage) -> None:
    """An order above the finance director's limit, approved by operations: its progress tells why."""
    order = order_of(stage.person, "50000.01", plenty(stage.server))
    stage.page.goto(f"{FORM}/{order['id']}")


def _typed_order(stage: Stage) -> None:
    page, keys = stage.page, stage.page.keyboard
    for name, text in (("客户|Customer", "佛山乐筑"), ("店铺|Shop", "批发部")):
        page.get_by_label(_either(name)).first.fill(text)
        page.get_by_role("option").first.click()
    page.get_by_role("button", name=_either("添加一行|Add a line")).first.click()
    for qty, price in (("12", "86"), ("5", "399.5")):
        keys.type(code := plenty(stage.server))
        page.get_by_role("option", name=code).click()
        page.wait_for_timeout(400)
        keys.type(qty)
        keys.press("Tab")
        page.wait_for_timeout(400)
        keys.type(price)
        keys.press("Enter")
        page.wait_for_timeout(400)
    page.evaluate("document.activeElement.blur()")


def _stale(stage: Stage) -> None:
    """Somebody saves the order while it is being edited."""
    order = order_of(stage.person, "100.00", plenty(stage.server), submit=False)
    page = stage.page
    page.goto(f"{FORM}/{order['id']}/edit")
    page.get_by_label(_either("商家备注|Seller note")).fill("周五前送到")
    headers = {"X-CSRF-Token": stage.person.csrf, "If-Match": f'"{order["rev"]}"'}
    changed = {"seller_remark": "放前台", "recipient": "前台小赵"}
    stage.person.context.request.patch(f"/api/v1{FORM}/records/{order['id']}", data=changed, headers=headers)
    page.get_by_role("button", name=_either("保存|Save")).first.click()


def _a_director_task(stage: Stage) -> None:
    stage.page.locator("main button", has_text="SO20").first.click()


def _chosen_field(stage: Stage) -> None:
    stage.page.get_by_text(_either("期望到货|Wanted by|Expected")).first.click()


def _changed_setting(stage: Stage) -> None:
    """A draft of the review with another limit, so that there is something to publish."""
    address = "/apps/oms/documents/flow/order_review"
    found = stage.person.get(address)
    body = found["draft"] or found["published"]["body"]
    body["constants"]["director"]["value"] = "30000"
    headers = {"X-CSRF-Token": stage.person.csrf, "If-Match": f'"{found["draft_rev"] or 0}"'}
    stage.person.context.request.put(f"/api/v1{address}", data=body, headers=headers)
    stage.page.goto(f"{DESIGN}/order/flow")
    stage.page.get_by_role("button", name=_either("^发布$|^Publish$")).click()
    stage.page.get_by_role("dialog").wait_for()


def _drop_draft(stage: Stage) -> None:
    headers = {"X-CSRF-Token": stage.person.csrf}
    stage.person.context.request.delete("/api/v1/apps/oms/documents/flow/order_review/draft", headers=headers)


def _high_value(stage: Stage) -> None:
    stage.page.get_by_text(_either("标记高价值订单|high-value")).first.click()


def _scanned(stage: Stage) -> None:
    """A delivery whose tracking number comes next."""
    waiting = stage.person.get("/apps/oms/forms/delivery/records?limit=1&filter=state%20%3D%20%22to_pick%22")["items"]
    box = stage.page.get_by_role("textbox").last
    box.fill(waiting[0]["number"])
    box.press("Enter")
    stage.page.get_by_text(waiting[0]["number"]).first.wait_for()


def _uploaded(stage: Stage) -> None:
    """A channel's export without shop, customer and lines, as they come."""
    rows = ["平台订单号,订单创建时间,收货人姓名,联系手机,收货地址 ,总金额,买家实际支付金额,订单付款时间"]
    rows += [
        f"39{n:016},2026-11-1{n % 2} 0{n % 10}:1{n % 6},{name},1391234{n:04},浙江省杭州市西湖区文三路 {n} 号,{n}9.90,{n}9.90,"
        for n, name in enumerate(("林晓", "周敏", "赵磊", "陈静", "吴昊", "何洁"), 11)
    ]
    file = {"name": "天猫订单.csv", "mimeType": "text/csv", "buffer": "\r\n".join(rows).encode("gbk")}
    stage.page.locator("input[type=file]").set_input_files(file)  # type: ignore[arg-type]


SCENES: dict[str, Scene] = {
    "login": Scene("", "/login", "main li"),
    "home": Scene("yunying", "/", "main a[href*='tab=']"),
    "order-list": Scene("yunying", FORM, "[role=row] >> nth=8"),
    "order-new": Scene("xiaoshou", f"{FORM}/new", "main", _typed_order),
    "order-record": Scene("xiaoshou", FORM, "[role=tabpanel]", _a_big_order),
    "stale-save": Scene("xiaoshou", FORM, "[role=dialog], [role=alertdialog], dialog[open]", _stale),
    "inbox": Scene("caiwu", "/inbox", "main"),
    "inbox-phone": Scene("caiwu", "/inbox", "textarea", _a_director_task, PHONE),
    "dashboard": Scene("laoban", "/apps/oms/dashboards/business", ".js-plotly-plot, svg"),
    "form-workspace": Scene("admin", f"{DESIGN}/order/form", "main", _chosen_field),
    "flow-designer": Scene("admin", f"{DESIGN}/order/flow", "main"),
    "publish": Scene("admin", f"{DESIGN}/order/flow", "[role=dialog]", _changed_setting),
    "rule": Scene("admin", f"{DESIGN}/order/rules", "main", _high_value),
    "desk": Scene("cangku", "/apps/oms/desks/shipping", "main input", _scanned),
    "workbench-designer": Scene("admin", f"{DESIGN}/workbench/operations", ".wb-live li"),
    "role": Scene("admin", f"{DESIGN}/role/service", "tbody tr"),
    "dashboard-designer": Scene("admin", f"{DESIGN}/dashboard/business", "main"),
    "business-settings": Scene("admin", "/apps/oms/parameters", "table, [role=table], main input"),
    "import-map": Scene("admin", "/apps/oms/import/order", "main", _uploaded),
}


def _either(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def take(browser: Browser, server: Server, name: str, language: str) -> None:
    scene = SCENES[name]
    context = browser.new_context(
        locale=language,
        viewport=scene.size or DESKTOP,  # type: ignore[arg-type]
        base_url=server.address,
        has_touch=scene.size is PHONE,
        timezone_id="Asia/Shanghai",
        reduced_motion="reduce",
    )
    csrf = ""
    if scene.login:
        answer = context.request.post("/api/v1/session", data={"login": scene.login, "password": PASSWORD})
        csrf = answer.json()["csrf_token"]
    page = context.new_page()
    page.set_default_timeout(20_000)
    stage = Stage(Person(page, context, [], csrf, server), server)
    page.goto(scene.path)
    page.locator("main").first.wait_for()
    page.wait_for_timeout(1500)
    if scene.act:
        scene.act(stage)
    page.locator(scene.sight).first.wait_for()
    page.wait_for_timeout(3000)
    folder = IMAGES if language.startswith("zh") else IMAGES / "en"
    folder.mkdir(parents=True, exist_ok=True)
    picture = page.screenshot(animations="disabled")
    blank = context.new_page()
    (folder / f"{name}.png").write_bytes(reduced(blank, picture))
    if scene.act is _changed_setting:
        _drop_draft(stage)
    context.close()
    print(f"{language} {name}", flush=True)


@contextmanager
def demo() -> Iterator[Server]:
    if known := os.environ.get("TENON_DEMO"):
        address, _, folder = known.partition("=")
        yield Server(address, Path(folder), Path(folder) / "server.log")
        return
    with tempfile.TemporaryDirectory() as folder, running_demo(Path(folder), orders=2000) as server:
        yield server


def main(names: list[str]) -> None:
    path = os.environ.get("TENON_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    with demo() as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        for name in names or SCENES:
            for language in ("zh-CN", "en-US"):
                take(browser, server, name, language)
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1:])
