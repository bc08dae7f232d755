"""A few measures of a dataset for a period, against the same hours of the period before."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Annotated, Any, Literal

from pydantic import Field

from tenon_engines.kernel.errors import DefinitionError
from tenon_engines.kernel.text import Text
from tenon_engines.report.query import compile_query
from tenon_engines.workbench.items.item import Condition, Item, Key, Part, Words
from tenon_engines.workbench.site import Site


class Number(Part):
    """One measure; `filter` narrows it, with segments of the dataset by name."""

    measure: Key
    name: Words | None = None
    filter: Condition | None = None


class Numbers(Item):
    """今日 beside the same hours of yesterday; each opens its records."""

    name = "numbers"
    label = Text("数字", "Numbers")
    icon = "trending-up"

    dataset: Key
    period: Literal["today", "yesterday", "this_week", "this_month", "last_7_days", "last_30_days"] = "today"
    note: Words | None = None
    numbers: Annotated[tuple[Number, ...], Field(min_length=1, max_length=8)]

    def check(self, site: Site, path: str) -> None:
        dataset = site.datasets.get(self.dataset)
        if dataset is None:
            word = Text("数据集", "dataset")
            site.named("dataset", word, self.dataset, f"{path}/dataset", site.datasets)
            return
        for index, query in enumerate(self.queries()):
            where = f"{path}/numbers/{index}"
            try:
                compile_query(query, dataset)
            except DefinitionError as error:
                for each in error.problems:
                    part = "/filter" if each.path.startswith("/filter") else "/measure"
                    site.problems.append(replace(each, path=where + part))

    def queries(self) -> list[dict[str, Any]]:
        """One query a number, as a tile of a dashboard would ask it."""
        return [self._query(each) for each in self.numbers]

    def tiles(self) -> list[Mapping[str, Any]]:
        """The numbers as number tiles, named by their place."""
        return [
            {"id": str(index), "query": query, "view": {"kind": "kpi"}, "period": {"preset": self.period}}
            for index, query in enumerate(self.queries())
        ]

    def _query(self, number: Number) -> dict[str, Any]:
        query: dict[str, Any] = {"dataset": self.dataset, "measures": [number.measure]}
        return {**query, "filter": number.filter} if number.filter else query
