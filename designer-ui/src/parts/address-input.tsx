/** An address in one line: typed or pasted as a whole, split into its parts, each of which can be corrected. */
import { useState } from "react";
import { useTranslation } from "react-i18next";

import type { Address } from "@/api/types";
import type { InputProps } from "@/kinds/field-kind";

import styles from "./address-input.module.css";
import { readAddress } from "./address-text";
import { TextBox } from "./text-box";

const PARTS = ["province", "city", "district", "detail"] as const;

export function AddressInput({ id, value, onChange, disabled, invalid, describedBy }: Omit<InputProps, "value"> & { value: Address | null }) {
  const { t } = useTranslation("runtime");
  const [heard, setHeard] = useState("");
  const set = (part: (typeof PARTS)[number], text: string) => {
    const next = { ...value, [part]: text || undefined };
    delete next.code;
    onChange(PARTS.some((one) => next[one]) ? next : null);
  };
  const paste = (event: React.ClipboardEvent) => {
    const pasted = event.clipboardData.getData("text");
    if (pasted.length < 8) return;
    const read = readAddress(pasted);
    if (!read.address.province && !read.address.city) return;
    event.preventDefault();
    onChange(read.address);
    setHeard(t("address.read"));
  };
  return (
    <div className={styles.address} onPaste={paste}>
      {PARTS.map((part, index) => (
        <TextBox
          key={part} id={index === 0 ? id : undefined} className={styles[part]} value={value?.[part] ?? ""} disabled={disabled} placeholder={t(`address.${part}`)}
          aria-label={t(`address.${part}`)} invalid={invalid} aria-describedby={describedBy} onChange={(text) => set(part, text)} autoComplete="off"
        />
      ))}
      <span className="visually-hidden" role="status">{heard}</span>
    </div>
  );
}
