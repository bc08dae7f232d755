/** The typed tree the server compiles a formula into (json_tree.py writes it). A type ends in "!" where it is never null. */
export type Ast =
  | { node: "literal"; type: string; value: unknown; name?: string }
  | { node: "read"; type: string; key: string }
  | { node: "cell"; type: string; key: string }
  | { node: "rows"; type: string; list: string; body: Ast }
  | { node: "list"; type: string; items: Ast[] }
  | CallAst;

export interface CallAst {
  node: "call";
  type: string;
  name: string;
  args: Ast[];
}

/** The name of a type without scale, item and the mark of what is never null: "number(2)!" is "number". */
export function typeName(type: string): string {
  return type.replace(/[!(<].*$/, "");
}

/** "list<number(2)>" holds "number(2)". */
export function itemType(type: string): string {
  const found = /^list<(.*)>!?$/.exec(type);
  return found?.[1] ?? type;
}
