import { describe, expect, it } from "vitest";

import { ApiError } from "@/api/errors";
import { sendAgain } from "./send-again";

const lost = new ApiError(0, { code: "offline", message: "" });

describe("a write whose answer got lost", () => {
  it("is sent again under the same key", async () => {
    const keys: string[] = [];
    const answer = await sendAgain((key) => {
      keys.push(key);
      return keys.length < 3 ? Promise.reject(lost) : Promise.resolve("done");
    }, [0, 0]);
    expect(answer).toBe("done");
    expect(keys).toHaveLength(3);
    expect(new Set(keys).size).toBe(1);
  });

  it("is not sent again once the server has refused it", async () => {
    let sent = 0;
    const refused = new ApiError(422, { code: "guard", message: "" });
    await expect(sendAgain(() => { sent += 1; return Promise.reject(refused); }, [0, 0])).rejects.toBe(refused);
    expect(sent).toBe(1);
  });

  it("is given up when the network stays away", async () => {
    await expect(sendAgain(() => Promise.reject(lost), [0])).rejects.toBe(lost);
  });
});
