"""The rules of the tree that nothing else would notice until it breaks (ARCHITECTURE.md, Layout)."""

import platform
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SOURCES = ("platform", "engines", "connectors")


def tracked() -> list[str]:
    """Files git tracks; a source archive without git has none to check."""
    listing = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True)
    if listing.returncode:
        pytest.skip("not a git checkout")
    return [name for name in listing.stdout.splitlines() if (ROOT / name).is_file()]


def test_the_standard_librarys_platform_is_not_shadowed() -> None:
    assert platform.system()
    assert not (ROOT / "platform" / "__init__.py").exists()


def test_no_package_lies_below_tests() -> None:
    assert not list((ROOT / "tests").rglob("__init__.py"))


@pytest.mark.parametrize("source", SOURCES)
def test_a_source_root_holds_one_package_and_no_loose_module(source: str) -> None:
    entries = [p for p in (ROOT / source).iterdir() if p.name != "__pycache__" and not p.name.startswith(".")]
    assert [p.name for p in entries] == [f"tenon_{source}"]


def test_no_file_names_a_package_registry() -> None:
    host = re.compile(r"https?://[^\s\"')]*(?:pypi|npmjs|registry|mirror)", re.IGNORECASE)
    named = [
        f"{name}:{number}"
        for name in tracked()
        if not name.endswith((".png", ".woff2"))
        for number, line in enumerate((ROOT / name).read_text("utf-8", "replace").splitlines(), 1)
        if host.search(line)
    ]
    assert named == []


def test_files_are_small_enough_to_read() -> None:
    """Median at most 100 lines, 95 % at most 250, none over 400."""
    endings = (".py", ".ts", ".tsx")
    sizes = sorted(
        (len((ROOT / name).read_text("utf-8").splitlines()), name)
        for name in tracked()
        if name.startswith((*SOURCES, "designer-ui/src")) and name.endswith(endings) and ".gen." not in name
    )
    lines = [size for size, _ in sizes if size > 3]
    assert [(size, name) for size, name in sizes if size > 400] == []
    assert lines[len(lines) // 2] <= 100
    assert lines[int(len(lines) * 0.95)] <= 250
