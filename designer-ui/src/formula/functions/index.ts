/** Functions and operators, by the names the server uses; the rare ones join when a tree needs one. */
import type { Ast } from "../ast";
import type { Fns } from "../function";
import { aggregates } from "./aggregate";
import { arithmetic } from "./arithmetic";
import { comparisons } from "./compare";
import { dates } from "./date";
import { logic } from "./logic";
import { numbers } from "./number";
import { people } from "./people";
import { texts } from "./text";

export const functions: Fns = {
  ...logic,
  ...comparisons,
  ...arithmetic,
  ...numbers,
  ...aggregates,
  ...texts,
  ...dates,
  ...people,
};

/** Fetches what the trees call and is not here yet; true when something came. Raises where the network does not bring it. */
export async function needFunctions(trees: Iterable<Ast>): Promise<boolean> {
  if ([...trees].every(isKnown)) return false;
  Object.assign(functions, (await import("./rare")).rare);
  return true;
}

function isKnown(node: Ast): boolean {
  switch (node.node) {
    case "call": return node.name in functions && node.args.every(isKnown);
    case "rows": return isKnown(node.body);
    case "list": return node.items.every(isKnown);
    default: return true;
  }
}
