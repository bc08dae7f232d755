"""Every error code of the program, found in its source: which call gives it, and what it says to people."""

import ast
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CODE = re.compile(r"[A-Za-z][A-Za-z0-9_]*(<[a-z]+>)?$")
SOURCES = ("engines/tenon_engines", "platform/tenon_platform", "connectors/tenon_connectors")


@dataclass(frozen=True, slots=True)
class Code:
    """A code where it is given; the messages are empty where they are composed elsewhere."""

    code: str
    place: str
    zh: str = ""
    en: str = ""


@dataclass(frozen=True, slots=True)
class _Site:
    """What surrounds a call: the file, its function, the constants of all files, who takes a code at which place."""

    place: str
    function: ast.AST
    constants: Mapping[str, str]
    takers: Mapping[str, int]


def all_codes() -> list[Code]:
    """Every code given by a call or set by an error class, in the order of the source."""
    trees = {path: ast.parse(path.read_text(encoding="utf-8")) for path in _files()}
    takers = _takers(*trees.values())
    constants = {name: value for tree in trees.values() for name, value in _constants(tree)}
    found: list[Code] = []
    for path, tree in trees.items():
        place = path.relative_to(ROOT).as_posix()
        found += [Code(value, place) for value in _class_codes(tree)]
        known, taking = constants | dict(_constants(tree)), takers | _takers(tree)
        for function in _functions(tree):
            site = _Site(place, function, known, taking)
            found += [code for call in _own_calls(function) for code in _codes(call, site)]
    return found


def _files() -> Iterator[Path]:
    for source in SOURCES:
        yield from (path for path in sorted((ROOT / source).rglob("*.py")) if not path.name.startswith("demo_"))


def _takers(*trees: ast.Module) -> dict[str, int]:
    """Callables with a parameter called `code`, and its position; what a file defines itself goes before."""
    found = {"Problem": 0, "FormulaProblem": 0} if len(trees) > 1 else {}
    for tree in trees:
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef):
                fields = [line.target for line in node.body if isinstance(line, ast.AnnAssign)]
                _take(found, node.name, [field.id for field in fields if isinstance(field, ast.Name)])
                for method in node.body:
                    if isinstance(method, ast.FunctionDef):
                        name = node.name if method.name == "__init__" else method.name
                        _take(found, name, [arg.arg for arg in method.args.args][1:])
            elif isinstance(node, ast.FunctionDef):
                _take(found, node.name, [arg.arg for arg in node.args.args])
    return found


def _take(found: dict[str, int], name: str, parameters: list[str]) -> None:
    if "code" in parameters:
        found.setdefault(name, parameters.index("code"))


def _constants(tree: ast.Module) -> Iterator[tuple[str, str]]:
    for node in tree.body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            value = node.value
            if isinstance(value, ast.Constant) and isinstance(value.value, str | int):
                yield node.targets[0].id, str(value.value)


def _class_codes(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef):
            for line in node.body:
                if isinstance(line, ast.Assign) and ast.unparse(line.targets[0]) == "code":
                    yield ast.literal_eval(line.value)


def _functions(tree: ast.Module) -> Iterator[ast.AST]:
    yield tree
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            yield node


def _own_calls(function: ast.AST) -> Iterator[ast.Call]:
    """Calls in a function but not in functions inside it, which come by themselves."""
    waiting = list(ast.iter_child_nodes(function))
    while waiting:
        node = waiting.pop(0)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            continue
        if isinstance(node, ast.Call):
            yield node
        waiting = [*ast.iter_child_nodes(node), *waiting]


def _codes(call: ast.Call, site: _Site) -> Iterator[Code]:
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    given = next((keyword.value for keyword in call.keywords if keyword.arg == "code"), None)
    if given is None and name in site.takers and len(call.args) > site.takers[name]:
        given = call.args[site.takers[name]]
    if given is None:
        return
    texts = _texts(call, site) or [("", "")]
    values = [value for value in _strings(given, site) if CODE.match(value)]
    for index, value in enumerate(values):
        zh, en = texts[index] if len(texts) == len(values) else texts[0]
        yield Code(value, site.place, zh, en)


def _strings(value: ast.expr, site: _Site) -> Iterator[str]:
    """The texts an expression can be: a literal, a constant's, or one of two; parts that vary are written <name>."""
    if isinstance(value, ast.Constant) and isinstance(value.value, str):
        yield value.value
    elif isinstance(value, ast.Name) and value.id in site.constants:
        yield site.constants[value.id]
    elif isinstance(value, ast.IfExp):
        yield from _strings(value.body, site)
        yield from _strings(value.orelse, site)
    elif isinstance(value, ast.JoinedStr):
        yield _written(value, lambda name: f"<{name}>")


def _texts(call: ast.Call, site: _Site) -> list[tuple[str, str]]:
    """The Text(zh, en) among the arguments, or the one that a name among them was given before."""
    for argument in call.args:
        if found := [text for node in ast.walk(argument) if (text := _text(node, site))]:
            return found
        if isinstance(argument, ast.Name):
            given = [node for node in ast.walk(site.function) if _gives(node, argument.id)]
            before = [node for node in given if node.lineno <= call.lineno] or given  # type: ignore[attr-defined]
            for node in before[-1:]:
                if found := [text for part in ast.walk(node) if (text := _text(part, site))]:
                    return found
    written = [_words(argument, site) for argument in call.args if isinstance(argument, ast.JoinedStr | ast.Constant)]
    return [(written[-2], written[-1])] if len(written) >= 2 and not written[-2].isascii() else []


def _gives(node: ast.AST, name: str) -> bool:
    return isinstance(node, ast.Assign) and any(getattr(target, "id", None) == name for target in node.targets)


def _text(node: ast.AST, site: _Site) -> tuple[str, str] | None:
    if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Text" and len(node.args) == 2:
        return _words(node.args[0], site), _words(node.args[1], site)
    return None


def _words(value: ast.expr, site: _Site) -> str:
    """A message for readers: limits are written out, what varies is an ellipsis."""
    if isinstance(value, ast.Constant):
        return str(value.value)
    if isinstance(value, ast.JoinedStr):
        return _written(value, lambda name: site.constants[name] if name.isupper() and name in site.constants else "…")
    if isinstance(value, ast.IfExp):
        return f"{_words(value.body, site)} / {_words(value.orelse, site)}"
    if isinstance(value, ast.BinOp):
        return _words(value.left, site) + _words(value.right, site)
    if isinstance(value, ast.Call) and getattr(value.func, "id", "") == "beside":
        return "".join(_words(part, site) for part in value.args)
    return "…"


def _written(value: ast.JoinedStr, fill: Callable[[str], str]) -> str:
    """An f-string with its holes filled; a hole is named by the first name in its expression."""
    parts = []
    for part in value.values:
        if isinstance(part, ast.FormattedValue):
            names = [getattr(node, "id", None) or getattr(node, "attr", None) for node in ast.walk(part.value)]
            parts.append(fill(next((name for name in names if name), "…")))
        else:
            parts.append(str(ast.literal_eval(part)))
    return "".join(parts)
