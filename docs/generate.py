"""Writes docs/reference from the registries: `python docs/generate.py`; `--check` fails when a page is stale."""

import sys
from collections.abc import Callable
from pathlib import Path

from generator.errors import error_page
from generator.functions import function_page
from generator.kinds import GROUPS, kind_page

REFERENCE = Path(__file__).resolve().parent / "reference"
PAGES: dict[str, Callable[[], str]] = {
    **{group: (lambda group=group: kind_page(group)) for group in GROUPS},
    "functions": function_page,
    "errors": error_page,
}


def main(arguments: list[str]) -> int:
    stale = []
    for name, page in PAGES.items():
        path = REFERENCE / f"{name}.md"
        text = page()
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            stale.append(path.name)
            if "--check" not in arguments:
                path.write_text(text, encoding="utf-8")
    print(f"written: {', '.join(stale)}" if stale else "the reference is up to date")
    return 1 if stale and "--check" in arguments else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
