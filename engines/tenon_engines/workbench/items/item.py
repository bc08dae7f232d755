"""What all items of a workbench have in common, and what a kind of item must answer."""

from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from tenon_engines.kernel.kind import Kind
from tenon_engines.kernel.naming import MAX_KEY, is_key
from tenon_engines.workbench.site import Site


def _key(text: str) -> str:
    if not is_key(text):
        raise ValueError("not a key")
    return text


Key = Annotated[str, AfterValidator(_key)]
Id = Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]+$", max_length=MAX_KEY)]
Words = dict[Literal["zh", "en"], Annotated[str, Field(max_length=200)]]
Condition = Annotated[str, Field(min_length=1, max_length=4000)]
Tone = Literal["neutral", "warning", "danger", "success"]


class Part(BaseModel):
    """A piece of an item's options."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Place(Part):
    """Cells on a grid of twelve columns."""

    x: int = Field(ge=0, le=11)
    y: int = Field(ge=0, le=1000)
    w: int = Field(ge=1, le=12)
    h: int = Field(ge=1, le=40)


class Item(Kind):
    """One tile. `check` adds what is wrong with it to the site's problems."""

    id: Id
    at: Place
    title: Words | None = None

    def check(self, site: Site, path: str) -> None:
        """Everything that the shape of the options cannot say."""
