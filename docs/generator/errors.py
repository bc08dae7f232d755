"""The page of error codes: those of answers with their HTTP status, then those of single problems."""

import importlib
import pkgutil
from collections.abc import Iterator

import tenon_platform
from generator.codes import Code, all_codes
from generator.words import cell, words
from tenon_engines.kernel.errors import TenonError
from tenon_platform.http.errors import status_of


def error_page() -> str:
    known, found = words("codes"), _grouped()
    statuses = dict(_statuses())
    lines = [
        "# 错误代码 · Error codes",
        "",
        "出错的答复都是 `application/problem+json`:`code`、`message`、`path`、`hint`、`errors`。`errors` 里每一项也有自己的代码。",
        "",
        "Every answer that is not a success is `application/problem+json` with `code`, `message`, `path`, `hint` and "
        "`errors`; each entry of `errors` has a code of its own.",
        "",
        "## 答复 · Answers",
        "",
        "| HTTP | 代码 · Code | 含义 | Meaning |",
        "|---|---|---|---|",
    ]
    for code, status in sorted(statuses.items(), key=lambda pair: (pair[1], pair[0])):
        zh, en = known[code]
        lines.append(f"| {status} | `{code}` | {cell(zh)} | {cell(en)} |")
    lines += ["", "## 具体问题 · Problems", "", "| 代码 · Code | 含义 | Meaning |", "|---|---|---|"]
    for code in sorted(set(found) - set(statuses), key=lambda each: (each.isupper(), each)):
        zh, en = known.get(code) or _example(found[code])
        lines.append(f"| `{cell(code)}` | {cell(zh)} | {cell(en)} |")
    return "\n".join([*lines, ""])


def _example(codes: list[Code]) -> tuple[str, str]:
    """The first message that people read with this code."""
    said = next((code for code in codes if code.zh), None)
    if said is None:
        raise KeyError(f"docs/reference/words/codes.toml lacks {codes[0].code} of {codes[0].place}")
    return said.zh, said.en


def _grouped() -> dict[str, list[Code]]:
    grouped: dict[str, list[Code]] = {}
    for code in all_codes():
        grouped.setdefault(code.code, []).append(code)
    return grouped


def _statuses() -> Iterator[tuple[str, int]]:
    """The code of every error class of the platform, and the status it is answered with."""
    for module in pkgutil.walk_packages(tenon_platform.__path__, "tenon_platform."):
        if not module.name.endswith("__main__") and ".versions." not in module.name:
            importlib.import_module(module.name)
    waiting = [TenonError]
    while waiting:
        kind = waiting.pop()
        waiting += kind.__subclasses__()
        if "code" in vars(kind):
            yield kind.code, status_of(kind.__new__(kind))
    yield "internal", 500
    yield "method_not_allowed", 405
