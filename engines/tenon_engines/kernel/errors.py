"""The errors of Tenon. HTTP numbers live in the platform's `http/errors.py` alone; a bug is never a TenonError."""

from collections.abc import Sequence

from tenon_engines.kernel.problem import Problem
from tenon_engines.kernel.text import Text


class TenonError(Exception):
    """Says what is wrong (`message`), where (`path`), and what would be right (`hint`)."""

    code = "error"

    def __init__(self, message: Text, *, path: str = "", hint: Text | None = None, code: str | None = None) -> None:
        super().__init__(message.en)
        self.message = message
        self.path = path
        self.hint = hint
        if code is not None:
            self.code = code


class DefinitionError(TenonError):
    """A document does not compile. Carries every problem found, not only the first."""

    code = "definition_error"

    def __init__(self, problems: Sequence[Problem], message: Text | None = None) -> None:
        first = problems[0]
        super().__init__(message or first.message, path=first.path, hint=first.hint)
        self.problems = tuple(problems)


class ValidationError(TenonError):
    """Values of a record are not acceptable. Carries every problem with its field path."""

    code = "validation_error"

    def __init__(self, problems: Sequence[Problem], message: Text | None = None) -> None:
        first = problems[0]
        super().__init__(message or first.message, path=first.path, hint=first.hint)
        self.problems = tuple(problems)


class RunError(TenonError):
    """A running flow or rule cannot go on as asked."""

    code = "run_error"


class Refused(RunError):
    """A guard, a rule or a constraint refuses the action; the message is the one its author wrote."""

    code = "refused"


class NotFound(TenonError):
    code = "not_found"


class Denied(TenonError):
    code = "denied"


class Conflict(TenonError):
    """Somebody was faster: a stale `rev`, a decided task, a taken key."""

    code = "conflict"


class Busy(TenonError):
    """The database could not be had in time; trying again later helps."""

    code = "busy"
