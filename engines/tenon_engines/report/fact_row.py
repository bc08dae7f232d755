"""The keys of a formula on a row of the root together with its measured children."""

from collections.abc import Mapping
from typing import Any

from tenon_engines.report.paths import Paths


class FactRow:
    """Resolves keys to columns. `parent_read` tells whether the root was needed at all."""

    def __init__(self, root: Paths, children: Mapping[str, Paths]) -> None:
        self.root = root
        self.children = children
        self.parent_read = False

    def __call__(self, key: str) -> Any:
        head, _, rest = key.partition(".")
        child = self.children.get(head) if rest else None
        if child is not None:
            return child(rest)
        self.parent_read = True
        return self.root(key)
