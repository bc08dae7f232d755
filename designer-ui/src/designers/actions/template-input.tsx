/** A text in both languages with fields of the record in it: chips to read, names in double braces to write. */
import { Button, Select } from "antd";
import TextArea from "antd/es/input/TextArea";
import type { TextAreaRef } from "antd/es/input/TextArea";
import { Languages } from "lucide-react";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";

import type { Text } from "@/document/types";
import { labels } from "../words/labelled";
import { fromTemplateText, sayTemplate, toTemplateText } from "../words/template";
import type { Vocabulary } from "../words/vocabulary";

interface Props {
  label: string;
  value: Text | undefined;
  words: Vocabulary;
  onChange: (value: Text) => void;
}

const LONGEST = 2000;

export function TemplateInput({ label, value, words, onChange }: Props) {
  const { t, i18n } = useTranslation("designers");
  const first = i18n.language.startsWith("zh") ? "zh" : "en";
  const other = first === "zh" ? "en" : "zh";
  const [both, setBoth] = useState(false);
  const line = (language: "zh" | "en") => (
    <OneLanguage label={t(`text.${language}`, { label })} text={value?.[language] ?? (language === first ? (value?.zh ?? "") : "")} words={words} onChange={(text) => {
      const next = { zh: "", ...value, [language]: text };
      if (!next.en) delete next.en;
      onChange(next);
    }} />
  );
  return (
    <div className="fl-block" role="group" aria-label={label}>
      <span className="dz-template-head">{label}<Button type="text" size="small" aria-expanded={both} aria-label={t("text.other")} title={t("text.other")} icon={<Languages size={14} />} onClick={() => setBoth(!both)} /></span>
      {line(first)}
      {both ? line(other) : null}
    </div>
  );
}

function OneLanguage({ label, text, words, onChange }: { label: string; text: string; words: Vocabulary; onChange: (text: string) => void }) {
  const { t } = useTranslation("designers");
  const [editing, setEditing] = useState<string>();
  const area = useRef<TextAreaRef>(null);
  if (editing === undefined) {
    return (
      <button type="button" className="dz-formula" aria-label={label} onClick={() => setEditing(toTemplateText(text, words))}>
        {text ? sayTemplate(text, words).map((segment, index) => <span key={index} className={`dz-chip-${segment.kind}`}>{segment.text}</span>) : <span className="dz-hint">{t("action.textEmpty")}</span>}
      </button>
    );
  }
  const put = (name: string | null) => {
    const input = area.current?.resizableTextArea?.textArea;
    const at = input?.selectionStart ?? editing.length;
    const to = input?.selectionEnd ?? at;
    setEditing(`${editing.slice(0, at)}{{${name}}}${editing.slice(to)}`);
    area.current?.focus();
  };
  const done = () => {
    onChange(fromTemplateText(editing, words).trim());
    setEditing(undefined);
  };
  const offers = [...labels(words).toPath].filter(([, path]) => !words.fields.get(path)?.many).map(([name]) => ({ value: name, label: name }));
  return (
    <div className="dz-formula-edit" onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && done()}>
      <TextArea ref={area} autoFocus autoSize={{ minRows: 2, maxRows: 8 }} maxLength={LONGEST} aria-label={label} value={editing} onChange={(event) => setEditing(event.target.value)}
        onKeyDown={(event) => event.key === "Escape" && setEditing(undefined)} />
      <Select size="small" className="dz-set-add" showSearch={{ optionFilterProp: "label" }} popupMatchSelectWidth={false} aria-label={t("action.putField")} placeholder={t("action.putField")} value={null} options={offers}
        getPopupContainer={(trigger) => trigger.parentElement ?? document.body} onChange={put} />
    </div>
  );
}
