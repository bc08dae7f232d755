"""Patterns of REGEXMATCH and its kin to a small program.

A language of our own, so that it means the same here and in the browser, and never takes exponential time: literals, `.`,
classes, `\\d \\w \\s` (ASCII) and their opposites, `\\b`, `^ $`, groups, `|`, `* + ? {n,m}`, lazy with `?`.
No look-around and no references back.
"""

from dataclasses import dataclass
from functools import lru_cache

LONGEST = 500
MOST_STEPS = 2_000
MOST_REPEATS = 1_000
_MOST_READ = 20_000  # parts read again and again that write nothing
_DEEPEST = 20
_LAST = 0x10FFFF

Ranges = tuple[tuple[int, int], ...]
_DIGIT: Ranges = ((48, 57),)
WORD: Ranges = ((48, 57), (65, 90), (95, 95), (97, 122))
_SPACE: Ranges = ((9, 13), (32, 32), (0xA0, 0xA0), (0x3000, 0x3000))
_CLASSES = {"d": _DIGIT, "w": WORD, "s": _SPACE}
_CONTROLS = {"n": 10, "r": 13, "t": 9}


@dataclass(frozen=True, slots=True)
class Step:
    """`take` one character of `ranges`, `fork` to `first` before `second`, `jump`, `save` a place, `at` an edge, `match`."""

    kind: str
    ranges: Ranges = ()
    first: int = 0
    second: int = 0


class BadPattern(Exception):
    """The pattern is not of this language."""


def inside(ranges: Ranges, code: int) -> bool:
    return any(low <= code <= high for low, high in ranges)


def _opposite(ranges: Ranges) -> Ranges:
    result, start = [], 0
    for low, high in sorted(ranges):
        if low > start:
            result.append((start, low - 1))
        start = max(start, high + 1)
    return (*result, (start, _LAST)) if start <= _LAST else tuple(result)


