import { type FieldKind } from "../field-kind";
import { sealed } from "./sealed";

/** A phone number, masked for those who need not see it. */
export const phone: FieldKind = sealed("phone", 120, { type: "tel", inputMode: "tel" }, /[\s-]/g);
