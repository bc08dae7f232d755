"""A review application with further rules published into it."""

from typing import Any

from review_world import ReviewWorld

from tenon_platform.access.actor import SYSTEM
from tenon_platform.catalog import documents
from tenon_platform.catalog.plans import plans
from tenon_platform.catalog.publish import publish
from tenon_platform.storage.transaction import Tx, run_in_transaction


def add_rule(world: ReviewWorld, key: str, **parts: Any) -> None:
    body = {"kind": "rule", "key": key, "schema": 1, "form": "order", **parts}

    def put(tx: Tx) -> None:
        rev = documents.load(tx, "rule", key).draft_rev if ("rule", key) in plans(tx).versions else None
        documents.save_draft(tx, SYSTEM, "review", "rule", key, body, rev)
        publish(tx, SYSTEM, {("rule", key): body}, origin="package")

    run_in_transaction(world.tenant, put, exclusive=True)


def on_change(*fields: str) -> dict[str, Any]:
    return {"kind": "record", "on": ["created", "changed"], "fields": list(fields)}
