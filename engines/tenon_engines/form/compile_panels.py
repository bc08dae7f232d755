"""The panels of a form document, checked against the forms that they read."""

from functools import partial

from tenon_engines.form.drafting import Drafting
from tenon_engines.form.panels import panels
from tenon_engines.form.panels.panel import Panel
from tenon_engines.kernel.text import Text


def compile_panels(draft: Drafting) -> tuple[Panel, ...]:
    """In the order of the document; the formulas of the third stand under `/panels/2/…`."""
    found: list[Panel] = []
    ids: set[str] = set()
    for index, entry in enumerate(draft.document.get("panels", ())):
        path = f"/panels/{index}"
        panel = draft.attempt(partial(panels.parse, entry, path))
        if panel is None:
            continue
        if panel.id in ids:
            draft.say("duplicate_id", f"{path}/id", Text("两个面板的 id 相同", "Two panels have the same id"))
        ids.add(panel.id)
        panel.check(draft, path)
        found.append(panel)
    return tuple(found)
