/** What a field kind is to the interface: how its value looks, is typed, pasted, filtered and sent. */
import type { ComponentType } from "react";

import type { FieldDocument } from "@/api/types";

export type FilterStyle = "text" | "number" | "date" | "datetime" | "time" | "boolean" | "option" | "reference" | "person" | "none";

export interface DisplayProps {
  value: unknown;
  field: FieldDocument;
  /** In a list a value has one line; on a page it may have several. */
  dense?: boolean;
}

export interface InputProps {
  id?: string;
  value: unknown;
  field: FieldDocument;
  onChange: (value: unknown) => void;
  /** Where options come from: the field's path inside the form, such as lines.sku. */
  app: string;
  form: string;
  path: string;
  record?: string;
  disabled?: boolean;
  invalid?: boolean;
  autoFocus?: boolean;
  placeholder?: string;
  /** In a grid the cell draws the frame and moves on by itself. */
  bare?: boolean;
  /** There is room: a few options may stand open beside each other. */
  spread?: boolean;
  describedBy?: string;
  onDone?: () => void;
  /** Fields beside this one that it may fill as well, such as the recipient of an address, and the way to do it. */
  beside?: readonly string[];
  onFill?: (values: Record<string, unknown>) => void;
}

/** The fields that a field names as belonging to it, such as recipient and phone of an address. */
export function besideOf(field: FieldDocument): string[] {
  return field.type === "address" ? [field["recipient"], field["phone"]].filter((key): key is string => typeof key === "string") : [];
}

export interface FieldKind {
  name: string;
  align: "left" | "right";
  /** Width of a list column where the view names none. */
  width: number;
  /** Kept encrypted: no formula reads it. */
  sealed?: boolean;
  filter: FilterStyle;
  /** False for values that only the server sets. */
  typed: boolean;
  Display: ComponentType<DisplayProps>;
  Input: ComponentType<InputProps>;
  /** Plain text for the clipboard, a summary or a title. */
  text: (value: unknown, field: FieldDocument) => string;
  /** A pasted cell as a value; undefined when it cannot be one. */
  parse: (text: string, field: FieldDocument) => unknown;
  /** False for a text that was typed and can be no value: it stays as it was typed until it is mended, and no save takes it. */
  reads?: (value: string) => boolean;
  /** What is sent to the server. */
  wire: (value: unknown) => unknown;
}

/** The words of what is wrong with a value that was typed and cannot be one, by the way its kind is filtered. */
export function unreadAs(kind: FieldKind, value: unknown): FilterStyle | undefined {
  return typeof value === "string" && value !== "" && kind.reads?.(value) === false ? kind.filter : undefined;
}

export function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || value === "" || (Array.isArray(value) && value.length === 0);
}
