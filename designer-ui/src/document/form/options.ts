/** Verbs on the options of a choice. */
import { patched, replaceWhere } from "../list";
import type { FormDocument } from "../types";
import { findField } from "./fields";
import { setField } from "./set-field";

export function removeOption(form: FormDocument, path: string, key: string): FormDocument {
  return setField(form, path, { options: findField(form, path)?.options?.filter((each) => each.key !== key) });
}

/** It keeps its name where records hold it, and is no longer offered. */
export function retireOption(form: FormDocument, path: string, key: string, retired: boolean): FormDocument {
  const options = findField(form, path)?.options ?? [];
  return setField(form, path, { options: replaceWhere(options, (each) => each.key === key, (each) => patched(each, { disabled: retired || undefined })) });
}
