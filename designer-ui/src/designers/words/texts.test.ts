/** Every text the designers and the import ask for exists, in both languages. */
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const SOURCES = { designers: "src/designers", import: "src/runtime/import" } as const;
const ASKED = /\bt\(\s*"([\w.]+)"/g;

function keys(tree: object, prefix = ""): string[] {
  return Object.entries(tree).flatMap(([key, value]) => (typeof value === "object" && value !== null ? keys(value, `${prefix}${key}.`) : [prefix + key]));
}

/** English counts in two forms of a text, Chinese in one. */
function texts(area: string, language: string): Set<string> {
  const all = keys(JSON.parse(readFileSync(`src/i18n/${language}/${area}.json`, "utf8")) as object);
  return new Set(all.map((key) => key.replace(/_(one|other)$/, "")));
}

function files(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}

describe.each(Object.entries(SOURCES))("texts of %s", (area, folder) => {
  it("are the same set in both languages", () => {
    expect([...texts(area, "en-US")].sort()).toEqual([...texts(area, "zh-CN")].sort());
  });

  it("hold everything that is asked for", () => {
    const known = texts(area, "zh-CN");
    const asked = files(folder).flatMap((file) => [...readFileSync(file, "utf8").matchAll(ASKED)].map((match) => match[1] ?? ""));
    expect(asked.filter((key) => !known.has(key))).toEqual([]);
  });
});
