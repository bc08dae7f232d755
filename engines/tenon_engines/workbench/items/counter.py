"""How many records burn: a bounded count, with the age of the oldest or the causes under it."""

from typing import Annotated, Literal

from pydantic import Field

from tenon_engines.form.plan import FormPlan
from tenon_engines.kernel.problem import Problem
from tenon_engines.kernel.text import Text, label
from tenon_engines.workbench.items.item import Condition, Item, Key, Part, Tone, Words
from tenon_engines.workbench.site import Site

MOST_CAUSES = 40


class OldestAge(Part):
    """`最早等待 6 小时`; from `late_hours` on the line is red."""

    show: Literal["age"]
    field: Key
    late_hours: int | None = Field(default=None, ge=1, le=10_000)


class Causes(Part):
    """`疑似重复 2 · 特殊备注 2 · 其他 2`, by the options of a choice field."""

    show: Literal["causes"]
    field: Key


class Share(Part):
    """`其中 2 单已超时`: those that also meet `filter`; `{n}` stands for their number."""

    show: Literal["part"]
    filter: Condition
    text: Words
    tone: Tone = "danger"


class Threshold(Part):
    """From this count on the number has this tone; the highest that is reached counts."""

    at_least: int = Field(ge=1, le=10_000)
    tone: Tone


class Counter(Item):
    """A count of a form's records under a condition; pressing it opens the list. `mine`: with a task of the person."""

    name = "counter"
    label = Text("计数", "Counter")
    icon = "hash"

    form: Key
    filter: Condition | None = None
    mine: bool = False
    tab: str | None = Field(default=None, max_length=40)
    under: Annotated[OldestAge | Causes | Share, Field(discriminator="show")] | None = None
    tones: tuple[Threshold, ...] = Field(default=(), max_length=4)

    def check(self, site: Site, path: str) -> None:
        form = site.form(self.form, f"{path}/form")
        if form is None:
            return
        site.condition(form, self.filter, f"{path}/filter")
        check_tab(site, form, self.tab, f"{path}/tab")
        if isinstance(self.under, OldestAge):
            site.moment(form, self.under.field, f"{path}/under/field")
        elif isinstance(self.under, Share):
            site.condition(form, self.under.filter, f"{path}/under/filter")
        elif isinstance(self.under, Causes):
            self._check_causes(site, form, self.under.field, f"{path}/under/field")

    @staticmethod
    def _check_causes(site: Site, form: FormPlan, key: str, path: str) -> None:
        field = site.field(form, key, path)
        if field is None:
            return
        if not 0 < len(options_of(form, key)) <= MOST_CAUSES:
            message = Text(
                f"“{field.name.zh}”不是有 1 到 {MOST_CAUSES} 个选项的单选或状态字段",
                f"{field.name.en!r} is no choice or status field of 1 to {MOST_CAUSES} options",
            )
            site.problems.append(Problem("wrong_type", path, message))


def options_of(form: FormPlan, key: str) -> dict[str, Text]:
    """Options of a single choice or status field, in the order of its document."""
    field = form.fields.get(key)
    if field is None or field.result.name not in ("select", "status"):
        return {}
    entries = getattr(field.result, "options", None) or getattr(field.result, "states", None) or ()
    return {each.key: label(each.name, each.key) for each in entries}


def check_tab(site: Site, form: FormPlan, tab: str | None, path: str) -> None:
    """A tab that a count or a shortcut opens belongs to one of the form's views."""
    known = {each["id"] for view in form.views for each in view.get("tabs", ())}
    if tab is not None and tab not in known:
        site.problems.append(Problem("unknown_tab", path, Text("这个列表没有此页签", "The list has no such tab")))
