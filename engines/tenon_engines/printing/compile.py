"""A print template checked against its form → its plan; else all problems at once."""

import re
from collections.abc import Mapping, Set
from typing import Any

from jinja2 import TemplateSyntaxError, nodes

from tenon_engines.form.shape import FormShape
from tenon_engines.kernel.errors import DefinitionError
from tenon_engines.kernel.problem import Problem
from tenon_engines.kernel.text import Text, label
from tenon_engines.printing.document import check_document
from tenon_engines.printing.grammar import at_line, check_grammar
from tenon_engines.printing.names import Names
from tenon_engines.printing.paper import Paper, read_paper
from tenon_engines.printing.plan import PrintPlan
from tenon_engines.printing.sandbox import Sandbox, guard, make_sandbox
from tenon_engines.rule.compile import link_actions
from tenon_engines.rule.constants import read_constants
from tenon_engines.rule.site import Site

LEAST_WIDTH = 30
_ELSEWHERE = re.compile(r"<|@import|url\s*\(|\\", re.IGNORECASE)


def compile_print(
    document: Mapping[str, Any], shapes: Mapping[str, FormShape], *, roles: Set[str] | None = None
) -> PrintPlan:
    """The plan of a sound template."""
    problems = check_document(document)
    if problems:
        raise DefinitionError(problems)
    site = Site(shapes, document["form"], read_constants(document, problems), problems, roles=roles)
    if site.shape(document["form"], "/form") is None:
        raise DefinitionError(problems)
    paper = _paper(document["page"], problems)
    styles = _styles(document.get("styles", ""), problems)
    sandbox = make_sandbox()
    tree = _tree(sandbox, document["body"], problems)
    names = Names(shapes, document["form"], problems)
    if tree is not None:
        names.read(tree)
    steps = link_actions(site, document.get("actions") or (), "/actions")
    if problems or tree is None:
        raise DefinitionError(problems)
    code = sandbox.compile(guard(tree))
    return PrintPlan(
        key=document["key"],
        form=document["form"],
        name=label(document["name"], document["key"]),
        paper=paper,
        body=sandbox.template_class.from_code(sandbox, code, {}, None),
        styles=styles,
        copies=document.get("copies", 1),
        numbering=document.get("numbering", False),
        uses=tuple(names.uses.values()),
        tables=frozenset(names.tables),
        steps=steps,
        needs=frozenset(site.reads),
        document=document,
    )


def _tree(sandbox: Sandbox, body: str, problems: list[Problem]) -> nodes.Template | None:
    try:
        tree = sandbox.parse(body)
    except TemplateSyntaxError as error:
        said = str(error.message)[:200]
        message = at_line(error.lineno, Text(f"模板写法不正确：{said}", f"the template is not well formed: {said}"))
        problems.append(Problem("template", "/body", message))
        return None
    except RecursionError:
        problems.append(Problem("template", "/body", Text("嵌套太深", "It is nested too deeply")))
        return None
    found = check_grammar(tree)
    problems += found
    return None if found else tree


def _styles(text: str, problems: list[Problem]) -> str:
    if _ELSEWHERE.search(text):
        message = Text(
            "样式里不能有 <、反斜杠、@import 和 url()", "Styles hold no <, no backslash, no @import and no url()"
        )
        problems.append(Problem("bad_styles", "/styles", message))
    return text


def _paper(page: Mapping[str, Any], problems: list[Problem]) -> Paper:
    paper = read_paper(page)
    if min(paper.width - paper.left - paper.right, paper.height - paper.top - paper.bottom) < LEAST_WIDTH:
        message = Text(
            f"页边距和偏移之后，纸上剩下的不足 {LEAST_WIDTH} 毫米",
            f"Margins and offset leave less than {LEAST_WIDTH} mm of the paper",
        )
        problems.append(Problem("bad_page", "/page", message))
    return paper
