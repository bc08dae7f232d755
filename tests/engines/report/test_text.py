"""Texts of conditions: names put in, ANDs split, literals written."""

from decimal import Decimal

import pytest

from tenon_engines.report.drill import literal, moment
from tenon_engines.report.macro import conjunction, expand
from tenon_engines.report.split import conjuncts

NAMES = {"shop": "shop.name", "date": "placed_at", "valid": 'closure <> "closed" OR own', "status": "status"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("valid", '(closure <> "closed" OR own)'),
        ('shop = "shop"', 'shop.name = "shop"'),
        ("shop.own", "shop.own"),
        ("NOT valid AND date > 1", 'NOT (closure <> "closed" OR own) AND placed_at > 1'),
        ("date(2026, 1, 1)", "date(2026, 1, 1)"),
        ('status = "a ""valid"" b"', 'status = "a ""valid"" b"'),
    ],
)
def test_names_of_a_dataset_are_put_in_but_texts_functions_and_paths_stay(text: str, expected: str) -> None:
    assert expand(text, NAMES) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a AND b", ["a", "b"]),
        ("(a AND b) AND (c OR d)", ["a", "b", "c OR d"]),
        ("x BETWEEN 1 AND 2 AND y", ["x BETWEEN 1 AND 2", "y"]),
        ("a OR b AND c", ["a OR b AND c"]),
        ("(a) AND (b)", ["a", "b"]),
        ('a = "x AND y"', ['a = "x AND y"']),
        ("NOT (a AND b)", ["NOT (a AND b)"]),
        ("(a OR b)", ["a OR b"]),
    ],
)
def test_conditions_split_at_their_outermost_ands(text: str, expected: list[str]) -> None:
    assert [part.strip() for part in conjuncts(text)] == expected


def test_a_conjunction_brackets_what_would_bind_otherwise() -> None:
    assert conjunction(["a OR b", "c = 1", "TRUE"]) == "(a OR b) AND c = 1"
    assert conjunction([]) == ""


def test_literals_survive_quotes_and_keep_their_decimals() -> None:
    assert literal('a"b') == '"a""b"'
    assert literal(Decimal("12.50")) == "12.50"
    assert literal(True) == "TRUE"


def test_moments_are_whole_days_or_seconds_after_them() -> None:
    from datetime import datetime

    assert moment(datetime(2026, 11, 20)) == "DATE(2026, 11, 20)"
    assert moment(datetime(2026, 11, 20, 14, 36, 8)) == 'DATEADD(DATE(2026, 11, 20), 52568, "S")'
