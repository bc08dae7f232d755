/** A value typed as words that its kind understands: the words stay as typed until they are left, what they mean is kept. */
import { useState } from "react";
import { useTranslation } from "react-i18next";

import type { InputProps } from "@/kinds/field-kind";
import { kindOf } from "@/kinds/registry";

import { TextArea, TextBox } from "./text-box";

export default function ReadBox({ id, value, field, onChange, disabled, invalid, placeholder, describedBy, autoFocus }: InputProps) {
  const { t } = useTranslation("runtime");
  const kind = kindOf(field);
  const [typing, setTyping] = useState<string | null>(null);
  const long = kind.name === "json";
  const shown = long && value !== null && value !== undefined ? JSON.stringify(value, null, 2) : kind.text(value, field);
  const wrong = typing !== null && kind.parse(typing, field) === undefined;
  const take = (text: string) => {
    setTyping(text);
    const read = kind.parse(text, field);
    if (read !== undefined) onChange(read);
  };
  const leave = () => { if (!wrong) setTyping(null); };
  const shared = { id, value: typing ?? shown, disabled, autoFocus, placeholder: placeholder ?? (long ? undefined : t("typed.duration")), invalid: invalid || wrong, "aria-describedby": describedBy, onBlur: leave };
  return (
    <>
      {long ? <TextArea {...shared} most={12} spellCheck={false} style={{ fontFamily: "ui-monospace, monospace", fontSize: 12 }} onChange={take} /> : <TextBox {...shared} autoComplete="off" onChange={take} />}
      {wrong ? <span role="alert" style={{ color: "var(--danger)", fontSize: 12 }}>{t(long ? "typed.wrongJson" : "typed.wrongDuration")}</span> : null}
    </>
  );
}
