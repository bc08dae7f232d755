"""What a desk document holds: how a scan finds its record, what is shown and asked, and what then happens."""

from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from tenon_engines.kernel.naming import MAX_KEY, is_key

LONGEST_SCAN = 100


def _key(text: str) -> str:
    if not is_key(text):
        raise ValueError("not a key")
    return text


Key = Annotated[str, AfterValidator(_key)]
Id = Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]+$", max_length=MAX_KEY)]
Words = dict[Literal["zh", "en"], Annotated[str, Field(max_length=1000)]]
Condition = Annotated[str, Field(min_length=1, max_length=4000)]


class Part(BaseModel):
    """A piece of the document."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Find(Part):
    """A scanned text is looked up in these fields, whole."""

    fields: tuple[Key, ...] = Field(min_length=1, max_length=4)


class Order(Part):
    field: Key
    desc: bool = False


class Tab(Part):
    id: Id
    name: Words
    filter: Condition | None = None


class Queue(Part):
    """The records that wait, at the left: the first columns beside the number, the deadline counting down."""

    sort: tuple[Order, ...] = Field(default=(), max_length=3)
    columns: tuple[Key, ...] = Field(default=(), max_length=3)
    deadline: Key | None = None
    tabs: tuple[Tab, ...] = Field(default=(), max_length=8)


class Lines(Part):
    """Rows of a subtable; the first column is what hands look for, the last what they count."""

    table: Key
    columns: tuple[Key, ...] = Field(min_length=1, max_length=6)


class Show(Part):
    fields: tuple[Key, ...] = Field(default=(), max_length=9)
    lines: Lines | None = None


class Beginning(Part):
    start: str = Field(min_length=1, max_length=20)
    value: str = Field(min_length=1, max_length=100)


class Tells(Part):
    """What the beginning of a scanned text says of another field: `SF…` is the carrier whose code is SF. The longest
    beginning counts, and only where the field is still empty. `by` is the field of the target that holds `value`."""

    field: Key
    by: Key
    starts: tuple[Beginning, ...] = Field(min_length=1, max_length=60)

    def value_of(self, text: str) -> str | None:
        fitting = [each for each in self.starts if text.upper().startswith(each.start.upper())]
        return max(fitting, key=lambda each: len(each.start)).value if fitting else None


class Ask(Part):
    """A field that is scanned or typed after the record. What does not look like it is refused before it is sent."""

    id: Id
    field: Key
    name: Words | None = None
    characters: Literal["any", "digits", "letters_digits"] = "any"
    least: int = Field(default=1, ge=1, le=LONGEST_SCAN)
    most: int = Field(default=LONGEST_SCAN, ge=1, le=LONGEST_SCAN)
    starts: tuple[Annotated[str, Field(min_length=1, max_length=20)], ...] = Field(default=(), max_length=20)
    tells: Tells | None = None

    def takes(self, text: str) -> bool:
        """Whether a scanned text looks like this field."""
        if not self.least <= len(text) <= self.most:
            return False
        if self.characters == "digits" and not (text.isascii() and text.isdigit()):
            return False
        if self.characters == "letters_digits" and not (text.isascii() and text.isalnum()):
            return False
        return not self.starts or text.upper().startswith(tuple(start.upper() for start in self.starts))


class Alert(Part):
    """A panel in the way. `refuse`: the desk goes no further with such a record, whoever presses what."""

    id: Id
    when: Condition
    name: Words
    text: Words | None = None
    tone: Literal["danger", "warning"] = "danger"
    refuse: bool = True


class Then(Part):
    """Exactly one: a step of a status, or a button of the form."""

    transition: Key | None = None
    button: Key | None = None


class DeskDocument(Part):
    kind: Literal["desk"]
    key: Key
    schema_: Literal[1] = Field(alias="schema")
    name: Words
    form: Key
    find: Find
    filter: Condition | None = None
    queue: Queue = Queue()
    show: Show = Show()
    steps: tuple[Ask, ...] = Field(default=(), max_length=4)
    alerts: tuple[Alert, ...] = Field(default=(), max_length=10)
    then: Then
    undo: Then | None = None
