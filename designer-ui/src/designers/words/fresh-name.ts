/** The name a new element gets before anyone names it: numbered when taken, and only in the language being worked in, so that no other language keeps a stale one. */
import i18next from "i18next";

import type { Text } from "@/document/types";

export function freshName(name: Text, taken: Iterable<Text | undefined>): Text {
  const used = new Set([...taken].map((each) => each?.zh));
  for (let n = 1; ; n += 1) {
    const suffix = n === 1 ? "" : ` ${n}`;
    if (used.has(name.zh + suffix)) continue;
    return i18next.language?.startsWith("en") && name.en ? { zh: name.zh + suffix, en: name.en + suffix } : { zh: name.zh + suffix };
  }
}
