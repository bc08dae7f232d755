"""The description of the API: complete, well-formed, and what the interface's types are made of."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from http_place import Person
from jsonschema import Draft202012Validator

from tenon_platform.http.answer import Answer
from tenon_platform.http.description import describe_routes
from tenon_platform.http.permission import LOGGED_IN
from tenon_platform.http.routing import Routes

DESIGNER = Path(__file__).parents[3] / "designer-ui"


def test_every_address_says_what_it_takes_and_what_it_answers() -> None:
    described = describe_routes()
    schemas = described["components"]["schemas"]
    for schema in schemas.values():
        Draft202012Validator.check_schema(schema)
    assert all(name.isalnum() for name in schemas), "two shapes have one name"
    for path, methods in described["paths"].items():
        for method, operation in methods.items():
            (success,) = (each for status, each in operation["responses"].items() if status != "default")
            assert "content" in success or "204" in operation["responses"], (method, path)
            places = [each["name"] for each in operation["parameters"] if each.get("in") == "path"]
            assert [f"{{{name}}}" for name in places] == [part for part in path.split("/") if part.startswith("{")]


def test_a_route_without_a_shape_is_refused() -> None:
    routes = Routes("test")

    def vague(call: Any) -> dict[str, Any]:
        return {}

    def vaguer(call: Any) -> Answer:  # type: ignore[type-arg]
        return Answer({})

    for route in (vague, vaguer):
        with pytest.raises(TypeError, match="names no shape"):
            routes.get("/vague", LOGGED_IN)(route)


def test_a_running_server_tells_its_description(admin: Person) -> None:
    assert admin.get("/openapi.json").json() == describe_routes()


def test_the_types_of_the_interface_are_those_that_the_server_describes() -> None:
    node = shutil.which("node")
    assert node is not None, "the interface is made with node"
    command = [node, "scripts/api.mjs", "--check"]
    done = subprocess.run(
        command, env={**os.environ, "PYTHON": sys.executable}, cwd=DESIGNER, capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 0, done.stderr
