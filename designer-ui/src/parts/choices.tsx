/** A few options that stand open: one click instead of opening a list and choosing. */
import { useId } from "react";

import styles from "./choices.module.css";

interface ChoicesProps {
  id?: string;
  label: string;
  items: { id: string; title: string }[];
  chosen: string | null;
  onChoose: (id: string) => void;
  disabled?: boolean;
  invalid?: boolean;
  autoFocus?: boolean;
  describedBy?: string;
}

export function Choices({ id, label, items, chosen, onChoose, disabled, invalid, autoFocus, describedBy }: ChoicesProps) {
  const name = useId();
  return (
    <div role="radiogroup" id={id} aria-label={label} aria-invalid={invalid || undefined} aria-describedby={describedBy} className={invalid ? `${styles.choices} ${styles.invalid}` : styles.choices}>
      {items.map((item, index) => (
        <label key={item.id} className={styles.choice}>
          <input
            type="radio" name={name} value={item.id} checked={item.id === chosen} disabled={disabled}
            autoFocus={autoFocus && (chosen ? item.id === chosen : index === 0)} onChange={() => onChoose(item.id)}
          />
          {item.title}
        </label>
      ))}
    </div>
  );
}
