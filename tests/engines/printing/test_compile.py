"""Print templates are checked like formulas: every name means a field, and nothing reaches beyond values."""

from typing import Any

import pytest
from printing_shapes import SHAPES, template

from tenon_engines.kernel.errors import DefinitionError
from tenon_engines.printing.compile import compile_print
from tenon_engines.printing.plan import PrintPlan


def plan_of(body: str, **changes: Any) -> PrintPlan:
    return compile_print(template(body, **changes), SHAPES)


def problems_of(body: str, **changes: Any) -> list[str]:
    with pytest.raises(DefinitionError) as caught:
        plan_of(body, **changes)
    return [f"{problem.path} {problem.message.en}" for problem in caught.value.problems]


def test_a_template_says_what_it_reads_of_the_record_its_rows_and_behind_references() -> None:
    plan = plan_of(
        "{{ record.number }} {{ record.buyer.phone }} {{ record.city }}"
        '{% for page in record.lines|pages(5) %}{% for line in page %}{{ line.item }}{% endfor %}{{ page|total("net") }}{% endfor %}'
    )
    assert plan.keys == {"number", "buyer.phone", "buyer.home.city", "lines.item", "lines.net"}
    assert plan.tables == {"lines"}
    guards = {".".join((use.table, *use.way)).strip("."): use.guards for use in plan.uses}
    assert guards["buyer.phone"] == (("sale", "buyer"), ("buyer", "phone"))
    assert guards["lines.item"] == (("sale", "lines"),)
    assert guards["city"] == (("sale", "city"),)


def test_every_unknown_name_is_told_with_its_line_and_what_may_be_meant() -> None:
    with pytest.raises(DefinitionError) as caught:
        plan_of(
            "{{ record.totl }}\n{{ record.buyer.nam }}\n{% for line in record.lines %}{{ line.nett }}{% endfor %}{{ sun }}"
        )
    told = [(problem.message.en, problem.hint.en if problem.hint else "") for problem in caught.value.problems]
    assert told[0] == ("line 1: there is no 'totl'", "did you mean total")
    assert told[1][0] == "line 2: there is no 'buyer.nam'"
    assert told[1][1].startswith("did you mean buyer.name")
    assert told[2] == ("line 3: there is no 'nett'", "did you mean net")
    assert told[3][0] == "line 3: there is no 'sun'"


@pytest.mark.parametrize(
    "body",
    [
        "{{ ''.__class__.__mro__ }}",
        "{{ record.__class__ }}",
        "{{ record['__class__'] }}",
        "{{ self.__init__.__globals__ }}",
        "{{ cycler.__init__ }}",
        "{{ lipsum.__globals__ }}",
        "{{ config }}",
        "{{ budget }}",
        "{{ record|attr('parts') }}",
        "{{ record.lines|map('upper')|list }}",
        "{{ 'x'|format(record) }}",
        "{{ 'a'.format(record) }}",
        "{% for i in range(10**9) %}x{% endfor %}",
        "{% include '/etc/passwd' %}",
        "{% import 'os' as os %}",
        "{% extends 'x' %}",
        "{% macro f() %}{{ f() }}{% endmacro %}",
        "{% set ns = namespace(x=1) %}",
        "{% set a, b = record %}",
        "{% for x in record.lines recursive %}{{ loop(x) }}{% endfor %}",
        "{% for x in [record, record] %}{% endfor %}",
        "{{ 9 ** 9 ** 9 }}",
        "{{ {'a': 1} }}",
        "{% set x %}{{ record.number }}{% endset %}",
        "{% block a %}{% endblock %}",
        "{% filter upper %}a{% endfilter %}",
        "{% autoescape false %}{{ record.number }}{% endautoescape %}",
        "{{ record.number|safe }}",
        "{{ loop.depth }}",
        "{{" + "(" * 300 + "1" + ")" * 300 + "}}",
        "{% if x",
    ],
)
def test_what_reaches_beyond_values_does_not_compile(body: str) -> None:
    assert problems_of(body)


def test_styles_load_nothing_and_end_nothing() -> None:
    for styles in ("a{background:url(http://x)}", "@import 'x'", "</style><script>", r"a{b:\75rl(x)}"):
        assert problems_of("x", styles=styles)[0].startswith("/styles")


def test_margins_and_offset_leave_something_of_the_paper() -> None:
    page = {"size": "76x130", "margins": {"left": 30, "right": 30}}
    assert problems_of("x", page=page) == ["/page Margins and offset leave less than 30 mm of the paper"]


def test_all_problems_come_at_once() -> None:
    actions = [{"id": "a", "kind": "set", "set": {"nothing": "1"}}]
    found = problems_of("{{ record.x }}{{ range(3) }}", styles="<", actions=actions)
    assert {each.split()[0] for each in found} >= {"/body", "/styles"}
    assert any(each.startswith("/actions/0") for each in found)


def test_a_template_of_an_unknown_form_or_paper_does_not_compile() -> None:
    assert problems_of("x", form="sail")[0].startswith("/form")
    assert problems_of("x", page={"size": "A3"})[0].startswith("/page/size")
