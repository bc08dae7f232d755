"""Sheets: values as their fields show them, subtotals, codes; and an end to every template."""

from decimal import Decimal
from typing import Any

import pytest
from printing_shapes import SHAPES, template

from tenon_engines.kernel.errors import RunError
from tenon_engines.printing.compile import compile_print
from tenon_engines.printing.paper import read_paper
from tenon_engines.printing.render import POLICY, render
from tenon_engines.printing.value import Value


def money(text: str) -> Value:
    return Value(Decimal(text), f"{Decimal(text):,.2f}")


def record(rows: int = 3, **parts: Value) -> Value:
    lines = tuple(Value(None, "", {"item": Value(f"货{n}", f"货{n}"), "net": money("10.50")}) for n in range(rows))
    own = {"number": Value("S1", "S1"), "total": money("1234.5"), "state": Value("draft", "草稿"), "lines": lines}
    return Value(1, "", {**own, **parts})


def sheet(body: str, value: Value | None = None, **changes: Any) -> str:
    plan = compile_print(template(body, **changes), SHAPES)
    sheets = [{"record": value or record(), "printed": 2}]
    return render(plan, sheets, {}, title="单", language="zh-CN").partition("<body>")[2]


def test_values_print_as_fields_show_them_and_reckon_as_decimals() -> None:
    assert "1,234.50 壹仟贰佰叁拾肆元伍角 1235.6" in sheet(
        "{{ record.total }} {{ record.total|capital }} {{ record.total + 1.1 }}"
    )
    assert "打过 2 次" in sheet("{% if printed %}打过 {{ printed }} 次{% endif %}")


def test_options_compare_by_key_and_by_label() -> None:
    body = "{% if record.state == 'draft' and record.state == '草稿' and record.state != 'sent' %}yes{% endif %}"
    assert "yes" in sheet(body)


def test_rows_are_cut_into_pages_with_their_subtotals() -> None:
    body = '{% for page in record.lines|pages(2) %}[{{ page|count }}:{{ page|total("net")|money }}]{% endfor %}{{ record.lines|total("net")|money }}'
    assert "[2:21.00][1:10.50]31.50" in sheet(body)
    assert "[0:0.00]" in sheet(body, record(rows=0))


def test_what_people_typed_stays_text() -> None:
    found = sheet("{{ record.number }}", record(number=Value("<script>x</script>", "<script>x</script>")))
    assert "&lt;script&gt;" in found
    assert "<script" not in found


def test_markup_that_runs_or_loads_something_is_left_out() -> None:
    found = sheet(
        "<script>a()</script><img src=x onerror=a()><img src='https://x/y.png'><b onclick=a() style='color:red'>fett</b>"
        "<iframe src=x></iframe><form action=/x><input></form><me{{ '' }}ta http-equiv=refresh content=0><a href=//x>y</a>"
    )
    for wrong in ("<script", "onerror", "onclick", "https:", "<iframe", "<form", "<input", "<meta", "href"):
        assert wrong not in found, wrong
    assert '<b style="color:red">fett</b>' in found


def test_codes_are_pictures_within_the_page() -> None:
    for name in ("code128", "qr"):
        assert 'src="data:image/svg+xml;base64,' in sheet(f"{{{{ record.number|{name} }}}}")
    ean = sheet("{{ record.number|ean13 }}", record(number=Value("690123456789", "690123456789")))
    assert "data:image/svg+xml" in ean
    assert "S1</section>" in sheet("{{ record.number|ean13 }}")  # no such code: it stands as text


def test_a_page_loads_nothing_and_has_the_size_of_its_paper() -> None:
    plan = compile_print(template("x", page={"size": "241x140", "offset": {"x": 3, "y": -2}, "margins": {"top": 5, "left": 5, "right": 5, "bottom": 5}}), SHAPES)  # fmt: skip
    page = render(plan, [{"record": record(), "printed": 0}] * 2, {}, title="<单>", language="zh-CN")
    assert POLICY in page
    assert "@page { size: 241mm 140mm; margin: 3mm 2mm 7mm 8mm; }" in page
    assert "<title>&lt;单&gt;</title>" in page
    assert page.count('<section class="sheet">') == 2


def test_landscape_turns_the_paper_and_offsets_never_leave_it() -> None:
    paper = read_paper({"size": "A5", "orientation": "landscape", "offset": {"x": -40, "y": 0}})
    assert (paper.width, paper.height, paper.left) == (210, 148, 0)


def test_copies_and_numbers_of_sheets() -> None:
    found = sheet("第 {{ copy }} 联 {{ sheet }}/{{ sheets }}", copies=3, numbering=True)
    assert found.count("<section") == 3
    assert "第 3 联 1/1" in found
    assert '<div class="numbering">1 / 1</div>' in found


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("{% for a in record.lines %}" * 4 + "x" + "{% endfor %}" * 4, "The template goes round too often"),
        (
            "{% for a in record.lines %}{% for b in record.lines %}" + "x" * 40_000 + "{% endfor %}{% endfor %}",
            "There is too much to print",
        ),
        ("{% set x = 'aaaa' %}" + "{% set x = x ~ x %}" * 60 + "{{ x }}", "A value has at most 10000 characters"),
        ("{% set x = 9 %}" + "{% set x = x * x %}" * 60 + "{{ x }}", "is not a number to reckon with"),
        ("{{ 'a' * 100000 }}", "is not a number to reckon with"),
        ("{{ 1 / 0 }}", "Division by zero"),
    ],
)
def test_every_template_ends(body: str, told: str) -> None:
    with pytest.raises(RunError, match=told):
        sheet(body, record(rows=40))


def test_a_masked_value_shows_its_mask_and_cannot_be_compared() -> None:
    masked = record(total=Value(None, "****"))
    assert "****" in sheet("{{ record.total }}{% if record.total > 0 %}big{% endif %}", masked)
    assert "big" not in sheet("{{ record.total }}{% if record.total > 0 %}big{% endif %}", masked)
    assert "<section" in sheet("{{ record.total|money }}", masked)


def test_lists_and_unknown_things_print_nothing() -> None:
    assert '<section class="sheet"></section>' in sheet("{{ record.lines }}{{ now }}{{ record.buyer.name }}")
