"""Changes that people make every day, each told in one sentence of their language without a key."""

import json
import re
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from tenon_engines.kernel.text import Text
from tenon_platform.catalog.compare import compare
from tenon_platform.catalog.names import names_of

TEMPLATE = Path(__file__).parents[3] / "templates" / "order-management"
BODIES = {
    (body["kind"], body["key"]): body
    for file in TEMPLATE.glob("**/*.json")
    if "data" not in file.parts and isinstance(body := json.loads(file.read_text("utf-8")), dict) and "kind" in body
}
ORDER, REVIEW, TAKES = ("form", "order"), ("flow", "order_review"), ("rule", "delivery_takes_stock")
NOTICE, UNPAID, BOARD = ("rule", "high_value_notice"), ("rule", "close_unpaid"), ("dashboard", "business")
BOSS_ROLE = {"kind": "role", "role": "boss"}
PEOPLE = {"@7": Text("张三", "Zhang San"), "@8": Text("李四", "Li Si")}

Change = Callable[[Any], Any]


def field(body: Any, key: str) -> Any:
    return next(each for each in body["fields"] if each["key"] == key)


def node(body: Any, key: str) -> Any:
    return next(each for each in body["nodes"] if each["id"] == key)


def edge(body: Any, key: str) -> Any:
    return next(each for each in body["edges"] if each["id"] == key)


def trend(body: Any) -> Any:
    return next(tile["query"]["rows"][0] for tile in body["tiles"] if tile["query"].get("rows", [{}])[0].get("grain"))


TYPICAL: list[tuple[str, tuple[str, str], Change, list[str]]] = [
    (
        "a field becomes required under a condition",
        ORDER,
        lambda form: field(form, "seller_remark").update(required="payable > 5000"),
        ["商家备注：选填 → 满足“应付金额 > 5,000”时必填"],
    ),
    (
        "a condition over a choice and an empty field",
        ORDER,
        lambda form: field(form, "customer").update(required='pay_method = "online" AND NOT ISEMPTY(address)'),
        ["客户：必填 → 满足“支付方式 = ‘在线支付’ 且 收货地址不为空”时必填"],
    ),
    (
        "a field is shown for some choices only",
        ORDER,
        lambda form: field(form, "seller_remark").update(visible='pay_method IN ["online", "cod"]'),
        ["商家备注：显示 → 满足“支付方式 属于 ‘在线支付’、‘货到付款’”时显示"],
    ),
    (
        "a field gets another name",
        ORDER,
        lambda form: field(form, "seller_remark").update(name={"zh": "内部备注", "en": "Inner note"}),
        ["内部备注 › 名称：“商家备注” → “内部备注”"],
    ),
    (
        "options of a type",
        ORDER,
        lambda form: field(form, "number").update(reset="month"),
        ["订单号 › 重新计数：每天 → 每月"],
    ),
    (
        "a threshold of a flow",
        REVIEW,
        lambda flow: flow["constants"]["director"].update(value="30000"),
        ["业务参数 › 财务总监审批额度：50,000 → 30,000"],
    ),
    (
        "the condition of a branch",
        REVIEW,
        lambda flow: edge(flow, "e6").update(when="NOT flagged AND payable > 1000"),
        ["金额判断 → 财务总监审批 › 条件：应付金额 > 财务总监审批额度 → 需人工审核为否 且 应付金额 > 1,000"],
    ),
    (
        "somebody else decides",
        REVIEW,
        lambda flow: node(flow, "ops").update(assign={"kind": "user", "users": [7, 8]}),
        ["运营审核 › 谁处理：角色“运营” → 张三、李四"],
    ),
    (
        "a step may change a field",
        REVIEW,
        lambda flow: node(flow, "ops")["fields"].update(payable="write"),
        ["运营审核 › 字段 › 应付金额：只读 → 可修改"],
    ),
    (
        "an action is added to a step",
        REVIEW,
        lambda flow: node(flow, "pass")["actions"].append({"id": "q", "kind": "notify"}),
        ["新增“审核通过 › 发送通知”"],
    ),
    (
        "what an action asks of other records",
        TAKES,
        lambda rule: rule["actions"][0].update(require="on_hand >= SUM(line.qty)"),
        ["更新记录 › 必须满足：现有库存 - 锁定库存 ≥ SUM(数量) → 现有库存 ≥ SUM(数量)"],
    ),
    (
        "a refused action leads elsewhere",
        REVIEW,
        lambda flow: edge(flow, "e11").update(to="end"),
        ["锁定库存 → 转待补货 › 去向：转待补货 → 结束"],
    ),
    (
        "others are told",
        NOTICE,
        lambda rule: rule["actions"][0].update(to={"kind": "role", "role": "sales_supervisor"}),
        ["发送通知 › 通知谁：“销售部门”的主管 → 角色“销售主管”"],
    ),
    (
        "they are told something else",
        NOTICE,
        lambda rule: rule["actions"][0].update(text={"zh": "大单 {{number}}，{{customer.name}}"}),
        ["发送通知 › 内容：“高价值订单 {订单号}：{应付金额}” → “大单 {订单号}，{客户·名称}”"],
    ),
    (
        "another moment of a rule",
        NOTICE,
        lambda rule: rule.update(trigger={"kind": "transition", "transition": "submit"}),
        ["时机：新建、修改，高价值订单变化 → 执行“提交审核”"],
    ),
    (
        "a moment half an hour later",
        UNPAID,
        lambda rule: rule["trigger"].update(offset={"n": 30, "unit": "MIN"}),
        ["时机：到支付截止时间 → 支付截止时间之后 30 分钟"],
    ),
    (
        "a step gets a time limit",
        REVIEW,
        lambda flow: node(flow, "ops").update(
            timeout={"after": {"n": 24, "unit": "H"}, "do": "escalate", "to": BOSS_ROLE}
        ),
        ["运营审核 › 时限：无 → 24 小时后同时交给角色“老板”"],
    ),
    ("a rule is switched off", NOTICE, lambda rule: rule.update(enabled=False), ["启用：是 → 否"]),
    (
        "a trend by week",
        BOARD,
        lambda board: trend(board).update(grain="week"),
        ["销售趋势 › 数据 › 行：下单时间（按天） → 下单时间（按周）"],
    ),
    (
        "a page in the navigation",
        ("app", "oms"),
        lambda app: app["navigation"][0]["items"].append({"id": "z", "list": "customer"}),
        ["新增“订单 › 客户”"],
    ),
]


@pytest.mark.parametrize(
    ("ref", "change", "sentences"), [case[1:] for case in TYPICAL], ids=[case[0] for case in TYPICAL]
)
def test_a_typical_change_is_told_in_one_sentence(ref: tuple[str, str], change: Change, sentences: list[str]) -> None:
    old, new = BODIES[ref], deepcopy(BODIES[ref])
    change(new)
    names = {**names_of([*BODIES.values(), new], old, new), **PEOPLE}
    found = compare(old, new, names)
    assert [each.text.zh for each in found] == sentences
    for each in found:
        assert not re.search(r"\b[a-z]+_[a-z]+\b|\brecord\.|\bline\.|\{\{", each.text.en), each.text.en
