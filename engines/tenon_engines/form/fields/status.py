"""A state machine: states, and the transitions that alone lead from one to another."""

from functools import cached_property
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field
from sqlalchemy.types import TypeEngine

from tenon_engines.form.column_type import text_column
from tenon_engines.form.fields.field_type import FieldType
from tenon_engines.form.fields.option import Option, bad_key, by_label, choose, option_problems
from tenon_engines.formula.types import Type
from tenon_engines.kernel.naming import is_key
from tenon_engines.kernel.problem import Problem
from tenon_engines.kernel.text import Text


class TransitionOptions(BaseModel):
    """One allowed step; `guard` is a formula that must hold, `ask` the fields its dialog shows, `undo` the step by which
    a person may take it back at once."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    key: str
    from_: Annotated[tuple[str, ...], Field(alias="from"), BeforeValidator(lambda v: [v] if isinstance(v, str) else v)]
    to: str
    name: dict[str, str] = {}
    guard: str | None = None
    guard_message: dict[str, str] = {}
    by: Literal["flow", "rule"] | None = None
    ask: tuple[str, ...] = ()
    confirm: dict[str, str] = {}
    icon: str | None = None
    undo: str | None = None


class Status(FieldType):
    """The state of a record. It changes only through its transitions, on every path into the record."""

    name = "status"
    label = Text("状态", "Status")
    icon = "circle-dot"
    group = "choice"
    operators: ClassVar[tuple[str, ...]] = ("=", "<>", "IN", "ISEMPTY")

    states: Annotated[tuple[Option, ...], Field(min_length=1)]
    initial: str
    transitions: tuple[TransitionOptions, ...] = ()

    @cached_property
    def keys(self) -> frozenset[str]:
        return frozenset(state.key for state in self.states)

    def value_type(self) -> Type:
        return Type("option", options=tuple(state.key for state in self.states))

    def column_type(self) -> TypeEngine[Any]:
        return text_column()

    def coerce(self, value: Any) -> Any:
        return choose(value, self.keys, self.states)

    def from_text(self, text: str) -> Any:
        return self.coerce(by_label(text, self.states) or text)

    def json_schema(self) -> dict[str, Any]:
        return {"type": "string", "enum": [state.key for state in self.states]}

    def problems(self, path: str) -> list[Problem]:
        found = option_problems(self.states, f"{path}/states")
        if self.initial not in self.keys:
            found.append(self._no_state(self.initial, f"{path}/initial"))
        for index, transition in enumerate(self.transitions):
            where = f"{path}/transitions/{index}"
            if not is_key(transition.key):
                found.append(bad_key(transition.key, f"{where}/key"))
            found += [self._no_state(state, f"{where}/from") for state in transition.from_ if state not in self.keys]
            if transition.to not in self.keys:
                found.append(self._no_state(transition.to, f"{where}/to"))
            if transition.undo is not None and not self._takes_back(transition.undo, transition):
                found.append(_no_way_back(transition.undo, f"{where}/undo"))
        return found

    def _takes_back(self, key: str, step: TransitionOptions) -> bool:
        """Whether a person takes `step` back by that transition, without being asked anything."""
        back = next((one for one in self.transitions if one.key == key), None)
        return back is not None and not back.by and not back.ask and step.to in back.from_ and back.to in step.from_

    def _no_state(self, state: str, path: str) -> Problem:
        known = ", ".join(one.key for one in self.states)
        return Problem(
            "unknown_state",
            path,
            Text(f"没有状态“{state}”", f"There is no state {state!r}"),
            Text(f"可用：{known}", f"one of: {known}"),
        )


def _no_way_back(key: str, path: str) -> Problem:
    return Problem(
        "no_way_back",
        path,
        Text(f"“{key}”不能撤销这一步", f"{key!r} does not take this step back"),
        Text(
            "选一个由人操作、不询问内容、从这一步的去向回到原状态的流转",
            "a transition that people take, that asks nothing and leads from there back to where this one starts",
        ),
    )
