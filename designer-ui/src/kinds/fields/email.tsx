import { type FieldKind } from "../field-kind";
import { sealed } from "./sealed";

/** An address to write to. */
export const email: FieldKind = sealed("email", 190, { type: "text", inputMode: "email" }, /\s/g);
