/** One pasted text becomes recipient, phone and address: shown first, filled in when the person agrees. */
import { Button } from "antd";
import { TriangleAlert } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";

import { type AddressDoubt, LONGEST_PASTE, type PastedAddress, readPasted } from "@/api/addresses";
import { ApiError } from "@/api/errors";
import type { Address } from "@/api/types";

import styles from "./address-input.module.css";
import { addressText } from "./address-text";
import { toast } from "./feedback";
import { Icon } from "./icon";
import { TextArea } from "./text-box";

export interface Filled {
  address: Address;
  name: string | null;
  phone: string | null;
}

interface PasteAddressProps {
  start: string;
  /** Enter was pressed before this box was there. */
  hurried?: boolean;
  /** Which fields stand beside the address. */
  withName: boolean;
  withPhone: boolean;
  onFill: (filled: Filled) => void;
  onClose: () => void;
}

const SOON = 250;

/** The place somebody chose among several of one name: what the text said of it is no longer part of the street. */
function settled(read: PastedAddress, doubt: AddressDoubt, choice: Address): PastedAddress {
  const detail = read.address.detail?.startsWith(doubt.seen) ? read.address.detail.slice(doubt.seen.length) : read.address.detail;
  return { ...read, address: { ...choice, ...(detail ? { detail } : {}) }, doubts: read.doubts.filter((one) => one !== doubt) };
}

export default function PasteAddress({ start, hurried: early, withName, withPhone, onFill, onClose }: PasteAddressProps) {
  const { t } = useTranslation("address");
  const [text, setText] = useState(start);
  const [read, setRead] = useState<PastedAddress | null>(null);
  const [problem, setProblem] = useState("");
  const [attempt, setAttempt] = useState(0);
  /** Enter was pressed before the text was read: it is filled in as soon as it is, unless something is unsure. */
  const [hurried, setHurried] = useState(early ? start : "");
  const matters = (doubt: AddressDoubt) => (doubt.part === "name" ? withName : doubt.part === "phone" ? withPhone : true);
  const give = (found: PastedAddress) => {
    if (found.phone && !withPhone) toast(t("phoneLeft", { phone: found.phone }), "warning");
    onFill({ address: found.address, name: withName ? found.name : null, phone: withPhone ? found.phone : null });
  };
  const take = (answer: PastedAddress) => {
    setRead(answer);
    setProblem("");
    if (hurried === text && !answer.doubts.some(matters)) give(answer);
    setHurried("");
  };
  const arrived = useRef(take);
  arrived.current = take;
  useEffect(() => {
    if (!text.trim()) {
      setRead(null);
      return;
    }
    let late = false;
    const timer = setTimeout(() => {
      readPasted(text).then(
        (answer) => { if (!late) arrived.current(answer); },
        (error: unknown) => { if (!late) { setRead(null); setHurried(""); setProblem(error instanceof ApiError ? error.message : String(error)); } },
      );
    }, SOON);
    return () => {
      late = true;
      clearTimeout(timer);
    };
  }, [text, attempt]);
  const fresh = read?.raw === text ? read : null;
  const fill = () => {
    if (fresh) return give(fresh);
    setHurried(text);
    if (problem) { // it was refused, or the network was away: asked once more
      setProblem("");
      setAttempt((n) => n + 1);
    }
  };
  const rows = fresh ? [
    ...(withName ? [["name", fresh.name ?? ""] as const] : []), ...(withPhone ? [["phone", fresh.phone ?? ""] as const] : []), ["place", addressText({ ...fresh.address, detail: undefined })] as const, ["detail", fresh.address.detail ?? ""] as const,
  ] : [];
  return (
    <div className={styles.pasted} role="group" aria-label={t("paste")} onPaste={(event) => event.stopPropagation()}>
      <TextArea
        value={text} autoFocus maxLength={LONGEST_PASTE} aria-label={t("pasteHere")} placeholder={t("pasteExample")} onChange={setText}
        onKeyDown={(event) => {
          if (event.key === "Escape") { event.stopPropagation(); onClose(); }
          if (event.key === "Enter" && !event.shiftKey && !event.nativeEvent.isComposing) { event.preventDefault(); event.stopPropagation(); fill(); }
        }}
      />
      {problem ? <p className={styles.wrong} role="alert">{problem}</p> : null}
      <div aria-live="polite">
        {rows.length ? (
          <dl className={styles.read}>
            {rows.map(([part, value]) => <div key={part}><dt>{t(`part.${part}`)}</dt><dd>{value || <span className="muted">—</span>}</dd></div>)}
          </dl>
        ) : null}
        {fresh?.doubts.filter(matters).map((doubt) => (
          <div key={`${doubt.part}-${doubt.why}-${doubt.seen}`} className={styles.doubt}>
            <Icon as={TriangleAlert} size={14} />
            <span>{t(`doubt.${doubt.why}`, { part: t(`part.${doubt.part}`), seen: doubt.seen })}</span>
            {doubt.choices.length ? <span className={styles.choices}>{doubt.choices.map((choice) => <button key={addressText(choice)} type="button" onClick={() => setRead(settled(fresh, doubt, choice))}>{addressText(choice)}</button>)}</span> : null}
          </div>
        ))}
      </div>
      <div className={styles.act}>
        <Button size="small" type="primary" disabled={!text.trim()} loading={hurried !== "" && hurried === text && !problem} onClick={fill}>{t("fill")}</Button>
        <Button size="small" onClick={onClose}>{t("common:cancel")}</Button>
      </div>
    </div>
  );
}
