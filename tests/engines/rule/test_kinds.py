"""One contract over every kind that rules and flows are made of."""

from typing import Any

import pytest

from tenon_engines.kernel.errors import DefinitionError
from tenon_engines.kernel.registry import Registry
from tenon_engines.process.nodes import nodes
from tenon_engines.rule.actions import actions
from tenon_engines.rule.assignees import assignees
from tenon_engines.rule.triggers import triggers

REGISTRIES: list[Registry[Any]] = [nodes, actions, triggers, assignees]
KINDS = [
    pytest.param(kind, id=f"{registry.label}:{kind.name}") for registry in REGISTRIES for kind in registry.values()
]


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_lives_in_the_file_that_bears_its_name_and_describes_itself(kind: Any) -> None:
    assert kind.__module__.rsplit(".", 1)[-1] == kind.name
    described = kind.describe()
    assert kind.__doc__
    assert described["name"]["zh"]
    assert described["name"]["en"]
    assert "properties" in described["schema"]


@pytest.mark.parametrize("registry", REGISTRIES, ids=lambda registry: registry.label)
def test_an_unknown_kind_says_where_and_what_is_known(registry: Registry[Any]) -> None:
    with pytest.raises(DefinitionError) as raised:
        registry.parse({"kind": "colour"}, "/x")
    assert raised.value.path == "/x/kind"
    assert raised.value.hint is not None
    assert next(iter(sorted(registry))) in raised.value.hint.en
