/** Texts with fields in them: stored as `{{number}}`, written and read as `{{订单号}}`. */
import type { TFunction } from "i18next";

import { fromLabelled, labels, toLabelled } from "./labelled";
import { readFormula } from "./read-formula";
import { sayFormula } from "./say-formula";
import type { Segment } from "./say-formula";
import type { Vocabulary } from "./vocabulary";

const HOLE = /\{\{([\s\S]*?)\}\}(?!\})/g;

export function toTemplateText(text: string, words: Vocabulary): string {
  const { toLabel } = labels(words);
  return text.replace(HOLE, (_, inner: string) => {
    const label = toLabel.get(inner.trim());
    return label === undefined ? `{{ ${toLabelled(inner.trim(), words)} }}` : `{{${label}}}`;
  });
}

export function fromTemplateText(text: string, words: Vocabulary): string {
  const { toPath } = labels(words);
  return text.replace(HOLE, (_, inner: string) => `{{${toPath.get(inner.trim()) ?? fromLabelled(inner.trim(), words)}}}`);
}

/** Plain text and chips in their order. */
export function sayTemplate(text: string, words: Vocabulary): Segment[] {
  const found: Segment[] = [];
  let end = 0;
  for (const hole of text.matchAll(HOLE)) {
    if (hole.index > end) found.push({ kind: "plain", text: text.slice(end, hole.index) });
    found.push(...sayFormula((hole[1] ?? "").trim(), words));
    end = hole.index + hole[0].length;
  }
  if (end < text.length) found.push({ kind: "plain", text: text.slice(end) });
  return found;
}

/** The text as part of a sentence. */
export function readTemplate(text: string, words: Vocabulary, t: TFunction<"designers">): string {
  return text.replace(HOLE, (_, inner: string) => readFormula(inner.trim(), words, t));
}
