"""What a person may count: the rows of each fact within the scope, no field that is hidden or masked from them."""

from collections.abc import Iterable
from itertools import pairwise
from typing import Any, Protocol

from tenon_engines.formula.compile import Formula
from tenon_engines.kernel.errors import Denied
from tenon_engines.kernel.text import Text
from tenon_engines.report.macro import names_in
from tenon_engines.report.plan import Condition, DatasetPlan, Measure, QueryPlan
from tenon_platform.access.permissions import UNSEEN, FormRights

Scopes = dict[str, Formula | bool]


class RightsLike(Protocol):
    """What reports ask of a person's rights."""

    def form(self, key: str) -> FormRights: ...


def scopes_of(dataset: DatasetPlan, rights: RightsLike) -> Scopes:
    """The scope of the root and of every form below it; Denied without any right to read the root."""
    found: Scopes = {}
    for form in {dataset.form, *(child.form for child in dataset.children.values())}:
        reach = rights.form(form).read
        found[form] = False if reach is None else reach
    if found[dataset.form] is False:
        raise Denied(Text("没有权限查看这些数据", "You may not read these records"))
    return found


def check_fields(query: QueryPlan, extra: Iterable[Condition], rights: RightsLike) -> None:
    """Denied when the query reads a field of the facts that this person may not see."""
    dataset = query.dataset
    for formula in _formulas(query, extra):
        for key in formula.keys:
            _check(dataset, key, rights)


def check_typed(dataset: DatasetPlan, text: Any, rights: RightsLike) -> None:
    """A condition that a person typed reads other forms as that person: their rights and fields count there too.

    Dimensions and segments of the dataset are its author's and stay out of this.
    """
    if not isinstance(text, str) or not text.strip():
        return
    for names in names_in(text):
        if ".".join(names) not in dataset.macros:
            _check_way(dataset, names, rights)


def _check_way(dataset: DatasetPlan, names: list[str], rights: RightsLike) -> None:
    shapes, form = dataset.shapes, dataset.form
    fields = shapes[form].fields
    child = dataset.children.get(names[0])
    if child is not None and len(names) > 1:
        form = child.form
        fields = (fields[names[0]].subtable or {}) if child.subtable else shapes[form].fields
        names = names[1:]
    for step, following in pairwise(names):
        target = fields[step].target if step in fields else None
        if target is None:
            return
        granted = rights.form(target)
        if granted.read is not True or granted.fields.get(following) in UNSEEN:
            raise _denied(".".join(names))
        fields = shapes[target].fields


def _formulas(query: QueryPlan, extra: Iterable[Condition]) -> list[Formula]:
    found = [axis.dim.formula for axis in query.axes] + [each.formula for each in (*query.conditions, *extra)]
    for value in query.values:
        for measure in _with_inputs(value.measure, query.dataset):
            found += [each for each in (measure.value, measure.where) if each is not None]
    return found


def _with_inputs(measure: Measure, dataset: DatasetPlan) -> list[Measure]:
    if measure.calc is None:
        return [measure]
    return [dataset.measures[key] for key in measure.calc.keys]


def _check(dataset: DatasetPlan, key: str, rights: RightsLike) -> None:
    head, _, rest = key.partition(".")
    child = dataset.children.get(head) if rest else None
    if child is not None and child.subtable is None:
        fields, name = rights.form(child.form).fields, rest.split(".")[0]
    elif child is not None:
        fields, name = rights.form(dataset.form).fields, f"{head}.{rest.split('.')[0]}"
        if fields.get(head) in UNSEEN:
            raise _denied(key)
    else:
        fields, name = rights.form(dataset.form).fields, head
    if fields.get(name) in UNSEEN:
        raise _denied(key)


def _denied(key: str) -> Denied:
    return Denied(Text("没有权限查看其中的字段", "A field of this report is not yours to see"), path=key)
