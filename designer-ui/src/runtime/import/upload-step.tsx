/** The first step: choose a file or drop it here. */
import { Button } from "antd";
import { FileUp } from "lucide-react";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";

interface Props {
  busy: boolean;
  problems: string[];
  onFile: (file: File) => void;
}

const ACCEPT = ".csv,.txt,.xlsx";

export function UploadStep({ busy, problems, onFile }: Props) {
  const { t } = useTranslation("import");
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  return (
    <section className={`im-drop${over ? " im-over" : ""}`}
      onDragOver={(event) => { event.preventDefault(); setOver(true); }} onDragLeave={() => setOver(false)}
      onDrop={(event) => { event.preventDefault(); setOver(false); const [file] = event.dataTransfer.files; if (file) onFile(file); }}>
      <FileUp size={32} aria-hidden />
      <h2>{t("upload.title")}</h2>
      <p className="im-hint">{t("upload.hint")}</p>
      <Button type="primary" loading={busy} onClick={() => input.current?.click()}>{busy ? t("upload.reading") : t("upload.choose")}</Button>
      <input ref={input} type="file" accept={ACCEPT} className="visually-hidden" tabIndex={-1} aria-label={t("upload.choose")} onChange={(event) => { const [file] = event.target.files ?? []; if (file) onFile(file); event.target.value = ""; }} />
      {problems.length ? <div role="alert">{problems.map((text, index) => <p key={text} className={index ? "im-hint" : "im-error"}>{text}</p>)}</div> : null}
    </section>
  );
}
