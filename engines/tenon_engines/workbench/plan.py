"""A compiled workbench: for whom it is, and its items in reading order."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tenon_engines.kernel.text import Text
from tenon_engines.workbench.items.item import Item


@dataclass(frozen=True, slots=True)
class WorkbenchPlan:
    """`position` decides between several that fit the roles of one person: the smallest first."""

    key: str
    name: Text
    roles: frozenset[str]
    position: int
    items: tuple[Item, ...]
    document: Mapping[str, Any]
