"""Where an option, a state or a transition is used: what would break or stand still without it."""

import re
from collections.abc import Mapping, Set
from typing import Any

from tenon_engines.form.shape import FormShape
from tenon_platform.catalog.impact import MOST, Bodies, Use, all_mentions, use_of
from tenon_platform.catalog.mention import GIVING, OFFER, Element, Mention, is_set, reads

_STEPS = ("transition", "transitions")
_SETTING = re.compile(r"\bparam\.(\w+)")


def choice_uses(bodies: Bodies, shapes: Mapping[str, FormShape], element: Element, choice: str) -> list[Use]:
    """Formulas that read the field and name the choice, values that set it, filters that ask for it, and settings
    that a formula compares the field with."""
    found = []
    for ref, mention in all_mentions(bodies, shapes):
        if (
            ref == ("form", element.form) and mention.part == "default" and _of_entry(mention, bodies[ref], element)
        ) or (mention.above in GIVING and is_set(mention, element)):
            chosen = _quotes(mention.text, choice)
        elif mention.above == "state" and is_set(mention, element):
            chosen = mention.text == choice
        else:
            chosen = _compares(mention, bodies[ref], choice) and reads(mention, element, shapes)
        if chosen:
            found.append(use_of(bodies, ref, mention))
            if len(found) >= MOST:
                break
    return found


def transition_uses(bodies: Bodies, shapes: Mapping[str, FormShape], form: str, keys: Set[str]) -> list[Use]:
    """Steps of flows, triggers and actions of rules, buttons of lists and desks, rights of roles."""
    found = []
    for ref, mention in all_mentions(bodies, shapes):
        step = mention.part in _STEPS or (mention.part, mention.above) == ("key", OFFER)
        if step and mention.text in keys and mention.scope.form == form:
            found.append(use_of(bodies, ref, mention))
            if len(found) >= MOST:
                break
    return found


def _compares(mention: Mention, body: Mapping[str, Any], choice: str) -> bool:
    constants = body.get("constants")
    settings = constants if isinstance(constants, Mapping) else {}
    return _quotes(mention.text, choice) or any(
        isinstance(settings.get(name), Mapping) and settings[name].get("value") == choice
        for name in _SETTING.findall(mention.text)
    )


def _quotes(text: str, choice: str) -> bool:
    return f'"{choice}"' in text or f"'{choice}'" in text


def _of_entry(mention: Mention, body: Mapping[str, Any], element: Element) -> bool:
    """Whether it stands in the field's own entry: its default names a choice and no field."""
    current: Any = body
    keys = []
    for step in mention.path.strip("/").split("/")[:-1]:
        current = current[int(step)] if isinstance(current, list) else current[step]
        if isinstance(current, Mapping):
            keys.append(current.get("key"))
    return keys == ([element.subtable, element.key] if element.subtable else [element.key])
