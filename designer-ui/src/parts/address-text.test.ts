import { expect, test } from "vitest";

import { addressText, readAddress } from "./address-text";

test("a pasted line becomes name, phone and the parts of the address", () => {
  expect(readAddress("王某 13912345678 浙江省杭州市余杭区示例路 1 号")).toEqual({
    name: "王某", phone: "13912345678", address: { province: "浙江省", city: "杭州市", district: "余杭区", detail: "示例路1号" },
  });
});

test("labels and line breaks of a shop's page are understood", () => {
  expect(readAddress("收货人：张三\n手机号码：13800000000\n所在地区：广东省东莞市\n详细地址：青石街 8 号")).toEqual({
    name: "张三", phone: "13800000000", address: { province: "广东省", city: "东莞市", detail: "青石街8号" },
  });
});

test("上海 and 上海市 are one place", () => {
  expect(readAddress("上海上海市浦东新区示例路 9 弄").address).toEqual({ province: "上海市", city: "上海市", district: "浦东新区", detail: "示例路9弄" });
  expect(addressText({ province: "上海市", city: "上海市", district: "浦东新区" })).toBe("上海市 浦东新区");
});

test("an address without district keeps the whole rest", () => {
  expect(readAddress("学校门口").address).toEqual({ detail: "学校门口" });
});
