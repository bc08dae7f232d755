"""`sort` and `refused`: in which order matching records are taken, and whether one that refuses stops the others."""

from collections.abc import Sequence
from typing import Literal

from pydantic import BaseModel, ConfigDict

from tenon_engines.rule.site import Site

Refusal = Literal["stop", "skip"]


class SortKey(BaseModel):
    """One field that the matching records are sorted by."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    field: str
    desc: bool = False


def link_sort(site: Site, form: str, sort: Sequence[SortKey], path: str) -> tuple[tuple[str, bool], ...]:
    """Field and direction, in order; a problem for each field the form does not keep."""
    found: list[tuple[str, bool]] = []
    for index, key in enumerate(sort):
        if site.field(form, key.field, f"{path}/{index}/field") is not None:
            found.append((key.field, key.desc))
    return tuple(found)
