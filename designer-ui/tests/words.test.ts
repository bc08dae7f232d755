import { expect, test } from "vitest";

type Tree = { [key: string]: string | string[] | Tree };

const files = import.meta.glob<{ default: Tree }>("../src/i18n/*/*.json", { eager: true });

function keysOf(tree: Tree, prefix = ""): string[] {
  return Object.entries(tree).flatMap(([key, value]) => (typeof value === "object" && !Array.isArray(value) ? keysOf(value, `${prefix}${key}.`) : [(prefix + key).replace(/_(one|other)$/, "")]));
}

function textsOf(tree: Tree): string[] {
  return Object.values(tree).flatMap((value) => (typeof value === "string" ? [value] : Array.isArray(value) ? value : textsOf(value)));
}

function words(language: string, area: string): Tree {
  return files[`../src/i18n/${language}/${area}.json`]!.default;
}

test.each(["common", "runtime", "designers", "import"])("%s says the same things in both languages", (area) => {
  expect([...new Set(keysOf(words("en-US", area)))].sort()).toEqual([...new Set(keysOf(words("zh-CN", area)))].sort());
});

test.each(["common", "runtime"])("%s has full-width punctuation in Chinese", (area) => {
  const wrong = textsOf(words("zh-CN", area)).filter((text) => /[\u4e00-\u9fa5][,;:?!]|[,;:?!][\u4e00-\u9fa5]/.test(text));
  expect(wrong).toEqual([]);
});
