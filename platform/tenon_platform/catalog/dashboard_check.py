"""A dashboard document checked against its datasets. Its plan is the document itself: tiles are run one by one."""

from collections.abc import Mapping
from typing import Any

from tenon_engines.kernel.errors import DefinitionError
from tenon_engines.kernel.problem import Problem
from tenon_engines.kernel.text import Text
from tenon_engines.report.document import check_document
from tenon_engines.report.plan import DatasetPlan
from tenon_engines.report.query import compile_query


def compile_dashboard(document: Mapping[str, Any], datasets: Mapping[str, DatasetPlan]) -> Mapping[str, Any]:
    """The document when every tile's query compiles; else DefinitionError with all problems."""
    problems = check_document(document)
    if problems:
        raise DefinitionError(problems)
    for index, tile in enumerate(document["tiles"]):
        path = f"/tiles/{index}/query"
        dataset = datasets.get(tile["query"]["dataset"])
        if dataset is None:
            name = tile["query"]["dataset"]
            message = Text(f"没有数据集“{name}”", f"There is no dataset {name!r}")
            problems.append(Problem("unknown_dataset", f"{path}/dataset", message))
            continue
        try:
            compile_query(tile["query"], dataset, path)
        except DefinitionError as error:
            problems += error.problems
    if problems:
        raise DefinitionError(problems)
    return document
