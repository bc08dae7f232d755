"""The wheel, installed beside nothing but its dependencies: what is only in the checkout is missing here."""

import json
import os
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
VECTORS = ROOT / "tests" / "vectors" / "formula" / "logic.jsonl"
pytestmark = pytest.mark.slow


def run(*command: object, env: dict[str, str] | None = None, cwd: Path = ROOT) -> str:
    done = subprocess.run([str(part) for part in command], cwd=cwd, env=env, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def tenon(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """`tenon` of an environment that has the wheel; the dependencies are seen where they already lie."""
    folder = tmp_path_factory.mktemp("wheel")
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check"]
    run(*pip, "wheel", "-q", "--no-deps", "--no-build-isolation", "--no-index", "-w", folder, ROOT)
    (wheel,) = folder.glob("*.whl")
    run(sys.executable, "-m", "venv", "--without-pip", folder / "env")
    binaries = folder / "env" / ("Scripts" if os.name == "nt" else "bin")
    run(*pip, "--python", binaries / "python", "install", "-q", "--no-deps", "--no-index", wheel)
    own = run(binaries / "python", "-c", "import sysconfig; print(sysconfig.get_path('purelib'))").strip()
    # a folder named in a .pth file is searched last, and the links of editable installs inside it are not followed
    (Path(own) / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return binaries / "tenon"


def test_formula_cases_run_on_every_target_from_an_installed_wheel(
    tenon: Path, tmp_path: Path, postgres_url: str
) -> None:
    env = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    env |= {"TENON_HOME": str(tmp_path), "TENON_TEST_POSTGRES": postgres_url}
    env.pop("TENON_DATABASE", None)
    where = run(tenon.with_name("python"), "-c", "import tenon_platform as it; print(it.__file__)", env=env)
    assert Path(where).is_relative_to(tenon.parents[1])
    report = json.loads(run(tenon, "formula", "vectors", VECTORS, "--json", env=env, cwd=Path("/")))
    assert report["absent"] == {}
    assert {name for name, count in report["targets"].items() if count["passed"]} == {
        "python",
        "sqlite",
        "postgresql",
        "typescript",
    }
