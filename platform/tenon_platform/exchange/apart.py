"""Rows of one record that do not stand together in a file: found in one pass, read where the first of them stand."""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from tempfile import TemporaryFile
from typing import Any

from tenon_platform.exchange.import_source import SourceRow
from tenon_platform.exchange.table_file import Row

Key = Callable[[Row], Any]


class Apart:
    """What comes after the first stretch of its record. The rows wait in a temporary file: in memory are a mark for each
    record during the pass, afterwards only the numbers and places of the rows that wait."""

    def __init__(self, rows: Iterable[SourceRow], key: Key) -> None:
        self._key = key
        self._file = TemporaryFile()  # noqa: SIM115 - as long as the rows are read
        self._places: dict[bytes, list[int]] = {}
        self._waiting: set[int] = set()
        met: set[bytes] = set()
        later = False
        for row, mark, follows in self._marked(rows):
            if not follows:
                later = mark in met
            if mark is not None and later:
                self._keep(row, mark)
            elif mark is not None:
                met.add(mark)

    def together(self, rows: Iterable[SourceRow]) -> Iterator[SourceRow]:
        """The same rows, those of one record behind each other where its first stretch ends."""
        if not self._waiting:
            yield from rows
            return
        last: bytes | None = None
        for row, mark, follows in self._marked(row for row in rows if row.n not in self._waiting):
            if not follows:
                yield from self._kept(last)
            yield row
            last = mark
        yield from self._kept(last)

    def _marked(self, rows: Iterable[SourceRow]) -> Iterator[tuple[SourceRow, bytes | None, bool]]:
        """Each row with the mark of its record, and whether it follows a row of the same record."""
        last, mark = None, None
        for row in rows:
            own = self._key(row.cells)
            follows = own is not None and own == last
            if not follows:
                mark = None if own is None else hashlib.blake2b(repr(own).encode(), digest_size=16).digest()
            yield row, mark, follows
            last = own

    def _keep(self, row: SourceRow, mark: bytes) -> None:
        self._waiting.add(row.n)
        self._places.setdefault(mark, []).append(self._file.tell())
        self._file.write(json.dumps([row.n, row.cells, row.hash]).encode() + b"\n")

    def _kept(self, mark: bytes | None) -> Iterator[SourceRow]:
        for place in self._places.get(mark, ()) if mark is not None else ():
            self._file.seek(place)
            yield SourceRow(*json.loads(self._file.readline()))
