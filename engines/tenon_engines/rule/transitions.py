"""The transitions a form declares, over all its status fields; their keys are unique in the form."""

from difflib import get_close_matches

from tenon_engines.form.fields.status import Status, TransitionOptions
from tenon_engines.form.shape import FormShape
from tenon_engines.kernel.text import Text
from tenon_engines.rule.site import Site


def transitions_of(shape: FormShape) -> dict[str, TransitionOptions]:
    """Transition key → its options."""
    return {
        transition.key: transition
        for field in shape.fields.values()
        if isinstance(field.kind, Status)
        for transition in field.kind.transitions
    }


def check_transition(site: Site, form: str, key: str, path: str) -> bool:
    """Whether `form` declares the transition; else a problem with the nearest key as hint."""
    shape = site.shapes[form]
    known = transitions_of(shape)
    if key in known:
        return True
    near = ", ".join(get_close_matches(key, known, n=3) or known) or "-"
    message = Text(f"表单“{shape.name.zh}”没有流转“{key}”", f"Form {shape.name.en!r} has no transition {key!r}")
    site.report("unknown_transition", path, message, Text(f"可用：{near}", f"one of: {near}"))
    return False
