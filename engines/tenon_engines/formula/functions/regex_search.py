"""Runs the program of a pattern over a text: all ways at once, so the time grows with the text, not with the ways."""

from tenon_engines.formula.functions.regex_syntax import WORD, Step, inside

MOST_WORK = 100_000

Places = tuple[int | None, ...]
_Thread = tuple[int, Places]


class TooMuchWork(Exception):
    """The text is too long for the pattern."""


class Search:
    """One text; `work` counts what all searches over it did."""

    def __init__(self, steps: tuple[Step, ...], groups: int, text: str) -> None:
        self.steps = steps
        self.text = text
        self.work = 0
        self._nothing: Places = (None,) * (2 * groups + 2)

    def find(self, start: int) -> Places | None:
        """Places of the leftmost match from `start` on: begin and end of the whole, then of each group."""
        found: Places | None = None
        threads: list[_Thread] = []
        seen: set[int] = set()
        for at in range(start, len(self.text) + 1):
            if found is None:
                self._follow(threads, seen, 0, at, (at, *self._nothing[1:]))
            elif not threads:
                break
            code = ord(self.text[at]) if at < len(self.text) else -1
            after: list[_Thread] = []
            reached: set[int] = set()
            for place, places in threads:
                self._spend()
                step = self.steps[place]
                if step.kind == "match":
                    found = (places[0], at, *places[2:])
                    break
                if inside(step.ranges, code):
                    self._follow(after, reached, place + 1, at + 1, places)
            threads, seen = after, reached
        return found

    def _spend(self) -> None:
        self.work += 1
        if self.work > MOST_WORK:
            raise TooMuchWork

    def _follow(self, threads: list[_Thread], seen: set[int], place: int, at: int, places: Places) -> None:
        """Adds where the program gets to without taking a character, the preferred way first."""
        waiting = [(place, places)]
        while waiting:
            here, known = waiting.pop()
            if here in seen:
                continue
            self._spend()
            seen.add(here)
            step = self.steps[here]
            if step.kind == "jump":
                waiting.append((step.first, known))
            elif step.kind == "fork":
                waiting.append((step.second, known))
                waiting.append((step.first, known))
            elif step.kind == "save":
                waiting.append((here + 1, (*known[: step.first], at, *known[step.first + 1 :])))
            elif step.kind == "at":
                if self._edge(step.first, at):
                    waiting.append((here + 1, known))
            else:
                threads.append((here, known))

    def _edge(self, which: int, at: int) -> bool:
        if which == 0:
            return at == 0
        if which == 1:
            return at == len(self.text)
        before = at > 0 and inside(WORD, ord(self.text[at - 1]))
        behind = at < len(self.text) and inside(WORD, ord(self.text[at]))
        return (before != behind) is (which == 2)
