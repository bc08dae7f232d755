/** What the number of a resident identity card says: 18 characters with a check digit, or the 15 digits of old cards. */
import { dateText, dayNumber, dayOf, difference, type Day } from "../calendar";
import { BAD_VALUE, OUT_OF_RANGE, type Context, type Fault } from "../context";
import { inContext, strict, type Fns } from "../function";
import type { Value } from "../values";

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS = "10X98765432";

/** The birthday and the digit whose parity is the sex; null for what is no valid number. */
function read(text: string): { birthday: string; digit: number } | null {
  const number = text.replace(/^ +| +$/g, "").toUpperCase();
  if (!/^(\d{17}[\dX]|\d{15})$/.test(number)) return null;
  const old = number.length === 15;
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(number[at]), 0);
  if (!old && CHECKS[sum % 11] !== number[17]) return null;
  const written = old ? `19${number.slice(6, 12)}` : number.slice(6, 14);
  const birthday = `${written.slice(0, 4)}-${written.slice(4, 6)}-${written.slice(6)}`;
  const day = dayNumber(birthday);
  if (Number.isNaN(day) || birthday < "0001" || dateText(day) !== birthday) return null;
  return { birthday, digit: Number(number[old ? 14 : 16]) };
}

function age(context: Context, text: string, day: Day): Value | Fault {
  const found = read(text);
  if (!found) return BAD_VALUE;
  const on = dayOf(context, day);
  return on < found.birthday ? OUT_OF_RANGE : difference(context, found.birthday, on, "Y");
}

export const idCards: Fns = {
  IDCARD_BIRTHDAY: strict((text: string) => read(text)?.birthday ?? BAD_VALUE),
  IDCARD_SEX: strict((text: string) => {
    const found = read(text);
    return found ? (found.digit % 2 ? "男" : "女") : BAD_VALUE;
  }),
  IDCARD_AGE: inContext(age),
};