class _Parser:
    """Writes steps while reading; a part that repeats is written again by reading it again."""

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern
        self.at = 0
        self.depth = 0
        self.groups = 0
        self.read = 0
        self.steps: list[Step] = []

    def peek(self) -> str:
        return self.pattern[self.at : self.at + 1]

    def take(self) -> str:
        char = self.peek()
        if not char:
            raise BadPattern
        self.at += 1
        return char

    def write(self, step: Step) -> int:
        if len(self.steps) >= MOST_STEPS:
            raise BadPattern
        self.steps.append(step)
        return len(self.steps) - 1

    def choice(self) -> None:
        """Alternatives divided by `|`."""
        start, jumps = len(self.steps), []
        self.sequence()
        while self.peek() == "|":
            self.take()
            self.insert(start)
            jumps.append(self.write(Step("jump")))
            self.steps[start] = Step("fork", (), start + 1, len(self.steps))
            start = len(self.steps)
            self.sequence()
        for jump in jumps:
            self.steps[jump] = Step("jump", (), len(self.steps))

    def insert(self, place: int) -> None:
        """Room for one step; what jumps behind it moves along."""
        self.write(Step("match"))
        for at in range(len(self.steps) - 1, place, -1):
            step = self.steps[at - 1]
            if step.kind in ("fork", "jump"):
                moved = [each + 1 if each >= place else each for each in (step.first, step.second)]
                step = Step(step.kind, (), moved[0], moved[1])
            self.steps[at] = step

    def sequence(self) -> None:
        while self.peek() not in ("", "|", ")"):
            self.repeated()

    def repeated(self) -> None:
        start, begin, groups = len(self.steps), self.at, self.groups
        self.atom()
        low, high, greedy = self.quantifier()
        end = self.at
        if (low, high) == (1, 1):
            return
        del self.steps[start:]
        for _ in range(low):
            self.again(begin, groups)
        if high is None:
            fork = self.write(Step("fork"))
            self.again(begin, groups)
            self.write(Step("jump", (), fork))
            self.fork(fork, fork + 1, len(self.steps), greedy)
        else:
            forks = []
            for _ in range(high - low):
                forks.append(self.write(Step("fork")))
                self.again(begin, groups)
            for fork in forks:
                self.fork(fork, fork + 1, len(self.steps), greedy)
        self.at = end

    def fork(self, at: int, inner: int, outer: int, greedy: bool) -> None:
        self.steps[at] = Step("fork", (), inner, outer) if greedy else Step("fork", (), outer, inner)

    def again(self, begin: int, groups: int) -> None:
        self.at, self.groups = begin, groups
        self.atom()

    def quantifier(self) -> tuple[int, int | None, bool]:
        char = self.peek()
        if char not in ("*", "+", "?", "{"):
            return 1, 1, True
        self.take()
        low, high = {"*": (0, None), "+": (1, None), "?": (0, 1), "{": (1, 1)}[char]
        if char == "{":
            low, high = self.counts()
        greedy = self.peek() != "?"
        if not greedy:
            self.take()
        if self.peek() in ("*", "+", "?", "{"):
            raise BadPattern
        return low, high, greedy

    def counts(self) -> tuple[int, int | None]:
        end = self.pattern.find("}", self.at)
        least, comma, most = self.pattern[self.at : max(end, self.at)].partition(",")
        if not (least.isascii() and least.isdigit()) or (most and not (most.isascii() and most.isdigit())):
            raise BadPattern
        low = int(least)
        high = (int(most) if most else None) if comma else low
        if low > MOST_REPEATS or (high is not None and not low <= high <= MOST_REPEATS):
            raise BadPattern
        self.at = end + 1
        return low, high

    def atom(self) -> None:
        self.read += 1
        if self.read > _MOST_READ:
            raise BadPattern
        char = self.take()
        if char == "(":
            self.group()
        elif char == "[":
            self.write(Step("take", self.members()))
        elif char == ".":
            self.write(Step("take", _opposite(((10, 10),))))
        elif char in ("^", "$"):
            self.write(Step("at", (), 0 if char == "^" else 1))
        elif char == "\\" and self.peek() in ("b", "B"):
            self.write(Step("at", (), 2 if self.take() == "b" else 3))
        elif char == "\\":
            self.write(Step("take", self.escape()))
        elif char in "*+?{}])":
            raise BadPattern
        else:
            self.write(Step("take", ((ord(char), ord(char)),)))

    def group(self) -> None:
        self.depth += 1
        kept = True
        if self.peek() == "?":
            self.take()
            if self.take() != ":":
                raise BadPattern
            kept = False
        if self.depth > _DEEPEST:
            raise BadPattern
        if kept:
            self.groups += 1
        number = self.groups
        if kept:
            self.write(Step("save", (), 2 * number))
        self.choice()
        if self.take() != ")":
            raise BadPattern
        if kept:
            self.write(Step("save", (), 2 * number + 1))
        self.depth -= 1

    def escape(self) -> Ranges:
        char = self.take()
        if char.lower() in _CLASSES:
            ranges = _CLASSES[char.lower()]
            return ranges if char.islower() else _opposite(ranges)
        if char in _CONTROLS:
            return ((_CONTROLS[char], _CONTROLS[char]),)
        if char.isascii() and char.isalnum():
            raise BadPattern
        return ((ord(char), ord(char)),)

    def members(self) -> Ranges:
        negated = self.peek() == "^"
        if negated:
            self.take()
        result: list[tuple[int, int]] = []
        while self.peek() != "]":
            char = self.take()
            ranges = self.escape() if char == "\\" else ((ord(char), ord(char)),)
            one = len(ranges) == 1 and ranges[0][0] == ranges[0][1]
            if one and self.peek() == "-" and self.pattern[self.at + 1 : self.at + 2] not in ("]", ""):
                self.take()
                last = self.take()
                end = self.escape() if last == "\\" else ((ord(last), ord(last)),)
                if len(end) != 1 or end[0][0] != end[0][1] or end[0][0] < ranges[0][0]:
                    raise BadPattern
                ranges = ((ranges[0][0], end[0][0]),)
            result.extend(ranges)
        self.take()
        if not result:
            raise BadPattern
        return _opposite(tuple(result)) if negated else tuple(result)


@lru_cache(maxsize=1_024)
def program(pattern: str) -> tuple[tuple[Step, ...], int] | None:
    """The steps and the number of groups; None for what is no pattern of this language."""
    if len(pattern) > LONGEST:
        return None
    parser = _Parser(pattern)
    try:
        parser.choice()
        if parser.peek():
            return None
        parser.write(Step("match"))
    except BadPattern:
        return None
    return tuple(parser.steps), parser.groups
