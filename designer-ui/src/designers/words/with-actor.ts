/** Conditions on who acts: the person stands among the fields, to be compared with a salesperson or an owner. */
import type { Vocabulary } from "./vocabulary";

export function withActor(words: Vocabulary, label: string): Vocabulary {
  return { ...words, fields: new Map([...words.fields, ["actor", { path: "actor", label, type: "user", value: "person", options: [] }]]) };
}
