/** Every function and operator, by the names the server uses. */
import type { Fns } from "../function";
import { aggregates } from "./aggregate";
import { arithmetic } from "./arithmetic";
import { columns } from "./column";
import { comparisons } from "./compare";
import { conditionals } from "./conditional";
import { dates } from "./date";
import { exponents } from "./exponent";
import { idCards } from "./id-card";
import { logic } from "./logic";
import { numbers } from "./number";
import { numberFormats } from "./number-format";
import { orders } from "./order";
import { patterns } from "./pattern";
import { people } from "./people";
import { texts } from "./text";
import { workdays } from "./workdays";

export const functions: Fns = {
  ...logic,
  ...comparisons,
  ...arithmetic,
  ...numbers,
  ...exponents,
  ...aggregates,
  ...conditionals,
  ...orders,
  ...columns,
  ...texts,
  ...numberFormats,
  ...patterns,
  ...idCards,
  ...dates,
  ...workdays,
  ...people,
};
