"""Puts the shipped files into the wheel; an editable install reads them from the checkout instead."""

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

SHIPPED = {"templates": "templates", "designer-ui/dist": "designer"}


class ShippedFiles(BuildHookInterface):
    """Adds the folders of `SHIPPED` to a wheel, and refuses to build it without them."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "editable":
            return
        for source, target in SHIPPED.items():
            if not Path(self.root, source).is_dir():
                raise FileNotFoundError(f"{source} is missing: run `make wheel`")
            build_data["force_include"][source] = f"tenon_platform/_shipped/{target}"
