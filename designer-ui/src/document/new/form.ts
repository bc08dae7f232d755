import { newId, newKey } from "../identity";
import type { FormDocument, Text } from "../types";

/** A form as it starts: a title to recognise a record by, one section, one list. */
export function newForm(key: string, name: Text, words: { title: Text; section: Text }): FormDocument {
  const title = newKey([], "title");
  return {
    kind: "form", key, schema: 1, name, title, search: [title],
    fields: [{ key: title, type: "text", name: words.title, required: "TRUE" }],
    layout: [{ id: newId(), type: "section", name: words.section, columns: 3, items: [{ id: newId(), field: title }] }],
    views: [{ key: "all", type: "grid", columns: [{ id: newId(), field: title, width: 240 }], tabs: [] }],
  };
}
