"""People who see little of the small application of the HTTP tests, and its documents with more to hide."""

import json
import shutil
from pathlib import Path
from typing import Any

from http_place import Place, sale_of

HTTP = Path(__file__).parent.parent / "http"
REGION = {"key": "region", "type": "select", "options": [{"key": "east"}, {"key": "west"}]}
HELPER = {"type": "reference", "to": "buyer", "filter": "region = record.region"}
BUYER_FIELDS: list[dict[str, Any]] = [
    {"key": "level", "type": "select", "options": [{"key": "vip"}, {"key": "plain"}]},
    {"key": "limit", "type": "money"},
    {"key": "boss", "type": "reference", "to": "buyer"},
    REGION,
]
SALE_FIELDS: list[dict[str, Any]] = [
    {"key": "shown_level", "type": "lookup", "path": "buyer.level", "mode": "live"},
    {"key": "helper", **HELPER},
    {"key": "twin", "type": "reference", "to": "sale", "filter": "id <> record.id AND region = record.region"},
    REGION,
]
EVERYTHING = {"create": True, "read": "TRUE", "update": "TRUE"}
ROLES: dict[str, dict[str, Any]] = {
    "outsider": {"sale": EVERYTHING},
    "eastern": {"sale": EVERYTHING, "buyer": {"read": 'region = "east"'}},
    "chained": {"sale": EVERYTHING, "buyer": {"read": 'boss.region = "west" AND HAS_ROLE("chained")'}},
    "nameless": {"sale": EVERYTHING, "buyer": {"fields": {"name": "hidden"}}},
    "blind": {
        "sale": {**EVERYTHING, "fields": {"number": "hidden"}},
        "buyer": {
            "read": "TRUE",
            "fields": {"level": "hidden", "limit": "masked", "phone": "masked", "name": "hidden"},
        },
    },
}
BUYERS: dict[str, dict[str, Any]] = {
    "Ann": {"level": "vip", "region": "east", "limit": "100", "phone": "13900001111"},
    "Bob": {"level": "vip", "region": "west", "limit": "200", "phone": "13900002222"},
    "Cid": {"level": "plain", "region": "east", "limit": "300"},
}


class SeenPlace(Place):
    """`ids` holds the buyers and, under the same name, the sale to each of them."""

    ids: dict[str, int]
    sales: dict[str, int]

    def names(self, ids: list[int]) -> set[str]:
        return {name for name, number in self.sales.items() if number in ids}


def documents(folder: Path) -> Path:
    shutil.copytree(HTTP / "documents", folder)
    for form, more in (("buyer", BUYER_FIELDS), ("sale", SALE_FIELDS)):
        document = json.loads((folder / f"{form}.json").read_text())
        document["fields"] += more
        for field in document["fields"]:
            if field["key"] == "lines":
                field["fields"] += [{"key": "giver", **HELPER}]
        (folder / f"{form}.json").write_text(json.dumps(document))
    for role, forms in ROLES.items():
        document = {"kind": "role", "key": role, "schema": 1, "name": {"zh": role, "en": role}, "forms": forms}
        (folder / f"role_{role}.json").write_text(json.dumps(document))
    return folder


def fill(place: SeenPlace) -> None:
    admin = place.as_("admin")

    def saved(form: str, values: dict[str, Any]) -> int:
        answer = admin.post(f"/apps/shopfront/forms/{form}/records", values)
        assert answer.status_code == 201, answer.text
        number: int = answer.json()["id"]
        return number

    place.ids, place.sales = {}, {}
    for name, values in BUYERS.items():
        boss = {"boss": place.ids["Bob"]} if name == "Cid" else {}
        place.ids[name] = saved("buyer", {"name": name, **values, **boss})
        place.sales[name] = saved(
            "sale", {**sale_of(place.ids[name]), "cost": values["limit"], "region": values["region"]}
        )
