"""The order in which rows of one record are read that stand apart in the file."""

from pathlib import Path

import pytest

from tenon_platform.exchange.columns import Layout
from tenon_platform.exchange.import_reader import Reader
from tenon_platform.exchange.table_file import Format, Row

FORMAT = Format("csv", encoding="utf-8", delimiter=",")
LAYOUT = Layout(0, ())


def key(row: Row) -> str | None:
    return row[0] or None


def reader(folder: Path, names: str) -> Reader:
    path = folder / "rows.csv"
    path.write_text("no,n\n" + "".join(f"{name.strip('-')},{n}\n" for n, name in enumerate(names, 1)), "utf-8")
    return Reader(path, FORMAT, LAYOUT, key)


@pytest.mark.parametrize(
    ("names", "order"),
    [
        ("AABBCC", [1, 2, 3, 4, 5, 6]),
        ("ABABA", [1, 3, 5, 2, 4]),
        ("AABCAAB", [1, 2, 5, 6, 3, 7, 4]),
        ("A-A-", [1, 3, 2, 4]),  # a row without a key is a record by itself
        ("--AB-B", [1, 2, 3, 4, 6, 5]),
        ("ABBA", [1, 4, 2, 3]),
    ],
)
def test_rows_of_a_record_come_where_its_first_ones_stand(tmp_path: Path, names: str, order: list[int]) -> None:
    rows = reader(tmp_path, names).take(100)
    assert [row.n for row in rows] == order
    assert [row.cells[1] for row in rows] == [str(n) for n in order]


def test_a_record_is_taken_whole_and_the_order_is_the_same_from_any_place(tmp_path: Path) -> None:
    names = "ABCABC-ABCDDA"
    first = reader(tmp_path, names)
    pieces: list[list[int]] = []
    while rows := first.take(2):
        pieces.append([row.n for row in rows])
    assert pieces == [[1, 4, 8, 13], [2, 5, 9], [3, 6, 10], [7, 11, 12]]
    done = 0
    for piece in pieces:
        assert [row.n for row in reader(tmp_path, names).wind(done).take(2)] == piece
        done += len(piece)


def test_rows_read_later_keep_the_marks_by_which_they_are_known_again(tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    path.write_text("no,n\nA,1\nB,1\nA,1\n", "utf-8")
    plain = {row.n: row.hash for row in Reader(path, FORMAT, LAYOUT).take(9)}
    assert {row.n: row.hash for row in Reader(path, FORMAT, LAYOUT, key).take(9)} == plain
