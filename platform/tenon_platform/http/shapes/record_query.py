"""How records are listed, and how one is chosen for a reference."""

from typing import Annotated, Literal, TypedDict

from msgspec import Meta

from tenon_platform.http.shapes.paging import Cursor, Limit

View = Annotated[str, Meta(description="Key of a view; the first unless given")]
Tab = Annotated[str, Meta(description="Id of a tab of the view")]
Filter = Annotated[str, Meta(description="A formula over the fields the caller may see")]
Search = Annotated[str, Meta(description="Words for the form's search fields", max_length=200)]


class RecordsQuery(TypedDict, total=False):
    view: View
    tab: Tab
    filter: Filter
    search: Search
    sort: Annotated[str, Meta(description="Up to four fields, comma separated, `-` for descending")]
    fields: Annotated[str, Meta(description="Only these fields, comma separated")]
    trash: Annotated[bool, Meta(description="What lies in the bin instead")]
    limit: Limit
    cursor: Cursor


class NarrowedQuery(TypedDict, total=False):
    view: View
    filter: Filter
    search: Search


class SumsQuery(NarrowedQuery, total=False):
    tab: Tab


class DraftedQuery(TypedDict, total=False):
    draft: Annotated[Literal["1"], Meta(description="The form as its draft would make it; for those who design")]
    role: Annotated[str, Meta(description="With a draft: as this role would see the form")]


class OptionsQuery(DraftedQuery, total=False):
    search: Search
    record: Annotated[str, Meta(description="The record being filled in: its number, or its values as JSON")]
    limit: Annotated[int, Meta(ge=1, le=50)]
    cursor: Cursor
