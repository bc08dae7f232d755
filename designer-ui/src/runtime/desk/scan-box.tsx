/** The largest thing of the page. It keeps the cursor: whatever is typed or scanned anywhere lands here. */
import { ScanLine } from "lucide-react";
import { type RefObject, useEffect } from "react";
import { useTranslation } from "react-i18next";

import type { Desk } from "@/api/desks";
import { say } from "@/i18n";
import { Icon } from "@/parts/icon";

import styles from "./desk.module.css";
import type { AtHand } from "./use-desk";

interface Props {
  desk: Desk;
  hand: AtHand | null;
  hint: string;
  box: RefObject<HTMLInputElement | null>;
  onScan: (text: string) => void;
  onSkip: () => void;
  onUndo: () => void;
}

function Way({ desk, hand }: { desk: Desk; hand: AtHand | null }) {
  const names = [desk.find.map((each) => say(each)).slice(0, 1).join(""), ...desk.steps.map((step) => say(step.name)), say(desk.then)];
  const at = hand ? 1 + desk.steps.findIndex((step) => !(step.field in hand.values)) : 0;
  return (
    <ol className={styles.way}>
      {names.map((name, index) => <li key={index} data-done={index < at || undefined} aria-current={index === at ? "step" : undefined}>{index < names.length - 1 ? `${index < at ? "✓" : index + 1} ` : ""}{name}</li>)}
    </ol>
  );
}

export function ScanBox({ desk, hand, hint, box, onScan, onSkip, onUndo }: Props) {
  const { t } = useTranslation("desk");
  const step = hand ? desk.steps.find((each) => !(each.field in hand.values)) : undefined;
  const asked = step ? say(step.name) : desk.find.map((each) => say(each)).join(t("or"));

  useEffect(() => {
    const take = () => box.current?.focus();
    const nobodyElse = () => !document.activeElement || document.activeElement === document.body;
    const keys = (event: KeyboardEvent) => {
      if (event.key === "F2") { event.preventDefault(); take(); box.current?.select(); return; }
      if (event.defaultPrevented || document.querySelector("dialog[open], .ant-modal-wrap")) return;
      if (event.key === "Escape") { if (box.current) box.current.value = ""; onSkip(); take(); return; }
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "z" && !box.current?.value) { event.preventDefault(); onUndo(); return; }
      if (nobodyElse() && event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey) take();
    };
    // A press on something that takes no cursor gives it back.
    const lost = () => setTimeout(() => { if (nobodyElse()) take(); }, 0);
    take();
    document.addEventListener("keydown", keys);
    document.addEventListener("focusout", lost);
    return () => { document.removeEventListener("keydown", keys); document.removeEventListener("focusout", lost); };
  }, [box, onSkip, onUndo]);

  return (
    <form className={styles.scan} data-asking={step ? true : undefined} onSubmit={(event) => {
      event.preventDefault();
      const text = box.current?.value ?? "";
      if (box.current) box.current.value = "";
      onScan(text);
    }}>
      <Icon as={ScanLine} size={26} />
      <input ref={box} aria-label={t("scan", { name: asked })} placeholder={t("scan", { name: asked })} maxLength={100} autoComplete="off" autoCapitalize="characters" spellCheck={false} enterKeyHint="send" aria-describedby="desk-hint" />
      <Way desk={desk} hand={hand} />
      <p id="desk-hint" role="status" aria-live="assertive">{hint}</p>
    </form>
  );
}
