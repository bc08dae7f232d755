"""Random formulas over random values give the same on Python, SQLite, PostgreSQL and in the browser."""

import os
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tenon_engines.formula import Type
from tenon_platform.formula_vectors.case import NOW, ZONE, Case
from tenon_platform.formula_vectors.interpreter import interpreter
from tenon_platform.formula_vectors.targets import (
    NotInDatabase,
    Postgresql,
    Python,
    Sqlite,
    Target,
    Typescript,
)

EXAMPLES = int(os.environ.get("TENON_FORMULA_EXAMPLES", "120"))

NUMBERS = st.none() | st.decimals(-999, 999, places=2, allow_nan=False)
TEXTS = st.none() | st.sampled_from(["a", "A", "ab", "中文", "😀x", " a b ", "%", "0012", "é"])
BOOLS = st.none() | st.booleans()
DATES = st.none() | st.dates(date(2019, 12, 20), date(2024, 3, 2))
MOMENTS = st.none() | st.datetimes(datetime(2019, 12, 30), datetime(2024, 3, 2), timezones=st.just(UTC)).map(
    lambda moment: moment.replace(microsecond=0)
)
COLUMNS = {"q": Type("number"), "p": Type("number"), "w": Type("text"), "g": Type("bool")}
ROWS = st.lists(st.fixed_dictionaries({"q": NUMBERS, "p": NUMBERS, "w": TEXTS, "g": BOOLS}), max_size=3)
TYPES = {
    **dict.fromkeys(("n1", "n2"), Type("number")),
    **dict.fromkeys(("s1", "s2"), Type("text")),
    **dict.fromkeys(("b1", "b2"), Type("bool")),
    **dict.fromkeys(("d1", "d2"), Type("date")),
    **dict.fromkeys(("m1", "m2"), Type("datetime")),
    "rows": Type("list", item=Type("row", columns=COLUMNS)),
}
ENVS = st.fixed_dictionaries(
    {
        **dict.fromkeys(("n1", "n2"), NUMBERS),
        **dict.fromkeys(("s1", "s2"), TEXTS),
        **dict.fromkeys(("b1", "b2"), BOOLS),
        **dict.fromkeys(("d1", "d2"), DATES),
        **dict.fromkeys(("m1", "m2"), MOMENTS),
        "rows": ROWS,
    }
)

