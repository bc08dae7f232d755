"""Puts the shipped files into the wheel; an editable install reads them from the checkout instead."""

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

SHIPPED = {"templates": "templates", "designer-ui/dist": "designer"}
BUILT = ("designer-ui/dist/index.html", "designer-ui/dist/formula.mjs")


class ShippedFiles(BuildHookInterface):
    """Adds the folders of `SHIPPED` to a wheel, and refuses to build it without a whole build of the interface."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "editable":
            return
        for file in BUILT:
            if not Path(self.root, file).is_file():
                raise FileNotFoundError(f"{file} is missing: run `make wheel`")
        for source, target in SHIPPED.items():
            build_data["force_include"][source] = f"tenon_platform/_shipped/{target}"
