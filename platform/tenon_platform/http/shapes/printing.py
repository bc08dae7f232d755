"""Printing: templates, sheets, what was printed before."""

from typing import Any, TypedDict

from tenon_platform.http.shapes.moment import Moment
from tenon_platform.http.shapes.words import Problem, Words


class PrintTemplate(TypedDict):
    key: str
    name: Words
    size: str


class PrintTemplates(TypedDict):
    items: list[PrintTemplate]


class PrintOrder(TypedDict):
    """At most 200 records."""

    ids: list[int]


class PrintedBefore(TypedDict):
    """How often the record was printed by this template, and the last time."""

    id: int
    title: str
    times: int
    at: Moment
    by: str


class PrintPreview(TypedDict):
    """`html` is a whole page that loads and runs nothing."""

    html: str
    printed: list[PrintedBefore]


class PrintedSheets(TypedDict):
    html: str


class SampleOrderBase(TypedDict):
    document: dict[str, Any]


class SampleOrder(SampleOrderBase, total=False):
    """A template that is not published, on one record; the newest where none is named."""

    ids: list[int]


class PrintSample(TypedDict):
    html: str | None
    problems: list[Problem]
