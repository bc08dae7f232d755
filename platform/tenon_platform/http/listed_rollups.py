"""Rollups in a list: only those that its view shows, for the rows of one page."""

from collections.abc import Mapping
from typing import Any

from tenon_engines.form.fields.rollup import Rollup
from tenon_engines.form.plan import FormPlan
from tenon_engines.form.wire import value_to_wire
from tenon_platform.access.permissions import UNSEEN
from tenon_platform.http.call import Call
from tenon_platform.runtime.loading import load
from tenon_platform.storage.query import Listing, Page


def add_rollups(call: Call, plan: FormPlan, view: Mapping[str, Any], listing: Listing, page: Page) -> None:
    """Writes the rollups that are asked for (without fields named: the view's columns) into the rows of the page.

    They stand outside the list's own statement, where they would be worked out for every row that is passed over.
    """
    asked = listing.fields if listing.fields is not None else [each["field"] for each in view.get("columns", ())]
    keys = [key for key in asked if _is_rollup(plan, key) and listing.restricted.get(key) not in UNSEEN]
    if not keys or not page.items or listing.trash:
        return
    found = load(call.work(), plan.key, [row["id"] for row in page.items], keys=keys)
    for row in page.items:
        values = found.get(row["id"], {})
        for key in keys:
            value = values.get(key)
            row[key] = None if value is None else value_to_wire(plan.fields[key], value, {})


def _is_rollup(plan: FormPlan, key: str) -> bool:
    return key in plan.fields and isinstance(plan.fields[key].kind, Rollup)
