import { type FieldKind } from "../field-kind";
import { sealed } from "./sealed";

/** The number of an account or a card. */
export const bankAccount: FieldKind = sealed("bank_account", 176, { type: "text", inputMode: "numeric" }, /[\s-]/g);
