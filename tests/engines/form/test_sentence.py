"""Sentences as people read them: put together from names that may be Chinese or Latin, in both languages."""

import pytest

from tenon_engines.kernel.errors import DefinitionError
from tenon_engines.kernel.text import Text, beside
from tenon_engines.process.assignees import assignees


def test_a_blank_stands_where_chinese_meets_latin_and_nowhere_else() -> None:
    assert beside("请填写", "SKU") == "请填写 SKU"
    assert beside("请填写", "客户") == "请填写客户"
    assert beside("找不到", "SKU", "“A1”") == "找不到 SKU“A1”"
    assert beside("SKU", "至少 1 行") == "SKU 至少 1 行"
    assert beside("没有", "箱规2", "的记录") == "没有箱规2 的记录"
    assert beside("找不到 ", "SKU") == "找不到 SKU"


def test_an_option_that_is_missing_or_means_nothing_is_told_in_both_languages() -> None:
    with pytest.raises(DefinitionError) as refused:
        assignees.parse({"kind": "role", "rolle": "sales"}, "/assign")
    told = {problem.path: problem.message for problem in refused.value.problems}
    assert told == {
        "/assign/role": Text("请填写“角色”", "“role” is missing"),
        "/assign/rolle": Text("没有“rolle”这个设置", "There is no setting “rolle”"),
    }
