/** A place to write a template: numbered lines, Tab stays inside, fields are inserted where the cursor is. */
import type { Ref } from "react";
import { useImperativeHandle, useRef } from "react";

export interface CodeHandle {
  insert: (text: string) => void;
}

interface Props {
  label: string;
  value: string;
  most: number;
  onChange: (value: string) => void;
  ref?: Ref<CodeHandle>;
}

export function CodeBox({ label, value, most, onChange, ref }: Props) {
  const area = useRef<HTMLTextAreaElement>(null);
  const gutter = useRef<HTMLPreElement>(null);
  const insert = (text: string) => {
    const box = area.current;
    if (!box) return;
    box.focus();
    const { selectionStart: from, selectionEnd: to } = box;
    onChange(box.value.slice(0, from) + text + box.value.slice(to));
    requestAnimationFrame(() => box.setSelectionRange(from + text.length, from + text.length));
  };
  useImperativeHandle(ref, () => ({ insert }));
  return (
    <div className="pr-code">
      <pre ref={gutter} aria-hidden>{value.split("\n").map((_, index) => index + 1).join("\n")}</pre>
      <textarea ref={area} aria-label={label} value={value} maxLength={most} spellCheck={false} wrap="off"
        onScroll={(event) => { if (gutter.current) gutter.current.scrollTop = event.currentTarget.scrollTop; }}
        onKeyDown={(event) => { if (event.key === "Tab" && !event.shiftKey) { event.preventDefault(); insert("  "); } }}
        onChange={(event) => onChange(event.target.value)} />
    </div>
  );
}
