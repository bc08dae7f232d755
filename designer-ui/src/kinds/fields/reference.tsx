import { RecordPicker } from "@/parts/record-picker";

import { type FieldKind, type InputProps, isEmpty } from "../field-kind";
import { text, textOf } from "./text";

function ReferenceInput(props: InputProps) {
  const chosen = props.value as { id: number; title: string } | null;
  return <RecordPicker {...props} chosen={isEmpty(chosen) ? null : chosen} onChoose={(item) => { props.onChange(item ? { id: item.id, title: item.title } : null); props.onDone?.(); }} />;
}

/** Another record, found by code, name, pinyin or barcode. */
export const reference: FieldKind = {
  ...text, name: "reference", width: 150, filter: "reference", Input: ReferenceInput, text: textOf, parse: () => undefined,
  wire: (value) => (isEmpty(value) ? null : { id: (value as { id: number }).id }),
};
