/** Numbers of the formula language: 50 digits, half up, never written with an exponent. */
import Decimal from "decimal.js";

export const Num = Decimal.clone({ precision: 50, rounding: Decimal.ROUND_HALF_UP, toExpNeg: -1000, toExpPos: 1000 });
export type Num = Decimal;

export const ZERO = new Num(0);
export const ONE = new Num(1);
export const DIVISION_SCALE = 16;
export const LIMIT = new Num(10).pow(38);
const MOST_PLACES = 60;

export function divide(left: Num, right: Num): Num {
  return left.div(right).toDecimalPlaces(DIVISION_SCALE, Decimal.ROUND_HALF_UP);
}

/** Rounded to `places`; negative places are tens, hundreds. */
export function rounded(value: Num, places: number, mode: Decimal.Rounding): Num {
  if (places > MOST_PLACES) return value;
  if (places >= 0) return value.toDecimalPlaces(places, mode);
  const unit = new Num(10).pow(Math.min(-places, MOST_PLACES));
  return value.div(unit).toDecimalPlaces(0, mode).times(unit);
}

/** Without exponent and trailing zeros: what & writes. */
export function plain(value: Num): string {
  return value.isZero() ? "0" : value.toFixed();
}

export { Decimal };
