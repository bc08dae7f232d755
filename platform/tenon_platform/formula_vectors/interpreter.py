"""Where the browser's interpreter of formulas lies: part of the interface's build, in a wheel and in a checkout."""

import os
import subprocess
from pathlib import Path

from tenon_platform.paths import DESIGNER

_BUNDLE = "formula.mjs"


def interpreter() -> Path | None:
    """The bundle of the build; in a checkout without a build, or with an older one, it is bundled into its place."""
    built, project = DESIGNER / _BUNDLE, DESIGNER.parent
    sources = list((project / "src" / "formula").rglob("*.ts"))
    if built.is_file() and all(source.stat().st_mtime <= built.stat().st_mtime for source in sources):
        return built
    bundler = project / "node_modules" / ".bin" / "rolldown"
    if not sources or not bundler.exists():
        return built if built.is_file() else None
    return _bundle(bundler, project, built)


def _bundle(bundler: Path, project: Path, built: Path) -> Path:
    """As `npm run build` does it, beside its place first: tests in several processes come here at once."""
    own = built.with_name(f"{_BUNDLE}.{os.getpid()}")
    entry = str(project / "src" / "formula" / "json-lines.ts")
    command = [str(bundler), entry, "--platform", "node", "--format", "esm", "--file", str(own)]
    subprocess.run(command, cwd=project, check=True, capture_output=True, timeout=120)
    return own.replace(built)
