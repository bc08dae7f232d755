"""Where a state or a transition of a status field is used: what would break or stand still without it."""

from collections.abc import Iterator, Mapping
from typing import Any, Literal

from tenon_engines.form.shape import FormShape
from tenon_engines.kernel.text import label
from tenon_platform.catalog.impact import MOST, Element, Use, form_of, reads

Part = Literal["states", "transitions"]
_STEPS = ("transition", "transitions")
_Found = Iterator[tuple[str, str]]


def status_uses(
    bodies: Mapping[tuple[str, str], Any],
    shapes: Mapping[str, FormShape],
    form: str,
    field: str,
    part: Part,
    element: str,
) -> list[Use]:
    """Uses in every document; what the field says of itself (its first state, from and to) is the form's own affair."""
    found = []
    for (kind, key), body in sorted(bodies.items()):
        own = key if kind == "form" else form_of(body)
        walk = _transition(body, form, element, own) if part == "transitions" else _state(
            body, Element(form, None, field), element, shapes, own
        )  # fmt: skip
        for path, text in walk:
            found.append(Use(kind, key, label(body.get("name"), key), path, text))
            if len(found) >= MOST:
                return found
    return found


def _inner(value: Mapping[str, Any], form: str | None) -> str | None:
    named = value.get("form")
    return named if isinstance(named, str) else form


def _transition(value: Any, form: str, key: str, here: str | None, path: str = "", part: str = "") -> _Found:
    """Steps of flows, triggers and actions of rules, buttons, rights of roles."""
    if isinstance(value, Mapping):
        inner = _inner(value, here)
        for name, below in value.items():
            target = name if part == "forms" else inner
            yield from _transition(below, form, key, target, f"{path}/{name}", name)
    elif isinstance(value, list):
        for index, below in enumerate(value):
            yield from _transition(below, form, key, here, f"{path}/{index}", part)
    elif value == key and part in _STEPS and here == form:
        yield path, ""


def _state(
    value: Any, status: Element, state: str, shapes: Mapping[str, FormShape], here: str | None, path: str = "",
    part: str = "",
) -> _Found:  # fmt: skip
    """Formulas that read the field and name the state."""
    if isinstance(value, Mapping):
        inner = _inner(value, here)
        for name, below in value.items():
            target = name if part == "forms" and name in shapes else inner
            if name == status.key and inner == status.form and below == f'"{state}"':
                yield f"{path}/{name}", below
            else:
                yield from _state(below, status, state, shapes, target, f"{path}/{name}", name)
    elif isinstance(value, list):
        for index, below in enumerate(value):
            yield from _state(below, status, state, shapes, here, f"{path}/{index}", part)
    elif isinstance(value, str) and f'"{state}"' in value and reads(value, status, shapes, here):
        yield path, value
