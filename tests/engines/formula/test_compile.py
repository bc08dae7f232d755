"""What a formula is told when it is wrong, and what it says about itself when it is right."""

from datetime import UTC, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from tenon_engines.formula import ActorValue, Context, DictScope, Formula, FormulaError, Type, compile_formula
from tenon_engines.formula.json_tree import from_json
from tenon_engines.formula.parse import MAX_LENGTH

LEVELS = ("vip", "normal")
TYPES = {
    "amount": Type("number", scale=2),
    "qty": Type("number", scale=3),
    "level": Type("option", options=LEVELS),
    "name": Type("text"),
    "paid": Type("bool"),
    "due": Type("date"),
    "placed_at": Type("datetime"),
    "owner": Type("user"),
    "shop": Type("record", form="shop"),
    "customer": Type("record", form="customer"),
    "tags": Type("list", item=Type("option", options=("a", "b"))),
    "customer.level": Type("option", options=LEVELS),
    "lines": Type(
        "list", item=Type("row", columns={"qty": Type("number", scale=3), "sku.price": Type("number", scale=2)})
    ),
}
SCOPE = DictScope(TYPES, {"param.limit": (Decimal(5000), Type("number", scale=2))})
CONTEXT = Context(
    datetime(2024, 3, 15, 4, tzinfo=UTC), ZoneInfo("Asia/Shanghai"), ActorValue(7, 3, frozenset({"operations"}), "李")
)


def compiled(text: str, **more: object) -> Formula:
    return compile_formula(text, SCOPE, **more)  # type: ignore[arg-type]


def problems(text: str, **more: object) -> FormulaError:
    with pytest.raises(FormulaError) as caught:
        compiled(text, **more)
    return caught.value


def test_every_problem_is_reported_with_its_place() -> None:
    found = problems('amont > 1 AND\n  level = "VIP" AND FOO(2)').problems
    assert [(each.code, each.line, each.column) for each in found] == [
        ("UNKNOWN_FIELD", 1, 1),
        ("TYPE_MISMATCH", 2, 11),
        ("UNKNOWN_FUNCTION", 2, 21),
    ]
    assert all(each.message.zh and each.message.en for each in found)


def test_a_misspelt_field_option_or_function_gets_the_nearest() -> None:
    for text, right in (("amont", "amount"), ('level = "vipp"', "vip"), ("ROUNDD(1)", "ROUND")):
        hint = problems(text).problems[0].hint
        assert hint is not None
        assert right in hint.en
        assert right in hint.zh


@pytest.mark.parametrize(
    "text",
    [
        'level = "gold"',
        '"gold" = level',
        'level IN ["vip", "gold"]',
        'IF(paid, "gold", "vip") = level',
        'customer.level = "gold"',
        '"c" IN tags',
        'SWITCH(level, "gold", 1)',
    ],
)
def test_a_text_that_meets_an_option_is_one_of_its_keys(text: str) -> None:
    assert problems(text).problems[0].code == "TYPE_MISMATCH"


def test_a_result_with_options_is_checked_too() -> None:
    expects = Type("option", options=LEVELS)
    assert compiled('IF(paid, "vip", "normal")', expects=expects).keys == {"paid"}
    assert problems('IF(paid, "vip", "norml")', expects=expects).problems[0].code == "TYPE_MISMATCH"


def test_records_of_different_forms_are_not_compared() -> None:
    assert compiled("shop = shop").type.name == "bool"
    assert problems("shop = customer").problems[0].code == "TYPE_MISMATCH"
    assert problems("shop = 7").problems[0].code == "TYPE_MISMATCH"


def test_a_stored_formula_may_not_use_the_clock() -> None:
    for text in ("TODAY()", "due < TODAY()", 'DATEDIF(due, NOW(), "D")'):
        assert compiled(text).uses_clock
        assert problems(text, clock=False).problems[0].code == "NOT_ALLOWED"


def test_problems_point_into_the_document() -> None:
    assert problems("1 +", path="/fields/3/expr").problems[0].path == "/fields/3/expr"


def test_a_problem_says_its_place_in_json() -> None:
    shown = problems("amount + name").problems[0].to_json("zh-CN")
    assert (shown["code"], shown["line"], shown["column"], shown["length"]) == ("TYPE_MISMATCH", 1, 10, 4)
    assert "文本" in shown["message"]


def test_a_formula_declares_what_it_reads() -> None:
    formula = compiled('SUM(lines.qty * lines.sku.price) + IF(customer.level = "vip", 0, amount)')
    assert formula.keys == {"lines.qty", "lines.sku.price", "customer.level", "amount"}


