/** COUNTIF and its kin over lists as they stand; over the columns of a sub-table the server writes them out in the tree. */
import { itemType, typeName } from "../ast";
import { BAD_VALUE, type Context, type Fault } from "../context";
import { Num, ONE, ZERO, divide } from "../decimal";
import type { CallAst } from "../ast";
import type { Fn, Fns } from "../function";
import type { Value } from "../values";
import { meets } from "./criteria";

const list = (value: Value | undefined): Value[] => (Array.isArray(value) ? (value as Value[]) : []);

/** The places where every list meets its criterion; null where the lists are of different lengths. */
function chosen(context: Context, args: Value[], node: CallAst, first: number): number[] | null {
  const places = args.flatMap((_, at) => (at >= first && (at - first) % 2 === 0 ? [at] : []));
  const length = list(args[first]).length;
  if (places.some((at) => list(args[at]).length !== length)) return null;
  const kinds = places.map((at) => typeName(itemType(node.args[at]?.type ?? "")));
  const plain = places.map((at) => !["text", "option"].includes(typeName(node.args[at + 1]?.type ?? "")));
  return Array.from({ length }, (_, row) => row).filter((row) =>
    places.every((at, turn) => meets(context, list(args[at])[row] ?? null, kinds[turn] ?? "", args[at + 1] ?? null, plain[turn] ?? true)),
  );
}

const count: Fn = {
  strict: false,
  call: (context, args, node) => {
    const rows = chosen(context, args, node, 0);
    return rows ? new Num(rows.length) : BAD_VALUE;
  },
};

function over(work: (values: Num[]) => Value): Fn {
  return {
    strict: false,
    call: (context, args, node) => {
      const [values, rows] = [list(args[0]), chosen(context, args, node, 1)];
      if (!rows || values.length !== list(args[1]).length) return BAD_VALUE;
      return work(rows.map((row) => values[row] ?? null).filter((value) => value !== null) as Num[]);
    },
  };
}

const total = (values: Num[]): Num => values.reduce((sum, value) => sum.plus(value), ZERO);
const sum = over(total);
const average = over((values) => (values.length ? divide(total(values), new Num(values.length)) : null));

function sumProduct(args: Value[]): Value | Fault {
  const lists = args.map(list);
  const first = lists[0] ?? [];
  if (lists.some((each) => each.length !== first.length)) return BAD_VALUE;
  return first.reduce<Num>((sum, _, row) => {
    const factors = lists.map((each) => each[row] ?? null);
    if (factors.includes(null)) return sum;
    return sum.plus((factors as Num[]).reduce((product, value) => product.times(value), ONE));
  }, ZERO);
}

export const conditionals: Fns = {
  COUNTIF: count,
  COUNTIFS: count,
  SUMIF: sum,
  SUMIFS: sum,
  AVERAGEIF: average,
  AVERAGEIFS: average,
  SUMPRODUCT: { strict: false, call: (_, args) => sumProduct(args) },
  MEETS: {
    strict: false,
    call: (context, [value = null, criterion = null], node) => {
      const plain = !["text", "option"].includes(typeName(node.args[1]?.type ?? ""));
      return meets(context, value, typeName(node.args[0]?.type ?? ""), criterion, plain);
    },
  },
};