LEAVES: dict[str, list[str]] = {
    "number": [
        "n1",
        "n2",
        "0",
        "1",
        "2.5",
        "-3",
        "NULL + 0",
        "COUNT(rows)",
        "SUM(rows.q)",
        "SUM(rows.q * rows.p)",
        "MAX(rows.p)",
    ],
    "text": ["s1", "s2", '"a"', '"b中"', '""', 'TEXTJOIN(",", TRUE, rows.w)'],
    "bool": ["b1", "b2", "TRUE", "FALSE", '("a" IN rows.w)', "ISEMPTY(rows)"],
    "date": ["d1", "d2", "DATE(2024, 2, 29)", "TODAY()"],
    "datetime": ["m1", "m2", "NOW()"],
}
# `N`, `T`, `B`, `D`, `M` stand for a number, text, boolean, date, moment; `R` for a number of a row.
SHAPES: dict[str, list[str]] = {
    "number": [
        "(N + N)",
        "(N - N)",
        "(N * N)",
        "(N / N)",
        "(N % N)",
        "-N",
        "ROUND(N, 1)",
        "ROUND(N, N)",
        "ROUNDUP(N, 1)",
        "ROUNDDOWN(N, -1)",
        "INT(N)",
        "MOD(N, N)",
        "ABS(N)",
        "SIGN(N)",
        "IF(B, N, N)",
        "IF(B, N)",
        "IFS(B, N, B, N)",
        "SWITCH(T, T, N, T, N, N)",
        "COALESCE(N, N)",
        "IFERROR(N, N)",
        "MAX(N, N)",
        "MIN(N, N, N)",
        "SUM(N, N)",
        "AVERAGE(N, N)",
        "COUNT(N, T)",
        "LEN(T)",
        "YEAR(D)",
        "MONTH(M)",
        "DAY(D)",
        "WEEKDAY(D)",
        "QUARTER(M)",
        "HOUR(M)",
        "(D - D)",
        "(M - M)",
        'DATEDIF(D, D, "M")',
        'DATEDIF(M, M, "Y")',
        'DATEDIF(D, M, "H")',
        'DATEDIF(M, M, "D")',
        "DAYS(M, D)",
        "SUM(R)",
        "AVERAGE(R)",
        "MIN(R)",
        "SUM(rows.q * N)",
        "SUM(IF(rows.g, R, N))",
        "CEILING(N, 0.5)",
        "FLOOR(N, N)",
        "FIND(T, T)",
        'COUNTIF(R, ">1")',
        "COUNTIF(R, N)",
        'COUNTIF(rows.w, "a*")',
        'COUNTIF(rows.w, "<>?")',
        "COUNTIF(rows.w, T)",
        'SUMIF(rows.w, "<>a", R)',
        'SUMIFS(rows.q, rows.p, ">=0", rows.g, B)',
        "AVERAGEIF(R, N, rows.p)",
        "SUMPRODUCT(R, R)",
        "SUM(FILTER(R, rows.g))",
        "COUNT(DISTINCT(rows.w))",
        "COUNT(SPLIT(T, T))",
        "FIRST(SORT(R, B))",
        "LAST(R)",
        "LARGE(R, N)",
        "SMALL(R, 2)",
        "MEDIAN(R)",
        "RANK(N, R, 1)",
        "EXP(N)",
        "LN(N)",
        "LOG(ABS(N), 2)",
        "SQRT(N)",
        "WEEKNUM(D, 2)",
        "WEEKNUM(M, N)",
        "NETWORKDAYS(D, M)",
        "ISOWEEKNUM(M)",
    ],
    "text": [
        "(T & T)",
        "(N & T)",
        "(T & D)",
        "(B & M)",
        "LEFT(T, 1)",
        "LEFT(T, N)",
        "RIGHT(T, 2)",
        "MID(T, 2, 1)",
        "MID(T, N, N)",
        "LOWER(T)",
        "UPPER(T)",
        "TRIM(T)",
        "SUBSTITUTE(T, T, T)",
        "REPLACE(T, 1, 1, T)",
        "IF(B, T, T)",
        "COALESCE(T, T)",
        "IFERROR(T, T)",
        "REPT(T, 2)",
        "MAX(T, T)",
        "SWITCH(N, N, T, T)",
        'TEXT(N, "#,##0.00")',
        'TEXT(N, "0.#%;(0)")',
        'TEXT(M, "yyyy-MM-dd HH:mm")',
        "FIXED(N, N)",
        "FIXED(N, 1, B)",
        'REGEXEXTRACT(T, "[a-c]+|中")',
        'REGEXEXTRACT(T, "(.)(.)?", N)',
        'REGEXREPLACE(T, "(a|b)*?", T)',
        'JOIN("-", SORT(rows.w, B))',
        'JOIN("|", DISTINCT(R))',
        "LAST(FILTER(rows.w, rows.g))",
        'FIRST(SPLIT(T, " "))',
    ],
    "bool": [
        "(N = N)",
        "(N <> N)",
        "(N < N)",
        "(N >= N)",
        "(T = T)",
        "(T <> T)",
        "(T < T)",
        "(D = D)",
        "(D <= M)",
        "(M > M)",
        "(B AND B)",
        "(B OR B)",
        "NOT(B)",
        "XOR(B, B)",
        "(B = B)",
        "ISEMPTY(N)",
        "ISEMPTY(T)",
        "(N IN [1, N, 2.5])",
        '(T IN ["a", "A"])',
        "(N BETWEEN N AND N)",
        "(T BETWEEN T AND T)",
        "CONTAINS(T, T)",
        "STARTSWITH(T, T)",
        "ENDSWITH(T, T)",
        "IF(B, B, B)",
        "IFERROR(B, B)",
        "(YEAR(M) = 2023)",
        "(YEAR(D) <= YEAR(TODAY()))",
        "(TODATE(M) = D)",
        "(TODATE(M) >= DATE(2020, 1, 1))",
        "(MONTHBEGIN(D) = MONTHBEGIN(D))",
        "(MONTHBEGIN(M) = DATE(2024, 2, 1))",
        "(D + 3 < TODAY())",
        "(YEAR(D) = 2024 AND MONTH(D) = 2)",
        "(N IN rows.q)",
        "ISNUMBER(N)",
        'REGEXMATCH(T, "^[a-z0-9]+$")',
        "REGEXMATCH(T, T)",
        "ISWORKDAY(D)",
        "(N IN DISTINCT(rows.q))",
        "ISEMPTY(FILTER(rows.q, rows.g))",
    ],
    "date": [
        "(D + N)",
        "(D - 1)",
        "EDATE(D, 1)",
        "EDATE(D, N)",
        "EOMONTH(D, -1)",
        'DATEADD(D, N, "M")',
        'DATEADD(D, 1, "Y")',
        "MONTHBEGIN(D)",
        "MONTHEND(D)",
        "WEEKBEGIN(D)",
        "QUARTEREND(D)",
        "YEARBEGIN(D)",
        "TODATE(M)",
        "DATE(2020 + 1, N, N)",
        "IF(B, D, D)",
        "MAX(D, D)",
        "COALESCE(D, D)",
        "WORKDAY(D, N)",
        "WORKDAY(M, 5, [D])",
    ],
    "datetime": [
        "(M + N)",
        'DATEADD(M, N, "H")',
        'DATEADD(M, 1, "M")',
        'DATEADD(D, 2, "MIN")',
        "DAYBEGIN(D)",
        "DAYEND(M)",
        "MONTHBEGIN(M)",
        "WEEKEND(M)",
        "IF(B, D, M)",
        "MIN(M, M)",
    ],
}
MARKS = {"N": "number", "T": "text", "B": "bool", "D": "date", "M": "datetime"}
CELLS = [
    "rows.q",
    "rows.p",
    "(rows.q * rows.p)",
    "(rows.q + rows.p)",
    "ROUND(rows.q / rows.p, 2)",
    "IF(rows.g, rows.q, rows.p)",
]


