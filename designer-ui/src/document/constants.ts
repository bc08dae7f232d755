/** Named constants of a flow or rule: the thresholds people change without touching a formula. */
import { newKey } from "./identity";
import { patched } from "./list";
import type { Constant } from "./types";

interface WithConstants {
  constants?: Record<string, Constant>;
}

export function setConstant<D extends WithConstants>(document: D, key: string, changes: Partial<Constant>): D {
  const constant = document.constants?.[key];
  if (!constant) return document;
  return { ...document, constants: { ...document.constants, [key]: patched(constant, changes) } };
}

export function addConstant<D extends WithConstants>(document: D, constant: Constant, key?: string): D {
  const name = key ?? newKey(Object.keys(document.constants ?? {}), constant.name.en);
  return { ...document, constants: { ...document.constants, [name]: constant } };
}
