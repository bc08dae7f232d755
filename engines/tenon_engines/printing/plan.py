"""A compiled print template."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from jinja2 import Template

from tenon_engines.kernel.text import Text
from tenon_engines.printing.names import Use
from tenon_engines.printing.paper import Paper
from tenon_engines.rule.actions import Step


@dataclass(frozen=True, eq=False)
class PrintPlan:
    """`uses`: the values it shows; `tables`: the subtables whose rows it goes through. `steps` run on every record that is printed, reading `needs`."""

    key: str
    form: str
    name: Text
    paper: Paper
    body: Template
    styles: str
    copies: int
    numbering: bool
    uses: tuple[Use, ...]
    tables: frozenset[str]
    steps: tuple[Step, ...]
    needs: frozenset[str]
    document: Mapping[str, Any]

    @property
    def keys(self) -> frozenset[str]:
        """The keys to load of a record."""
        return frozenset(f"{use.table}.{use.key}" if use.table else use.key for use in self.uses)
