import type { FieldKind } from "../field-kind";
import { select } from "./select";

/** A state: looks like an option, but only a transition changes it. */
export const status: FieldKind = { ...select, name: "status", typed: false };
