"""What keeps rules from running away: once per rule and record, a bounded chain, a bounded number of rows."""

from dataclasses import dataclass, field

from tenon_engines.kernel.errors import RunError
from tenon_engines.kernel.text import Text
from tenon_platform.runtime.work_unit import Work

DEEPEST = 16
MOST_ROWS = 10_000
MOST_FIRINGS = 5_000


@dataclass(slots=True)
class Guard:
    """One for each transaction."""

    fired: set[tuple[str, str, int, str]] = field(default_factory=set)
    rows: int = 0
    firings: int = 0

    def admits(self, rule: str, form: str, record_id: int, phase: str) -> bool:
        """Whether the rule has not yet run on this record in this transaction; from now on it has."""
        mark = (rule, form, record_id, phase)
        if mark in self.fired:
            return False
        self.fired.add(mark)
        self.firings += 1
        if self.firings > MOST_FIRINGS:
            raise _tripped(f"规则触发超过 {MOST_FIRINGS} 次", f"more than {MOST_FIRINGS} rule firings")
        return True

    def write(self, rows: int) -> None:
        """Counts rows that rules and flows write."""
        self.rows += rows
        if self.rows > MOST_ROWS:
            raise _tripped(f"规则写入超过 {MOST_ROWS} 条记录", f"more than {MOST_ROWS} rows written by rules")


def guard_of(work: Work) -> Guard:
    """The guard of the transaction at hand, shared by everything that one action causes."""
    found: Guard = work.scratch.setdefault("guard", Guard())
    return found


def check_depth(depth: int) -> None:
    """A chain of causes has an end."""
    if depth > DEEPEST:
        raise _tripped(f"规则互相触发超过 {DEEPEST} 层", f"rules set each other off more than {DEEPEST} levels deep")


def _tripped(zh: str, en: str) -> RunError:
    return RunError(
        Text(f"{zh}，已全部撤销", f"Everything was undone: {en}"),
        hint=Text("请检查规则是否循环触发", "check whether rules set each other off in a circle"),
        code="rule_budget",
    )
