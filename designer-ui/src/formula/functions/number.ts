/** Numbers: rounding half up, away from zero. */
import { BAD_VALUE, DIV0, OUT_OF_RANGE, type Fault } from "../context";
import { Decimal, DIVISION_SCALE, Num, ONE, ZERO, rounded } from "../decimal";
import { strict, type Fn, type Fns } from "../function";
import { power, remainder } from "./arithmetic";

const STORED_DIGITS = 15;

function rounding(mode: Decimal.Rounding): Fn {
  return strict((value: Num, places: Num = ZERO) => rounded(value, places.trunc().toNumber(), mode));
}

/** The divisor's sign, as Excel. */
function mod(left: Num, right: Num): Num | Fault {
  const rest = remainder(left, right);
  if (!(rest instanceof Num) || rest.isZero() || rest.isNegative() === right.isNegative()) return rest;
  return rest.plus(right);
}

function multiple(value: Num, step: Num, up: boolean): Num | Fault {
  if (step.isZero()) return up ? ZERO : DIV0;
  const ratio = value.div(step);
  return (up ? ratio.ceil() : ratio.floor()).times(step);
}

function squareRoot(value: Num): Num | Fault {
  return value.isNegative() && !value.isZero() ? BAD_VALUE : value.sqrt().toDecimalPlaces(DIVISION_SCALE);
}

/** Rounded for storage; more than 15 significant digits do not fit. */
function fit(value: Num, scale: Num): Num | Fault {
  const places = scale.toNumber();
  const result = value.toDecimalPlaces(places);
  return result.abs().gte(new Num(10).pow(STORED_DIGITS - places)) ? OUT_OF_RANGE : result;
}

export const numbers: Fns = {
  ROUND: rounding(Decimal.ROUND_HALF_UP),
  ROUNDUP: rounding(Decimal.ROUND_UP),
  ROUNDDOWN: rounding(Decimal.ROUND_DOWN),
  TRUNC: rounding(Decimal.ROUND_DOWN),
  INT: strict((value: Num) => value.floor()),
  MOD: strict(mod),
  ABS: strict((value: Num) => value.abs()),
  SIGN: strict((value: Num) => new Num(value.isZero() ? 0 : value.isNegative() ? -1 : 1)),
  CEILING: strict((value: Num, step: Num = ONE) => multiple(value, step, true)),
  FLOOR: strict((value: Num, step: Num = ONE) => multiple(value, step, false)),
  POWER: strict(power),
  SQRT: strict(squareRoot),
  FIT: strict(fit),
};
