/** State as colour plus word: a dot and text in lists, a tag in headers. */
import type { ReactNode } from "react";

import styles from "./status.module.css";

export type Tone = "accent" | "success" | "warning" | "danger" | "neutral";

const TONES: Record<string, Tone> = {
  accent: "accent", blue: "accent", indigo: "accent", processing: "accent", success: "success", green: "success", warning: "warning", yellow: "warning",
  orange: "warning", amber: "warning", danger: "danger", red: "danger", error: "danger", neutral: "neutral", grey: "neutral", gray: "neutral",
};

export function toneOf(color: string | undefined): Tone {
  return TONES[color ?? ""] ?? "neutral";
}

export function StatusDot({ tone, children }: { tone: Tone; children: ReactNode }) {
  return (
    <span className={styles.status}>
      <i className={`${styles.dot} ${styles[tone]}`} aria-hidden />
      {children}
    </span>
  );
}

export function Tag({ tone = "neutral", dot = false, children }: { tone?: Tone; dot?: boolean; children: ReactNode }) {
  return (
    <span className={`${styles.tag} ${styles[tone]}`}>
      {dot ? <i className={`${styles.dot} ${styles[tone]}`} aria-hidden /> : null}
      {children}
    </span>
  );
}
