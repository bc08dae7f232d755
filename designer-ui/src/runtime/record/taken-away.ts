/** Which amounts of a bill its total takes away: read from the typed trees of the form's formulas, so that any bill shows its minus signs. */
import type { FieldDocument, FormDescriptor, FormDocument } from "@/api/types";
import type { Tree } from "@/runtime/form/formula";

type Signs = Map<string, 1 | -1>;

/** Every value that a formula is made of, columns as `lines.net`, with the sign it enters with; computed ones are followed to what they are made of. */
function signsOf(path: string, trees: Map<string, Tree>, sign: 1 | -1 = 1, found: Signs = new Map()): Signs {
  const tree = trees.get(path);
  if (tree) walk(tree, sign, path.includes(".") ? `${path.split(".")[0]}.` : "", (part, enters) => {
    if (found.has(part)) return;
    found.set(part, enters);
    signsOf(part, trees, enters, found);
  });
  return found;
}

function walk(tree: Tree, sign: 1 | -1, prefix: string, meet: (path: string, sign: 1 | -1) => void): void {
  if (tree.node === "read" || tree.node === "cell") meet(prefix + (tree.key ?? ""), sign);
  if (tree.body) walk(tree.body, sign, `${tree.list}.`, meet);
  const parts = tree.args ?? tree.items ?? [];
  parts.forEach((part, at) => walk(part, tree.name === "NEG" || (tree.name === "-" && at > 0) ? opposite(sign) : sign, prefix, meet));
}

const opposite = (sign: 1 | -1) => (sign === 1 ? -1 : 1);

function treesOf(document: FormDocument, formulas: FormDescriptor["formulas"]): Map<string, Tree> {
  const trees = new Map<string, Tree>();
  const keep = (fields: FieldDocument[], pointer: string, prefix: string) => fields.forEach((field, at) => {
    const tree = formulas[`${pointer}/${at}/expr`] as Tree | undefined;
    if (tree) trees.set(prefix + field.key, tree);
    if (field.fields) keep(field.fields, `${pointer}/${at}/fields`, `${field.key}.`);
  });
  keep(document.fields, "/fields", "");
  return trees;
}

/** Keys of amounts that stand behind a minus in the total, or add up what the total has behind one. */
export function takenAway({ document, formulas }: Pick<FormDescriptor, "document" | "formulas">, total: FieldDocument | undefined): Set<string> {
  if (!total) return new Set();
  const trees = treesOf(document, formulas);
  const signs = signsOf(total.key, trees);
  const isAway = ({ key }: FieldDocument) => {
    const own = signs.get(key);
    if (own) return own < 0;
    const shared = [...signsOf(key, trees)].filter(([part]) => signs.has(part));
    return shared.length > 0 && shared.every(([part, sign]) => signs.get(part) === -sign);
  };
  return new Set(document.fields.filter((field) => field !== total && isAway(field)).map((field) => field.key));
}
