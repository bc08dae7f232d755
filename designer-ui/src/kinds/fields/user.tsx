import { RecordPicker } from "@/parts/record-picker";

import { type FieldKind, type InputProps, isEmpty } from "../field-kind";
import { text, textOf } from "./text";

export function PersonInput(props: InputProps) {
  const value = props.value as { id: number; name: string } | null;
  return <RecordPicker {...props} chosen={isEmpty(value) || !value ? null : { id: value.id, title: value.name }} onChoose={(item) => { props.onChange(item ? { id: item.id, name: item.title } : null); props.onDone?.(); }} />;
}

/** A colleague. */
export const user: FieldKind = {
  ...text, name: "user", width: 100, filter: "person", Input: PersonInput, text: textOf, parse: () => undefined,
  wire: (value) => (isEmpty(value) ? null : { id: (value as { id: number }).id }),
};
