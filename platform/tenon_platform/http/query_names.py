"""What the parameters of addresses are called when one of them is wrong: people see that too, where a page sends what
they typed."""

from collections.abc import Mapping

from tenon_engines.kernel.text import Text

_NAMES: Mapping[str, Text] = {
    "box": Text("待办分类", "box"),
    "cursor": Text("翻页位置", "place in the list"),
    "dataset": Text("数据集", "dataset"),
    "draft": Text("草稿标记", "mark of a draft"),
    "field": Text("字段", "field"),
    "fields": Text("要显示的字段", "list of fields"),
    "filter": Text("筛选条件", "filter"),
    "ids": Text("选中的记录", "list of records"),
    "limit": Text("每页条数", "number of records a page"),
    "measures": Text("合计的指标", "list of measures"),
    "mine": Text("“待我处理”的选择", "choice of what waits for me"),
    "names": Text("定义清单", "list of definitions"),
    "of": Text("改动编号", "number of the change"),
    "part": Text("分类", "part"),
    "path": Text("位置", "place in the document"),
    "q": Text("搜索内容", "search"),
    "record": Text("正在填写的内容", "record being filled in"),
    "role": Text("角色", "role"),
    "search": Text("搜索内容", "search"),
    "sort": Text("排序", "sorting"),
    "tab": Text("页签", "tab"),
    "tabs": Text("页签", "list of tabs"),
    "text": Text("查找内容", "text to find"),
    "trash": Text("回收站的选择", "choice of the bin"),
    "unread": Text("“未读”的选择", "choice of unread ones"),
    "view": Text("视图", "view"),
}


def query_name(parameter: str) -> Text:
    return _NAMES[parameter]
