"""Which columns a person's search looks into: those of the form and the titles of what it refers to."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy import Table

from tenon_engines.form.fields.autonumber import Autonumber
from tenon_engines.form.fields.text import Text
from tenon_engines.form.plan import FormPlan, SearchTarget

KeyedHash = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Target:
    """A column: of the form itself, or of `table`, which the reference `through` leads to."""

    column: str
    how: str  # text, pinyin, tail, hash
    sought: Callable[[str], str | None] | None = None
    table: Table | None = None
    through: str = ""


def open_targets(
    plan: FormPlan, forms: Mapping[str, FormPlan], restricted: Mapping[str, Mapping[str, str]]
) -> list[Target]:
    """A title is searched where it is: whoever renames a record finds what refers to it by the new name at once."""
    own = restricted.get(plan.key, {})
    found: list[Target] = []
    for target in plan.search:
        if not _is_open(target, own.get(target.field)):
            continue
        if target.how == "title":
            found += _titles(target, forms[plan.fields[target.field].target or ""], restricted)
        else:
            found.append(Target(target.column, target.how, target.sought))
    return found


def _titles(target: SearchTarget, to: FormPlan, restricted: Mapping[str, Mapping[str, str]]) -> Iterator[Target]:
    title = to.fields.get(to.title or "")
    unseen = restricted.get(to.key, {}).get(to.title or "") in ("hidden", "masked")
    if title is None or unseen or not isinstance(title.result, Text | Autonumber):
        return
    yield Target(title.key, "text", table=to.tables[""], through=target.column)
    if isinstance(title.result, Text) and title.result.pinyin:
        yield Target(f"{title.key}__pinyin", "pinyin", table=to.tables[""], through=target.column)


def _is_open(target: SearchTarget, right: str | None) -> bool:
    """A masked phone shows its last digits and is found by them; by more, the rest could be guessed."""
    return target.how == "tail" if right == "masked" else right != "hidden"
