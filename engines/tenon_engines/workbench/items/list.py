"""The records that wait, a few columns each, with the one thing to do to each as the row's own button."""

from typing import Literal

from pydantic import Field

from tenon_engines.form.plan import FormPlan
from tenon_engines.kernel.naming import SYSTEM_FIELDS
from tenon_engines.kernel.problem import Problem
from tenon_engines.kernel.text import Text
from tenon_engines.workbench.items.item import Condition, Id, Item, Key, Part, Words
from tenon_engines.workbench.site import Site


class Column(Part):
    """`place` puts the value into the column before it, below or beside its value; `named` writes its name first."""

    field: Key
    style: Literal["plain", "tag", "age", "countdown"] = "plain"
    place: Literal["own", "under", "beside"] = "own"
    named: bool = False


class Order(Part):
    field: Key
    desc: bool = False


class Tab(Part):
    id: Id
    name: Words
    filter: Condition | None = None


class RowAction(Part):
    """One of: press a button, take a step of a status, decide the open task, change fields in a dialog, open."""

    id: Id
    name: Words | None = None
    when: Condition | None = None
    button: Key | None = None
    transition: Key | None = None
    task: Literal["approve"] | None = None
    change: tuple[Key, ...] = Field(default=(), max_length=8)
    open: Literal["record", "edit"] | None = None

    @property
    def ways(self) -> int:
        return sum(1 for each in (self.button, self.transition, self.task, self.change, self.open) if each)


class RecordList(Item):
    """Rows of a form; `mine`: with a task of the person. Of `actions` each row shows the first that applies to it and is the person's to do."""

    name = "list"
    label = Text("列表", "List")
    icon = "list"

    form: Key
    note: Words | None = None
    filter: Condition | None = None
    mine: bool = False
    tabs: tuple[Tab, ...] = Field(default=(), max_length=6)
    columns: tuple[Column, ...] = Field(min_length=1, max_length=8)
    sort: tuple[Order, ...] = Field(default=(), max_length=3)
    limit: int = Field(default=6, ge=1, le=20)
    actions: tuple[RowAction, ...] = Field(default=(), max_length=12)

    def check(self, site: Site, path: str) -> None:
        form = site.form(self.form, f"{path}/form")
        if form is None:
            return
        site.condition(form, self.filter, f"{path}/filter")
        for index, tab in enumerate(self.tabs):
            site.condition(form, tab.filter, f"{path}/tabs/{index}/filter")
        for index, column in enumerate(self.columns):
            where = f"{path}/columns/{index}/field"
            if column.style in ("age", "countdown"):
                site.moment(form, column.field, where)
            elif column.field in form.subtables:
                message = Text("明细不能作为列", "A subtable is no column")
                site.problems.append(Problem("wrong_type", where, message))
            else:
                site.field(form, column.field, where)
        for index, order in enumerate(self.sort):
            self._check_order(site, form, order.field, f"{path}/sort/{index}/field")
        for index, action in enumerate(self.actions):
            self._check_action(site, form, action, f"{path}/actions/{index}")

    @staticmethod
    def _check_order(site: Site, form: FormPlan, key: str, path: str) -> None:
        field = site.field(form, key, path)
        if field is not None and not field.column:
            message = Text(f"不能按“{field.name.zh}”排序", f"The list cannot be sorted by {field.name.en!r}")
            site.problems.append(Problem("bad_sort", path, message))

    @staticmethod
    def _check_action(site: Site, form: FormPlan, action: RowAction, path: str) -> None:
        site.condition(form, action.when, f"{path}/when")
        if action.ways != 1:
            message = Text(
                "写明一种做法：按钮、流转、待办、改字段或打开", "Name one way: button, transition, task, change or open"
            )
            site.problems.append(Problem("bad_shape", path, message))
        if action.button is not None:
            site.named("button", Text("按钮", "button"), action.button, f"{path}/button", form.buttons)
        if action.transition is not None:
            word = Text("流转", "transition")
            site.named("transition", word, action.transition, f"{path}/transition", form.transitions)
        for index, key in enumerate(action.change):
            where = f"{path}/change/{index}"
            field = form.fields.get(key)
            if field is None or key in SYSTEM_FIELDS or field.computed or field.type == "status":
                message = Text(f"“{key}”不是可以填写的字段", f"{key!r} is no field that a person fills in")
                site.problems.append(Problem("wrong_type", where, message))
