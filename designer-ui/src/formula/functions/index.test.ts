import { describe, expect, it } from "vitest";

import type { Ast } from "../ast";
import { compileAst } from "../evaluate";
import { needFunctions } from ".";

const literal = (value: string): Ast => ({ node: "literal", type: "text", value }) as Ast;
const matches = { node: "call", name: "REGEXMATCH", type: "boolean", args: [literal("SF123"), literal("SF[0-9]+")] } as Ast;

describe("functions", () => {
  it("comes with the rare ones when a tree needs one, once", async () => {
    expect(() => compileAst(matches)).toThrow("REGEXMATCH");
    expect(await needFunctions([literal("x")])).toBe(false);
    expect(await needFunctions([{ node: "list", type: "list", items: [matches] } as unknown as Ast])).toBe(true);
    expect(compileAst(matches)({})).toBe(true);
    expect(await needFunctions([matches])).toBe(false);
  });
});
