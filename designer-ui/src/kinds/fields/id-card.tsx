import { type FieldKind } from "../field-kind";
import { sealed } from "./sealed";

/** The number of an identity card; the last character may be an X. */
export const idCard: FieldKind = sealed("id_card", 168, { type: "text" }, /\s/g);
