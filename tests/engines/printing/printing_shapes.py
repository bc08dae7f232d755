"""A form and a buyer behind it, and a template of theirs."""

from typing import Any

from tenon_engines.form.shape import read_shape

NAME = {"zh": "单", "en": "Slip"}
SHAPES = {
    "sale": read_shape(
        {
            "key": "sale",
            "title": "number",
            "fields": [
                {"key": "number", "type": "text"},
                {"key": "buyer", "type": "reference", "to": "buyer"},
                {"key": "city", "type": "lookup", "path": "buyer.home.city", "mode": "live"},
                {"key": "total", "type": "money"},
                {"key": "state", "type": "select", "options": [{"key": "draft", "name": {"zh": "草稿"}}]},
                {
                    "key": "lines",
                    "type": "subtable",
                    "fields": [{"key": "item", "type": "text"}, {"key": "net", "type": "money"}],
                },
            ],
        }
    ),
    "buyer": read_shape(
        {
            "key": "buyer",
            "title": "name",
            "fields": [
                {"key": "name", "type": "text"},
                {"key": "phone", "type": "phone"},
                {"key": "home", "type": "address"},
            ],
        }
    ),
}


def template(body: str, **changes: Any) -> dict[str, Any]:
    page = {"size": "A4"}
    return {
        "kind": "print",
        "key": "slip",
        "schema": 1,
        "form": "sale",
        "name": NAME,
        "page": page,
        "body": body,
    } | changes
