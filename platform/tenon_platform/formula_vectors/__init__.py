"""Cases of the formula language, run on every target: what `tenon formula eval` and `tenon formula vectors` do."""

from tenon_platform.formula_vectors.case import Case, read_cases
from tenon_platform.formula_vectors.report import Report
from tenon_platform.formula_vectors.run import TARGETS, evaluate, vectors

__all__ = ["TARGETS", "Case", "Report", "evaluate", "read_cases", "vectors"]
