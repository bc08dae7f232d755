"""The page of formula functions. Every example is evaluated over one sample record; the page says what it gives."""

import re
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from generator.words import cell, words
from tenon_engines.formula import ActorValue, Context, DictScope, compile_formula
from tenon_engines.formula.function import Function
from tenon_engines.formula.functions import functions
from tenon_engines.formula.json_tree import value_json
from tenon_engines.kernel.text import Text
from tenon_platform.formula_vectors.case import NOW, case_type, case_value

GROUPS = {
    "logic": Text("判断", "Logic"),
    "operator": Text("运算符", "Operators"),
    "number": Text("数字", "Numbers"),
    "aggregate": Text("合计", "Aggregates"),
    "text": Text("文本", "Text"),
    "date": Text("日期", "Dates"),
    "people": Text("人员", "People"),
}
ZONE = ZoneInfo("Asia/Shanghai")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:\d\d)")
_PLACES = re.compile(r"-?\d+\.\d+")
ACTOR = ActorValue(7, 3, frozenset({"operations"}), "运营小禾")


class _Company:
    """Who is whom in the examples: user 7 works in department 3; user 5 leads it."""

    def name(self, user_id: int) -> str | None:
        return "运营小禾"

    def department(self, user_id: int) -> int | None:
        return 3

    def manager(self, user_id: int) -> int | None:
        return 5

    def department_path(self, department_id: int) -> tuple[int, ...]:
        return (department_id,)


def shown() -> list[Function]:
    return [function for function in functions.values() if not function.hidden]


def result(function: Function) -> tuple[Any, str | None]:
    """What the example of a function gives, and the error code when it fails."""
    sample = words("examples")
    given = sample["record"] | sample.get("only", {}).get(function.name, {})
    types = {key: case_type(entry["type"]) for key, entry in given.items()}
    env = {key: case_value(entry["value"], types[key]) for key, entry in given.items()}
    context = Context(NOW, ZONE, ACTOR, _Company())
    value, code = compile_formula(function.example, DictScope(types)).outcome(env, context)
    return value_json(value), code


def function_page() -> str:
    lines = [
        "# 公式函数 · Formula functions",
        "",
        "例子里的字段取自同一张样例单据,当前时间为 2024-03-15 12:00(上海)。",
        "",
        "Examples are over one sample record, at 2024-03-15 12:00 in Shanghai.",
        "",
        *_sample(),
    ]
    for group, title in GROUPS.items():
        lines += [
            f"## {title.zh} · {title.en}",
            "",
            "| 写法 | Signature | 例子 · Example | 得到 · Gives | 说明 | Meaning |",
        ]
        lines += ["|---|---|---|---|---|---|"]
        lines += [_row(function) for function in shown() if function.group == group]
        lines += [""]
    return "\n".join(lines)


def _sample() -> list[str]:
    entries = words("examples")["record"]
    rows = [f"| `{key}` | {cell(_plain(entry['value']))} |" for key, entry in entries.items()]
    return ["| 字段 · Field | 值 · Value |", "|---|---|", *rows, ""]


def _row(function: Function) -> str:
    value, code = result(function)
    gives = f"`{_plain(value)}`" if code is None else f"{code}"
    texts = (f"`{function.signature.zh}`", f"`{function.signature.en}`", f"`{function.example}`", gives)
    return "| " + " | ".join(cell(text) for text in (*texts, function.doc.zh, function.doc.en)) + " |"


def _plain(value: Any) -> str:
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, list):
        return "; ".join(
            ", ".join(f"{k} {v}" for k, v in row.items()) if isinstance(row, dict) else str(row) for row in value
        )
    if isinstance(value, str) and (moment := _MOMENT.fullmatch(value)):
        return f"{datetime.fromisoformat(moment[0]).astimezone(ZONE):%Y-%m-%d %H:%M:%S}"
    if isinstance(value, str) and _PLACES.fullmatch(value):
        return value.rstrip("0").rstrip(".")
    return "空 · empty" if value is None else str(value)
