import { newKey } from "../identity";
import type { Field, Text } from "../types";

interface Words {
  status: Text;
  draft: Text;
  pending: Text;
  passed: Text;
  rejected: Text;
  submit: Text;
  pass: Text;
  reject: Text;
}

/** A status that an approval moves: people submit, the flow decides. */
export function approvalStatus(fields: string[], transitions: string[], words: Words) {
  const taken = [...transitions];
  const fresh = (name: string) => {
    const key = newKey(taken, name);
    taken.push(key);
    return key;
  };
  const [submit, pass, reject] = [fresh("submit"), fresh("pass"), fresh("reject")] as const;
  const field: Field = {
    key: newKey(fields, "approval"), type: "status", name: words.status, initial: "draft",
    states: [
      { key: "draft", name: words.draft, color: "neutral" },
      { key: "pending", name: words.pending, color: "accent" },
      { key: "passed", name: words.passed, color: "success" },
      { key: "rejected", name: words.rejected, color: "danger" },
    ],
    transitions: [
      { key: submit, from: ["draft", "rejected"], to: "pending", name: words.submit },
      { key: pass, from: ["pending"], to: "passed", name: words.pass, by: "flow" },
      { key: reject, from: ["pending"], to: "rejected", name: words.reject, by: "flow" },
    ],
  };
  return { field, submit, outcome: { pass, reject } };
}
