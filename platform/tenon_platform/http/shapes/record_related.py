"""Records that refer to a record."""

from typing import TypedDict

from tenon_platform.http.shapes.record import RecordData, TabCount
from tenon_platform.http.shapes.words import Words
from tenon_platform.http.shapes.workbench import FieldDocument


class RelatedGroup(TypedDict):
    """Records of one form by one of its references. `field_name` tells groups of the same form apart, `field` filters
    its list; None where the reference stands in a subtable. `fields`: what is shown of each, its title first.
    `tab`: of its list, the one that shows them all."""

    app: str
    form: str
    name: Words
    field: str | None
    field_name: Words | None
    tab: str | None
    count: TabCount
    fields: list[FieldDocument]
    items: list[RecordData]


class RelatedRecords(TypedDict):
    groups: list[RelatedGroup]