def test_what_is_constant_or_true_is_known() -> None:
    assert compiled("TRUE").is_true_literal
    assert compiled("1 + 2").is_constant
    assert not compiled("TODAY()").is_constant
    assert not compiled("owner = CURRENT_USER()").is_constant
    assert not compiled("paid").is_true_literal


def test_numbers_carry_their_scale() -> None:
    scales = {
        "amount + qty": 3,
        "amount * qty": 5,
        "amount / qty": 16,
        "ROUND(amount * qty, 1)": 1,
        "SUM(lines.qty)": 3,
    }
    assert {text: compiled(text).type.scale for text in scales} == scales


def test_a_number_is_fitted_to_the_scale_of_its_place() -> None:
    money = Type("number", scale=2)
    assert compiled("amount / qty", expects=money).run({"amount": Decimal(10), "qty": Decimal(3)}, CONTEXT) == Decimal(
        "3.33"
    )
    full = {"amount": Decimal("9999999999999.99"), "qty": Decimal("0.001")}
    assert compiled("amount / qty", expects=money).outcome(full, CONTEXT) == (None, "OUT_OF_RANGE")


def test_a_date_becomes_a_moment_where_one_is_expected() -> None:
    moment = compiled("DATE(2024, 3, 15)", expects=Type("datetime")).run({}, CONTEXT)
    assert moment == datetime(2024, 3, 14, 16, tzinfo=UTC)


def test_a_wrong_result_type_is_a_problem() -> None:
    assert problems("amount", expects=Type("bool")).problems[0].code == "TYPE_MISMATCH"
    assert problems("amount", expects=Type("text")).problems[0].hint is not None
    assert compiled("NULL", expects=Type("bool")).run({}, CONTEXT) is None


def test_a_constant_keeps_its_name_for_explanations() -> None:
    formula = compiled('amount > param.limit AND customer.level <> "vip"')
    trace = formula.explain({"amount": Decimal("50000.01"), "customer.level": None}, CONTEXT)
    assert [(each["text"], each["left"], each["right"], each["result"]) for each in trace] == [
        ("amount > param.limit", Decimal("50000.01"), Decimal(5000), True),
        ('customer.level <> "vip"', None, "vip", True),
    ]
    assert formula.to_json()["args"][0]["args"][1]["name"] == "param.limit"


def test_an_explanation_leaves_out_what_was_not_evaluated() -> None:
    formula = compiled("amount > 10 AND qty > 1")
    assert [each["text"] for each in formula.explain({"amount": Decimal(1)}, CONTEXT)] == ["amount > 10"]
    branch = compiled("IF(paid = TRUE, amount > 1, qty > 1)")
    texts = [each["text"] for each in branch.explain({"paid": False, "qty": Decimal(2)}, CONTEXT)]
    assert texts == ["paid = TRUE", "qty > 1"]


def test_the_actor_is_a_word_of_its_own() -> None:
    assert compiled("owner = actor").run({"owner": 7}, CONTEXT) is True
    assert compiled('HAS_ROLE("operations") AND actor.department = DEPT()').run({}, CONTEXT) is True


def test_a_tree_survives_json() -> None:
    text = 'IF(SUM(lines.qty * lines.sku.price) > param.limit, "a" & amount, DATEFORMAT(due, "yyyy"))'
    formula = compiled(text)
    assert from_json(formula.to_json()) == formula.tree


@pytest.mark.parametrize("text", ["(" * 200 + "1" + ")" * 200, "amount" + " + 1" * 40, "paid" + " AND paid" * 500])
def test_long_formulas_within_bounds_work(text: str) -> None:
    compiled(text).run({"amount": Decimal(1), "paid": True}, CONTEXT)


@pytest.mark.parametrize(
    "text", ["-" * 5000 + "1", "NOT " * 1900 + "paid", "1+" * 3999 + "1", "x" * (MAX_LENGTH + 1), "IF(paid," * 900]
)
def test_formulas_beyond_bounds_are_refused(text: str) -> None:
    assert problems(text).problems[0].code == "SYNTAX"


def test_input_never_crashes_the_compiler() -> None:
    for text in (
        "",
        " ",
        "\0",
        "((((",
        '"',
        "[",
        "a.",
        ".a",
        "1..2",
        "＝",
        "🙂",
        "a b",
        "IF(",
        ",",
        "NOT",
        "AND",
        "IN []",
        "%%",
        "a" * 500,
    ):
        assert problems(text).problems[0].code in ("SYNTAX", "UNKNOWN_FIELD")
