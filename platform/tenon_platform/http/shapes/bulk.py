"""The same for many: what each led to."""

from typing import TypedDict


class BulkResult(TypedDict):
    id: int
    ok: bool
    status: int
    message: str | None


class BulkResults(TypedDict):
    results: list[BulkResult]
