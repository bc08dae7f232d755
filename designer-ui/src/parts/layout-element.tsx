/** What stands between fields: a line, or words to whoever fills the form in. */
import { say, type Words } from "@/i18n";

const ROW = { gridColumn: "1 / -1" } as const;

export function LayoutElement({ item }: { item: { type?: string; text?: Words } }) {
  if (item.type === "divider") return <div role="separator" style={{ ...ROW, borderTop: "1px solid var(--border)", margin: "4px 0" }} />;
  if (item.type === "note") return <p style={{ ...ROW, margin: 0, color: "var(--text-2)", fontSize: 13, lineHeight: "20px", whiteSpace: "pre-wrap" }}>{say(item.text)}</p>;
  return null;
}
