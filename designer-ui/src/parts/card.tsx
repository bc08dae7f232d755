/** A surface with one pixel of border and, when it has a title, a 44-pixel head. */
import type { ReactNode } from "react";

import styles from "./card.module.css";

interface CardProps {
  title?: ReactNode;
  /** What the surface is called when no title stands on it. */
  label?: string;
  note?: ReactNode;
  extra?: ReactNode;
  flush?: boolean;
  className?: string;
  children: ReactNode;
}

export function Card({ title, label, note, extra, flush = false, className = "", children }: CardProps) {
  return (
    <section className={`${styles.card} ${className}`} aria-label={label ?? (typeof title === "string" ? title : undefined)}>
      {title ? (
        <header className={styles.head}>
          <h2>{title}</h2>
          {note ? <span className={styles.note}>{note}</span> : null}
          {extra ? <div className={styles.extra}>{extra}</div> : null}
        </header>
      ) : null}
      <div className={flush ? undefined : styles.body}>{children}</div>
    </section>
  );
}
