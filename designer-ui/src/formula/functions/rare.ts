/** Functions few forms use; fetched with the first form that has one, so that no other form waits for them. */
import type { Fns } from "../function";
import { columns } from "./column";
import { conditionals } from "./conditional";
import { exponents } from "./exponent";
import { idCards } from "./id-card";
import { numberFormats } from "./number-format";
import { orders } from "./order";
import { patterns } from "./pattern";
import { textParts } from "./text-parts";
import { workdays } from "./workdays";

export const rare: Fns = { ...conditionals, ...exponents, ...orders, ...columns, ...numberFormats, ...patterns, ...idCards, ...textParts, ...workdays };
