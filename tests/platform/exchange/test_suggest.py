"""Suggested mappings: same name, synonym, last time, content."""

from tenon_platform.exchange.columns import Column
from tenon_platform.exchange.suggest import Target, suggest

TARGETS = [
    Target("platform_no", ("平台订单号", "Channel order no."), "text"),
    Target("recipient", ("收件人", "Recipient"), "text"),
    Target("phone", ("手机", "Phone"), "phone"),
    Target("placed_at", ("下单时间", "Ordered at"), "datetime"),
    Target("lines.qty", ("数量", "Quantity"), "number"),
    Target(
        "pay", ("支付状态", "Payment"), "select", options=(("paid", "已支付", "Paid"), ("unpaid", "待支付", "Unpaid"))
    ),
]


def column(index: int, name: str, kind: str = "text", *samples: str) -> Column:
    return Column(index, name, kind, samples or ("x",), f"c{index + 1}")  # type: ignore[arg-type]


def found(*columns: Column, last: dict[str, str] | None = None) -> dict[str, tuple[int, str]]:
    return {s.target: (s.column, s.ground) for s in suggest(columns, TARGETS, last or {})}


def test_a_synonym_finds_its_field() -> None:
    assert found(column(0, "主订单编号"), column(1, "收货人姓名")) == {
        "platform_no": (0, "synonym"),
        "recipient": (1, "synonym"),
    }


def test_ordinary_headings_of_orders_find_their_fields() -> None:
    assert found(
        column(0, "平台单号"), column(1, "买家姓名"), column(2, "下单日期", "date"), column(3, "手机号码")
    ) == {
        "platform_no": (0, "synonym"),
        "recipient": (1, "synonym"),
        "placed_at": (2, "synonym"),
        "phone": (3, "synonym"),
    }
    for heading, target in (
        ("收货人姓名", "recipient"),
        ("客户姓名", "recipient"),
        ("买家", "recipient"),
        ("联系方式", "phone"),
    ):
        assert found(column(0, heading)) == {target: (0, "synonym")}
    assert found(column(0, "订单日期", "date")) == {"placed_at": (0, "synonym")}


def test_the_same_name_wins_over_a_synonym() -> None:
    assert found(column(0, "订单编号"), column(1, "平台订单号"))["platform_no"] == (1, "name")


def test_what_filled_a_field_the_last_time_wins() -> None:
    assert found(column(0, "单据"), column(1, "平台订单号"), last={"platform_no": "单据"})["platform_no"] == (0, "last")


def test_an_empty_column_is_suggested_only_where_it_was_used_before() -> None:
    assert found(column(0, "下单时间", "empty"), last={"placed_at": "下单时间"})["placed_at"] == (0, "last")
    assert "placed_at" not in found(column(0, "下单时间", "empty"))


def test_content_tells_where_the_name_does_not() -> None:
    assert found(column(0, "c", "text", "13812345678", "139****0427"))["phone"] == (0, "content")
    assert found(column(0, "s", "text", "已支付", "待支付"))["pay"] == (0, "content")


def test_a_choice_is_not_filled_by_what_is_none_of_its_options() -> None:
    assert found(column(0, "支付状态", "number", "14", "9.8")) == {}
    assert found(column(0, "支付状态", "text", "已支付", "不知道"))["pay"] == (0, "name")


def test_a_text_never_fills_a_date() -> None:
    assert "placed_at" not in found(column(0, "下单时间", "text", "昨天"))


def test_a_few_wrong_values_leave_a_number_to_its_name_for_a_person_to_look_at() -> None:
    assert found(column(0, "数量", "text", "三件", "12"))["lines.qty"] == (0, "name")
    assert found(column(0, "订购数量", "text", "三件", "12"))["lines.qty"] == (0, "synonym")
    assert found(column(0, "订单创建时间", "text", "昨天", "2026-11-11"))["placed_at"] == (0, "synonym")


def test_an_amount_of_a_row_is_not_meant_where_other_amounts_could_be() -> None:
    rivalled = Target("discounts.amount", ("金额", "Amount", "优惠明细金额"), "money", rivals=frozenset(["实付金额"]))
    assert suggest([column(0, "金额", "number", "10")], [rivalled], {}) == []
    assert suggest([column(0, "优惠明细金额", "number", "10")], [rivalled], {})[0].target == "discounts.amount"
    assert suggest([column(0, "金额", "number", "10")], [rivalled], {"discounts.amount": "金额"})[0].ground == "last"


def test_what_a_step_asks_for_is_brought_by_no_file() -> None:
    asked = Target("split_warehouse", ("发货仓库", "From warehouse"), "reference", inner=True)
    goes = Target("warehouse", ("仓库", "Warehouse"), "reference")
    assert [s.target for s in suggest([column(0, "发货仓库")], [asked, goes], {})] == ["warehouse"]
