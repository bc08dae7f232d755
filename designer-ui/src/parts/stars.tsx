/** Stars to press; arrow keys work as in any group of choices, pressing the chosen star again takes it back. */
import { useState } from "react";
import { useTranslation } from "react-i18next";

import type { InputProps } from "@/kinds/field-kind";
import { labelOf } from "@/kinds/fields-of";

import styles from "./stars.module.css";

export default function Stars({ id, value, field, onChange, disabled, describedBy }: InputProps) {
  const { t } = useTranslation("runtime");
  const [over, setOver] = useState(0);
  const chosen = Number(value ?? 0);
  const most = typeof field.max === "number" ? field.max : 5;
  const lit = over || chosen;
  return (
    <span role="radiogroup" aria-label={labelOf(field)} aria-describedby={describedBy} className={styles.stars} onMouseLeave={() => setOver(0)}>
      {Array.from({ length: most }, (_, index) => index + 1).map((star) => (
        <label key={star} className={star <= lit ? styles.lit : undefined} onMouseEnter={() => !disabled && setOver(star)}>
          <input
            id={star === Math.max(chosen, 1) ? id : undefined} type="radio" name={`stars-${field.key}`} disabled={disabled} checked={star === chosen} aria-label={t("typed.stars", { count: star })}
            onChange={() => onChange(String(star))} onClick={() => star === chosen && onChange(null)}
          />
          <span aria-hidden>★</span>
        </label>
      ))}
    </span>
  );
}
