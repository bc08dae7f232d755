"""An uploaded table between two chunks of its import."""

from itertools import islice
from pathlib import Path

from tenon_platform.exchange.apart import Apart, Key
from tenon_platform.exchange.columns import Layout
from tenon_platform.exchange.import_source import SourceRow, number_rows
from tenon_platform.exchange.table_file import Format

MOST_TOGETHER = 5000  # no table of a form holds more lines


class Reader:
    """An open file between two chunks. Kept by the process, made again (and wound forward) after a restart: the order of
    its rows follows from file and `key` alone. Rows with the same `key` come together, wherever they stand."""

    def __init__(self, path: Path, form: Format, layout: Layout, key: Key | None = None) -> None:
        self._file = path, form, layout
        self._key = key
        self._apart = Apart(number_rows(*self._file), key) if key else None
        self._begin()

    def _begin(self) -> None:
        rows = number_rows(*self._file)
        self._rows = self._apart.together(rows) if self._apart else rows
        self._ahead: list[SourceRow] = []
        self.at = 0

    def again(self) -> "Reader":
        """At the first row, without another pass over the file."""
        self._begin()
        return self

    def take(self, count: int) -> list[SourceRow]:
        """The next rows; those that have the key of the last one come along."""
        taken = self._next(count)
        last = self._key(taken[-1].cells) if self._key and taken else None
        while self._key and last is not None and (row := next(self._rows, None)) is not None:
            if self._key(row.cells) != last or len(taken) >= count + MOST_TOGETHER:
                self._ahead = [row]
                break
            taken.append(row)
            self.at += 1
        return taken

    def wind(self, to: int) -> "Reader":
        while self.at < to and self._next(min(1000, to - self.at)):
            pass
        return self

    def _next(self, count: int) -> list[SourceRow]:
        taken = [*self._ahead, *islice(self._rows, count - len(self._ahead))]
        self._ahead = []
        self.at += len(taken)
        return taken
