/** A formula as chips; a click makes it text with labels in braces and suggestions while typing. */
import TextArea from "antd/es/input/TextArea";
import type { TextAreaRef } from "antd/es/input/TextArea";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";

import type { Option } from "@/document/types";
import { fromLabelled, labels, toLabelled } from "../words/labelled";
import { sayFormula } from "../words/say-formula";
import type { Vocabulary } from "../words/vocabulary";

interface Props {
  value: string;
  words: Vocabulary;
  onChange: (formula: string) => void;
  label: string;
  placeholder?: string;
  /** Options of the field the result goes to, so that a key is shown by its name. */
  options?: Option[];
  error?: string;
  /** Typed at once: it was just asked for. */
  open?: boolean;
}

const LAST_WORD = /[\p{L}\p{N}_.]*$/u;
const SHOWN = 8;

export function FormulaInput({ value, words, onChange, label, placeholder, options, error, open = false }: Props) {
  const { t } = useTranslation("designers");
  const [editing, setEditing] = useState(() => (open ? toLabelled(value, words) : undefined));
  const area = useRef<TextAreaRef>(null);
  const box = useRef<HTMLButtonElement>(null);
  /** A key ended the typing: the keys stay here. */
  const keyed = useRef(false);
  useEffect(() => {
    if (editing === undefined && keyed.current) box.current?.focus();
    keyed.current = false;
  }, [editing]);

  if (editing === undefined) {
    return (
      <>
        <button ref={box} type="button" className={`dz-formula${error ? " dz-formula-bad" : ""}`} aria-label={label} onClick={() => setEditing(toLabelled(value, words))}>
          {value ? (
            sayFormula(value, words, options).map((segment, index) => (
              <span key={index} className={`dz-chip-${segment.kind}`}>
                {segment.text}
              </span>
            ))
          ) : (
            <span className="dz-hint">{placeholder ?? t("formula.placeholder")}</span>
          )}
        </button>
        {error ? <p className="dz-error" role="alert">{error}</p> : null}
      </>
    );
  }

  const word = LAST_WORD.exec(editing)?.[0] ?? "";
  const offers = [...labels(words).toPath.keys()].filter((each) => each.toLowerCase().includes(word.toLowerCase())).slice(0, SHOWN);
  const take = (offer: string) => {
    setEditing(`${editing.slice(0, editing.length - word.length)}{${offer}} `);
    area.current?.focus();
  };
  const done = () => {
    onChange(fromLabelled(editing.trim(), words));
    setEditing(undefined);
  };
  return (
    <div className="dz-formula-edit" onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && done()}>
      <TextArea
        ref={area}
        autoFocus
        autoSize={{ minRows: 2, maxRows: 8 }}
        aria-label={label}
        value={editing}
        onChange={(event) => setEditing(event.target.value)}
        onKeyDown={(event) => {
          const ends = event.key === "Escape" || (event.key === "Enter" && !event.shiftKey);
          if (!ends || event.nativeEvent.isComposing) return;
          event.preventDefault();
          event.stopPropagation(); // and closes nothing around it
          keyed.current = true;
          if (event.key === "Enter") done();
          else setEditing(undefined);
        }}
      />
      <div className="dz-offers" role="listbox" aria-label={t("formula.fields")}>
        {offers.map((offer) => (
          <button key={offer} type="button" role="option" aria-selected={false} className="dz-chip-field" onClick={() => take(offer)}>
            {offer}
          </button>
        ))}
      </div>
      <p className="dz-hint">{t("formula.help")}</p>
    </div>
  );
}
