"""What browser tests share: sizes of screens, the running server, a person in front of a page."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page

ROOT = Path(__file__).parent.parent
DESKTOP = {"width": 1440, "height": 900}
PHONE = {"width": 390, "height": 844}
ORDERS = 300
PASSWORD = "hejian-demo"


@dataclass(frozen=True)
class Server:
    """A running `tenon demo`; `log` holds what it printed. Without a `database` its tenant is a file of its home."""

    address: str
    home: Path
    log: Path
    database: str | None = None


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def start_demo(home: Path, port: int, orders: int = ORDERS, database: str | None = None) -> subprocess.Popen[bytes]:
    """`tenon demo` as a newcomer starts it, with fewer orders; its output goes to `server.log` in the home."""
    command = [sys.executable, "-m", "tenon_platform", "demo", "--orders", str(orders)]
    env = {**os.environ, "TENON_HOME": str(home), "PORT": str(port), "TENON_DATABASE": database or ""}
    with (home / "server.log").open("w") as output:
        return subprocess.Popen(command, cwd=ROOT, env=env, stdout=output, stderr=subprocess.STDOUT)


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


@contextmanager
def running_demo(
    home: Path, orders: int = ORDERS, seconds: float = 180, database: str | None = None
) -> Iterator[Server]:
    """A demo of its own in a fresh folder or database, for as long as it is needed."""
    port = free_port()
    process = start_demo(home, port, orders, database)
    server = Server(f"http://127.0.0.1:{port}", home, home / "server.log", database)
    try:
        wait_until_ready(server.address, process, server.log, seconds)
        yield server
    finally:
        process.terminate()
        process.wait(20)


@dataclass
class Person:
    """Somebody in front of a browser. `errors` are what the console complained about."""

    page: Page
    context: BrowserContext
    errors: list[str]
    csrf: str
    server: Server
    known: dict[str, Any] = field(default_factory=dict)

    def once(self, path: str) -> Any:
        """What the API answered the first time: for what does not change while somebody is there."""
        if path not in self.known:
            self.known[path] = self.get(path)
        return self.known[path]

    def get(self, path: str) -> Any:
        """What the API answers this person."""
        answer = self.context.request.get(f"/api/v1{path}", max_retries=2)
        assert answer.ok, answer.text()
        return answer.json()

    def post(self, path: str, body: Any = None) -> Any:
        answer = self.context.request.post(
            f"/api/v1{path}", data=body or {}, headers={"X-CSRF-Token": self.csrf}, max_retries=2
        )
        assert answer.ok, answer.text()
        return answer.json() if answer.body() else None


SignIn = Callable[..., Person]


@contextmanager
def kept(person: Person, kind: str, key: str) -> Iterator[None]:
    """Whatever is published of this document meanwhile, afterwards it is as it was."""
    place = f"/apps/oms/documents/{kind}/{key}"
    body = person.get(place)["published"]["body"]
    try:
        yield
    finally:
        now = person.get(place)
        if now["published"]["body"] != body or now["draft_rev"]:
            for _ in range(5):  # a designer that is still open may save its draft in between
                headers = {"X-CSRF-Token": person.csrf, "If-Match": str(person.get(place)["draft_rev"])}
                answer = person.context.request.put(f"/api/v1{place}", data=body, headers=headers)
                if answer.status != 409:
                    break
            assert answer.ok, answer.text()
            preview = person.post(f"{place}/publish-preview", body)
            codes = [each["code"] for each in [*preview["problems"], *preview["changes"]] if each.get("code")]
            person.post(f"{place}/publish", {"note": "", "accept": codes})
