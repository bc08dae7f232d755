"""What documents compiled to, so that a draft that changes one of them compiles one and not a hundred.

Compiling is pure: the same body, with the same around it, gives the same plan. Bodies are compared as they are written,
because to Python `1` and `true` are equal.
"""

from collections import OrderedDict
from collections.abc import Callable, Mapping
from hashlib import sha256
from threading import Lock
from typing import Any

import orjson

from tenon_engines.form.shape import outline
from tenon_engines.kernel.problem import Problem

Bodies = Mapping[tuple[str, str], Mapping[str, Any]]
Outcome = tuple[list[Problem], Any]

MOST = 300  # two or three editions of a large application; one takes about 6 MB
ON_OUTLINES = frozenset({"form", "role", "flow", "rule", "dataset", "print"})

_outcomes: OrderedDict[tuple[str, bytes, bytes], Outcome] = OrderedDict()
_lock = Lock()


class Surroundings:
    """What else stands in the application, as far as a document of a kind may look at it."""

    def __init__(self, bodies: Bodies) -> None:
        forms = [body for (kind, _), body in bodies.items() if kind == "form"]
        outlines = [outline(body) for body in forms]
        datasets = [body for (kind, _), body in bodies.items() if kind == "dataset"]
        roles = sorted(key for kind, key in bodies if kind == "role")
        self._outlines = _digest([outlines, roles])
        self._whole = _digest([forms, datasets, list(bodies)])

    def outcome(self, kind: str, body: Mapping[str, Any], compile_it: Callable[[], Outcome]) -> Outcome:
        """What the body compiled to the last time in these surroundings, else what it compiles to now."""
        place = (kind, _digest(body), self._outlines if kind in ON_OUTLINES else self._whole)
        with _lock:
            if place in _outcomes:
                _outcomes.move_to_end(place)
                return _outcomes[place]
        found = compile_it()
        with _lock:
            _outcomes[place] = found
            while len(_outcomes) > MOST:
                _outcomes.popitem(last=False)
        return found


def _digest(content: Any) -> bytes:
    return sha256(orjson.dumps(content, default=dict)).digest()
