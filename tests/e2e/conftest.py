"""A real server with the demo tenant, and a real Chromium that people of each role sit in front of."""

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from browser import DESKTOP, PASSWORD, PHONE, Person, Server, SignIn, running_demo
from playwright.sync_api import Browser, expect, sync_playwright
from profiles import Kind, Profiles

sys.path.insert(0, str(Path(__file__).parent))  # one file takes its journeys from the others

PATIENCE = float(os.environ.get("TENON_PATIENCE", "30000"))
expect.set_options(timeout=PATIENCE)


def pytest_itemcollected(item: pytest.Item) -> None:
    item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A demo of this run's own, or the one that TENON_DEMO ("address=folder") and TENON_DATABASE name while tests are written."""
    if known := os.environ.get("TENON_DEMO"):
        address, _, folder = known.partition("=")
        yield Server(address, Path(folder), Path(folder) / "server.log", os.environ.get("TENON_DATABASE"))
        return
    with running_demo(tmp_path_factory.mktemp("home")) as own:
        yield own


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    named = os.environ.get("TENON_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    path = shutil.which("chromium-headless-shell") or named  # it draws no window around the page: half the work
    quiet = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=path, args=[*quiet, "--no-sandbox", "--disable-component-update", "--disable-sync"]
        )
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def profiles(browser: Browser) -> Profiles:
    return Profiles(browser, PATIENCE)


@pytest.fixture
def sign_in(server: Server, profiles: Profiles, request: pytest.FixtureRequest) -> Iterator[SignIn]:
    """`sign_in("yunying", "/inbox", language="en-US", size=PHONE)`: a person with a session, on a page."""
    people: list[tuple[Person, Kind]] = []

    def enter(login: str, path: str = "/", *, language: str = "zh-CN", size: dict[str, int] = DESKTOP) -> Person:
        kind = Kind(server.address, language, size["width"], size["height"], touch=size is PHONE)
        page = profiles.take(kind)
        errors: list[str] = []
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("console", lambda m: errors.append(m.text) if m.type == "error" and "favicon" not in m.text else None)
        answer = page.context.request.post("/api/v1/session", data={"login": login, "password": PASSWORD})
        assert answer.ok, answer.text()
        page.goto(path)
        person = Person(page, page.context, errors, answer.json()["csrf_token"], server)
        people.append((person, kind))
        return person

    yield enter
    failed = getattr(request.node, "failed", False)
    for number, (person, kind) in enumerate(people):
        if failed and (folder := os.environ.get("TENON_SCREENSHOTS")):
            person.page.screenshot(path=f"{folder}/{request.node.name}-{number}.png")
        if failed:
            person.context.close()  # it may be without network, or hold a page that does not close
        else:
            profiles.give_back(person.context, kind)


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    outcome = yield
    report = outcome.get_result()  # type: ignore[attr-defined]
    if report.when == "call":
        item.failed = report.failed  # type: ignore[attr-defined]
