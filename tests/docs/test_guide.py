"""The guide holds together: both languages are parallel, links and pictures exist, commands and settings are told."""

import argparse
import re
import struct
from collections.abc import Iterator
from pathlib import Path

import pytest

from tenon_platform.cli.parser import build_parser

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
GUIDES = sorted(path.name for path in (DOCS / "zh").glob("*.md"))
PAGES = sorted([*DOCS.rglob("*.md"), ROOT / "README.md", ROOT / "ARCHITECTURE.md", ROOT / "CONTRIBUTING.md"])
LINK = re.compile(r"\]\(([^)\s]+)\)|<img src=\"([^\"]+)\"")
HAN = re.compile(r"[\u4e00-\u9fff]")


def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def links(path: Path) -> Iterator[str]:
    for found in LINK.finditer(text_of(path)):
        target = found[1] or found[2]
        if not target.startswith(("http://", "https://", "mailto:", "#")):
            yield target.split("#")[0]


@pytest.mark.parametrize("page", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_link_and_picture_is_there(page: Path) -> None:
    assert [target for target in links(page) if not (page.parent / target).exists()] == []


def test_both_languages_have_the_same_pages() -> None:
    assert sorted(path.name for path in (DOCS / "en").glob("*.md")) == GUIDES


@pytest.mark.parametrize("name", GUIDES)
def test_both_languages_have_the_same_sections_pictures_and_tables(name: str) -> None:
    zh, en = DOCS / "zh" / name, DOCS / "en" / name

    def shape(path: Path) -> list[str]:
        kinds = (r"^#+ ", r"^\d+\. ", r"^- ", r"^\|", r"^```")
        return [kind for line in text_of(path).splitlines() for kind in kinds if re.match(kind, line)]

    assert shape(zh) == shape(en)
    pictures = [[Path(target).name for target in links(path) if target.endswith(".png")] for path in (zh, en)]
    assert pictures[0] == pictures[1]


@pytest.mark.parametrize("name", GUIDES)
def test_the_english_pages_hold_no_chinese_but_names_of_the_sample_data(name: str) -> None:
    text = re.sub(r"```.*?```|\[中文\]", "", text_of(DOCS / "en" / name), flags=re.S)
    assert len(HAN.findall(text)) <= 80


def commands(parser: argparse.ArgumentParser, path: str = "tenon") -> Iterator[str]:
    groups = [action for action in parser._actions if isinstance(action, argparse._SubParsersAction)]
    if not groups:
        yield path
    for group in groups:
        for name, child in group.choices.items():
            yield from commands(child, f"{path} {name}")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_command_is_in_the_guide(language: str) -> None:
    guide = text_of(DOCS / language / "administering.md")
    assert [command for command in commands(build_parser()) if f"`{command}`" not in guide] == []


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_setting_of_the_environment_is_in_the_guide(language: str) -> None:
    names = re.findall(r"environ\.get\(\"([A-Z_]+)\"", text_of(ROOT / "platform" / "tenon_platform" / "settings.py"))
    guide = text_of(DOCS / language / "administering.md")
    assert [name for name in names if f"`{name}`" not in guide] == []


def test_every_picture_is_small_shown_and_of_a_known_size() -> None:
    shown = {(page.parent / target).resolve() for page in PAGES for target in links(page) if target.endswith(".png")}
    for picture in sorted((DOCS / "images").rglob("*.png")):
        head = picture.read_bytes()[:24]
        assert struct.unpack(">II", head[16:24]) in {(1440, 900), (390, 844)}, picture
        assert picture.stat().st_size < 250_000, picture
        assert picture.resolve() in shown, f"{picture} is shown nowhere"
