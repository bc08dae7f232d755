"""The second start of `tenon demo`: how long until it is ready, and what it holds once everything is loaded."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from servers import demo

ORDERS = 100


def second_start() -> tuple[float, float, float]:
    """Seconds until /readyz answers, those of processor time among them, and resident MB once everything is loaded."""
    with tempfile.TemporaryDirectory(prefix="tenon-bench-") as name:
        home = Path(name)
        command = [sys.executable, "-m", "tenon_platform", "demo", "--orders", str(ORDERS), "--prepare"]
        subprocess.run(command, env=_environment(home), check=True, capture_output=True)
        with demo(home) as server:
            used = server.processor()
            server.settle()
            return server.started, used, server.memory()


def _environment(home: Path) -> dict[str, str]:
    return {**{k: v for k, v in os.environ.items() if k != "TENON_DATABASE"}, "TENON_HOME": str(home)}
