import { expect, test } from "vitest";

import { addUp } from "./add-up";

test("decimals are added exactly, with every place and the sign", () => {
  expect(addUp(["1.255", "2", "0.1"])).toBe("3.355");
  expect(addUp(["-3", "1.50"])).toBe("-1.50");
  expect(addUp(["0.05", "-0.05"])).toBe("0.00");
  expect(addUp(["90071992547409931", "2"])).toBe("90071992547409933");
});

test("what is no number is left out", () => {
  expect(addUp([null, "", "二", undefined])).toBeNull();
  expect(addUp([null, "7"])).toBe("7");
});
