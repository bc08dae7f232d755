"""How records are listed, and how one is chosen for a reference."""

from typing import Annotated, Literal, NotRequired, TypedDict

from msgspec import Meta

from tenon_platform.http.shapes.paging import Cursor, Limit

View = Annotated[str, Meta(description="Key of a view; the first unless given")]
Tab = Annotated[str, Meta(description="Id of a tab of the view")]
Part = Annotated[str, Meta(description="Only this choice of the field that the view counts by", max_length=60)]
Filter = Annotated[str, Meta(description="A formula over the fields the caller may see")]
Mine = Annotated[bool, Meta(description="Only records with an open task of the caller")]
Search = Annotated[str, Meta(description="Words for the form's search fields", max_length=200)]


class RecordsQuery(TypedDict, total=False):
    view: View
    tab: Tab
    part: Part
    filter: Filter
    mine: Mine
    search: Search
    sort: Annotated[str, Meta(description="Up to four fields, comma separated, `-` for descending")]
    fields: Annotated[str, Meta(description="Only these fields, comma separated")]
    trash: Annotated[bool, Meta(description="What lies in the bin instead")]
    limit: Limit
    cursor: Cursor


class NarrowedQuery(TypedDict, total=False):
    view: View
    filter: Filter
    mine: Mine
    search: Search


class CountsQuery(NarrowedQuery, total=False):
    tab: Annotated[str, Meta(description="Id of the tab whose records are also counted by choice")]


class OffersQuery(TypedDict):
    ids: Annotated[str, Meta(description="Up to 200 ids, comma separated", max_length=4000)]
    view: NotRequired[View]


class SumsQuery(NarrowedQuery, total=False):
    tab: Tab


class CountedQuery(TypedDict):
    """`dataset` and `measures`: what the tile counts that opened the list."""

    view: NotRequired[View]
    tab: NotRequired[Tab]
    filter: NotRequired[Filter]
    dataset: Annotated[str, Meta(max_length=100)]
    measures: Annotated[str, Meta(description="Up to ten, comma separated", max_length=400)]


class DraftedQuery(TypedDict, total=False):
    draft: Annotated[Literal["1"], Meta(description="The form as its draft would make it; for those who design")]
    role: Annotated[str, Meta(description="With a draft: as this role would see the form")]


class OptionsQuery(DraftedQuery, total=False):
    search: Search
    record: Annotated[str, Meta(description="The record being filled in: its number, or its values as JSON")]
    limit: Annotated[int, Meta(ge=1, le=50)]
    cursor: Cursor
