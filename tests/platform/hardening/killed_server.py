"""A real server in a process of its own, to be killed without warning and started again."""

import os
import signal
import socket
import subprocess
import sys
import time

import httpx

from tenon_platform.settings import Settings


class KilledServer:
    """`tenon serve` on a home that nobody else has open."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._process: subprocess.Popen[bytes] | None = None
        self.url = ""

    def start(self) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        environment = {**os.environ, "TENON_HOME": str(self._settings.home), "PORT": str(port)}
        environment.pop("TENON_DATABASE", None)
        if self._settings.database:
            environment["TENON_DATABASE"] = self._settings.database
        self.url = f"http://127.0.0.1:{port}"
        self._process = subprocess.Popen([sys.executable, "-m", "tenon_platform", "serve"], env=environment)
        for _ in range(600):
            try:
                httpx.get(f"{self.url}/readyz")
                return
            except httpx.TransportError:
                assert self._process.poll() is None, "the server ended"
                time.sleep(0.1)
        raise AssertionError("the server did not answer within a minute")

    def kill(self) -> None:
        if self._process is not None:
            self._process.send_signal(signal.SIGKILL)
            self._process.wait()
            self._process = None

    def client(self, login: str, password: str) -> httpx.Client:
        client = httpx.Client(base_url=f"{self.url}/api/v1", timeout=30, headers={"Accept-Language": "en"})
        answer = client.post("/session", json={"login": login, "password": password})
        assert answer.status_code == 200, answer.text
        client.headers["X-CSRF-Token"] = answer.json()["csrf_token"]
        return client
