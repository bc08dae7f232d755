"""Every page that navigation and the designers lead to speaks one language, keeps within the screen and does not complain."""

import re

import pytest
from browser import DESKTOP, PHONE, Person, SignIn
from playwright.sync_api import expect

RAW_KEY = re.compile(r"\b[a-z]+(?:\.[a-z][A-Za-z]+)+\b|\[object|\bundefined\b|\bNaN\b")
DESIGNING = [f"/apps/oms/design/order/{tab}" for tab in ("form", "list", "flow", "rules", "permissions", "settings")]
BESIDE = ["/apps/oms/forms/order/new", "/apps/oms/import/order"]
BUILDING = ["/apps/oms/parameters", "/apps/oms/design/dashboard/business", *DESIGNING]

# What is written by the interface and not by the company's own data; the company's and the person's name are theirs,
# and so is a value that a rule writes, which stands in quotes.
CHROME = """() => {
    const parts = "nav p, nav a:not(:first-child), [role=tab], [role=columnheader], th, label, h1, h2, h3, dt, summary, main button, [placeholder]";
    const data = "[role=rowgroup], [role=gridcell], tbody, li, article, [aria-haspopup=menu]";
    const said = [...document.querySelectorAll(parts)].filter((part) => !part.closest(data))
        .flatMap((part) => [part.innerText, part.placeholder, part.getAttribute("aria-label"), part.title]);
    return [...new Set(said.filter((text) => /[\\u4e00-\\u9fff]/.test((text ?? "").replace(/“[^”]*”/g, ""))))];
}"""

# Texts that reach beyond the screen without a way to scroll to them.
SPILLS = """() => [...document.querySelectorAll("body *")].filter((part) => {
    const box = part.getBoundingClientRect();
    if (!part.innerText?.trim() || part.children.length || !box.width || box.right <= innerWidth + 1) return false;
    for (let up = part; up; up = up.parentElement) {
        const { overflowX, position, visibility, textOverflow } = getComputedStyle(up);
        if (textOverflow === "ellipsis" && up.getBoundingClientRect().right <= innerWidth + 1) return false;
        if (/auto|scroll/.test(overflowX) && up.scrollWidth > up.clientWidth && up.getBoundingClientRect().right <= innerWidth + 1) return false;
        if (visibility === "hidden" || (position === "fixed" && box.left >= innerWidth)) return false;
    }
    return true;
}).map((part) => part.innerText.trim())"""


def pages_of(person: Person) -> list[str]:
    """Where the navigation leads, seen on a desktop; a collapsed group shows its pages once its name is clicked."""
    navigation = person.page.get_by_role("navigation").first
    links, more = (
        navigation.get_by_role("link"),
        navigation.get_by_role("button", name=re.compile("其他资料|Other data")),
    )
    expect(more).to_have_attribute("aria-expanded", "false")
    before = links.count()
    more.click()
    expect(more).to_have_attribute("aria-expanded", "true")
    assert links.count() > before
    found = [link.get_attribute("href") or "/" for link in links.all()]
    return list(dict.fromkeys(found))


def look(person: Person, path: str, language: str) -> None:
    page = person.page
    page.goto(path)
    expect(page.locator("#content")).to_contain_text(re.compile(r"\S{2}"))
    page.wait_for_load_state("networkidle")
    assert RAW_KEY.findall(page.locator("body").inner_text()) == [], path
    if language == "en-US":
        assert page.evaluate(CHROME) == [], path
    assert page.evaluate(SPILLS) == [], path
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 1, path
    assert person.errors == [], path


@pytest.mark.parametrize("language", ["zh-CN", "en-US"])
def test_every_page_of_the_administrator_is_in_order(sign_in: SignIn, language: str) -> None:
    admin = sign_in("admin", "/", language=language)
    for path in [*pages_of(admin), *BESIDE, *BUILDING]:
        look(admin, path, language)


@pytest.mark.parametrize(("login", "language"), [("xiaoshou", "zh-CN"), ("zhuguan", "en-US"), ("cangku", "en-US")])
def test_every_page_of_a_role_keeps_within_a_phone(sign_in: SignIn, login: str, language: str) -> None:
    paths = pages_of(sign_in(login, "/", language=language, size=DESKTOP))
    person = sign_in(login, "/", language=language, size=PHONE)
    for path in paths:
        look(person, path, language)


# Tables that a person would have to push sideways to read.
SIDEWAYS = """() => [...document.querySelectorAll("[role=table], table")].map((table) => table.closest("[role=table]") ?? table.parentElement)
    .filter((box) => box.scrollWidth > box.clientWidth + 1).map((box) => `${box.scrollWidth} > ${box.clientWidth}`)"""


@pytest.mark.parametrize("language", ["zh-CN", "en-US"])
def test_lists_and_line_grids_need_no_pushing_sideways_on_a_desktop(sign_in: SignIn, language: str) -> None:
    admin = sign_in("admin", "/", language=language)
    for path in [*[path for path in pages_of(admin) if "/forms/" in path], "/apps/oms/forms/order/new"]:
        admin.page.goto(path)
        expect(admin.page.locator("[role=table], table, #content footer").first).to_be_visible()  # a list may be empty
        admin.page.wait_for_load_state("networkidle")
        assert admin.page.evaluate(SIDEWAYS) == [], path
