import type { FieldKind } from "../field-kind";
import { user } from "./user";

/** A part of the company. */
export const department: FieldKind = { ...user, name: "department", width: 110 };
