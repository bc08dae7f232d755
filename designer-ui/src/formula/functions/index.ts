/** Every function and operator, by the names the server uses. */
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
