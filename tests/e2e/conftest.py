"""A real server with the demo tenant, and a real Chromium that people of each role sit in front of."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

ROOT = Path(__file__).parent.parent.parent
DESKTOP = {"width": 1440, "height": 900}
PHONE = {"width": 390, "height": 844}
ORDERS = 300

expect.set_options(timeout=10_000)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(item.fspath).parent == Path(__file__).parent:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.xdist_group("browser"))


@dataclass(frozen=True)
class Server:
    """A running `tenon demo`; `log` holds what it printed."""

    address: str
    home: Path
    log: Path


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The demo as a newcomer starts it, with fewer orders."""
    home = tmp_path_factory.mktemp("home")
    port = free_port()
    log = home / "server.log"
    command = [sys.executable, "-m", "tenon_platform", "demo", "--orders", str(ORDERS)]
    env = {**os.environ, "TENON_HOME": str(home), "PORT": str(port)}
    with log.open("w") as output:
        process = subprocess.Popen(command, cwd=ROOT, env=env, stdout=output, stderr=subprocess.STDOUT)
    address = f"http://127.0.0.1:{port}"
    try:
        wait_until_ready(address, process, log)
        yield Server(address, home, log)
    finally:
        process.terminate()
        process.wait(20)


def wait_until_ready(address: str, process: subprocess.Popen[bytes], log: Path, seconds: float = 180) -> None:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        try:
            with urllib.request.urlopen(f"{address}/readyz", timeout=2):
                return
        except (urllib.error.URLError, OSError):
            if process.poll() is not None:
                break
            time.sleep(0.2)
    pytest.fail(f"the server did not start:\n{log.read_text()[-3000:]}")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = os.environ.get("TENON_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    quiet = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=path, args=[*quiet, "--no-sandbox", "--disable-component-update", "--disable-sync"]
        )
        yield browser
        browser.close()


@dataclass
class Person:
    """Somebody in front of a browser. `errors` are what the console complained about."""

    page: Page
    context: BrowserContext
    errors: list[str]


SignIn = Callable[..., Person]


@pytest.fixture
def sign_in(server: Server, browser: Browser, request: pytest.FixtureRequest) -> Iterator[SignIn]:
    """`sign_in("yunying", language="en-US", size=PHONE)` logs in by the demo account's card and waits for the shell."""
    people: list[Person] = []

    def enter(login: str, *, language: str = "zh-CN", size: dict[str, int] = DESKTOP) -> Person:
        context = browser.new_context(
            locale=language,
            viewport=size,  # type: ignore[arg-type]
            base_url=server.address,
            has_touch=size is PHONE,
            timezone_id="Asia/Shanghai",
            reduced_motion="reduce",
        )
        page = context.new_page()
        errors: list[str] = []
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("console", lambda m: errors.append(m.text) if m.type == "error" and "favicon" not in m.text else None)
        page.goto("/")
        page.get_by_test_id(f"demo-account-{login}").click()
        page.get_by_test_id("shell").wait_for()
        person = Person(page, context, errors)
        people.append(person)
        return person

    yield enter
    failed = getattr(request.node, "failed", False)
    for number, person in enumerate(people):
        if failed and (folder := os.environ.get("TENON_SCREENSHOTS")):
            person.page.screenshot(path=f"{folder}/{request.node.name}-{number}.png")
        person.context.close()


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    outcome = yield
    report = outcome.get_result()  # type: ignore[attr-defined]
    if report.when == "call":
        item.failed = report.failed  # type: ignore[attr-defined]
