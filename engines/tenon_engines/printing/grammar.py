"""What a template may be made of: values, filters, conditions and loops over rows. No calls, no macros, no files."""

from collections.abc import Iterator

from jinja2 import nodes

from tenon_engines.kernel.problem import Problem
from tenon_engines.kernel.text import Text
from tenon_engines.printing.filters import FILTERS

DEEPEST = 60
TESTS = ("defined", "odd", "even")
_ALLOWED: dict[type[nodes.Node], Text | None] = dict.fromkeys(
    (
        nodes.Template,
        nodes.Output,
        nodes.TemplateData,
        nodes.For,
        nodes.If,
        nodes.Assign,
        nodes.Name,
        nodes.Const,
        nodes.Getattr,
        nodes.Filter,
        nodes.Test,
        nodes.Compare,
        nodes.Operand,
        nodes.And,
        nodes.Or,
        nodes.Not,
        nodes.Neg,
        nodes.Add,
        nodes.Sub,
        nodes.Mul,
        nodes.Div,
        nodes.Concat,
        nodes.CondExpr,
        nodes.List,
        nodes.Keyword,
    )
)
_WORDS: dict[type[nodes.Node], Text] = {
    nodes.Call: Text("调用", "a call"),
    nodes.Getitem: Text("方括号取值", "square brackets"),
    nodes.Macro: Text("宏", "a macro"),
    nodes.CallBlock: Text("宏调用", "a call block"),
    nodes.Include: Text("包含其他文件", "an include"),
    nodes.Import: Text("导入", "an import"),
    nodes.FromImport: Text("导入", "an import"),
    nodes.Extends: Text("继承", "extends"),
    nodes.Pow: Text("乘方", "a power"),
    nodes.Dict: Text("字典", "a dictionary"),
}


def check_grammar(tree: nodes.Template) -> list[Problem]:
    """Everything in the tree that a template may not hold."""
    found = []
    for node, depth in _walk(tree):
        if depth > DEEPEST:
            return [_problem(node, Text("嵌套太深", "It is nested too deeply"))]
        message = _objection(node)
        if message is not None:
            found.append(_problem(node, message))
    return found[:100]


def _objection(node: nodes.Node) -> Text | None:
    if type(node) not in _ALLOWED:
        what = _WORDS.get(type(node), Text(type(node).__name__, type(node).__name__))
        return Text(f"模板里不能使用{what.zh}", f"A template has no place for {what.en}")
    if isinstance(node, nodes.Filter) and (node.name not in FILTERS or node.dyn_args or node.dyn_kwargs):
        return Text(
            f"没有过滤器“{node.name}”，可用：{'、'.join(FILTERS)}",
            f"There is no filter {node.name!r}; there are: {', '.join(FILTERS)}",
        )
    if isinstance(node, nodes.Test) and (node.name not in TESTS or node.args):
        return Text(f"没有判断“{node.name}”", f"There is no test {node.name!r}")
    if isinstance(node, nodes.For) and (node.recursive or not isinstance(node.target, nodes.Name)):
        return Text("循环只有一个变量，不能递归", "A loop has one variable and does not call itself")
    if isinstance(node, nodes.Assign) and not isinstance(node.target, nodes.Name):
        return Text("set 只能给一个名字赋值", "set gives one name a value")
    if isinstance(node, nodes.List) and not all(isinstance(each, nodes.Const) for each in node.items):
        return Text("列表里只能写固定的值", "A list holds fixed values only")
    return None


def _walk(tree: nodes.Node) -> Iterator[tuple[nodes.Node, int]]:
    """Without recursion: depth is what is being measured."""
    waiting = [(tree, 0)]
    while waiting:
        node, depth = waiting.pop()
        yield node, depth
        waiting += [(child, depth + 1) for child in node.iter_child_nodes()]


def _problem(node: nodes.Node, message: Text) -> Problem:
    return Problem("template", "/body", at_line(node.lineno, message))


def at_line(line: int, message: Text) -> Text:
    return Text(f"第 {line} 行：{message.zh}", f"line {line}: {message.en}")
