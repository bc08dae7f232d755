/** Operators on numbers; what counts empty as 0 says so in the tree. */
import { BAD_VALUE, DIV0, OUT_OF_RANGE, type Fault } from "../context";
import { DIVISION_SCALE, LIMIT, ONE, ZERO, divide, type Num } from "../decimal";
import { strict, type Fns } from "../function";

export function remainder(left: Num, right: Num): Num | Fault {
  return right.isZero() ? DIV0 : left.mod(right);
}

export function power(base: Num, exponent: Num): Num | Fault {
  if (base.isZero()) return exponent.isZero() ? ONE : exponent.isPositive() ? ZERO : DIV0;
  if (base.isNegative() && !exponent.isInteger()) return BAD_VALUE;
  const result = base.pow(exponent);
  if (!result.isFinite() || result.abs().gte(LIMIT)) return OUT_OF_RANGE;
  return result.toDecimalPlaces(DIVISION_SCALE);
}

export const arithmetic: Fns = {
  "+": strict((left: Num, right: Num) => left.plus(right)),
  "-": strict((left: Num, right: Num) => left.minus(right)),
  "*": strict((left: Num, right: Num) => left.times(right)),
  "/": strict((left: Num, right: Num) => (right.isZero() ? DIV0 : divide(left, right))),
  "%": strict(remainder),
  "^": strict(power),
  NEG: strict((value: Num) => (value.isZero() ? ZERO : value.negated())),
  POS: strict((value: Num) => value),
};
