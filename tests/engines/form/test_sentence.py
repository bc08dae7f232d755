"""Sentences put together from names that may be Chinese or Latin."""

from tenon_engines.kernel.text import beside


def test_a_blank_stands_where_chinese_meets_latin_and_nowhere_else() -> None:
    assert beside("请填写", "SKU") == "请填写 SKU"
    assert beside("请填写", "客户") == "请填写客户"
    assert beside("找不到", "SKU", "“A1”") == "找不到 SKU“A1”"
    assert beside("SKU", "至少 1 行") == "SKU 至少 1 行"
    assert beside("没有", "箱规2", "的记录") == "没有箱规2 的记录"
    assert beside("找不到 ", "SKU") == "找不到 SKU"
