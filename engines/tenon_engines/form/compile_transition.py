"""The transitions of all status fields of a form, whose keys are unique in the form, and when a state is on the path."""

from collections.abc import Mapping

from tenon_engines.form.drafting import Drafting
from tenon_engines.form.fields.status import Status
from tenon_engines.form.plan import FieldPlan, SubtablePlan, Transition
from tenon_engines.kernel.text import Text, label


def compile_transitions(
    draft: Drafting, fields: Mapping[str, FieldPlan], subtables: Mapping[str, SubtablePlan]
) -> dict[str, Transition]:
    found: dict[str, Transition] = {}
    for field in fields.values():
        if not isinstance(field.kind, Status):
            continue
        names = {state.key: label(state.name, state.key) for state in field.kind.states}
        for index, state in enumerate(field.kind.states):
            draft.formula(state.path_when, f"{field.pointer}/states/{index}/path_when", draft.scope())
        for index, options in enumerate(field.kind.transitions):
            pointer = f"{field.pointer}/transitions/{index}"
            if options.key in found:
                message = Text(f"流转“{options.key}”重复", f"Two transitions have the key {options.key!r}")
                draft.say("duplicate_key", f"{pointer}/key", message)
            for position, asked in enumerate(options.ask):
                if asked not in fields and asked not in subtables:
                    message = Text(f"没有字段“{asked}”", f"There is no field {asked!r}")
                    draft.say("unknown_field", f"{pointer}/ask/{position}", message)
            name = label(options.name) if options.name else names.get(options.to, Text(options.key, options.key))
            found[options.key] = Transition(
                key=options.key,
                field=field.key,
                from_=frozenset(options.from_),
                to=options.to,
                name=name,
                guard=draft.formula(options.guard, f"{pointer}/guard", draft.scope()),
                guard_message=label(options.guard_message) if options.guard_message else None,
                by=options.by,
                ask=options.ask,
                pointer=pointer,
            )
    return found
