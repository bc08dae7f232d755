/** First character on one of six muted hues; a ring marks who holds the work, a tick who has done it, a cross who has refused it. */
import { Check, X } from "lucide-react";

import styles from "./avatar.module.css";
import { Icon } from "./icon";

const HUES = ["#4B6A94", "#7A6A4C", "#4C7A68", "#6B568C", "#8A5A5A", "#5F6B7A"];

function hueOf(name: string): string {
  let sum = 0;
  for (const letter of name) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 997;
  return HUES[sum % HUES.length] ?? HUES[0]!;
}

interface AvatarProps {
  name: string;
  size?: number;
  state?: "done" | "current" | "refused";
}

export function Avatar({ name, size = 24, state }: AvatarProps) {
  const letter = [...name.trim()][0]?.toUpperCase() ?? "·";
  return (
    <span className={`${styles.avatar} ${state === "current" ? styles.current : ""}`} style={{ width: size, height: size, background: hueOf(name), fontSize: size * 0.46 }} aria-hidden>
      {letter}
      {state === "done" || state === "refused" ? (
        <span className={`${styles.tick} ${state === "refused" ? styles.cross : ""}`}>
          <Icon as={state === "refused" ? X : Check} size={8} />
        </span>
      ) : null}
    </span>
  );
}
