"""The two servers a bench compares: Tenon as it is served, and the limit by hand. Each in its own process."""

import json
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
LOGIN, PASSWORD = "bench", "a long bench password"


@dataclass(frozen=True)
class Running:
    """`headers` carry the session; `started` is how many seconds it took until the first answer."""

    port: int
    pid: int
    started: float
    headers: dict[str, str]

    def processor(self) -> float:
        """Seconds of processor time that the server has used."""
        fields = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def settle(self) -> None:
        """Waits until what the server loads behind its first answers is loaded."""
        for _ in range(60):
            before = self.processor()
            time.sleep(1)
            if self.processor() - before < 0.05:
                return

    def memory(self) -> float:
        """Resident memory in MB."""
        for line in Path(f"/proc/{self.pid}/status").read_text().splitlines():
            if line.startswith("VmRSS"):
                return int(line.split()[1]) / 1024
        return 0.0


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def tenon(home: Path, database: str | None) -> Iterator[Running]:
    """`tenon serve` on a home that was prepared, with a session of the bench's clerk."""
    port = free_port()
    env = {**os.environ, "TENON_HOME": str(home), "PORT": str(port)}
    env.pop("TENON_DATABASE", None)
    if database:
        env["TENON_DATABASE"] = database
    began = time.perf_counter()
    with _process([sys.executable, "-m", "tenon_platform", "serve"], env, port, "/readyz") as pid:
        yield Running(port, pid, time.perf_counter() - began, _log_in(port))


@contextmanager
def raw(kind: str, target: str) -> Iterator[Running]:
    port = free_port()
    command = [sys.executable, str(HERE / "raw_server.py"), kind, target, str(port)]
    began = time.perf_counter()
    with _process(command, dict(os.environ), port, "/?status=none") as pid:
        yield Running(port, pid, time.perf_counter() - began, {})


@contextmanager
def demo(home: Path) -> Iterator[Running]:
    """`tenon demo` on a home that has its demo tenant."""
    port = free_port()
    env = {**os.environ, "TENON_HOME": str(home), "PORT": str(port)}
    env.pop("TENON_DATABASE", None)
    began = time.perf_counter()
    with _process([sys.executable, "-m", "tenon_platform", "demo"], env, port, "/readyz") as pid:
        yield Running(port, pid, time.perf_counter() - began, {})


@contextmanager
def _process(command: list[str], env: dict[str, str], port: int, probe: str) -> Iterator[int]:
    process = subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL)
    try:
        for _ in range(600):
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{port}{probe}", timeout=5).read()
                break
            except (urllib.error.URLError, OSError):
                if process.poll() is not None:
                    raise SystemExit(f"{command} stopped with {process.returncode}") from None
                time.sleep(0.05)
        yield process.pid
    finally:
        process.terminate()
        process.wait(30)


def _log_in(port: int) -> dict[str, str]:
    body = json.dumps({"login": LOGIN, "password": PASSWORD}).encode()
    request = urllib.request.Request(
        f"http://127.0.0.1:{port}/api/v1/session", body, {"Content-Type": "application/json"}
    )
    with urllib.request.urlopen(request) as answer:
        cookie = "; ".join(each.split(";")[0] for each in answer.headers.get_all("Set-Cookie"))
        return {"Cookie": cookie, "X-CSRF-Token": json.load(answer)["csrf_token"]}