def written(kind: str, depth: int, draw: Callable[[Any], Any]) -> str:
    """The text of a formula of this type."""
    if depth == 0:
        return str(draw(st.sampled_from(LEAVES[kind])))
    shape: str = draw(st.sampled_from(SHAPES[kind] + LEAVES[kind][:2]))
    parts = []
    for at, char in enumerate(shape):
        alone = not (shape[at - 1 : at] + shape[at + 1 : at + 2]).replace("_", "A").isalnum() and (
            not shape[at - 1 : at].isalnum() and not shape[at + 1 : at + 2].isalnum()
        )
        if char == "R" and alone:
            parts.append(draw(st.sampled_from(CELLS)))
        elif char in MARKS and alone and shape[at - 1 : at] != '"':
            parts.append(written(MARKS[char], depth - 1, draw))
        else:
            parts.append(char)
    return "".join(parts)


@st.composite
def cases(draw: Callable[[Any], Any]) -> Case:
    kind = draw(st.sampled_from(["number", "text", "bool", "bool", "date", "datetime"]))
    text = written(kind, draw(st.integers(1, 3)), draw)
    return Case("random", text, TYPES, draw(ENVS), {}, ZONE, NOW, None)


@pytest.fixture(scope="module")
def others(postgres_url: str) -> Iterator[dict[str, Target]]:
    found: dict[str, Target] = {"sqlite": Sqlite(), "postgresql": Postgresql(postgres_url)}
    module = interpreter()
    if module:
        found["typescript"] = Typescript(module)
    yield found
    for target in found.values():
        target.close()


def same(one: Any, other: Any) -> bool:
    if isinstance(one, Decimal) and isinstance(other, Decimal):
        return one == other
    return type(one) is type(other) and one == other


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
@given(case=cases())
def test_all_targets_agree(case: Case, others: dict[str, Target]) -> None:
    expected = Python().run([case])[0]
    assert not isinstance(expected, Exception), f"{case.expr}: {expected}"
    for name, target in others.items():
        found = target.run([case])[0]
        if isinstance(found, NotInDatabase):
            continue
        assert not isinstance(found, Exception), f"{name}: {case.expr} on {case.env}: {found}"
        assert same(found[0], expected[0]), f"{name}: {case.expr} on {case.env}: {found[0]!r}, Python {expected[0]!r}"
        if found[1] != "*":
            assert found[1] == expected[1], f"{name}: {case.expr} on {case.env}: code {found[1]}, Python {expected[1]}"
