/**
 * Formulas are stored with keys and edited with labels: `SUM(lines.net) + freight` is typed and read as
 * `SUM({订单明细.价税合计}) + {运费}`. Braces are free in the formula language, so labels may hold any character.
 */
import { say } from "@/i18n";
import { tokensOf } from "../condition/tokens";
import type { Vocabulary } from "./vocabulary";
import { findChoice } from "./vocabulary";

interface Labels {
  toLabel: Map<string, string>;
  toPath: Map<string, string>;
}

export function labels(words: Vocabulary): Labels {
  const toLabel = new Map<string, string>();
  const toPath = new Map<string, string>();
  const add = (path: string, label: string) => {
    const plain = label.replace(/[{}]/g, "") || path;
    let unique = plain;
    for (let n = 2; toPath.has(unique); n += 1) unique = `${plain} ${n}`;
    toPath.set(unique, path);
    toLabel.set(path, unique);
  };
  for (const choice of words.fields.values()) add(choice.path, choice.label);
  for (const [key, constant] of Object.entries(words.constants)) add(`param.${key}`, say(constant.name));
  return { toLabel, toPath };
}

export function toLabelled(formula: string, words: Vocabulary): string {
  const { toLabel } = labels(words);
  return tokensOf(formula)
    .map((token, index, all) => {
      if (token.kind !== "name" || all[index + 1]?.text === "(") return token.text;
      const direct = toLabel.get(token.text);
      if (direct !== undefined) return `{${direct}}`;
      const prefix = /^(record|old|line)\./.exec(token.text)?.[0];
      const choice = prefix ? findChoice(words, token.text) : undefined;
      return choice && prefix ? `${prefix}{${toLabel.get(choice.path) ?? choice.label}}` : token.text;
    })
    .join("");
}

export function fromLabelled(text: string, words: Vocabulary): string {
  const { toPath } = labels(words);
  return text.replace(/\{([^{}]*)\}/g, (whole, label: string) => toPath.get(label.trim()) ?? whole);
}
