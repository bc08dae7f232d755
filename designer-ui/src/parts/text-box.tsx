/** Text inputs of our own: a frame, an optional sign at either end, one look everywhere. */
import { X } from "lucide-react";
import { type InputHTMLAttributes, type ReactNode, type Ref, type TextareaHTMLAttributes, useLayoutEffect, useRef } from "react";
import { useTranslation } from "react-i18next";

import { Icon } from "./icon";
import styles from "./text-box.module.css";

interface TextBoxProps extends Omit<InputHTMLAttributes<HTMLInputElement>, "prefix" | "size" | "onChange"> {
  value: string;
  onChange: (text: string) => void;
  prefix?: ReactNode;
  suffix?: ReactNode;
  size?: "small" | "large";
  right?: boolean;
  clearable?: boolean;
  invalid?: boolean;
}

export function TextBox({ value, onChange, prefix, suffix, size, right, clearable, invalid, className = "", disabled, ...rest }: TextBoxProps) {
  const { t } = useTranslation();
  return (
    <span className={`${styles.box} ${size ? styles[size] : ""} ${invalid ? styles.invalid : ""} ${disabled ? styles.disabled : ""} ${right ? styles.right : ""} ${className}`}>
      {prefix ? <span className={styles.sign}>{prefix}</span> : null}
      <input {...rest} value={value} disabled={disabled} aria-invalid={invalid || undefined} onChange={(event) => onChange(event.target.value)} />
      {clearable && value ? <button type="button" className={styles.clear} aria-label={t("clear")} onClick={() => onChange("")}><Icon as={X} size={12} /></button> : null}
      {suffix ? <span className={styles.sign}>{suffix}</span> : null}
    </span>
  );
}

interface TextAreaProps extends Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, "onChange" | "value"> {
  value: string;
  onChange: (text: string) => void;
  invalid?: boolean;
  most?: number;
  box?: Ref<HTMLTextAreaElement>;
}

const LINE = 22;

/** Grows with what is typed up to `most` lines. */
export function TextArea({ value, onChange, invalid, most = 6, box, ...rest }: TextAreaProps) {
  const own = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => {
    const area = own.current;
    if (!area) return;
    area.style.height = "auto";
    area.style.height = `${Math.min(area.scrollHeight + 2, most * LINE + 10)}px`;
  }, [value, most]);
  return (
    <textarea
      {...rest} rows={1} value={value} aria-invalid={invalid || undefined} className={`${styles.area} ${invalid ? styles.invalid : ""}`} onChange={(event) => onChange(event.target.value)}
      ref={(element) => {
        own.current = element;
        if (typeof box === "function") box(element);
        else if (box) box.current = element;
      }}
    />
  );
}
