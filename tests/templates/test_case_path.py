"""The steps of an after-sale case are those that its kind goes through."""

import pytest
from company import Company

from tenon_engines.form.fields.status import Status
from tenon_platform.catalog.plans import plans

PATHS = {
    "refund_only": ["to_handle", "to_refund", "refund_done"],
    "return_refund": ["to_handle", "awaiting_return", "to_inspect", "to_refund", "refund_done"],
    "refused": ["to_handle", "to_refund", "refund_done"],
    "exchange": ["to_handle", "awaiting_return", "to_inspect", "to_ship", "finished"],
    "resend": ["to_handle", "to_ship", "finished"],
}


@pytest.mark.parametrize("kind", PATHS)
def test_a_case_shows_no_step_that_it_never_takes(company: Company, kind: str) -> None:
    plan = plans(company.tx).forms["aftersale"]
    field = plan.fields["state"]
    assert isinstance(field.kind, Status)
    shown = []
    for index, state in enumerate(field.kind.states):
        formula = plan.formulas.get(f"{field.pointer}/states/{index}/path_when")
        env = {"kind": kind, "state": "to_handle"}
        if not state.beside and not state.off_path and (formula is None or formula.run(env, company.work().context)):
            shown.append(state.key)
    assert shown == PATHS[kind]
