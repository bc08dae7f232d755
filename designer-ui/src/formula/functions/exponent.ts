/** EXP, LN and LOG: computed with 50 digits, rounded to 16 places. */
import { BAD_VALUE, OUT_OF_RANGE, type Fault } from "../context";
import { DIVISION_SCALE, LIMIT, Num, ONE, ZERO, divide } from "../decimal";
import { strict, type Fns } from "../function";

const TEN = new Num(10);

function exponential(value: Num): Num | Fault {
  if (value.lt(-60)) return ZERO;
  if (value.gt(88)) return OUT_OF_RANGE;
  const result = value.exp();
  return result.gte(LIMIT) ? OUT_OF_RANGE : result.toDecimalPlaces(DIVISION_SCALE);
}

function logarithm(value: Num, base: Num = TEN): Num | Fault {
  if (value.lte(0) || base.lte(0) || base.equals(ONE)) return BAD_VALUE;
  return divide(value.ln(), base.ln());
}

export const exponents: Fns = {
  EXP: strict(exponential),
  LN: strict((value: Num) => (value.gt(0) ? value.ln().toDecimalPlaces(DIVISION_SCALE) : BAD_VALUE)),
  LOG: strict(logarithm),
};
